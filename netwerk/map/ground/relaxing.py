"""Compiled loops that move actors and discs: apart, together, and each in its own parcel.

Arrays in, arrays out; no chance anywhere. What calls each other stands in one module: numba's cache
on disk does not see a change in a compiled function of another file.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from netwerk.net.arrays import Bools, Floats, Ints, Longs, Points

FELT = 4.0
"""Members of one parcel push each other away up to this distance, in cells."""
SPRING = 1.25
"""Length of a tie inside a parcel, in cells."""


@njit(cache=True, nogil=True)
def _raster(xy: Points, side: float) -> tuple[Longs, Longs, Longs, int, int]:
    """The actors by raster cell: cell of each, where each cell begins, members, columns, rows."""
    n = len(xy)
    low_x, low_y = xy[:, 0].min(), xy[:, 1].min()
    wide = int((xy[:, 0].max() - low_x) / side) + 1
    high = int((xy[:, 1].max() - low_y) / side) + 1
    cell = np.empty(n, np.int64)
    start = np.zeros(wide * high + 1, np.int64)
    for i in range(n):
        cell[i] = int((xy[i, 1] - low_y) / side) * wide + int((xy[i, 0] - low_x) / side)
        start[cell[i] + 1] += 1
    for c in range(wide * high):
        start[c + 1] += start[c]
    fill = start[:-1].copy()
    members = np.empty(n, np.int64)
    for i in range(n):
        members[fill[cell[i]]] = i
        fill[cell[i]] += 1
    return cell, start, members, wide, high


@njit(cache=True, nogil=True)
def _move_apart(xy: Points, radius: Floats, i: int, j: int) -> int:
    """Move two discs apart as far as they overlap; 1 when they did."""
    wanted = radius[i] + radius[j]
    dx, dy = xy[j, 0] - xy[i, 0], xy[j, 1] - xy[i, 1]
    d2 = dx * dx + dy * dy
    if d2 >= wanted * wanted * 0.9999:
        return 0
    d = np.sqrt(d2)
    gap = wanted - d
    if d < 1e-6:
        turn = 2.399963 * (i + j)
        dx, dy, d, gap = np.cos(turn), np.sin(turn), 1.0, wanted
    xy[i, 0] -= dx / d * gap * 0.5
    xy[i, 1] -= dy / d * gap * 0.5
    xy[j, 0] += dx / d * gap * 0.5
    xy[j, 1] += dy / d * gap * 0.5
    return 1


@njit(cache=True, nogil=True)
def apart(xy: Points, radius: Floats, rounds: int) -> int:
    """Move discs in place until none overlap, at most ``rounds`` times; how many still did."""
    n = len(xy)
    hits = 0
    if n == 0:
        return hits
    widest = 2.0 * radius.max()
    for _ in range(rounds):
        hits = 0
        cell, start, members, wide, high = _raster(xy, widest)
        for i in range(n):
            row, column = cell[i] // wide, cell[i] % wide
            for r in range(max(0, row - 1), min(high, row + 2)):
                first = start[r * wide + max(0, column - 1)]
                for m in range(first, start[r * wide + min(wide, column + 2)]):
                    if members[m] > i:
                        hits += _move_apart(xy, radius, i, members[m])
        if hits == 0:
            break
    return hits


@njit(cache=True, nogil=True)
def gathered(start: Points, radius: Floats, aspect: float, rounds: int) -> Points:
    """Discs drawn to the middle until they touch, float64 (n, 2).

    Who is beside whom stays so; the whole becomes ``aspect`` times as wide as high.
    """
    xy = start.copy()
    apart(xy, radius, 300)
    for turn in range(rounds):
        left, right = (xy[:, 0] - radius).min(), (xy[:, 0] + radius).max()
        top, bottom = (xy[:, 1] - radius).min(), (xy[:, 1] + radius).max()
        now = (right - left) / max(bottom - top, 1e-9)
        lean = min(max((now / aspect) ** 0.5, 0.6), 1.6)
        pull = 0.03 * (1.0 - 0.7 * turn / rounds)
        for i in range(len(xy)):
            xy[i, 0] -= (xy[i, 0] - (left + right) / 2.0) * pull * lean
            xy[i, 1] -= (xy[i, 1] - (top + bottom) / 2.0) * pull / lean
        apart(xy, radius, 12)
    apart(xy, radius, 400)
    return xy


@njit(cache=True, nogil=True)
def _to_edge(xy: Points, i: int, middle: Floats, sides: Points, margin: float) -> None:
    """Move an actor straight outwards to the edge of its parcel."""
    dx, dy = xy[i, 0] - middle[0], xy[i, 1] - middle[1]
    d = np.sqrt(dx * dx + dy * dy)
    if d < 1e-6:
        dx, dy, d = np.cos(2.4 * i), np.sin(2.4 * i), 1.0
    dx, dy = dx / d, dy / d
    far = 1e300
    for k in range(len(sides)):
        along = sides[k, 0] * dx + sides[k, 1] * dy
        if along > 1e-9:
            left = sides[k, 2] - margin - sides[k, 0] * middle[0] - sides[k, 1] * middle[1]
            far = min(far, left / along)
    far = max(far, 0.0)
    xy[i, 0], xy[i, 1] = middle[0] + dx * far, middle[1] + dy * far


@njit(cache=True, nogil=True)
def _within_sides(xy: Points, i: int, sides: Points, margin: float) -> None:
    """Move an actor back over each side of its parcel that it is beyond."""
    for _ in range(4):
        moved = False
        for k in range(len(sides)):
            over = sides[k, 0] * xy[i, 0] + sides[k, 1] * xy[i, 1] - (sides[k, 2] - margin)
            if over > 0.0:
                xy[i, 0] -= sides[k, 0] * over
                xy[i, 1] -= sides[k, 1] * over
                moved = True
        if not moved:
            break


@njit(cache=True, nogil=True)
def keep_inside(
    xy: Points,
    group: Ints,
    middle: Points,
    sides: Points,
    first: Ints,
    room: Floats,
    rim: Bools,
    air: float,
) -> None:
    """Move everybody in place into the own parcel, ``room`` from its sides; who is rim to them."""
    for i in range(len(xy)):
        g = group[i]
        own = sides[first[g] : first[g + 1]]
        if rim[i]:
            _to_edge(xy, i, middle[g], own, room[i] + air)
        else:
            _within_sides(xy, i, own, room[i] + air)


@njit(cache=True, nogil=True)
def _repelled(xy: Points, group: Ints, force: Points) -> None:
    """Add how members of one parcel push each other away."""
    cell, start, members, wide, high = _raster(xy, FELT)
    for i in range(len(xy)):
        row, column = cell[i] // wide, cell[i] % wide
        for r in range(max(0, row - 1), min(high, row + 2)):
            first = start[r * wide + max(0, column - 1)]
            for m in range(first, start[r * wide + min(wide, column + 2)]):
                j = members[m]
                if j <= i or group[i] != group[j]:
                    continue
                dx, dy = xy[i, 0] - xy[j, 0], xy[i, 1] - xy[j, 1]
                d2 = dx * dx + dy * dy
                if d2 <= FELT * FELT:
                    f = 0.5 / (d2 + 0.05)
                    force[i, 0] += dx * f
                    force[i, 1] += dy * f
                    force[j, 0] -= dx * f
                    force[j, 1] -= dy * f


@njit(cache=True, nogil=True)
def _pulled(
    xy: Points,
    indptr: Ints,
    indices: Ints,
    weights: Floats,
    group: Ints,
    rim: Bools,
    force: Points,
    inner: float,
    outer: float,
) -> None:
    """Add how ties pull: a spring inside a parcel, only a direction for who is elsewhere."""
    for i in range(len(xy)):
        if rim[i]:
            force[i, 0] = force[i, 1] = 0.0
            continue
        for e in range(indptr[i], indptr[i + 1]):
            j = indices[e]
            dx, dy = xy[j, 0] - xy[i, 0], xy[j, 1] - xy[i, 1]
            d = np.sqrt(dx * dx + dy * dy) + 1e-9
            f = outer * weights[e]
            if group[i] == group[j]:
                f = inner * weights[e] * (d - SPRING)
            force[i, 0] += dx / d * f
            force[i, 1] += dy / d * f


@njit(cache=True, nogil=True)
def relaxed(
    start: Points,
    indptr: Ints,
    indices: Ints,
    weights: Floats,
    group: Ints,
    middle: Points,
    sides: Points,
    first: Ints,
    room: Floats,
    air: float,
    rim: Bools,
    rounds: int,
    step: float,
    inner: float,
    outer: float,
) -> Points:
    """Places after springs inside parcels, nobody on another or outside the own, float64 (n, 2).

    group: parcel of each; middle, sides, first: see `parcels`. room: half the distance each needs,
    in cells; air: empty edge of a parcel. rim: who stands on the edge of the parcel.
    """
    xy = start.copy()
    force = np.zeros_like(xy)
    for turn in range(rounds):
        force[:] = 0.0
        _repelled(xy, group, force)
        _pulled(xy, indptr, indices, weights, group, rim, force, inner, outer)
        limit = step * (1.0 - turn / rounds)
        for i in range(len(xy)):
            size = np.sqrt(force[i, 0] ** 2 + force[i, 1] ** 2)
            if size > 0.0:
                xy[i] += force[i] * min(size, limit) / size
        apart(xy, room, 1)
        keep_inside(xy, group, middle, sides, first, room, rim, air)
    return settled(xy, group, middle, sides, first, room, air, rim)


@njit(cache=True, nogil=True)
def settled(
    start: Points,
    group: Ints,
    middle: Points,
    sides: Points,
    first: Ints,
    room: Floats,
    air: float,
    rim: Bools,
) -> Points:
    """Nobody on another, and everybody in the own parcel where that is possible."""
    xy = start.copy()
    left = 0
    for _ in range(80):
        left = apart(xy, room, 2)
        keep_inside(xy, group, middle, sides, first, room, rim, air)
        if left == 0:
            break
    if left > 0:  # a parcel too narrow for its people: better over its edge than on each other
        apart(xy, room, 200)
    return xy
