"""Which columns of a list of actors say with whom they have a relation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from netwerk.exchange.headers import TieColumn
from netwerk.exchange.meaning.label_plans import header_word
from netwerk.exchange.shapes.cell_marks import is_mark, read_mark
from netwerk.exchange.shapes.tie_words import (
    NOBODY,
    OTHERS,
    asked_in,
    choice_of,
    in_words,
    word_of,
)
from netwerk.exchange.table import Cells, Row
from netwerk.model import fold

_SINGLE = frozenset(
    {"partners", "samenwerkingspartners", "samenwerkingspartner", "partner", "contacten", "kent"}
    | {"werkgever", "locatie", "locaties", "voorganger", "koepel", "opvolger van"}
)
"""Headers of one word that name others; of most single words (lid, subsidie) it is not sure."""
LOCATION = "gebruikt_locatie_van"
_SLOT = re.compile(r"(?:naam|organisatie|actor|contact|partner|nr\.?)?\s*\d{1,2}")
_NUMBERED = re.compile(r"\s*\d{1,2}$")
_WORDLESS = re.compile(r"[\d\s.,:/€%+()-]+")
IsPlace = Callable[[str], bool]


def tie_columns(
    cells: Cells, body: Sequence[Row], taken: Mapping[int, str], is_place: IsPlace
) -> tuple[tuple[TieColumn, ...], dict[int, str]]:
    """The columns with relations, and the properties of columns that only look like them.

    taken: the columns that are known already.
    """
    ties: list[TieColumn] = []
    others: dict[int, str] = {}
    stems = Counter(choice[0] for cell in cells if cell and (choice := choice_of(cell)))
    for i, header in enumerate(cells):
        if not header or i in taken:
            continue
        found = [cells_[i] for _, cells_ in body if i < len(cells_) and cells_[i]]
        if tie := _grid(i, header, found, stems) or _list(i, header, found):
            veld = _place_veld(found, is_place) if tie.soort == LOCATION else None
            if veld is None:
                ties.append(tie)
            elif veld not in (*taken.values(), *others.values()):
                others[i] = veld
    return tuple(ties), others


def _list(i: int, header: str, found: Sequence[str]) -> TieColumn | None:
    """A column whose cells name others: 'Werkt samen met'."""
    word = _NUMBERED.sub("", header_word(header))
    soort = (word_of(word) if " " in word or word in _SINGLE else None) or asked_in(header)
    if soort is None or _hold_no_names(found):
        return None
    return TieColumn(i, header, soort)


def _grid(i: int, header: str, found: Sequence[str], stems: Mapping[str, int]) -> TieColumn | None:
    """A column about one choice: 'Contact met [Dorpshuis]'."""
    choice = choice_of(header)
    if choice is None:
        return None
    stem, target = choice
    soort = in_words(stem)
    if soort is None or (not header.rstrip().endswith("]") and stems[stem] < 2):
        return None
    if fold(target) in NOBODY:
        return None
    if fold(target) in OTHERS or _SLOT.fullmatch(fold(target)):
        return None if _hold_no_names(found) else TieColumn(i, header, soort)
    if not all(is_mark(cell) or read_mark(cell, target) for cell in found):
        return None
    return TieColumn(i, header, soort, target)


def is_numbered(header: str) -> bool:
    """Whether a header is one of several with a number that name others: 'Partner 2'."""
    word = header_word(header) if header else ""
    return _NUMBERED.search(word) is not None and _NUMBERED.sub("", word) in _SINGLE


def mark_columns(cells: Cells, body: Sequence[Row], taken: Collection[int]) -> list[int]:
    """The unknown columns that hold only marks, at least one of which is a cross or a yes."""
    return [
        i
        for i in _unknown(cells, taken)
        if _marks_only([row[i] for _, row in body if i < len(row) and row[i]])
    ]


def _unknown(cells: Cells, taken: Collection[int]) -> Iterator[int]:
    return (i for i, header in enumerate(cells) if header and i not in taken)


def _marks_only(found: Sequence[str]) -> bool:
    return (
        bool(found)
        and all(map(is_mark, found))
        and any(
            not cell.replace(",", "").isdigit() and (mark := read_mark(cell)) and mark.contact
            for cell in found
        )
    )


def _hold_no_names(found: Sequence[str]) -> bool:
    """Whether all cells are marks, figures or dates, so that they name nobody."""
    return bool(found) and all(is_mark(cell) or _WORDLESS.fullmatch(cell) for cell in found)


def _place_veld(found: Sequence[str], is_place: IsPlace) -> str | None:
    """The property of a column of places or addresses; None when it names somebody."""
    if found and 2 * sum(map(is_place, found)) > len(found):
        return "kern"
    if found and 2 * sum(1 for cell in found if re.search(r"\d", cell)) > len(found):
        return "adres"
    return None
