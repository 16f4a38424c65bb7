"""What an import would do, row by row: the plan that a user sees before anything is stored.

Every filled row of every sheet is accounted for once: as a header or a title (`SheetReport`), or as
a `PlannedRow` with what happens to it. Blank rows are no rows: they only count for row numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from netwerk.exchange.mapping.seen_files import Questions
from netwerk.exchange.reasons import Reason
from netwerk.exchange.where import Where
from netwerk.model import ITEM_TYPES, Item

Level = Literal["probleem", "let op"]
State = Literal["nieuw", "gewijzigd", "gelijk", "probleem", "overgeslagen"]
VerdictKind = Literal[
    "niets_gelezen", "alles_probleem", "alles_gelijk", "niets_nieuws", "deels", "goed"
]
PartKind = Literal["niet_gelezen", "alles_probleem", "leeg", "verborgen", "deels", "goed"]

PROBLEM: Level = "probleem"
NOTE: Level = "let op"
STATES: tuple[State, ...] = ("nieuw", "gewijzigd", "gelijk", "probleem", "overgeslagen")


@dataclass(frozen=True, slots=True)
class RowMessage:
    """One remark about a file, sheet, row or column."""

    where: Where
    level: Level
    sentence: str

    @property
    def text(self) -> str:
        """Where and what: 'bestand.xlsx, blad Actoren, rij 7, kolom Naam: ...'."""
        return f"{self.where.text}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row and what happens with it.

    ``label`` is None for a row that was not read. ``item`` is what would be stored (None for a
    problem or a row that is left out), ``before`` what is stored now, ``changes`` the properties
    that differ. Rows that are left out ('overgeslagen') say why in ``sentence``; a row with a
    problem has the kind of problem in ``reason``. ``extra``: a relation that was read out of a
    column of a row that counts already, or one more of a row that names several. ``stays``: the
    properties that stay as they are stored although the row says something else. ``name``: how a
    row with a problem calls what it is about.
    """

    where: Where
    label: str | None
    state: State
    item: Item | None
    before: Item | None
    sentence: str
    changes: tuple[str, ...] = ()
    reason: Reason | None = None
    extra: bool = False
    stays: tuple[str, ...] = ()
    name: str = ""

    @property
    def file(self) -> str:
        """The file it stands in."""
        return self.where.file

    @property
    def sheet(self) -> str | None:
        """The sheet it stands on, None for a text file."""
        return self.where.sheet

    @property
    def row(self) -> int:
        """The number that Excel shows."""
        return self.where.row or 0


@dataclass(frozen=True, slots=True)
class SheetReport:
    """How one sheet, or one of several tables on it, was read.

    label: what its rows are; None when it was not read. rows: the rows with data (or the rows not
    read), which stand from row number ``first`` to ``last``. columns: which header means which
    property (None: not taken over). headers and titles: the numbers of the rows that hold the
    headers, and of those above them that hold a title; doubtful: the titles that may be data.
    asides: the rows of the table that hold no item (totals, headings between the rows, notes).
    ties: the columns with relations, each with the kind as words. left_out: why the sheet was not
    to be read at all, as a word ('verborgen'); its rows have no `PlannedRow`.
    """

    where: Where
    label: str | None
    rows: int
    columns: tuple[tuple[str, str | None], ...] = ()
    headers: tuple[int, ...] = ()
    titles: tuple[int, ...] = ()
    doubtful: tuple[int, ...] = ()
    asides: tuple[int, ...] = ()
    ties: tuple[tuple[str, str], ...] = ()
    first: int = 0
    last: int = 0
    left_out: str | None = None
    encoding: str | None = None
    separator: str | None = None

    @property
    def file(self) -> str:
        """The file it stands in."""
        return self.where.file

    @property
    def sheet(self) -> str | None:
        """The name of the sheet, None for a text file."""
        return self.where.sheet

    @property
    def filled(self) -> int:
        """All rows that hold anything: headers, titles and the others."""
        return len(self.headers) + len(self.titles) + len(self.asides) + self.rows


