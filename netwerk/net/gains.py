"""What one more tie brings, exactly: the rise of global efficiency and the pairs that come near.

Global efficiency is the mean of 1 / distance over all pairs (Latora & Marchiori 2001). A tie u-v
only changes the distance of pairs (s, t) with s nearer to u and t nearer to v by at least two
steps, so only those are visited.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from netwerk.net.arrays import Array, Floats, Ints, Longs
from netwerk.net.kernels import distances_from
from netwerk.net.kernels.compiled import ints, kernel

Distances = NDArray[np.uint8]
UNREACHED = 255


def tie_gains(distances: Distances, pairs: Ints) -> tuple[Floats, Longs]:
    """What each pair (k, 2) without a tie would bring, if only that tie were added.

    The rise of the sum of 1 / distance over all pairs of actors, float64 (k,), and how many pairs
    come within three steps, int64 (k,). ``distances`` uint8 (n, n), 255 for not reachable.
    """
    return _gains(distances, ints(pairs).reshape(-1, 2))


def nearness_of_all(distances: Distances) -> float:
    """The sum of 1 / distance over all pairs of actors.

    That is the global efficiency times the number of pairs.
    """
    return float(_nearness(distances))


def with_tie(distances: Distances, u: int, v: int) -> Distances:
    """The distances once u and v are tied, a new uint8 (n, n)."""
    return _added(distances, u, v)


def pairs_brought_near(indptr: Ints, indices: Ints, u: int, v: int) -> int:
    """How many pairs come within three steps if only u-v were added.

    Only the surroundings of u and v are looked at.

    The same number as `tie_gains` gives, for networks too large for all distances. A pair comes
    near over the new tie when the steps to u and from v add up to at most two.
    """
    from_u, from_v = (
        distances_from(indptr, indices, np.array([end], np.int32), 3) for end in (u, v)
    )
    near_u, near_v = (np.flatnonzero((steps >= 0) & (steps <= 2)) for steps in (from_u, from_v))
    count = int((from_u[near_v] < 0).sum()) + int((from_v[near_u[near_u != u]] < 0).sum())
    around_u, around_v = indices[indptr[u] : indptr[u + 1]], indices[indptr[v] : indptr[v + 1]]
    few, many = (around_u, around_v) if len(around_u) <= len(around_v) else (around_v, around_u)
    for s in few:
        count += int((distances_from(indptr, indices, np.array([s], np.int32), 3)[many] < 0).sum())
    return count


@kernel
def _nearness(distances: Array) -> float:
    total = 0.0
    for s in range(len(distances)):
        for t in range(s):
            if distances[s, t] != UNREACHED:
                total += 1.0 / distances[s, t]
    return total


@kernel
def _gain(distances: Array, u: int, v: int, near_u: Array, near_v: Array) -> tuple[float, np.int64]:
    a = b = 0
    for s in range(len(distances)):
        x, y = np.int64(distances[u, s]), np.int64(distances[v, s])
        if x + 1 < y:
            near_u[a] = s
            a += 1
        elif y + 1 < x:
            near_v[b] = s
            b += 1
    rise, nearer = 0.0, np.int64(0)
    for i in range(a):
        s = near_u[i]
        here = np.int64(distances[u, s]) + 1
        for j in range(b):
            t = near_v[j]
            new, old = here + np.int64(distances[v, t]), np.int64(distances[s, t])
            if new < old:
                rise += 1.0 / new - (0.0 if old == UNREACHED else 1.0 / old)
                nearer += new <= 3 < old
    return rise, nearer


@kernel
def _gains(distances: Array, pairs: Array) -> tuple[Array, Array]:
    n = len(distances)
    rises, nearer = np.zeros(len(pairs)), np.zeros(len(pairs), np.int64)
    near_u, near_v = np.empty(n, np.int64), np.empty(n, np.int64)
    for k in range(len(pairs)):
        rises[k], nearer[k] = _gain(distances, pairs[k, 0], pairs[k, 1], near_u, near_v)
    return rises, nearer


@kernel
def _added(distances: Array, u: int, v: int) -> Array:
    out = distances.copy()
    for s in range(len(distances)):
        x, y = np.int64(distances[u, s]), np.int64(distances[v, s])
        if x + 1 >= y and y + 1 >= x:
            continue
        for t in range(len(distances)):
            new = min(x + 1 + np.int64(distances[v, t]), y + 1 + np.int64(distances[u, t]))
            if new < out[s, t]:
                out[s, t] = new
    return out
