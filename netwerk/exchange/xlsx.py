"""Excel workbooks: every sheet as rows of text, read in a stream and without trust."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils import column_index_from_string
from openpyxl.utils.escape import unescape
from openpyxl.utils.exceptions import InvalidFileException

from netwerk.errors import InputError
from netwerk.exchange.cells import clean, has_control
from netwerk.exchange.container import open_zip, read_part
from netwerk.exchange.notes import Notes
from netwerk.exchange.table import Table

COLUMN_LIMIT = 1_000
MERGE_LIMIT = 20_000
_BROKEN = (KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, OSError, BadZipFile, InvalidFileException)
# Rows of formatted cells without any value: some files have hundreds of thousands of them.
_EMPTY_ROW = re.compile(rb'<row [^>]*?\br="\d+"[^>]*?(?:/>|>\s*(?:<c [^>]*?/>\s*)*</row>)')
_MERGE = re.compile(rb'<mergeCell [^>]*?ref="([A-Z]{1,3})(\d+):[A-Z]{1,3}(\d+)"')
_NO_RESULT = re.compile(
    rb'<c [^>]*?\br="([A-Z]+)(\d+)"[^>]*>\s*<f\b[^>]*?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>'
)  # fmt: skip
_ZERO_FORMAT = re.compile(rb'formatCode="0{2,}"')


@dataclass(frozen=True)
class _Part:
    """What the XML of a sheet says beside its values: (column, first row, last row) of merged cells; formulas without a result."""

    merges: tuple[tuple[int, int, int], ...] = ()
    no_result: tuple[tuple[str, int], ...] = ()


@dataclass
class _Package:
    """A workbook made light: without empty rows, pictures and other ballast."""

    archive: io.BytesIO = field(default_factory=io.BytesIO)
    parts: dict[str, _Part] = field(default_factory=dict)
    zero_formats: bool = False


def read_xlsx(name: str, content: bytes) -> list[Table]:
    """The visible sheets that hold anything. Raises InputError when the workbook is damaged, unsafe or empty."""
    package = _lighten(name, content)
    tables: list[Table] = []
    left_out: list[str] = []
    notes = Notes()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of page layout and validation that are of no use here
        try:
            book = openpyxl.load_workbook(package.archive, read_only=True, data_only=True, keep_links=False)
            for sheet in book.worksheets:
                if reason := _left_out(sheet):
                    left_out.append(f"blad '{sheet.title}' is niet gelezen, want {reason}.")
                else:
                    tables.extend(_table(name, sheet, package))
        except _BROKEN as error:
            raise InputError(
                f"{name} is als Excel-bestand niet te lezen; het is beschadigd of door een ander programma anders opgebouwd. "
                "Open het in Excel of LibreOffice en sla het opnieuw op als .xlsx."
            ) from error
    if not tables:
        raise InputError(f"{name} heeft geen zichtbaar blad met gegevens. Zet de gegevens op een blad met een rij koppen.")
    for sentence in left_out:
        notes.note(name, None, None, None, sentence)
    first = tables[0]
    tables[0] = Table(name, first.sheet, first.rows, messages=(*notes.messages((name,)), *first.messages))
    return tables


def _lighten(name: str, content: bytes) -> _Package:
    package = _Package()
    with open_zip(name, content) as source, zipfile.ZipFile(package.archive, "w", zipfile.ZIP_STORED) as light:
        for part in dict.fromkeys(source.namelist()):
            if not part.endswith((".xml", ".rels")) or part.startswith(("xl/media/", "xl/drawings/", "xl/pivot", "customXml/")):
                continue
            data = read_part(name, source, part)
            if re.fullmatch(r"/?xl/worksheets/[^/]+\.xml", part):
                package.parts[part.lstrip("/")] = _facts(data)
                data = data if b"<![CDATA[" in data else _EMPTY_ROW.sub(b"", data)
            elif part.endswith("styles.xml"):
                package.zero_formats = _ZERO_FORMAT.search(data) is not None
            light.writestr(part, data)
    return package


def _facts(data: bytes) -> _Part:
    merges: list[tuple[int, int, int]] = []
    for match in _MERGE.finditer(data):
        first, last = int(match[2]), int(match[3])
        if last > first and len(merges) < MERGE_LIMIT:
            merges.append((column_index_from_string(match[1].decode()) - 1, first, last))
    formulas = [(match[1].decode(), int(match[2])) for match in _NO_RESULT.finditer(data)] if b"<f" in data else []
    return _Part(tuple(merges), tuple(formulas))


def _left_out(sheet: Any) -> str | None:
    if sheet.sheet_state != "visible":
        return "het is verborgen. Maak het in Excel zichtbaar als het mee moet"
    if "(ignore)" in sheet.title.casefold():
        return "'(ignore)' staat in de naam"
    return None


def _table(name: str, sheet: Any, package: _Package) -> Iterator[Table]:
    part = package.parts.get(str(sheet._worksheet_path).lstrip("/"), _Part())
    notes = Notes()
    rows: dict[int, list[str]] = {}
    for number, raw in enumerate(_raw_rows(sheet, package.zero_formats), 1):
        if not any(value not in (None, "") for value in raw):
            continue
        texts = [_text(value) for value in raw[:COLUMN_LIMIT]]
        if any(map(has_control, texts)):
            notes.count(name, sheet.title, number, None, "tekens die geen tekst zijn, zijn weggelaten.")
        if len(raw) > COLUMN_LIMIT:
            notes.count(name, sheet.title, number, None, f"alleen de eerste {COLUMN_LIMIT} kolommen zijn gelezen.")
        cells = [clean(text) for text in texts]
        if any(cells):
            rows[number] = cells
    _fill_merged(name, sheet.title, rows, part, notes)
    if part.no_result:
        column, row = part.no_result[0]
        many = f"{len(part.no_result)} formules hebben" if len(part.no_result) > 1 else "een formule heeft"
        said = f"{many} geen uitkomst in het bestand (de eerste in cel {column}{row}); leeg gelezen. Sla het bestand in Excel op."
        notes.note(name, sheet.title, row, None, said)
    if rows:
        numbered = tuple((number, tuple(cells)) for number, cells in rows.items())
        yield Table(name, sheet.title, numbered, messages=notes.messages((name,)))


def _raw_rows(sheet: Any, zero_formats: bool) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()  # what the file says about its own size is often wrong
    if not zero_formats:
        yield from sheet.iter_rows(values_only=True)
        return
    for row in sheet.iter_rows():
        yield tuple(_zero_filled(cell) for cell in row)


def _zero_filled(cell: Any) -> Any:
    """A number shown with leading zeros (KvK, phone) as the text that Excel shows."""
    if isinstance(cell.value, int) and not isinstance(cell.value, bool) and re.fullmatch("0{2,}", cell.number_format):
        return str(cell.value).zfill(len(cell.number_format))
    return cell.value


def _text(value: Any) -> str:
    """A cell value as the text that a Dutch user sees; whole numbers without decimals, dates in ISO form."""
    if isinstance(value, str):
        return unescape(value) if "_x" in value else value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}".replace(".", ",")
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d") if value.time() == time() else value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return str(value) if not isinstance(value, timedelta) else str(value).removesuffix(":00")


def _fill_merged(name: str, title: str, rows: dict[int, list[str]], part: _Part, notes: Notes) -> None:
    """A value in cells merged downwards counts for every row beside it that holds something."""
    for column, first, last in part.merges:
        top = rows.get(first, [])
        value = top[column] if column < len(top) else ""
        filled = [n for n in range(first + 1, min(last, first + MERGE_LIMIT) + 1) if n in rows] if value else []
        for number in filled:
            cells = rows[number]
            cells.extend([""] * (column + 1 - len(cells)))
            cells[column] = cells[column] or value
        if filled:
            notes.count(name, title, first, None, "samengevoegde cellen: de waarde is gebruikt voor elke rij ernaast.")
