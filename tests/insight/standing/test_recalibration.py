"""What asking showed corrects what is said next, once it was shown often enough."""

from netwerk.insight.standing.recalibration import FEWEST, Tried, corrections


def tried(stood: int, fell: int, holds: float = 0.8) -> list[Tried]:
    return [Tried("isolated", holds, False)] * stood + [Tried("isolated", holds, True)] * fell


def test_too_few_tests_correct_nothing():
    assert corrections(tried(FEWEST - 1, 0)) == {}
    assert "isolated" in corrections(tried(FEWEST, 0))


def test_what_was_right_stays_as_it_is():
    assert abs(corrections(tried(80, 20))["isolated"] - 1) < 0.02


def test_what_fell_more_often_than_said_is_said_less_surely():
    assert corrections(tried(50, 50))["isolated"] > 2
    assert corrections(tried(98, 2))["isolated"] < 0.4


def test_a_correction_comes_gradually():
    few, many = corrections(tried(20, 20)), corrections(tried(200, 200))
    assert 1 < few["isolated"] < many["isolated"]


def test_what_was_certain_either_way_says_nothing():
    assert corrections([Tried("isolated", 1.0, False)] * 50) == {}
