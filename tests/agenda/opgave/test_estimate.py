"""How sure a change is: by the formula written out, and what must hold of any change."""

from dataclasses import replace
from itertools import combinations
from math import exp, log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t

from netwerk.agenda.opgave.asked_twice import Panel
from netwerk.agenda.opgave.estimate import FEWEST, TOO_FEW, difference_of
from netwerk.agenda.opgave.indicators import (
    ALL_CONTACTS,
    ALONE,
    BETWEEN_KERNEN,
    SIDES,
    WITH_CARE,
    WITHOUT_TEAM,
    Heard,
    Traits,
    counted,
    indicators,
)

ACTORS = [f"a{i:02d}" for i in range(20)]
PAIRS = list(combinations(ACTORS, 2))
RING = {tuple(sorted((ACTORS[i], ACTORS[(i + 1) % 20]))) for i in range(20)}
GROUP = Traits(True, False, False, "etten", frozenset(), frozenset())
TRAITS = dict.fromkeys(ACTORS, GROUP)


def heard(pairs, asked=ACTORS, traits=TRAITS):
    return Heard(frozenset(asked), frozenset(pairs), traits)


def change(then, now, indicator=ALL_CONTACTS, asked=ACTORS):
    return difference_of(indicator, Panel(heard(then, asked), heard(now, asked), len(asked)))


def by_hand(then, now):
    """The factor and its bounds, each two contacts with a common end counted one by one."""
    ratio = len(now) / len(then)
    every = sorted(set(then) | set(now))
    u = {p: ((p in now) - (p in then) - (ratio - 1) * (p in then)) / len(then) for p in every}
    single = sum(u[p] ** 2 for p in every)
    # of a pair itself: once for each of its ends, less the one that is taken off again
    shared = sum(u[p] * u[q] * len({*p} & {*q}) for p in every for q in every) - single
    spread = sqrt(max(single, shared) + 2 / len(then) ** 2) / ratio
    reach = t.ppf(0.975, 19) * spread
    return ratio, exp(log(ratio) - reach), exp(log(ratio) + reach)


@given(st.sets(st.sampled_from(PAIRS), min_size=5), st.sets(st.sampled_from(PAIRS), min_size=5))
def test_a_factor_and_its_bounds_are_those_of_the_formula_by_hand(then, now):
    found = change(then, now)
    assert (found.change, found.low, found.high) == pytest.approx(by_hand(then, now))


def test_new_contacts_of_one_actor_are_less_sure_than_those_of_many():
    star = {tuple(sorted(("a00", other))) for other in ACTORS[3:13]}
    spread = {tuple(sorted((ACTORS[i], ACTORS[i + 10]))) for i in range(10)}
    at_one, at_many = change(RING, RING | star), change(RING, RING | spread)
    assert len(RING | star) == len(RING | spread)
    assert at_one.high - at_one.low > at_many.high - at_many.low


@pytest.mark.parametrize("indicator", [ALL_CONTACTS, ALONE])
def test_without_any_change_it_may_still_have_changed_a_little(indicator):
    found = change(RING, RING, indicator)
    assert found.verdict == "geen verschil"
    assert found.low < found.change < found.high


@given(st.sets(st.sampled_from(PAIRS)), st.sets(st.sampled_from(PAIRS)))
def test_then_and_now_changed_about_turns_the_change_about(then, now):
    there, back = change(then, now, ALONE), change(now, then, ALONE)
    assert (there.came, there.went) == (back.went, back.came)
    assert there.change == pytest.approx(-back.change)
    assert (there.low, there.high) == pytest.approx((-back.high, -back.low))


@pytest.mark.parametrize("size", [0, 1, FEWEST - 1])
@pytest.mark.parametrize("indicator", [ALL_CONTACTS, ALONE, WITH_CARE])
def test_of_fewer_than_eight_nothing_is_said(size, indicator):
    some = ACTORS[:size]
    pairs = {p for p in PAIRS if set(p) <= set(some)}
    assert change(pairs, pairs, indicator, some).verdict == TOO_FEW


@pytest.mark.parametrize("indicator", [ALL_CONTACTS, ALONE])
def test_of_eight_a_difference_is_told(indicator):
    some = ACTORS[:8]
    pairs = {p for p in PAIRS if set(p) <= set(some)}
    assert change(pairs, pairs, indicator, some).verdict == "geen verschil"


def test_of_fewer_than_five_contacts_then_or_now_no_percentage_is_made():
    few, more = sorted(RING)[:4], sorted(RING)[:8]
    for then, now in ((few, more), (more, few), (few, few)):
        found = change(then, now)
        assert (found.verdict, found.change) == (TOO_FEW, None)
        assert (found.then, found.now) == (len(then), len(now))
    assert change(more, sorted(RING)[:5]).change is not None


def test_of_fewer_than_eight_groups_no_share_is_compared_however_many_were_asked():
    traits = {a: replace(GROUP, group=i < 7) for i, a in enumerate(ACTORS)}
    then, now = heard(set(), traits=traits), heard(RING, traits=traits)
    found = difference_of(ALONE, Panel(then, now, len(ACTORS)))
    assert (found.asked, found.verdict) == (20, TOO_FEW)


def test_a_kern_that_is_not_known_is_no_other_kern():
    traits = {"a": GROUP, "b": replace(GROUP, kern=None), "c": replace(GROUP, kern="ulft")}
    told = heard({("a", "b"), ("b", "c"), ("a", "c")}, "abc", traits)
    assert set(counted(BETWEEN_KERNEN, told)) == {("a", "c")}


def test_a_share_stays_between_none_and_all_on_the_scale_of_the_opgave():
    found = change(RING, set(), ALONE)
    assert (found.then, found.now, found.verdict) == (0.0, 100.0, "meer")
    assert found.on(60.0) == (100.0, 100.0, 100.0)
    assert found.on(0.0) == (100.0, pytest.approx(found.low), 100.0)


def test_each_indicator_counts_what_it_says():
    fysiek, sociaal = frozenset({"wonen"}), frozenset({"zorg"})
    traits = {
        "a": Traits(True, False, False, "etten", fysiek, frozenset({"fysiek"})),
        "b": Traits(True, False, True, "ulft", sociaal, frozenset({"sociaal"})),
        "c": Traits(True, False, False, "etten", fysiek, frozenset({"fysiek"})),
        "d": Traits(False, True, False, "etten", frozenset(), frozenset()),
        "e": Traits(True, False, False, None, sociaal, frozenset({"sociaal"})),
    }
    told = heard({("a", "b"), ("a", "c"), ("c", "d")}, "abcde", traits)
    between = indicators()["net-domeinen:wonen+zorg"]
    assert set(counted(ALL_CONTACTS, told)) == told.pairs
    assert set(counted(SIDES, told)) == set(counted(between, told)) == {("a", "b")}
    assert set(counted(BETWEEN_KERNEN, told)) == {("a", "b")}
    assert counted(ALONE, told) == {"a": False, "b": False, "c": False, "e": True}
    assert counted(WITHOUT_TEAM, told) == {"a": True, "b": True, "c": True, "e": False}
    assert counted(WITH_CARE, told) == {"etten": True}
