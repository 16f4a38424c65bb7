"""Expected contacts in a network too large for pairs of types: sums by place instead.

The model of `expected` with p = q, as good as the same where an actor knows a small part of all:
what is expected between two groups is a product of sums over places, so the work grows with the
actors and the pairs of places. The variance is that of matching the ends of contacts at random
(Stevens 1938; Haldane 1954): with shares a and b of all ends, (1 - a - b + 2ab) of the mean,
(1 - a)^2 within a group. Place makes the real one smaller, so this errs to saying nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netwerk.insight.chance.nearness import Nearness
from netwerk.insight.chance.pair_counts import (
    FEWEST_EXPECTED,
    LEAST_LEFT,
    SMALLEST_GROUP,
    PairCounts,
)
from netwerk.insight.grouping import Grouping
from netwerk.net.arrays import Bools, Floats, Ints

WIDE_FROM = 2_000
"""From so many actors; below it all pairs of types are looked at."""
ROUNDS, EXACT = 60, 5e-3


@dataclass(frozen=True, eq=False)
class WideModel:
    """busy float64 (n,), weight float64 (P, P) of two places, quiet: times among never-asked."""

    busy: Floats
    weight: Floats
    quiet: float


def wide_model(n: int, u: Ints, v: Ints, near: Nearness, asked: Bools) -> WideModel:
    """The model of n actors with contacts u[k]-v[k]; see `expected.expected_contacts`."""
    degree = (np.bincount(u, minlength=n) + np.bincount(v, minlength=n)).astype(np.float64)
    silent = ~asked
    code, places, classes = near.code, len(near.near), len(near.classes)
    ties = np.bincount(near.near[code[u], code[v]], minlength=classes).astype(np.float64)
    quiet_ties = float((silent[u] & silent[v]).sum())
    x, w = degree / np.sqrt(max(1.0, 2.0 * len(u))), np.where(ties > 0, 1.0, 0.0)
    y = 1.0 if quiet_ties else 0.0
    for _ in range(ROUNDS):
        weight = w[near.near]
        own = weight[code, code] * x
        every = np.bincount(code, x, minlength=places)
        hushed = np.bincount(code, x * silent, minlength=places)
        among = x * silent * ((weight @ hushed)[code] - own)
        have = x * ((weight @ every)[code] - own) + (y - 1) * among
        pairs = weight * (np.outer(every, every) + (y - 1) * np.outer(hushed, hushed))
        by_class = np.bincount(near.near.ravel(), pairs.ravel(), minlength=classes)
        self_pairs = x * own * (1 + (y - 1) * silent)
        by_class -= np.bincount(near.near[code, code], self_pairs, minlength=classes)
        ratio = np.where(degree > 0, degree / np.maximum(have, 1e-12), 1.0)
        if float(np.abs(ratio - 1).max(initial=0.0)) < EXACT:
            break
        x = x * ratio**0.7
        w = np.where(ties > 0, w * (2 * ties / np.maximum(by_class, 1e-12)) ** 0.35, 0.0)
        if quiet_ties:
            y *= (2 * quiet_ties / max(y * float(among.sum()), 1e-12)) ** 0.35
    return WideModel(x, w[near.near], y)


def wide_counts(
    grouping: Grouping, u: Ints, v: Ints, model: WideModel, near: Nearness, asked: Bools
) -> PairCounts:
    """As `pair_counts.pair_counts`, without anything of the size of actors times groups."""
    from scipy.sparse import csr_array

    n, g = len(asked), len(grouping.keys)
    member = csr_array((np.ones(len(grouping.groups)), grouping.groups, grouping.indptr), (n, g))
    half = (member[u].T @ member[v]).toarray()
    observed = half + half.T
    mean = _between(grouping, model.busy, model, near, g)
    hushed = _between(grouping, model.busy * ~asked, model, near, g)
    mean = mean + (model.quiet - 1) * hushed
    np.fill_diagonal(observed, observed.diagonal() / 2)
    np.fill_diagonal(mean, mean.diagonal() / 2)
    degree = np.bincount(u, minlength=n) + np.bincount(v, minlength=n)
    share = (member.T @ degree) / max(1.0, 2.0 * len(u))
    left = 1 - share[:, None] - share[None, :] + 2 * np.outer(share, share)
    np.fill_diagonal(left, (1 - share) ** 2)
    sizes = grouping.sizes
    smallest = np.minimum(sizes[:, None], sizes[None, :])
    tested = np.triu((mean >= FEWEST_EXPECTED) & (smallest >= SMALLEST_GROUP))
    variance = np.maximum(np.clip(left, 0, 1) * mean, LEAST_LEFT * mean)
    return PairCounts(grouping, sizes, observed, mean, variance, tested)


def _between(grouping: Grouping, x: Floats, model: WideModel, near: Nearness, g: int) -> Floats:
    """Sum over ordered pairs of different actors in two groups of what is expected of them."""
    owner = np.repeat(np.arange(len(x)), grouping.known)
    sums = np.zeros((len(near.near), g))
    np.add.at(sums, (near.code[owner], grouping.groups), x[owner])
    out = sums.T @ (model.weight @ sums)
    own = x * x * model.weight[near.code, near.code]
    for size in np.unique(grouping.known[grouping.known > 0]).tolist():
        rows = np.flatnonzero(grouping.known == size)
        starts = grouping.indptr[rows]
        for a in range(size):
            for b in range(size):
                ends = grouping.groups[starts + a], grouping.groups[starts + b]
                np.subtract.at(out, ends, own[rows])
    return np.asarray(out)
