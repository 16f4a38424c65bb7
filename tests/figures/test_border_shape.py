"""Borders as they are kept: short text in degrees; what cannot be used says why."""

from __future__ import annotations

import json
from math import cos, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk.figures.border_shape import (
    ELSEWHERE,
    LONGEST,
    NO_NUMBERS,
    NO_SHAPE,
    NO_SURFACE,
    OPEN_LINE,
    TOO_LARGE,
    TOO_SHORT,
    UnusableShape,
    border_text,
    polygons_of,
)
from tests.figures.made_files import square

RING = square(6.4, 51.9)["coordinates"][0]


def polygon(*rings):
    return {"type": "Polygon", "coordinates": list(rings)}


@pytest.mark.parametrize(
    ("shape", "why"),
    [
        (None, NO_SHAPE),
        (polygon(), NO_SHAPE),
        ({"type": "MultiPolygon", "coordinates": []}, NO_SHAPE),
        ({"type": "MultiPolygon", "coordinates": [[]]}, NO_SHAPE),
        ({"type": "Point", "coordinates": [6.4, 51.9]}, NO_SURFACE),
        ("een tekst", NO_SURFACE),
        ({"type": "Polygon"}, NO_NUMBERS),
        ({"type": "Polygon", "coordinates": "niets"}, NO_NUMBERS),
        (polygon([*RING[:3], [6.4, "x"], RING[0]]), NO_NUMBERS),
        (polygon([*RING[:3], [6.4], RING[0]]), NO_NUMBERS),
        (polygon([*RING[:3], {"x": 1}, RING[0]]), NO_NUMBERS),
        (polygon([*RING[:3], [6.4, float("nan")], RING[0]]), NO_NUMBERS),
        (polygon([*RING[:3], [6.4, 10**400], RING[0]]), NO_NUMBERS),
        (polygon(RING[:4]), OPEN_LINE),
        (polygon(RING[:3]), TOO_SHORT),
        (polygon([RING[0]] * 5), TOO_SHORT),
        (polygon([[y, x] for x, y in RING]), ELSEWHERE),
        (polygon([[x + 180000, y] for x, y in RING]), ELSEWHERE),
    ],
)
def test_what_cannot_be_used_says_why(shape, why):
    with pytest.raises(UnusableShape) as refused:
        border_text(shape)
    assert str(refused.value) == why


def test_heights_go_and_numbers_are_rounded_to_a_metre():
    high = polygon([[x + 1e-9, y, 12.5] for x, y in RING])
    assert json.loads(border_text(high)) == square(6.4, 51.9)


def test_parts_holes_and_their_order_stay():
    hole = square(6.402, 51.902, 0.002)["coordinates"][0]
    both = {
        "type": "MultiPolygon",
        "coordinates": [[RING, hole], [square(6.5, 51.9)["coordinates"][0]]],
    }
    text = border_text(both)
    assert json.loads(text) == both
    assert [len(part) for part in polygons_of(text)] == [2, 1]


def test_a_part_of_less_than_a_metre_is_left_out():
    tiny = [[6.4, 51.9], [6.400001, 51.9], [6.400001, 51.900001], [6.4, 51.9]]
    both = {"type": "MultiPolygon", "coordinates": [[tiny], [RING]]}
    assert json.loads(border_text(both)) == square(6.4, 51.9)


def circle(points, wave=0.0, wide=0.1):
    turns = [2 * pi * k / points for k in range(points)]
    ring = [
        [6.4 + (wide + wave * (k % 2)) * cos(t), 51.9 + (wide + wave * (k % 2)) * sin(t)]
        for k, t in enumerate(turns)
    ]
    return polygon([*ring, ring[0]])


def test_a_border_that_is_too_long_is_thinned_and_keeps_its_place():
    text = border_text(circle(40_000))
    assert len(text) <= LONGEST
    (ring,) = polygons_of(text)[0]
    assert all(abs(((x - 6.4) ** 2 + (y - 51.9) ** 2) ** 0.5 - 0.1) < 2e-4 for x, y in ring)


@pytest.mark.parametrize(
    "shape", [circle(120_000, wide=1.0), circle(40_000, 0.02)], ids=["points", "jagged"]
)
def test_what_stays_too_long_is_refused(shape):
    with pytest.raises(UnusableShape, match=TOO_LARGE):
        border_text(shape)


@given(st.recursive(st.none() | st.text(max_size=3) | st.floats() | st.integers(), st.lists))
def test_whatever_stands_in_a_file_is_a_border_or_says_why(coordinates):
    for kind in ("Polygon", "MultiPolygon"):
        try:
            text = border_text({"type": kind, "coordinates": coordinates})
        except UnusableShape:
            continue
        assert polygons_of(text)


@pytest.mark.parametrize("text", ["", "geen json", "[1]", '{"type": "Polygon"}', "[" * 100_000])
def test_a_kept_text_that_cannot_be_read_has_no_lines(text):
    assert polygons_of(text) == ()


@pytest.mark.parametrize("far", [1e300, -1e70, float("inf")])
def test_metres_without_end_are_no_border(far):
    shape = polygon([[far, 0.0], [1.0, 0.0], [1.0, 1.0], [far, 0.0]])
    with pytest.raises(UnusableShape):
        border_text(shape, rd=True)
