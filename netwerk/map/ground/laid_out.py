"""Everybody's place, computed anew: parcels first, people inside them after.

All in cells of one name; at the end a cell becomes pixels, so that every name fits at zoom 1.
"""

from __future__ import annotations

import sys
from functools import partial

import numpy as np

from netwerk.map.ground import annealing, relaxing, stress, tidying
from netwerk.map.ground.bundled import Bundled, bundled
from netwerk.map.ground.evening import evened
from netwerk.map.ground.in_rows import rows_beside
from netwerk.map.ground.inside import placed_inside
from netwerk.map.ground.parcels import Parcels, parcels_of
from netwerk.map.ground.tie_graph import TieGraph
from netwerk.map.ground.who_together import BORDER, Homes, who_together
from netwerk.map.view import Position
from netwerk.net.arrays import Bools, Floats, Ints, Longs, Points
from netwerk.net.net import Net

ASPECT = 1.6
"""Width against height of the canvas."""
SCREEN = 1120.0 * 700.0
"""Pixels of the canvas that the map is made for."""
FILL = 0.56
"""Share of the canvas that cells of names may take."""
LEAST, MOST = (46.0, 46.0), (124.0, 66.0)
"""The cell of one actor: signs only, or a name of two lines under each."""
DENSE = 0.8
"""Share of a parcel that cells can take."""
EDGE = 1.1
"""How much the empty edge of a parcel takes, for each side of the square of its cells."""
MIDDLE = 1.25
"""Who serves several kernen has most ties and a long name: so much more room."""
LONG, CLEAR = 0.12, 0.3
"""What a cell of tie costs against a crossing; how near, in cells, a tie may pass somebody."""
BUDGET = 2.4e7
"""Steps of tidying that take a tenth of a second."""
TIDIED = 3
"""So often gates are found and everybody is tidied with them."""
SMALL, LOOSE, COOLED = 80, 0.4, 6
"""Up to so many actors what tangles is annealed too, so often; a tie may be longer meanwhile."""
STEPS, STEPS_EACH = 60_000, 1_500
"""So many tries at least, and for each actor."""
FEW = 200
"""Up to so many actors the middle is tried all ways round."""
ROUNDS = ((450, 120), (3_000, 60), (6_000, 22), (sys.maxsize, 14))
"""Up to so many actors, so many rounds of springs: a large map is drawn in groups."""
EVEN = 700
"""Up to so many actors they are spread evenly over their parcel."""
MANY = 1200
"""Above so many groups their start is springs and not exact distances."""


def cell_of(n: int) -> tuple[float, float]:
    """Width and height in pixels of the room of one actor: what the canvas gives to ``n``."""
    share = SCREEN * FILL / max(n, 1)
    least, most = LEAST[0] * LEAST[1], MOST[0] * MOST[1]
    t = float(np.clip((share - least) / (most - least), 0.0, 1.0))
    return LEAST[0] + t * (MOST[0] - LEAST[0]), LEAST[1] + t * (MOST[1] - LEAST[1])


def placed(net: Net, graph: TieGraph) -> Points:
    """Places of everybody in pixels around (0, 0), float64 (n, 2)."""
    together = who_together(net, graph)
    across, down = cell_of(graph.n)
    inside = np.flatnonzero(together.group >= 0)
    beside = np.flatnonzero(together.group < 0)
    xy = np.zeros((graph.n, 2))
    if len(inside):
        xy[inside] = _in_parcels(graph.part(inside), together, inside, (across, down))
    xy *= (across, down)
    if len(beside):
        names = [str(net.actors["naam"][i]).casefold() for i in beside.tolist()]
        xy[beside] = rows_beside(xy[inside], names, across, down, ASPECT)
    centred: Points = xy - (xy.min(axis=0) + xy.max(axis=0)) / 2
    return centred


def _in_parcels(graph: TieGraph, together: Homes, inside: Longs, cell: Position) -> Points:
    """Places in cells of who is in a parcel; ``inside``: which actors these are."""
    group, aspect = together.group[inside], ASPECT * cell[1] / cell[0]
    room = _room(graph)
    need = np.bincount(group, (2 * room) ** 2, together.count)
    if together.middle >= 0:
        need[together.middle] *= MIDDLE
    area = need / DENSE + EDGE * (together.air / BORDER) * np.sqrt(need) + 0.5
    reach = np.sqrt(area / np.pi)
    seed = None if together.seed is None else together.seed[inside]
    start = _starts(graph, group, together, seed, reach, aspect)
    if together.count > 1 and seed is None:
        start = relaxing.gathered(start, reach, aspect, 160)
    ground = parcels_of(start, area, aspect, 60 if together.count > 1 else 2)
    xy, rim = placed_inside(graph, group, ground, room, seed)
    return _finished(graph, group, ground, room, together.air, xy, rim, together.middle, cell)


