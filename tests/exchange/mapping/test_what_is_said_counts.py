"""What somebody says that tables, columns, words and rows mean counts in the plan as any reading."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netwerk.errors import InputError
from netwerk.exchange.mapping.file_mapping import (
    AS_IS,
    AS_NOTHING,
    AS_TEXT,
    FEATURE,
    NAMES,
    PAIRS,
    REMARK,
    SKIP,
    TIE,
    Defaults,
    FileMapping,
    RowMend,
    TableMapping,
    header_set,
)
from netwerk.exchange.verdict import verdict
from netwerk.model import Actor, Signaal
from tests.exchange.given import (
    accepted,
    actors,
    plan,
    relaties,
    says,
    states,
    stored,
    texts,
    xlsx,
)

CLUB = {"soort": "bewonersgroep"}


def told(headers: str, columns: dict[str, str], holds: str = "") -> FileMapping:
    """What is said of a table by its headers alone."""
    return FileMapping((TableMapping(None, None, header_set(headers.split(";")), holds, columns),))


def test_unknown_headers_are_read_as_the_user_says():
    text = "clubje;bellen;kleurtje\nKoor;0315-123456;rood\n"
    assert plan(text, **CLUB).items() == ()
    mapping = told("clubje;bellen;kleurtje", {"clubje": "naam", "bellen": "telefoon"}, "Actor")
    done = plan(text, **CLUB, mapping=mapping)
    assert actors(done)["Koor"].telefoon == "0315-123456"
    assert verdict(done).ok


def test_a_table_is_known_by_its_headers_in_any_order_and_in_any_file():
    mapping = told("Clubje;Bellen", {"clubje": "naam", "bellen": "telefoon"}, "Actor")
    done = plan(("anders.csv", "BELLEN;Clubje\n0315-123456;Koor\n"), **CLUB, mapping=mapping)
    assert actors(done)["Koor"].telefoon == "0315-123456"
    other = plan("clubje;bellen;maat;doos;wat\nKoor;1;2;3;4\n", **CLUB, mapping=mapping)
    assert other.items() == ()


def test_in_the_same_place_a_column_more_does_not_matter():
    one = TableMapping(
        "lijst.csv", None, header_set(["clubje", "bellen", "mail"]), "Actor", {"clubje": "naam"}
    )
    text = "clubje;bellen;mail;extra\nKoor;;;x y\n"
    assert list(actors(plan(text, **CLUB, mapping=FileMapping((one,))))) == ["Koor"]
    assert not actors(plan(("b.csv", text), **CLUB, mapping=FileMapping((one,))))


def test_a_table_below_another_one_is_read_as_the_user_says():
    text = "Naam;Soort\nKoor;bewonersgroep\n\n\nvan wie;met wie\nKoor;Veer\n"
    mapping = told("van wie;met wie", {"van wie": "van", "met wie": "naar"}, "Relatie")
    done = plan(text, **CLUB, mapping=mapping, relatie="kent", create_missing=True)
    assert [(r.soort) for r in relaties(done)] == ["kent"]
    assert set(actors(done)) == {"Koor", "Veer"}


def test_a_column_becomes_a_feature_that_stays_beside_what_is_stored():
    mapping = says("lijst.csv", {"kleur": FEATURE, "maat": REMARK})
    done = plan("naam;kleur;maat\nKoor;rood;XL\n", **CLUB, mapping=mapping)
    assert actors(done)["Koor"].labels == ("kleur: rood",)
    assert actors(done)["Koor"].omschrijving == "maat: XL"
    assert texts(done) == []
    koor = replace(actors(done)["Koor"], labels=("mooi", "kleur: rood"))
    again = plan("naam;kleur\nKoor;blauw\n", **CLUB, mapping=mapping, existing=stored(koor))
    assert actors(again)["Koor"].labels == ("mooi", "kleur: blauw")
    same = plan("naam;kleur\nKoor;rood\n", **CLUB, mapping=mapping, existing=stored(koor))
    assert states(same) == {"gelijk": 1}


def test_a_feature_or_remark_that_looks_private_is_held_back():
    mapping = says("lijst.csv", {"bel": FEATURE, "weetje": REMARK})
    done = plan(
        "naam;bel;weetje\nKoor;06-12345678;de voorzitter heeft dementie\n", **CLUB, mapping=mapping
    )
    assert actors(done)["Koor"].labels == ()
    assert actors(done)["Koor"].omschrijving is None
    assert {held.what for held in done.held} == {"bel", "weetje"}


def test_a_label_without_labels_keeps_a_feature_in_its_note():
    mapping = says("signalen.csv", {"kleur": FEATURE})
    done = plan(("signalen.csv", "titel;gebied;kleur\nLampen;4;rood\n"), mapping=mapping)
    (signaal,) = done.items()
    assert isinstance(signaal, Signaal)
    assert signaal.omschrijving == "kleur: rood"


def test_a_column_becomes_relations_of_the_kind_that_is_said():
    mapping = says("lijst.csv", {"maatjes": f"{TIE}werkt_samen_met"})
    done = plan("naam;maatjes\nKoor;Veer en Kerk\nVeer;\nKerk;\n", **CLUB, mapping=mapping)
    assert [r.soort for r in relaties(done)] == ["werkt_samen_met"] * 2
    assert texts(done, "probleem") == []


def test_a_column_of_relations_can_be_something_else():
    text = "naam;werkt samen met\nKoor;Veer\nVeer;\n"
    assert len(relaties(plan(text, **CLUB))) == 1
    done = plan(text, **CLUB, mapping=says("lijst.csv", {"werkt samen met": REMARK}))
    assert relaties(done) == []
    assert actors(done)["Koor"].omschrijving == "werkt samen met: Veer"
    assert relaties(plan(text, **CLUB, mapping=says("lijst.csv", {"werkt samen met": SKIP}))) == []


def test_a_table_can_be_left_out_which_is_no_failure():
    book = xlsx({"Clubs": [["Naam"], ["Koor"]], "Kleuren": [["Kleur", "Maat"], ["rood", "XL"]]})
    assert not verdict(plan(("b.xlsx", book), **CLUB)).ok
    done = plan(("b.xlsx", book), **CLUB, mapping=told("Maat;Kleur", {}, SKIP))
    assert verdict(done).ok
    assert list(actors(done)) == ["Koor"]
    assert "Kleuren is overgeslagen, dat is gekozen" in verdict(done).left
    assert sum(sheet.filled for sheet in done.sheets) == 4


@pytest.mark.parametrize("by_headers", [True, False])
def test_names_and_pairs_without_headers(by_headers):
    book = xlsx({"N": [["Koor", "x y"], ["Veer", "z"]], "P": [["Koor", "Veer"], ["Veer", "Kerk"]]})
    headers = (
        (header_set(["Koor", "x y"]), header_set(["Koor", "Veer"])) if by_headers else ((), ())
    )
    tables = (
        TableMapping("b.xlsx", "N", headers[0], NAMES),
        TableMapping("b.xlsx", "P", headers[1], PAIRS),
    )
    done = plan(
        ("b.xlsx", book), **CLUB, mapping=FileMapping(tables), relatie="kent", create_missing=True
    )
    assert set(actors(done)) == {"Koor", "Veer", "Kerk"}
    assert len(relaties(done)) == 2


def test_a_word_stands_for_what_the_user_says():
    text = "naam;soort;categorie;domein\nKoor;clubje;zingerij;sport;\nVeer;clubje;;\n"
    words = {
        ("Actor", "soort", "clubje"): "bewonersgroep",
        ("Actor", "categorie", "zingerij"): AS_TEXT,
    }
    done = plan(text, mapping=FileMapping(words=words))
    assert {a.soort for a in actors(done).values()} == {"bewonersgroep"}
    assert actors(done)["Koor"].categorie is None
    assert actors(done)["Koor"].omschrijving == "Categorie: zingerij"
    said = {(w.veld, w.word): w.meaning for w in done.questions.words}
    assert said == {("soort", "clubje"): "bewonersgroep", ("categorie", "zingerij"): AS_TEXT}


def test_a_word_can_be_left_out_or_taken_as_it_is():
    text = "naam;categorie;domein\nKoor;zingerij;sport; \nVeer;getoeter;\n"
    words = {
        ("Actor", "categorie", "zingerij"): AS_IS,
        ("Actor", "categorie", "getoeter"): AS_NOTHING,
    }
    done = plan(text, **CLUB, mapping=FileMapping(words=words))
    assert actors(done)["Koor"].categorie == "zingerij"
    assert actors(done)["Veer"].categorie is None
    assert texts(done) == []


def test_one_word_of_a_list_in_a_cell_is_replaced():
    text = 'naam;domein\nKoor;"sport; zwemmerij"\n'
    words = {("Actor", "domeinen", "zwemmerij"): "jeugd"}
    asked = plan(text, **CLUB)
    assert [(w.veld, w.word) for w in asked.questions.words] == [("domeinen", "zwemmerij")]
    done = plan(text, **CLUB, mapping=FileMapping(words=words))
    assert actors(done)["Koor"].domeinen == ("sport", "jeugd")


def test_an_unknown_place_is_asked_and_can_stand_for_a_kern():
    text = "naam;kern\nKoor;Ulleft\nVeer;Ulleft\n"
    asked = plan(text, **CLUB)
    assert [(w.veld, w.text, w.count) for w in asked.questions.words] == [("kern", "Ulleft", 2)]
    done = plan(text, **CLUB, mapping=FileMapping(words={("Actor", "kern", "ulleft"): "Silvolde"}))
    assert actors(done)["Koor"].kern
    assert actors(done)["Koor"].omschrijving is None


def test_a_word_that_is_no_word_is_not_asked_about():
    done = plan(
        'naam;soort;status;frequentie\nKoor;vereniging;"";x\nVeer;kerk;n.v.t.;\n"Kerk";club;actief;-\n',
        **CLUB,
    )
    assert done.questions.words == ()


def test_a_row_is_mended_in_place_or_left_out():
    text = "naam;soort\n;kerk\nKoor;clubje\nVeer;kerk\n"
    rows = (
        RowMend("lijst.csv", None, 2, "naam", "Kerk"),
        RowMend("lijst.csv", None, 3, "Soort", "vereniging"),
        RowMend("lijst.csv", None, 4),
    )
    done = plan(text, mapping=FileMapping(rows=rows))
    assert set(actors(done)) == {"Kerk", "Koor"}
    assert states(done) == {"nieuw": 2, "overgeslagen": 1}
    assert sum(sheet.filled for sheet in done.sheets) == 4


def test_a_mend_can_fill_a_property_that_has_no_column():
    rows = (RowMend("lijst.csv", None, 2, "soort", "kerk"),)
    assert actors(plan("naam\nKerk\n", mapping=FileMapping(rows=rows)))["Kerk"].soort


def test_rows_with_a_problem_come_with_their_cells():
    done = plan("naam;soort;kleur\nKoor;blub;rood\n")
    (row,) = done.questions.rows
    assert row.cells == (("naam", "Koor"), ("soort", "blub"), ("kleur", "rood"))
    assert row.where.row == 2


def test_defaults_hold_where_the_options_say_nothing():
    defaults = Defaults(soort="kerk", gebied="gebied 4", bron="lijst", create_missing=True)
    done = plan(
        "naam;kern\nKoor;\nVeer;Silvolde\n", mapping=FileMapping(defaults=defaults), soort="bedrijf"
    )
    assert {a.soort for a in actors(done).values()} == {"bedrijf"}
    assert actors(done)["Koor"].gebieden == ("4",)
    assert actors(done)["Veer"].gebieden == ()
    assert actors(done)["Koor"].bron == "lijst"


def test_a_gebied_of_an_import_does_not_move_what_is_stored():
    koor = Actor(id="k", naam="Koor", soort="bewonersgroep", gebieden=("5",))
    done = plan("naam\nKoor\n", **CLUB, gebied="4", existing=stored(koor))
    assert states(done) == {"gelijk": 1}
    with pytest.raises(InputError, match="geen gebied dat netwerk kent"):
        plan("naam\nKoor\n", gebied="gebied 99")


def test_reading_again_with_what_was_seen_gives_the_same_plan():
    text = (
        "Voornaam;Achternaam;Organisatie;Functie;Werkt samen met;Kleur\n"
        "Jan;de Boer;Koor;jongerenwerker;Veer;rood\n"
    )
    done = plan(text, existing=accepted(plan("naam\nKoor\nVeer\n", **CLUB)))
    (table,) = done.questions.tables
    assert table.holds == "Actor"
    meanings = {column.header: (column.meaning, column.used) for column in table.columns}
    assert meanings["Voornaam"] == ("", "deel van de naam")
    assert meanings["Werkt samen met"][0] == f"{TIE}werkt_samen_met"
    assert meanings["Kleur"] == ("", "")
    columns = {c.header: c.meaning for c in table.columns if c.meaning}
    mapping = FileMapping((TableMapping(None, None, table.headers, "Actor", columns),))
    again = plan(text, existing=accepted(plan("naam\nKoor\nVeer\n", **CLUB)), mapping=mapping)
    assert again.items() == done.items()


def test_a_mend_that_meets_no_row_or_column_is_said():
    file = "Naam;Soort\nKoor;club\n"
    mends = (
        RowMend("lijst.csv", None, 77, "Naam", "Veer"),
        RowMend("lijst.csv", None, 2, "Hobby", "zang"),
        RowMend("lijst.csv", None, 2, "Omschrijving", "Zingt"),
        RowMend("ander.csv", None, 2),
    )
    done = plan(file, mapping=FileMapping(rows=mends))
    said = [text for text in texts(done) if "telt dus niet mee" in text]
    assert [("rij 77" in text, "Hobby" in text) for text in said] == [(False, True), (True, False)]
    assert actors(done)["Koor"].omschrijving == "Zingt"
