"""The network as it is drawn: lines of a kern to the middle through gates, for who tidies it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from netwerk.map.gates import leaving
from netwerk.map.ground.tie_graph import TieGraph
from netwerk.map.hulls import rounded
from netwerk.map.view import Position
from netwerk.net.arrays import Floats, Ints, Points

PAD = 0.45
"""Air of an outline around its members, in cells."""


@dataclass(frozen=True, eq=False)
class Bundled:
    """A graph with the gates as actors that do not move, after the n others.

    xy, group, room: as for the others; gates take no room. gate: which are gates.
    """

    graph: TieGraph
    xy: Points
    group: Ints
    room: Floats
    count: int

    @property
    def ends(self) -> Ints:
        """Both ends of each line once, (m, 2)."""
        once = self.graph.row < self.graph.indices
        return np.column_stack((self.graph.row[once], self.graph.indices[once]))


def bundled(
    graph: TieGraph, group: Ints, middle: int, xy: Points, room: Floats, cell: Position
) -> Bundled:
    """The graph as drawn with everybody at ``xy``, in cells; ``middle``: that group, -1 if none."""
    once = graph.row < graph.indices
    ends = np.column_stack((graph.row[once], graph.indices[once])).astype(np.int32)
    if middle < 0:
        return Bundled(graph, xy, group, room, 0)
    home = np.where(group == middle, -1, group).astype(np.int32)
    at = xy * cell
    pad = PAD * min(cell)
    rings = {int(h): rounded(at[home == h], pad) for h in np.unique(home)}
    gates = leaving(at, home, ends, rings).gates
    points = sorted({point for way in gates.values() for point in way})
    number = {point: graph.n + k for k, point in enumerate(points)}
    pairs: list[tuple[int, int]] = []
    for k, (a, b) in enumerate(ends.tolist()):
        way = (a, *(number[point] for point in gates.get(k, ())), b)
        pairs += pairwise(way)
    drawn = np.array(pairs, np.int32).reshape(-1, 2)
    n = graph.n + len(points)
    return Bundled(
        graph=TieGraph(n, drawn[:, 0], drawn[:, 1], np.ones(len(drawn))),
        xy=np.vstack((xy, np.array(points).reshape(-1, 2) / cell)),
        group=np.concatenate((group, np.zeros(len(points), np.int32))),
        room=np.concatenate((room, np.full(len(points), -1.0))),
        count=len(points),
    )