@dataclass(frozen=True, slots=True)
class MissingEnd:
    """A name or key used in a relation that is in no list.

    count: how many rows use it; first_row: where it is seen first.
    """

    name: str
    id: str
    count: int
    first_row: int


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two actors that may be the same one; they are never merged by the import itself."""

    id: str
    naam: str
    other_id: str
    other_naam: str
    why: str


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A row, or one fact of it, that looks private.

    what: the property, empty for the whole row. taken: somebody said that it may go in.
    """

    where: Where
    what: str
    why: str
    taken: bool = False

    @property
    def key(self) -> str:
        """How the row is named in a choice: 'leden.csv:7' or 'leden.xlsx:Blad1:7'."""
        parts = (self.where.file, self.where.sheet, str(self.where.row))
        return ":".join(part for part in parts if part)

    @property
    def text(self) -> str:
        """Where, and why it looks private."""
        said = f" ({self.what})" if self.what else ""
        return f"{self.where.at(self.where.row).text}{said}: {self.why}"


@dataclass(frozen=True)
class ImportPlan:
    """Everything an import would do.

    ``created`` are ends of relations that are in no list but asked for. ``held``: rows and facts
    that look private, taken or not. ``questions``: what can be asked about these files.
    """

    files: tuple[str, ...]
    sheets: tuple[SheetReport, ...]
    rows: tuple[PlannedRow, ...]
    messages: tuple[RowMessage, ...] = ()
    missing_ends: tuple[MissingEnd, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    created: tuple[Item, ...] = ()
    held: tuple[HeldBack, ...] = ()
    questions: Questions = field(default_factory=Questions)

    def counts(self) -> Mapping[tuple[str | None, State], int]:
        """Number of rows per label and state; with headers and titles they are all filled rows."""
        return Counter((row.label, row.state) for row in self.rows)

    def count(self, state: State, label: str | None = None) -> int:
        """Number of rows in one state, of one label or of all."""
        return sum(1 for row in self.rows if row.state == state and label in (None, row.label))

    def items(self) -> tuple[Item, ...]:
        """What to store, each item once, what is referred to before what refers to it."""
        turn = {cls: i for i, cls in enumerate(ITEM_TYPES.values())}
        return tuple(sorted(self._items(), key=lambda item: (turn[type(item)], item.id)))

    def _items(self) -> Iterator[Item]:
        yield from self.created
        for row in self.rows:
            if row.state in ("nieuw", "gewijzigd") and row.item is not None:
                yield row.item


@dataclass(frozen=True, slots=True)
class Part:
    """What may be said of one sheet, or one of several tables on it."""

    where: Where
    kind: PartKind
    sentence: str
    next_step: str = ""

    @property
    def failed(self) -> bool:
        """Whether nothing of it could be used."""
        return self.kind in ("niet_gelezen", "alles_probleem")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What may be said of an import as a whole.

    kind: niets_gelezen (no row was read), alles_probleem (no row can be used), alles_gelijk (every
    row is stored like that already and nothing was left out), niets_nieuws (nothing to store, and
    not all rows are equal or read), deels (some can be stored, some not), goed (all can be
    stored). ok: False when a file, a sheet, a table or all of its rows could not be read; a sheet
    that is hidden or marked '(overslaan)' and rows read as titles are a choice that is told, no
    failure. left: what is not stored, as a sentence. tally: how many rows go in and how many do
    not, each once; empty when there is no row.
    """

    kind: VerdictKind
    ok: bool
    sentence: str
    next_step: str
    left: str
    parts: tuple[Part, ...]
    tally: str = ""

    @property
    def exit_code(self) -> int:
        """What a command ends with: 0, or 1 for a problem with the input."""
        return 0 if self.ok else 1

    @property
    def text(self) -> str:
        """The sentence and how to go on."""
        return f"{self.sentence} {self.next_step}".strip()

    def stored(self, added: int, changed: int, number: int | None = None) -> str:
        """What to say when it was stored, with the counts (and number) of the stored revision."""
        where = f" als wijziging {number}" if number is not None else ""
        counts = f"{added} nieuw, {changed} gewijzigd"
        return f"Opgeslagen{where}: {counts}. {self.left}".strip()
