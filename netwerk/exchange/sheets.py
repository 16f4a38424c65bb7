"""A sheet with its meaning: its tables, what their rows are and what each column means.

What is not understood or not taken over is said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile
from pathlib import PurePath

from netwerk.exchange.headers import Meaning, TieColumn, header_score, hint_of
from netwerk.exchange.layout.fill_in import Column, has_our_keys
from netwerk.exchange.layout.goes_on import GoesOn, Judge, Knowledge, knowledge_of
from netwerk.exchange.layout.sheet_layout import Block, find_tables, without_blanks
from netwerk.exchange.notes import Notes
from netwerk.exchange.places import Places
from netwerk.exchange.report import SheetReport
from netwerk.exchange.request import Existing, ImportOptions
from netwerk.exchange.shapes.matrix import find_matrix
from netwerk.exchange.shapes.nameless import without_headers
from netwerk.exchange.shapes.read_header import Around, read_header
from netwerk.exchange.shapes.survey import code_rows, question_rows
from netwerk.exchange.shapes.tie_columns import mark_columns
from netwerk.exchange.sheet_notes import (
    numbers_of,
    say_crosses,
    say_left_out,
    say_titles,
    say_unsure,
    what_is_needed,
)
from netwerk.exchange.stands_beside import Surroundings
from netwerk.exchange.table import Cells, RawTable, Row
from netwerk.exchange.where import Where, row_numbers
from netwerk.model import Actor, Gebied, Kern
from netwerk.schema import schema
from netwerk.typed.convert import name_key

NOT_UNDERSTOOD = "niet gelezen: het is niet duidelijk wat de kolommen betekenen."
ABOVE_HEADERS = "niet gelezen: deze rij staat boven de koppen."


@dataclass(frozen=True)
class Sheet:
    """One table of a sheet: what its rows are, and its columns.

    label: None when the table was not read, and ``unread`` says why. asides: the numbers of rows
    that hold no item. ties: its columns with relations. of: for relations in a column, the list of
    actors that the column is of; of_other: that in which the other end of them stands. contact: its
    columns with a contact person and the function. people: its rows are people, and
    nothing says that they are at work.
    """

    table: RawTable
    label: str | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    headers: tuple[int, ...] = ()
    titles: tuple[int, ...] = ()
    doubtful: tuple[int, ...] = ()
    unread: str = ""
    our_keys: bool = False
    asides: tuple[int, ...] = ()
    ties: tuple[TieColumn, ...] = ()
    of: Sheet | None = None
    of_other: Sheet | None = None
    contact: tuple[int, int | None] | None = None
    people: bool = False

    @property
    def where(self) -> Where:
        """The file and the sheet."""
        return self.table.where

    def header(self, veld: str) -> str | None:
        """The header of the column that means this property."""
        return next((c.header for c in self.columns if c.veld == veld), None)

    @property
    def report(self) -> SheetReport:
        """How this table was read."""
        lijst = schema().keuzes["relatie"]
        return SheetReport(
            where=self.where,
            label=self.label,
            rows=len(self.rows),
            columns=tuple((column.header, column.veld) for column in self.columns),
            headers=self.headers,
            titles=self.titles,
            doubtful=self.doubtful,
            asides=self.asides,
            ties=tuple((tie.header, lijst.label(tie.soort)) for tie in self.ties),
            first=self.rows[0][0] if self.rows else 0,
            last=self.rows[-1][0] if self.rows else 0,
            encoding=self.table.encoding,
            separator=self.table.separator,
        )


def understand_all(
    tables: Sequence[RawTable], existing: Existing, options: ImportOptions, notes: Notes
) -> list[Sheet]:
    """The tables of all sheets, what each holds and what its columns mean; every row is in one."""
    reading = _Reading(existing, options)
    parts = (part for table in tables for part in _parts(table, reading))

    @cache
    def knowledge() -> Knowledge:
        """Looked up only when there are rows under a blank row."""
        return knowledge_of(existing, parts, options.soort is not None)

    def judge(rows: Sequence[Row], meaning: Meaning) -> GoesOn:
        return knowledge().judge(rows, meaning)

    return [
        _sheet(table, block, reading, notes)
        for table in tables
        for block in reading.blocks(table, judge)
    ]


class _Reading:
    """What tables are read with: what is stored, and the choices of the user."""

    def __init__(self, existing: Existing, options: ImportOptions) -> None:
        self.options = options
        self.places = Places(existing.of(Gebied).values(), existing.of(Kern).values())
        self.known = frozenset(name_key(actor.naam) for actor in existing.of(Actor).values())

    def chosen(self, table: RawTable) -> dict[str, str]:
        """Header -> the property that the user gave to it."""
        where = table.where
        return {
            header: veld
            for (file, sheet, header), veld in (self.options.columns or {}).items()
            if (file, sheet) == (where.file, where.sheet)
        }

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
            here = replace(
                around, about="\n".join([around.about, *above]), apart=_is_apart(rows, i)
            )
            return read_header(cells, _body(rows, gaps, i), here)

        blocks = find_tables(rows, meaning_of, judge)
        if codes:
            first = next((i for i, block in enumerate(blocks) if block.headers), None)
            if first is None:
                blocks[0] = replace(blocks[0], titles=(*codes, *blocks[0].titles))
            else:
                blocks[first] = replace(blocks[first], headers=(*blocks[first].headers, *codes))
        inhoud = self.options.inhoud
        return [without_headers(block, inhoud) if inhoud else block for block in blocks]

    def _around(self, table: RawTable) -> Around:
        where = table.where
        return Around(
            about=where.sheet or PurePath(where.file).stem,
            hint=hint_of(where),
            chosen=self.chosen(table),
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


def _parts(table: RawTable, reading: _Reading) -> Iterator[tuple[Sequence[Row], bool, Meaning]]:
    """The rows of known tables between blank rows, and whether they touch their headers."""
    for block in reading.blocks(table, lambda *_: "likely"):
        if block.meaning is None or block.meaning.label is None:
            continue
        below = {number + 1 for number, _ in block.headers}
        for rows in without_blanks(block.rows):
            yield rows, rows[0][0] in below, block.meaning


def _sheet(table: RawTable, block: Block, reading: _Reading, notes: Notes) -> Sheet:
    where = table.where
    say_titles(where, block, notes)
    cells = block.headers[0][1] if block.headers else block.under
    if not cells:
        return _above(table, block, notes)
    meaning = block.meaning
    if meaning is None or meaning.label is None:
        return _not_understood(table, block, notes)
    columns = tuple(
        Column(n, header, meaning.mapping.get(n))
        for n, header in enumerate(cells)
        if header or n in meaning.mapping
    )
    beside = Surroundings(
        where, meaning, block, reading.places, reading.options, notes, reading.known
    )
    rows, columns, asides = beside.filled(columns)
    if not rows:
        notes.note(where, "er staan wel koppen in maar geen rijen met gegevens.")
    if block.headers:
        chosen = reading.chosen(table)
        say_left_out(where, columns, block.rows, chosen, notes, beside.used)
    say_unsure(where, block, notes)
    if meaning.label == "Actor" and block.headers:
        taken = frozenset(meaning.mapping) | beside.used
        say_crosses(where, cells, mark_columns(cells, rows, taken), notes)
    return Sheet(
        table=table,
        label=meaning.label,
        columns=columns,
        rows=rows,
        headers=numbers_of(block.headers),
        titles=numbers_of(block.titles),
        doubtful=numbers_of(block.doubtful),
        our_keys=has_our_keys(columns),
        asides=asides,
        ties=meaning.ties,
        people=bool(meaning.name_parts)
        and not any(column.veld == "soort" for column in columns)
        and reading.options.soort != "professional",
        contact=meaning.contact,
    )


def _above(table: RawTable, block: Block, notes: Notes) -> Sheet:
    """A table above the headers of another one: not read, and said."""
    numbers = numbers_of(block.rows)
    notes.problem(
        table.where.at(numbers[0]),
        f"{row_numbers(numbers)} staat boven de koppen en is niet gelezen. Zijn het gegevens? Zet "
        "er een rij koppen boven (Naam, of Van en Naar) of zet ze op een eigen blad. Zo niet, "
        "haal ze dan weg.",
    )
    return Sheet(
        table=table,
        label=None,
        columns=(),
        rows=block.rows,
        titles=numbers_of(block.titles),
        doubtful=numbers_of(block.doubtful),
        unread=ABOVE_HEADERS,
    )


def _not_understood(table: RawTable, block: Block, notes: Notes) -> Sheet:
    number, cells = block.headers[0]
    numbers = numbers_of((*block.headers, *block.rows))
    named = ", ".join(f"'{header[:40]}'" for header in cells if header)[:400]
    everything = (*block.titles, *block.headers, *block.rows)
    is_cross = find_matrix(cells, block.rows, "", frozenset()) is not None
    notes.problem(
        table.where.at(number),
        f"niet duidelijk wat hierin staat; {row_numbers(numbers)} is niet gelezen. "
        f"Gevonden koppen: {named}. "
        f"{what_is_needed(block.meaning, () if header_score(cells) else everything, is_cross)}",
    )
    return Sheet(
        table=table,
        label=None,
        columns=tuple(Column(i, header, None) for i, header in enumerate(cells) if header),
        rows=block.rows,
        headers=numbers_of(block.headers),
        titles=numbers_of(block.titles),
        doubtful=numbers_of(block.doubtful),
        unread=NOT_UNDERSTOOD,
    )
