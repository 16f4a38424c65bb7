"""A sheet with its meaning: its tables, what their rows are and what each column means.

What is not understood or not taken over is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from openpyxl.utils import get_column_letter

from netwerk.exchange.goes_on import GoesOn, Judge, Knowledge, knowledge_of
from netwerk.exchange.headers import Meaning, hint_of, meaning_of
from netwerk.exchange.meaning.label_plans import KEY_HEADER, READER_HEADERS, header_word, plans
from netwerk.exchange.notes import Notes
from netwerk.exchange.report import SheetReport
from netwerk.exchange.request import Existing, ImportOptions
from netwerk.exchange.sheet_layout import Block, find_tables, without_blanks
from netwerk.exchange.table import Cells, RawTable, Row
from netwerk.exchange.where import Where, row_numbers

NOT_UNDERSTOOD = "niet gelezen: het is niet duidelijk wat de kolommen betekenen."
ABOVE_HEADERS = "niet gelezen: deze rij staat boven de koppen."


@dataclass(frozen=True)
class Column:
    """One column: its place, its header as written, and the property it means (None: not taken)."""

    index: int
    header: str
    veld: str | None


@dataclass(frozen=True)
class Sheet:
    """One table of a sheet: what its rows are, and its columns.

    label: None when the table was not read, and ``unread`` says why.
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
        return SheetReport(
            where=self.where,
            label=self.label,
            rows=len(self.rows),
            columns=tuple((column.header, column.veld) for column in self.columns),
            headers=self.headers,
            titles=self.titles,
            doubtful=self.doubtful,
            first=self.rows[0][0] if self.rows else 0,
            last=self.rows[-1][0] if self.rows else 0,
            encoding=self.table.encoding,
            separator=self.table.separator,
        )


def understand_all(
    tables: Sequence[RawTable], existing: Existing, options: ImportOptions, notes: Notes
) -> list[Sheet]:
    """The tables of all sheets, what each holds and what its columns mean; every row is in one."""
    parts = (part for table in tables for part in _parts(table, options))

    @cache
    def knowledge() -> Knowledge:
        """Looked up only when there are rows under a blank row."""
        return knowledge_of(existing, parts, options.soort is not None)

    def judge(rows: Sequence[Row], meaning: Meaning) -> GoesOn:
        return knowledge().judge(rows, meaning)

    return [
        _sheet(table, block, _chosen(table, options), notes)
        for table in tables
        for block in _blocks(table, options, judge)
    ]


def _blocks(table: RawTable, options: ImportOptions, judge: Judge) -> list[Block]:
    hint, chosen = hint_of(table.where), _chosen(table, options)
    return find_tables(table.rows, lambda cells: meaning_of(cells, hint, chosen), judge)


def _chosen(table: RawTable, options: ImportOptions) -> dict[str, str]:
    """Header -> the property that the user gave to it."""
    where = table.where
    return {
        header: veld
        for (file, sheet, header), veld in (options.columns or {}).items()
        if (file, sheet) == (where.file, where.sheet)
    }


def _parts(
    table: RawTable, options: ImportOptions
) -> Iterator[tuple[Sequence[Row], bool, Meaning]]:
    """The rows of known tables between blank rows, and whether they touch their headers."""
    for block in _blocks(table, options, lambda *_: "likely"):
        if block.meaning is None or block.meaning.label is None:
            continue
        below = {number + 1 for number, _ in block.headers}
        for rows in without_blanks(block.rows):
            yield rows, rows[0][0] in below, block.meaning


def _sheet(table: RawTable, block: Block, chosen: Mapping[str, str], notes: Notes) -> Sheet:
    where = table.where
    _say_titles(where, block, notes)
    cells = block.headers[0][1] if block.headers else block.under
    if not cells:
        return _above(table, block, notes)
    if block.meaning is None or block.meaning.label is None:
        return _not_understood(table, block, notes)
    mapping = block.meaning.mapping
    columns = tuple(Column(n, header, mapping.get(n)) for n, header in enumerate(cells) if header)
    if not block.rows:
        notes.note(where, "er staan wel koppen in maar geen rijen met gegevens.")
    if block.headers:
        _say_left_out(where, columns, block.rows, chosen, notes)
    _say_unsure(where, block, notes)
    key = header_word(KEY_HEADER)
    return Sheet(
        table=table,
        label=block.meaning.label,
        columns=columns,
        rows=block.rows,
        headers=_numbers(block.headers),
        titles=_numbers(block.titles),
        doubtful=_numbers(block.doubtful),
        our_keys=any(c.veld == "id" and header_word(c.header) == key for c in columns),
    )


