"""What can be asked about the files of an import, from what was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from netwerk.exchange.mapping.file_mapping import CROSS, NAMES, PAIRS, SKIP, TIE, header_set
from netwerk.exchange.mapping.seen_files import (
    SAMPLES,
    Questions,
    SeenColumn,
    SeenTable,
    UnreadRow,
)
from netwerk.exchange.notes import Notes
from netwerk.exchange.reading.sheets import SKIPPED, Sheet
from netwerk.exchange.report import PlannedRow
from netwerk.exchange.table import Row

SHOWN = 60
"""So much of a cell is shown as a sample."""
LOOKED_AT = 200
"""So many rows are looked at for samples."""
MOST_ROWS = 200
"""So many rows with a problem can be mended in place; a longer list is mended in the file."""


def questions_of(sheets: Sequence[Sheet], rows: Sequence[PlannedRow], notes: Notes) -> Questions:
    """What can be asked about these tables and their rows."""
    problems = [row for row in rows if row.state == "probleem" and not row.extra]
    unread = list(_unread(sheets, problems[:MOST_ROWS]))
    return Questions(
        tables=tuple(_table(sheet) for sheet in sheets if sheet.cells or not sheet.label),
        words=notes.words,
        rows=tuple(unread),
        more=max(len(problems) - MOST_ROWS, 0),
    )


def _table(sheet: Sheet) -> SeenTable:
    holds = _holds(sheet)
    cells = {cell for cell in sheet.cells if cell}
    width = max([len(sheet.cells), *(len(row) for _, row in sheet.rows[:LOOKED_AT])], default=0)
    columns = []
    if holds not in (CROSS, SKIP):
        veld = {c.index: c.veld or "" for c in sheet.columns}
        ties = {tie.index: f"{TIE}{tie.soort or ''}" for tie in sheet.ties if not tie.target}
        kept = dict(sheet.kept)
        for i in range(width):
            header = sheet.cells[i] if i < len(sheet.cells) else ""
            if header and header in cells:
                used = sheet.shape.get(i, "")
                meaning = kept.get(i) or ties.get(i) or veld.get(i, "")
                if not meaning and i in sheet.told_skip:
                    meaning = SKIP
                columns.append(SeenColumn(header, meaning, _samples(sheet.rows, i), used))
                cells.discard(header)
    return SeenTable(
        where=sheet.where.at(sheet.headers[0] if sheet.headers else None),
        holds=holds,
        rows=len(sheet.rows) + len(sheet.skipped),
        columns=tuple(columns),
        headers=header_set(sheet.cells) if sheet.headers else (),
    )


def _holds(sheet: Sheet) -> str:
    """What a table holds, as a mapping says it."""
    if sheet.unread == SKIPPED:
        return SKIP
    if any(tie.target and tie.target == tie.header for tie in sheet.ties):
        return CROSS
    if sheet.label and not sheet.headers and sheet.nameless:
        return NAMES if sheet.label == "Actor" else PAIRS
    return sheet.label or ""


def _samples(rows: Sequence[Row], index: int) -> tuple[str, ...]:
    """The first different texts of a column."""
    found: dict[str, None] = {}
    for _, cells in rows[:LOOKED_AT]:
        if index < len(cells) and cells[index]:
            found.setdefault(" ".join(cells[index].split())[:SHOWN])
        if len(found) == SAMPLES:
            break
    return tuple(found)


def _unread(sheets: Sequence[Sheet], problems: Sequence[PlannedRow]) -> Iterator[UnreadRow]:
    """The rows with a problem and their cells, as far as a table of the file has them."""
    wanted = {(row.where.file, row.where.sheet, row.where.span, row.row): row for row in problems}
    for sheet in sheets if wanted else ():
        place = (sheet.where.file, sheet.where.sheet, sheet.where.span)
        for number, cells in sheet.rows if sheet.label else ():
            row = wanted.pop((*place, number), None)
            if row is None:
                continue
            there = {c.index: c.header for c in sheet.columns if c.header}
            said = tuple(
                (header, cells[i] if i < len(cells) else "") for i, header in there.items()
            )
            yield UnreadRow(row.where, row.label, row.sentence, said)
