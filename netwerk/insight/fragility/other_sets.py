"""How good a set of actors is, and whether another would be better if everything were known."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from netwerk.insight.certainty import Ground
from netwerk.net.arrays import Bools, Ints
from netwerk.net.canonical import content_places
from netwerk.net.kernels import all_distances, distances_from, split_off
from netwerk.net.net import Net

SET_STEPS = 2
DRAWS, OUTSIDERS, OFTEN = 10, 5, 0.2
"""In more than OFTEN of so many drawn networks one of so many others does better: it may change."""
SetScore = Callable[[Ints, Ints, Sequence[int]], float]


def broken_up(indptr: Ints, indices: Ints, removed: Sequence[int]) -> float:
    """F without these (Borgatti 2006): the share of pairs of the others that lost each other."""
    gone = _mask(len(indptr) - 1, removed)
    left = len(gone) - int(gone.sum())
    if left < 2:
        return 0.0
    after = split_off(indptr, indices, gone)
    sizes = np.bincount(after[after >= 0]).astype(np.float64)
    return float(1 - (sizes * (sizes - 1)).sum() / (left * (left - 1)))


def apart_of_others(indptr: Ints, indices: Ints, some: Sequence[int]) -> float:
    """The share of pairs of the others that cannot reach each other while ``some`` are there."""
    others = ~_mask(len(indptr) - 1, some)
    left = int(others.sum())
    if left < 2:
        return 0.0
    parts = split_off(indptr, indices, np.zeros(len(others), np.bool_))
    sizes = np.bincount(parts[others]).astype(np.float64)
    return float(1 - (sizes * (sizes - 1)).sum() / (left * (left - 1)))


def distance_fragmentation(net: Net, removed: Sequence[int]) -> float:
    """DF of what is left without ``removed``: 1 - 2 sum over pairs of 1/distance / (n(n-1)).

    0 with fewer than two left.
    """
    gone = _mask(net.n, removed)
    left = net.n - int(gone.sum())
    if left < 2:
        return 0.0
    rows = np.repeat(np.arange(net.n), np.diff(net.indptr))
    keep = ~gone[rows] & ~gone[net.indices]
    renumber = (np.cumsum(~gone) - 1).astype(np.int32)
    indptr = np.concatenate(
        ([0], np.cumsum(np.bincount(renumber[rows[keep]], minlength=left)))
    ).astype(np.int32)
    distance = all_distances(indptr, renumber[net.indices[keep]]).astype(np.float64)
    reached = (distance > 0) & (distance < np.iinfo(np.uint8).max)
    return float(1 - (1 / distance[reached]).sum() / (left * (left - 1)))


def reached_by(indptr: Ints, indices: Ints, chosen: Sequence[int]) -> float:
    """How many are within SET_STEPS of these, themselves included."""
    near = distances_from(indptr, indices, np.asarray(chosen, np.int32), SET_STEPS)
    return float((near >= 0).sum())


def may_change(ground: Ground, chosen: Sequence[int], score: SetScore) -> bool:
    """Whether swapping one of the set often does better once what is not recorded is drawn in.

    True where nothing can be drawn: then it is not known.
    """
    redraws, net = ground.redraws, ground.net
    if redraws is None:
        return True
    held = ground.fragility.pairs_lost
    order = np.lexsort((content_places(net), -net.degree, -held)).tolist()
    others = [i for i in order if i not in set(chosen)][:OUTSIDERS]
    trials = [
        (*chosen[:place], other, *chosen[place + 1 :])
        for place in range(len(chosen))
        for other in others
    ]
    some = redraws.some(DRAWS).nets
    better = [
        any(score(*csr, trial) > own + 1e-12 for trial in trials)
        for csr in some
        for own in [score(*csr, chosen)]
    ]
    return float(np.mean(better)) > OFTEN


def closeness(
    row: np.ndarray[tuple[int], np.dtype[np.int32]], steps: int | None
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """What each actor at these distances counts: 1 within ``steps``, 1/distance without."""
    if steps is not None:
        return (row >= 0).astype(np.float64)
    near = np.zeros(len(row))
    np.divide(1.0, row, out=near, where=row > 0)
    return near


def _mask(n: int, actors: Sequence[int]) -> Bools:
    mask = np.zeros(n, np.bool_)
    mask[np.asarray(actors, np.int64)] = True
    return mask