def _above(table: RawTable, block: Block, notes: Notes) -> Sheet:
    """A table above the headers of another one: not read, and said."""
    numbers = _numbers(block.rows)
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
        titles=_numbers(block.titles),
        doubtful=_numbers(block.doubtful),
        unread=ABOVE_HEADERS,
    )


def _not_understood(table: RawTable, block: Block, notes: Notes) -> Sheet:
    number, cells = block.headers[0]
    numbers = _numbers((*block.headers, *block.rows))
    named = ", ".join(f"'{header[:40]}'" for header in cells if header)[:400]
    notes.problem(
        table.where.at(number),
        f"niet duidelijk wat hierin staat; {row_numbers(numbers)} is niet gelezen. "
        f"Gevonden koppen: {named}. "
        f"{_what_is_needed(block.meaning)}",
    )
    return Sheet(
        table=table,
        label=None,
        columns=tuple(Column(i, header, None) for i, header in enumerate(cells) if header),
        rows=block.rows,
        headers=_numbers(block.headers),
        titles=_numbers(block.titles),
        doubtful=_numbers(block.doubtful),
        unread=NOT_UNDERSTOOD,
    )


def _what_is_needed(meaning: Meaning | None) -> str:
    if meaning:
        titles = [plans()[label].title for label in meaning.maybe]
        return (
            f"Het kunnen {', '.join(title.lower() for title in titles[:-1])} of "
            f"{titles[-1].lower()} zijn. Noem het blad of het bestand zo, bijvoorbeeld "
            f"'{titles[0]}'."
        )
    return (
        "Nodig is een kolom Naam (lijst van actoren) of de kolommen Van en Naar (lijst van "
        "relaties). Pas de koppen aan of kies zelf wat elke kolom betekent."
    )


def _say_titles(where: Where, block: Block, notes: Notes) -> None:
    numbers = _numbers(block.doubtful)
    if numbers:
        notes.note(
            where.at(numbers[0]),
            f"{row_numbers(numbers)} staat boven de koppen, is als titel gelezen en komt niet in "
            "het netwerk. Is het een lijst? Zet er dan een kop boven.",
        )


def _say_unsure(where: Where, block: Block, notes: Notes) -> None:
    if block.unsure:
        numbers = _numbers(block.unsure)
        notes.note(
            where.at(numbers[0]),
            f"{row_numbers(numbers)} staat onder een lege regel en lijkt op een andere tabel; wel "
            "gelezen. Hoort het er niet bij? Zet het op een eigen blad.",
        )


def _say_left_out(
    where: Where,
    columns: Sequence[Column],
    rows: Sequence[Row],
    chosen: Mapping[str, str],
    notes: Notes,
) -> None:
    used = {c.veld: c for c in columns if c.veld}
    first: dict[str, Column] = {}
    for column in columns:
        same = first.setdefault(header_word(column.header), column)
        if column.veld or column.header in READER_HEADERS or chosen.get(column.header) == "":
            continue
        notes.note(where, _why_left_out(column, same, used))
    headed = {c.index for c in columns}
    for i in sorted(_filled_columns(rows) - headed)[:20]:
        letter = get_column_letter(i + 1)
        notes.note(where, f"kolom {letter} heeft geen kop en is niet overgenomen.")


def _filled_columns(rows: Sequence[tuple[int, Cells]]) -> set[int]:
    return {i for _, cells in rows for i, cell in enumerate(cells) if cell}


def _why_left_out(column: Column, same: Column, used: Mapping[str, Column]) -> str:
    word = header_word(column.header)
    if same is not column:
        kept = next((c for c in used.values() if header_word(c.header) == word), None)
        which = f"kolom {get_column_letter(kept.index + 1)} is gebruikt en " if kept else ""
        return (
            f"de kop '{column.header}' staat er twee keer; {which}kolom "
            f"{get_column_letter(column.index + 1)} is niet overgenomen."
        )
    for plan in plans().values():
        meant = plan.words.get(word)
        if meant and meant[0] in used:
            other = used[meant[0]].header
            return (
                f"kolom '{column.header}' is niet overgenomen, want kolom '{other}' betekent "
                "hetzelfde en is al gebruikt."
            )
    return f"kolom '{column.header}' is niet overgenomen."


def _numbers(rows: Sequence[Row]) -> tuple[int, ...]:
    return tuple(sorted(number for number, _ in rows))
