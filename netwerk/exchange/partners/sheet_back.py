"""Reads the sheet of a partner that came back: what was given, and what stands there now."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from netwerk.errors import InputError
from netwerk.exchange.formats.old_sheets import every_old_sheet
from netwerk.exchange.formats.recognise import FileKind, sniff
from netwerk.exchange.formats.xlsx import every_sheet
from netwerk.exchange.partners import sheet_form as form
from netwerk.exchange.partners.confirming import as_function
from netwerk.exchange.partners.letter import is_letter
from netwerk.exchange.partners.ole import MAGIC
from netwerk.exchange.table import Row
from netwerk.model import fold
from netwerk.typed.dates import iso_date
from netwerk.typed.text import one_line

_LARGEST_LIST = 32 * 1024 * 1024
_NAME, _WIDE_NAME = form.GIVEN.encode(), form.GIVEN.encode("utf-16-le")
_TELLS = re.compile(r"/?xl/workbook\d*\.(?:xml|bin)|content\.xml")
"""The part of a workbook that has the names of its sheets: Excel, its xlsb, LibreOffice."""
_BROKEN = (OSError, ValueError, RuntimeError, NotImplementedError, EOFError)


@dataclass(frozen=True)
class BackRow:
    """A row with its number, and the text of each cell by its header."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class SheetBack:
    """What came back.

    code, partner, given_on: of the question; day and functie: what was filled in (day None when it
    is no whole day). given: the cells by label and key. rows: by label, None for a sheet that is
    gone; strange: headers that are no part of the form, by label.
    """

    code: str
    partner: str
    given_on: str
    day: str | None
    functie: str | None
    given: Mapping[str, Mapping[str, tuple[str, ...]]]
    rows: Mapping[str, tuple[BackRow, ...] | None]
    strange: Mapping[str, tuple[str, ...]]


def is_partner_sheet(content: bytes) -> bool:
    """Whether this is a workbook that was made for a partner, whatever program saved it."""
    if content.startswith(MAGIC):
        return any(word in content for word in (_NAME, _WIDE_NAME)) and not is_letter(content)
    if not content.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for info in archive.infolist():
                if _TELLS.fullmatch(info.filename):
                    with archive.open(info) as part:
                        head = part.read(_LARGEST_LIST)
                        if f'"{form.GIVEN}"'.encode() in head or _WIDE_NAME in head:
                            return True
    except (zipfile.BadZipFile, zlib.error, *_BROKEN):
        return False
    return False


def _every_sheet(name: str, content: bytes) -> Mapping[str, Sequence[Row]]:
    if sniff(name, content) is FileKind.OLD_SHEETS:
        return every_old_sheet(name, content)
    return every_sheet(name, content)


def read_back(name: str, content: bytes) -> SheetBack:
    """The sheet of a partner. Raises InputError when it cannot be used."""
    sheets = _every_sheet(name, content)
    told = [cells for _, cells in sheets.get(form.GIVEN, ())]
    if not told or len(told[0]) < 4 or told[0][0] != form.MARK:
        raise InputError(
            f"{name} is een blad voor een partner van een andere versie van netwerk, of het "
            "verborgen deel is veranderd. Maak een nieuw blad met netwerk template."
        )
    given: dict[str, dict[str, tuple[str, ...]]] = {label: {} for label in form.SHEETS}
    for cells in told[1:]:
        if len(cells) >= 2 and cells[0] in given:
            many = len(form.velden(cells[0]))
            texts = [one_line(text) for text in cells[2 : 2 + many]]
            given[cells[0]][cells[1]] = (*texts, *[""] * (many - len(texts)))
    rows: dict[str, tuple[BackRow, ...] | None] = {}
    strange: dict[str, tuple[str, ...]] = {}
    for label, title in form.SHEETS.items():
        rows[label], strange[label] = _rows(label, sheets.get(title))
    filled = _filled(sheets.get(form.READ_ME, ()))
    day = iso_date(filled.get(form.FILLED_ON, ""))
    functie = one_line(filled.get(form.FUNCTION, ""))[:60]
    return SheetBack(
        code=told[0][1],
        partner=told[0][2],
        given_on=told[0][3],
        day=day if day and len(day) == 10 else None,
        functie=as_function(functie),
        given=given,
        rows=rows,
        strange=strange,
    )


def _rows(
    label: str, rows: Sequence[Row] | None
) -> tuple[tuple[BackRow, ...] | None, tuple[str, ...]]:
    """The rows below the headers, by the words of our own headers, in whatever order."""
    known = {fold(header): header for header in form.headers(label)}
    for at, (_, cells) in enumerate(rows or ()):
        heads = [known.get(fold(cell), "") for cell in cells]
        if len(set(heads) - {""}) < len(known) // 2:
            continue
        strange = tuple(cell for cell, head in zip(cells, heads, strict=True) if cell and not head)
        found = tuple(
            BackRow(
                number,
                {head: one_line(text) for head, text in zip(heads, texts, strict=False) if head},
            )
            for number, texts in (rows or ())[at + 1 :]
        )
        return found, strange
    return None, ()


def _filled(rows: Sequence[Row]) -> dict[str, str]:
    """What stands beside the words on the first sheet."""
    return {cells[0].strip(" :"): cells[1] for _, cells in rows if len(cells) > 1}
