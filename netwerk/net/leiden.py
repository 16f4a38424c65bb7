"""Groups of actors as what many Leiden runs agree on, because one run alone is chance at this size.

Each run (Traag, Waltman & van Eck 2019, by modularity) gives other groups. How often the two ends
of each tie are put together becomes the weight of that tie, and the runs are repeated on those
weights until they agree (Lancichinetti & Fortunato 2012, along ties as in Tandon et al. 2019).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from netwerk.net.progress import Stopped

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]

AGREED = 0.5
"""Ties whose ends are together in fewer runs than this do not hold a group together."""
MOST_ROUNDS, FEWER_ROUNDS = 8, 4
"""Where runs are few because they are long, so are the rounds."""

_one_at_a_time = Lock()
"""networkit has one random generator and one number of threads for the whole process."""


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
    sizes: NDArray[np.int64]
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

    runs: 40 up to 1,000 actors, fewer above (20 to 10,000, 10 to 100,000, then 5), unless given. A
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
    first = _partitions(n, u, v, np.ones(len(u)), range(seed, seed + runs), cancelled)
    together = _together(first, u, v)
    for turn in range(1, MOST_ROUNDS if runs >= 20 else FEWER_ROUNDS):
        if _settled(together):
            break
        keep = _held(n, u, v, together)
        seeds = range(seed + turn * runs, seed + turn * runs + max(runs // 3, 2))
        again = _partitions(n, u[keep], v[keep], together[keep], seeds, cancelled)
        together = _together(again, u, v)
    group = _numbered(indptr, _joined(n, u, v, together >= AGREED))
    return Communities(group, _belonging(group, first), np.bincount(group[group >= 0]), runs)


def _runs_for(n: int) -> int:
    return next((runs for most, runs in ((1_000, 40), (10_000, 20), (100_000, 10)) if n <= most), 5)


def _partitions(
    n: int,
    u: Ints,
    v: Ints,
    weights: Floats,
    seeds: Iterable[int],
    cancelled: Callable[[], bool] | None,
) -> list[NDArray[np.int64]]:
    import networkit as nk

    graph = nk.GraphFromCoo(
        (weights, (u.astype(np.uint64), v.astype(np.uint64))), n=n, weighted=True
    )
    partitions = []
    for seed in seeds:
        if cancelled is not None and cancelled():
            raise Stopped
        with _one_at_a_time:
            partitions.append(_one_run(nk, graph, seed))
    return partitions


def _one_run(nk: Any, graph: Any, seed: int) -> NDArray[np.int64]:
    nk.setNumberOfThreads(1)  # with more the same seed gives other groups
    nk.setSeed(seed, False)
    run = nk.community.ParallelLeiden(graph, 3, True, 1.0)
    run.run()
    return np.array(run.getPartition().getVector(), np.int64)


def _together(partitions: list[NDArray[np.int64]], u: Ints, v: Ints) -> Floats:
    """For each tie the share of the partitions with both ends in one group."""
    return np.asarray(
        np.mean([groups[u] == groups[v] for groups in partitions], axis=0), np.float64
    )


def _settled(together: Floats) -> bool:
    return bool(((together == 0) | (together == 1)).all())


def _held(n: int, u: Ints, v: Ints, together: Floats) -> NDArray[np.bool_]:
    """The ties that count in the next round: those agreed on, and of every actor its best ones.

    So nobody drops out.
    """
    best = np.zeros(n)
    np.maximum.at(best, u, together)
    np.maximum.at(best, v, together)
    strong = (together >= AGREED) | (together == best[u]) | (together == best[v])
    return np.asarray(strong & (together > 0), np.bool_)


def _joined(n: int, u: Ints, v: Ints, keep: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The components along the kept ties."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    graph = coo_array((np.ones(int(keep.sum()), np.int8), (u[keep], v[keep])), shape=(n, n))
    return np.asarray(connected_components(graph, directed=False)[1], np.int64)


def _numbered(indptr: Ints, label: NDArray[np.int64]) -> Ints:
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


def _belonging(group: Ints, partitions: list[NDArray[np.int64]]) -> Floats:
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
