"""Tables beside each other on one sheet, each as a table of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from openpyxl.utils import get_column_letter

from netwerk.exchange.headers import meaning_of
from netwerk.exchange.layout.sheet_layout import HEADER_ROWS
from netwerk.exchange.table import Cells, RawTable, Row

IsHeader = Callable[[Cells], bool]


def beside_each_other(table: RawTable, is_header: IsHeader) -> list[RawTable]:
    """The tables that stand side by side; just this one when there are no others.

    Only when one row holds the headers of each of them: with an empty column between them, or with
    the same headers again.
    """
    for _, cells in table.rows[:HEADER_ROWS]:
        spans = _spans(cells, table.rows, is_header)
        if len(spans) > 1:
            return [_part(table, start, end, i) for i, (start, end) in enumerate(spans)]
    return [table]


def _spans(cells: Cells, rows: Sequence[Row], is_header: IsHeader) -> list[tuple[int, int]]:
    """Where each table begins and ends, when these are the headers of several."""
    empty = [i for i, cell in enumerate(cells) if not cell]
    if empty and any(cells):
        used = {i for _, row in rows for i, cell in enumerate(row) if cell}
        starts = [
            i
            for i, cell in enumerate(cells)
            if cell and (i == 0 or (not cells[i - 1] and i - 1 not in used))
        ]
        width = max(len(row) for _, row in rows) if len(starts) > 1 else 0
        spans = list(zip(starts, [*starts[1:], width][: len(starts)], strict=True))
        if len(spans) > 1 and all(is_header(cells[start:end]) for start, end in spans):
            return [(0 if i == 0 else start, end) for i, (start, end) in enumerate(spans)]
    filled = tuple(cell for cell in cells if cell)
    for times in (2, 3, 4):
        size, rest = divmod(len(filled), times)
        if size > 1 and not rest and filled == filled[:size] * times and is_header(filled[:size]):
            starts = [i for i, cell in enumerate(cells) if cell][::size]
            width = max(len(row) for _, row in rows)
            return [
                (0 if i == 0 else start, end)
                for i, (start, end) in enumerate(zip(starts, [*starts[1:], width], strict=True))
            ]
    return _actors_and_ends(cells, rows, is_header)


def _actors_and_ends(
    cells: Cells, rows: Sequence[Row], is_header: IsHeader
) -> list[tuple[int, int]]:
    """The columns of actors and those of relations behind them, when rows hold one or the other."""
    whole = meaning_of(cells, None, {})
    if whole is None or whole.label != "Relatie":
        return []
    ends = sorted(i for i, veld in whole.mapping.items() if veld in ("van", "naar"))
    start = ends[0]
    if not start or len(ends) < 2 or not is_header(cells[:start]):
        return []
    left = meaning_of(cells[:start], None, {})
    name = next((i for i, veld in left.mapping.items() if veld == "naam"), None) if left else None
    if left is None or left.label != "Actor" or name is None:
        return []
    beneath = [row for _, row in rows if row != cells]
    actors_only = any(_at(row, name) and not any(_at(row, i) for i in ends) for row in beneath)
    both = any(_at(row, name) and any(_at(row, i) for i in ends) for row in beneath)
    width = max(len(row) for _, row in rows)
    return [(0, start), (start, width)] if actors_only and not both else []


def _at(cells: Cells, i: int) -> str:
    return cells[i] if i < len(cells) else ""


def _part(table: RawTable, start: int, end: int, place: int) -> RawTable:
    rows = []
    for number, cells in table.rows:
        part = ("",) * start + cells[start:end]
        if any(part):
            rows.append((number, part))
    letters = get_column_letter(start + 1), get_column_letter(end)
    span = f"kolom {letters[0]} tot en met {letters[1]}"
    return replace(
        table,
        where=replace(table.where, span=span),
        rows=tuple(rows),
        messages=table.messages if place == 0 else (),
    )
