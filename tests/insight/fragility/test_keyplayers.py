from datetime import date
from itertools import combinations

import numpy as np
import pytest

from netwerk.insight.certainty import ground_of
from netwerk.insight.fragility.keyplayers import (
    distance_fragmentation,
    find_key_players,
    fragmentation,
    holding_set,
    reaching_set,
)
from netwerk.net.kernels import distances_from
from netwerk.net.selection import Selection
from netwerk.schema import schema
from tests.builders import net_from_edges
from tests.insight.areas import demo

TODAY = date(2026, 11, 25)
# Krackhardt's kite (1990). Values: F and DF by the formulas of Borgatti (2006), R package keyplayer 1.0.4 and igraph 1.3.5.
KITE = [
    (0, 1),
    (0, 2),
    (0, 3),
    (0, 5),
    (1, 3),
    (1, 4),
    (1, 6),
    (2, 3),
    (2, 5),
    (3, 4),
    (3, 5),
    (3, 6),
    (4, 6),
    (5, 6),
    (5, 7),
    (6, 7),
    (7, 8),
    (8, 9),
]
F_WITHOUT = [0, 0, 0, 0, 0, 0, 0, 0.3888888888889, 0.2222222222222, 0]
DF_WITHOUT = [0.3611111111111, 0.3611111111111, 0.3472222222222, 0.3935185185185, 0.3472222222222, 0.3986111111111, 0.3986111111111, 0.4861111111111, 0.3888888888889, 0.287037037037]  # fmt: skip


@pytest.fixture
def kite():
    return net_from_edges(10, KITE)


def test_fragmentation_of_the_kite_without_each_actor(kite):
    assert [fragmentation(kite, (i,)) for i in range(10)] == pytest.approx(F_WITHOUT, abs=1e-12)
    assert [distance_fragmentation(kite, (i,)) for i in range(10)] == pytest.approx(
        DF_WITHOUT, abs=1e-12
    )
    assert distance_fragmentation(kite, ()) == pytest.approx(0.3537037037037, abs=1e-12)


def test_the_set_that_holds_the_kite_is_not_the_two_best_singles(kite):
    one, two = holding_set(kite, 1, by_distance=True), holding_set(kite, 2, by_distance=True)
    assert (one.actors, two.actors) == ((7,), (5, 6))
    assert two.score == pytest.approx(0.6071428571429)
    assert two.exact


def test_the_set_that_reaches_most_of_the_kite_is_not_the_two_best_singles(kite):
    one, two = reaching_set(kite, 1, steps=None), reaching_set(kite, 2, steps=None)
    assert (one.actors, two.actors) == ((3,), (3, 8))
    assert (one.score, two.score) == (pytest.approx(0.7083333333333), pytest.approx(0.8))


def test_the_best_set_of_a_chain_of_cliques_is_found_and_is_the_best():
    cliques = [(10 * k + i, 10 * k + j) for k in range(6) for i in range(10) for j in range(i)]
    chain = net_from_edges(60, cliques + [(10 * k, 10 * k + 10) for k in range(5)])
    found = holding_set(chain, 2)
    assert found.exact
    assert found.score == max(fragmentation(chain, pair) for pair in combinations(range(60), 2))


def test_the_best_sets_are_those_of_trying_all_sets():
    random = np.random.default_rng(5)
    for _ in range(12):
        n = int(random.integers(8, 16))
        net = net_from_edges(n, [tuple(random.integers(0, n, 2)) for _ in range(n + 3)])
        near = [distances_from(net.indptr, net.indices, [i], 2) >= 0 for i in range(n)]
        for k in (1, 2, 3):
            every = list(combinations(range(n), k))
            held, reached = holding_set(net, k), reaching_set(net, k)
            assert held.exact
            assert reached.exact
            assert held.score == pytest.approx(max(fragmentation(net, c) for c in every))
            most = max(np.any([near[i] for i in c], axis=0).sum() for c in every)
            assert reached.score == pytest.approx(most / n)


def test_where_not_all_sets_can_be_tried_it_is_a_good_choice():
    random = np.random.default_rng(2)
    pairs = [tuple(random.integers(0, 900, 2)) for _ in range(700)]
    pairs += [(k, i) for k in range(3) for i in range(100 + k, 900, 5)]
    net = net_from_edges(900, pairs, gevraagd="2026-11-20")
    holds, reaches = find_key_players(ground_of(net, schema(), TODAY))
    assert holds.numbers["exact"] == 0
    assert "Zij zijn een goede keuze" in holds.sentence
    assert reaches.numbers["exact"] == 1
    assert reaches.sentence.count("goede keuze") <= 1


def test_one_finding_for_holding_and_one_for_reaching():
    star = net_from_edges(21, [(0, i) for i in range(1, 21)], gevraagd="2026-11-20")
    holds, reaches = find_key_players(ground_of(star, schema(), TODAY))
    assert holds.kind == "holds_together"
    assert "Groep 0" in holds.sentence
    assert (
        reaches.sentence == "Groep 0 bereikt binnen twee stappen alle 21 actoren (zelf meegeteld)."
    )


def test_a_handful_of_actors_has_no_key_players():
    assert find_key_players(ground_of(net_from_edges(5, [(0, 1), (1, 2)]), schema(), TODAY)) == ()


def test_who_adds_nothing_is_left_out_of_the_set_that_holds_the_network():
    star = net_from_edges(30, [(0, i) for i in range(1, 30)], gevraagd="2026-11-20")
    held = next(
        f for f in find_key_players(ground_of(star, schema(), TODAY)) if f.kind == "holds_together"
    )
    assert [a.id for a in held.actors] == ["a00000"]
    assert held.sentence.startswith(
        "Valt Groep 0 weg, dan bereikt een ander gemiddeld nog 0 van de 28 anderen, nu 28."
    )
    assert (held.numbers["connected_before"], held.numbers["connected_after"]) == (1.0, 0.0)


def test_nothing_is_told_when_with_all_known_as_much_may_be_left_as_there_is_now():
    star = net_from_edges(30, [(0, i) for i in range(1, 30)])
    found = find_key_players(ground_of(star, schema(), TODAY))
    assert [f.kind for f in found] == ["reaches_most"]


def test_no_set_of_actors_is_sure_to_be_the_best_one():
    """'Deze drie' does not stand when all is known: the share has a range, the set has no figure."""
    for f in find_key_players(ground_of(demo().net(), schema(), TODAY)):
        assert f.holds is None
        assert f.certainty.band != "stevig"
        assert "niet alles is vastgelegd" in f.sentence.lower()
        assert "%" not in f.sentence
        assert f.numbers["low"] < f.numbers["high"]


def test_where_one_swap_often_does_better_the_set_is_a_good_choice():
    held = next(
        f
        for f in find_key_players(ground_of(demo().net(Selection(gebied="3")), schema(), TODAY))
        if f.kind == "holds_together"
    )
    assert held.numbers["exact"] == 1
    assert "Zij zijn een goede keuze; misschien is er een betere." in held.sentence
