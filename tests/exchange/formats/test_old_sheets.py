"""xls, xlsb and ods: read by another process, with a bound on what they may ask."""

import pytest

from netwerk.exchange.formats import old_sheets
from tests.exchange.formats.old_excel import xls
from tests.exchange.formats.read import read, refused, zipped
from tests.exchange.given import actors, plan

NS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
)


def ods(rows: str, more: str = "") -> bytes:
    """A LibreOffice sheet with these rows as it writes them."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
            "content.xml": f'<?xml version="1.0"?><office:document-content {NS}><office:automatic-styles/><office:body><office:spreadsheet>'
            f'<table:table table:name="Actoren">{rows}</table:table>{more}</office:spreadsheet></office:body></office:document-content>',
        }
    )


def row(*cells: str) -> str:
    return "<table:table-row>" + "".join(cells) + "</table:table-row>"


def text(value: str) -> str:
    return (
        f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
    )


def number(value: str) -> str:
    return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'


def test_an_ods_is_read_as_its_user_sees_it():
    found = read(
        ods(
            row(text("Naam"), text("Leden"), text("Sinds"), text("Open"))
            + '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
            + row(
                text("Café &amp; Zn"),
                number("12"),
                '<table:table-cell office:value-type="date" office:date-value="2024-04-03"><text:p>x</text:p></table:table-cell>',
                '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>WAAR</text:p></table:table-cell>',
            )
            + row(text("Koor"), number("1.5"))
        )
    )
    assert found.tables[0].where.sheet == "Actoren"
    assert found.tables[0].rows == (
        (1, ("Naam", "Leden", "Sinds", "Open")),
        (4, ("Café & Zn", "12", "2024-04-03", "ja")),
        (5, ("Koor", "1,5")),
    )


@pytest.mark.parametrize(
    ("rows", "columns", "said"),
    [(1_000_000, 16_383, "miljoen lege rijen"), (100_000, 900, "vraagt te veel geheugen")],
)
def test_a_sheet_that_says_it_is_enormous_does_not_take_the_server(rows, columns, said):
    far = f'<table:table-row table:number-rows-repeated="{rows}"><table:table-cell/></table:table-row>'
    wide = f'<table:table-row><table:table-cell table:number-columns-repeated="{columns}"/>{text("x")}</table:table-row>'
    assert said in refused(ods(row(text("Naam")) + far + wide))


def test_a_sheet_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(old_sheets, "SECONDS", 0.001)
    assert "duurde meer dan" in refused(ods(row(text("Naam"))))


@pytest.mark.parametrize("cut", [200, 400, 600])
def test_a_broken_workbook_is_refused(cut):
    content = ods(row(text("Naam"), text("Koor")))
    assert "beschadigd" in refused(content[:cut])
    assert "beschadigd" in refused(ods("<table:table-row>"))
    assert "geen zichtbaar blad" in refused(ods(""))


def test_an_old_excel_file_is_read_and_what_hides_is_said():
    content = xls(
        {
            "Actoren": [["Naam", "Leden", "Kern"], ["Café", 12.0, "Etten"], ["Koor", 1.5]],
            "Oud": [["Naam"], ["Club"]],
        },
        hidden=["Oud"],
        merged=[(1, 2, 2, 2)],
    )
    found = read(content)
    assert found.tables[0].rows == (
        (1, ("Naam", "Leden", "Kern")),
        (2, ("Café", "12", "Etten")),
        (3, ("Koor", "1,5", "Etten")),
    )
    assert "blad 'Oud' is verborgen en niet gelezen (2 rijen)" in found.said
    assert "samengevoegde cellen: de waarde is gebruikt voor elke rij ernaast" in found.said
    done = plan(("leden.xls", content), soort="bewonersgroep")
    assert {naam: actor.kern for naam, actor in actors(done).items()} == {
        "Café": "etten",
        "Koor": "etten",
    }


def test_an_old_office_file_that_only_looks_like_xls_is_refused():
    ole = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(600)
        + "Workbook".encode("utf-16-le")
        + bytes(600)
    )
    assert "beschadigd" in refused(ole)
