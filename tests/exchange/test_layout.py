"""Every filled row of every sheet is a header, a title, data with a state, or named as not read."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from netwerk.exchange.verdict import sheet_words
from netwerk.exchange.where import row_numbers
from tests.exchange.given import actors, plan, relaties, saved, states, texts, xlsx

OPTIONS = {"soort": "bewonersgroep", "relatie": "kent", "create_missing": True}
HEADERS = [
    ("Naam",),
    ("Naam", "Soort"),
    ("Naam", "Soort", "Kern", "Telefoon"),
    ("Van", "Naar"),
    ("Van", "Naar", "Soort"),
    ("Titel", "Gebied", "Staat"),
    ("Kleur", "Maat"),
    ("Clubnaam",),
    ("Naam", "Soort", "Werkt samen met"),
    ("", "Koor", "Club", "Zaal"),
    ("Naam", "Contact met [Koor]", "Contact met [Club]"),
    ("Voornaam", "Achternaam", "Organisatie", "Functie"),
    ("Tijdstempel", "Naam van je organisatie?", "Met wie werk je samen?"),
]
CELLS = st.sampled_from(
    [
        "Koor",
        "Club",
        "Zaal",
        "vereniging",
        "kent",
        "4",
        "Naam",
        "Van",
        "",
        "x",
        "Totaal",
        "Etten",
        "Koor, Club en Zaal",
        "ja",
        "12",
    ]
)
TABLES = st.tuples(
    st.lists(
        st.sampled_from(["Overzicht 2024", "Relaties", "Bron: gids", "Vereniging"]), max_size=3
    ),
    st.sampled_from(HEADERS),
    st.lists(st.lists(CELLS, max_size=4), max_size=5),
    st.tuples(st.integers(0, 2), st.integers(0, 2)),
)
SHEETS = st.lists(TABLES, min_size=1, max_size=4).map(
    lambda tables: [
        row
        for titles, header, body, (gap, blanks) in tables
        for row in (
            *([title] for title in titles),
            *([] for _ in range(gap)),
            header,
            *body,
            *([] for _ in range(blanks)),
        )
    ]
)


def accounted(done, content, file, sheet=None):
    """How often each row number of a sheet is accounted for; a title must be one, or be said."""
    here = [s for s in done.sheets if (s.file, s.sheet) == (file, sheet)]
    for report in here:
        is_title_of = min(report.headers or (report.first,)) - 1
        doubtful = [
            n for n in report.titles if n != is_title_of or sum(map(bool, content[n - 1])) > 1
        ]
        place = report.where.text
        assert not doubtful or any(
            text.startswith(place)
            and (row_numbers(doubtful) in text or row_numbers(report.titles) in text)
            for text in texts(done)
        )
    numbers = [n for report in here for n in (*report.headers, *report.titles, *report.asides)]
    rows = [
        row.row for row in done.rows if (row.file, row.sheet) == (file, sheet) and not row.extra
    ]
    assert sum(report.rows for report in here) == len(rows)
    assert sum(report.filled for report in here) == len(numbers) + len(rows)
    return Counter(numbers + rows)


def filled(rows):
    """The numbers of the rows that hold anything, each once."""
    return Counter(n for n, row in enumerate(rows, 1) if any(row))


def as_csv(rows):
    return "".join(";".join(row) + "\n" for row in rows)


@settings(max_examples=200, deadline=None)
@given(SHEETS)
def test_every_row_of_a_text_file_is_accounted_for_once(rows):
    content = as_csv(rows)
    done = plan(("a.csv", content), **OPTIONS)
    assert accounted(done, rows, "a.csv") == filled(rows)


@settings(max_examples=25, deadline=None)
@given(st.lists(SHEETS, min_size=1, max_size=3))
def test_every_row_of_every_sheet_of_a_workbook_is_accounted_for_once(sheets):
    named = {f"Blad{i}": rows for i, rows in enumerate(sheets, 1)}
    done = plan(("a.xlsx", xlsx(named)), **OPTIONS)
    for title, rows in named.items():
        assert accounted(done, rows, "a.xlsx", title) == filled(rows)


def test_a_table_above_the_best_headers_is_read_too():
    done = plan(
        "Naam;Soort\nKoor A;vereniging\nKoor B;vereniging\n;\n"
        "Naam;Soort;Plaats\nSchool D;instelling;Etten\n"
    )
    assert set(actors(done)) == {"Koor A", "Koor B", "School D"}
    assert [(s.label, s.rows) for s in done.sheets] == [("Actor", 2), ("Actor", 1)]


def test_a_list_of_relations_under_a_list_of_actors_is_read_as_relations():
    done = plan(
        "Naam;Soort;Kern\nKoor;vereniging;Etten\nZaal;bedrijf;Etten\n;;\nRelaties;;\n"
        "Van;Naar;Soort\nKoor;Zaal;kent\n"
    )
    assert set(actors(done)) == {"Koor", "Zaal"}
    assert len(relaties(done)) == 1
    assert states(done) == {"nieuw": 3}


def test_headers_that_come_again_on_a_next_page_go_on_with_the_same_list():
    done = plan("Naam;Soort\nKoor;vereniging\nNaam;Soort\nZaal;bedrijf\n")
    assert set(actors(done)) == {"Koor", "Zaal"}
    (report,) = done.sheets
    assert (report.rows, report.headers) == (2, (1, 3))


def test_a_row_that_only_has_words_like_headers_in_some_cells_is_data():
    done = plan("Naam;Soort;Omschrijving\nKoor;vereniging;een\nLabel;vereniging;zingt\n")
    assert set(actors(done)) == {"Koor", "Label"}


def test_a_table_of_unknown_columns_above_the_headers_is_said_with_its_rows():
    done = plan("Kleur;Maat\nrood;3\nblauw;4\n\nNaam;Soort\nKoor;vereniging\n")
    assert states(done) == {"overgeslagen": 3, "nieuw": 1}
    (problem,) = texts(done, "probleem")
    assert "rij 1 tot en met 3 staat boven de koppen en is niet gelezen" in problem
    assert "Zet er een rij koppen boven" in problem


def test_a_list_of_one_column_above_a_table_is_read_and_a_title_is_not():
    listed = plan("Naam\nKoor\nClub\n\nNaam;Soort\nZaal;bedrijf\n", soort="bewonersgroep")
    assert set(actors(listed)) == {"Koor", "Club", "Zaal"}
    titled = plan("Vereniging\nStand april 2024\nNaam;Soort\nZaal;bedrijf\n", soort="bedrijf")
    assert set(actors(titled)) == {"Zaal"}
    assert titled.sheets[0].titles == (1, 2)


def test_a_single_name_between_blank_rows_under_a_list_is_data():
    done = plan(
        "Naam;Soort\nKoor;vereniging\n;\nClub Zonnebloem;\n;\nVan;Naar\nKoor;Zaal\n",
        soort="bewonersgroep",
        relatie="kent",
        create_missing=True,
    )
    assert {"Koor", "Club Zonnebloem"} <= set(actors(done))
    unsorted = plan("Naam;Soort\nKoor;vereniging\n;\nClub;\n;\nVan;Naar;Soort\nKoor;Zaal;kent\n")
    assert any("rij 4" in text and "de soort ontbreekt" in text for text in texts(unsorted))


def test_a_row_of_two_cells_above_the_headers_is_said():
    done = plan("Koor;vereniging\n\nNaam;Soort\nZaal;bedrijf\n")
    assert any("rij 1 staat boven de koppen" in text for text in texts(done))
    touching = plan("Koor;vereniging\nNaam;Soort\nZaal;bedrijf\n")
    assert any("rij 1 staat boven de koppen" in text for text in texts(touching))


def test_a_title_that_does_not_touch_the_headers_is_said_and_one_that_does_is_not():
    done = plan("Overzicht\n\nLijst\nNaam;Soort\nZaal;bedrijf\n")
    (said,) = texts(done)
    assert "rij 1 staat boven de koppen" in said
    assert done.sheets[0].titles == (1, 3)
    assert not texts(plan("Lijst\nNaam;Soort\nZaal;bedrijf\n"))


@pytest.mark.parametrize(
    "above",
    [
        "Naam\nKoor\n\nClub\nZaal\n\n",
        "Actoren\nNaam\nKoor\nClub\nZaal\n\n",
        "Naam\n\nKoor\nClub\nZaal\n\n",
        "Van;Naar\nKoor;Club\n\nNaam\nKoor\nClub\nZaal\n\n",
    ],
    ids=["blank between", "under a title", "blank under the header", "under a table"],
)
def test_a_list_under_just_naam_is_read_with_blank_rows_in_it(above):
    done = plan(above + "Van;Naar\nKoor;Club\n", soort="bewonersgroep", relatie="kent")
    assert set(actors(done)) == {"Koor", "Club", "Zaal"}
    assert done.count("probleem") == 0


def test_many_rows_of_text_above_the_headers_are_said():
    done = plan("een\ntwee\ndrie\nvier\nNaam;Soort\nZaal;bedrijf\n")
    assert any("rij 1 tot en met 4 staat boven de koppen" in text for text in texts(done))


def test_the_words_of_a_sheet_add_up_to_its_filled_rows():
    done = plan("Overzicht;\n;\nNaam;Soort\nKoor;vereniging\nClub;vereniging\n")
    assert (
        sheet_words(done.sheets[0])
        == "lijst.csv: 4 rijen (1 met koppen, 1 met een titel, 2 actoren)"
    )


def test_a_hidden_sheet_is_said_with_its_number_of_rows():
    book = Workbook()
    book.active.append(["Naam", "Soort"])
    book.active.append(["Koor", "vereniging"])
    sheet = book.create_sheet("Oud")
    for row in (["Naam"], ["Club"], [], ["Zaal"]):
        sheet.append(row)
    sheet.sheet_state = "hidden"
    done = plan(("map.xlsx", saved(book)))
    report = next(s for s in done.sheets if s.sheet == "Oud")
    assert (report.label, report.rows, "verborgen" in (report.left_out or "")) == (None, 3, True)
    assert any("verborgen" in text and "(3 rijen)" in text for text in texts(done))


def test_a_hidden_row_is_read_and_said():
    book = Workbook()
    for row in (["Naam", "Soort"], ["Koor", "vereniging"], ["Club", "vereniging"]):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    done = plan(("map.xlsx", saved(book)))
    assert set(actors(done)) == {"Koor", "Club"}
    assert any("rij 3: de rij is verborgen in Excel; wel gelezen" in text for text in texts(done))


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_headers_below_the_first_rows_are_looked_for_too(format):
    rows = [[f"toelichting {i}"] for i in range(25)] + [["Naam", "Soort"], ["Koor", "vereniging"]]
    file = ("a.csv", as_csv(rows)) if format == "csv" else ("a.xlsx", xlsx({"Blad": rows}))
    assert set(actors(plan(file))) == {"Koor"}
