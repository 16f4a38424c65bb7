"""Where tables are on the sheets that people keep, and which of their rows hold an actor."""

import pytest
from openpyxl import Workbook

from netwerk.exchange.verdict import sheet_words, verdict
from netwerk.model import Actor
from tests.exchange.given import actors, plan, relaties, saved, states, stored, texts, xlsx


def test_two_tables_beside_each_other_are_both_read():
    done = plan("Naam;Soort;;Naam;Soort\nKoor;vereniging;;Zaal;bedrijf\nVeer;vereniging;;;\n")
    assert set(actors(done)) == {"Koor", "Veer", "Zaal"}
    places = {report.where.text: report.rows for report in done.sheets}
    assert places == {
        "lijst.csv, kolom A tot en met C": 2,
        "lijst.csv, kolom D tot en met E": 1,
    }
    assert verdict(done).kind == "goed"


def test_a_list_of_actors_with_its_relations_beside_it():
    done = plan("Naam;Soort;;Van;Naar\nKoor;club;;Koor;Veer\nVeer;club;;;\n", relatie="kent")
    assert (len(actors(done)), len(relaties(done))) == (2, 1)


def test_the_same_headers_again_in_one_row_are_a_second_table():
    done = plan("Naam;Soort;Naam;Soort\nKoor;club;Zaal;bedrijf\n")
    assert set(actors(done)) == {"Koor", "Zaal"}


@pytest.mark.parametrize(
    "header", ["Naam;Soort;;Opmerking", "Naam;Soort;;Telefoon", "Van;Naar;;Label"]
)
def test_an_empty_column_does_not_part_one_table(header):
    assert len(plan(f"{header}\nKoor;Veer;;iets\n", relatie="kent").sheets) == 1


def test_a_sheet_for_each_village_gives_its_rows_that_kern():
    rows = [
        ["Naam", "Soort", "Telefoon"],
        ["Oranjevereniging", "vereniging", "0315-1"],
        ["Totaal", "", 1],
    ]
    done = plan(("dorpen.xlsx", xlsx({"Etten": rows, "Megchelen": rows})))
    found = {item.kern for item in done.items() if isinstance(item, Actor)}
    assert found == {"etten", "megchelen"}
    assert states(done) == {"nieuw": 2}
    assert any("rij 3 ('Totaal') is een optelling en niet overgenomen" in t for t in texts(done))
    assert sheet_words(done.sheets[0]).endswith(
        "3 rijen (1 met koppen, 1 met een totaal, tussenkop of opmerking, 1 actor)"
    )


def test_a_kern_that_the_row_names_goes_before_that_of_the_sheet():
    rows = [["Naam", "Soort", "Kern"], ["Koor", "club", "Megchelen"], ["Veer", "club", ""]]
    done = actors(plan(("dorpen.xlsx", xlsx({"Etten": rows}))))
    assert (done["Koor"].kern, done["Veer"].kern) == ("megchelen", "etten")


def test_village_rows_between_give_the_rows_under_them_that_kern():
    done = plan("Naam;Soort\nEtten;\nKoor;club\nVeer;club\nMegchelen;\nZaal;bedrijf\n")
    assert {naam: a.kern for naam, a in actors(done).items()} == {
        "Koor": "etten",
        "Veer": "etten",
        "Zaal": "megchelen",
    }
    assert done.sheets[0].asides == (2, 5)


def test_a_list_of_names_of_places_keeps_them_all():
    """A row that is all there is of an actor is no heading."""
    done = plan("Naam;Soort\nEtten;club\nMegchelen;club\n")
    assert len(actors(done)) == 2


def test_totals_headings_and_notes_are_no_actors():
    rows = [
        ["Verenigingen 2024"],
        [],
        [],
        ["Naam", "Soort", "Leden"],
        ["Sport"],
        ["Voetbal", "vereniging", 3],
        ["Subtotaal sport", "", 3],
        ["Muziek"],
        ["Koor", "vereniging", 4],
        ["Totaal", "", 7],
        [],
        ["Bron: gids van het dorp, april 2024"],
    ]
    done = plan(("a.xlsx", xlsx({"Lijst": rows})))
    assert set(actors(done)) == {"Voetbal", "Koor"}
    assert done.sheets[0].asides == (5, 7, 8, 10, 12)
    said = " ".join(texts(done))
    assert "rij 7 en 10 ('Subtotaal sport', 'Totaal') zijn optellingen en niet overgenomen" in said
    assert "rij 12 ('Bron: gids van het dorp, april 2024') staat onder de tabel" in said
    assert "'Sport' is een tussenkop" in said


