"""Contacts in common: how many a tie rests on, and which pairs without a tie have them."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from netwerk.net.kernels.compiled import Array, Floats, Ints, ints, kernel


class SharedContactPairs(NamedTuple):
    """Pairs of actors without a tie: pairs int32 (k, 2), lower actor first; scores float64 (k,)."""

    pairs: Ints
    scores: Floats


def shared_contacts(indptr: Ints, indices: Ints) -> Ints:
    """Number of contacts that the two ends of each tie have in common, int32 (2p,) per CSR entry."""
    return _shared_contacts(ints(indptr), ints(indices))


def resource_allocation(indptr: Ints, indices: Ints, most: int = 100_000) -> SharedContactPairs:
    """Pairs without a tie but with a contact in common, with sum over those of 1/degree (Zhou, Lu & Zhang 2009).

    The ``most`` best, highest score first, equal scores by actor numbers; memory stays bounded by ``most``
    (a star of 10,000 has 50 million such pairs).
    """
    most = max(1, most)
    first, second, scores = _resource_allocation(ints(indptr), ints(indices), most)
    order = np.lexsort((second, first, -scores))[:most]
    return SharedContactPairs(np.stack((first, second), axis=1)[order], scores[order])


@kernel
def _shared_contacts(indptr: Array, indices: Array) -> Array:
    n = len(indptr) - 1
    out = np.zeros(len(indices), np.int32)
    mark, fill = np.full(n, -1, np.int32), indptr[:-1].copy()
    for a in range(n):
        for e in range(indptr[a], indptr[a + 1]):
            mark[indices[e]] = a
        for e in range(indptr[a], indptr[a + 1]):
            b = indices[e]
            if b < a:
                continue
            for f in range(indptr[b], indptr[b + 1]):
                out[e] += mark[indices[f]] == a
            out[fill[b]] = out[e]  # rows ascend, so the twins b-a fill the front of row b in order
            fill[b] += 1
    return out


@kernel
def _keep_best(first: Array, second: Array, scores: Array, held: int, most: int) -> Any:
    """Move the ``most`` best of the first ``held`` to the front, order kept; of equal scores the earliest. Gives the lowest."""
    floor = np.partition(scores[:held], held - most)[held - most]
    above = 0
    for i in range(held):
        above += scores[i] > floor
    room, kept = most - above, 0
    for i in range(held):
        equal = scores[i] == floor
        if scores[i] > floor or (equal and room > 0):
            room -= equal
            first[kept], second[kept], scores[kept] = first[i], second[i], scores[i]
            kept += 1
    return floor


@kernel
def _resource_allocation(indptr: Array, indices: Array, most: int) -> tuple[Array, Array, Array]:
    n = len(indptr) - 1
    size = 2 * most + n
    first, second, scores = np.empty(size, np.int32), np.empty(size, np.int32), np.empty(size)
    score, mark, tied = np.zeros(n), np.full(n, -1, np.int32), np.full(n, -1, np.int32)
    found = np.empty(n, np.int32)
    held, floor = 0, 0.0
    for u in range(n):
        count = 0
        for e in range(indptr[u], indptr[u + 1]):
            tied[indices[e]] = u
        for e in range(indptr[u], indptr[u + 1]):
            z = indices[e]
            gives = 1.0 / (indptr[z + 1] - indptr[z])
            for f in range(indptr[z], indptr[z + 1]):
                v = indices[f]
                if v <= u or tied[v] == u:
                    continue
                if mark[v] != u:
                    mark[v], score[v] = u, 0.0
                    found[count] = v
                    count += 1
                score[v] += gives
        for v in np.sort(found[:count]):
            if score[v] > floor:
                first[held], second[held], scores[held] = u, v, score[v]
                held += 1
        if held >= 2 * most:
            floor = _keep_best(first, second, scores, held, most)
            held = most
    return first[:held].copy(), second[:held].copy(), scores[:held].copy()
