"""The small line of an opgave: every point and the target are in it, and in words."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk.map.progress_line import LinePoint, progress_line

numbers = st.floats(-1e6, 1e6, allow_nan=False)


def point(at, value, low=None, high=None):
    low, high = (value if bound is None else bound for bound in (low, high))
    return LinePoint(at, value, low, high, f"{value:g}")


def drawn(points, target=None):
    return ElementTree.fromstring(progress_line(points, target, title="Van 4 naar 6"))


def dots(svg):
    return [element for element in svg.iter() if element.tag.endswith("circle")]


def test_each_point_and_the_target_have_a_dot_and_the_picture_says_what_it_shows():
    svg = drawn([point(2024, 4), point(2025, 6)], point(2031, 8))
    assert len(dots(svg)) == 3
    assert svg.get("aria-label") == "Van 4 naar 6"
    assert "doel 8" in "".join(svg.itertext())


def test_a_band_is_drawn_only_where_there_is_one():
    with_band = progress_line([point(2024, 4), point(2025, 6, 5, 7)], None, title="")
    without = progress_line([point(2024, 4), point(2025, 6)], None, title="")
    assert "fill-opacity" in with_band
    assert "fill-opacity" not in without


def test_higher_is_higher_and_later_is_to_the_right():
    first, last = dots(drawn([point(2024, 4), point(2025, 6)]))
    assert float(last.get("cx")) > float(first.get("cx"))
    assert float(last.get("cy")) < float(first.get("cy"))


@given(st.lists(st.tuples(st.floats(1990, 2100), numbers), min_size=1, max_size=6))
def test_whatever_the_values_all_is_within_the_picture(rows):
    svg = drawn([point(at, value) for at, value in sorted(rows)])
    for dot in dots(svg):
        assert 0 <= float(dot.get("cx")) <= 340
        assert 0 <= float(dot.get("cy")) <= 150


@pytest.mark.parametrize("points", [[]])
def test_without_a_point_there_is_no_picture(points):
    assert progress_line(points, None, title="Niets") == ""
