"""A line with fewer points that stays within a distance of all points it had."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
Floats = npt.NDArray[np.float64]
Point = tuple[float, float]
Ring = tuple[Point, ...]
SMALLEST = 4
"""Points of a closed line that encloses anything; the last one is the first one again."""


def thinned(line: Sequence[Point], most: float) -> Ring:
    """Points of a line, first and last among them, so that no point lies further than ``most``.

    That is from the line between the points that stay on either side of it (Douglas-Peucker).
    """
    points = np.array(line, dtype=float).reshape(-1, 2)
    stays = {0, len(line) - 1}
    parts = [(0, len(line) - 1)]
    while parts:
        start, end = parts.pop()
        if end - start < 2:
            continue
        off = distances(points[start + 1 : end], points[start], points[end])
        far = int(np.argmax(off))
        if off[far] > most:
            far += start + 1
            stays.add(far)
            parts += [(start, far), (far, end)]
    return tuple(line[at] for at in sorted(stays))


def thinned_ring(ring: Ring, most: float) -> Ring:
    """A closed line with fewer points, which goes on enclosing something.

    It is thinned between its first point and the one that is furthest from it.
    """
    off = [hypot(x - ring[0][0], y - ring[0][1]) for x, y in ring]
    far = off.index(max(off))
    found = (*thinned(ring[: far + 1], most), *thinned(ring[far:], most)[1:])
    return found if len(found) >= SMALLEST else ring


def distances(points: Points, start: Points, end: Points) -> Floats:
    """How far points are from the line between two others, its ends included."""
    along, away = end - start, points - start
    long = float(along @ along)
    part = np.clip(away @ along / long, 0.0, 1.0) if long else np.zeros(len(points))
    off: Floats = np.hypot(*(away - part[:, None] * along).T)
    return off
