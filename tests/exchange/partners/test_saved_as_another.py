"""The sheet of a partner that was saved as another kind of workbook is still that sheet."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from xml.sax.saxutils import escape

import pytest
from openpyxl import load_workbook

from netwerk.exchange.partners.partner_facts import facts_of
from netwerk.exchange.partners.sheet_back import is_partner_sheet, read_back
from netwerk.exchange.partners.sheet_form import GIVEN, LISTS
from netwerk.exchange.partners.sheet_out import write_sheet
from tests.exchange.formats.old_excel import xls
from tests.exchange.formats.read import zipped
from tests.exchange.formats.test_old_sheets import NS, row, text
from tests.exchange.given import xlsx
from tests.exchange.partners.test_broken_sheets import ITEMS, PARTNER

Sheets = dict[str, list[list[str]]]


def sheets_of(content: bytes) -> Sheets:
    """The texts of a workbook of ours."""
    return {
        sheet.title: [["" if v is None else str(v) for v in cells] for cells in sheet.values]
        for sheet in load_workbook(io.BytesIO(content))
    }


def as_ods(sheets: Sheets) -> bytes:
    """These sheets as LibreOffice saves them."""
    tables = "".join(
        f'<table:table table:name="{escape(title)}">'
        + "".join(row(*(text(escape(cell)) for cell in cells)) for cells in rows)
        + "</table:table>"
        for title, rows in sheets.items()
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {NS}><office:automatic-styles/>'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    return zipped({"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content})


def as_xls(sheets: Sheets) -> bytes:
    """These sheets as old Excel saves them; without the words to choose from, which say nothing."""
    told = {title: [cells for cells in rows if any(cells)] for title, rows in sheets.items()}
    return xls({title: rows for title, rows in told.items() if title != LISTS}, hidden=(GIVEN,))


@pytest.mark.parametrize(("ending", "saved"), [("ods", as_ods), ("xls", as_xls)])
def test_it_is_recognised_and_says_the_same(ending: str, saved: Callable[[Sheets], bytes]) -> None:
    made = write_sheet(
        facts_of(PARTNER, ITEMS, None), ITEMS, set(), "NW-2345-678H", date(2026, 11, 1)
    )
    content = saved(sheets_of(made))
    assert is_partner_sheet(content)
    assert read_back(f"blad.{ending}", content) == read_back("blad.xlsx", made)
    assert read_back("blad.xlsx", made).rows["Actor"]


def test_another_workbook_is_not_taken_for_it() -> None:
    rows = {"Blad1": [["Naam", "Soort"], ["Koor", "club"]]}
    for content in (as_ods(rows), xls(rows), xlsx(rows)):
        assert not is_partner_sheet(content)
