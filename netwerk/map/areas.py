"""Areas under the geographic map: around the kernen, or the polygons a municipality brings."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from scipy.spatial import ConvexHull, Voronoi

from netwerk.errors import InputError
from netwerk.map import appearance
from netwerk.map.view import Area, Position
from netwerk.model import Gebied, Kern
from netwerk.net.arrays import Points
from netwerk.schema import gebied_word

MARGIN = 130.0
"""How far a schematic area reaches beyond the outermost kernen, in pixels."""

SMALLEST = 3
"""Points that enclose anything."""
_UNREADABLE = (
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    OverflowError,
    RecursionError,
)

Ring = tuple[Position, ...]


def areas_of_kernen(
    kernen: Sequence[Kern], gebieden: Sequence[Gebied], hubs: Mapping[str, Position]
) -> tuple[Area, ...]:
    """One area a gebied: all points nearer to one of its kernen than to another kern.

    It ends at a margin around all kernen.
    """
    if not kernen:
        return ()
    points = np.array([hubs[k.id] for k in kernen])
    cells = _cells(points)
    areas = []
    for number, gebied in enumerate(sorted(gebieden, key=lambda g: (g.nummer or 0, g.id))):
        mine = [i for i, kern in enumerate(kernen) if kern.gebied == gebied.id]
        if mine:
            rings = outline([cells[i] for i in mine])
            areas.append(
                Area(
                    _name(gebied),
                    rings,
                    label_place(rings),
                    appearance.series(number % appearance.SERIES)[0],
                )
            )
    return tuple(areas)


def _name(gebied: Gebied) -> str:
    return (
        f"{gebied_word().capitalize()} {gebied.nummer}"
        if gebied.nummer is not None
        else gebied.naam
    )


def label_place(rings: tuple[Ring, ...]) -> Position:
    """Just inside the top of the largest ring."""
    largest = np.array(max(rings, key=len))
    top = largest[np.argmin(largest[:, 1])]
    middle = largest.mean(axis=0)
    place = top + 0.2 * (middle - top)
    return round(float(place[0]), 1), round(float(place[1]), 1)


def _cells(points: Points) -> list[Ring]:
    """The Voronoi cell of each point.

    A ring of far points, all ``MARGIN`` x 2 outside, closes the cells at the edge.
    """
    fence = _fence(points)
    voronoi = Voronoi(np.vstack((points, fence)))
    cells = []
    for i in range(len(points)):
        region = voronoi.regions[voronoi.point_region[i]]
        ring = voronoi.vertices[region]
        turn = np.argsort(np.arctan2(ring[:, 1] - points[i, 1], ring[:, 0] - points[i, 0]))
        cells.append(tuple((round(float(x), 1), round(float(y), 1)) for x, y in ring[turn]))
    return cells


def _fence(points: Points) -> Points:
    """Points around all points: the border of the cells follows them at about ``MARGIN``."""
    turns = np.linspace(0.0, 2 * np.pi, 24, endpoint=False)
    circle = 2 * MARGIN * np.column_stack((np.cos(turns), np.sin(turns)))
    around = (points[:, None, :] + circle[None, :, :]).reshape(-1, 2)
    gap = np.linalg.norm(around[:, None, :] - points[None, :, :], axis=2).min(axis=1)
    outer = around[gap >= 2 * MARGIN - 1e-6]
    hull: Points = outer[ConvexHull(outer).vertices]
    parts = np.linspace(0, 1, 8, endpoint=False)
    steps = [
        a + (b - a) * t for a, b in zip(hull, np.roll(hull, -1, axis=0), strict=True) for t in parts
    ]
    return np.unique(np.round(np.vstack((outer, np.array(steps))), 3), axis=0)


def outline(cells: list[Ring]) -> tuple[Ring, ...]:
    """The rings around cells that touch: borders that two of them share fall away."""
    sides = {
        (a, b) for ring in cells for a, b in zip(ring, (*ring[1:], ring[0]), strict=True) if a != b
    }
    after: dict[Position, list[Position]] = {}
    for a, b in sorted(sides):
        if (b, a) not in sides:
            after.setdefault(a, []).append(b)
    rings = []
    while after:
        start = min(after)
        ring, now = [start], _take(after, start)
        while now != start and now in after:
            ring.append(now)
            now = _take(after, now)
        rings.append(tuple(ring))
    return tuple(rings)


def _take(after: dict[Position, list[Position]], point: Position) -> Position:
    following = after[point].pop()
    if not after[point]:
        del after[point]
    return following


def areas_from_geojson(
    content: bytes, to_map: Callable[[float, float], Position]
) -> tuple[Area, ...]:
    """The polygons of a GeoJSON file (WGS84 degrees). Raises InputError with what is wrong."""
    try:
        data = json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
        features = data["features"]
        read = [
            (_feature_name(f, k), _rings(f["geometry"]))
            for k, f in enumerate(features)
            if f.get("geometry")
        ]
    except _UNREADABLE as error:
        raise InputError(
            "Het kaartbestand is geen GeoJSON met vlakken. Lever een FeatureCollection met "
            "(Multi)Polygons."
        ) from error
    if any(len(ring) < SMALLEST for _, rings in read for ring in rings):
        raise InputError(
            f"In het kaartbestand staat een vlak met minder dan {SMALLEST} punten. Herstel het "
            "bestand of haal dat vlak weg."
        )
    if not any(rings for _, rings in read):
        raise InputError("In het kaartbestand staan geen vlakken (Polygon of MultiPolygon).")
    if any(abs(x) > 180 or abs(y) > 90 for _, rings in read for ring in rings for x, y in ring):
        raise InputError(
            "Het kaartbestand is niet in lengte- en breedtegraden. Lever het in WGS84 "
            "(EPSG:4326), niet in RD."
        )
    areas = []
    for number, (name, rings) in enumerate(item for item in read if item[1]):
        placed = tuple(tuple(to_map(x, y) for x, y in ring) for ring in rings)
        areas.append(
            Area(
                name, placed, label_place(placed), appearance.series(number % appearance.SERIES)[0]
            )
        )
    return tuple(areas)


def _feature_name(feature: dict[str, Any], number: int) -> str:
    properties = feature.get("properties") or {}
    name = next(
        (
            properties[key]
            for key in ("naam", "name", "gebied", "statnaam", "gemeentenaam")
            if properties.get(key)
        ),
        None,
    )
    return str(name) if name else f"Vlak {number + 1}"


def _rings(geometry: dict[str, Any]) -> tuple[Ring, ...]:
    parts = {"Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}.get(
        geometry["type"], []
    )
    return tuple(tuple(_points(ring)) for polygon in parts for ring in polygon)


def _points(ring: list[Any]) -> Iterator[Position]:
    for point in ring:
        x, y = float(point[0]), float(point[1])
        if x != x or y != y:
            raise ValueError("no place on earth")
        yield x, y


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is no number")
