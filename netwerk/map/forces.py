"""Compiled loops of the layout: springs, groups, pushing apart, packing.

Arrays in, arrays out; no chance anywhere.

The springs are those of Fruchterman and Reingold (Software: Practice and Experience 21, 1991), with
the far repulsion cut off on a grid for large networks, as they propose in their section on the grid
variant. Groups come from label propagation (Raghavan, Albert and Kumara, Phys. Rev. E 76, 036106,
2007) in a fixed order.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from netwerk.net.arrays import Floats, Ints, Longs, Points


@njit(cache=True, nogil=True)
def groups(indptr: Ints, indices: Ints, weights: Floats, rounds: int) -> Ints:
    """Group number of each actor, int32 (n,), from 0 in order of first member.

    Of labels with equal weight the lowest wins.
    """
    n = len(indptr) - 1
    label = np.arange(n)
    score = np.zeros(n)
    for _ in range(rounds):
        moved = 0
        for i in range(n):
            best = _heaviest(
                label,
                score,
                indices[indptr[i] : indptr[i + 1]],
                weights[indptr[i] : indptr[i + 1]],
                label[i],
            )
            if best != label[i]:
                label[i] = best
                moved += 1
        if moved == 0:
            break
    return _renumbered(label)


@njit(cache=True, nogil=True)
def _heaviest(label: Longs, score: Floats, neighbours: Ints, weights: Floats, current: int) -> int:
    """The label with the greatest weight among the neighbours; the actor's label wins a draw.

    ``score`` is zero before and after.
    """
    for e in range(len(neighbours)):
        score[label[neighbours[e]]] += weights[e]
    best, most = current, score[current]
    for e in range(len(neighbours)):
        other = label[neighbours[e]]
        if score[other] > most or (score[other] == most and best != current and other < best):
            best, most = other, score[other]
    for e in range(len(neighbours)):
        score[label[neighbours[e]]] = 0.0
    return best


@njit(cache=True, nogil=True)
def _renumbered(label: Longs) -> Ints:
    number = np.full(len(label), -1, np.int32)
    out = np.empty(len(label), np.int32)
    used = 0
    for i in range(len(label)):
        if number[label[i]] < 0:
            number[label[i]] = used
            used += 1
        out[i] = number[label[i]]
    return out


@njit(cache=True, nogil=True)
def components(indptr: Ints, indices: Ints) -> Ints:
    """Component number of each actor, int32 (n,), from 0 in order of first member."""
    n = len(indptr) - 1
    label = np.full(n, -1, np.int32)
    stack = np.empty(n, np.int32)
    used = 0
    for start in range(n):
        if label[start] >= 0:
            continue
        label[start] = used
        stack[0] = start
        top = 1
        while top:
            top -= 1
            i = stack[top]
            for e in range(indptr[i], indptr[i + 1]):
                j = indices[e]
                if label[j] < 0:
                    label[j] = used
                    stack[top] = j
                    top += 1
        used += 1
    return label


@njit(cache=True, nogil=True)
def _repel(xy: Points, force: Points, reach: float) -> None:
    """Add the repulsion k2/d2 of every pair nearer than ``reach`` (unit: ideal length of a tie)."""
    n = len(xy)
    low_x, low_y = xy[:, 0].min(), xy[:, 1].min()
    wide = int((xy[:, 0].max() - low_x) / reach) + 1
    high = int((xy[:, 1].max() - low_y) / reach) + 1
    cell = np.empty(n, np.int64)
    start = np.zeros(wide * high + 1, np.int64)
    for i in range(n):
        cell[i] = int((xy[i, 1] - low_y) / reach) * wide + int((xy[i, 0] - low_x) / reach)
        start[cell[i] + 1] += 1
    for c in range(wide * high):
        start[c + 1] += start[c]
    fill = start[:-1].copy()
    members = np.empty(n, np.int64)
    for i in range(n):
        members[fill[cell[i]]] = i
        fill[cell[i]] += 1
    far = reach * reach
    for i in range(n):
        row, column = cell[i] // wide, cell[i] % wide
        for r in range(max(0, row - 1), min(high, row + 2)):
            first = start[r * wide + max(0, column - 1)]
            last = start[r * wide + min(wide, column + 2)]
            for m in range(first, last):
                j = members[m]
                if j <= i:
                    continue
                dx, dy = xy[i, 0] - xy[j, 0], xy[i, 1] - xy[j, 1]
                d2 = dx * dx + dy * dy
                if d2 > far:
                    continue
                f = 1.0 / (d2 + 0.01)
                force[i, 0] += dx * f
                force[i, 1] += dy * f
                force[j, 0] -= dx * f
                force[j, 1] -= dy * f


@njit(cache=True, nogil=True)
def springs(
    start: Points,
    indptr: Ints,
    indices: Ints,
    weights: Floats,
    place: Ints,
    pull: float,
    reach: float,
    rounds: int,
    step: float,
) -> Points:
    """Places after ``rounds`` of springs, float64 (n, 2), with an ideal tie of length 1.

    place: number of the kern of each actor or -1; actors of one kern are drawn to their middle with
      ``pull``.
    reach: repulsion is felt up to this distance. step: greatest move in the first round, falling to
      0.
    """
    xy = start.copy()
    n = len(xy)
    places = place.max() + 1 if n else 0
    middle = np.zeros((places, 2))
    count = np.zeros(places)
    for turn in range(rounds):
        force = np.zeros((n, 2))
        _repel(xy, force, reach)
        for i in range(n):
            for e in range(indptr[i], indptr[i + 1]):
                j = indices[e]
                dx, dy = xy[j, 0] - xy[i, 0], xy[j, 1] - xy[i, 1]
                f = weights[e] * np.sqrt(dx * dx + dy * dy)
                force[i, 0] += dx * f
                force[i, 1] += dy * f
        middle[:] = 0.0
        count[:] = 0.0
        for i in range(n):
            if place[i] >= 0:
                middle[place[i]] += xy[i]
                count[place[i]] += 1.0
        for p in range(places):
            middle[p] /= max(1.0, count[p])
        limit = step * (1.0 - turn / rounds)
        for i in range(n):
            fx, fy = force[i, 0] - 0.04 * xy[i, 0], force[i, 1] - 0.1 * xy[i, 1]
            if place[i] >= 0 and pull > 0.0:
                fx += pull * (middle[place[i], 0] - xy[i, 0])
                fy += pull * (middle[place[i], 1] - xy[i, 1])
            size = np.sqrt(fx * fx + fy * fy)
            if size > 0.0:
                move = min(size, limit) / size
                xy[i, 0] += fx * move
                xy[i, 1] += fy * move
    return xy


@njit(cache=True, nogil=True)
def push_apart(start: Points, radius: Floats, rounds: int) -> Points:
    """Places where discs of these radii overlap as little as possible, float64 (n, 2).

    They are moved as little as needed.
    """
    xy = start.copy()
    n = len(xy)
    order = np.arange(n)
    widest = 2.0 * radius.max() if n else 0.0
    for _ in range(rounds):
        order = np.argsort(xy[:, 0], kind="mergesort")
        hits = 0
        for a in range(n):
            i = order[a]
            for b in range(a + 1, n):
                j = order[b]
                dx = xy[j, 0] - xy[i, 0]
                if dx > widest:
                    break
                dy = xy[j, 1] - xy[i, 1]
                wanted = radius[i] + radius[j]
                d2 = dx * dx + dy * dy
                if d2 >= wanted * wanted:
                    continue
                hits += 1
                d = np.sqrt(d2)
                if d < 1e-6:
                    turn = 2.399963 * (i + j)
                    dx, dy, d = np.cos(turn), np.sin(turn), 1.0
                    share = 0.5 * wanted
                else:
                    share = 0.5 * (wanted - d)
                xy[i, 0] -= dx / d * share
                xy[i, 1] -= dy / d * share
                xy[j, 0] += dx / d * share
                xy[j, 1] += dy / d * share
        if hits == 0:
            break
    return xy


@njit(cache=True, nogil=True)
def pack(cells: Ints, offsets: Ints, candidates: Ints, side: int) -> Ints:
    """Where each part goes on a square raster so that no two parts share a cell, int32 (parts, 2).

    cells: (c, 2) cells of all parts, each part around (0, 0); offsets: (parts + 1,) where each part
      begins;
    candidates: (k, 2) places in the order in which they are tried. A part that fits nowhere gets
      the last one.
    """
    taken = np.zeros((side, side), np.bool_)
    half = side // 2
    out = np.zeros((len(offsets) - 1, 2), np.int32)
    first = 0
    for p in range(len(offsets) - 1):
        alone = offsets[p + 1] - offsets[p] <= 9
        for c in range(first if alone else 0, len(candidates)):
            x, y = candidates[c, 0], candidates[c, 1]
            free = True
            for k in range(offsets[p], offsets[p + 1]):
                column, row = cells[k, 0] + x + half, cells[k, 1] + y + half
                if column < 0 or row < 0 or column >= side or row >= side or taken[row, column]:
                    free = False
                    break
            if free or c == len(candidates) - 1:
                out[p, 0], out[p, 1] = x, y
                if alone:
                    first = c
                break
        for k in range(offsets[p], offsets[p + 1]):
            column, row = cells[k, 0] + out[p, 0] + half, cells[k, 1] + out[p, 1] + half
            if 0 <= column < side and 0 <= row < side:
                taken[row, column] = True
    return out


@njit(cache=True, nogil=True)
def free_spot(taken: Points, near_x: float, near_y: float, gap: float) -> tuple[float, float]:
    """The place nearest to a point that is at least ``gap`` from every taken place.

    It is looked for on rings, always in the same order.
    """
    ring = 0
    while True:
        ring += 1
        distance = ring * gap * 0.45
        for k in range(6 * ring):
            turn = 2.0 * np.pi * k / (6 * ring)
            x, y = near_x + distance * np.cos(turn), near_y + distance * np.sin(turn)
            free = True
            for i in range(len(taken)):
                dx, dy = taken[i, 0] - x, taken[i, 1] - y
                if dx * dx + dy * dy < gap * gap:
                    free = False
                    break
            if free:
                return x, y
