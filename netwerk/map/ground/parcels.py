"""The canvas divided into parcels: one convex cell a group, as large as the group needs.

A power diagram whose weights change until every cell has its area, with sites drawn to the middle
of their cells: Voronoi treemaps (Balzer and Deussen, InfoVis 2005; Nocaj and Brandes, Computer
Graphics Forum 31(3), 2012), here on a raster. The start is Dorling's cartogram (1996).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit

from netwerk.net.arrays import Floats, Ints, Points

RASTER, EACH = 4000, 30
"""Raster cells that areas are counted with: so many, or so many a parcel if that is more."""
LATE = 0.6
"""From this share of the rounds on sites move less."""


@dataclass(frozen=True, eq=False)
class Parcels:
    """Parcels of groups in the rectangle (0, 0)-(wide, high), in cells.

    middle (count, 2): the centroid of each. sites (count, 2) and weight (count,): a point is in the
    parcel with the least squared distance to the site less the weight. A parcel is also the points
    x with sides[k, :2] . x <= sides[k, 2] for its sides, first[g] <= k < first[g + 1].
    """

    wide: float
    high: float
    middle: Points
    sites: Points
    weight: Floats
    sides: Points
    first: Ints


def parcels_of(start: Points, area: Floats, aspect: float, rounds: int) -> Parcels:
    """Parcels of these areas, beside each other as the starting points are."""
    count = len(start)
    high = float(np.sqrt(area.sum() / aspect))
    wide = float(area.sum()) / high
    sites = _started(start, area, wide, high) if count > 1 else np.array([[wide / 2, high / 2]])
    raster = max(RASTER, EACH * count)
    columns = int(np.sqrt(raster * wide / high)) + 1
    rows = int(raster / columns) + 1
    sites, weight, middle, owner = _grown(sites, area, wide, high, columns, rows, rounds)
    sides, first = _sides(sites, weight, owner.reshape(rows, columns), wide, high)
    return Parcels(wide, high, middle, sites, weight, sides, first)


def _started(start: Points, area: Floats, wide: float, high: float) -> Points:
    """The starting points in the rectangle, each far enough from its edges."""
    low = start.min(axis=0)
    span = np.maximum(start.max(axis=0) - low, 1e-9)
    edge = np.minimum(np.sqrt(area / np.pi) * 0.8, min(wide, high) * 0.45)[:, None]
    sites: Points = edge + (start - low) / span * (np.array((wide, high)) - 2 * edge)
    return sites


@njit(cache=True, nogil=True)
def _grown(
    start: Points, area: Floats, wide: float, high: float, columns: int, rows: int, rounds: int
) -> tuple[Points, Floats, Points, Ints]:
    """Sites, weights and centroids of the parcels, and whose each raster cell is."""
    sites = start.copy()
    weight = area / np.pi
    owner = np.zeros(columns * rows, np.int32)
    middle = sites.copy()
    for turn in range(rounds):
        got = _counted(sites, weight, wide, high, columns, rows, owner, middle)
        if turn == rounds - 1:
            break
        move = 0.35 if turn < rounds * LATE else 0.1
        for g in range(len(sites)):
            sites[g] += move * (middle[g] - sites[g])
            weight[g] += 0.45 * (area[g] - got[g]) / np.pi
        _bounded(sites, weight)
    return sites, weight, middle, owner


@njit(cache=True, nogil=True)
def _counted(
    sites: Points,
    weight: Floats,
    wide: float,
    high: float,
    columns: int,
    rows: int,
    owner: Ints,
    middle: Points,
) -> Floats:
    """The area of each parcel; fills in whose each raster cell is and where the middles are."""
    unit = wide * high / (columns * rows)
    got = np.zeros(len(sites))
    total = np.zeros((len(sites), 2))
    for r in range(rows):
        y = (r + 0.5) * high / rows
        for c in range(columns):
            x = (c + 0.5) * wide / columns
            g = owner_of(x, y, sites, weight)
            owner[r * columns + c] = g
            got[g] += unit
            total[g, 0] += x * unit
            total[g, 1] += y * unit
    for g in range(len(sites)):
        middle[g] = total[g] / got[g] if got[g] > 0.0 else sites[g]
    return got


@njit(cache=True, nogil=True)
def owner_of(x: float, y: float, sites: Points, weight: Floats) -> int:
    """The parcel that a point is in."""
    best, least = 0, 1e300
    for g in range(len(sites)):
        dx, dy = x - sites[g, 0], y - sites[g, 1]
        d = dx * dx + dy * dy - weight[g]
        if d < least:
            best, least = g, d
    return best


@njit(cache=True, nogil=True)
def _bounded(sites: Points, weight: Floats) -> None:
    """No site may lie in the weight of another, or it would lose its parcel."""
    count = len(sites)
    for g in range(count):
        near = 1e300
        for h in range(count):
            if h != g:
                dx, dy = sites[g, 0] - sites[h, 0], sites[g, 1] - sites[h, 1]
                near = min(near, dx * dx + dy * dy + weight[h])
        if count > 1:
            weight[g] = min(weight[g], near * 0.98)
        weight[g] = max(weight[g], 1e-4)


def _sides(
    sites: Points, weight: Floats, owner: Ints, wide: float, high: float
) -> tuple[Points, Ints]:
    """The sides of every parcel: towards the parcels it touches, and those of the rectangle."""
    touching: list[set[int]] = [set() for _ in sites]
    for one, other in ((owner[:, 1:], owner[:, :-1]), (owner[1:], owner[:-1])):
        differ = one != other
        for a, b in zip(one[differ].tolist(), other[differ].tolist(), strict=True):
            touching[a].add(b)
            touching[b].add(a)
    sides, first = [], [0]
    for g, others in enumerate(touching):
        for h in sorted(others):
            normal = sites[h] - sites[g]
            length = float(np.hypot(*normal)) or 1e-9
            squares = sites[h] @ sites[h] - sites[g] @ sites[g]
            bound = (squares - weight[h] + weight[g]) / 2 / length
            sides.append((*(normal / length), bound))
        sides += [(1.0, 0.0, wide), (-1.0, 0.0, 0.0), (0.0, 1.0, high), (0.0, -1.0, 0.0)]
        first.append(len(sides))
    return np.array(sides), np.array(first, np.int32)