@pytest.mark.parametrize(
    "naam",
    ["Totaal Techniek", "Somers", "Koor", "Bron van Leven", "Stand-up club", "Gemiddeld Anders"],
)
def test_an_actor_whose_name_looks_like_a_total_or_a_heading_stays(naam):
    done = plan(
        f"Naam;Soort;Telefoon\nVeer;club;\n{naam};;\nZaal;bedrijf;0315-1\n", soort="bedrijf"
    )
    assert naam in actors(done)


def test_a_club_called_koor_at_the_top_of_a_list_stays():
    """A heading has others beside it: one word for a kind, alone, is the name of a club."""
    done = plan("Naam;Soort\nKoor;\nVeer;club\nZaal;bedrijf\n", soort="bewonersgroep")
    assert set(actors(done)) == {"Koor", "Veer", "Zaal"}
    assert done.sheets[0].asides == ()


def test_the_same_word_twice_is_an_actor_and_no_heading():
    done = plan("Naam;Soort\nKoor;club\nKoor;\nVeer;club\nKoor;\nZaal;club\n")
    assert len(done.rows) == 5
    assert set(actors(done)) == {"Koor", "Veer", "Zaal"}


def test_stacked_tables_with_a_title_are_both_read():
    done = plan(
        "Naam;Soort\nKoor;club\nVeer;club\n;\nRelaties\nVan;Naar\nKoor;Veer\n", relatie="kent"
    )
    assert set(actors(done)) == {"Koor", "Veer"}
    assert len(relaties(done)) == 1


def test_hidden_columns_and_rows_are_read_and_said():
    book = Workbook()
    for row in (["Naam", "Soort", "Telefoon"], ["Koor", "vereniging", "0315-700001"]):
        book.active.append(row)
    book.active.column_dimensions["C"].hidden = True
    done = plan(("map.xlsx", saved(book)))
    assert actors(done)["Koor"].telefoon == "0315-700001"
    assert any("kolom C is verborgen in Excel; wel gelezen" in text for text in texts(done))


def test_names_without_a_header_are_asked_about_and_then_read():
    content = "Koor\nVeer\nKerk\n"
    asked = plan(content, soort="bewonersgroep")
    assert verdict(asked).exit_code == 1
    assert "--inhoud namen" in texts(asked, "probleem")[0]
    assert not actors(asked)
    done = plan(content, soort="bewonersgroep", inhoud="namen")
    assert set(actors(done)) == {"Koor", "Veer", "Kerk"}
    assert states(done) == {"nieuw": 3}


def test_pairs_without_a_header_are_asked_about_and_then_read():
    content = "Koor;Veer\nFanfare;Koor\nToneel;Veer\n"
    asked = plan(content, soort="bewonersgroep", relatie="kent")
    assert verdict(asked).exit_code == 1
    assert "--inhoud paren" in texts(asked, "probleem")[0]
    done = plan(content, soort="bewonersgroep", relatie="kent", inhoud="paren", create_missing=True)
    assert (len(actors(done)), len(relaties(done))) == (4, 3)


def test_what_a_table_holds_is_only_asked_of_tables_without_headers():
    done = plan("Naam;Soort\nKoor;club\n", inhoud="paren")
    assert set(actors(done)) == {"Koor"}


@pytest.mark.parametrize(
    "content",
    [
        "Snorklap;Beltnr\nKoor A;0315-700001\nKoor B;0315-700002\n",
        "Naam;Soort\n",
        "Totaal;3\n",
        "Kleur;Maat\nrood;3\n",
    ],
)
def test_success_is_never_told_of_a_file_of_which_nothing_was_read(content):
    judged = verdict(plan(content, existing=stored(Actor(id="a", naam="Koor A", soort="bedrijf"))))
    assert judged.kind == "niets_gelezen"
    assert judged.exit_code == 1
    assert "staat al in het netwerk" not in judged.text


def test_real_headers_are_quoted_and_not_the_title():
    sheets = {f"Blad{i}": [["Overzicht"], ["Kleur", "Maat"], ["rood", 3]] for i in range(3)}
    done = plan(("a.xlsx", xlsx(sheets)))
    assert all("'Kleur', 'Maat'" in text for text in texts(done, "probleem"))
    assert not any("'Overzicht'" in text for text in texts(done, "probleem"))
