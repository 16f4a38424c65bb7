"""Compiled: fewer crossings. Actors of one parcel change places or step aside where that is better.

What counts is that of Davidson and Harel (ACM TOG 15(4), 1996), taken greedily in a fixed order
instead of by annealing: short ties, few crossings, no tie over somebody else. Nobody leaves the own
parcel, nobody comes nearer to another than allowed.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from netwerk.net.arrays import Bools, Floats, Ints, Points

WITHIN = 14.0
"""Two change places over at most this distance, in cells."""
LONGER = 8.0
"""Not when their ties become longer than this together, in cells."""


@njit(cache=True, nogil=True)
def tidied(
    start: Points,
    indptr: Ints,
    indices: Ints,
    ends: Ints,
    group: Ints,
    sides: Points,
    first: Ints,
    room: Floats,
    rim: Bools,
    air: float,
    passes: int,
    long: float,
    clear: float,
) -> Points:
    """Places after ``passes`` rounds. ends (m, 2): every tie once.

    long: what a cell of tie costs against a crossing. clear: how near a tie may pass somebody, in
    cells. The rest as in `relaxing.relaxed`.
    """
    xy = start.copy()
    for turn in range(passes):
        changed = 0
        for i in range(len(xy)):
            if rim[i] or indptr[i + 1] == indptr[i]:
                continue
            own = cost_of(xy, i, indptr, indices, ends, long, clear)
            here = xy[i].copy()
            gain, there = _stepped(
                xy, i, own, indptr, indices, ends, sides[first[group[i]] : first[group[i] + 1]],
                room, air, long, clear,
            )  # fmt: skip
            more, partner = _exchanged(
                xy, i, own, indptr, indices, ends, group, rim, turn % 2 == 0, long, clear
            )
            if more > max(gain, 1e-6):
                xy[i] = xy[partner]
                xy[partner] = here
                changed += 1
            elif gain > 1e-6:
                xy[i] = there
                changed += 1
        if changed == 0:
            break
    return xy


@njit(cache=True, nogil=True)
def untidiness(xy: Points, ends: Ints, long: float, clear: float) -> float:
    """What a whole picture costs, in crossings; the less, the better."""
    total = 0.0
    for k in range(len(ends)):
        i, j = ends[k, 0], ends[k, 1]
        total += long * np.hypot(xy[j, 0] - xy[i, 0], xy[j, 1] - xy[i, 1])
        total += _crossed(xy, i, j, ends) / 2.0 + _passed(xy, i, j, clear)
    return total


@njit(cache=True, nogil=True)
def _stepped(
    xy: Points,
    i: int,
    own: float,
    indptr: Ints,
    indices: Ints,
    ends: Ints,
    sides: Points,
    room: Floats,
    air: float,
    long: float,
    clear: float,
) -> tuple[float, Floats]:
    """What the best step aside gains, and where it leads; leaves everybody in place."""
    here = xy[i].copy()
    best, there = 0.0, here.copy()
    for s in range(3):
        step = 0.45 * 2.0**s
        for k in range(8):
            t = (k + 0.5 * (s % 2)) * np.pi / 4
            x, y = here[0] + step * np.cos(t), here[1] + step * np.sin(t)
            if not is_inside(x, y, sides, room[i] + air) or not is_free(xy, i, x, y, room):
                continue
            xy[i, 0], xy[i, 1] = x, y
            gain = own - cost_of(xy, i, indptr, indices, ends, long, clear)
            if gain > best + 1e-6:
                best, there = gain, xy[i].copy()
    xy[i] = here
    return best, there


@njit(cache=True, nogil=True)
def _exchanged(
    xy: Points,
    i: int,
    own: float,
    indptr: Ints,
    indices: Ints,
    ends: Ints,
    group: Ints,
    rim: Bools,
    once: bool,
    long: float,
    clear: float,
) -> tuple[float, int]:
    """What the best change of places gains, and with whom; leaves everybody in place."""
    best, partner = 0.0, -1
    for j in range(len(xy)):
        if j == i or group[j] != group[i] or rim[j] or (once and j < i):
            continue
        if not _may_change(xy, i, j, indptr, indices):
            continue
        here, there = xy[i].copy(), xy[j].copy()
        before = own + cost_of(xy, j, indptr, indices, ends, long, clear)
        xy[i], xy[j] = there, here
        after = cost_of(xy, i, indptr, indices, ends, long, clear)
        after += cost_of(xy, j, indptr, indices, ends, long, clear)
        xy[i], xy[j] = here, there
        if before - after > best + 1e-6:
            best, partner = before - after, j
    return best, partner


@njit(cache=True, nogil=True)
def _may_change(xy: Points, i: int, j: int, indptr: Ints, indices: Ints) -> bool:
    """Whether two are near enough, and their ties do not become much longer."""
    dx, dy = xy[j, 0] - xy[i, 0], xy[j, 1] - xy[i, 1]
    if dx * dx + dy * dy > WITHIN * WITHIN:
        return False
    return bool(_longer(xy, i, j, indptr, indices) + _longer(xy, j, i, indptr, indices) <= LONGER)


@njit(cache=True, nogil=True)
def _longer(xy: Points, i: int, at: int, indptr: Ints, indices: Ints) -> float:
    """How much longer the ties of i get at the place of ``at``, the tie between them left out."""
    more = 0.0
    for e in range(indptr[i], indptr[i + 1]):
        j = indices[e]
        if j != at:
            more += np.hypot(xy[j, 0] - xy[at, 0], xy[j, 1] - xy[at, 1])
            more -= np.hypot(xy[j, 0] - xy[i, 0], xy[j, 1] - xy[i, 1])
    return more


@njit(cache=True, nogil=True)
def is_inside(x: float, y: float, sides: Points, margin: float) -> bool:
    """Whether a place lies in a parcel, this far from its sides."""
    for k in range(len(sides)):
        if sides[k, 0] * x + sides[k, 1] * y > sides[k, 2] - margin + 1e-9:
            return False
    return True


@njit(cache=True, nogil=True)
def is_free(xy: Points, i: int, x: float, y: float, room: Floats) -> bool:
    """Whether actor i can stand there without coming too near to another."""
    for j in range(len(xy)):
        if j != i:
            dx, dy, r = xy[j, 0] - x, xy[j, 1] - y, room[i] + room[j]
            if dx * dx + dy * dy < r * r * 0.98:
                return False
    return True


@njit(cache=True, nogil=True)
def cost_of(
    xy: Points, i: int, indptr: Ints, indices: Ints, ends: Ints, long: float, clear: float
) -> float:
    """What the ties of i and its own place cost: length, crossings, who lies under which tie."""
    total = 0.0
    for e in range(indptr[i], indptr[i + 1]):
        j = indices[e]
        total += long * np.hypot(xy[j, 0] - xy[i, 0], xy[j, 1] - xy[i, 1])
        total += _crossed(xy, i, j, ends) + _passed(xy, i, j, clear)
    x, y = xy[i, 0], xy[i, 1]
    for k in range(len(ends)):
        p, q = ends[k, 0], ends[k, 1]
        if p != i and q != i:
            total += _near(xy[p, 0], xy[p, 1], xy[q, 0], xy[q, 1], x, y, clear)
    return total


@njit(cache=True, nogil=True)
def _crossed(xy: Points, i: int, j: int, ends: Ints) -> float:
    """How many other ties the tie i-j crosses."""
    xi, yi, xj, yj = xy[i, 0], xy[i, 1], xy[j, 0], xy[j, 1]
    left, right, top, bottom = min(xi, xj), max(xi, xj), min(yi, yj), max(yi, yj)
    dx, dy = xj - xi, yj - yi
    count = 0.0
    for k in range(len(ends)):
        p, q = ends[k, 0], ends[k, 1]
        xp, yp, xq, yq = xy[p, 0], xy[p, 1], xy[q, 0], xy[q, 1]
        if (xp < left and xq < left) or (xp > right and xq > right):
            continue
        if (yp < top and yq < top) or (yp > bottom and yq > bottom):
            continue
        side = (dx * (yp - yi) - dy * (xp - xi)) * (dx * (yq - yi) - dy * (xq - xi))
        if side < 0.0 and p != i and q != i and p != j and q != j:
            ex, ey = xq - xp, yq - yp
            if (ex * (yi - yp) - ey * (xi - xp)) * (ex * (yj - yp) - ey * (xj - xp)) < 0.0:
                count += 1.0
    return count


@njit(cache=True, nogil=True)
def _passed(xy: Points, i: int, j: int, clear: float) -> float:
    """How many others lie under the tie i-j."""
    xi, yi, xj, yj = xy[i, 0], xy[i, 1], xy[j, 0], xy[j, 1]
    count = 0.0
    for m in range(len(xy)):
        if m != i and m != j:
            count += _near(xi, yi, xj, yj, xy[m, 0], xy[m, 1], clear)
    return count


@njit(cache=True, nogil=True)
def _near(ax: float, ay: float, bx: float, by: float, x: float, y: float, clear: float) -> float:
    """1 when the line a-b passes within ``clear`` of a place between its ends, else 0."""
    if (x < ax - clear and x < bx - clear) or (x > ax + clear and x > bx + clear):
        return 0.0
    if (y < ay - clear and y < by - clear) or (y > ay + clear and y > by + clear):
        return 0.0
    dx, dy = bx - ax, by - ay
    t = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy + 1e-12)
    ox, oy = ax + t * dx - x, ay + t * dy - y
    return 1.0 if 0.0 < t < 1.0 and ox * ox + oy * oy < clear * clear else 0.0
