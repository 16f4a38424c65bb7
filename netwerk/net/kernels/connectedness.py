"""Who hangs together, and who loses contact when an actor or a tie drops out.

Also what of that stands when some ties are not recorded.

CSR here and in all kernels: undirected, without loops and parallel ties, each tie once in both
rows, neighbours ascending: ``indptr`` int32 (n+1,), ``indices`` int32 (2p,).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from netwerk.net.arrays import Array, Bools, Floats, Ints, Longs
from netwerk.net.kernels.compiled import bools, ints, kernel


@dataclass(frozen=True, eq=False)
class Fragility:
    """What one depth-first walk tells of connectedness (Hopcroft & Tarjan 1973).

    The sizes of what hangs below are kept along.

    component int32 (n,): number of the component, in order of its lowest actor; sizes int64 (c,):
      its actors.
    parts int64 (n,): parts that the actor's component falls into when the actor drops out (isolate:
      0).
    pairs_lost float64 (n,): pairs of others that then lose all contact with each other.
    parent int32 (n,): the actor from which this one was reached, -1 for the first of a component.
    bridge bool (n,): the tie to ``parent`` is a bridge; below int64 (n,): actors on this side of
      that tie.
    """

    component: Ints
    sizes: Longs
    parts: Longs
    pairs_lost: Floats
    bridge: Bools
    parent: Ints
    below: Longs

    @property
    def cut_points(self) -> Longs:
        """Actors whose component falls apart without them, ascending."""
        return np.flatnonzero(self.parts > 1)

    @property
    def bridges(self) -> Longs:
        """The ties whose loss splits a component, int64 (k, 2), lower actor first, in order."""
        child = np.flatnonzero(self.bridge)
        ends = np.sort(np.stack((child, self.parent[child].astype(np.int64)), axis=1), axis=1)
        return ends[np.lexsort((ends[:, 1], ends[:, 0]))]


@dataclass(frozen=True, eq=False)
class Stability:
    """What still stands when some ties are not recorded, as shares of the rounds.

    After Borgatti, Carley & Krackhardt 2006.

    cut_point float64 (n,): rounds in which the actor is a cut point. bridge float64 (2p,) per CSR
      entry: of the rounds in which the tie was not left out, those in which it is a bridge; NaN
      when it never stayed.
    isolated float64 (n,): rounds in which the actor has no contacts left (always, for who has none
      now).
    """

    cut_point: Floats
    bridge: Floats
    isolated: Floats


def fragility(indptr: Ints, indices: Ints) -> Fragility:
    """Components, cut points, bridges and the pairs that lose contact, in one walk of O(n + p)."""
    return Fragility(*_fragility(ints(indptr), ints(indices)))


def split_off(indptr: Ints, indices: Ints, removed: Bools) -> Ints:
    """The component of every actor once some are gone, int32 (n,); -1 for who is gone.

    removed: bool (n,), who goes. Components are numbered from 0 in order of their lowest actor.
    Raises ValueError for a mask of another length.
    """
    if len(removed) != len(indptr) - 1:
        raise ValueError("the mask needs a value for every actor")
    return _split_off(ints(indptr), ints(indices), bools(removed))


def core_numbers(indptr: Ints, indices: Ints) -> Ints:
    """The largest k with the actor in the k-core, int32 (n,) (Batagelj & Zaversnik 2003)."""
    return _core_numbers(ints(indptr), ints(indices))


def fragility_under_loss(
    indptr: Ints, indices: Ints, share: float = 0.1, rounds: int = 50, seed: int = 0
) -> Stability:
    """Leave out each tie with chance ``share``, look again, ``rounds`` times.

    The same seed gives the same answer.

    Raises ValueError for a share outside 0..1 or fewer than one round.
    """
    if not 0 <= share <= 1 or rounds < 1:
        raise ValueError("share must lie between 0 and 1 and rounds be 1 or more")
    return Stability(*_under_loss(ints(indptr), ints(indices), share, rounds, seed))


@kernel
def _fragility(indptr: Array, indices: Array) -> tuple[Array, ...]:
    n = len(indptr) - 1
    component, parent = np.full(n, -1, np.int32), np.full(n, -1, np.int32)
    seen, low = np.full(n, -1, np.int32), np.zeros(n, np.int32)
    at = indptr[:-1].copy()
    stack = np.empty(n, np.int32)
    below, split, parts = np.ones(n, np.int64), np.zeros(n, np.int64), np.zeros(n, np.int64)
    squares, bridge = np.zeros(n), np.zeros(n, np.bool_)
    sizes = np.zeros(n, np.int64)
    clock, components = 0, 0
    for root in range(n):
        if seen[root] >= 0:
            continue
        first, top = clock, 0
        stack[0] = root
        seen[root] = low[root] = clock
        component[root] = components
        clock += 1
        while top >= 0:
            v = stack[top]
            if at[v] < indptr[v + 1]:
                u = indices[at[v]]
                at[v] += 1
                if seen[u] < 0:
                    parent[u] = v
                    seen[u] = low[u] = clock
                    component[u] = components
                    clock += 1
                    top += 1
                    stack[top] = u
                elif u != parent[v] and seen[u] < low[v]:
                    low[v] = seen[u]
                continue
            top -= 1
            if top < 0:
                break
            p = stack[top]
            below[p] += below[v]
            low[p] = min(low[p], low[v])
            bridge[v] = low[v] > seen[p]
            if (
                low[v] >= seen[p]
            ):  # nothing below v reaches above p: without p it is a part of its own
                parts[p] += 1
                split[p] += below[v]
                squares[p] += float(below[v]) * float(below[v])
        sizes[components] = clock - first
        components += 1
    pairs = np.zeros(n)
    for v in range(n):
        others = sizes[component[v]] - 1
        rest = others - split[v]
        parts[v] += rest > 0
        pairs[v] = (float(others) * float(others) - squares[v] - float(rest) * float(rest)) / 2
    return component, sizes[:components].copy(), parts, pairs, bridge, parent, below


@kernel
def _split_off(indptr: Array, indices: Array, removed: Array) -> Array:
    n = len(indptr) - 1
    component = np.full(n, -1, np.int32)
    queue = np.empty(n, np.int32)
    number = 0
    for root in range(n):
        if component[root] >= 0 or removed[root]:
            continue
        component[root] = number
        queue[0] = root
        head, tail = 0, 1
        while head < tail:
            v = queue[head]
            head += 1
            for e in range(indptr[v], indptr[v + 1]):
                u = indices[e]
                if component[u] < 0 and not removed[u]:
                    component[u] = number
                    queue[tail] = u
                    tail += 1
        number += 1
    return component


@kernel
def _core_numbers(indptr: Array, indices: Array) -> Array:
    n = len(indptr) - 1
    core = np.zeros(n, np.int32)
    most = 0
    for v in range(n):
        core[v] = indptr[v + 1] - indptr[v]
        most = max(most, core[v])
    starts = np.zeros(most + 2, np.int32)
    for v in range(n):
        starts[core[v] + 1] += 1
    for d in range(most + 1):
        starts[d + 1] += starts[d]
    order, place = np.empty(n, np.int32), np.empty(n, np.int32)
    fill = starts.copy()
    for v in range(n):
        place[v] = fill[core[v]]
        order[place[v]] = v
        fill[core[v]] += 1
    for i in range(n):
        v = order[i]
        for e in range(indptr[v], indptr[v + 1]):
            u = indices[e]
            if (
                core[u] > core[v]
            ):  # u loses v: swap it with the first of its degree, which moves down one
                front = starts[core[u]]
                w = order[front]
                if w != u:
                    order[front], order[place[u]] = u, w
                    place[w], place[u] = place[u], front
                starts[core[u]] += 1
                core[u] -= 1
    return core


@kernel
def _next(state: Any) -> tuple[Any, float]:
    """splitmix64 (Steele, Lea & Flood 2014): the next state and a number in [0, 1)."""
    state += np.uint64(0x9E3779B97F4A7C15)
    z: Any = state
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z ^= z >> np.uint64(31)
    return state, np.float64(z >> np.uint64(11)) * (1.0 / 9007199254740992.0)


@kernel
def _twins(indptr: Array, indices: Array) -> Array:
    """Of each CSR entry i-j the number of entry j-i."""
    twin, fill = np.empty(len(indices), np.int32), indptr[:-1].copy()
    for i in range(len(indptr) - 1):
        for e in range(indptr[i], indptr[i + 1]):
            j = indices[e]
            if j > i:
                twin[e], twin[fill[j]] = fill[j], e
                fill[j] += 1
    return twin


@kernel
def _under_loss(
    indptr: Array, indices: Array, share: float, rounds: int, seed: int
) -> tuple[Array, Array, Array]:
    n, entries = len(indptr) - 1, len(indices)
    cut, alone = np.zeros(n), np.zeros(n)
    bridge, stayed = np.zeros(entries), np.zeros(entries)
    twin, keep = _twins(indptr, indices), np.empty(entries, np.bool_)
    part_ptr, part = np.zeros(n + 1, np.int32), np.empty(entries, np.int32)
    state: Any = np.uint64(seed)
    for _ in range(rounds):
        held = 0
        for i in range(n):
            for e in range(indptr[i], indptr[i + 1]):
                if indices[e] > i:
                    state, chance = _next(state)
                    keep[e] = keep[twin[e]] = chance >= share
                if keep[e]:
                    stayed[e] += 1
                    part[held] = indices[e]
                    held += 1
            part_ptr[i + 1] = held
        _, _, parts, _, is_bridge, parent, _ = _fragility(part_ptr, part[:held])
        for i in range(n):
            cut[i] += parts[i] > 1
            alone[i] += part_ptr[i + 1] == part_ptr[i]
            if not is_bridge[i]:
                continue
            low = indptr[i]
            while indices[low] != parent[i]:
                low += 1
            bridge[low] += 1
            bridge[twin[low]] += 1
    for e in range(entries):
        bridge[e] = bridge[e] / stayed[e] if stayed[e] else np.nan
    return cut / rounds, bridge, alone / rounds
