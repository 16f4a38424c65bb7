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
"""How near a line may pass a sign on its way to the gate, in pixels."""
OVER, CROSSED = 120.0, 60.0
"""What a line over a sign, and one over another line, costs against a pixel of detour."""


@dataclass(frozen=True)
class Leaving:
    """How lines leave kernen; lines by their number.

    between: those from one kern to another or to the middle. threads: those that are all, or one of
    two, that a kern has. gates: the points that a line goes through, from its first end to its
    second. gate_of: the gate of each kern that has one. lone: kernen that no line leaves.
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
            gate_of[kern] = gate = _gate(xy, home, ends, kern, through, rings[kern])
            gates |= dict.fromkeys(through, (gate,))
    return Leaving(
        between=frozenset(apart),
        threads=frozenset(threads),
        gates=gates,
        gate_of=gate_of,
        lone=frozenset(int(h) for h in np.unique(home) if h >= 0 and not counts[int(h)]),
    )


def _gate(
    xy: Points,
    home: Ints,
    ends: Ints,
    kern: int,
    through: Sequence[int],
    ring: Sequence[Position],
) -> Position:
    """The point of the outline with the least detour, the fewest signs and lines in the way."""
    lines = ends[list(through)]
    swapped = home[lines[:, 0]] != kern
    inner = np.where(swapped, lines[:, 1], lines[:, 0])
    outer = np.where(swapped, lines[:, 0], lines[:, 1])
    own = ends[(home[ends[:, 0]] == kern) & (home[ends[:, 1]] == kern)]
    members = np.flatnonzero(home == kern).astype(np.int32)
    spots = _along(np.array(ring))
    best = _best_gate(spots, xy[inner], xy[outer], inner, members, xy, xy[own[:, 0]], xy[own[:, 1]])
    return round(float(spots[best, 0]), 1), round(float(spots[best, 1]), 1)


def _along(ring: Points) -> Points:
    """Points along a ring: its corners and the middles of its sides."""
    return np.concatenate((ring, (ring + np.roll(ring, -1, axis=0)) / 2))


@njit(cache=True, nogil=True)
def _best_gate(
    spots: Points,
    inner: Points,
    outer: Points,
    number: Ints,
    members: Ints,
    xy: Points,
    starts: Points,
    ends: Points,
) -> int:
    """Number of the best gate, the first of equals."""
    best, least = 0, 1e300
    for s in range(len(spots)):
        cost = 0.0
        for k in range(len(inner)):
            cost += np.hypot(spots[s, 0] - inner[k, 0], spots[s, 1] - inner[k, 1])
            cost += np.hypot(spots[s, 0] - outer[k, 0], spots[s, 1] - outer[k, 1])
            cost += OVER * _signs_on(inner[k], spots[s], number[k], members, xy)
            cost += CROSSED * _lines_over(inner[k], spots[s], starts, ends)
        if cost < least:
            best, least = s, cost
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
def _lines_over(a: Floats, b: Floats, starts: Points, ends: Points) -> int:
    """How many of these lines the line a-b crosses."""
    count = 0
    dx, dy = b[0] - a[0], b[1] - a[1]
    for k in range(len(starts)):
        one = dx * (starts[k, 1] - a[1]) - dy * (starts[k, 0] - a[0])
        other = dx * (ends[k, 1] - a[1]) - dy * (ends[k, 0] - a[0])
        if one * other < 0.0:
            ex, ey = ends[k, 0] - starts[k, 0], ends[k, 1] - starts[k, 1]
            one = ex * (a[1] - starts[k, 1]) - ey * (a[0] - starts[k, 0])
            other = ex * (b[1] - starts[k, 1]) - ey * (b[0] - starts[k, 0])
            if one * other < 0.0:
                count += 1
    return count
