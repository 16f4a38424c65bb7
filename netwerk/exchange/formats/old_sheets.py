"""Workbooks of other kinds (xls, xlsb, ods), read in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from netwerk.errors import InputError
from netwerk.exchange.formats import sheet_process
from netwerk.exchange.formats.container import SAVE
from netwerk.exchange.notes import Notes
from netwerk.exchange.table import HIDDEN, MARKED, RawTable, Row, is_marked
from netwerk.exchange.where import Where
from netwerk.typed.text import clean, has_control

SECONDS = 60


@dataclass
class _OldSheet:
    title: str
    hidden: bool
    rows: dict[int, list[str]] = field(default_factory=dict)
    merged: list[tuple[int, int, int]] = field(default_factory=list)
    more: int = 0


def read_old_sheets(name: str, content: bytes) -> list[RawTable]:
    """The sheets that hold anything; those that are hidden without their rows.

    Raises InputError when the workbook is damaged, locked, too large or empty.
    """
    return tables_of(name, map(json.loads, _lines(name, content)))


def tables_of(name: str, things: Iterable[dict[str, Any]]) -> list[RawTable]:
    """The same, of what the other process told."""
    tables = [_table(name, sheet) for sheet in _sheets(things) if sheet.rows]
    if not any(table.rows for table in tables):
        raise InputError(
            f"{name} heeft geen zichtbaar blad met gegevens. Zet de gegevens op een blad met "
            "een rij koppen."
        )
    return tables


def every_old_sheet(name: str, content: bytes) -> dict[str, tuple[Row, ...]]:
    """The rows of all sheets by name, the hidden ones too: for a workbook that we made ourselves.

    Raises InputError as `read_old_sheets` does.
    """
    sheets = _sheets(map(json.loads, _lines(name, content)))
    return {sheet.title: _seen(name, sheet).rows for sheet in sheets}


def _table(name: str, sheet: _OldSheet) -> RawTable:
    where, notes = Where(name, sheet.title), Notes()
    ignored = is_marked(sheet.title)
    if sheet.hidden or ignored:
        reason = HIDDEN if sheet.hidden else MARKED
        counted = "1 rij" if len(sheet.rows) == 1 else f"{len(sheet.rows)} rijen"
        notes.note(Where(name), f"blad '{sheet.title}' is {reason} en niet gelezen ({counted}).")
        said = notes.messages((name,))
        return RawTable(where, (), messages=said, left_out=reason, rows_left_out=len(sheet.rows))
    return _seen(name, sheet)


def _seen(name: str, sheet: _OldSheet) -> RawTable:
    where, notes = Where(name, sheet.title), Notes()
    _fill_merged(where, sheet, notes)
    if sheet.more:
        notes.note(where, f"alleen de eerste {sheet_process.COLUMNS} kolommen zijn gelezen.")
    rows = []
    for number in sorted(sheet.rows):
        if any(map(has_control, sheet.rows[number])):
            notes.count(where.at(number), "tekens die geen tekst zijn, zijn weggelaten.")
        cells = tuple(map(clean, sheet.rows[number]))
        if any(cells):
            rows.append((number, cells))
    return RawTable(where, tuple(rows), messages=notes.messages((name,)))


def _fill_merged(where: Where, sheet: _OldSheet, notes: Notes) -> None:
    """A value in cells merged downwards counts for every row beside it that holds something."""
    numbers = sorted(sheet.rows)
    for first, column, last in sheet.merged:
        top = sheet.rows.get(first, [])
        value = top[column] if column < len(top) else ""
        below = numbers[bisect_right(numbers, first) : bisect_right(numbers, last)]
        for number in below if value else ():
            cells = sheet.rows[number]
            cells.extend([""] * (column + 1 - len(cells)))
            cells[column] = cells[column] or value
            notes.count(
                where.at(first),
                "samengevoegde cellen: de waarde is gebruikt voor elke rij ernaast.",
            )


def _sheets(things: Iterable[dict[str, Any]]) -> list[_OldSheet]:
    sheets: list[_OldSheet] = []
    for said in things:
        if "sheet" in said:
            sheets.append(_OldSheet(said["sheet"], said["hidden"]))
        elif "merged" in said:
            sheets[-1].merged = [tuple(place) for place in said["merged"]]
        else:
            sheets[-1].rows[said["row"]] = said["cells"]
            sheets[-1].more += said["more"]
    return sheets


def _lines(name: str, content: bytes) -> Iterator[str]:
    """What the other process wrote, or one sentence about why it could not read the file."""
    program = [sys.executable, "-I", str(Path(sheet_process.__file__))]
    try:
        done = subprocess.run(  # noqa: S603 - our own program, the file comes by standard input
            program, input=content, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise InputError(
            f"{name} lezen duurde meer dan {SECONDS} seconden. Kopieer alleen de gevulde cellen "
            "naar een nieuw bestand."
        ) from None
    if done.returncode == sheet_process.LOCKED:
        raise InputError(
            f"{name} is met een wachtwoord beveiligd. Haal het wachtwoord eraf en probeer het "
            "opnieuw."
        )
    if done.returncode == sheet_process.BROKEN or b"panicked" in done.stderr:
        raise InputError(
            f"{name} is beschadigd of anders opgebouwd dan een werkmap hoort; ook een blad met een "
            f"miljoen lege rijen kan dat zijn. {SAVE}"
        )
    if done.returncode:
        raise InputError(
            f"{name} vraagt te veel geheugen en is niet gelezen. Kopieer alleen de gevulde cellen "
            "naar een nieuw bestand."
        )
    return iter(done.stdout.decode("utf-8").splitlines())
