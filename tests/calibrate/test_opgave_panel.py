"""The small version: typing more is no growth, growth is found, chance is not told as growth."""

import pytest

from netwerk.agenda.opgave.estimate import TOO_FEW
from tests.calibrate.opgave_panel import Truth, measured, score

FEW = 24


@pytest.mark.parametrize("told", [1.0, 0.9])
def test_constant_truth_with_twice_as_many_asked_reports_within_two_percent(told: float) -> None:
    got = score(Truth(told=told), FEW)
    assert abs(got.mean) <= 0.02
    assert got.growth_seen == 0
    assert got.nothing_seen == 1


def test_a_quarter_more_contact_is_found_and_its_interval_holds_it() -> None:
    got = score(Truth(growth=0.25), FEW)
    assert got.mean == pytest.approx(0.25, abs=0.04)
    assert got.held >= 0.9
    assert got.growth_seen >= 0.9


def test_hardly_any_growth_is_seldom_told_as_growth() -> None:
    assert score(Truth(growth=0.02), FEW).growth_seen <= 0.1


def test_too_few_asked_twice_say_nothing() -> None:
    assert measured(Truth(actors=14, asked=0.4), 1).verdict == TOO_FEW
