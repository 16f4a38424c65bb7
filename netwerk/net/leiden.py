"""Groups of actors as what many Leiden runs agree on, because one run alone is chance at this size.

Each run (Traag, Waltman & van Eck 2019, by modularity) gives other groups. How often the two ends
of each tie are put together becomes the weight of that tie, and the runs are repeated on those
weights until they agree (Lancichinetti & Fortunato 2012, along ties as in Tandon et al. 2019).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from netwerk.net.arrays import Bools, Floats, Ints, Longs
from netwerk.net.progress import Stopped

if TYPE_CHECKING:
    from scipy.sparse import csr_array

AGREED = 0.5
"""Ties whose ends are together in fewer runs than this do not hold a group together."""
CYCLES = 2
"""Times that one run goes through the whole network, each from the groups of the one before.

One is not enough (its modularity is 0.01 to 0.02 lower), a third brings little (see decision 8).
"""
MOST_ROUNDS, FEWER_ROUNDS, MANY_RUNS = 8, 4, 20
"""Where runs are few because they are long, so are the rounds."""
LARGE, UNDECIDED = 10_000, 0.005
"""Above so many actors the rounds end when no more of the ties than this are still undecided."""


@dataclass(frozen=True, eq=False)
class Communities:
    """The groups of a network, and how surely each actor is in its group.

    group int32 (n,): 0 for the largest, equal sizes by their lowest actor; -1 for an actor without
    contacts.

    belonging float64 (n,): the mean share of runs in which an actor is together with another of its
    group; low for who is between groups, NaN without contacts. sizes int64 (g,). runs: how many
    there were.
    """

    group: Ints
    belonging: Floats
    sizes: Longs
    runs: int


def communities(
    indptr: Ints,
    indices: Ints,
    runs: int | None = None,
    seed: int = 1,
    cancelled: Callable[[], bool] | None = None,
) -> Communities:
    """The groups of a contact CSR. The same network, runs and seed give the same groups.

    Raises Stopped when ``cancelled()`` is true before one of the runs.

    runs: 20 up to 1,000 actors, fewer above (10 to 10,000, 5 to 100,000, then 3), unless given. A
    third of that in the rounds that follow, where there is less to disagree on.
    """
    n = len(indptr) - 1
    runs = _runs_for(n) if runs is None else runs
    rows = np.repeat(np.arange(n, dtype=np.int32), np.diff(indptr))
    half = rows < indices
    u, v = rows[half], indices[half]
    if not len(u):
        return Communities(
            np.full(n, -1, np.int32), np.full(n, np.nan), np.zeros(0, np.int64), runs
        )
    undecided = UNDECIDED if n > LARGE else 0.0
    first = _partitions(n, u, v, np.ones(len(u)), range(seed, seed + runs), cancelled)
    together = _together(first, u, v)
    for turn in range(1, MOST_ROUNDS if runs >= MANY_RUNS else FEWER_ROUNDS):
        if _settled(together, undecided):
            break
        keep = _held(n, u, v, together)
        seeds = range(seed + turn * runs, seed + turn * runs + max(runs // 3, 2))
        again = _partitions(n, u[keep], v[keep], together[keep], seeds, cancelled)
        together = _together(again, u, v)
    group = _numbered(indptr, _joined(n, u, v, together >= AGREED))
    return Communities(group, _belonging(group, first), np.bincount(group[group >= 0]), runs)


def _runs_for(n: int) -> int:
    return next((runs for most, runs in ((1_000, 20), (10_000, 10), (100_000, 5)) if n <= most), 3)


def _partitions(
    n: int,
    u: Ints,
    v: Ints,
    weights: Floats,
    seeds: Iterable[int],
    cancelled: Callable[[], bool] | None,
) -> list[Longs]:
    from scipy.sparse import coo_array

    both = (np.concatenate((u, v)), np.concatenate((v, u)))
    graph = coo_array((np.concatenate((weights, weights)), both), shape=(n, n)).tocsr()
    graph.sort_indices()
    partitions = []
    for seed in seeds:
        if cancelled is not None and cancelled():
            raise Stopped
        partitions.append(_one_run(graph, seed))
    return partitions


def _one_run(graph: csr_array, seed: int) -> Longs:
    """The group of each actor after one run of Leiden, with the interpreter lock let go of."""
    from graspologic_native import leiden_csr

    n = graph.shape[0]
    _, group_of = leiden_csr(
        graph.indptr.astype(np.int64),
        graph.indices.astype(np.int32),
        graph.data.astype(np.float64),
        n,
        iterations=CYCLES,
        seed=seed,
    )
    groups = np.empty(n, np.int64)
    groups[np.fromiter(group_of, np.int64, n)] = np.fromiter(group_of.values(), np.int64, n)
    return groups


def _together(partitions: list[Longs], u: Ints, v: Ints) -> Floats:
    """For each tie the share of the partitions with both ends in one group."""
    return np.asarray(
        np.mean([groups[u] == groups[v] for groups in partitions], axis=0), np.float64
    )


def _settled(together: Floats, undecided: float) -> bool:
    between = int(((together > 0) & (together < 1)).sum())
    return between <= undecided * len(together)


def _held(n: int, u: Ints, v: Ints, together: Floats) -> Bools:
    """The ties that count in the next round: those agreed on, and of every actor its best ones.

    So nobody drops out.
    """
    best = np.zeros(n)
    np.maximum.at(best, u, together)
    np.maximum.at(best, v, together)
    strong = (together >= AGREED) | (together == best[u]) | (together == best[v])
    return np.asarray(strong & (together > 0), np.bool_)


def _joined(n: int, u: Ints, v: Ints, keep: Bools) -> Longs:
    """The components along the kept ties."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    graph = coo_array((np.ones(int(keep.sum()), np.int8), (u[keep], v[keep])), shape=(n, n))
    return np.asarray(connected_components(graph, directed=False)[1], np.int64)


def _numbered(indptr: Ints, label: Longs) -> Ints:
    """Numbers by size, then by lowest actor; -1 for who has no contacts."""
    contacts = np.diff(indptr) > 0
    group = np.full(len(label), -1, np.int32)
    _, lowest, code, sizes = np.unique(
        label[contacts], return_index=True, return_inverse=True, return_counts=True
    )
    rank = np.empty(len(sizes), np.int32)
    rank[np.lexsort((lowest, -sizes))] = np.arange(len(sizes), dtype=np.int32)
    group[contacts] = rank[code]
    return group


def _belonging(group: Ints, partitions: list[Longs]) -> Floats:
    """How often an actor is together with the others of its group: a mean over runs and members.

    1 in a group of one.
    """
    grouped = np.flatnonzero(group >= 0)
    group_of = group[grouped].astype(np.int64)
    others = np.bincount(group_of)[group_of] - 1
    total = np.zeros(len(grouped))
    for groups in partitions:
        pair = group_of * (int(groups.max()) + 1) + groups[grouped]
        _, code, count = np.unique(pair, return_inverse=True, return_counts=True)
        total += count[code] - 1
    belonging = np.full(len(group), np.nan)
    belonging[grouped] = np.divide(
        total / len(partitions), others, out=np.ones(len(grouped)), where=others > 0
    )
    return belonging
