"""Contacts between every two groups: counted, expected, and how much that may vary.

Between groups A and B lie T = sum over pairs of w_ij X_ij contacts, w_ij = a_i b_j + b_i a_j
(within A: a_i a_j). By the model of `expected` its mean is sum w p, its variance sum w^2 p (1 - p).
But the numbers of contacts of the actors and the contacts of each class of nearness are given, so
what counts is the variance left after projection on those (the efficient score of Rao 1948; Cox &
Hinkley 1974, par. 9.3):

    var(T | given) = V_TT - V_TS V_SS^-1 V_ST,   S = contacts of each stratum and of each class

A stratum is actors alike in place, asking and groups. Nothing depends on ids, rows or a seed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netwerk.insight.chance.expected import Expected
from netwerk.insight.chance.nearness import Nearness
from netwerk.insight.grouping import Grouping
from netwerk.net.arrays import Bools, Floats, Ints, Longs
from netwerk.net.expecting import class_sums

FEWEST_EXPECTED, SMALLEST_GROUP = 3.0, 3
"""From so many contacts expected, and so many actors a side, a pair of groups is tested."""
LEAST_LEFT, NUDGE = 0.05, 1e-6
"""The variance left is at least this part of the mean; what makes V_SS invertible."""


@dataclass(frozen=True, eq=False)
class PairCounts:
    """The contacts of one grouping, float64 (g, g), symmetric, within a group on the diagonal.

    sizes (g,): actors. tested bool (g, g), upper triangle: large enough to say something about;
    there the variance is what is left with the numbers of contacts given.
    """

    grouping: Grouping
    sizes: Ints
    observed: Floats
    mean: Floats
    variance: Floats
    tested: Bools


@dataclass(frozen=True, eq=False)
class Strata:
    """Actors alike in place, asking and groups.

    group float64 (H, g): their groups. mean, spread float64 (H, H): expected contacts and their
    variance. near int32 (H, H): the class of nearness.
    """

    group: Floats
    mean: Floats
    spread: Floats
    near: Ints
    classes: int


def pair_counts(
    grouping: Grouping, u: Ints, v: Ints, model: Expected, near: Nearness, asked: Bools
) -> PairCounts:
    """Counts, mean and variance of the contacts u[k]-v[k] between all groups."""
    member = grouping.matrix()
    strata = strata_of(member, model, near, asked)
    group = strata.group
    mean, raw = group.T @ strata.mean @ group, group.T @ strata.spread @ group
    if grouping.overlaps:
        raw += _twice(group, strata.spread)
    for matrix in (mean, raw):
        np.fill_diagonal(matrix, matrix.diagonal() / 2)
    sizes = grouping.sizes
    smallest = np.minimum(sizes[:, None], sizes[None, :])
    tested = np.triu((mean >= FEWEST_EXPECTED) & (smallest >= SMALLEST_GROUP))
    a, b = np.nonzero(tested)
    variance = raw.copy()
    variance[a, b] -= (_explained(strata, a, b) ** 2).sum(axis=0)
    return PairCounts(
        grouping=grouping,
        sizes=sizes,
        observed=observed_ties(member, u, v),
        mean=mean,
        variance=np.maximum(variance, LEAST_LEFT * mean),
        tested=tested,
    )


def observed_ties(member: Floats, u: Ints, v: Ints) -> Floats:
    """Contacts between every two groups; a contact counts for each pair of groups of its ends."""
    out = member[u].T @ member[v]
    out = out + out.T
    np.fill_diagonal(out, out.diagonal() / 2)
    return np.asarray(out)


def strata_of(member: Floats, model: Expected, near: Nearness, asked: Bools) -> Strata:
    """The strata of actors with these groups, bool-like (n, g)."""
    key = np.column_stack((near.code.astype(np.float64), asked, member))
    _, first, stratum = np.unique(key, axis=0, return_index=True, return_inverse=True)
    table = np.zeros((len(first), model.types))
    np.add.at(table, (stratum.ravel(), model.type), 1.0)
    at = near.code[first]
    return Strata(
        group=member[first],
        mean=_between(table, model.chance),
        spread=_between(table, model.spread),
        near=near.near[np.ix_(at, at)],
        classes=len(near.classes),
    )


def _between(table: Floats, value: Floats) -> Floats:
    """Sum of value[type_i, type_j] over different actors i of one stratum and j of another."""
    out = table @ value @ table.T
    out[np.diag_indices_from(out)] -= table @ value.diagonal()
    return np.asarray(out)


def _twice(group: Floats, spread: Floats) -> Floats:
    """What is missing from the variance where an actor is in both groups: w is 2 for such pairs."""
    g = group.shape[1]
    out = np.zeros((g, g))
    for a in range(g):
        for b in range(a):
            both = group[:, a] * group[:, b]
            if both.any():
                out[a, b] = out[b, a] = both @ spread @ both
    return out


def _explained(strata: Strata, a: Longs, b: Longs) -> Floats:
    """L^-1 V_ST for the pairs of groups (a[k], b[k]), V_SS = L L', float64 (H + C, pairs).

    Its squares add up to what S explains of each variance.
    """
    from scipy.linalg import cholesky, solve_triangular

    if not len(a):
        return np.zeros((1, 0))
    group, spread = strata.group, strata.spread
    h = len(group)
    reach = spread @ group
    with_strata = group[:, a] * reach[:, b] + group[:, b] * reach[:, a]
    with_strata[:, a == b] /= 2
    by_stratum, total, by_pair = _class_sums(strata, a, b)
    use = np.flatnonzero(total > 0)
    own = h + np.arange(len(use))
    q = np.zeros((h + len(use), h + len(use)))
    q[:h, :h] = spread
    q[np.arange(h), np.arange(h)] += spread.sum(axis=1)
    q[:h, h:] = by_stratum[:, use]
    q[h:, :h] = by_stratum[:, use].T
    q[own, own] = total[use]
    scale = np.sqrt(np.maximum(q.diagonal(), 1e-12))
    q /= scale[:, None] * scale[None, :]
    q[np.diag_indices_from(q)] += NUDGE
    side = np.vstack((with_strata, by_pair[use] / 2)) / scale[:, None]
    lower = cholesky(q, lower=True, check_finite=False)
    return np.asarray(solve_triangular(lower, side, lower=True, check_finite=False))


def _class_sums(strata: Strata, a: Longs, b: Longs) -> tuple[Floats, Floats, Floats]:
    g = strata.group.shape[1]
    wanted = np.full((g, g), -1, np.int32)
    wanted[a, b] = wanted[b, a] = np.arange(len(a))
    starts = np.concatenate(([0], np.cumsum((strata.group > 0).sum(axis=1)))).astype(np.int32)
    groups = np.nonzero(strata.group)[1].astype(np.int32)
    return class_sums(strata.spread, strata.near, starts, groups, wanted, strata.classes, len(a))