def _finished(
    graph: TieGraph,
    group: Ints,
    ground: Parcels,
    room: Floats,
    air: float,
    xy: Points,
    rim: Bools,
    middle: int,
    cell: Position,
) -> Points:
    """Springs, even spread and tidying, everybody kept in the own parcel."""
    sides = ground.middle, ground.sides, ground.first
    rounds = next(times for most, times in ROUNDS if graph.n <= most)
    xy = relaxing.relaxed(
        xy, graph.indptr, graph.indices, graph.weights, group, *sides, room, air, rim,
        rounds, 0.35, 0.6, 0.35,
    )  # fmt: skip
    if graph.n <= EVEN:
        size = ground.wide, ground.high
        xy = evened(xy, group, ground.sites, ground.weight, size, rim, 8, 0.6)
        xy = relaxing.settled(xy, group, *sides, room, air, rim)
    passes = _passes(graph.n, len(graph.row))
    if not passes:
        return xy
    tidy = partial(_tidied, graph, group, middle, ground, room, air, rim, passes, cell)
    drawn = partial(bundled, graph, group, middle, room=room, cell=cell)
    best, least = xy, float("inf")
    for start in _ways_round(xy, group, middle) if graph.n <= FEW else (xy,):
        now = relaxing.settled(start, group, *sides, room, air, rim) if start is not xy else xy
        for _ in range(TIDIED if graph.n <= FEW else 1):
            now, cost = tidy(now)
            if cost < least - 1e-6:
                best, least = now, cost
    tries = max(STEPS, STEPS_EACH * graph.n)
    for turn in range(COOLED if graph.n <= SMALL and _tangles(drawn(best)) else 0):
        now, cost = tidy(best, tries, turn + 1)
        if cost < least - 1e-6:
            best, least = now, cost
    return best


def _tangles(drawn: Bundled) -> bool:
    """Whether anything crosses, or lies under a line."""
    return bool(tidying.untidiness(drawn.xy, drawn.ends, 0.0, CLEAR) > 0)


def _ways_round(xy: Points, group: Ints, middle: int) -> list[Points]:
    """The places, and those with who serves several kernen mirrored: one may tangle less."""
    own = group == middle
    if not own.any():
        return [xy]
    centre = (xy[own].min(axis=0) + xy[own].max(axis=0)) / 2
    ways = [xy]
    for flip in ((-1.0, 1.0), (1.0, -1.0), (-1.0, -1.0)):
        turned = xy.copy()
        turned[own] = centre + (xy[own] - centre) * flip
        ways.append(turned)
    return ways


def _tidied(
    graph: TieGraph,
    group: Ints,
    middle: int,
    ground: Parcels,
    room: Floats,
    air: float,
    rim: Bools,
    passes: int,
    cell: Position,
    xy: Points,
    steps: int = 0,
    seed: int = 0,
) -> tuple[Points, float]:
    """Fewer crossings of what is drawn; and what is left, for what is then drawn."""
    drawn = bundled(graph, group, middle, xy, room, cell)
    fixed = np.concatenate((rim, np.ones(drawn.count, bool)))
    where = (
        drawn.graph.indptr, drawn.graph.indices, drawn.ends, drawn.group, ground.sides,
        ground.first, drawn.room, fixed, air,
    )  # fmt: skip
    begin = drawn.xy
    if steps:
        begin = annealing.annealed(begin, *where, steps, LONG * LOOSE, CLEAR, seed)
    placed = tidying.tidied(begin, *where, passes, LONG, CLEAR)[: graph.n]
    after = bundled(graph, group, middle, placed, room, cell)
    return placed, float(tidying.untidiness(after.xy, after.ends, LONG, CLEAR))


def _room(graph: TieGraph) -> Floats:
    """Half the distance that each needs, in cells: more for many ties, whose sign is larger."""
    room: Floats = 0.5 + 0.12 * np.sqrt(graph.degree / max(int(graph.degree.max()), 1))
    return room


def _passes(n: int, ends: int) -> int:
    """How many rounds of tidying there is time for: about a tenth of a second."""
    work = 22.0 * ends * (ends / 2 + n) + 1.0
    return int(np.clip(BUDGET / work, 0, 8))


def _starts(
    graph: TieGraph,
    group: Ints,
    together: Homes,
    seed: Points | None,
    reach: Floats,
    aspect: float,
) -> Points:
    """Where the parcels come from: the map, else the ties between groups."""
    if together.at is not None:
        far = np.sqrt((reach**2).sum())
        at = together.at - together.at.mean(axis=0)
        size = np.array((far * 2 * aspect**0.5, far * 2 / aspect**0.5))
        at = at / np.maximum(np.abs(at).max(axis=0), 1e-9) * size
        return at if together.middle < 0 else np.vstack((at, np.zeros((1, 2))))
    if seed is not None:
        size = np.maximum(np.bincount(group, minlength=together.count), 1)
        sums = [np.bincount(group, seed[:, k], together.count) for k in (0, 1)]
        middles: Points = np.column_stack(sums) / size[:, None]
        return middles
    return _starts_by_ties(graph, group, together.count, reach)


def _starts_by_ties(graph: TieGraph, group: Ints, count: int, reach: Floats) -> Points:
    """Groups with ties between them beside each other."""
    ones = np.ones(len(graph.row))
    between = TieGraph(count, group[graph.row], group[graph.indices], ones)
    if count > MANY:
        return stress.sunflower(count, float(reach.mean()) * 1.5)
    wanted = stress.steps_between(between.indptr, between.indices)
    wanted = np.where(wanted == 0, wanted.max() + 1.5, wanted)
    wanted = wanted * 1.2 * reach.mean() + (reach[:, None] + reach[None, :]) * 0.6
    np.fill_diagonal(wanted, 0.0)
    start = np.zeros((count, 2))
    start[np.argsort(-reach, kind="stable")] = stress.sunflower(count, reach.mean() * 1.5)
    return stress.stress(start, wanted, 40, 0.1)
