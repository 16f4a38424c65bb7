"""Who belongs together on the map: a kern, else a gebied, else a group of close contacts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netwerk.map import forces
from netwerk.map.ground.by_ties import placed_by_ties
from netwerk.map.ground.tie_graph import TieGraph
from netwerk.map.kern_numbers import kern_numbers
from netwerk.net.arrays import Ints, Longs, Points
from netwerk.net.net import Net

KNOWN = 0.2
"""Kernen make the parcels where at least this share of actors has one."""
SMALL = 6
"""Groups of close contacts are at least this large, where there is a group to go with."""
ONE_PIECE = 90
"""A connected part up to this size is one group where kernen are unknown."""
BORDER, NO_BORDER = 0.2, 0.55
"""Empty edge of a parcel in cells: of a kern, and of a group that no border is drawn around."""


@dataclass(frozen=True, eq=False)
class Homes:
    """group int32 (n,): the group of each actor, -1 for who stands beside all; count: how many.

    middle: number of the group of those who serve several kernen, or -1. at (count, 2): where the
    kernen lie, y down, None where that is unknown. seed (n, 2): places by ties alone, where there
    are no kernen. air: the empty edge of a parcel.
    """

    group: Ints
    count: int
    middle: int
    at: Points | None
    seed: Points | None
    air: float


def homes_of(net: Net) -> Ints:
    """Number of the kern of each actor, -1 unknown; of its one gebied where kernen are unknown."""
    kernen = kern_numbers(net).of
    if (kernen >= 0).sum() >= KNOWN * net.n:
        return kernen
    own = [net.gebieden_of(i) for i in range(net.n)]
    gebied = [g[0] if len(g) == 1 else "" for g in own]
    ids = sorted(set(gebied) - {""})
    if len(ids) < 2 or sum(map(bool, gebied)) < KNOWN * net.n:
        return kernen
    number = {g: k for k, g in enumerate(ids)} | {"": -1}
    return np.array([number[g] for g in gebied], np.int32)


def who_together(net: Net, graph: TieGraph) -> Homes:
    """The groups of a net. Who has ties and no kern is together in the middle.

    Who has neither stands beside.
    """
    home = homes_of(net)
    if not net.n or (home >= 0).mean() < KNOWN:
        return _by_ties(graph)
    used, numbered = np.unique(home, return_inverse=True)
    first = 1 if used[0] < 0 else 0
    group = (numbered - first).astype(np.int32)
    count = int(group.max()) + 1
    serve = (home < 0) & (graph.degree > 0)
    group[serve] = count
    there = bool(serve.any())
    at = _coordinates(net) if home is kern_numbers(net).of else None
    return Homes(group, count + there, count if there else -1, at, None, BORDER)


def _by_ties(graph: TieGraph) -> Homes:
    """Groups of close contacts; a small connected part is one."""
    group = np.full(graph.n, -1, np.int32)
    part_of = forces.components(graph.indptr, graph.indices)
    sizes = np.bincount(part_of, minlength=1)
    key = np.where(sizes[part_of] <= ONE_PIECE, graph.n + part_of, _close_groups(graph))
    tied = graph.degree > 0
    group[tied] = np.unique(key[tied], return_inverse=True)[1]
    count = int(group.max(initial=-1)) + 1
    return Homes(group, count, -1, None, placed_by_ties(graph), NO_BORDER)


def _close_groups(graph: TieGraph) -> Longs:
    """Groups of close contacts; one that is small goes with the group it has most ties to."""
    close = forces.groups(graph.indptr, graph.indices, graph.weights, 20).astype(np.int64)
    for _ in range(6):
        sizes = np.bincount(close, minlength=1)
        leaving = (close[graph.row] != close[graph.indices]) & (sizes[close[graph.row]] < SMALL)
        if not leaving.any():
            break
        close = np.unique(_joined(graph, close, sizes, leaving)[close], return_inverse=True)[1]
    return close


def _joined(graph: TieGraph, close: Longs, sizes: Longs, leaving: Longs) -> Longs:
    """The group that each group goes with: itself, or the one it has most ties to."""
    count = len(sizes)
    key, which = np.unique(
        close[graph.row[leaving]] * count + close[graph.indices[leaving]], return_inverse=True
    )
    weight = np.bincount(which, graph.weights[leaving])
    goes = np.arange(count)
    for k in np.lexsort((key, weight)).tolist():  # the heaviest last: it is the one that stays
        goes[int(key[k]) // count] = int(key[k]) % count
    free = np.ones(count, bool)  # who receives does not go
    joined = np.arange(count)
    for one in np.argsort(sizes, kind="stable").tolist():
        other = int(goes[one])
        if other != one and free[one] and joined[other] == other:
            joined[one] = other
            free[other] = False
    return joined


def _coordinates(net: Net) -> Points | None:
    """Where the kernen lie, y down, in order of number; None when one of them is unknown."""
    known = {k.id: (k.lengtegraad, k.breedtegraad) for k in net.kernen}
    points = [known.get(kern, (None, None)) for kern in kern_numbers(net).ids]
    if any(x is None or y is None for x, y in points):
        return None
    at = np.array(points, np.float64)
    return np.column_stack((at[:, 0] * np.cos(np.radians(at[:, 1].mean())), -at[:, 1]))
