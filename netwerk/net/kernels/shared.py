"""Contacts in common: how many a tie rests on, and which pairs without a tie have them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from netwerk.net.arrays import Array, Floats, Ints
from netwerk.net.kernels.compiled import ints, kernel


class SharedContactPairs(NamedTuple):
    """Pairs of actors without a tie: pairs int32 (k, 2), lower actor first; scores float64 (k,)."""

    pairs: Ints
    scores: Floats


def shared_contacts(indptr: Ints, indices: Ints) -> Ints:
    """How many contacts the ends of each tie have in common, int32 (2p,) per CSR entry."""
    return _shared_contacts(ints(indptr), ints(indices))


def resource_allocation(indptr: Ints, indices: Ints, most: int = 100_000) -> SharedContactPairs:
    """Pairs without a tie but with a contact in common, scored by the sum over those of 1/degree.

    After Zhou, Lu & Zhang 2009.

    The ``most`` best, highest score first, equal scores by actor numbers; memory stays bounded by
    ``most`` (a star of 10,000 has 50 million such pairs).
    """
    indptr, indices = ints(indptr), ints(indices)
    most = max(1, most)
    n = len(indptr) - 1
    size = 2 * most + n  # one actor adds at most n
    first, second, scores = np.empty(size, np.int32), np.empty(size, np.int32), np.empty(size)
    actor, held, floor = 0, 0, 0.0
    while actor < n:
        actor, held = _scores(indptr, indices, actor, held, floor, first, second, scores, 2 * most)
        best = np.lexsort((second[:held], first[:held], -scores[:held]))[:most]
        for column in (first, second, scores):
            column[: len(best)] = column[best]
        held = len(best)
        # Pairs come in order of actors, so one that only equals the last of a full list comes after
        # it.
        floor = float(scores[held - 1]) if held == most else 0.0
    return SharedContactPairs(np.stack((first[:held], second[:held]), axis=1), scores[:held].copy())


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
def _scores(
    indptr: Array,
    indices: Array,
    actor: int,
    held: int,
    floor: float,
    first: Array,
    second: Array,
    scores: Array,
    full: int,
) -> tuple[int, int]:
    """Write the pairs from ``actor`` on that score above ``floor`` behind the ``held`` ones.

    Stops when there are ``full``; gives the actor to go on with and how many are held.
    """
    n = len(indptr) - 1
    score, mark, tied = np.zeros(n), np.full(n, -1, np.int32), np.full(n, -1, np.int32)
    others = np.empty(n, np.int32)
    while actor < n and held < full:
        count = 0
        for e in range(indptr[actor], indptr[actor + 1]):
            tied[indices[e]] = actor
        for e in range(indptr[actor], indptr[actor + 1]):
            z = indices[e]
            gives = 1.0 / (indptr[z + 1] - indptr[z])
            for f in range(indptr[z], indptr[z + 1]):
                v = indices[f]
                if v <= actor or tied[v] == actor:
                    continue
                if mark[v] != actor:
                    mark[v], score[v] = actor, 0.0
                    others[count] = v
                    count += 1
                score[v] += gives
        for v in others[:count]:
            if score[v] > floor:
                first[held], second[held], scores[held] = actor, v, score[v]
                held += 1
        actor += 1
    return actor, held
