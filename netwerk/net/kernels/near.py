"""How many pairs among some actors are near each other, whoever is in between."""

from __future__ import annotations

import numpy as np

from netwerk.net.arrays import Array, Bools, Ints
from netwerk.net.kernels.compiled import bools, ints, kernel


def pairs_within(indptr: Ints, indices: Ints, steps: int, ends: Bools) -> int:
    """The number of ordered pairs among ``ends`` bool (n,) within so many steps of each other.

    With everybody in ``ends`` it is the sum of what `reach` gives. Raises ValueError for an array
    of another length.
    """
    indptr = ints(indptr)
    if len(ends) != len(indptr) - 1:
        raise ValueError("ends needs a value for every actor")
    return int(_pairs_within(indptr, ints(indices), steps, bools(ends)))


@kernel
def _pairs_within(indptr: Array, indices: Array, steps: int, ends: Array) -> int:
    n = len(indptr) - 1
    seen, queue = np.full(n, -1, np.int32), np.empty(n, np.int32)
    pairs = 0
    for s in range(n):
        if not ends[s]:
            continue
        seen[s] = s
        queue[0] = s
        head, tail = 0, 1
        for _ in range(steps):
            ring = tail
            while head < ring:
                v = queue[head]
                head += 1
                for e in range(indptr[v], indptr[v + 1]):
                    u = indices[e]
                    if seen[u] != s:
                        seen[u] = s
                        queue[tail] = u
                        tail += 1
                        pairs += ends[u]
    return pairs
