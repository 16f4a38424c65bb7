"""The model of what is not recorded: what it adds up to, and that it knows no ids and no rows."""

from datetime import date

import numpy as np
import pytest

from netwerk.insight.certainty import ground_of
from netwerk.insight.standing.fading import (
    LATELY,
    LONG_AGO,
    MISSING,
    NEVER,
    asked_when,
    still_there,
)
from netwerk.insight.standing.lots import keys_of
from netwerk.insight.standing.rates import Rates
from netwerk.insight.standing.redrawn import gap_stands, redrawn
from netwerk.insight.standing.unrecorded import CAUTION, Recorded, unrecorded
from netwerk.net.kernels import fragility
from netwerk.net.net import Net
from netwerk.schema import schema
from tests.builders import net_from_edges, net_from_text
from tests.calibrate.full_worlds import full_net, pairs_of, with_pairs
from tests.insight.areas import TODAY, demo


def rates_of(net: Net, asked: int = LATELY) -> Rates:
    hidden = unrecorded(Recorded.of(net), np.full(net.n, asked), MISSING)
    return Rates(hidden, fragility(net.indptr, net.indices))


def test_as_many_contacts_are_unrecorded_as_the_assumption_says():
    net = demo().net()
    share = MISSING[LATELY, LATELY]
    expected = CAUTION * net.pairs * share / (1 - share)
    assert rates_of(net).of_each.sum() / 2 == pytest.approx(expected)


def test_who_was_never_asked_is_missing_more_and_who_was_asked_long_ago_stands_between():
    net = demo().net()
    lately, old, never = (rates_of(net, a).of_each.sum() for a in (LATELY, LONG_AGO, NEVER))
    assert lately < old < never


def test_the_rates_of_sets_are_the_sums_of_the_rates_of_their_pairs():
    net = demo().net()
    rates = rates_of(net)
    pairs = np.array([rates.with_each([i]) for i in range(net.n)])
    assert np.allclose(pairs, pairs.T)
    assert np.allclose(pairs.diagonal(), 0)
    assert np.allclose(pairs.sum(1), rates.of_each)
    some = [1, 5, 40, 80]
    assert np.allclose(rates.with_each(some), pairs[some].sum(0))
    inside = np.isin(np.arange(net.n), some)
    assert rates.apart(some) == pytest.approx(pairs[some][:, ~inside].sum())
    rows = np.repeat(np.arange(net.n), np.diff(net.indptr))
    assert np.allclose(pairs[rows, net.indices], 0)  # who has contact can have none unrecorded


def test_other_ids_and_another_order_of_rows_give_the_same_chances():
    net = demo().net()
    order = np.random.default_rng(3).permutation(net.n)
    columns = {name: [column[i] for i in order] for name, column in net.actors.items()}
    columns["id"] = [f"z{k:05d}" for k in range(net.n)]
    at = np.argsort(order)
    plain = with_pairs(net, pairs_of(net))
    other = with_pairs(plain.__class__(**{**vars_of(plain), "actors": columns}), at[pairs_of(net)])
    one, two = (ground_of(n, schema(), TODAY) for n in (plain, other))
    for i in np.flatnonzero(plain.degree < 2).tolist():
        here = one.net.index_of(str(plain.actors["id"][i]))
        there = two.net.index_of(str(other.actors["id"][int(at[i])]))
        asked = one.sure.isolated, two.sure.isolated
        if plain.degree[i]:
            asked = one.sure.pendant, two.sure.pendant
        assert asked[0](here) == asked[1](there)


def vars_of(net: Net) -> dict[str, object]:
    return {name: getattr(net, name) for name in net.__dataclass_fields__}


def test_closure_is_found_where_friends_of_friends_meet():
    rng = np.random.default_rng(1)
    assert rates_of(full_net("gesloten 140", rng)).hidden.closure > 3
    assert rates_of(full_net("140", rng)).hidden.closure < 3


