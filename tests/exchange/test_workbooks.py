"""Excel workbooks that municipalities really have."""

from datetime import date, datetime, time

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from tests.exchange.given import (
    actors,
    as_excel_writes_it,
    plan,
    relaties,
    repacked,
    saved,
    states,
    texts,
    xlsx,
)


def book(sheets, **options):
    return plan(("map.xlsx", xlsx(sheets) if isinstance(sheets, dict) else sheets), **options)


def test_each_sheet_is_read_for_what_it_holds_whatever_its_place():
    done = book(
        {
            "Relaties": [["Van", "Naar", "Soort"], ["Koor", "Club", "kent"]],
            "Toelichting": [["Dit bestand is van het team"]],
            "Actoren": [
                ["Naam", "Soort", "Gebied", "Kern"],
                ["Koor", "vereniging", 7, "Heikant"],
                ["Club", "vereniging", "Zuid", None],
            ],
            "Kernen": [["Naam", "Gebied"], ["Heikant", "Zuid"]],
            "Gebieden": [["Nummer", "Naam"], [7, "Zuid"]],
        }
    )
    assert [(s.sheet, s.label, s.rows) for s in done.sheets] == [
        ("Relaties", "Relatie", 1), ("Toelichting", None, 0), ("Actoren", "Actor", 2), ("Kernen", "Kern", 1), ("Gebieden", "Gebied", 1),
    ]  # fmt: skip
    assert [type(item).__name__ for item in done.items()] == [
        "Gebied",
        "Kern",
        "Actor",
        "Actor",
        "Relatie",
    ]
    assert (actors(done)["Koor"].gebieden, actors(done)["Koor"].kern) == (("7",), "heikant")


def test_numbers_dates_and_truth_become_the_text_a_user_sees():
    done = book(
        {
            "Actoren": [
                [
                    "Naam",
                    "Soort",
                    "KvK",
                    "Postcode",
                    "Telefoon",
                    "Laatst bevestigd",
                    "Gevraagd",
                    "Omschrijving",
                ],
                [
                    "Koor",
                    "vereniging",
                    12345678,
                    7064.0,
                    315654321,
                    date(2024, 5, 17),
                    datetime.fromisoformat("2024-05-17 23:59"),
                    1.5,
                ],
                [2024, "vereniging", "01234567", None, None, 2024, None, True],
                ["Club", "vereniging", None, None, None, None, None, time(19, 30)],
            ]
        }
    )
    koor, jaar, club = (actors(done)[name] for name in ("Koor", "2024", "Club"))
    assert (koor.kvk, koor.postcode, koor.telefoon) == ("12345678", "7064", "315654321")
    assert (koor.laatst_bevestigd, koor.gevraagd, koor.omschrijving) == (
        "2024-05-17",
        "2024-05-17",
        "1,5",
    )
    assert (jaar.kvk, jaar.laatst_bevestigd, jaar.omschrijving) == ("01234567", "2024", "ja")
    assert club.omschrijving == "19:30"


def test_a_number_that_excel_shows_with_leading_zeros_keeps_them():
    workbook = Workbook()
    workbook.active.append(["Naam", "Soort", "KvK"])
    workbook.active.append(["Koor", "vereniging", 1234567])
    workbook.active["C2"].number_format = "00000000"
    assert actors(book(saved(workbook)))["Koor"].kvk == "01234567"


def test_dates_of_an_old_mac_workbook_do_not_shift():
    workbook = Workbook()
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    workbook.epoch = CALENDAR_MAC_1904
    workbook.active.append(["Naam", "Soort", "Gevraagd"])
    workbook.active.append(["Koor", "vereniging", date(2024, 5, 17)])
    assert actors(book(saved(workbook)))["Koor"].gevraagd == "2024-05-17"


