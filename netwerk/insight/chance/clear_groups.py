"""Whether there are groups at all, and who surely belongs together.

Networks without groups have high modularity too (Guimera, Sales-Pardo & Amaral 2004), so that of
the recorded network is set against networks with the same numbers of contacts (Reichardt &
Bornholdt 2006). Only when chance gives as much in at most RARE of the cases are groups told.

Who is in them is what many runs agree on, each with a fifth of the contacts left out, so that one
contact more or less changes little: average linkage of how often two are together (Lancichinetti &
Fortunato 2012; Sokal & Michener 1958), cut at TOGETHER.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from netwerk.net.arrays import Floats, Ints
from netwerk.net.canonical import Keys, content_order
from netwerk.net.csr import tie_ends
from netwerk.net.leiden import communities
from netwerk.net.modular import best_modularity, together_share
from netwerk.net.rewiring import rewired

RARE, BORDER = 0.02, (0.004, 0.10)
"""Groups are there at a chance of at most RARE; between the BORDER values more networks are drawn.
"""
REWIRED, MORE_REWIRED, FEWEST_REWIRED, WORK = 60, 120, 4, 200_000
"""Networks with the same numbers of contacts: as many as WORK contacts pay for."""
FIRST, CLEAR = 12, 1e-4
"""Below this chance after the first networks no later one brings it above RARE: drawn no more."""
SWEEPS, FEW_SWEEPS, STILL, LARGE = 6, 2, 0.02, 50_000
"""Swaps a contact; fewer from so many contacts, where groups are far clearer than chance or not.

