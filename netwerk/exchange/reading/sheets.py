"""A sheet with its meaning: its tables, what their rows are and what each column means.

What is not understood or not taken over is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from netwerk.exchange.headers import Meaning, TieColumn, header_score
from netwerk.exchange.layout.fill_in import Column, has_our_keys
from netwerk.exchange.layout.goes_on import GoesOn, Knowledge, knowledge_of
from netwerk.exchange.layout.sheet_layout import Block, without_blanks
from netwerk.exchange.notes import Notes
from netwerk.exchange.reading.mended_rows import mended_rows, shape_of
from netwerk.exchange.reading.sheet_notes import (
    numbers_of,
    say_crosses,
    say_left_out,
    say_titles,
    say_unsure,
    what_is_needed,
)
from netwerk.exchange.reading.stands_beside import Surroundings
from netwerk.exchange.reading.table_reading import TableReading
from netwerk.exchange.report import SheetReport
from netwerk.exchange.request import Existing, ImportOptions
from netwerk.exchange.shapes.matrix import find_matrix
from netwerk.exchange.shapes.tie_columns import mark_columns
from netwerk.exchange.table import Cells, RawTable, Row
from netwerk.exchange.where import Where, row_numbers
from netwerk.schema import schema

NOT_UNDERSTOOD = "niet gelezen: het is niet duidelijk wat de kolommen betekenen."
ABOVE_HEADERS = "niet gelezen: deze rij staat boven de koppen."
SKIPPED = "overgeslagen: dat is gekozen."
LEFT_OUT = "overgeslagen, dat is gekozen"
"""Why a table that the user leaves out is not read, as words after 'is'."""


@dataclass(frozen=True)
class Sheet:
    """One table of a sheet: what its rows are, and its columns.

    label: None when the table was not read, and ``unread`` says why. asides: the numbers of rows
    that hold no item. ties: its columns with relations. of: for relations in a column, the list of
    actors that the column is of; of_other: that in which the other end of them stands. contact: its
    columns with a contact person and the function. people: its rows are people, and
    nothing says that they are at work. kept: the columns that are kept as a feature or a remark.
    cells: the headers as they are written. skipped: the numbers of rows that the user leaves out.
    shape: what each column is used for that means no property of its own, as words. told_skip: the
    columns that the user leaves out. nameless: it has no headers, and the user says what it holds.
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
    kept: tuple[tuple[int, str], ...] = ()
    cells: Cells = ()
    skipped: tuple[int, ...] = ()
    shape: Mapping[int, str] = field(default_factory=dict)
    told_skip: frozenset[int] = frozenset()
    nameless: bool = False

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
            rows=len(self.rows) + len(self.skipped),
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
            left_out=LEFT_OUT if self.unread == SKIPPED else None,
        )


def understand_all(
    tables: Sequence[RawTable], existing: Existing, options: ImportOptions, notes: Notes
) -> list[Sheet]:
    """The tables of all sheets, what each holds and what its columns mean; every row is in one."""
    reading = TableReading(existing, options)
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


def _parts(table: RawTable, reading: TableReading) -> Iterator[tuple[Sequence[Row], bool, Meaning]]:
    """The rows of known tables between blank rows, and whether they touch their headers."""
    for block in reading.blocks(table, lambda *_: "likely"):
        if block.meaning is None or block.meaning.label is None:
            continue
        below = {number + 1 for number, _ in block.headers}
        for rows in without_blanks(block.rows):
            yield rows, rows[0][0] in below, block.meaning


def _sheet(table: RawTable, block: Block, reading: TableReading, notes: Notes) -> Sheet:
    where = table.where
    if reading.is_skipped(table, block):
        return _skipped(table, block)
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
    rows, columns, skipped = mended_rows(where, rows, columns, reading.options.told.rows, meaning)
    if not rows:
        notes.note(where, "er staan wel koppen in maar geen rijen met gegevens.")
    if block.headers:
        chosen = reading.chosen(table, cells)
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
        kept=meaning.kept,
        cells=cells,
        skipped=skipped,
        shape=shape_of(meaning, cells),
        told_skip=reading.left_out(table, cells),
        nameless=reading.is_nameless(table, block),
    )


def _skipped(table: RawTable, block: Block) -> Sheet:
    """A table that the user leaves out: all its rows are told, none is read."""
    return Sheet(
        table=table,
        label=None,
        columns=(),
        rows=block.rows,
        headers=numbers_of(block.headers),
        titles=numbers_of(block.titles),
        unread=SKIPPED,
        cells=block.headers[0][1] if block.headers else block.under,
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
        cells=cells,
    )
