"""What an import would do, row by row: the plan that a user sees before anything is stored.

Every data row of every sheet has exactly one `PlannedRow`, so that counts add up to the rows of the
file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from netwerk.model import Gebied, Item, Kern, Relatie

Level = Literal["probleem", "let op"]
State = Literal["nieuw", "gewijzigd", "gelijk", "probleem", "overgeslagen"]
RowLabel = Literal["Actor", "Relatie", "Gebied", "Kern"]

PROBLEM: Level = "probleem"
NOTE: Level = "let op"
STATES: tuple[State, ...] = ("nieuw", "gewijzigd", "gelijk", "probleem", "overgeslagen")


@dataclass(frozen=True, slots=True)
class RowMessage:
    """One remark about a file, sheet, row or column; ``row`` is the number that Excel shows."""

    file: str
    sheet: str | None
    row: int | None
    column: str | None
    level: Level
    sentence: str

    @property
    def text(self) -> str:
        """Where and what: 'bestand.xlsx, blad Actoren, rij 7, kolom Naam: ...'."""
        where = [self.file]
        if self.sheet:
            where.append(f"blad {self.sheet}")
        if self.row:
            where.append(f"rij {self.row}")
        if self.column:
            where.append(f"kolom {self.column}")
        return f"{', '.join(where)}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One data row and what happens with it.

    ``item`` is what would be stored (None for a problem or a row that is left out), ``before`` what
    is stored now, ``changes`` the properties that differ. Rows that are left out ('overgeslagen')
    say why in ``sentence``.
    """

    file: str
    sheet: str | None
    row: int
    label: RowLabel | None
    state: State
    item: Item | None
    before: Item | None
    sentence: str
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetReport:
    """How one sheet was read: as what, how many data rows, which header means which property.

    A header that means no property (None) is not taken over.
    """

    file: str
    sheet: str | None
    label: RowLabel | None
    rows: int
    columns: tuple[tuple[str, str | None], ...]
    encoding: str | None = None
    separator: str | None = None


@dataclass(frozen=True, slots=True)
class MissingEnd:
    """A name or key used in a relation that is in no list.

    How many rows use it and where it is seen first.
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


@dataclass(frozen=True)
class ImportPlan:
    """Everything an import would do.

    ``created`` are ends of relations that are in no list but asked for.
    """

    files: tuple[str, ...]
    sheets: tuple[SheetReport, ...]
    rows: tuple[PlannedRow, ...]
    messages: tuple[RowMessage, ...] = ()
    missing_ends: tuple[MissingEnd, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    created: tuple[Item, ...] = ()

    def counts(self) -> Mapping[tuple[RowLabel | None, State], int]:
        """Number of rows per label and state; the sum is the number of data rows."""
        return Counter((row.label, row.state) for row in self.rows)

    def count(self, state: State, label: RowLabel | None = None) -> int:
        """Number of rows in one state, of one label or of all."""
        return sum(1 for row in self.rows if row.state == state and label in (None, row.label))

    def items(self) -> tuple[Item, ...]:
        """What to put in the store, each item once, what is referred to before what refers to it."""
        return tuple(sorted(self._items(), key=lambda item: (_ORDER.get(type(item), 2), item.id)))

    def _items(self) -> Iterator[Item]:
        yield from self.created
        for row in self.rows:
            if row.state in ("nieuw", "gewijzigd") and row.item is not None:
                yield row.item


_ORDER: Mapping[type, int] = {Gebied: 0, Kern: 1, Relatie: 3}
