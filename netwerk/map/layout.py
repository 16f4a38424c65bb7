"""Where every actor stands: computed once, the same each time, stable when the network grows.

Contact and affiliation ties both pull; ties inside a group pull harder, and actors of one kern are
drawn together a little, so that the picture shows both who belongs together and where. Separate
clusters are packed around the largest; actors without any tie stand in a grid below.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from netwerk.map import forces
from netwerk.map.packing import grid_below, pack_parts
from netwerk.map.view import Position
from netwerk.net.arrays import Floats, Ints, Points
from netwerk.net.net import Net

TIE = 92.0
"""Length of an average tie in pixels at zoom 1."""
ROOM = 23.0
"""Half the least distance between two actors."""
WITHIN = 3.0
"""How much harder a tie inside a group pulls.

Between groups ties pull less the larger the network is.
"""
PULL = 0.7
"""How strongly actors of one kern are drawn together, against a tie."""
EXACT = 800
"""Up to this size a cluster is laid out in one go; above it, group by group first."""
GOLDEN = 2.399963229728653


class _Graph:
    """The ties that pull: an undirected CSR with weights, contact and affiliation together."""

    def __init__(self, n: int, a: Ints, b: Ints, weight: Floats) -> None:
        use = a != b
        a, b, weight = a[use].astype(np.int64), b[use].astype(np.int64), weight[use]
        key, position = np.unique(np.minimum(a, b) * n + np.maximum(a, b), return_inverse=True)
        pair = np.zeros(len(key))
        np.maximum.at(pair, position, weight)
        low, high = key // max(n, 1), key % max(n, 1)
        row, column = np.concatenate((low, high)), np.concatenate((high, low))
        order = np.lexsort((column, row))
        self.n = n
        self.indptr = np.zeros(n + 1, np.int32)
        np.cumsum(np.bincount(row, minlength=n), out=self.indptr[1:])
        self.row = row[order].astype(np.int32)
        self.indices = column[order].astype(np.int32)
        self.weights = np.concatenate((pair, pair))[order]

    def part(self, members: NDArray[np.int64]) -> _Graph:
        """The graph among these members, renumbered in their order."""
        number = np.full(self.n, -1, np.int32)
        number[members] = np.arange(len(members), dtype=np.int32)
        a, b = number[self.row], number[self.indices]
        use = (a >= 0) & (b > a)
        return _Graph(len(members), a[use], b[use], self.weights[use])


def layout(net: Net, kept: Mapping[str, Position] | None = None) -> dict[str, Position]:
    """Places of all actors of ``net`` by id, in pixels at zoom 1, y down.

    ``kept`` holds places that stay as they are (of an earlier layout, or dragged by hand); ids that
    are not in the net are left out. Newcomers are put near their neighbours and move nobody. The
    same net gives the same places, whatever the order of its rows.
    """
    ids = [str(i) for i in net.actors["id"]]
    if not ids:
        return {}
    graph = _graph_of(net)
    place = _places(net)
    points = {i: kept[name] for i, name in enumerate(ids) if name in kept} if kept else {}
    xy = _place_newcomers(graph, place, points) if points else _place_all(graph, place)
    return {
        name: (round(float(x), 1), round(float(y), 1)) for name, (x, y) in zip(ids, xy, strict=True)
    }


def _graph_of(net: Net) -> _Graph:
    strengths = np.array(
        [v if isinstance(v, int) else 3 for v in net.relaties["sterkte"]], np.float64
    )
    return _Graph(net.n, net.van, net.naar, np.where(net.contact, 0.7 + 0.1 * strengths, 0.5))


def _places(net: Net) -> Ints:
    """Number of the kern of each actor, -1 where it is not known."""
    kernen = sorted({str(k) for k in net.actors["kern"] if k})
    number = {k: i for i, k in enumerate(kernen)}
    return np.array([number.get(str(k), -1) if k else -1 for k in net.actors["kern"]], np.int32)


def _place_all(graph: _Graph, place: Ints) -> Points:
    """Every cluster by itself, packed around the largest, loose actors in a grid below."""
    part_of = forces.components(graph.indptr, graph.indices)
    sizes = np.bincount(part_of, minlength=1)
    xy = np.zeros((graph.n, 2))
    clusters = [c for c in np.argsort(-sizes, kind="stable") if sizes[c] > 1]
    by_cluster = np.split(np.argsort(part_of, kind="stable"), np.cumsum(sizes)[:-1])
    drawn = []
    for c in clusters:
        members = by_cluster[c]
        drawn.append(_cluster(graph.part(members), place[members]))
    for c, points in zip(clusters, pack_parts(drawn, ROOM), strict=True):
        xy[by_cluster[c]] = points
    loose = np.flatnonzero(sizes[part_of] == 1)
    loose = loose[np.lexsort((loose, place[loose]))]
    xy[loose] = grid_below(xy[sizes[part_of] > 1], len(loose))
    return xy


def _cluster(graph: _Graph, place: Ints) -> Points:
    """One connected cluster around (0, 0), widest side across."""
    if graph.n == 2:
        return np.array([[-TIE / 2, 0.0], [TIE / 2, 0.0]])
    large = graph.n > EXACT
    group = (
        _blocks(graph, place)
        if large
        else forces.groups(graph.indptr, graph.indices, graph.weights, 20)
    )
    across = min(1.0, 200 / graph.n)
    weights = graph.weights * np.where(group[graph.row] == group[graph.indices], WITHIN, across)
    held = np.maximum(
        1.0, 1.0 / np.maximum(np.bincount(graph.row, weights, graph.n), 1e-9)
    )  # nobody floats off on weak ties
    weights *= np.maximum(held[graph.row], held[graph.indices])
    if large:
        rounds = 100 if graph.n < 3000 else 50
        xy = forces.springs(
            _start(graph, group),
            graph.indptr,
            graph.indices,
            weights,
            group,
            1.0,
            3.5,
            rounds,
            0.35,
        )
    else:
        step = 0.12 * np.sqrt(graph.n) + 0.4
        xy = forces.springs(
            _sunflower(graph.n, 0.6),
            graph.indptr,
            graph.indices,
            weights,
            place,
            PULL / across,
            9.0,
            350,
            step,
        )
    xy = _lying_down(xy)
    lengths = np.linalg.norm(xy[graph.row] - xy[graph.indices], axis=1)
    xy *= TIE / max(float(np.median(lengths)), 1e-9)
    return forces.push_apart(xy, np.full(graph.n, ROOM), 40)


def _blocks(graph: _Graph, place: Ints) -> Ints:
    """What a large cluster is built from: kernen where most are known, else who has most ties."""
    if (place >= 0).mean() < 0.5:
        return forces.groups(graph.indptr, graph.indices, graph.weights, 20)
    _, group = np.unique(np.where(place >= 0, place, place.max() + 1), return_inverse=True)
    return group.astype(np.int32)


def _start(graph: _Graph, group: Ints) -> Points:
    """Groups first: each group is one disc among the discs.

    Its members are spread over it by the ties within the group.
    """
    count = int(group.max()) + 1
    sizes = np.bincount(group, minlength=count)
    between = _Graph(count, group[graph.row], group[graph.indices], graph.weights)
    radius = np.sqrt(sizes) * 0.75
    nobody = np.full(count, -1, np.int32)
    middles = forces.springs(
        _sunflower(count, 1.0),
        between.indptr,
        between.indices,
        np.minimum(between.weights, 1.0),
        nobody,
        0.0,
        1e6,
        200 if count <= EXACT else 40,
        0.1 * np.sqrt(count) + 0.4,
    )
    spread = float(np.sqrt((sizes * 0.75**2).sum() / max(count, 1)))
    middles = forces.push_apart(middles * spread, radius, 60)
    xy = np.zeros((graph.n, 2))
    by_group = np.split(np.argsort(group, kind="stable"), np.cumsum(sizes)[:-1])
    for g, members in enumerate(by_group):
        inside = graph.part(members)
        nowhere = np.full(inside.n, -1, np.int32)
        points = _sunflower(inside.n, 0.5)
        if inside.n > 2:
            points = forces.springs(
                points, inside.indptr, inside.indices, inside.weights, nowhere, 0.0, 1e6, 60, 0.6
            )
        far = float(np.percentile(np.linalg.norm(points, axis=1), 95)) or 1.0
        xy[members] = middles[g] + points * (radius[g] / far if inside.n > 2 else 1.0)
    return xy


def _sunflower(n: int, step: float) -> Points:
    """``n`` points spread evenly over a disc, in a fixed order."""
    i = np.arange(n)
    r = step * np.sqrt(i + 0.5)
    return np.column_stack((r * np.cos(i * GOLDEN), r * np.sin(i * GOLDEN)))


def _lying_down(xy: Points) -> Points:
    """Turned so that the longest direction lies across, as screens and pages do."""
    xy = xy - xy.mean(axis=0)
    _, axes = np.linalg.eigh(xy.T @ xy)
    axes = axes[:, ::-1]
    signs = np.where(axes[np.argmax(np.abs(axes), axis=0), [0, 1]] < 0, -1.0, 1.0)
    turned: Points = xy @ (axes * signs)
    return turned


def _place_newcomers(graph: _Graph, place: Ints, points: Mapping[int, Position]) -> Points:
    """Places that are there stay; a newcomer goes near its neighbours, most of them first.

    A new cluster goes beside the others.
    """
    xy = np.zeros((graph.n, 2))
    placed = np.zeros(graph.n, bool)
    for i, point in points.items():
        xy[i], placed[i] = point, True
    part_of = forces.components(graph.indptr, graph.indices)
    anchored = np.isin(part_of, part_of[placed])
    new = np.flatnonzero(~anchored)
    if len(new):
        fresh = _place_all(graph.part(new), place[new])
        below = xy[placed][:, 1].max() + 2 * TIE - fresh[:, 1].min()
        xy[new] = fresh + np.array([xy[placed][:, 0].mean() - fresh[:, 0].mean(), below])
        placed[new] = True
    while not placed.all():
        ready = np.bincount(graph.row, placed[graph.indices], graph.n) * ~placed
        for i in np.flatnonzero(ready == ready.max()).tolist():
            around = _neighbours(graph, i)
            x, y = xy[around[placed[around]]].mean(axis=0)
            xy[i] = forces.free_spot(xy[placed], x, y, 2 * ROOM)
            placed[i] = True
    return xy


def _neighbours(graph: _Graph, i: int) -> Ints:
    return graph.indices[graph.indptr[i] : graph.indptr[i + 1]]
