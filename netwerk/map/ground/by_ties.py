"""Places by ties alone: springs, clusters packed around the largest.

The start of the map where kernen are unknown.
"""

from __future__ import annotations

import numpy as np

from netwerk.map import forces
from netwerk.map.ground.stress import sunflower
from netwerk.map.ground.tie_graph import TieGraph
from netwerk.map.packing import pack_parts
from netwerk.net.arrays import Ints, Points

TIE = 92.0
"""Length of an average tie in pixels."""
APART = 23.0
"""Half the least distance between two actors, in pixels."""
WITHIN = 3.0
"""How much harder a tie inside a group of close contacts pulls; between groups the less the larger
the network is."""
EXACT = 800
"""Up to this size a cluster is laid out in one go; above it, group by group first."""


def placed_by_ties(graph: TieGraph) -> Points:
    """Places of everybody with a tie, in pixels, float64 (n, 2); who has none stands at (0, 0)."""
    part_of = forces.components(graph.indptr, graph.indices)
    sizes = np.bincount(part_of, minlength=1)
    xy = np.zeros((graph.n, 2))
    clusters = [c for c in np.argsort(-sizes, kind="stable") if sizes[c] > 1]
    by_cluster = np.split(np.argsort(part_of, kind="stable"), np.cumsum(sizes)[:-1])
    drawn = [_cluster(graph.part(by_cluster[c])) for c in clusters]
    for c, points in zip(clusters, pack_parts(drawn, APART), strict=True):
        xy[by_cluster[c]] = points
    return xy


def _cluster(graph: TieGraph) -> Points:
    """One connected cluster around (0, 0), widest side across."""
    if graph.n == 2:
        return np.array([[-TIE / 2, 0.0], [TIE / 2, 0.0]])
    group = forces.groups(graph.indptr, graph.indices, graph.weights, 20)
    across = min(1.0, 200 / graph.n)
    weights = graph.weights * np.where(group[graph.row] == group[graph.indices], WITHIN, across)
    held = np.maximum(
        1.0, 1.0 / np.maximum(np.bincount(graph.row, weights, graph.n), 1e-9)
    )  # nobody floats off on weak ties
    weights *= np.maximum(held[graph.row], held[graph.indices])
    xy = _many(graph, weights, group) if graph.n > EXACT else _few(graph, weights)
    xy = _lying_down(xy)
    lengths = np.linalg.norm(xy[graph.row] - xy[graph.indices], axis=1)
    xy *= TIE / max(float(np.median(lengths)), 1e-9)
    return forces.push_apart(xy, np.full(graph.n, APART), 40)


def _few(graph: TieGraph, weights: Points) -> Points:
    step = 0.12 * np.sqrt(graph.n) + 0.4
    return _sprung(graph, sunflower(graph.n, 0.6), weights, 9.0, 350, step)


def _many(graph: TieGraph, weights: Points, group: Ints) -> Points:
    rounds = 100 if graph.n < 3000 else 50
    start = _start(graph, group)
    return forces.springs(
        start, graph.indptr, graph.indices, weights, group, 1.0, 3.5, rounds, 0.35
    )


def _sprung(
    graph: TieGraph, start: Points, weights: Points, reach: float, rounds: int, step: float
) -> Points:
    """Springs without any group."""
    nobody = np.full(graph.n, -1, np.int32)
    return forces.springs(
        start, graph.indptr, graph.indices, weights, nobody, 0.0, reach, rounds, step
    )


def _start(graph: TieGraph, group: Ints) -> Points:
    """Groups first: each is one disc among the discs, its members spread by the ties within."""
    count = int(group.max()) + 1
    sizes = np.bincount(group, minlength=count)
    between = TieGraph(count, group[graph.row], group[graph.indices], graph.weights)
    radius = np.sqrt(sizes) * 0.75
    weights = np.minimum(between.weights, 1.0)
    rounds = 200 if count <= EXACT else 40
    step = 0.1 * np.sqrt(count) + 0.4
    middles = _sprung(between, sunflower(count, 1.0), weights, 1e6, rounds, step)
    spread = float(np.sqrt((sizes * 0.75**2).sum() / max(count, 1)))
    middles = forces.push_apart(middles * spread, radius, 60)
    xy = np.zeros((graph.n, 2))
    by_group = np.split(np.argsort(group, kind="stable"), np.cumsum(sizes)[:-1])
    for g, members in enumerate(by_group):
        inside = graph.part(members)
        points = sunflower(inside.n, 0.5)
        if inside.n > 2:
            points = _sprung(inside, points, inside.weights, 1e6, 60, 0.6)
        far = float(np.percentile(np.linalg.norm(points, axis=1), 95)) or 1.0
        xy[members] = middles[g] + points * (radius[g] / far if inside.n > 2 else 1.0)
    return xy


def _lying_down(xy: Points) -> Points:
    """Turned so that the longest direction lies across, as screens and pages do."""
    xy = xy - xy.mean(axis=0)
    _, axes = np.linalg.eigh(xy.T @ xy)
    axes = axes[:, ::-1]
    signs = np.where(axes[np.argmax(np.abs(axes), axis=0), [0, 1]] < 0, -1.0, 1.0)
    turned: Points = xy @ (axes * signs)
    return turned
