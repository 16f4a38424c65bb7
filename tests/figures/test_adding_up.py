"""Buurten add up to a kern: sums, weighted shares, never medians, and unknown is never 0."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk.figures.adding_up import ENOUGH, PartOfWhole, add_up
from netwerk.figures.measures import COUNT, INDEX, MEAN, MEDIAN, SHARE

counts = st.one_of(st.none(), st.integers(0, 10_000).map(float))
weights = st.one_of(st.none(), st.integers(0, 10_000).map(float))
members = st.lists(st.builds(PartOfWhole, counts, weights), min_size=1, max_size=12)
whole = st.lists(
    st.builds(PartOfWhole, st.integers(0, 100).map(float), st.integers(1, 5000).map(float)),
    min_size=2,
    max_size=12,
)


@given(whole)
def test_a_count_is_the_sum_of_all_buurten(parts):
    added = add_up(COUNT, parts)
    assert added.value == sum(part.value for part in parts)
    assert (added.filled, added.of) == (len(parts), len(parts))


@pytest.mark.parametrize("kind", [SHARE, MEAN, INDEX])
@given(whole)
def test_a_share_is_what_counting_everybody_gives(kind, parts):
    people = [part.value for part in parts for _ in range(int(part.weight) // 50 + 1)]
    again = [PartOfWhole(p.value, float(int(p.weight) // 50 + 1)) for p in parts]
    assert add_up(kind, again).value == pytest.approx(sum(people) / len(people))


@pytest.mark.parametrize("kind", [COUNT, SHARE, MEAN, INDEX, MEDIAN])
@given(members, st.integers(0, 1000))
def test_the_order_of_the_buurten_changes_nothing(kind, parts, seed):
    mixed = random.Random(seed).sample(parts, len(parts))
    one, other = add_up(kind, parts), add_up(kind, mixed)
    assert (one.filled, one.of) == (other.filled, other.of)
    assert one.value == other.value


@given(members, st.data())
def test_what_is_no_longer_known_never_makes_a_count_higher(parts, data):
    at = data.draw(st.integers(0, len(parts) - 1))
    less = [PartOfWhole(None, p.weight) if i == at else p for i, p in enumerate(parts)]
    before, after = add_up(COUNT, parts), add_up(COUNT, less)
    if after.value is not None:
        assert before.value is not None
        assert after.value <= before.value
    assert after.filled <= before.filled


@given(members)
def test_nothing_is_said_when_fewer_than_four_in_five_are_known(parts):
    known = sum(part.value is not None for part in parts)
    if known < ENOUGH * len(parts):
        assert add_up(COUNT, parts).value is None


def test_four_of_five_buurten_are_enough_and_three_are_not():
    buurten = [PartOfWhole(10.0, 100.0)] * 4 + [PartOfWhole(None, 100.0)]
    added = add_up(COUNT, buurten)
    assert (added.value, added.filled, added.of) == (40.0, 4, 5)
    assert add_up(COUNT, [*buurten[1:], PartOfWhole(None, 100.0)]).value is None


def test_four_of_five_buurten_are_too_few_when_most_live_in_the_fifth():
    buurten = [PartOfWhole(10.0, 100.0)] * 4 + [PartOfWhole(None, 5000.0)]
    assert add_up(COUNT, buurten).value is None
    assert add_up(SHARE, buurten).value is None


def test_a_median_is_never_added_up_but_stays_what_it_is_in_one_buurt():
    assert add_up(MEDIAN, [PartOfWhole(10.0, 1.0), PartOfWhole(10.0, 1.0)]).value is None
    assert add_up(MEDIAN, [PartOfWhole(10.0, 1.0)]).value == 10.0


def test_a_buurt_where_nobody_lives_is_not_missed_in_a_share():
    assert add_up(SHARE, [PartOfWhole(20.0, 300.0), PartOfWhole(None, 0.0)]).value == 20.0


def test_a_buurt_of_which_nothing_is_known_is_missed_in_a_share():
    three = [PartOfWhole(20.0, 300.0)] * 3
    assert add_up(SHARE, [*three, PartOfWhole(None, None)]).value is None
    four = add_up(SHARE, [*three, three[0], PartOfWhole(None, None)])
    assert (four.value, four.filled, four.of) == (20.0, 4, 5)


def test_a_share_of_several_buurten_needs_to_know_how_many_live_there():
    assert add_up(SHARE, [PartOfWhole(20.0, None), PartOfWhole(40.0, None)]).value is None
    assert add_up(SHARE, [PartOfWhole(20.0, None)]).value == 20.0


def test_unknown_is_not_zero():
    assert add_up(COUNT, [PartOfWhole(None, None)]).value is None
    assert add_up(COUNT, [PartOfWhole(0.0, None)]).value == 0.0
