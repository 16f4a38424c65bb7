"""Compiled: everybody spread evenly over the own parcel, so that no part of the canvas is empty.

Lloyd's method on a raster: each actor goes towards the middle of what is nearest to it in its
parcel (Lloyd, IEEE Transactions on Information Theory 28(2), 1982).
"""

from __future__ import annotations

import numpy as np
from numba import njit

from netwerk.net.arrays import Bools, Floats, Ints, Longs, Points


def evened(
    start: Points,
    group: Ints,
    sites: Points,
    weight: Floats,
    size: tuple[float, float],
    rim: Bools,
    rounds: int,
    share: float,
) -> Points:
    """Places after ``rounds`` in which each moves ``share`` of the way, float64 (n, 2).

    group: parcel of each. sites, weight: see `Parcels`; size: width and height of all parcels. rim:
    who stays at the edge of the parcel; they take room, and do not move.
    """
    order = np.argsort(group, kind="stable")
    begin = np.zeros(len(sites) + 1, np.int64)
    np.cumsum(np.bincount(group, minlength=len(sites)), out=begin[1:])
    points = max(6000, 40 * len(start))
    columns = int(np.sqrt(points * size[0] / size[1])) + 1
    rows = int(points / columns) + 1
    owner = _owners(sites, weight, size[0], size[1], columns, rows)
    return _evened(start, owner, order, begin, size[0], size[1], columns, rows, rim, rounds, share)


@njit(cache=True, nogil=True)
def _owners(
    sites: Points, weight: Floats, wide: float, high: float, columns: int, rows: int
) -> Ints:
    """The parcel of each raster point."""
    owner = np.zeros(columns * rows, np.int32)
    for p in range(columns * rows):
        x = (p % columns + 0.5) * wide / columns
        y = (p // columns + 0.5) * high / rows
        least = 1e300
        for g in range(len(sites)):
            dx, dy = x - sites[g, 0], y - sites[g, 1]
            d = dx * dx + dy * dy - weight[g]
            if d < least:
                owner[p], least = g, d
    return owner


@njit(cache=True, nogil=True)
def _evened(
    start: Points,
    owner: Ints,
    order: Longs,
    begin: Longs,
    wide: float,
    high: float,
    columns: int,
    rows: int,
    rim: Bools,
    rounds: int,
    share: float,
) -> Points:
    xy = start.copy()
    total = np.zeros_like(xy)
    count = np.zeros(len(xy))
    for _ in range(rounds):
        total[:] = 0.0
        count[:] = 0.0
        for p in range(columns * rows):
            x = (p % columns + 0.5) * wide / columns
            y = (p // columns + 0.5) * high / rows
            i = _nearest(xy, order[begin[owner[p]] : begin[owner[p] + 1]], x, y)
            if i >= 0:
                total[i, 0] += x
                total[i, 1] += y
                count[i] += 1.0
        for i in range(len(xy)):
            if count[i] > 0.0 and not rim[i]:
                xy[i] += share * (total[i] / count[i] - xy[i])
    return xy


@njit(cache=True, nogil=True)
def _nearest(xy: Points, members: Longs, x: float, y: float) -> int:
    """Who of the members is nearest to a point; -1 when there are none."""
    best, least = -1, 1e300
    for m in members:
        dx, dy = xy[m, 0] - x, xy[m, 1] - y
        d = dx * dx + dy * dy
        if d < least:
            best, least = m, d
    return best
