"""Equal chance: exact chances by another way, worlds of known making, and what is left unsaid."""

from fractions import Fraction
from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from netwerk.insight.fairness.equal_chance import (
    FAIR,
    FIRM,
    LEAST,
    LESS,
    RARE,
    TOO_LITTLE,
    UNSURE,
    Attention,
    Share,
    equal_chance,
    together,
)
from netwerk.insight.fairness.fair_counts import fair_chance, holm, power_of_half
from tests.effort import examples


@given(st.integers(1, 40), st.integers(0, 60), st.data())
@examples(60)
def test_the_chance_is_that_of_counting_all_ways(actors: int, others: int, data: st.DataObject):
    everyone = actors + others
    reached = data.draw(st.integers(0, everyone))
    seen = data.draw(st.integers(0, min(actors, reached)))
    ways = sum(
        Fraction(comb(actors, k) * comb(others, reached - k), comb(everyone, reached))
        for k in range(seen + 1)
        if reached - k >= 0
    )
    assert fair_chance(seen, actors, reached, everyone) == pytest.approx(float(ways), abs=1e-9)


def test_the_chance_is_that_of_scipy():
    for seen, actors, reached, everyone in ((3, 22, 40, 140), (0, 15, 30, 100), (9, 60, 35, 500)):
        by_scipy = stats.hypergeom(everyone, actors, reached).cdf(seen)
        assert fair_chance(seen, actors, reached, everyone) == pytest.approx(by_scipy, rel=1e-9)


def test_who_gets_it_together_makes_little_less_surprising():
    alone = fair_chance(2, 30, 60, 150)
    assert fair_chance(2, 30, 60, 150, spread=2.5) > alone
    normal = stats.norm(12, np.sqrt(2.5 * stats.hypergeom(150, 30, 60).var()))
    assert fair_chance(2, 30, 60, 150, 2.5) == pytest.approx(normal.cdf(2.5), rel=1e-6)


def test_a_large_municipality_is_counted_too():
    assert 0 <= power_of_half(RARE, 4_000, 6_000, 12_000) <= 1
    assert fair_chance(1_900, 4_000, 6_000, 12_000) == pytest.approx(
        stats.hypergeom(12_000, 4_000, 6_000).cdf(1_900), rel=1e-6
    )


def test_holm_is_that_of_the_book():
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert holm([]) == []


def test_power_is_what_drawing_gives():
    rng = np.random.default_rng(7)
    actors, reached, everyone = 40, 60, 160
    elsewhere = 0.42
    for _ in range(20):  # the share elsewhere with which as many are reached
        here = 1 - (1 - elsewhere) ** 0.5
        elsewhere = (reached - actors * here) / (everyone - actors)
    drawn = rng.binomial(actors, here, size=4_000)
    found = np.mean([fair_chance(int(k), actors, reached, everyone) <= RARE for k in drawn])
    assert power_of_half(RARE, actors, reached, everyone) == pytest.approx(found, abs=0.02)
    assert power_of_half(RARE, 3, 3, 100) == 0.0


def report(sizes: dict[str, int], got: dict[str, int]) -> dict[str, Share]:
    """One question: how many are in each group, and how many of them got attention."""
    groups = {f"{kern} {i}": kern for kern, size in sizes.items() for i in range(size)}
    reached = {f"{kern} {i}": f"{kern} {i}" for kern, count in got.items() for i in range(count)}
    shares = equal_chance({"kern": groups}, [Attention("gesprek", reached)])
    return {one.group: one for one in shares}


def test_a_kern_that_gets_next_to_nothing_is_found_and_the_others_are_not():
    told = report({"a": 40, "b": 40, "c": 40}, {"a": 20, "b": 21, "c": 2})
    assert (told["c"].verdict, told["c"].band) == (LESS, FIRM)
    assert told["a"].verdict != LESS
    assert told["c"].expected == pytest.approx(43 / 3)


def test_what_may_be_chance_is_told_as_unsure():
    told = report({"a": 40, "b": 40, "c": 40, "d": 40}, {"a": 18, "b": 20, "c": 19, "d": 11})
    assert (told["d"].verdict, told["d"].band) == (LESS, UNSURE)


def test_of_fewer_than_fifteen_nothing_is_said_whatever_they_got():
    told = report({"a": 60, "b": LEAST - 1}, {"a": 60, "b": 0})
    assert told["b"].verdict == TOO_LITTLE
    assert report({"a": 60, "b": LEAST}, {"a": 60, "b": 0})["b"].verdict == LESS


def test_in_proportion_is_only_said_where_half_would_have_been_seen():
    told = report({"a": 80, "b": 80}, {"a": 40, "b": 41})
    assert {one.verdict for one in told.values()} == {FAIR}
    assert all(one.power >= 0.8 for one in told.values())
    assert {one.verdict for one in report({"a": 30, "b": 30}, {"a": 3, "b": 4}).values()} == {
        TOO_LITTLE
    }


def test_nobody_got_anything_or_nobody_is_there():
    assert {one.verdict for one in report({"a": 30, "b": 30}, {}).values()} == {TOO_LITTLE}
    assert report({}, {}) == {}


def test_who_is_in_no_group_counts_nowhere():
    shares = equal_chance({"kern": {"x": "a"}}, [Attention("gesprek", {"x": "1", "zwerver": "1"})])
    assert [(one.reached, one.others) for one in shares] == [(1, 0)]


def test_three_of_a_kern_on_one_day_are_one_lot():
    groups = dict.fromkeys("abcdef", "k")
    assert together({"a": "1", "b": "1", "c": "1", "d": "2"}, groups) == pytest.approx(10 / 4)
    assert together({}, groups) == 1.0


def test_the_order_of_actors_changes_nothing():
    groups = {f"a{i}": f"k{i % 3}" for i in range(60)}
    reached = {f"a{i}": f"{i // 2}" for i in range(0, 60, 4)}
    turned = equal_chance(
        {"kern": dict(reversed(groups.items()))},
        [Attention("gesprek", dict(reversed(reached.items())))],
    )
    assert turned == equal_chance({"kern": groups}, [Attention("gesprek", reached)])
