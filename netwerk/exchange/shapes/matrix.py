"""Tables of who knows whom: names down, names across, and marks between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from netwerk.exchange.headers import LONGEST_HEADER, TieColumn
from netwerk.exchange.layout.asides import is_total, is_total_word
from netwerk.exchange.meaning.label_plans import header_word, plans
from netwerk.exchange.shapes.cell_marks import is_mark, read_mark
from netwerk.exchange.shapes.tie_words import in_words
from netwerk.exchange.table import Cells, Row
from netwerk.typed.convert import name_key

LEAST = 2
SEEN_FIRST = 12
_NEVER_A_MARK = ("naam", "andere_namen", "soort", "categorie", "kern")


@dataclass(frozen=True)
class Matrix:
    """A table of who knows whom: the column with names, and those with marks.

    sure: names stand both down and across, or the words above say what is asked. by_corner: the
    cell in the corner names the kind of relation.
    """

    names: int
    ties: tuple[TieColumn, ...]
    sure: bool
    by_corner: bool = False


def find_matrix(
    cells: Cells, body: Sequence[Row], about: str, known: frozenset[str]
) -> Matrix | None:
    """The table of who knows whom that these headers and rows are, or None.

    about: the name of the sheet and what stands above. known: names of actors, as compared.
    """
    if sum(1 for cell in cells if cell) < LEAST or not body:
        return None
    first = next(i for i, cell in enumerate(body[0][1]) if cell)
    if not _may_be(cells, body[:SEEN_FIRST], first):
        return None
    rows = [row for row in body if _at(row[1], first) and not is_total(row[1])]
    across = [
        i for i, cell in enumerate(cells) if cell and i > first and len(cell) < LONGEST_HEADER
    ]
    if len(across) < LEAST or not rows or any(cell for cell in cells[:first]):
        return None
    if not any(is_mark(_at(rows[0][1], i)) for i in across):
        return None
    down = {name_key(_at(cells_, first)) for _, cells_ in rows}
    marked = [
        i for i in across if not is_total_word(cells[i]) and _all_marks(rows, i, first, cells[i])
    ]
    both = [i for i in marked if name_key(cells[i]) in down]
    strange = [i for i in across if i in both or _may_be_name(cells[i])]
    corner = cells[first] if first < len(cells) else ""
    names = {name_key(cells[i]) for i in both}
    if any(map(is_mark, (cells[i] for i in both))) and names != down:
        return None  # figures stand both down and across by chance
    if len(both) >= LEAST and 2 * len(both) >= len(strange):
        sure = True
        ties = [i for i in marked if i in both or i in strange]
    else:
        ties = [i for i in marked if i in strange and _is_ever_yes(rows, i)]
        named = [i for i in ties if name_key(cells[i]) in known]
        told = in_words(about) or in_words(corner)
        sure = bool(ties) and (2 * len(named) >= len(ties) or bool(told))
        both = []
    if len(ties) < LEAST:
        return None
    cornered = in_words(corner)
    soort = cornered or in_words(about)
    return Matrix(
        first,
        tuple(TieColumn(i, cells[i], soort, cells[i], mutual=i in both) for i in ties),
        sure,
        cornered is not None,
    )


def _may_be_name(header: str) -> bool:
    """Whether a header over marks may be a name: it is no known property that a mark could fill."""
    veld, _ = plans()["Actor"].words.get(header_word(header), ("naam", 0))
    return veld in _NEVER_A_MARK


def _may_be(cells: Cells, rows: Sequence[Row], first: int) -> bool:
    """Whether two columns hold only marks in the first rows, so that it is worth a look."""
    across = [i for i, cell in enumerate(cells) if cell and i > first]
    return sum(1 for i in across if _all_marks(rows, i, first, cells[i])) >= LEAST


def _all_marks(rows: Sequence[Row], i: int, first: int, header: str) -> bool:
    """Whether a column has only marks; where a name meets itself anything may stand."""
    own = name_key(header)
    return all(is_mark(_at(cells, i)) or name_key(_at(cells, first)) == own for _, cells in rows)


def _is_ever_yes(rows: Sequence[Row], i: int) -> bool:
    marks = (read_mark(_at(cells, i)) for _, cells in rows)
    return any(mark is not None and mark.contact for mark in marks)


def _at(cells: Cells, i: int) -> str:
    return cells[i] if i < len(cells) else ""
