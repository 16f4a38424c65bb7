"""Borders as GeoJSON: what a file gives is checked and kept as short text, and read back."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from math import isfinite
from typing import Any

from netwerk.figures.rd_degrees import degrees_of_rd
from netwerk.figures.thinned import SMALLEST, Point, Ring, thinned_ring

Degrees = Callable[[float, float], Point]
Polygon = tuple[Ring, ...]
"""The line around it, and the lines around its holes."""
DECIMALS = 5
"""Of a degree: about a metre."""
MOST_POINTS = 50_000
"""Of a border that is looked at: of a buurt it has some thousands at most."""
LONGEST = 200_000
"""Letters of a border that is kept; of a longer one the line is thinned."""
LEAST_THINNED, MOST_THINNED = 1e-5, 2e-3
"""Degrees that a line moves when it is thinned: from about a metre to some two hundred."""
WEST, EAST, SOUTH, NORTH = 3.0, 7.5, 50.5, 53.8
"""The Netherlands in Europe, with some room."""
NO_SHAPE, NO_SURFACE, OPEN_LINE, TOO_SHORT, ELSEWHERE, TOO_LARGE, NO_NUMBERS = (
    "er staat geen vorm bij",
    "de vorm is geen vlak",
    "de lijn is niet gesloten",
    "de lijn heeft te weinig punten",
    "de vorm ligt niet in Nederland",
    "de vorm is te groot",
    "de vorm heeft geen goede getallen",
)
"""Why a border is not used."""


class UnusableShape(ValueError):
    """A border that cannot be used; its text says why."""


def border_text(geometry: Any, rd: bool = False) -> str:
    """A border as it is kept: GeoJSON in degrees, without heights, of at most LONGEST letters.

    rd: whether it is in metres of the Dutch grid. Raises UnusableShape with one of the reasons
    above.
    """
    polygons = _polygons(_parts(geometry), degrees_of_rd if rd else _as_they_are)
    if sum(len(ring) for rings in polygons for ring in rings) > MOST_POINTS:
        raise UnusableShape(TOO_LARGE)
    text = _text(polygons)
    return text if len(text) <= LONGEST else _shortened(polygons)


def _shortened(polygons: tuple[Polygon, ...]) -> str:
    """With as many points as there is room for: from few to more, since many take long to find."""
    best, most = "", MOST_THINNED
    while most >= LEAST_THINNED:
        text = _text(tuple(tuple(thinned_ring(r, most) for r in rings) for rings in polygons))
        if len(text) > LONGEST:
            break
        best, most = text, most / 2
    if not best:
        raise UnusableShape(TOO_LARGE)
    return best


def polygons_of(text: str) -> tuple[Polygon, ...]:
    """The polygons of a border that is kept; of one that cannot be read none."""
    try:
        return _polygons(_parts(json.loads(text)), _as_they_are)
    except (ValueError, RecursionError):
        return ()


def _parts(geometry: Any) -> Sequence[Any]:
    if geometry is None:
        raise UnusableShape(NO_SHAPE)
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        raise UnusableShape(NO_SURFACE)
    inner = geometry.get("coordinates")
    if not isinstance(inner, list):
        raise UnusableShape(NO_NUMBERS)
    parts = [inner] if kind == "Polygon" else inner
    if not parts or not all(isinstance(rings, list) for rings in parts) or not all(parts):
        raise UnusableShape(NO_SHAPE)
    return parts


def _polygons(parts: Sequence[Any], degrees: Degrees) -> tuple[Polygon, ...]:
    """Each part with its holes; parts and holes of less than a metre are left out."""
    read = [[_ring(points, degrees) for points in rings] for rings in parts]
    found = tuple(
        (rings[0], *(hole for hole in rings[1:] if len(hole) >= SMALLEST))
        for rings in read
        if len(rings[0]) >= SMALLEST
    )
    if not found:
        raise UnusableShape(TOO_SHORT)
    return found


def _ring(points: Any, degrees: Degrees) -> Ring:
    if not isinstance(points, list) or len(points) < SMALLEST:
        raise UnusableShape(TOO_SHORT)
    found = [_point(point, degrees) for point in points]
    if found[0] != found[-1]:
        raise UnusableShape(OPEN_LINE)
    return tuple(p for at, p in enumerate(found) if at == 0 or p != found[at - 1])


def _as_they_are(x: float, y: float) -> Point:
    return x, y


def _point(point: Any, degrees: Degrees) -> Point:
    try:
        east, north = (float(number) for number in point[:2])
        x, y = (round(number, DECIMALS) for number in degrees(east, north))
    except (ValueError, TypeError, LookupError, OverflowError):
        raise UnusableShape(NO_NUMBERS) from None
    if not (isfinite(x) and isfinite(y)):
        raise UnusableShape(NO_NUMBERS)
    if not (WEST <= x <= EAST and SOUTH <= y <= NORTH):
        raise UnusableShape(ELSEWHERE)
    return x, y


def _text(polygons: tuple[Polygon, ...]) -> str:
    kept: dict[str, Any] = {"type": "MultiPolygon", "coordinates": polygons}
    if len(polygons) == 1:
        kept = {"type": "Polygon", "coordinates": polygons[0]}
    return json.dumps(kept, separators=(",", ":"))
