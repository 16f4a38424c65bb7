"""What somebody says that files mean: the values that a page, a file and the store keep.

A table is known by its headers in any order, by its file and sheet, or both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from netwerk.model import fold

SKIP = "overslaan"
"""A table, a column or a row that is left out."""
FEATURE = "nieuw kenmerk"
"""A column that is kept on the item as 'kop: waarde'."""
REMARK = "opmerking"
"""A column that is kept in the note of the item as 'kop: waarde'."""
TIE = "relatie: "
"""What a column means that names others, before the kind of relation."""
NAMES, PAIRS, CROSS = "namen", "paren", "kruistabel"
"""What a table without known headers can hold."""
AS_TEXT, AS_NOTHING, AS_IS = "als tekst", "leeg", "zo overnemen"
"""What becomes of an unknown word: kept in the note, left out, or taken over as it is written."""

WordKey = tuple[str, str, str]
"""Label, property, and a word as it is compared."""


@dataclass(frozen=True)
class TableMapping:
    """What one table holds and what its columns mean.

    holds: a label of the schema, NAMES, PAIRS, CROSS or SKIP; empty: netwerk decides. columns:
    header -> a property, TIE with the kind of relation, FEATURE, REMARK or SKIP; a header that is
    not there: netwerk decides. headers: by which it is known in other files, compared and sorted.
    """

    file: str | None = None
    sheet: str | None = None
    headers: tuple[str, ...] = ()
    holds: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)

    def meaning(self, header: str) -> str | None:
        """What a header means; None: it is not said."""
        if header in self.columns:
            return self.columns[header]
        word = fold(header)
        return next((said for one, said in self.columns.items() if fold(one) == word), None)


@dataclass(frozen=True)
class RowMend:
    """One row mended: the text of a column, or (column empty) the whole row left out."""

    file: str
    sheet: str | None
    row: int
    column: str = ""
    text: str = ""


@dataclass(frozen=True)
class Defaults:
    """What holds where the files and the options of an import say nothing."""

    soort: str | None = None
    relatie: str | None = None
    gebied: str | None = None
    bron: str | None = None
    inhoud: str | None = None
    create_missing: bool = False
    contactpersonen: bool = False
    gestopt: bool = False
    vervang: bool = False


@dataclass(frozen=True)
class FileMapping:
    """All that somebody says that files mean."""

    tables: tuple[TableMapping, ...] = ()
    words: Mapping[WordKey, str] = field(default_factory=dict)
    rows: tuple[RowMend, ...] = ()
    defaults: Defaults = Defaults()

    def __bool__(self) -> bool:
        """Whether anything is said."""
        return bool(self.tables or self.words or self.rows or self.defaults != Defaults())

    def of_table(
        self, file: str, sheet: str | None, headers: tuple[str, ...]
    ) -> TableMapping | None:
        """What is said of a table; its headers say more than where it stands.

        headers: as `header_set` gives them, empty when they are not known yet.
        """
        best: tuple[int, TableMapping] | None = None
        for table in self.tables:
            here = (table.file in (None, file)) and table.sheet == sheet
            said = here and (table.file, table.sheet) != (None, None)
            if not (_alike(table.headers, headers, said) if table.headers else here):
                continue
            fit = 4 * bool(table.headers) + 2 * (table.sheet == sheet) + (table.file == file)
            fit += 8 * (bool(headers) and table.headers == headers)
            if best is None or fit >= best[0]:
                best = (fit, table)
        return best[1] if best else None

    def with_tables(self, tables: Iterable[TableMapping]) -> FileMapping:
        """The mapping with these tables in the place of those that are the same table."""
        new = list(tables)
        kept = [old for old in self.tables if not any(_same(old, one) for one in new)]
        return replace(self, tables=(*kept, *new))


def header_set(cells: Sequence[str]) -> tuple[str, ...]:
    """Headers as they are compared: folded, in no order, blanks left out."""
    # twice: of some signs the first time leaves a capital
    return tuple(sorted({fold(fold(cell)) for cell in cells} - {""}))


def _alike(one: tuple[str, ...], other: tuple[str, ...], same_place: bool) -> bool:
    """Whether headers are those of one table; in the same place a few may have come or gone."""
    both = len(set(one) & set(other))
    return one == other or (same_place and both >= _MOST * max(len(one), len(other)))


_MOST = 0.6


def _same(one: TableMapping, other: TableMapping) -> bool:
    places = ((table.file, table.sheet, table.headers) for table in (one, other))
    return next(places) == next(places)