@pytest.mark.parametrize("text", ["A", "A B C", "A-B", "M-A M-B M-C M-D", "A-B B-C C-A"])
def test_small_networks_get_no_figure_and_no_error(text):
    sure = ground_of(net_from_text(text), schema(), TODAY).sure
    assert not sure.given
    assert sure.isolated(0) is None
    assert sure.none_between([0], [0]) is None


def test_a_network_where_everybody_knows_everybody_misses_nothing():
    net = net_from_edges(12, [(i, j) for i in range(12) for j in range(i)])
    assert rates_of(net).of_each.max() == pytest.approx(0, abs=1e-9)


def test_age_of_asking_and_of_a_contact():
    today = date(2026, 11, 25)
    when = asked_when([None, "", "2026-01", "2024-11", "2024-10", "2019"], today)
    assert when.tolist() == [NEVER, NEVER, LATELY, LATELY, LONG_AGO, LONG_AGO]
    there = still_there(np.array([-1, 0, 24, 36, 120], np.int32))
    assert there[:3].tolist() == [1, 1, 1]
    assert 0.9 < there[3] < 1
    assert 0.5 < there[4] < 0.7


def test_drawn_networks_hold_what_the_rates_say_and_only_add():
    net = demo().net()
    rates = rates_of(net)
    keys = keys_of(net.actors["naam"], net.actors["soort"], net.actors["kern"])
    drawn = redrawn(rates.hidden, keys, 200)
    more = np.mean([np.diff(indptr) for indptr, _ in drawn.nets], axis=0) - net.degree
    assert (more >= 0).all()
    assert more.sum() == pytest.approx(rates.of_each.sum() / CAUTION, rel=0.12)
    assert np.corrcoef(more, rates.of_each)[0, 1] > 0.9
    half, most = (drawn.at_most(lambda indptr, _: float(indptr[-1]), level) for level in (0.5, 0.9))
    assert len(net.indices) < half < most
    assert drawn.share(lambda indptr, _: bool(indptr[-1] >= len(net.indices))) == 1.0


def test_draws_are_the_same_twice_and_one_contact_more_leaves_most_as_they_were():
    net = demo().net()
    keys = keys_of(net.actors["naam"], net.actors["soort"], net.actors["kern"])
    one, two = (redrawn(rates_of(net).hidden, keys, 20) for _ in range(2))
    assert all((a[1] == b[1]).all() for a, b in zip(one.nets, two.nets, strict=True))
    pairs = pairs_of(net)
    less = with_pairs(net, pairs[:-1])
    other = redrawn(rates_of(less).hidden, keys, 20)
    same = sum(
        len(set(codes(a, net.n)) & set(codes(b, net.n)))
        for a, b in zip(one.nets, other.nets, strict=True)
    )
    every = sum(len(a[1]) for a in one.nets)
    assert same / every > 0.95


def codes(csr, n):
    rows = np.repeat(np.arange(n), np.diff(csr[0]))
    return (rows * n + csr[1]).tolist()


def test_groups_that_are_together_again_and_gaps_that_stand():
    net = demo().net()
    rates = rates_of(net)
    keys = keys_of(net.actors["naam"], net.actors["soort"], net.actors["kern"])
    drawn = redrawn(rates.hidden, keys, 10)
    all_one = drawn.together_again(
        [[0, 1, 2]], lambda indptr, _i, _d: np.zeros(len(indptr) - 1, np.int64)
    )
    assert all_one.tolist() == [11 / 12]  # ten draws do not tell 'always'
    a = np.arange(net.n) < 40
    wide = gap_stands(rates.hidden, a, ~a, 2, 40.0, lambda total, growth: total <= 20 * growth)
    tight = gap_stands(rates.hidden, a, ~a, 2, 40.0, lambda total, growth: total <= 2 * growth)
    assert 0 <= tight < wide <= 1
