"""Whom to visit: some whom nobody knows, some who know much, and nobody twice in a row."""

from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from netwerk.agenda.choosing import ALONE, BLOCK, VISITS, choose, week_in_block, would_have_been


def of(told, alone=(), rested=(), **more):
    """The chosen of these; alone and rested are indices, and all of them may be visited."""
    n = len(told)
    lone, turns = (np.isin(np.arange(n), list(some)) for some in (alone, rested))
    return choose(np.array(told, float), lone, np.ones(n, bool), turns.astype(int), **more)


def test_three_visits_go_to_who_has_no_known_contact_and_two_to_who_can_tell_most():
    told = [0.9, 0.8, 0.7, 0.3, 0.2, 0.1, 0.1, 0.1]
    assert sorted(of(told, alone=(3, 4, 5, 6, 7))) == [0, 1, 3, 4, 5]
    assert ALONE < VISITS


def test_where_few_are_alone_the_others_get_their_visits():
    assert sorted(of([0.9, 0.8, 0.7, 0.6, 0.5, 0.1], alone=(5,))) == [0, 1, 2, 3, 5]


def test_who_had_a_turn_comes_after_everybody_else():
    told = [0.9, 0.8, 0.5, 0.4, 0.3, 0.2, 0.1]
    assert set(of(told, rested=(0, 1))) == {2, 3, 4, 5, 6}
    assert set(of(told, rested=(0, 1, 2, 3))) == {4, 5, 6, 0, 1}


def test_who_was_asked_lately_is_visited_only_for_what_plays_there():
    told, plays = [0.0, 0.5, 0.4], np.array([True, False, False])
    assert 0 not in of(told)
    assert 0 in of(told, asked_for=plays)


def test_what_plays_takes_at_most_one_visit_of_who_was_asked_lately():
    plays = np.ones(9, bool)
    assert len(of([0.0] * 9, asked_for=plays)) == 1


def test_visits_stand_by_kern_the_kern_with_most_first_and_without_a_kern_last():
    chosen = of([0.9, 0.8, 0.7, 0.6, 0.5], kernen=[None, "etten", "ulft", None, "ulft"])
    assert chosen == [2, 4, 1, 0, 3]


@given(st.data(), st.integers(0, 30))
def test_nobody_is_named_twice_or_who_may_not_be_visited_and_never_more_than_five(data, n):
    told = np.array(data.draw(st.lists(st.floats(0, 3), min_size=n, max_size=n)))
    flags = st.lists(st.booleans(), min_size=n, max_size=n)
    alone, may, plays = (np.array(data.draw(flags), bool) for _ in range(3))
    turns = np.array(data.draw(st.lists(st.integers(0, 3), min_size=n, max_size=n)), int)
    kernen = data.draw(st.lists(st.sampled_from(["a", "b", None]), min_size=n, max_size=n))
    chosen = choose(told, alone, may, turns, kernen, plays)
    assert len(chosen) == len(set(chosen)) <= VISITS
    assert all(may[i] for i in chosen)
    worth = int((may & (told > 0)).sum())
    assert len(chosen) >= min(VISITS, worth)


def test_in_a_block_of_weeks_others_get_a_turn_and_it_begins_anew_after_that():
    n = 80
    told, every, nobody = np.linspace(1, 0.1, n), np.ones(n, bool), np.zeros(n, bool)
    had = [would_have_been(told, nobody, every, weeks) for weeks in range(4)]
    assert [int(turns.sum()) for turns in had] == [0, 5, 10, 15]
    assert all(turns.max() <= 1 for turns in had)
    assert would_have_been(told[:7], nobody[:7], every[:7], 7).tolist() == [5] * 7
    monday = date(2026, 11, 23)
    weeks = [week_in_block(monday + timedelta(weeks=w)) for w in range(BLOCK + 1)]
    assert sorted(weeks[:-1]) == list(range(BLOCK))
    assert weeks[0] == weeks[-1]
