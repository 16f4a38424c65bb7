"""Areas under the geographic map from the borders of buurten: joined into one for each gebied."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from netwerk.figures.border_shape import polygons_of
from netwerk.figures.gebied_borders import BordersOfGebied, GebiedBorders
from netwerk.map import appearance
from netwerk.map.areas import SMALLEST, Ring, label_place, outline
from netwerk.map.view import Area, Position


def areas_of_borders(
    borders: GebiedBorders, to_map: Callable[[float, float], Position]
) -> tuple[Area, ...]:
    """One area for each gebied of which borders are known, in the colour of its turn."""
    areas = []
    for number, part in enumerate(borders.parts):
        rings = _joined(part, to_map)
        if rings:
            colour = appearance.series(number % appearance.SERIES)[0]
            areas.append(Area(_capital(part.naam), rings, label_place(rings), colour))
    return tuple(areas)


def _joined(part: BordersOfGebied, to_map: Callable[[float, float], Position]) -> tuple[Ring, ...]:
    """The lines around all of it: what two buurten share falls away."""
    turned = [
        _turned([(round(x, 1), round(y, 1)) for x, y in (to_map(*point) for point in ring)], at > 0)
        for vorm in part.vormen
        for rings in polygons_of(vorm)
        for at, ring in enumerate(rings)
    ]
    return tuple(ring for ring in outline(turned) if len(ring) >= SMALLEST)


def _turned(ring: list[Position], hole: bool) -> Ring:
    """All lines in one direction and holes in the other, so that a shared side runs both ways."""
    open_ring = ring[:-1]
    twice = sum(_cross(a, b) for a, b in _sides(open_ring))
    return tuple(open_ring if (twice < 0) == hole else reversed(open_ring))


def _sides(ring: list[Position]) -> Iterable[tuple[Position, Position]]:
    return zip(ring, (*ring[1:], ring[0]), strict=True)


def _cross(one: Position, other: Position) -> float:
    return one[0] * other[1] - other[0] * one[1]


def _capital(naam: str) -> str:
    return naam[:1].upper() + naam[1:]
