"""Columns whose header only hints at what they hold, when their cells say it: 'Wat', 'Waar'."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from netwerk.exchange.meaning.word_lists import field_word, is_nothing
from netwerk.exchange.table import Cells, Row
from netwerk.model import fold

_KIND = re.compile(r"wat\b|(?:wat )?(?:voor )?(?:een )?(?:soort|type|aard|vorm|categorie)\b|what\b")
_PLACE = re.compile(r"waar\b|where\b|.*\b(?:dorp|kern|plaats|woonplaats|wijk)\b")
_LONGEST = 120
IsPlace = Callable[[str], bool]


def by_content(
    cells: Cells,
    body: Sequence[Row],
    taken: Collection[int],
    velden: Collection[str],
    is_place: IsPlace,
) -> dict[int, str]:
    """Column -> property, of unknown columns whose cells are words for a kind, or places.

    Header and cells must agree, and the property must not be known already (``velden``).
    """
    found: dict[int, str] = {}
    for i, header in enumerate(cells):
        word = fold(header)
        if not word or i in taken or len(word) > _LONGEST:
            continue
        free = {"soort", "kern"} - {*velden, *found.values()}
        # the header first: to look at every cell is what costs
        kind = "soort" in free and "rol" not in velden and _KIND.match(word)
        if kind and _are_kinds(_filled(body, i)):
            found[i] = "soort"
        elif "kern" in free and _PLACE.match(word) and _most(_filled(body, i), is_place):
            found[i] = "kern"
    return found


def _filled(body: Sequence[Row], i: int) -> list[str]:
    return [row[i] for _, row in body if i < len(row) and not is_nothing(row[i])]


def _are_kinds(texts: Sequence[str]) -> bool:
    return _most(texts, lambda text: field_word(text).known)


def _most(texts: Sequence[str], holds: Callable[[str], bool]) -> bool:
    return bool(texts) and 4 * sum(map(holds, texts)) >= 3 * len(texts)
