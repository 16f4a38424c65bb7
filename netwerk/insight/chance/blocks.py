"""Ties between groups against what chance would give: the numbers under every claim about a gap.

Rule for actors in several groups: an actor counts in each of its groups, so a tie counts for every
pair of groups of its two ends; a pair of an actor with itself never counts. Actors without a group
are left out, with their ties.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from netwerk.insight.chance.tails import tails
from netwerk.insight.grouping import Grouping
from netwerk.net.arrays import Floats, Ints
from netwerk.net.shuffles import ShuffledBlocks, shuffled_blocks

SHUFFLES = 1000
FEWEST_SHUFFLES = 100
WORK = 1_500_000
"""Tie counts spent on one grouping: an area of 500 actors gets SHUFFLES, large networks fewer."""


@dataclass(frozen=True, eq=False)
class Blocks:
    """Ties in each pair of groups.

    Matrices are symmetric float64 (g, g); each pair of actors counts once.

    actors (g,): members; known: actors with a group; ties: ties among them.
    observed: ties; pairs: possible ties; by_size: expected when every pair of actors were as likely
    to be tied;
    by_activity: expected when chances follow the product of the numbers of contacts (both add up to
    ``ties``
    when nobody is in two groups). p_low, p_high: chance of so few, so many ties under shuffled
    labels.
    ei: (external - internal) / ties (Krackhardt & Stern 1988), ei_expected its mean and ei_p the
    two-sided
    chance under shuffled labels; NaN without ties.
    """

    grouping: Grouping
    actors: Ints
    known: int
    ties: int
    observed: Floats
    pairs: Floats
    by_size: Floats
    by_activity: Floats
    p_low: Floats
    p_high: Floats
    ei: float
    ei_expected: float
    ei_p: float

    @property
    def density(self) -> Floats:
        """Share of the possible ties that is there, NaN where no pair is possible."""
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(self.observed / self.pairs)


def blocks(
    indptr: Ints, indices: Ints, grouping: Grouping, shuffles: int | None = None, seed: int = 0
) -> Blocks:
    """The blocks of a contact CSR under one grouping; the same input always gives the same numbers.

    ``shuffles`` = 0 leaves the chances NaN; without it as many are done as a large network affords.
    """
    u, v, keep = _ties(indptr, indices, grouping)
    inner = _renumbered(grouping, keep)
    known, ties = len(keep), len(u)
    degree = (np.bincount(u, minlength=known) + np.bincount(v, minlength=known)).astype(np.float64)
    count = shuffles if shuffles is not None else _affordable(inner, u, v)
    run = shuffled_blocks(u, v, inner.indptr, inner.groups, len(inner.keys), count, seed)
    p_low, p_high = _chances(run, count)
    external = 1 - 2 * run.inside / ties if ties else np.full(count + 1, np.nan)
    return Blocks(
        grouping=grouping,
        actors=inner.sizes,
        known=known,
        ties=ties,
        observed=run.observed,
        pairs=_pair_weights(inner, np.ones(known)),
        by_size=_expected(inner, np.ones(known), ties),
        by_activity=_expected(inner, degree, ties),
        p_low=p_low,
        p_high=p_high,
        ei=float(external[0]),
        ei_expected=float(external[1:].mean()) if count else float("nan"),
        ei_p=_two_sided(external),
    )


def tie_ends(indptr: Ints, indices: Ints) -> tuple[Ints, Ints]:
    """Both ends of every tie of an undirected CSR once, int32 (p,), the first end below the second."""
    rows = np.repeat(np.arange(len(indptr) - 1, dtype=np.int32), np.diff(indptr))
    once = rows < indices
    return rows[once], indices[once]


def _affordable(grouping: Grouping, u: Ints, v: Ints) -> int:
    """How many shuffles WORK pays for.

    Each costs a step an actor and one for every pair of groups of a tie.
    """
    known = grouping.known.astype(np.int64)
    steps = len(known) + int((known[u] * known[v]).sum())
    return int(np.clip(WORK // max(1, steps), FEWEST_SHUFFLES, SHUFFLES))


def _chances(run: ShuffledBlocks, count: int) -> tuple[Floats, Floats]:
    if not count:
        unknown = np.full(run.observed.shape, np.nan)
        return unknown, unknown
    mean = run.total / count
    return tails(
        run.observed,
        run.lower,
        run.upper,
        mean,
        np.maximum(run.squares / count - mean**2, 0.0),
        count,
    )


def _ties(indptr: Ints, indices: Ints, grouping: Grouping) -> tuple[Ints, Ints, NDArray[np.int64]]:
    """Ties among the actors with a group, in the numbering of those actors, and who they are."""
    u, v = tie_ends(indptr, indices)
    has = grouping.known > 0
    number = np.cumsum(has, dtype=np.int32) - 1
    both = has[u] & has[v]
    return number[u[both]], number[v[both]], np.flatnonzero(has)


def _renumbered(grouping: Grouping, keep: NDArray[np.int64]) -> Grouping:
    """The grouping of the actors in ``keep``, who are all that have a group."""
    indptr = np.zeros(len(keep) + 1, np.int32)
    np.cumsum(grouping.known[keep], out=indptr[1:])
    return Grouping(grouping.by, grouping.keys, grouping.names, indptr, grouping.groups)


def _pair_weights(grouping: Grouping, weight: Floats) -> Floats:
    """Sum of weight_i * weight_j over the pairs of different actors in each pair of groups."""
    owner = np.repeat(np.arange(len(weight)), grouping.known)
    total = np.bincount(grouping.groups, weight[owner], minlength=len(grouping.keys))
    same = _shared(grouping, weight**2)
    sums: Floats = np.outer(total, total) - same
    np.fill_diagonal(sums, sums.diagonal() / 2)
    return sums


def _shared(grouping: Grouping, weight: Floats) -> Floats:
    """Sum of the weights of the actors that are in both groups of a pair."""
    g, own = len(grouping.keys), grouping.known
    out = np.zeros((g, g))
    for size in np.unique(own[own > 0]):
        rows = np.flatnonzero(own == size)
        starts = grouping.indptr[rows]
        for a in range(int(size)):
            for b in range(int(size)):
                np.add.at(
                    out, (grouping.groups[starts + a], grouping.groups[starts + b]), weight[rows]
                )
    return out


def _expected(grouping: Grouping, weight: Floats, ties: int) -> Floats:
    everything = (weight.sum() ** 2 - (weight**2).sum()) / 2
    return (
        _pair_weights(grouping, weight) * (ties / everything)
        if everything > 0
        else np.zeros((len(grouping.keys),) * 2)
    )


def _two_sided(external: Floats) -> float:
    first, shuffled = external[0], external[1:]
    if np.isnan(first) or not len(shuffled):
        return float("nan")
    smaller = min(int((shuffled <= first + 1e-12).sum()), int((shuffled >= first - 1e-12).sum()))
    return min(1.0, 2 * (smaller + 1) / (len(shuffled) + 1))
