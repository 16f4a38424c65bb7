"""Whether rows under a blank row go on with the table above, or are a table of unknown columns.

True rows are never left out for looking odd: rows are only taken for another table when their
first row looks like headers, nothing in them is known, and the rows differ from it in form (or
cannot be stored anyway). In doubt they are read, and that is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from netwerk.exchange.headers import Meaning
from netwerk.exchange.meaning.label_plans import PLACES, plans
from netwerk.exchange.places import Places
from netwerk.exchange.request import Existing
from netwerk.exchange.table import Row
from netwerk.model import Actor, Gebied, Item, Kern, fold
from netwerk.schema import Veld, schema
from netwerk.typed.convert import convert

GoesOn = Literal["sure", "likely", "doubtful", "no"]
"""sure: something in the rows is known; likely: they look like data; doubtful: they look like
headers with rows, and may be data; no: a table of unknown columns."""
Judge = Callable[[Sequence[Row], Meaning], GoesOn]

LONGEST = 40
_NUMBER = re.compile(r"-?\d+([.,]\d+)*")
_CALLED = ("id", "naam", "titel", "van", "naar")


@dataclass(frozen=True)
class Knowledge:
    """What is known before a row is read: the places, and names and keys as they are compared.

    soort_given: the user chose a soort for rows with one that is not known.
    """

    places: Places
    names: frozenset[str]
    soort_given: bool = False

    def judge(self, rows: Sequence[Row], meaning: Meaning) -> GoesOn:
        """Whether rows without a blank row between them go on with the table above."""
        first, *others = rows
        if any(self._tells(*pair) for pair in _velden(first, meaning)):
            return "sure"
        is_told_below = any(self._tells(*pair) for row in others for pair in _velden(row, meaning))
        if not _looks_like_headers(first):
            return "sure" if is_told_below else "likely"
        if is_told_below:
            return "doubtful"
        differ = _differ_in_form(first, others) or _numbers_for_names(others, meaning)
        if others and (differ or self._is_no_soort(rows, meaning)):
            return "no"
        return "doubtful"

    def _tells(self, cell: str, veld: Veld) -> bool:
        """Whether a cell holds something that is known for its column; a number may be anything."""
        if _NUMBER.fullmatch(cell):
            return False
        if veld.verwijst_naar in PLACES:
            return bool(self.places.gebieden_in(cell).ids or self.places.kern_in(cell, ()).ids)
        if veld.keuzes:
            is_words = not schema().keuzelijst(veld).getallen
            return is_words and convert(veld, cell)[1] is None
        return (veld.naam in _CALLED or bool(veld.verwijst_naar)) and fold(cell) in self.names

    def _is_no_soort(self, rows: Sequence[Row], meaning: Meaning) -> bool:
        """Whether each row names a soort that is not known, so that none can be stored."""
        needed = meaning.label == "Actor" and not self.soort_given
        return needed and all(
            any(veld.naam == "soort" for _, veld in _velden(row, meaning)) for row in rows
        )


def knowledge_of(
    existing: Existing, parts: Iterable[tuple[Sequence[Row], bool, Meaning]], soort_given: bool
) -> Knowledge:
    """What is stored, and the names in parts of files that are data for certain.

    parts: rows without a blank row between them, whether they touch their headers, and what their
    columns mean.
    """
    stored = Knowledge(
        places=Places(existing.of(Gebied).values(), existing.of(Kern).values()),
        names=frozenset(
            fold(word)
            for items in existing.items.values()
            for item in items.values()
            for word in _words(item)
        ),
        soort_given=soort_given,
    )
    names = {
        fold(cell)
        for rows, touches, meaning in parts
        if touches or stored.judge(rows, meaning) == "sure"
        for row in rows
        for cell, veld in _velden(row, meaning)
        if veld.naam in _CALLED
    }
    return replace(stored, names=stored.names | names)


def _looks_like_headers(row: Row) -> bool:
    """Whether a row has two or more cells, all of them different short words without figures."""
    cells = [cell for cell in row[1] if cell]
    return (
        len(cells) > 1
        and len(set(map(fold, cells))) == len(cells)
        and all(
            len(cell) <= LONGEST and cell[0].isalpha() and not re.search(r"[\d@]", cell)
            for cell in cells
        )
    )


def _differ_in_form(first: Row, others: Sequence[Row]) -> bool:
    """Whether the first row has only capitals in front, and the cells under it have none."""
    under = [cell for _, cells in others for cell in cells if cell]
    return all(cell[0].isupper() for cell in first[1] if cell) and not any(
        cell[0].isupper() for cell in under
    )


def _numbers_for_names(others: Sequence[Row], meaning: Meaning) -> bool:
    """Whether a column of names holds only numbers under the first row."""
    for i, veld in meaning.mapping.items():
        under = [cells[i] for _, cells in others if i < len(cells) and cells[i]]
        if veld in _CALLED and veld != "id" and under and all(map(_NUMBER.fullmatch, under)):
            return True
    return False


def _velden(row: Row, meaning: Meaning) -> Iterator[tuple[str, Veld]]:
    """The filled cells of a row with the property of their column."""
    velden = plans()[meaning.label or ""].velden
    for i, veld in meaning.mapping.items():
        if i < len(row[1]) and row[1][i]:
            yield row[1][i], velden[veld]


def _words(item: Item) -> Iterator[str]:
    yield item.id
    for veld in ("naam", "titel"):
        if word := getattr(item, veld, None):
            yield word
    if isinstance(item, Actor | Kern):
        yield from item.andere_namen
