"""Compiled sums over the pairs of a network: what they are of is told in `unrecorded`."""

from __future__ import annotations

import numpy as np

from netwerk.net.arrays import Array, Bools, Floats, Ints, Longs
from netwerk.net.kernels.compiled import ints, kernel

MOST_SHARED = 200
"""Who has more contacts than this brings no two of them nearer: everybody knows that one."""


@kernel
def add_pairs(
    out: Floats,
    some: Longs,
    indptr: Ints,
    indices: Ints,
    theta: Floats,
    kind: Longs,
    rate: Floats,
    factor: float,
) -> None:
    """Add ``factor`` times the rate of each listed pair of an actor of ``some`` to ``out``."""
    for i in some:
        for e in range(indptr[i], indptr[i + 1]):
            j = indices[e]
            out[j] += factor * theta[i] * theta[j] * rate[kind[i], kind[j]]


@kernel
def pair_sums(indptr: Ints, indices: Ints, theta: Floats, kind: Longs, rate: Floats) -> Floats:
    """The summed rate of the listed pairs of each actor, (n,)."""
    n = len(theta)
    out = np.zeros(n)
    for i in range(n):
        for e in range(indptr[i], indptr[i + 1]):
            j = indices[e]
            out[i] += theta[i] * theta[j] * rate[kind[i], kind[j]]
    return out


@kernel
def entry_rates(indptr: Ints, indices: Ints, theta: Floats, kind: Longs, rate: Floats) -> Floats:
    """The rate of each listed pair, in order."""
    out = np.zeros(len(indices))
    for i in range(len(theta)):
        for e in range(indptr[i], indptr[i + 1]):
            out[e] = theta[i] * theta[indices[e]] * rate[kind[i], kind[indices[e]]]
    return out


@kernel
def common_contact(indptr: Ints, indices: Ints, u: Longs, v: Longs) -> Bools:
    """Whether the two ends of each tie share a contact; neighbours are ascending."""
    out = np.zeros(len(u), np.bool_)
    for k in range(len(u)):
        a, b = indptr[u[k]], indptr[v[k]]
        while a < indptr[u[k] + 1] and b < indptr[v[k] + 1]:
            if indices[a] == indices[b]:
                out[k] = True
                break
            if indices[a] < indices[b]:
                a += 1
            else:
                b += 1
    return out


def two_steps(indptr: Ints, indices: Ints) -> tuple[Ints, Ints]:
    """Pairs without contact that share one, as a CSR, ascending."""
    counts = _two_steps(indptr, indices, np.empty(0, np.int32), np.zeros(1, np.int64))
    start = np.concatenate((np.zeros(1, np.int64), np.cumsum(counts)))
    shared = np.empty(int(start[-1]), np.int32)
    _two_steps(indptr, indices, shared, start)
    return ints(start), ints(shared)


@kernel
def _two_steps(indptr: Ints, indices: Ints, out: Array, start: Longs) -> Longs:
    """The number of such pairs of each actor; written into ``out`` when that has room."""
    n = len(indptr) - 1
    seen, count = np.full(n, -1, np.int64), np.zeros(n, np.int64)
    for i in range(n):
        seen[i] = i
        for e in range(indptr[i], indptr[i + 1]):
            seen[indices[e]] = i
        for e in range(indptr[i], indptr[i + 1]):
            k = indices[e]
            if indptr[k + 1] - indptr[k] > MOST_SHARED:
                continue
            for f in range(indptr[k], indptr[k + 1]):
                j = indices[f]
                if seen[j] != i:
                    seen[j] = i
                    if len(out):
                        out[start[i] + count[i]] = j
                    count[i] += 1
        if len(out):
            out[start[i] : start[i] + count[i]].sort()
    return count
