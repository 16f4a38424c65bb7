"""Whom to visit this week: a few who know much that is not recorded, a few whom nobody knows.

Measured by `tests/calibrate/visits.py` (docs/figures.md): who has most contacts, was asked longest
ago, or comes up by lot, each leave one of the two out.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from netwerk.net.arrays import Bools, Floats, Longs

VISITS = 5
ALONE = 3
"""So many of the visits go to who has no known contact, as long as there are any."""
BLOCK = 12
"""So many weeks it counts that somebody was proposed before: others get a turn first."""


def choose(
    told: Floats,
    alone: Bools,
    may: Bools,
    turns: Longs,
    kernen: Sequence[object] = (),
    asked_for: Bools | None = None,
) -> list[int]:
    """The actors to visit, by index, at most VISITS, grouped by kern.

    told float (n,): contacts that an answer is expected to bring. alone bool (n,): no contact is
    known. may bool (n,): can be visited. turns int64 (n,): how often it was proposed in this block
    of weeks; who had fewest turns comes first. kernen (n,): what it is grouped by, None for no
    kern; empty to leave it in the order of what a visit is worth.
    asked_for bool (n,): something plays there that asks for a visit; at most one of the visits goes
    to who is in it for that alone. Equals are taken in the order of the actors.
    """
    order = np.lexsort((-told, turns))
    waiting = [int(i) for i in order if may[i] and told[i] > 0]
    first = [int(i) for i in order if asked_for is not None and asked_for[i] and may[i]][:1]
    lone = [i for i in waiting if alone[i] and i not in first]
    chosen = [*first, *lone[: ALONE - sum(bool(alone[i]) for i in first)]]
    chosen += [i for i in waiting if i not in chosen][: VISITS - len(chosen)]
    return _by_kern(chosen, kernen) if len(kernen) else chosen


def _by_kern(chosen: Sequence[int], kernen: Sequence[object]) -> list[int]:
    """The same, kern by kern: where most visits are first, without a kern last."""
    places = [kernen[i] for i in chosen]

    def turn(i: int) -> tuple[bool, int, int]:
        place = kernen[i]
        return place is None, -places.count(place), places.index(place)

    return sorted(chosen, key=turn)


def week_in_block(monday: date) -> int:
    """How many weeks of the same block went before the week of this Monday, 0 to BLOCK - 1."""
    return monday.toordinal() // 7 % BLOCK


def would_have_been(told: Floats, alone: Bools, may: Bools, weeks: int) -> Longs:
    """How often each would have had a turn in so many weeks, had nothing become known, int64 (n,).

    From what was known when the block began: so it is known without anything being kept.
    """
    turns = np.zeros(len(told), np.int64)
    for _ in range(weeks):
        turns[choose(told, alone, may, turns)] += 1
    return turns
