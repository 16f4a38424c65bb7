"""The XML inside a workbook, as far as values need it: sheets, shared texts, date formats, cells.

Only text is given back: what a Dutch user sees in the cell, dates in ISO form. The parts were
checked for a document type before (`container.read_part`), so that Python's own fast parser is safe
here; openpyxl is several times slower because it has to distrust its input.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from xml.etree import ElementTree as ET

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel
from openpyxl.utils.escape import unescape

from netwerk.exchange.formats.container import read_part

COLUMN_LIMIT = 1_000
_INTEGER = re.compile(r"-?\d{1,15}")


@dataclass(frozen=True)
class SheetPart:
    """One worksheet: its name, where its XML is, and whether it is shown."""

    title: str
    path: str
    visible: bool


@dataclass(frozen=True)
class Formats:
    """By style number: the styles that show a date, and those that show leading zeros.

    zeros: with how many digits.
    """

    dates: frozenset[str] = frozenset()
    zeros: Mapping[str, int] | None = None
    epoch: datetime = CALENDAR_WINDOWS_1900


@dataclass(frozen=True)
class Book:
    """What all sheets share."""

    sheets: tuple[SheetPart, ...]
    texts: Sequence[str]
    formats: Formats


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row with cells.

    texts: at most COLUMN_LIMIT; more: whether there were others; hidden: whether Excel hides it.
    """

    number: int
    texts: list[str]
    more: bool
    hidden: bool


def read_book(name: str, archive: zipfile.ZipFile) -> Book:
    """The sheets and what they share.

    Raises InputError for a damaged part, KeyError or SyntaxError for broken XML.
    """
    parts = set(archive.namelist())
    path = next(part for part in sorted(parts) if re.fullmatch(r"/?xl/workbook\d*\.xml", part))
    folder, file = posixpath.split(path)
    root = _root(read_part(name, archive, path))
    links = {
        link.get("Id"): link
        for link in _root(read_part(name, archive, f"{folder}/_rels/{file}.rels"))
    }
    sheets = []
    targets = {}
    for link in links.values():
        target = str(link.get("Target"))
        targets[link.get("Id")] = (
            target
            if target in parts
            else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        )
    for element in root.iter():
        if _local(element.tag) == "sheet":
            link_id = next(value for key, value in element.attrib.items() if _local(key) == "id")
            if str(links[link_id].get("Type")).endswith("/worksheet"):
                sheets.append(
                    SheetPart(
                        str(element.get("name")),
                        targets[link_id],
                        element.get("state", "visible") == "visible",
                    )
                )
    shared = {
        str(link.get("Type")).rpartition("/")[2]: targets[link.get("Id")] for link in links.values()
    }
    mac = any(_local(e.tag) == "workbookPr" and e.get("date1904") in ("1", "true") for e in root)
    texts = (
        _shared_texts(read_part(name, archive, shared["sharedStrings"]))
        if shared.get("sharedStrings") in parts
        else []
    )
    styles = read_part(name, archive, shared["styles"]) if shared.get("styles") in parts else b""
    return Book(
        tuple(sheets), texts, _formats(styles, CALENDAR_MAC_1904 if mac else CALENDAR_WINDOWS_1900)
    )


def sheet_rows(data: bytes, book: Book) -> Iterator[SheetRow]:
    """Each row that has cells, from top to bottom."""
    number = 0
    columns: dict[str, int] = {}
    for _, element in ET.iterparse(io.BytesIO(data)):  # noqa: S314 - no document type gets here
        if not element.tag.endswith("}row") and element.tag != "row":
            continue
        stated = int(element.get("r") or 0)
        # a row number that comes twice would hide a row
        number = stated if stated > number else number + 1
        hidden = element.get("hidden") in ("1", "true")
        cells: list[str] = []
        more = False
        for cell in element:
            text = _cell_text(cell, book)
            letters = (cell.get("r") or "").rstrip("0123456789")
            index = columns.get(letters)
            if index is None:
                index = columns[letters] = column_index_from_string(letters) - 1 if letters else -1
            index = len(cells) if index < 0 else index
            if index >= COLUMN_LIMIT:
                more = more or bool(text)
                continue
            if text:
                if index >= len(cells):
                    cells.extend([""] * (index + 1 - len(cells)))
                cells[index] = text
            elif not letters:
                cells.append("")
        element.clear()
        if cells or more:
            yield SheetRow(number, cells, more, hidden)