def test_a_formula_gives_its_stored_result_and_one_without_a_result_is_said():
    content = xlsx(
        {
            "Actoren": [
                ["Naam", "Soort", "Telefoon"],
                ["Koor", "vereniging", "=1+1"],
                ["Club", "vereniging", "=1+1"],
            ]
        }
    )
    content = repacked(content, "xl/worksheets/sheet1.xml", r"<v\s*/>|<v></v>", "<v>2</v>")
    done = book(content)
    assert (actors(done)["Koor"].telefoon, actors(done)["Club"].telefoon) == ("2", None)
    assert any(
        "een formule heeft geen uitkomst" in text and "cel C3" in text for text in texts(done)
    )


def test_cells_merged_downwards_count_for_every_row():
    workbook = Workbook()
    for row in (
        ["Naam", "Soort", "Kern"],
        ["Koor", "vereniging", "Etten"],
        ["Club", "vereniging"],
        [],
        ["Zaal", "bedrijf", "Voorst"],
    ):
        workbook.active.append(row)
    workbook.active.merge_cells("C2:C4")
    done = book(saved(workbook))
    assert {name: a.kern for name, a in actors(done).items()} == {
        "Koor": "etten",
        "Club": "etten",
        "Zaal": "voorst",
    }
    assert any("samengevoegde cellen" in text for text in texts(done))


def test_a_title_over_merged_columns_is_no_header():
    workbook = Workbook()
    for row in (["Verenigingen 2024"], ["Naam", "Soort"], ["Koor", "vereniging"]):
        workbook.active.append(row)
    workbook.active.merge_cells("A1:B1")
    assert set(actors(book(saved(workbook)))) == {"Koor"}


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_not_read_and_named(state):
    workbook = Workbook()
    workbook.active.append(["Naam", "Soort"])
    workbook.active.append(["Koor", "vereniging"])
    sheet = workbook.create_sheet("Oud")
    sheet.append(["Naam", "Soort"])
    sheet.append(["Club", "vereniging"])
    sheet.sheet_state = state
    done = book(saved(workbook))
    assert set(actors(done)) == {"Koor"}
    assert any("blad 'Oud' is verborgen en niet gelezen" in text for text in texts(done))


@pytest.mark.parametrize("mark", ["(overslaan)", "(ignore)"])
def test_a_sheet_marked_to_be_left_out_is_not_read_and_named(mark):
    done = book(
        {
            "Actoren": [["Naam", "Soort"], ["Koor", "vereniging"]],
            f"Kladblok {mark}": [["Naam"], ["Club"]],
        }
    )
    assert set(actors(done)) == {"Koor"}
    assert any(f"Kladblok {mark}" in text for text in texts(done))


def test_hundreds_of_thousands_of_formatted_empty_rows_are_no_rows():
    content = xlsx({"Actoren": [["Naam", "Soort"], ["Koor", "vereniging"]]})
    empty = "".join(
        f'<row r="{r}" spans="1:3"><c r="A{r}" s="0"/><c r="B{r}" s="0"/></row>'
        for r in range(3, 200_003)
    )
    last = '<row r="300000"><c r="A300000" t="inlineStr"><is><t>Club</t></is></c><c r="B300000" t="inlineStr"><is><t>bedrijf</t></is></c></row>'
    done = book(
        repacked(content, "xl/worksheets/sheet1.xml", "</sheetData>", f"{empty}{last}</sheetData>")
    )
    assert [(row.row, row.state) for row in done.rows] == [(2, "nieuw"), (300_000, "nieuw")]


def test_colour_in_empty_cells_is_no_data():
    workbook = Workbook()
    workbook.active.append(["Naam", "Soort"])
    workbook.active.append(["Koor", "vereniging"])
    for row in range(3, 50):
        workbook.active.cell(row, 30).fill = PatternFill("solid", fgColor="FF0000")
    done = book(saved(workbook))
    assert (states(done), texts(done)) == ({"nieuw": 1}, [])


