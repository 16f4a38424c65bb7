"""A line with fewer points: never further away than was asked, and still closed."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from netwerk.figures.thinned import distances, thinned, thinned_ring

coordinate = st.floats(-5, 5, allow_nan=False)
point = st.tuples(coordinate, coordinate)


def furthest(line, thin):
    """How far the furthest of all points is from the nearest stretch of the thin line."""
    points = np.array(line)
    off = [distances(points, np.array(a), np.array(b)) for a, b in pairwise(thin)]
    return float(np.min(off, axis=0).max())


@given(st.lists(point, min_size=2, max_size=60), st.floats(0, 3))
def test_no_point_lies_further_than_the_most(line, most):
    thin = thinned(line, most)
    assert (thin[0], thin[-1]) == (line[0], line[-1])
    assert set(thin) <= set(line)
    assert furthest(line, thin) <= most + 1e-9


@given(st.lists(point, min_size=3, max_size=60), st.floats(0, 3))
def test_a_ring_stays_closed_and_near(points, most):
    ring = (*points, points[0])
    thin = thinned_ring(ring, most)
    assert thin[0] == thin[-1]
    assert len(thin) >= 4
    assert furthest(ring, thin) <= most + 1e-9


def test_points_on_a_straight_line_go_and_corners_stay():
    side = [(x / 100, 0.0) for x in range(101)]
    ring = (*side, (1.0, 1.0), (0.0, 1.0), (0.0, 0.0))
    assert thinned_ring(ring, 1e-9) == ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0))
