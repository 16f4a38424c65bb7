"""Excel workbooks: every visible sheet as rows of text, read without trust."""

from __future__ import annotations

import re
import zipfile
from bisect import bisect_right

from openpyxl.utils import column_index_from_string, get_column_letter

from netwerk.errors import InputError
from netwerk.exchange.formats.container import open_zip, read_part
from netwerk.exchange.formats.sheetxml import COLUMN_LIMIT, Book, SheetPart, read_book, sheet_rows
from netwerk.exchange.notes import Notes
from netwerk.exchange.table import HIDDEN, MARKED, RawTable, Row, is_marked
from netwerk.exchange.where import Where
from netwerk.typed.text import clean, has_control

MERGE_LIMIT = 200_000
"""Cells filled because they are merged with the one above; more is no sheet that a person made."""
CELLS_LIMIT = 10_000_000
"""Cells up to the last that holds something, row by row: half a million rows of twenty."""
ROWS_LIMIT = 500_000
HIDDEN_ROW = "de rij is verborgen in Excel; wel gelezen."
_BROKEN = (
    LookupError,  # also an encoding that nobody knows
    ValueError,
    OverflowError,
    StopIteration,
    SyntaxError,
)
# Rows of formatted cells without any value: some files have hundreds of thousands of them.
_EMPTY_ROW = re.compile(rb'<row [^>]*?\br="\d+"[^>]*?(?:/>|>\s*(?:<c [^>]*?/>\s*)*</row>)')
_MERGE = re.compile(rb'<mergeCell [^>]*?ref="([A-Z]{1,3})(\d+):[A-Z]{1,3}(\d+)"')
_COLUMN = re.compile(rb"<(?:\w+:)?col [^>]*>")
_ATTRIBUTE = re.compile(rb'(\w+)="(\w+)"')
_NO_RESULT = re.compile(
    rb'<c [^>]*?\br="([A-Z]+\d+)"[^>]*>\s*<f\b[^>]*?(?:/>|>[^<]*</f>)'
    rb"\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)


def read_xlsx(name: str, content: bytes) -> list[RawTable]:
    """The sheets that hold anything; those that are hidden without their rows.

    Raises InputError when the workbook is damaged, unsafe or empty.
    """
    tables: list[RawTable] = []
    with open_zip(name, content) as archive:
        for part in archive.namelist():
            if part.endswith((".xml", ".rels")) and not part.startswith("xl/worksheets/sheet"):
                # refuses what is unsafe, also in parts that are not used
                read_part(name, archive, part)
        try:
            book = read_book(name, archive)
            for sheet in book.sheets:
                if reason := _left_out(sheet):
                    tables.append(_unread(name, archive, sheet, book, reason))
                elif table := _table(name, archive, sheet, book):
                    tables.append(table)
        except _BROKEN as error:
            raise InputError(_not_read(name)) from error
    if not any(table.rows for table in tables):
        raise InputError(
            f"{name} heeft geen zichtbaar blad met gegevens. Zet de gegevens op een blad met "
            "een rij koppen."
        )
    return tables


def every_sheet(name: str, content: bytes) -> dict[str, tuple[Row, ...]]:
    """The rows of all sheets by name, the hidden ones too: for a workbook that we made ourselves.

    Raises InputError when it is damaged or unsafe.
    """
    with open_zip(name, content) as archive:
        for part in archive.namelist():
            if part.endswith((".xml", ".rels")):
                read_part(name, archive, part)
        try:
            book = read_book(name, archive)
            found = {sheet.title: _table(name, archive, sheet, book) for sheet in book.sheets}
        except _BROKEN as error:
            raise InputError(_not_read(name)) from error
    return {title: table.rows if table else () for title, table in found.items()}


def _not_read(name: str) -> str:
    return (
        f"{name} is als Excel-bestand niet te lezen; het is beschadigd of door een "
        "ander programma anders opgebouwd. "
        "Open het in Excel of LibreOffice en sla het opnieuw op als .xlsx."
    )


def _too_much(name: str, title: str) -> str:
    return (
        f"{name}, blad '{title}' heeft meer cellen dan netwerk leest. Kopieer alleen de "
        "gevulde cellen naar een nieuw bestand, of verdeel het over meer."
    )


def _left_out(sheet: SheetPart) -> str | None:
    if not sheet.visible:
        return HIDDEN
    if is_marked(sheet.title):
        return MARKED
    return None


def _unread(
    name: str, archive: zipfile.ZipFile, sheet: SheetPart, book: Book, reason: str
) -> RawTable:
    """A sheet that is not to be read, with how many filled rows it has; said."""
    data = _EMPTY_ROW.sub(b"", read_part(name, archive, sheet.path))
    rows = sum(1 for row in sheet_rows(data, book) if any(map(clean, row.texts)))
    notes = Notes()
    counted = "1 rij" if rows == 1 else f"{rows} rijen"
    mend = " Maak het in Excel zichtbaar als het mee moet." if reason == HIDDEN else ""
    notes.note(Where(name), f"blad '{sheet.title}' is {reason} en niet gelezen ({counted}).{mend}")
    return RawTable(
        where=Where(name, sheet.title),
        rows=(),
        messages=notes.messages((name,)),
        left_out=reason,
        rows_left_out=rows,
    )


def _table(name: str, archive: zipfile.ZipFile, sheet: SheetPart, book: Book) -> RawTable | None:
    data = read_part(name, archive, sheet.path)
    lean = data if b"<![CDATA[" in data else _EMPTY_ROW.sub(b"", data)
    where = Where(name, sheet.title)
    notes = Notes()
    rows: dict[int, list[str]] = {}
    held = 0
    for row in sheet_rows(lean, book):
        here = where.at(row.number)
        held += len(row.texts)
        if held > CELLS_LIMIT or len(rows) > ROWS_LIMIT:
            raise InputError(_too_much(name, sheet.title))
        if any(map(has_control, row.texts)):
            notes.count(here, "tekens die geen tekst zijn, zijn weggelaten.")
        if row.more:
            notes.count(here, f"alleen de eerste {COLUMN_LIMIT} kolommen zijn gelezen.")
        cells = [clean(text) for text in row.texts]
        if any(cells):
            rows[row.number] = cells
            if row.hidden:
                notes.count(here, HIDDEN_ROW)
    _fill_merged(where, rows, data, notes)
    _say_hidden_columns(where, rows, data, notes)
    _say_formulas(where, data, notes)
    numbered = tuple((number, tuple(rows[number])) for number in sorted(rows))
    return RawTable(where, numbered, messages=notes.messages((name,))) if rows else None


def _fill_merged(where: Where, rows: dict[int, list[str]], data: bytes, notes: Notes) -> None:
    """A value in cells merged downwards counts for every row beside it that holds something."""
    numbers = sorted(rows)
    left = MERGE_LIMIT
    for match in _MERGE.finditer(data):
        column, first, last = (
            column_index_from_string(match[1].decode()) - 1,
            int(match[2]),
            int(match[3]),
        )
        top = rows.get(first, [])
        value = top[column] if column < len(top) else ""
        filled = (
            numbers[bisect_right(numbers, first) : bisect_right(numbers, last)] if value else []
        )
        for number in filled[:left]:
            cells = rows[number]
            cells.extend([""] * (column + 1 - len(cells)))
            cells[column] = cells[column] or value
        if filled:
            left -= len(filled)
            notes.count(
                where.at(first),
                "samengevoegde cellen: de waarde is gebruikt voor elke rij ernaast.",
            )
        if left <= 0:
            break


def _say_hidden_columns(
    where: Where, rows: dict[int, list[str]], data: bytes, notes: Notes
) -> None:
    """Say which columns Excel hides and hold something; they are read."""
    used = {i for cells in rows.values() for i, cell in enumerate(cells, 1) if cell}
    for match in _COLUMN.finditer(data):
        said = dict(_ATTRIBUTE.findall(match[0]))
        if said.get(b"hidden") not in (b"1", b"true"):
            continue
        first, last = int(said.get(b"min", 0)), int(said.get(b"max", 0))
        for column in sorted(used):
            if first <= column <= last:
                letter = get_column_letter(column)
                notes.note(where, f"kolom {letter} is verborgen in Excel; wel gelezen.")


def _say_formulas(where: Where, data: bytes, notes: Notes) -> None:
    cells = [match[1].decode() for match in _NO_RESULT.finditer(data)] if b"<f" in data else []
    if cells:
        many = f"{len(cells)} formules hebben" if len(cells) > 1 else "een formule heeft"
        said = (
            f"{many} geen uitkomst in het bestand (de eerste in cel {cells[0]}); leeg "
            "gelezen. Sla het bestand in Excel op."
        )
        notes.note(where, said)
