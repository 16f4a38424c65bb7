"""What tables on a sheet are read with: what is stored, and what the user says of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from pathlib import PurePath

from netwerk.exchange.headers import Meaning, hint_of
from netwerk.exchange.layout.goes_on import Judge
from netwerk.exchange.layout.sheet_layout import Block, find_tables
from netwerk.exchange.mapping.file_mapping import (
    CROSS,
    NAMES,
    PAIRS,
    SKIP,
    TableMapping,
    header_set,
)
from netwerk.exchange.places import Places
from netwerk.exchange.request import Existing, ImportOptions
from netwerk.exchange.shapes.as_told import chosen_velden
from netwerk.exchange.shapes.nameless import without_headers
from netwerk.exchange.shapes.read_header import Around, read_header
from netwerk.exchange.shapes.survey import code_rows, question_rows
from netwerk.exchange.table import Cells, RawTable, Row
from netwerk.model import Actor, Gebied, Kern, fold
from netwerk.typed.convert import name_key


class TableReading:
    """What tables are read with: what is stored, and the choices of the user."""

    def __init__(self, existing: Existing, options: ImportOptions) -> None:
        self.options = options
        self.places = Places(existing.of(Gebied).values(), existing.of(Kern).values())
        self.known = frozenset(name_key(actor.naam) for actor in existing.of(Actor).values())
        before = options.earlier.tables if options.earlier else ()
        tables = (*options.told.tables, *before)
        self._is_said = bool(tables)
        self._header_words = {word for told in tables for word in told.headers}

    def told(self, table: RawTable, cells: Cells) -> TableMapping | None:
        """What the user says of the table with these headers."""
        if not self._is_said:
            return None
        return self.options.told_of(table.where.file, table.where.sheet, header_set(cells))

    def chosen(self, table: RawTable, cells: Cells) -> dict[str, str]:
        """Header -> the property that the user gave to it."""
        return chosen_velden(self.told(table, cells), cells)

    def is_skipped(self, table: RawTable, block: Block) -> bool:
        """Whether the user leaves this table out."""
        told = self.told(table, block.headers[0][1] if block.headers else block.under)
        return told is not None and told.holds == SKIP

    def left_out(self, table: RawTable, cells: Cells) -> frozenset[int]:
        """The columns that the user leaves out."""
        told = self.told(table, cells)
        if told is None:
            return frozenset()
        return frozenset(i for i, cell in enumerate(cells) if told.meaning(cell) == SKIP)

    def is_nameless(self, table: RawTable, block: Block) -> bool:
        """Whether a table without headers is what the user says it is."""
        told = self.told(table, block.headers[0][1] if block.headers else block.under)
        inhoud = told.holds if told and told.holds in (NAMES, PAIRS) else self.options.inhoud
        return not block.headers and inhoud in (NAMES, PAIRS)

    def _is_told(self, table: RawTable, cells: Cells) -> bool:
        """Whether the user speaks of a table with just these headers."""
        first = next((cell for cell in cells if cell), "")
        if not self._header_words or fold(first) not in self._header_words:
            return False
        told = self.told(table, cells)
        return told is not None and bool(told.headers)

    def blocks(self, table: RawTable, judge: Judge) -> list[Block]:
        """The tables on a sheet, from top to bottom."""
        rows = question_rows(table.rows) or table.rows
        codes = code_rows(table.rows)
        around = self._around(table)
        gaps = [i for i in range(1, len(rows)) if rows[i][0] != rows[i - 1][0] + 1]
        at: dict[Cells, int] = {}
        for i, (_, cells) in enumerate(rows):
            at.setdefault(cells, i)

        def meaning_of(cells: Cells) -> Meaning | None:
            i = at[cells]
            titles = takewhile(lambda row: sum(map(bool, row[1])) < 4, reversed(rows[:i][-3:]))
            above = [" ".join(filter(None, cells)) for _, cells in titles]
            told = self.told(table, cells)
            if told and told.headers and told.holds in (SKIP, NAMES, PAIRS):
                return Meaning(None, {})
            here = replace(
                around,
                about="\n".join([around.about, *above]),
                apart=_is_apart(rows, i),
                chosen=chosen_velden(told, cells),
                told=told,
                cross=around.cross or bool(told and told.holds == CROSS),
            )
            return read_header(cells, _body(rows, gaps, i), here)

        blocks = find_tables(rows, meaning_of, judge, lambda cells: self._is_told(table, cells))
        if codes:
            first = next((i for i, block in enumerate(blocks) if block.headers), None)
            if first is None:
                blocks[0] = replace(blocks[0], titles=(*codes, *blocks[0].titles))
            else:
                blocks[first] = replace(blocks[first], headers=(*blocks[first].headers, *codes))
        return [self._without_headers(table, block) for block in blocks]

    def _without_headers(self, table: RawTable, block: Block) -> Block:
        """A table without headers as the list that the user says it is."""
        told = self.told(table, block.headers[0][1] if block.headers else block.under)
        inhoud = told.holds if told and told.holds in (NAMES, PAIRS) else self.options.inhoud
        if told and told.headers and inhoud == told.holds:
            block = replace(block, meaning=None)
        return without_headers(block, inhoud) if inhoud else block

    def _around(self, table: RawTable) -> Around:
        where = table.where
        return Around(
            about=where.sheet or PurePath(where.file).stem,
            hint=hint_of(where),
            chosen={},
            known=self.known,
            is_place=self.places.names_a_place,
            contacts=self.options.contactpersonen,
            cross=self.options.inhoud == "kruistabel",
            relatie_given=self.options.relatie is not None,
        )


def _is_apart(rows: Sequence[Row], i: int) -> bool:
    """Whether a row starts a table: it is the first, under a blank row, or under less wide rows."""
    if i == 0 or rows[i - 1][0] + 1 < rows[i][0]:
        return True
    above, here = (sum(map(bool, rows[at][1])) for at in (i - 1, i))
    return 2 * above <= here and _is_apart(rows, i - 1)


def _body(rows: Sequence[Row], gaps: Sequence[int], i: int) -> Sequence[Row]:
    """The rows under a row of headers, up to the next blank row; ``gaps``: where these are."""
    gap = bisect_left(gaps, i + 2)
    return rows[i + 1 : gaps[gap] if gap < len(gaps) else len(rows)]