There a search ends when so small a share moves: the last thousandths of modularity take longest.
"""
RUNS, ONE_RUN_FROM = 2, 300
"""Runs on every network; one from so many actors, where the score varies little."""
DRAWS, LEFT_OUT, TOGETHER, SMALLEST = 60, 0.20, 0.5, 4
PAIRS_UNTIL = 3_000
"""Up to so many actors all pairs are looked at; above it those in contact (`net.leiden`)."""
FEWEST_TIES = 6


@dataclass(frozen=True, eq=False)
class ClearGroups:
    """Whether there are groups, and who is in them.

    there: whether groups may be told. p: the chance of so much modularity without groups. score,
    usual: the modularity, and its mean on networks with the same numbers of contacts. label int32
    (n,): -1 without a group. sure float64 (n,): how often an actor is together with the others of
    its group, 0 without one.
    """

    there: bool
    p: float
    score: float
    usual: float
    label: Ints
    sure: Floats


def clear_groups(indptr: Ints, indices: Ints, keys: Keys) -> ClearGroups:
    """The groups of a contact CSR; ``keys`` say who the actors are (`canonical.content_keys`)."""
    n = len(keys)
    label, sure = np.full(n, -1, np.int32), np.zeros(n)
    if len(indices) < 2 * FEWEST_TIES:
        return ClearGroups(False, 1.0, 0.0, 0.0, label, sure)
    order = content_order(keys, indptr, indices)
    rank = np.empty(n, np.int32)
    rank[order] = np.arange(n, dtype=np.int32)
    u, v = _ordered(rank, *tie_ends(indptr, indices))
    p, score, usual = _chance(n, u, v)
    if p <= RARE:
        agree = _agreed if n <= PAIRS_UNTIL else _agreed_along_ties
        found, certain = agree(n, u, v, keys[order])
        label, sure = found[rank], certain[rank]
    return ClearGroups(bool(p <= RARE), p, score, usual, label, sure)


def _ordered(rank: Ints, u: Ints, v: Ints) -> tuple[Ints, Ints]:
    a, b = np.minimum(rank[u], rank[v]), np.maximum(rank[u], rank[v])
    by = np.lexsort((b, a))
    return a[by], b[by]


def _chance(n: int, u: Ints, v: Ints) -> tuple[float, float, float]:
    """The chance of this modularity without groups, the modularity, and what is usual."""
    runs = RUNS if n < ONE_RUN_FROM else 1
    networks = int(np.clip(WORK // len(u), FEWEST_REWIRED, REWIRED))
    sweeps, still = (SWEEPS, 0.0) if len(u) < LARGE else (FEW_SWEEPS, STILL)
    score = best_modularity(n, u, v, runs, 0, still)

    def without_groups(first: int, last: int) -> Floats:
        """The modularity of networks with the same numbers of contacts, one a seed."""
        return np.array(
            [
                best_modularity(n, *rewired(n, u, v, sweeps, seed), runs, seed, still)
                for seed in range(first, last + 1)
            ]
        )

    few = min(FIRST, networks - 1)
    drawn = without_groups(1, few)
    if (p := _tail(score, drawn)) < CLEAR:
        return p, score, float(drawn.mean())
    drawn = np.concatenate((drawn, without_groups(few + 1, networks)))
    p = _tail(score, drawn)
    if BORDER[0] < p < BORDER[1] and networks == REWIRED:
        more = without_groups(networks + 1, networks + MORE_REWIRED)
        drawn = np.concatenate((drawn, more))
        p = _tail(score, drawn)
    return p, score, float(drawn.mean())


def _tail(score: float, drawn: Floats) -> float:
    """By Student's t for one more network than were drawn.

    Modularity is a sum of many small parts; the share of a few networks is too coarse to decide by.
    """
    from scipy.special import stdtr

    k = len(drawn)
    spread = max(float(drawn.std(ddof=1)), 1e-9)
    return float(stdtr(k - 1, -(score - drawn.mean()) / (spread * np.sqrt(1 + 1 / k))))


def _agreed(n: int, u: Ints, v: Ints, keys: Keys) -> tuple[Ints, Floats]:
    """Label and sureness of each actor, from all pairs."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    joint = together_share(n, u, v, _pair_seeds(keys, u, v), DRAWS, LEFT_OUT)
    tied = np.unique(np.concatenate((u, v)))
    part = joint[np.ix_(tied, tied)]
    np.fill_diagonal(part, 1.0)
    tree = linkage(squareform(1 - part, checks=False), "average")
    found = fcluster(tree, 1 - TOGETHER, "distance")
    label, sure = np.full(n, -1, np.int32), np.zeros(n)
    for number, group in enumerate(_large(found)):
        who = np.flatnonzero(found == group)
        label[tied[who]] = number
        sure[tied[who]] = (part[np.ix_(who, who)].sum(axis=1) - 1) / (len(who) - 1)
    return label, sure


def _agreed_along_ties(n: int, u: Ints, v: Ints, _keys: Keys) -> tuple[Ints, Floats]:
    """The same for a large network, from the pairs that are in contact."""
    ends = np.concatenate((u, v)), np.concatenate((v, u))
    by = np.lexsort((ends[1], ends[0]))
    indptr = np.zeros(n + 1, np.int32)
    np.cumsum(np.bincount(ends[0], minlength=n), out=indptr[1:])
    agreed = communities(indptr, ends[1][by].astype(np.int32))
    large = np.concatenate((agreed.sizes >= SMALLEST, [False]))[agreed.group]
    label = np.where(large, agreed.group, -1).astype(np.int32)
    return label, np.where(label >= 0, agreed.belonging, 0.0)


def _large(found: NDArray[np.int32]) -> list[int]:
    sizes = np.bincount(found)
    order = np.argsort(-sizes, kind="stable")
    return [int(group) for group in order if sizes[group] >= SMALLEST]


def _pair_seeds(keys: Keys, u: Ints, v: Ints) -> Keys:
    """A seed for each contact from who its ends are, the same in both directions."""
    low, high = np.minimum(keys[u], keys[v]), np.maximum(keys[u], keys[v])
    turned = (high << np.uint64(31)) | (high >> np.uint64(33))
    return np.asarray(low * np.uint64(0x9E3779B97F4A7C15) ^ turned, np.uint64)
