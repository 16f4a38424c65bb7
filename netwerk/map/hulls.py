"""The outline of a kern: one rounded hull around its actors, compact since they stand together."""

from __future__ import annotations

import numpy as np
from numba import njit

from netwerk.map.view import Position
from netwerk.net.arrays import Bools, Points

CORNERS = 16
"""A circle around an actor has so many corners."""


def rounded(points: Points, pad: float) -> tuple[Position, ...]:
    """The outline at ``pad`` around the convex hull of the points: the hull of their circles."""
    turn = np.arange(CORNERS) * 2 * np.pi / CORNERS
    circle = np.column_stack((np.cos(turn), np.sin(turn))) * pad
    outer = convex(np.asarray(points, np.float64))
    ring = convex((outer[:, None, :] + circle[None, :, :]).reshape(-1, 2))
    return tuple((round(float(x), 1), round(float(y), 1)) for x, y in ring)


def convex(points: Points) -> Points:
    """The corners of the convex hull in order, float64 (k, 2); one or two points are their own."""
    ordered = points[np.lexsort((points[:, 1], points[:, 0]))]
    return _chain(ordered)


@njit(cache=True, nogil=True)
def _chain(ordered: Points) -> Points:
    """Andrew's monotone chain over points in order of x, then y."""
    n = len(ordered)
    if n < 3:
        return ordered
    out = np.empty((2 * n, 2))
    size = 0
    for turn in range(2):
        start = size + 1
        for step in range(n):
            p = ordered[step] if turn == 0 else ordered[n - 1 - step]
            while size > start and _right(out[size - 2], out[size - 1], p):
                size -= 1
            out[size] = p
            size += 1
        size -= 1
    return out[: max(size, 1)].copy()


@njit(cache=True, nogil=True)
def _right(a: Points, b: Points, p: Points) -> bool:
    """Whether b is no corner on the way from a to p."""
    return bool((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) <= 0.0)


def within(ring: Points, points: Points) -> Bools:
    """Which points are in a convex ring (k, 2), bool (n,)."""
    side = np.roll(ring, -1, axis=0) - ring
    cross = side[:, None, 0] * (points[None, :, 1] - ring[:, None, 1]) - side[:, None, 1] * (
        points[None, :, 0] - ring[:, None, 0]
    )
    return np.logical_or((cross >= 0).all(axis=0), (cross <= 0).all(axis=0))
