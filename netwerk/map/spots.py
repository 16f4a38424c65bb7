"""Where a name goes beside its sign: where it covers nothing and has the fewest lines under it.

The places and their order are those of Christensen, Marks and Shieber (ACM TOG 14(3), 1995); names
are placed one by one, the most important first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numba import njit

from netwerk.map.fonts import text_width
from netwerk.net.arrays import Floats, Points

LEADING = 1.14
"""Height of a line of a name against the size of its letters."""
AIR = 1.5
"""Pixels between a sign and its name, and beside a name."""
LINE = 0.8
"""What a line under a name costs, against a less usual place."""
SECOND = 0.25
"""What the second way to break a name costs."""


@dataclass(frozen=True)
class NameSpot:
    """A name with its place: its lines, the middle and top of them, and the box they take."""

    lines: tuple[str, ...]
    x: float
    top: float
    px: float
    bold: bool
    box: tuple[float, float, float, float]


class Covered:
    """What names may not cover (signs, other names) and what they rather do not (lines).

    signs: boxes (n, 4) of all signs. starts and ends: (m, 2) of all lines.
    room: how many boxes will be taken, about.
    """

    def __init__(self, signs: Points, starts: Points, ends: Points, room: int = 16) -> None:
        self.signs = signs
        self.starts, self.ends = starts, ends
        self._boxes = np.zeros((max(room, 1), 4))
        self._count = 0

    @property
    def boxes(self) -> Points:
        """The boxes that are taken, (k, 4)."""
        return self._boxes[: self._count]

    def take(self, box: Sequence[float]) -> None:
        """From now on nothing else goes here."""
        if self._count == len(self._boxes):
            self._boxes = np.concatenate((self._boxes, np.zeros_like(self._boxes)))
        self._boxes[self._count] = box
        self._count += 1

    def take_free(self, box: Sequence[float], signs: bool = True) -> bool:
        """Take the box when nothing is under it, and say whether; ``signs`` False: but signs."""
        names, covered = self.under(box)
        if names or (signs and covered):
            return False
        self.take(box)
        return True

    def under(self, box: Sequence[float]) -> tuple[int, int]:
        """How many boxes that are taken, and how many signs, this one would cover."""
        at = np.array(box, np.float64)
        return int(_covers(at, self.boxes, -1)), int(_covers(at, self.signs, -1))

    def place(
        self,
        own: int,
        at: tuple[float, float],
        r: float,
        ways: Sequence[tuple[str, ...]],
        frame: tuple[float, float, float, float],
        *,
        px: float,
        bold: bool = False,
        over: float = -1.0,
    ) -> NameSpot | None:
        """The best place for a name written in one of these ways, taken at once; None if none.

        own: the number of its sign. over: what each covered sign costs; below 0 none may be.
        """
        tried: list[NameSpot] = []
        costs: list[float] = []
        for extra, lines in enumerate(ways):
            half = max(text_width(line, px, bold) for line in lines) / 2 + AIR
            tall = len(lines) * px * LEADING + 1
            for cost, x, top in _around(*at, r + AIR, half, tall):
                box = (x - half, top, x + half, top + tall)
                if box[0] < frame[0] or box[1] < frame[1]:
                    continue
                if box[2] > frame[2] or box[3] > frame[3]:
                    continue
                tried.append(NameSpot(lines, x, top, px, bold, box))
                costs.append(cost + SECOND * extra)
        if not tried:
            return None
        best = _best(
            np.array([spot.box for spot in tried]),
            np.array(costs),
            self.boxes,
            self.signs,
            own,
            self.starts,
            self.ends,
            LINE,
            over,
        )
        if best < 0:
            return None
        self.take(tried[best].box)
        return tried[best]


def _around(
    x: float, y: float, r: float, half: float, tall: float
) -> tuple[tuple[float, float, float], ...]:
    """Twelve places around a sign: cost, middle and top of the name."""
    side = x + r + half, x - r - half
    near = x + 0.7 * r + half, x - 0.7 * r - half
    return (
        (0.0, x, y + r),
        (0.3, x, y - r - tall),
        (0.4, side[0], y - tall / 2),
        (0.4, side[1], y - tall / 2),
        (0.6, x + 0.45 * half, y + r),
        (0.6, x - 0.45 * half, y + r),
        (0.7, near[0], y + 0.6 * r),
        (0.7, near[1], y + 0.6 * r),
        (0.8, near[0], y - 0.6 * r - tall),
        (0.8, near[1], y - 0.6 * r - tall),
        (0.9, x + 0.45 * half, y - r - tall),
        (0.9, x - 0.45 * half, y - r - tall),
    )


@njit(cache=True, nogil=True)
def _best(
    boxes: Points,
    costs: Floats,
    taken: Points,
    signs: Points,
    own: int,
    starts: Points,
    ends: Points,
    line: float,
    over: float,
) -> int:
    """Number of the box that covers nothing at the least cost, the first of equals; -1 if none."""
    best, least = -1, 1e300
    for k in range(len(boxes)):
        cost = costs[k]
        if cost >= least or _covers(boxes[k], taken, -1) > 0:
            continue
        hit = _covers(boxes[k], signs, own)
        if hit > 0:
            if over < 0.0:
                continue
            cost += hit * over
        cost += line * _passing(boxes[k], starts, ends)
        if cost < least:
            best, least = k, cost
    return best


@njit(cache=True, nogil=True)
def _covers(box: Floats, others: Points, own: int) -> int:
    """How many of the other boxes this one touches, ``own`` left out."""
    count = 0
    for k in range(len(others)):
        if k != own and _touch(box, others[k]):
            count += 1
    return count


@njit(cache=True, nogil=True)
def _passing(box: Floats, starts: Points, ends: Points) -> int:
    """How many lines pass through a box."""
    count = 0
    for m in range(len(starts)):
        if _through(box, starts[m], ends[m]):
            count += 1
    return count


@njit(cache=True, nogil=True)
def _touch(a: Floats, b: Floats) -> bool:
    return bool(a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1])


@njit(cache=True, nogil=True)
def _through(box: Floats, a: Floats, b: Floats) -> bool:
    """Whether the line a-b passes through the box (Liang and Barsky)."""
    low, high = 0.0, 1.0
    for axis in range(2):
        d = b[axis] - a[axis]
        if d == 0.0:
            if a[axis] <= box[axis] or a[axis] >= box[axis + 2]:
                return False
            continue
        one, other = (box[axis] - a[axis]) / d, (box[axis + 2] - a[axis]) / d
        low, high = max(low, min(one, other)), min(high, max(one, other))
        if low >= high:
            return False
    return True


@njit(cache=True, nogil=True)
def lines_through(boxes: Points, starts: Points, ends: Points) -> int:
    """How many times a line passes through one of these boxes."""
    count = 0
    for k in range(len(boxes)):
        count += _passing(boxes[k], starts, ends)
    return count
