"""Rows under a blank row: those of the list are read, a table of other columns is not and is said."""

import pytest

from netwerk.exchange.verdict import verdict
from tests.exchange.given import accepted, actors, plan, relaties, texts, xlsx

COLOURS = "Kleur;Maat\nrood;3\nblauw;4\n"
MAKE = {"soort": "bewonersgroep", "relatie": "kent", "create_missing": True}


@pytest.mark.parametrize(
    "above",
    [
        "Van;Naar\nKoor;Zaal\n;\n",
        "Van;Naar\n;\n",
        "Van;Naar;Soort\nKoor;Zaal;kent\n;;\n",
        "Naam;Soort\nKoor;vereniging\nZaal;bedrijf\n;\n",
        "Naam;Telefoon\nKoor;0315-700001\nZaal;0315-700002\n;\n",
        "Naam\nKoor\nZaal\n\n",
    ],
)
@pytest.mark.parametrize("title", ["", "Kleuren;\n"])
def test_a_table_of_other_columns_under_a_known_one_is_not_read_and_is_named(above, title):
    done = plan(above + title + COLOURS, **MAKE)
    assert set(actors(done)) <= {"Koor", "Zaal"}
    first = above.count("\n") + title.count("\n") + 1
    (problem,) = texts(done, "probleem")
    assert f"rij {first} tot en met {first + 2} is niet gelezen" in problem
    assert "'Kleur', 'Maat'" in problem
    judged = verdict(done)
    assert (judged.kind in ("deels", "niets_gelezen"), judged.exit_code) == (True, 1)


def test_colours_with_capitals_under_a_list_with_soorten_are_another_table_too():
    done = plan("Naam;Soort\nKoor;vereniging\n;\nKleur;Vorm\nRood;Rond\nBlauw;Recht\n")
    assert set(actors(done)) == {"Koor"}
    assert any("rij 4 tot en met 6 is niet gelezen" in text for text in texts(done, "probleem"))


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        ("Naam;Soort\nKoor;vereniging\n;\nClub;vereniging\nZaal;bedrijf\n", 3),
        ("Naam;Soort\n;\nClub;vereniging\nZaal;bedrijf\n", 2),
        ("Naam;Soort;Kern\nKoor;vereniging;Ulft\n;;\nClub;;Ulft\nZaal;;Etten\n", 3),
        ("Naam;Telefoon\nKoor;0315-1\n;\nClub;onbekend\nZaal;0315-700002\n", 3),
        ("Naam;Adres\nKoor;Dorpsstraat\n;\nClub;Kerkplein\nZaal;Markt\n", 3),
        ("Naam;Soort\nKoor;vereniging\n;\nClub;zangclub\nZaal;feestzaal\n", 3),
        ("Naam\nKoor\n\nClub\nZaal\n", 3),
    ],
)
def test_rows_of_a_list_under_a_blank_row_are_read(listed, names):
    done = plan(listed, soort="bewonersgroep")
    assert len(actors(done)) == names
    assert not texts(done, "probleem")


@pytest.mark.parametrize(
    "rows",
    [
        "Koor;Club\n",
        "Club;Zaal\nFanfare;Koor\n",
        "Club;Fanfare\n",
        "Club;Fanfare\nKerk;Markt\n",
        "Club 1;Club 2\nClub 3;Club 4\n",
    ],
)
def test_relations_under_a_blank_row_are_read(rows):
    done = plan("Van;Naar\nKoor;Zaal\n;\n" + rows, **MAKE)
    assert len(relaties(done)) == 1 + rows.count("\n")


def test_rows_that_may_be_another_table_are_read_and_said():
    done = plan("Van;Naar\nKoor;Zaal\n;\nClub;Fanfare\nKerk;Markt\n", **MAKE)
    assert any(
        "rij 4 en 5 staat onder een lege regel" in t or "rij 4 tot en met 5" in t
        for t in texts(done)
    )
    sure = plan("Van;Naar\nKoor;Zaal\n;\nZaal;Fanfare\n", **MAKE)
    assert not any("onder een lege regel" in text for text in texts(sure))


def test_names_that_are_stored_or_on_another_sheet_tell_that_rows_are_relations():
    relations = "Van;Naar;Soort\nKoor;Zaal;kent\n;;\nClub;fanfare\nkerk;markt\n"
    listed = "Naam;Soort\nKoor;vereniging\nZaal;bedrijf\nClub;vereniging\n"
    beside = plan(relations, listed, **MAKE)
    assert len(relaties(beside)) == 3
    stored = plan(relations, existing=accepted(plan(listed)), **MAKE)
    assert len(relaties(stored)) == 3


def test_rows_of_the_list_below_the_other_table_are_read_again():
    done = plan(
        "Naam;Soort\nKoor;vereniging\n;\n" + COLOURS + ";\ngroen;5\n;\nClub;vereniging\n", **MAKE
    )
    assert set(actors(done)) == {"Koor", "Club"}
    assert [(s.label, s.rows, s.headers) for s in done.sheets] == [
        ("Actor", 1, (1,)),
        (None, 3, (4,)),
        ("Actor", 1, ()),
    ]


def test_the_same_other_table_on_two_sheets_is_on_neither_a_list_of_relations():
    rows = [["Van", "Naar"], ["Koor", "Zaal"], [], ["Kleur", "Maat"], ["rood", 3], ["blauw", 4]]
    done = plan(("map.xlsx", xlsx({"Een": rows, "Twee": rows})), **MAKE)
    assert set(actors(done)) | {item.naam for item in done.created} == {"Koor", "Zaal"}
