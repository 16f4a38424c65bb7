"""From metres of the Dutch grid (RD, EPSG:28992) to degrees (WGS84).

The polynomials of Schreutelkamp and Strang van Hees (2001), good to a metre within the country.
"""

from __future__ import annotations

_NORTH = (
    (0, 1, 3235.65389),
    (2, 0, -32.58297),
    (0, 2, -0.24750),
    (2, 1, -0.84978),
    (0, 3, -0.06550),
    (2, 2, -0.01709),
    (1, 0, -0.00738),
    (4, 0, 0.00530),
    (2, 3, -0.00039),
    (4, 1, 0.00033),
    (1, 1, -0.00012),
)
_EAST = (
    (1, 0, 5260.52916),
    (1, 1, 105.94684),
    (1, 2, 2.45656),
    (3, 0, -0.81885),
    (1, 3, 0.05594),
    (3, 1, -0.05607),
    (0, 1, 0.01199),
    (3, 2, -0.00256),
    (1, 4, 0.00128),
    (0, 2, 0.00022),
    (2, 0, -0.00022),
    (5, 0, 0.00026),
)
"""Powers of the distance to Amersfoort, east and north, each with its factor in seconds."""


def degrees_of_rd(x: float, y: float) -> tuple[float, float]:
    """Longitude and latitude of a point in metres east and north."""
    east, north = (x - 155_000) * 1e-5, (y - 463_000) * 1e-5
    longitude = 5.38720621 + sum(f * east**p * north**q for p, q, f in _EAST) / 3600
    latitude = 52.15517440 + sum(f * east**p * north**q for p, q, f in _NORTH) / 3600
    return longitude, latitude
