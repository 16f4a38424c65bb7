"""Metres of the Dutch grid in degrees, held against towers of which both are published."""

from __future__ import annotations

import pytest

from netwerk.figures.rd_degrees import degrees_of_rd


@pytest.mark.parametrize(
    ("rd", "degrees"),
    [
        ((155_000, 463_000), (5.38720621, 52.15517440)),  # Amersfoort, Lieve Vrouwetoren
        ((120_700.723, 487_525.502), (4.88352559, 52.37453253)),  # Amsterdam, Westertoren
        ((233_883.131, 582_065.167), (6.56820053, 53.21938317)),  # Groningen, Martinitoren
    ],
)
def test_towers_are_where_they_are(rd, degrees):
    assert degrees_of_rd(*rd) == pytest.approx(degrees, abs=1e-5)
