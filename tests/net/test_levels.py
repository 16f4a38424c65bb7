"""People and the organisations they work for: units, contacts and who carries them."""

from itertools import permutations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from netwerk.net.levels import levels_of
from netwerk.net.selection import Selection
from tests.builders import net_from_text
from tests.effort import examples


def units(text, **more):
    """The levels of a network, and the names of its actors."""
    net = net_from_text(text, **more)
    return net, net.levels, list(net.actors["id"])


def heads(text, actor, **more):
    net, levels, names = units(text, **more)
    return [names[levels.head[unit]] for unit in levels.of(net.index_of(actor))]


def carried(text, one, other, **more):
    """Over whom of the one its contact with the other runs."""
    net, levels, names = units(text, **more)
    ends = (int(levels.unit_of_head[net.index_of(name)]) for name in (one, other))
    return [names[actor] for actor in levels.carriers(*ends)]


def test_a_contact_of_a_person_is_one_of_the_organisation_over_that_person():
    text = "An[werkt_voor]Zorg An-Club Zorg-School"
    assert carried(text, "Zorg", "Club") == ["An"]
    assert carried(text, "Zorg", "School") == ["Zorg"]
    assert carried(text, "Club", "Zorg") == ["Club"]


def test_a_chain_is_followed_to_the_top():
    text = "An[werkt_voor]Team Team[werkt_voor]Gemeente An-Club"
    assert heads(text, "An") == ["Gemeente"]
    assert heads(text, "Team") == ["Gemeente"]
    assert carried(text, "Gemeente", "Club") == ["An"]


def test_who_works_for_several_counts_for_each():
    text = "An[werkt_voor]Zorg An[werkt_voor]Welzijn An-Club"
    assert heads(text, "An") == ["Welzijn", "Zorg"]
    assert carried(text, "Zorg", "Club") == carried(text, "Welzijn", "Club") == ["An"]


def test_who_stopped_working_there_counts_for_itself():
    ties = {"An[werkt_voor]Zorg": {"tot": "2024"}}
    assert heads("An[werkt_voor]Zorg An-Club", "An", ties=ties, day="2026-11-25") == ["An"]


def test_in_a_circle_nobody_is_the_top_and_who_works_for_one_counts_for_it():
    text = "A[werkt_voor]B B[werkt_voor]A P[werkt_voor]A"
    assert [heads(text, name) for name in "ABP"] == [["A"], ["B"], ["A"]]


def test_employer_and_colleagues_are_of_one_unit_and_contact_of_units_needs_no_introduction():
    net, levels, _ = units("An[werkt_voor]Zorg Bo[werkt_voor]Zorg An-Club Koor")
    at = {name: net.index_of(name) for name in ("An", "Bo", "Zorg", "Club", "Koor")}
    related = {
        frozenset(pair) for pair in permutations(at, 2) if levels.related(at[pair[0]], at[pair[1]])
    }
    assert related == {
        frozenset(pair)
        for pair in (("An", "Bo"), ("An", "Zorg"), ("Bo", "Zorg"), ("An", "Club"), ("Bo", "Club"), ("Zorg", "Club"))
    }  # fmt: skip


def test_a_contact_within_an_organisation_is_none_of_the_organisation():
    _, levels, _ = units("An[werkt_voor]Zorg Bo[werkt_voor]Zorg An-Bo An-Zorg")
    assert levels.pairs == 0


def test_who_works_for_whom_is_known_whatever_ties_a_selection_leaves():
    net, levels, names = units(
        "An[werkt_voor]Zorg An-Club", selection=Selection(relaties=("werkt_samen_met",))
    )
    assert [names[i] for i in levels.head] == ["Club", "Zorg"]
    assert net.whole.n == net.n


def test_for_groups_of_organisations_there_are_units_and_pairs_to_count():
    _, levels, names = units("An[werkt_voor]Zorg An-Club Zorg-Club Club-Koor")
    low, high = levels.ties
    told = [(names[levels.head[a]], names[levels.head[b]]) for a, b in zip(low, high, strict=True)]
    assert told == [("Club", "Koor"), ("Club", "Zorg")]


def plain(n, contacts, works):
    """Units and carriers counted the slow way."""
    boss = {}
    for person, employer in works:
        if person != employer:
            boss.setdefault(person, set()).add(employer)

    def top(i):
        return {i} if i not in boss else set().union(*map(top, boss[i]))

    carriers = {}
    for a, b in contacts:
        for i, j in ((a, b), (b, a)):
            for x in top(i):
                for y in top(j):
                    if x != y:
                        carriers.setdefault((x, y), set()).add(i)
    return [sorted(top(i)) for i in range(n)], carriers


@st.composite
def towns(draw):
    n = draw(st.integers(1, 12))
    ends = st.tuples(st.integers(0, n - 1), st.integers(0, n - 1))
    contacts = draw(st.lists(ends, max_size=20))
    works = [(max(a, b), min(a, b)) for a, b in draw(st.lists(ends, max_size=8))]
    return n, [(a, b) for a, b in contacts if a != b], works


@examples(150)
@given(towns(), st.randoms(use_true_random=False))
def test_units_and_carriers_are_those_of_a_plain_count(town, random):
    n, contacts, works = town
    dense = np.zeros((n, n), bool)
    for a, b in contacts:
        dense[a, b] = dense[b, a] = True
    indptr = np.concatenate(([0], np.cumsum(dense.sum(axis=1)))).astype(np.int32)
    indices = np.nonzero(dense)[1].astype(np.int32)
    random.shuffle(works)
    persons, employers = (np.array([w[k] for w in works], np.int32) for k in (0, 1))
    levels = levels_of(indptr, indices, persons, employers)
    tops, carriers = plain(n, contacts, works)
    assert [[int(levels.head[u]) for u in levels.of(i)] for i in range(n)] == tops
    found = {
        (int(levels.head[x]), int(levels.head[y])): set(levels.carriers(x, y))
        for x in range(levels.size)
        for y in levels.near(x)
    }
    assert found == carriers
