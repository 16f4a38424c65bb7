"""Structural holes (Burt 1992, 2004): how much of an actor's contacts hang together already."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netwerk.net.arrays import Array, Floats, Ints
from netwerk.net.kernels.compiled import floats, ints, kernel


@dataclass(frozen=True, eq=False)
class Burt:
    """Burt's measures, float64 (n,) each; NaN (not defined, which is not zero) without contacts.

    constraint: sum over contacts j of (p_ij + sum_q p_iq p_qj)^2; low for who reaches separate
      circles.
    effective_size: contacts less their redundancy (Borgatti 1997); efficiency: that as a share of
      the contacts.
    hierarchy: whether the constraint comes from one contact (Coleman-Theil; 1 for a single
      contact).
    """

    constraint: Floats
    effective_size: Floats
    efficiency: Floats
    hierarchy: Floats


def burt(indptr: Ints, indices: Ints, weights: Floats | None = None) -> Burt:
    """Burt's measures of all actors at once.

    weights (2p,): mutual weight of each CSR entry, the same in both directions and above zero, None
    for all equal. For directed ties that is the sum of both directions. Raises ValueError for a
    weight of zero or less.
    """
    if weights is None:
        weights = np.ones(len(indices))
    elif len(weights) != len(indices) or (len(weights) and not np.min(weights) > 0):
        raise ValueError("every tie needs a weight above zero")
    indptr = ints(indptr)
    constraint, size, shares = _burt(indptr, ints(indices), floats(weights))
    degree = np.diff(indptr)
    return Burt(constraint, size, size / np.maximum(degree, 1), _hierarchy(indptr, degree, shares))


def _hierarchy(indptr: Ints, degree: Ints, shares: Floats) -> Floats:
    """Coleman-Theil disorder of the shares (mean 1) of each actor's contacts.

    The logarithms are fastest all at once.
    """
    sums = np.concatenate(([0.0], np.cumsum(shares * np.log(shares))))
    spread = sums[indptr[1:]] - sums[indptr[:-1]]
    several = degree > 1
    hierarchy = np.where(degree == 1, 1.0, np.nan)
    count = degree[several]
    hierarchy[several] = np.maximum(spread[several], 0.0) / (
        count * np.log(count)
    )  # not below zero by rounding
    return hierarchy


@kernel
def _triangles(
    indptr: Array, indices: Array, weights: Array, total: Array, most: Array
) -> tuple[Array, Array]:
    """Two sums over triangles: one per CSR entry i-j, one per actor.

    Per entry: sum over shared contacts q of w_iq w_qj / total_q. Per actor: sum_j sum_q w_iq w_jq /
    most_j.

    Each triangle a < b < c is met once, because the first sum is the same for i-j and j-i.
    """
    n = len(indptr) - 1
    via, doubled = np.zeros(len(indices)), np.zeros(n)
    later, entry = np.empty(n, np.int32), np.full(n, -1, np.int32)
    for a in range(n):
        later[a] = np.searchsorted(indices[indptr[a] : indptr[a + 1]], a) + indptr[a]
    for a in range(n):
        start, end = later[a], indptr[a + 1]
        for e in range(start, end):
            entry[indices[e]] = e
        for ab in range(start, end):
            b = indices[ab]
            for bc in range(later[b], indptr[b + 1]):
                c = indices[bc]
                ac = entry[c]
                if ac < start:  # the entry is of an earlier actor, so a and c have no tie
                    continue
                wab, wac, wbc = weights[ab], weights[ac], weights[bc]
                via[ab] += wac * wbc / total[c]
                via[ac] += wab * wbc / total[b]
                via[bc] += wab * wac / total[a]
                doubled[a] += wac * wbc / most[b] + wab * wbc / most[c]
                doubled[b] += wbc * wac / most[a] + wab * wac / most[c]
                doubled[c] += wbc * wab / most[a] + wac * wab / most[b]
    fill = indptr[:-1].copy()
    for a in range(n):
        for e in range(later[a], indptr[a + 1]):
            b = indices[e]
            via[fill[b]] = via[
                e
            ]  # rows ascend, so the entries b-a fill the front of row b in order
            fill[b] += 1
    return via, doubled


@kernel
def _burt(indptr: Array, indices: Array, weights: Array) -> tuple[Array, Array, Array]:
    """Constraint and effective size; per CSR entry its share of the constraint times the degree."""
    n = len(indptr) - 1
    constraint, size, shares = np.full(n, np.nan), np.full(n, np.nan), np.empty(len(indices))
    total, most = np.zeros(n), np.zeros(n)
    for i in range(n):
        for e in range(indptr[i], indptr[i + 1]):
            total[i] += weights[e]
            most[i] = max(most[i], weights[e])
    via, doubled = _triangles(indptr, indices, weights, total, most)
    for i in range(n):
        start, end = indptr[i], indptr[i + 1]
        if start == end:
            continue
        whole, share = 0.0, 1.0 / total[i]
        for e in range(start, end):
            part = (weights[e] + via[e]) * share
            shares[e] = part * part
            whole += part * part
        for e in range(start, end):
            shares[e] *= (end - start) / whole
        constraint[i] = whole
        size[i] = end - start - doubled[i] * share
    return constraint, size, shares
