"""Where the tables are on a sheet: each row is a title, a header, data, or was not understood.

A sheet may hold several tables under each other. No row is passed over: every row of the sheet is
in exactly one `Block`, in one place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from netwerk.exchange.headers import LONGEST_HEADER, Meaning, header_score
from netwerk.exchange.layout.goes_on import Judge
from netwerk.exchange.meaning.label_plans import all_words, header_word, is_name_header
from netwerk.exchange.table import Cells, Row

HEADER_ROWS = 20
"""In so many rows the headers are looked for with an open mind; below, only sure headers count."""

MeaningOf = Callable[[Cells], Meaning | None]
IsTold = Callable[[Cells], bool]
"""Whether the user says that a row holds the headers of a table."""


@dataclass(frozen=True)
class Block:
    """One table of a sheet.

    titles: rows that stand above the headers and hold no data. headers: the rows with headers, the
    first of which names the columns. meaning None: it is not known what the columns mean. unsure:
    the rows that are read, and look like another table. under: for rows that go on below an unknown
    table, the headers further up. beside: rows around a list that hold no item.
    """

    titles: tuple[Row, ...]
    headers: tuple[Row, ...]
    rows: tuple[Row, ...]
    meaning: Meaning | None
    unsure: tuple[Row, ...] = ()
    under: Cells = ()
    beside: tuple[Row, ...] = ()

    @property
    def doubtful(self) -> tuple[Row, ...]:
        """The titles that may be data: all but one row of one cell, directly above the headers."""
        below = min((number for number, _ in self.headers or self.rows), default=0)
        touching = [row for row in self.titles if row[0] in (below - 1, below - 2)]
        if len(touching) == 1 and touching[0][0] == below - 1 and _filled(touching[0][1]) == 1:
            return self.titles[:-1]
        return self.titles


def find_tables(
    rows: Sequence[Row], meaning_of: MeaningOf, judge: Judge, is_told: IsTold = lambda _: False
) -> list[Block]:
    """The tables on a sheet from top to bottom; together they hold every row once.

    judge: whether rows under a blank row go on with the table above.
    """
    heads = _heads(rows, meaning_of, is_told)
    if not heads:
        return [_unknown(rows)]
    first = min(heads)
    above, titles = _above(rows[:first])
    blocks = [above] if above else []
    bounds = [*sorted(heads), len(rows)]
    for start, end in pairwise(bounds):
        body = rows[start + 1 : end]
        data, next_titles = (
            (body, ()) if end == len(rows) else _without_titles(body, rows[start][0], rows[end][0])
        )
        block = Block(tuple(titles), (rows[start],), (), heads[start])
        table, *others = _parted(block, data, judge)
        blocks = [*_joined(blocks, table), *others]
        titles = next_titles
    return blocks


def without_blanks(rows: Sequence[Row]) -> list[Sequence[Row]]:
    """The rows in parts that have no blank row in them."""
    starts = [i for i in range(len(rows)) if _is_apart(rows, i)]
    return [rows[start:end] for start, end in pairwise([*starts, len(rows)])]


def _parted(table: Block, rows: Sequence[Row], judge: Judge) -> list[Block]:
    """A table with its rows, and the tables of unknown columns between or under them."""
    if table.meaning is None or table.meaning.label is None:
        return [replace(table, rows=tuple(rows))]
    below = table.headers[0][0] + 1
    blocks, filled = [table], [_Filled([], [])]
    for part in without_blanks(rows):
        has_title = len(part) > 2 and _filled(part[0][1]) == 1
        title, body = (part[:1], part[1:]) if has_title else (part[:0], part)
        goes_on = "likely" if part[0][0] == below else judge(body, table.meaning)
        is_other = blocks[-1].meaning is None
        if goes_on == "no" and not is_other:
            blocks.append(Block(tuple(title), (body[0],), (), None))
            filled.append(_Filled(list(body[1:]), []))
            continue
        if is_other and goes_on == "sure":
            blocks.append(Block((), (), (), table.meaning, under=table.headers[0][1]))
            filled.append(_Filled([], []))
        filled[-1].rows.extend(part)
        if goes_on == "doubtful" and not is_other:
            filled[-1].unsure.extend(body)
    return [
        replace(block, rows=tuple(one.rows), unsure=tuple(one.unsure))
        for block, one in zip(blocks, filled, strict=True)
    ]


class _Filled(NamedTuple):
    """The rows of a block while it is filled."""

    rows: list[Row]
    unsure: list[Row]


def _heads(rows: Sequence[Row], meaning_of: MeaningOf, is_told: IsTold) -> dict[int, Meaning]:
    """The positions of the headers: the best of the first rows, and every other sure header.

    What the user says is more sure than what looks best.
    """
    told = ((i, meaning_of(cells)) for i, (_, cells) in enumerate(rows) if is_told(cells))
    heads = {i: meaning for i, meaning in told if meaning}
    best: tuple[int, int, Meaning] | None = None
    for i, (_, cells) in enumerate(rows[:HEADER_ROWS] if not heads else ()):
        meaning = meaning_of(cells)
        if meaning and (best is None or meaning.known > best[0]):
            best = (meaning.known, i, meaning)
    if best:
        heads[best[1]] = best[2]
    words = all_words()
    for i, (_, cells) in enumerate(rows):
        if i in heads:
            continue
        least = 1 if _heads_names(rows, i) else 2
        if least > 1 and not _may_be_header(rows, i, words):
            continue
        meaning = meaning_of(cells)
        if meaning and meaning.known >= least:
            heads[i] = meaning
    if best and (alone := _list_above(rows[: min(heads)], rows[min(heads)][0], meaning_of)):
        heads[0] = alone
    return heads


def _may_be_header(rows: Sequence[Row], i: int, words: frozenset[str]) -> bool:
    """Whether a row is so much like headers that it is no data.

    All its cells are known headers, or half of them in a row that stands apart from what is above.
    """
    cells = rows[i][1]
    apart = _is_apart(rows, i)
    if not apart:
        first = next(cell for cell in cells if cell)
        if len(first) >= LONGEST_HEADER or header_word(first) not in words:
            return False
    filled = sum(1 for cell in cells if cell)
    score = header_score(cells)
    return score > 1 and (score == filled or (apart and 2 * score >= filled))


def _heads_names(rows: Sequence[Row], i: int) -> bool:
    """Whether a row is the header of a list of only names: 'Naam', with rows under it.

    It starts the sheet, stands apart, or has one title above it; no data is called 'Naam'.
    """
    cells = rows[i][1]
    if _filled(cells) != 1 or i + 1 == len(rows) or _filled(rows[i + 1][1]) != 1:
        return False
    if not is_name_header(next(cell for cell in cells if cell)):
        return False
    return _is_apart(rows, i) or (_is_apart(rows, i - 1) and _filled(rows[i - 1][1]) == 1)


def _is_apart(rows: Sequence[Row], i: int) -> bool:
    """Whether a row is the first one of the sheet or has a blank row above it."""
    return i == 0 or rows[i - 1][0] < rows[i][0] - 1


def _list_above(above: Sequence[Row], head: int, meaning_of: MeaningOf) -> Meaning | None:
    """The meaning of the first row when it heads a list of one column above another table.

    A title may be a header word too ('Vereniging'): it heads a list when at least two rows stand
    under it, of one cell each, with a blank row before the next headers (at row number ``head``).
    """
    if len(above) < 3 or above[-1][0] == head - 1:
        return None
    if any(_filled(cells) > 1 for _, cells in above):
        return None
    if any(one[0] != other[0] - 1 for one, other in pairwise(above)):
        return None
    return meaning_of(above[0][1])


def _above(rows: Sequence[Row]) -> tuple[Block | None, tuple[Row, ...]]:
    """What stands above the first known headers: a table that is not understood, and titles."""
    wide = [i for i, (_, cells) in enumerate(rows) if _filled(cells) > 1]
    if len(wide) < 2:
        return None, tuple(rows)
    first, last = wide[0], wide[-1]
    block = Block(
        titles=tuple(rows[:first]),
        headers=(),
        rows=tuple(rows[first : last + 1]),
        meaning=None,
    )
    return block, tuple(rows[last + 1 :])


def _without_titles(
    rows: Sequence[Row], head: int, below: int
) -> tuple[Sequence[Row], tuple[Row, ...]]:
    """The data above the next headers (at row number ``below``), and the titles of the next table.

    Titles are rows of one cell that touch the next headers, with a blank row between them and the
    data, or the headers (at row number ``head``) when there is no data.
    """
    start, under = len(rows), below
    while start and _filled(rows[start - 1][1]) == 1 and rows[start - 1][0] == under - 1:
        start -= 1
        under = rows[start][0]
    above = rows[start - 1][0] if start else head
    if above == under - 1:
        return rows, ()
    return rows[:start], tuple(rows[start:])


def _joined(blocks: list[Block], block: Block) -> list[Block]:
    """The blocks with one more; headers that come again go on with the table above them.

    Two rows of headers directly under each other are headers of one table.
    """
    last = blocks[-1] if blocks else None
    if last is None or not last.headers or last.meaning is None:
        return [*blocks, block]
    if last.headers[0][1] == block.headers[0][1] and not block.titles:
        joined = replace(
            last,
            headers=last.headers + block.headers,
            rows=last.rows + block.rows,
            unsure=last.unsure + block.unsure,
        )
        return [*blocks[:-1], joined]
    follows = max(number for number, _ in last.headers) == block.headers[0][0] - 1
    if not last.rows and not block.titles and follows:
        headers = block.headers + last.headers
        return [*blocks[:-1], replace(block, titles=last.titles, headers=headers)]
    return [*blocks, block]


def _unknown(rows: Sequence[Row]) -> Block:
    """A sheet without known headers; the first row with two filled cells is quoted as headers."""
    start = next((i for i, (_, cells) in enumerate(rows[:HEADER_ROWS]) if _filled(cells) > 1), 0)
    return Block(
        titles=tuple(rows[:start]),
        headers=(rows[start],),
        rows=tuple(rows[start + 1 :]),
        meaning=None,
    )


def _filled(cells: Cells) -> int:
    return sum(1 for cell in cells if cell)