@pytest.mark.parametrize("prefix", ["", "x"])
def test_shared_texts_runs_and_date_formats_as_excel_writes_them(prefix):
    p = f"{prefix}:" if prefix else ""
    shared = "".join(
        f"<{p}si><{p}t>{text}</{p}t></{p}si>"
        for text in ("Naam", "Soort", "Gevraagd", "vereniging")
    )
    shared += f"<{p}si><{p}r><{p}t>Ko</{p}t></{p}r><{p}r><{p}rPr/><{p}t>or_x000D_</{p}t></{p}r><{p}rPh><{p}t>ruis</{p}t></{p}rPh></{p}si>"

    def row(number, *cells):
        inside = "".join(
            f'<{p}c r="{column}{number}" {attributes}><{p}v>{value}</{p}v></{p}c>'
            for column, attributes, value in cells
        )
        return f'<{p}row r="{number}">{inside}</{p}row>'

    head = row(1, ("A", 't="s"', 0), ("B", 't="s"', 1), ("C", 't="s"', 2))
    first = row(2, ("A", 't="s"', 4), ("B", 't="s"', 3), ("C", 's="1"', 45429))
    second = row(3, ("A", 't="str"', "Club"), ("B", 't="s"', 3), ("C", 's="2"', "45429.75"))
    done = book(as_excel_writes_it(shared, head + first + second, prefix))
    assert {name: a.gevraagd for name, a in actors(done).items()} == {
        "Koor": "2024-05-17",
        "Club": "2024-05-17",
    }


def test_text_in_runs_and_escapes_of_excel_is_read_as_one_text():
    content = xlsx({"Actoren": [["Naam", "Soort"], ["Koor", "vereniging"]]})
    runs = "<is><r><t>Ko</t></r><r><rPr><b/></rPr><t>or_x000D_</t></r><rPh sb='0' eb='1'><t>ruis</t></rPh></is>"
    content = repacked(
        content,
        "xl/worksheets/sheet1.xml",
        r'<c r="A2" t="s"><v>2</v></c>|<c r="A2"[^>]*>.*?</c>',
        f'<c r="A2" t="inlineStr">{runs}</c>',
    )
    assert set(actors(book(content))) == {"Koor"}


def test_a_cell_far_to_the_right_does_not_hurt():
    workbook = Workbook()
    workbook.active.append(["Naam", "Soort"])
    workbook.active.append(["Koor", "vereniging"])
    workbook.active.cell(2, 16_384).value = "verdwaald"
    done = book(saved(workbook))
    assert set(actors(done)) == {"Koor"}
    assert any("alleen de eerste 1000 kolommen" in text for text in texts(done))


def test_a_workbook_of_another_network_program_is_read():
    done = book(
        {
            "Elements": [
                ["Label", "Type", "Tags", "Image"],
                ["Koor", "Club", "zang|dorp", ""],
                ["Zaal", "Bedrijf", "", ""],
            ],
            "Connections": [["From", "To", "Type", "Strength"], ["Koor", "Zaal", "partner", 3]],
        }
    )
    assert actors(done)["Koor"].labels == ("zang", "dorp")
    assert [(r.soort, r.sterkte) for r in relaties(done)] == [("werkt_samen_met", 3)]


def test_rows_and_columns_in_messages_are_those_of_excel():
    done = book(
        {
            "Lijst": [
                ["Overzicht"],
                [],
                ["Naam", "Soort", "Status"],
                ["Koor", "vereniging", "zweeft"],
                ["", "vereniging", ""],
            ]
        }
    )
    assert (
        "map.xlsx, blad Lijst, rij 5: de naam ontbreekt. Vul een naam in of haal de rij weg."
        in texts(done)
    )
    assert any(
        text.startswith("map.xlsx, blad Lijst, rij 4, kolom Status: 'zweeft'")
        for text in texts(done)
    )


@pytest.mark.parametrize("number", ["2", "1", "-5", "0"])
def test_a_row_number_that_comes_twice_or_goes_back_hides_no_row(number):
    content = xlsx({"Actoren": [["Naam", "Soort"], ["Koor", "vereniging"], ["Club", "vereniging"]]})
    done = book(repacked(content, "xl/worksheets/sheet1.xml", '<row r="3"', f'<row r="{number}"'))
    assert set(actors(done)) == {"Koor", "Club"}
