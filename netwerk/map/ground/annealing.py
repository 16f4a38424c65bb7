"""Compiled: fewer crossings than a greedy hand finds, by accepting what is worse for a while.

Simulated annealing as Davidson and Harel did (ACM TOG 15(4), 1996), with what `tidying` counts, in
the parcels and with the room that everybody has; the draws begin the same each time.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from netwerk.map.ground.tidying import cost_of, is_free, is_inside
from netwerk.net.arrays import Bools, Floats, Ints, Points

WARM, COLD = 0.8, 0.05
"""What may be accepted at first and at last, in crossings."""
FAR = 2.5
"""The longest step aside, in cells."""


@njit(cache=True, nogil=True)
def annealed(
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
    steps: int,
    long: float,
    clear: float,
    seed: int,
) -> Points:
    """Places after so many tries; seed: of the draws. The rest as in `tidying.tidied`."""
    np.random.seed(seed)
    xy = start.copy()
    movable = np.flatnonzero((~rim) & (indptr[1:] > indptr[:-1]))
    anyone = np.flatnonzero(~rim)
    if len(movable) == 0:
        return xy
    for turn in range(steps):
        heat = WARM * (COLD / WARM) ** (turn / steps)
        i = movable[np.random.randint(len(movable))]
        here = xy[i].copy()
        if np.random.random() < 0.5:
            j = anyone[np.random.randint(len(anyone))]
            if j == i or group[j] != group[i]:
                continue
            there = xy[j].copy()
            own = cost_of(xy, i, indptr, indices, ends, long, clear)
            own += cost_of(xy, j, indptr, indices, ends, long, clear)
            xy[i], xy[j] = there, here
            new = cost_of(xy, i, indptr, indices, ends, long, clear)
            new += cost_of(xy, j, indptr, indices, ends, long, clear)
            if new > own and np.random.random() >= np.exp((own - new) / heat):
                xy[i], xy[j] = here, there
            continue
        angle, far = np.random.random() * 2.0 * np.pi, FAR * np.random.random()
        x, y = here[0] + far * np.cos(angle), here[1] + far * np.sin(angle)
        lines = sides[first[group[i]] : first[group[i] + 1]]
        if not is_inside(x, y, lines, room[i] + air) or not is_free(xy, i, x, y, room):
            continue
        own = cost_of(xy, i, indptr, indices, ends, long, clear)
        xy[i, 0], xy[i, 1] = x, y
        new = cost_of(xy, i, indptr, indices, ends, long, clear)
        if new > own and np.random.random() >= np.exp((own - new) / heat):
            xy[i] = here
    return xy
