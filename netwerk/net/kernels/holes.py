"""Structural holes (Burt 1992, 2004): how much of an actor's contacts hang together already."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netwerk.net.kernels.compiled import Array, Floats, Ints, floats, ints, kernel


@dataclass(frozen=True, eq=False)
class Burt:
    """Burt's measures, float64 (n,) each; NaN for an actor without contacts (not defined, which is not zero).

    constraint: sum over contacts j of (p_ij + sum_q p_iq p_qj)^2; low for who reaches separate circles.
    effective_size: contacts less their redundancy (Borgatti 1997); efficiency: that as a share of the contacts.
    hierarchy: whether the constraint comes from one contact (Coleman-Theil; 1 for a single contact).
    """

    constraint: Floats
    effective_size: Floats
    efficiency: Floats
    hierarchy: Floats


def burt(indptr: Ints, indices: Ints, weights: Floats | None = None) -> Burt:
    """Burt's measures of all actors at once.

    weights (2p,): mutual weight of each CSR entry, the same in both directions and above zero, None for all equal.
    For directed ties that is the sum of both directions. Raises ValueError for a weight of zero or less.
    """
    weights = np.ones(len(indices)) if weights is None else weights
    if len(weights) and not np.min(weights) > 0:
        raise ValueError("weights of ties must be above zero")
    indptr = ints(indptr)
    constraint, size, hierarchy = _burt(indptr, ints(indices), floats(weights))
    degree = np.diff(indptr)
    efficiency = np.divide(size, degree, out=np.full(len(degree), np.nan), where=degree > 0)
    return Burt(constraint, size, efficiency, hierarchy)


@kernel
def _indirect(i: int, indptr: Array, indices: Array, weights: Array, total: Array, most: Array, mark: Array, via: Array) -> float:
    """Put sum_q p_iq p_qj into via[j] for each contact j of i; gives the redundancy sum_j sum_q p_iq m_jq."""
    start, end = indptr[i], indptr[i + 1]
    for e in range(start, end):
        mark[indices[e]] = i
        via[indices[e]] = 0.0
    redundancy = 0.0
    for e in range(start, end):
        q = indices[e]
        p = weights[e] / total[i]
        pq = p / total[q]
        for f in range(indptr[q], indptr[q + 1]):
            j = indices[f]
            if mark[j] == i:
                via[j] += pq * weights[f]
                redundancy += p * weights[f] / most[j]
    return redundancy


@kernel
def _spread(parts: Array, whole: float) -> float:
    """Coleman-Theil disorder of the parts of the constraint: 0 when all weigh the same."""
    degree = len(parts)
    if degree == 1:
        return 1.0
    spread: float = 0.0
    for part in parts:
        share = part * degree / whole
        spread += share * np.log(share)
    return spread / float(degree * np.log(degree))


@kernel
def _burt(indptr: Array, indices: Array, weights: Array) -> tuple[Array, Array, Array]:
    n = len(indptr) - 1
    constraint, size, hierarchy = np.full(n, np.nan), np.full(n, np.nan), np.full(n, np.nan)
    total, most = np.zeros(n), np.zeros(n)
    via, mark, parts = np.zeros(n), np.full(n, -1, np.int32), np.empty(n)
    for i in range(n):
        for e in range(indptr[i], indptr[i + 1]):
            total[i] += weights[e]
            most[i] = max(most[i], weights[e])
    for i in range(n):
        start, end = indptr[i], indptr[i + 1]
        if start == end:
            continue
        size[i] = end - start - _indirect(i, indptr, indices, weights, total, most, mark, via)
        whole = 0.0
        for e in range(start, end):
            part = weights[e] / total[i] + via[indices[e]]
            parts[e - start] = part * part
            whole += part * part
        constraint[i] = whole
        hierarchy[i] = _spread(parts[: end - start], whole)
    return constraint, size, hierarchy
