"""Steps between actors: reach, distances and spans of ties."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from netwerk.net.arrays import Array, Ints, Longs
from netwerk.net.kernels.compiled import ints, kernel

MOST_FOR_ALL_DISTANCES = 3000
UNREACHABLE = 255
"""In `all_distances`; a real distance above 254 is kept as 254."""


def reach(indptr: Ints, indices: Ints, steps: int) -> Longs:
    """How many other actors each actor reaches within 1, 2 .. ``steps`` steps, int64 (n, steps)."""
    return _reach(ints(indptr), ints(indices), steps)


def distances_from(
    indptr: Ints, indices: Ints, sources: ArrayLike, limit: int | None = None
) -> Ints:
    """Steps from the nearest of ``sources`` (actor indices) to each actor, int32 (n,).

    An actor beyond ``limit`` or out of reach has -1.

    Raises IndexError for a source that is no actor.
    """
    indptr, sources = ints(indptr), ints(sources)
    refuse_unknown(len(indptr) - 1, sources)
    return _distances_from(indptr, ints(indices), sources, len(indptr) if limit is None else limit)


def all_distances(indptr: Ints, indices: Ints) -> NDArray[np.uint8]:
    """Steps between all actors, uint8 (n, n), `UNREACHABLE` between components.

    Raises ValueError above `MOST_FOR_ALL_DISTANCES` actors (the matrix grows with the square).
    """
    n = len(indptr) - 1
    if n > MOST_FOR_ALL_DISTANCES:
        raise ValueError(f"all distances are for at most {MOST_FOR_ALL_DISTANCES} actors, not {n}")
    return _all_distances(ints(indptr), ints(indices))


def spans(indptr: Ints, indices: Ints, limit: int = 6) -> Ints:
    """Steps between the two ends of each tie without that tie, int32 (2p,) per CSR entry.

    After Granovetter's local bridges.

    2: the ends share a contact; 3 or more: a local bridge; -1: no other way within ``limit`` steps
    (a bridge has none at all, see `fragility`).
    """
    return _spans(ints(indptr), ints(indices), limit)


def refuse_unknown(n: int, actors: Ints) -> None:
    """Compiled code does not look whether an index exists, so it is seen to here."""
    if len(actors) and not (actors.min() >= 0 and actors.max() < n):
        raise IndexError(f"actors are numbered from 0 to {n - 1}")


@kernel
def _reach(indptr: Array, indices: Array, steps: int) -> Array:
    n = len(indptr) - 1
    out = np.zeros((n, steps), np.int64)
    mark, queue = np.full(n, -1, np.int32), np.empty(n, np.int32)
    for s in range(n):
        mark[s] = s
        queue[0] = s
        head, tail = 0, 1
        for k in range(steps):
            end = tail
            while head < end:
                v = queue[head]
                head += 1
                for e in range(indptr[v], indptr[v + 1]):
                    u = indices[e]
                    if mark[u] != s:
                        mark[u] = s
                        queue[tail] = u
                        tail += 1
            out[s, k] = tail - 1
    return out


@kernel
def _distances_from(indptr: Array, indices: Array, sources: Array, limit: int) -> Array:
    n = len(indptr) - 1
    steps, queue = np.full(n, -1, np.int32), np.empty(n, np.int32)
    head, tail = 0, 0
    for s in sources:
        if steps[s] < 0:
            steps[s] = 0
            queue[tail] = s
            tail += 1
    while head < tail:
        v = queue[head]
        head += 1
        if steps[v] >= limit:
            break
        for e in range(indptr[v], indptr[v + 1]):
            u = indices[e]
            if steps[u] < 0:
                steps[u] = steps[v] + 1
                queue[tail] = u
                tail += 1
    return steps


@kernel
def _all_distances(indptr: Array, indices: Array) -> Array:
    n = len(indptr) - 1
    out = np.full((n, n), 255, np.uint8)
    queue = np.empty(n, np.int32)
    for s in range(n):
        row = out[s]
        row[s] = 0
        queue[0] = s
        head, tail = 0, 1
        while head < tail:
            v = queue[head]
            head += 1
            d = min(np.int64(row[v]) + 1, 254)
            for e in range(indptr[v], indptr[v + 1]):
                u = indices[e]
                if row[u] == 255:
                    row[u] = d
                    queue[tail] = u
                    tail += 1
    return out


@kernel
def _grow(
    indptr: Array,
    indices: Array,
    a: int,
    b: int,
    ring: Array,
    queue: Array,
    mine: Array,
    other: Array,
    stamp: int,
) -> bool:
    """One more ring of a search that leaves out the tie a-b; whether it met the other search.

    Its last ring is ``queue[ring[0]:ring[1]]``.
    """
    met = False
    head, end = ring[0], ring[1]
    tail = end
    for i in range(head, end):
        v = queue[i]
        for e in range(indptr[v], indptr[v + 1]):
            u = indices[e]
            if (v == a and u == b) or (v == b and u == a):
                continue
            met = met or other[u] == stamp
            if mine[u] != stamp:
                mine[u] = stamp
                queue[tail] = u
                tail += 1
    ring[0], ring[1] = end, tail
    return met


@kernel
def _span(
    indptr: Array,
    indices: Array,
    a: int,
    b: int,
    limit: int,
    stamp: int,
    mark: Array,
    queue: Array,
    ring: Array,
) -> int:
    """Search from both ends, each time on the side with the smaller last ring.

    Row 0 is the side of a, row 1 that of b.
    """
    mark[0, a], mark[1, b] = stamp, stamp
    queue[0, 0], queue[1, 0] = a, b
    ring[:, 0], ring[:, 1] = 0, 1
    for steps in range(1, limit + 1):
        side = 0 if ring[0, 1] - ring[0, 0] <= ring[1, 1] - ring[1, 0] else 1
        if _grow(indptr, indices, a, b, ring[side], queue[side], mark[side], mark[1 - side], stamp):
            return steps
        if ring[side, 0] == ring[side, 1]:
            return -1
    return -1


@kernel
def _spans(indptr: Array, indices: Array, limit: int) -> Array:
    n = len(indptr) - 1
    out = np.empty(len(indices), np.int32)
    mark, queue, ring = (
        np.full((2, n), -1, np.int32),
        np.empty((2, n), np.int32),
        np.empty((2, 2), np.int64),
    )
    fill = indptr[:-1].copy()
    for a in range(n):
        for e in range(indptr[a], indptr[a + 1]):
            b = indices[e]
            if b > a:
                out[e] = _span(indptr, indices, a, b, limit, e, mark, queue, ring)
                out[fill[b]] = out[
                    e
                ]  # rows ascend and so does a: the ties b-a fill the front of row b in order
                fill[b] += 1
    return out