def _cell_text(cell: ET.Element, book: Book) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _escaped_text("".join(_texts(child) for child in cell if _local(child.tag) == "is"))
    raw = next(
        (child.text or "" for child in cell if child.tag.endswith("}v") or child.tag == "v"), ""
    )
    if not raw:
        return ""
    if kind == "s":
        return _shared_text(raw, book)
    if kind == "n":
        return _number_text(raw, cell.get("s", "0"), book.formats)
    if kind == "b":
        return "ja" if raw == "1" else "nee"
    if kind == "d":
        return raw[:10]
    return _escaped_text(raw)


def _shared_text(raw: str, book: Book) -> str:
    """The text with this number; one below zero would read from the end, so the file is broken."""
    number = int(raw)
    if number < 0:
        raise ValueError(raw)
    return book.texts[number]


def _number_text(raw: str, style: str, formats: Formats) -> str:
    if style in formats.dates:
        return _date_text(raw, formats.epoch)
    if _INTEGER.fullmatch(raw):
        return raw.zfill(formats.zeros[style]) if formats.zeros and style in formats.zeros else raw
    try:
        value = float(raw)
    except ValueError:
        return raw
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.15g}".replace(".", ",")


def _date_text(raw: str, epoch: datetime) -> str:
    try:
        value = from_excel(float(raw), epoch)
    except (ValueError, OverflowError):
        return raw
    if isinstance(value, datetime):
        return (
            value.strftime("%Y-%m-%d")
            if value.time() == time()
            else value.strftime("%Y-%m-%d %H:%M")
        )
    if isinstance(value, date):
        return value.isoformat()
    return value.strftime("%H:%M") if isinstance(value, time) else str(value)


def _shared_texts(data: bytes) -> list[str]:
    texts = []
    for _, element in ET.iterparse(io.BytesIO(data)):  # noqa: S314 - no document type gets here
        if _local(element.tag) == "si":
            texts.append(_escaped_text(_texts(element)))
            element.clear()
    return texts


def _texts(element: ET.Element) -> str:
    """The text of a string item: its own ``t`` or those of its runs, without phonetic hints."""
    parts = []
    for child in element:
        if _local(child.tag) == "t":
            parts.append(child.text or "")
        elif _local(child.tag) == "r":
            parts.extend(t.text or "" for t in child if _local(t.tag) == "t")
    return "".join(parts)


def _escaped_text(text: str) -> str:
    return unescape(text) if "_x" in text else text


def _formats(styles: bytes, epoch: datetime) -> Formats:
    if not styles:
        return Formats(epoch=epoch)
    root = _root(styles)
    codes = {str(number): code for number, code in BUILTIN_FORMATS.items()}
    codes |= {
        str(e.get("numFmtId")): e.get("formatCode", "")
        for e in root.iter()
        if _local(e.tag) == "numFmt"
    }
    dates, zeros = set(), {}
    for xfs in (e for e in root if _local(e.tag) == "cellXfs"):
        for style, xf in enumerate(xfs):
            code = codes.get(xf.get("numFmtId", "0"), "General")
            if re.fullmatch(r"0{2,}", code):
                zeros[str(style)] = len(code)
            elif is_date_format(code):
                dates.add(str(style))
    return Formats(frozenset(dates), zeros, epoch)


def _root(data: bytes) -> ET.Element:
    return ET.fromstring(data)  # noqa: S314 - no document type gets here


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
