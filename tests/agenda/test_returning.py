"""When signals are of one side, and when a domein returns more than chance brings."""

from datetime import date, timedelta
from itertools import permutations

import pytest

from netwerk.agenda.independent import one_side, sides_of
from netwerk.agenda.returning import events_of, returning
from netwerk.model import Signaal

TODAY = date(2026, 11, 25)


def signal(days_ago=0, **more):
    known = {"id": f"s{days_ago}", "titel": "Iets", "kern": "etten", "domeinen": ("vervoer",)}
    return Signaal(**(known | {"datum": (TODAY - timedelta(days=days_ago)).isoformat()} | more))


ONE, OTHER = {"bronsoort": "dorpsbelang"}, {"bronsoort": "keukentafel"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (ONE, OTHER, False),
        (ONE | {"bron": "An"}, OTHER | {"bron": "An"}, False),  # An typed both
        (ONE, ONE, True),
        (ONE, {}, True),  # of one of both it is not known
        (ONE | {"bron": "An"}, ONE | {"bron": "an"}, True),
        (ONE | {"bron": "An"}, ONE | {"bron": "Bo"}, False),
        (ONE | {"bron": "An"}, ONE, True),
        (ONE | {"betrokken": ("koor",)}, ONE | {"betrokken": ("club",)}, False),
        (ONE | {"betrokken": ("koor", "zaal")}, ONE | {"betrokken": ("zaal",)}, True),
        (
            ONE | {"betrokken": ("koor",), "bron": "An"},
            ONE | {"betrokken": ("koor",), "bron": "Bo"},
            True,
        ),
    ],
)
def test_whether_two_signals_are_of_one_side(one, other, same):
    first, second = signal(3, **one), signal(9, **other)
    assert one_side(first, second) is same
    assert one_side(second, first) is same


def test_what_was_said_on_one_evening_by_one_kind_is_one_side():
    koor, club = ({"betrokken": (who,)} for who in ("koor", "club"))
    assert one_side(signal(3, **ONE, **koor), signal(3, **ONE, **club))
    assert not one_side(signal(3, **ONE, **koor), signal(3, **OTHER, **club))


def test_who_is_of_one_side_through_a_third_counts_once():
    a = signal(1, **ONE, betrokken=("koor",))
    b = signal(2, **ONE, betrokken=("club",))
    assert len(sides_of([a, b])) == 2
    both = signal(3, **ONE, betrokken=("koor", "club"))
    for order in permutations([a, b, both]):  # whoever is heard first
        assert [len(side) for side in sides_of(order)] == [3]


def history(per_year=60, years=2, kern="etten", domein="zorg"):
    return [
        signal(
            190 + k * 365 // per_year, id=f"o{k}", bronsoort="team", kern=kern, domeinen=(domein,)
        )
        for k in range(per_year * years)
    ]


def three(domein="vervoer", kern="etten"):
    kinds = ("keukentafel", "dorpsbelang", "vereniging")
    return [
        signal(30 + 10 * k, id=f"n{k}", bronsoort=soort, domeinen=(domein,), kern=kern)
        for k, soort in enumerate(kinds)
    ]


def test_a_domein_that_is_new_in_a_kern_returns():
    (found,) = returning([*history(), *three()], TODAY)
    assert (found.kern, found.domein, len(found.sides)) == ("etten", "vervoer", 3)
    assert found.since == TODAY - timedelta(days=50)
    assert found.years > 1


def test_three_of_what_always_comes_up_there_is_nothing_new():
    assert returning([*history(), *three("zorg")], TODAY) == ()


def test_two_sides_are_never_enough():
    assert returning([*history(), *three()[:2]], TODAY) == ()


def test_when_everything_comes_up_more_one_domein_is_nothing_special():
    kinds = ("keukentafel", "dorpsbelang", "vereniging")
    busy = [
        signal(31 + k, id=f"d{d}{k}", bronsoort=kinds[k % 3], domeinen=(f"domein {d}",))
        for d in range(12)
        for k in range(6)
    ]
    assert returning([*history(), *three(), *busy], TODAY) == ()


def test_less_than_half_a_year_says_nothing():
    assert returning([*[s for s in history() if s.datum > "2026-03-01"], *three()], TODAY) == ()
    assert returning(three(), TODAY) == ()


def test_the_order_of_the_signals_changes_nothing():
    held = [*history(), *three()]
    assert returning(held, TODAY) == returning(held[::-1], TODAY)


def test_a_signal_without_kern_domein_or_whole_day_is_not_counted():
    held = [
        signal(1, kern=None),
        signal(1, domeinen=()),
        signal(1, datum="2026-11"),
        signal(1, datum=None),
    ]
    assert events_of(held) == ()


def quiet(*kinds):
    """Signals of these sides of the last weeks, in a kern where nothing was heard before."""
    return [
        signal(5 + 4 * k, id=f"q{k}", bronsoort=soort, kern="sinderen")
        for k, soort in enumerate(kinds)
    ]


def test_three_signals_of_two_sides_are_not_enough_where_it_was_always_quiet():
    told_twice = quiet("keukentafel", "keukentafel", "dorpsbelang")
    assert len(sides_of(told_twice)) == 2
    assert returning([*history(), *told_twice], TODAY) == ()
    third = quiet("keukentafel", "vereniging", "dorpsbelang")
    assert [len(found.sides) for found in returning([*history(), *third], TODAY)] == [3]


def spread(count, every, first):
    return [
        signal(first + k * every, id=f"o{k}", bronsoort="team", domeinen=("zorg",))
        for k in range(count)
    ]


def test_with_few_signals_in_a_long_history_nothing_is_said():
    now = quiet("keukentafel", "vereniging", "dorpsbelang")
    assert returning([*spread(19, 20, 240), *now], TODAY) == ()
    assert returning([*spread(20, 20, 240), *now], TODAY) != ()


def test_with_many_signals_of_a_few_months_nothing_is_said():
    now = quiet("keukentafel", "vereniging", "dorpsbelang")
    assert returning([*spread(40, 3, 60), *now], TODAY) == ()
    assert returning([*spread(40, 5, 60), *now], TODAY) != ()


def test_what_returns_itself_does_not_make_its_kern_busy():
    kinds = ("keukentafel", "vereniging", "dorpsbelang", "school", "kerk", "team")
    usual = [
        round(returning([*history(), *quiet(*kinds[:many])], TODAY)[0].usual, 3) for many in (3, 6)
    ]
    assert usual[0] == usual[1]
