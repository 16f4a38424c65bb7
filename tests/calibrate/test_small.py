"""The small version of `make calibrate`: few networks, so wide limits; the same code."""

from collections import Counter
from functools import partial

import numpy as np
import pytest

from tests.calibrate.__main__ import page
from tests.calibrate.gaps import false_gaps, seen_gap
from tests.calibrate.groups import agreement, false_groups, found_groups
from tests.calibrate.returning import false_alarms, seen_cluster
from tests.calibrate.visits import OTHERS, RONDE, VISITS, WEEKS, quarter
from tests.calibrate.worlds import WORLDS, world

FEW = 25
"""With a share of 5% three or fewer of 25 are told in 97% of the cases, four in 99%."""


def total(cell, count=FEW, first=7_000):
    out = Counter()
    for seed in range(first, first + count):
        out.update(cell(seed))
    return out


@pytest.mark.parametrize("kind", "ABCD")
def test_networks_without_gaps_are_seldom_told_to_have_one(kind):
    assert total(partial(false_gaps, kind, 140))["gap"] <= 4


def test_a_total_gap_between_fysiek_and_sociaal_is_seen():
    assert total(partial(seen_gap, 140, False, 0.0), 10)["gap"] >= 9
    assert total(partial(seen_gap, 140, True, 0.0), 10)["gap"] >= 9


def test_half_of_the_contact_is_never_called_usual_at_the_size_of_an_area():
    assert total(partial(seen_gap, 140, False, 0.5), 10)["usual"] == 0


@pytest.mark.parametrize("kind", "ABC")
def test_networks_without_groups_are_seldom_told_to_have_them(kind):
    assert total(partial(false_groups, kind, 30))["groups"] <= 4


def test_planted_groups_are_told():
    found = total(partial(found_groups, 140, 250, 6, 0.9), 5)
    assert found["groups"] == 5
    assert found["agreement"] / found["told"] > 700


@pytest.mark.parametrize("kind", WORLDS)
def test_the_same_seed_gives_the_same_network(kind):
    one, other = (world(np.random.default_rng(3), 60, kind) for _ in range(2))
    assert one.indices.tolist() == other.indices.tolist()
    assert one.pairs > 30


def test_agreement_is_one_for_the_same_partition_and_none_for_chance():
    labels = np.arange(400) % 5
    assert agreement(labels, 4 - labels) == pytest.approx(1)
    shuffled = np.random.default_rng(1).permutation(labels)
    assert abs(agreement(labels, shuffled)) < 0.05


def test_the_page_has_a_table_for_each_question_and_says_when_a_limit_is_not_kept():
    def run(cell, n, part):
        return Counter({"gap": 50, "groups": 1}), 100

    lines, kept = page(run, 100, 1)
    assert next(line for line in lines if line.startswith("### ")).startswith("### Networks told")
    assert not kept
    lines, kept = page(lambda cell, n, part: (Counter({"gap": 95 * (part < 1)}), 100), 100, 1)
    assert kept


@pytest.mark.parametrize("flow", [50, 300])
def test_signals_return_by_chance_at_most_once_a_year(flow):
    # Told 0.5 a year, nine or fewer in eight years in 99% of the cases; at two a year hardly ever.
    assert total(partial(false_alarms, flow), 8)["told"] <= 9


def test_planted_signals_that_return_are_mostly_told():
    assert total(partial(seen_cluster, 100), 10)["seen"] >= 6


def test_the_ronde_brings_more_than_a_list_at_as_many_visits():
    found = [quarter("140", seed) for seed in (1, 2)]
    both = {name: sum(one[name]["both"] for one in found) for name in found[0]}
    assert all(both[RONDE] > both[name] for name in OTHERS)
    assert all(one[name]["talks"] <= WEEKS * VISITS for one in found for name in one)
