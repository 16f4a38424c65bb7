"""Columns of rows in order of id, with some rows put in, changed or taken out.

A column in which nothing changes is the very same list as before: what changed shows by looking
which columns are new.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from netwerk.model import Item, Value
from netwerk.net.arrays import Ints, Longs

Columns = Mapping[str, Sequence[Value]]
States = Mapping[str, Item | None]
"""Items by id as they are to be; None for one that is to be gone."""


FEW_CUTS = 32
"""Up to so many rows come or go one by one in a copy; more in one pass."""


@dataclass(frozen=True, eq=False)
class Edited:
    """Columns after an edit.

    changed: the rows that stay and differ, with their items, numbered as before. added: new rows,
    each with the row (as before) that it comes in front of. removed: rows that are gone.
    """

    columns: Columns
    changed: tuple[tuple[int, Item], ...] = ()
    added: tuple[tuple[int, Item], ...] = ()
    removed: tuple[int, ...] = ()

    @property
    def moved(self) -> bool:
        """Whether rows have other numbers than before, or may have."""
        return bool(self.added or self.removed)

    def renumbered(self, rows: int) -> Ints:
        """The new number of each of so many old rows, -1 for one that is gone."""
        gone = np.zeros(rows, np.bool_)
        gone[list(self.removed)] = True
        before = np.bincount([row for row, _ in self.added], minlength=rows + 1)[:rows]
        numbers = (np.cumsum(~gone) - 1 + np.cumsum(before)).astype(np.int32)
        numbers[gone] = -1
        return numbers

    def places(self) -> Longs:
        """Where the new rows come in once the removed ones are gone, for `numpy.insert`."""
        rows = np.array([row for row, _ in self.added], np.int64)
        return rows - np.searchsorted(np.array(self.removed, np.int64), rows)


def row_of(ids: Sequence[Value], id: str) -> int | None:
    """The row of an id; None when it is not there."""
    row = bisect_left(ids, id)  # type: ignore[type-var] # ids are text
    return row if row < len(ids) and ids[row] == id else None


def edited(columns: Columns, states: States) -> Edited:
    """The columns with these items as they are to be."""
    if not states:
        return Edited(columns)
    ids = columns["id"]
    changed: list[tuple[int, Item]] = []
    added: list[tuple[int, Item]] = []
    removed: list[int] = []
    for id in sorted(states):
        row, item = row_of(ids, id), states[id]
        if item is None:
            removed += [] if row is None else [row]
        elif row is None:
            added.append((bisect_left(ids, id), item))  # type: ignore[type-var] # ids are text
        else:
            changed.append((row, item))
    made = {
        name: _spliced(_replaced(column, name, changed), name, added, removed)
        for name, column in columns.items()
    }
    return Edited(made, tuple(changed), tuple(added), tuple(removed))


def _replaced(
    column: Sequence[Value], name: str, changed: Sequence[tuple[int, Item]]
) -> Sequence[Value]:
    new = [(row, getattr(item, name)) for row, item in changed]
    differ = [(row, v) for row, v in new if v != column[row] or type(v) is not type(column[row])]
    if not differ:
        return column
    made = list(column)
    for row, value in differ:
        made[row] = value
    return made


def _spliced(
    column: Sequence[Value],
    name: str,
    added: Sequence[tuple[int, Item]],
    removed: Sequence[int],
) -> Sequence[Value]:
    if not added and not removed:
        return column
    cuts: list[tuple[int, Item | None]] = sorted(
        [*added, *((row, None) for row in removed)],
        key=lambda cut: (cut[0], cut[1] is None),
    )
    if len(cuts) <= FEW_CUTS:
        copy = list(column)
        for row, item in reversed(cuts):
            if item is None:
                del copy[row]
            else:
                copy.insert(row, getattr(item, name))
        return copy
    made: list[Value] = []
    start = 0
    for row, item in cuts:
        made += column[start:row]
        start = row
        if item is None:
            start += 1
        else:
            made.append(getattr(item, name))
    made += column[start:]
    return made
