"""From degrees to the pixels of the schematic map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from netwerk.map.view import Position
from netwerk.model import Kern

PIXELS_PER_METRE, WITH_BORDERS = 0.07, 0.14
"""The scale; at the larger one kernen are moved apart less and stay within given borders."""
EARTH = 6_371_000.0


@dataclass(frozen=True)
class Projection:
    """From degrees to pixels of the schematic map, y down."""

    longitude: float
    latitude: float
    scale: float = PIXELS_PER_METRE

    def to_map(self, longitude: float, latitude: float) -> Position:
        """The place of a point in WGS84 degrees."""
        east = np.radians(longitude - self.longitude) * EARTH * np.cos(np.radians(self.latitude))
        south = np.radians(self.latitude - latitude) * EARTH
        return float(east) * self.scale, float(south) * self.scale


def projection_around(kernen: Sequence[Kern], scale: float) -> Projection:
    """The projection around the middle of these kernen."""
    if not kernen:
        return Projection(0.0, 0.0, scale)
    longitudes, latitudes = (
        [k.lengtegraad or 0.0 for k in kernen],
        [k.breedtegraad or 0.0 for k in kernen],
    )
    return Projection(float(np.mean(longitudes)), float(np.mean(latitudes)), scale)
