"""Betweenness: the share of shortest routes that an actor is on."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from netwerk.net.arrays import Array, Floats, Ints
from netwerk.net.kernels.compiled import ints, kernel
from netwerk.net.progress import turns


def betweenness(
    indptr: Ints,
    indices: Ints,
    within: int | None = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Floats:
    """How often each actor is on a shortest route between two others, float64 (n,).

    Betweenness (Freeman 1977; Brandes 2001): unnormalised, each undirected pair once.

    ``within`` counts only pairs at that many steps or fewer (k-betweenness, Borgatti & Everett
    2006). Raises Stopped when ``cancelled()`` turns true.
    """
    indptr, indices = ints(indptr), ints(indices)
    n = len(indptr) - 1
    score = np.zeros(n)
    limit = n if within is None else within
    for start, end in turns(n, progress, cancelled):
        _brandes(indptr, indices, np.arange(start, end, dtype=np.int32), limit, score)
    return score / 2


def betweenness_from(indptr: Ints, indices: Ints, starts: Ints) -> Floats:
    """The same on the routes that begin at ``starts`` only (Brandes & Pich 2007), float64 (n,)."""
    score = np.zeros(len(indptr) - 1)
    _brandes(ints(indptr), ints(indices), ints(starts), len(score), score)
    return score


@kernel
def _brandes(indptr: Array, indices: Array, starts: Array, limit: int, score: Array) -> None:
    """Add the dependencies of these sources.

    Steps down are kept, so the way back looks at those only.
    """
    n = len(indptr) - 1
    steps, routes = np.full(n, -1, np.int32), np.zeros(n)
    queue, down, first = (
        np.empty(n, np.int32),
        np.empty(len(indices), np.int32),
        np.empty(n + 1, np.int32),
    )
    share = np.zeros(n)
    for s in starts:
        steps[s], routes[s] = 0, 1.0
        queue[0] = s
        head, tail, kept = 0, 1, 0
        while head < tail:
            v = queue[head]
            first[head] = kept
            head += 1
            d = steps[v] + 1
            if d > limit:
                continue
            here = routes[v]
            for e in range(indptr[v], indptr[v + 1]):
                u = indices[e]
                if steps[u] < 0:
                    steps[u], routes[u] = d, here
                    queue[tail] = u
                    tail += 1
                    down[kept] = u
                    kept += 1
                elif steps[u] == d:
                    routes[u] += here
                    down[kept] = u
                    kept += 1
        first[tail] = kept
        for i in range(tail - 1, 0, -1):
            v = queue[i]
            total = 0.0
            for e in range(first[i], first[i + 1]):
                total += share[down[e]]
            carried = total * routes[v]
            score[v] += carried
            share[v] = (1.0 + carried) / routes[v]
            steps[v] = -1
        steps[s] = -1
