"""Labels shuffled over a fixed network: what tie counts between groups chance alone would give."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from netwerk.net.arrays import Array, Floats, Ints, Longs
from netwerk.net.kernels.compiled import ints, kernel


class ShuffledBlocks(NamedTuple):
    """Tie counts between groups, as observed and under shuffles.

    Matrices are symmetric float64 (g, g).

    lower, upper: shuffles with a count at or below, at or above, the observed one; total, squares:
    sums of the shuffled counts and of their squares; inside int64 (shuffles + 1,): ties whose ends
    share a group, the observed number first.
    """

    observed: Floats
    lower: Floats
    upper: Floats
    total: Floats
    squares: Floats
    inside: Longs


def shuffled_blocks(
    u: Ints, v: Ints, indptr: Ints, groups: Ints, g: int, shuffles: int, seed: int
) -> ShuffledBlocks:
    """Ties u[k]-v[k] counted between groups, as they are and under shuffles.

    A shuffle deals the actors' whole sets of groups out at random.

    Actor i is in the groups ``groups[indptr[i]:indptr[i + 1]]`` (none, one or more); a tie counts
    once for every pair of a group of one end with a group of the other. The same seed gives the
    same shuffles.
    """
    return ShuffledBlocks(*_count(ints(u), ints(v), ints(indptr), ints(groups), g, shuffles, seed))


def shuffled_labels(labels: Ints, take: int, shuffles: int, seed: int) -> Ints:
    """``take`` labels dealt out at random, int32 (shuffles, take).

    Without replacement, once for each shuffle.
    """
    return _deal(ints(labels), take, shuffles, seed)


@kernel
def _below(limit: int, state: np.uint64) -> tuple[np.int64, np.uint64]:
    """A whole number below ``limit`` and the next state.

    By splitmix64 (Steele, Lea & Flood 2014), faster here than numpy's.
    """
    state += np.uint64(0x9E3779B97F4A7C15)
    z = state
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z ^= z >> np.uint64(31)
    # The high half times the limit needs no division; its bias is below 1e-4 up to 400,000 actors.
    return np.int64(((z >> np.uint64(32)) * np.uint64(limit)) >> np.uint64(32)), state


@kernel
def _deal(labels: Array, take: int, shuffles: int, seed: int) -> Array:
    deal = labels.copy()
    out = np.empty((shuffles, take), np.int32)
    state = np.uint64(seed)
    for turn in range(shuffles):
        for i in range(take):
            step, state = _below(len(deal) - i, state)
            deal[i], deal[i + step] = deal[i + step], deal[i]
            out[turn, i] = deal[i]
    return out


@kernel
def _shuffle(deal: Array, state: np.uint64) -> np.uint64:
    """Fisher-Yates in place; returns the next state."""
    for i in range(len(deal) - 1, 0, -1):
        j, state = _below(i + 1, state)
        deal[i], deal[j] = deal[j], deal[i]
    return state


@kernel
def _tally_one(u: Array, v: Array, label: Array, g: int, counts: Array) -> int:
    """Ordered counts of ties between labels into ``counts`` (g * g,); everyone has one label."""
    counts[:] = 0
    for k in range(len(u)):
        counts[label[u[k]] * g + label[v[k]]] += 1
    inside = 0
    for a in range(g):
        inside += counts[a * g + a]
    return inside


@kernel
def _tally(
    u: Array, v: Array, deal: Array, indptr: Array, groups: Array, g: int, counts: Array
) -> int:
    """The same for actors in several groups: actor i has the groups of actor ``deal[i]``."""
    counts[:] = 0
    inside = 0
    for k in range(len(u)):
        a, b = deal[u[k]], deal[v[k]]
        shared = False
        for x in range(indptr[a], indptr[a + 1]):
            row = groups[x] * g
            for y in range(indptr[b], indptr[b + 1]):
                counts[row + groups[y]] += 1
                shared |= groups[x] == groups[y]
        inside += shared
    return inside


@kernel
def _count(
    u: Array, v: Array, indptr: Array, groups: Array, g: int, shuffles: int, seed: int
) -> tuple[Array, ...]:
    n = len(indptr) - 1
    one_each = len(groups) == n and n > 0 and (np.diff(indptr) == 1).all()
    deal = groups.copy() if one_each else np.arange(n).astype(np.int32)
    counts = np.zeros(g * g, np.int32)
    observed = np.zeros((g, g))
    lower, upper, total, squares = (
        np.zeros((g, g)),
        np.zeros((g, g)),
        np.zeros((g, g)),
        np.zeros((g, g)),
    )
    inside = np.zeros(shuffles + 1, np.int64)
    state = np.uint64(seed)
    for turn in range(shuffles + 1):
        if turn:
            state = _shuffle(deal, state)
        inside[turn] = (
            _tally_one(u, v, deal, g, counts)
            if one_each
            else _tally(u, v, deal, indptr, groups, g, counts)
        )
        for a in range(g):
            for b in range(a, g):
                both = counts[a * g + b] + (counts[b * g + a] if a != b else 0)
                if turn == 0:
                    observed[a, b] = both
                    continue
                lower[a, b] += both <= observed[a, b]
                upper[a, b] += both >= observed[a, b]
                total[a, b] += both
                squares[a, b] += both * both
    for a in range(g):
        for b in range(a):
            for matrix in (observed, lower, upper, total, squares):
                matrix[a, b] = matrix[b, a]
    return observed, lower, upper, total, squares, inside
