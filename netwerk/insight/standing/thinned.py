"""How often a finding of each kind is wrong in this network, measured on the network itself.

Take what is recorded as all there is, leave out a tenth of the contacts, and look what the thinner
network shows: of the bridges that it shows, what share really is one? That is asked of this very
network, so it knows of triangles, rings and of many actors with just two contacts, where a model of
busyness and place does not (the idea of Good 1953: what is seen once tells of what is not seen).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from netwerk.insight.standing.lots import Keys, pair_seeds, units
from netwerk.net.arrays import Array, Bools, Ints
from netwerk.net.kernels import Fragility, fragility

ISOLATED, PENDANT, BRIDGE, CUT_POINT = MEASURED = (
    "isolated",
    "pendant",
    "bridge",
    "cut_point",
)
"""The kinds of finding that a thinner network is asked for; a bridge has two or more on both sides."""
LEFT_OUT = 0.10
MOST_DRAWS, FEWEST_DRAWS, WORK = 60, 4, 400_000


@dataclass(frozen=True)
class Seen:
    """Of one kind, twice: how many a thinner network shows on average, and how many are real.

    once: the recorded network thinned; twice: those thinned again, held against those.
    """

    once: tuple[float, float]
    twice: tuple[float, float]


def thinned(indptr: Ints, indices: Ints, held: Fragility, keys: Keys) -> dict[str, Seen]:
    """What thinner networks show, by kind; seeded by what actors are, never by their ids."""
    n = len(indptr) - 1
    rows = np.repeat(np.arange(n), np.diff(indptr))
    seeds = pair_seeds(keys[rows], keys[indices])
    draws = max(FEWEST_DRAWS, min(MOST_DRAWS, WORK // max(1, n + len(indices))))
    recorded = _View(np.diff(indptr), held)
    found: tuple[Counter[tuple[str, bool]], ...] = (Counter(), Counter())
    for draw in range(draws):
        there, was = np.ones(len(rows), np.bool_), recorded
        for turn, counts in enumerate(found):
            there = there & (units(seeds, 2 * draw + turn) > LEFT_OUT)
            thin = np.zeros(n + 1, np.int32)
            np.cumsum(np.bincount(rows[there], minlength=n), out=thin[1:])
            now = _View(np.diff(thin), fragility(thin, indices[there]))
            for kind, shown, real in _compared(now, was):
                counts[kind, False] += shown
                counts[kind, True] += real
            was = now
    once, twice = found
    return {
        kind: Seen(
            (once[kind, False] / draws, once[kind, True] / draws),
            (twice[kind, False] / draws, twice[kind, True] / draws),
        )
        for kind in MEASURED
    }


@dataclass(frozen=True, eq=False)
class _View:
    """One network as far as the kinds need it."""

    degree: Array
    held: Fragility

    @cached_property
    def codes(self) -> Array:
        """The bridges, one number each, ascending."""
        held, n = self.held, len(self.degree)
        child = np.flatnonzero(held.bridge).astype(np.int64)
        parent = held.parent[child].astype(np.int64)
        return np.minimum(child, parent) * n + np.maximum(child, parent)

    @cached_property
    def inner(self) -> Bools:
        """Which of the bridges have at least two actors on both sides."""
        child, held = np.flatnonzero(self.held.bridge), self.held
        below, total = held.below[child], held.sizes[held.component[child]]
        return np.asarray(np.minimum(below, total - below) > 1)


def _compared(now: _View, was: _View) -> list[tuple[str, int, int]]:
    single = (now.degree == 1) & (now.held.sizes[now.held.component] > 2)
    right = np.isin(now.codes, was.codes)
    cut = now.held.parts > 1
    return [
        (ISOLATED, *_both(now.degree == 0, was.degree == 0)),
        (PENDANT, *_both(single, was.degree == 1)),
        (BRIDGE, *_both(now.inner, right)),
        (CUT_POINT, *_both(cut, was.held.parts > 1)),
    ]


def _both(seen: Bools, real: Bools) -> tuple[int, int]:
    return int(seen.sum()), int((seen & real).sum())
