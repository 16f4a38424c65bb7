"""Lines between kernen: through one gate a kern to the middle, and which ones are thin threads.

One gate says how many lines there are better than a fan over half the map, and crosses less.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numba import njit

from netwerk.map.view import Position
from netwerk.net.arrays import Floats, Ints, Points

THREADS = 2
"""A kern with so many lines out, or fewer, hangs on them: they are drawn in colour."""
BUNDLED = 2
"""So many lines to the middle, or more, go through a gate."""
CLEAR = 16.0
"""How near a line may pass a sign on its way, in pixels."""
OVER, CROSSED = 90.0, 60.0
"""What a line over a sign, and one over another line, costs against a pixel of detour."""
TRUNK = 0.5
"""What a pixel of the way that all lines of a kern share costs, for each of them."""
SPOTS = 40
"""So many points of an outline are tried as a gate."""


@dataclass(frozen=True)
class Leaving:
    """How lines leave kernen; lines by their number.

    between: those from one kern to another or to the middle. threads: those that are all, or one of
    two, that a kern has. gates: the points that a line goes through, from its first end to its
    second: where it leaves the kern and where it enters the middle, with one way between the two
    for all lines of a kern. gate_of: the gate of each kern that has one. lone: kernen that no line
    leaves.
    """

    between: frozenset[int]
    threads: frozenset[int]
    gates: Mapping[int, tuple[Position, ...]]
    gate_of: Mapping[int, Position]
    lone: frozenset[int]


def leaving(
    xy: Points,
    home: Ints,
    ends: Ints,
    rings: Mapping[int, Sequence[Position]],
) -> Leaving:
    """How the lines of a map leave its kernen.

    xy (n, 2): signs. home (n,): kern of each, -1 for who serves several, -2 for what is left out (a
    collapsed group). ends (m, 2): the lines. rings: the outline of each kern, a gate is on it.
    """
    one, other = home[ends[:, 0]], home[ends[:, 1]]
    apart = np.flatnonzero((one != other) & (one > -2) & (other > -2)).tolist()
    counts: Counter[int] = Counter()
    to_middle: dict[int, list[int]] = {}
    for k in apart:
        kernen = [int(h) for h in (one[k], other[k]) if h >= 0]
        counts.update(kernen)
        if len(kernen) == 1:
            to_middle.setdefault(kernen[0], []).append(k)
    few = {kern for kern, count in counts.items() if count <= THREADS}
    threads = {k for k in apart if few & {int(one[k]), int(other[k])}}
    gate_of: dict[int, Position] = {}
    gates: dict[int, tuple[Position, ...]] = {}
    for kern, lines in sorted(to_middle.items()):
        through = [k for k in lines if k not in threads]
        if kern in rings and len(through) >= BUNDLED:
            ways = _ways(xy, home, ends, kern, through, (rings[kern], rings.get(-1, ())))
            gates |= ways
            first = ways[through[0]]
            gate_of[kern] = first[0] if one[through[0]] == kern else first[-1]
    return Leaving(
        between=frozenset(apart),
        threads=frozenset(threads),
        gates=gates,
        gate_of=gate_of,
        lone=frozenset(int(h) for h in np.unique(home) if h >= 0 and not counts[int(h)]),
    )


def _ways(
    xy: Points,
    home: Ints,
    ends: Ints,
    kern: int,
    through: Sequence[int],
    rings: tuple[Sequence[Position], Sequence[Position]],
) -> dict[int, tuple[Position, ...]]:
    """The points that the lines of a kern to the middle go through, each from its first end.

    rings: outline of the kern and of the middle.
    """
    lines = ends[list(through)]
    swapped = home[lines[:, 0]] != kern
    inner = np.where(swapped, lines[:, 1], lines[:, 0])
    outer = np.where(swapped, lines[:, 0], lines[:, 1])
    leave, enter = _along(rings[0]), _along(rings[1])
    own, there = home == kern, home == -1
    inside = ends[own[ends[:, 0]] & own[ends[:, 1]]]
    within = ends[there[ends[:, 0]] & there[ends[:, 1]]]
    out = _fan_costs(leave, inner, np.flatnonzero(own).astype(np.int32), xy, inside)
    into = _fan_costs(enter, outer, np.flatnonzero(there).astype(np.int32), xy, within)
    near = np.unique(np.concatenate((inner, outer))).astype(np.int32)
    rest = np.setdiff1d(np.arange(len(xy)), near).astype(np.int32)
    best = _best_trunk(leave, enter, out, into, rest, xy, inside, TRUNK * len(through))
    way = _rounded(leave[best[0]]), _rounded(enter[best[1]])
    return {k: way[::-1] if swap else way for k, swap in zip(through, swapped, strict=True)}


def _along(ring: Sequence[Position]) -> Points:
    """Points along a ring: its corners and the middles of its sides, not too many."""
    points = np.array(ring, np.float64).reshape(-1, 2)
    spots = np.concatenate((points, (points + np.roll(points, -1, axis=0)) / 2))
    return np.ascontiguousarray(spots[:: max(1, len(spots) // SPOTS)])


def _rounded(at: Floats) -> Position:
    return round(float(at[0]), 1), round(float(at[1]), 1)


@njit(cache=True, nogil=True)
def _fan_costs(spots: Points, tips: Ints, members: Ints, xy: Points, lines: Ints) -> Floats:
    """What it costs to lead lines from these actors to each spot, over signs and lines there."""
    costs = np.zeros(len(spots))
    for s in range(len(spots)):
        for i in tips:
            costs[s] += np.hypot(spots[s, 0] - xy[i, 0], spots[s, 1] - xy[i, 1])
            costs[s] += OVER * _signs_on(xy[i], spots[s], i, members, xy)
            costs[s] += CROSSED * _lines_over(xy[i], spots[s], xy, lines)
    return costs


@njit(cache=True, nogil=True)
def _best_trunk(
    leave: Points,
    enter: Points,
    out: Floats,
    into: Floats,
    signs: Ints,
    xy: Points,
    lines: Ints,
    each: float,
) -> tuple[int, int]:
    """Where lines best leave and enter: numbers of the spots, the first of equals."""
    best, least = (0, 0), 1e300
    for a in range(len(leave)):
        for b in range(len(enter)):
            cost = out[a] + into[b]
            cost += each * np.hypot(leave[a, 0] - enter[b, 0], leave[a, 1] - enter[b, 1])
            if cost >= least:
                continue
            cost += OVER * _signs_on(leave[a], enter[b], -1, signs, xy)
            cost += CROSSED * _lines_over(leave[a], enter[b], xy, lines)
            if cost < least:
                best, least = (a, b), cost
    return best


@njit(cache=True, nogil=True)
def _signs_on(a: Floats, b: Floats, own: int, members: Ints, xy: Points) -> int:
    """How many signs the line a-b passes over, its own left out."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy + 1e-12
    count = 0
    for m in members:
        t = ((xy[m, 0] - a[0]) * dx + (xy[m, 1] - a[1]) * dy) / length
        if m != own and 0.0 < t < 1.0:
            ox, oy = a[0] + t * dx - xy[m, 0], a[1] + t * dy - xy[m, 1]
            if ox * ox + oy * oy < CLEAR * CLEAR:
                count += 1
    return count


@njit(cache=True, nogil=True)
def _lines_over(a: Floats, b: Floats, xy: Points, lines: Ints) -> int:
    """How many of these lines the line a-b crosses."""
    count = 0
    dx, dy = b[0] - a[0], b[1] - a[1]
    for k in range(len(lines)):
        p, q = xy[lines[k, 0]], xy[lines[k, 1]]
        one = dx * (p[1] - a[1]) - dy * (p[0] - a[0])
        other = dx * (q[1] - a[1]) - dy * (q[0] - a[0])
        if one * other < 0.0:
            ex, ey = q[0] - p[0], q[1] - p[1]
            one = ex * (a[1] - p[1]) - ey * (a[0] - p[0])
            other = ex * (b[1] - p[1]) - ey * (b[0] - p[0])
            if one * other < 0.0:
                count += 1
    return count
