"""Everybody in the own parcel: by the ties there, turned to whom they know outside it."""

from __future__ import annotations

import numpy as np

from netwerk.map.forces import springs
from netwerk.map.ground import stress
from netwerk.map.ground.parcels import Parcels
from netwerk.map.ground.tie_graph import TieGraph
from netwerk.net.arrays import Bools, Floats, Ints, Points

EXACT = 350
"""Up to so many actors a group is laid out by its exact distances."""
SEEDED = 30
"""From so many actors a group without a kern begins as the whole network lies."""
FULL = 0.8
"""Share of a parcel that cells can take."""


def placed_inside(
    graph: TieGraph, group: Ints, ground: Parcels, room: Floats, seed: Points | None
) -> tuple[Points, Bools]:
    """Places in cells, (n, 2), and who stands on the outer rim of the parcel: who has no tie."""
    xy = np.zeros((graph.n, 2))
    rim = np.asarray(graph.degree == 0, np.bool_)
    toward = _outwards(graph, group, ground)
    count = len(ground.middle)
    by_group = np.split(
        np.argsort(group, kind="stable"), np.cumsum(np.bincount(group, minlength=count))[:-1]
    )
    for g, members in enumerate(by_group):
        reach = float(np.sqrt(((2 * room[members]) ** 2).sum() / np.pi / FULL))
        tied, loose = members[~rim[members]], members[rim[members]]
        if len(tied):
            given = None if seed is None or len(tied) <= SEEDED else seed[tied]
            part = graph.part(tied)
            xy[tied] = ground.middle[g] + _inner(part, toward[tied], reach, given)
        if len(loose):
            rim[loose[_rim_holds(reach) :]] = False  # more than the rim holds: they stand inside
            xy[loose] = ground.middle[g] + _on_rim(len(loose), reach, _away(ground, g))
    return xy, rim


def _outwards(graph: TieGraph, group: Ints, ground: Parcels) -> Points:
    """The sum of the directions of whom each knows in other parcels."""
    toward = np.zeros((graph.n, 2))
    out = group[graph.row] != group[graph.indices]
    ways = ground.middle[group[graph.indices[out]]] - ground.middle[group[graph.row[out]]]
    length = np.maximum(np.linalg.norm(ways, axis=1, keepdims=True), 1e-9)
    np.add.at(toward, graph.row[out], ways / length)
    return toward


def _away(ground: Parcels, g: int) -> float:
    """The direction from the middle of the canvas to a parcel, as an angle."""
    x, y = ground.middle[g] - np.array((ground.wide / 2, ground.high / 2))
    return float(np.arctan2(y, x)) if np.hypot(x, y) > 1e-6 else np.pi / 2


def _on_rim(count: int, reach: float, angle: float) -> Points:
    step = min(1.15 / max(reach, 0.3), 2 * np.pi / count)
    turn = angle + (np.arange(count) - (count - 1) / 2) * step
    places: Points = reach * np.column_stack((np.cos(turn), np.sin(turn)))
    return places


def _rim_holds(reach: float) -> int:
    """How many fit on the edge of a parcel."""
    return max(1, int(2 * np.pi * max(reach - 0.5, 0.2) * 0.6))


def _inner(graph: TieGraph, toward: Points, reach: float, given: Points | None) -> Points:
    """One group around (0, 0) within ``reach``; ``given``: how it lies already."""
    if graph.n == 1:
        return np.zeros((1, 2))
    xy = given if given is not None else _by_own_ties(graph)
    xy = xy - xy.mean(axis=0)
    far = float(np.percentile(np.hypot(xy[:, 0], xy[:, 1]), 90)) or 1.0
    if given is not None:
        stretched: Points = xy * (reach / far)
        return stretched
    return _turned(xy * min(1.0, reach / far), toward)


def _by_own_ties(graph: TieGraph) -> Points:
    start = stress.sunflower(graph.n, 0.6)
    if graph.n > EXACT:
        nobody = np.full(graph.n, -1, np.int32)
        return springs(start, graph.indptr, graph.indices, graph.weights, nobody, 0.0, 4.5, 45, 1.0)
    wanted = stress.steps_between(graph.indptr, graph.indices)
    most = max(float(wanted.max()), 1.0)
    wanted = np.where(wanted == 0, min(most, 2.0) + 1.0, wanted)
    np.fill_diagonal(wanted, 0.0)
    return stress.stress(start, wanted * 1.25, 40, 0.1)


def _turned(xy: Points, toward: Points) -> Points:
    """Turned, and mirrored if that is better, to face whom they know (orthogonal Procrustes)."""
    held = xy.T @ toward
    if np.abs(held).max() < 1e-9:
        return xy
    u, _, v = np.linalg.svd(held)
    turned: Points = xy @ u @ v
    return turned
