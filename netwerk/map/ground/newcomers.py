"""Who is new gets a place in the own kern, beside whom it knows there; nobody else moves."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from netwerk.map.forces import free_spot
from netwerk.map.ground.laid_out import cell_of
from netwerk.map.ground.tie_graph import TieGraph
from netwerk.map.ground.who_together import homes_of
from netwerk.map.hulls import convex, within
from netwerk.map.view import Position
from netwerk.net.arrays import Bools, Ints, Points
from netwerk.net.net import Net

GAPS = (0.95, 0.8, 0.65, 0.55)
"""Least distance to others that is tried for a place inside the own kern, in cells."""
OUTSIDE = 0.75
"""And for a place beside it."""
RINGS = 14
"""So far around the wanted place is looked, in steps of a third of a cell."""
CAREFUL = 300
"""More newcomers than this at once get the nearest free place, whosever kern lies there."""


def placed_newcomers(net: Net, graph: TieGraph, known: Mapping[int, Position]) -> Points:
    """Places in pixels, float64 (n, 2): those ``known`` (by net index) stay exactly."""
    cell = np.array(cell_of(graph.n))
    home = homes_of(net)
    xy = np.zeros((graph.n, 2))
    placed = np.zeros(graph.n, bool)
    for i, point in known.items():
        xy[i], placed[i] = np.array(point) / cell, True
    careful = int((~placed).sum()) <= CAREFUL
    while not placed.all():
        at_home = 0.5 * (home >= 0) + 0.1
        ready = (np.bincount(graph.row, placed[graph.indices], graph.n) + at_home) * ~placed
        for i in np.flatnonzero(ready == ready.max()).tolist():
            around = graph.neighbours(i)
            wanted = _wanted(xy, placed, home, i, around[placed[around]], graph)
            spot = _spot_at_home(xy, placed, home, i, wanted) if careful else None
            xy[i] = spot or free_spot(xy[placed], wanted[0], wanted[1], GAPS[0])
            placed[i] = True
    xy *= cell
    for i, point in known.items():
        xy[i] = point
    return xy


def _wanted(
    xy: Points, placed: Bools, home: Ints, i: int, around: Ints, graph: TieGraph
) -> Position:
    """Where a newcomer would stand if there were room; ``around``: whom it knows with a place."""
    own = placed & (home == home[i]) if home[i] >= 0 else np.zeros(graph.n, bool)
    near = around[own[around]]
    if len(near):
        x, y = xy[near].mean(axis=0)
    elif own.any():
        middle = xy[own].mean(axis=0)
        facing = xy[around].mean(axis=0) if len(around) else 2 * middle - xy[placed].mean(axis=0)
        toward = facing - middle
        far = float(np.linalg.norm(xy[own] - middle, axis=1).max()) * (0.6 if len(around) else 0.9)
        x, y = middle + toward / max(float(np.linalg.norm(toward)), 1e-9) * far
    elif len(around):
        x, y = xy[around].mean(axis=0)
    else:
        loose = placed & (graph.degree == 0) & (home < 0)
        below = np.array((xy[placed][:, 0].mean(), xy[placed][:, 1].max() + 1.5))
        x, y = xy[loose][-1] if loose.any() else below
    return float(x), float(y)


def _spot_at_home(
    xy: Points, placed: Bools, home: Ints, i: int, wanted: Position
) -> Position | None:
    """The nearest free place inside the own kern, else just beside it; in no other kern.

    None when there is none, or the kern has nobody yet.
    """
    own = placed & (home == home[i])
    if home[i] < 0 or not own.any():
        return None
    spots = _around(wanted)
    spots = spots[~_in_others(spots, xy, placed, home, int(home[i]))]
    if not len(spots):
        return None
    others = xy[placed]
    gap = np.sqrt(((spots[:, None] - others[None]) ** 2).sum(axis=2)).min(axis=1)
    ring = convex(xy[own])
    inside = within(ring, spots) if len(ring) > 2 else np.zeros(len(spots), bool)
    strangers = xy[placed & (home != home[i])]
    for least, allowed in (*((least, inside) for least in GAPS), (OUTSIDE, ~inside)):
        for k in np.flatnonzero(allowed & (gap >= least)).tolist():
            if inside[k] or not _encloses(np.vstack((xy[own], spots[k])), strangers):
                return float(spots[k, 0]), float(spots[k, 1])
    return None


def _around(at: Position) -> Points:
    """Places on rings around a place, the nearest first."""
    turns = [np.arange(6 * ring) * 2 * np.pi / (6 * ring) for ring in range(1, RINGS + 1)]
    rings = [
        np.column_stack((np.cos(turn), np.sin(turn))) * (k + 1) / 3 for k, turn in enumerate(turns)
    ]
    places: Points = np.vstack(([[0.0, 0.0]], *rings)) + np.array(at)
    return places


def _in_others(spots: Points, xy: Points, placed: Bools, home: Ints, own: int) -> Bools:
    """Which places lie in the region of another kern."""
    inside = np.zeros(len(spots), bool)
    for kern in np.unique(home[placed]).tolist():
        members = xy[placed & (home == kern)]
        ring = convex(members)
        if kern not in (-1, own) and len(ring) > 2:
            inside |= within(ring, spots)
    return inside


def _encloses(members: Points, strangers: Points) -> bool:
    ring = convex(members)
    return len(ring) > 2 and bool(within(ring, strangers).any())
