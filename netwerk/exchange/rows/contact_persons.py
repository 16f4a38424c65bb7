"""Contact persons in lists of organisations, as professionals who work there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from netwerk.exchange.layout.fill_in import Column
from netwerk.exchange.meaning.word_lists import is_nothing
from netwerk.exchange.reading.drafts import Draft
from netwerk.exchange.reading.sheets import Sheet
from netwerk.exchange.shapes.cell_marks import read_mark
from netwerk.exchange.table import Cells


def contact_sheets(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The contact persons in lists of organisations as lists of professionals."""
    return [_contacts(sheet) for sheet in sheets if sheet.contact]


def contact_drafts(contacts: Sequence[Sheet]) -> list[Draft]:
    """The relations of contact persons with the organisation of their row."""
    drafts = []
    for contact in contacts:
        column = Column(contact.columns[0].index, contact.columns[0].header, "van")
        ties = replace(
            contact, label="Relatie", columns=(column,), rows=(), of=contact, of_other=contact.of
        )
        said = {"van": "", "naar": "", "soort": "werkt_voor"}
        drafts += [Draft(ties, row, dict(said), dict(said), extra=True) for row, _ in contact.rows]
    return drafts


def _contacts(sheet: Sheet) -> Sheet:
    contact, work = sheet.contact or (0, None)
    width = max([len(cells) for _, cells in sheet.rows], default=0)
    headers = {column.index: column.header for column in sheet.columns}
    columns = [Column(contact, headers.get(contact, ""), "naam"), Column(width, "", "soort")]
    if work is not None:
        columns.append(Column(work, headers.get(work, ""), "rol"))
    where = {column.veld: column for column in sheet.columns if column.veld in ("gebieden", "kern")}
    if place := where.get("gebieden") or where.get("kern"):  # where they work, not a default
        columns.append(replace(place, veld="gebieden"))
    rows = tuple(
        (number, (*cells, *[""] * (width - len(cells)), "professional"))
        for number, cells in sheet.rows
        if _names_somebody(_at(cells, contact))
    )
    return Sheet(sheet.table, "Actor", tuple(columns), rows, of=sheet)


def _names_somebody(text: str) -> bool:
    mark = read_mark(text)
    return bool(text) and not is_nothing(text) and (mark is None or mark.contact)


def _at(cells: Cells, index: int) -> str:
    return cells[index] if index < len(cells) else ""
