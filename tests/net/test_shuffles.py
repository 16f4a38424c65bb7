"""Counts between groups as they are and as chance would give them."""

from __future__ import annotations

from collections import Counter
from itertools import permutations, product

import numpy as np
import pytest

from netwerk.net.shuffles import shuffled_blocks, shuffled_labels
from tests.net.data import codes, truth

EDGES = [(0, 1), (1, 2), (2, 3), (3, 0), (0, 2), (4, 0)]
U, V = np.array(EDGES, np.int32).T
ONE_EACH = [[0], [0], [1], [1], [2]]
SEVERAL = [[0, 1], [], [1], [0, 2], [2]]


def counted(groups: list[list[int]], g: int) -> tuple[np.ndarray, int]:
    """Ties between each pair of groups, and ties whose ends share a group: straight from the rule."""
    ties, inside = np.zeros((g, g)), 0
    for i, j in EDGES:
        inside += bool(set(groups[i]) & set(groups[j]))
        for a, b in product(groups[i], groups[j]):
            ties[a, b] += 1
            ties[b, a] += a != b
    return ties, inside


def flat(groups: list[list[int]]) -> tuple[np.ndarray, np.ndarray]:
    ends = np.cumsum([0, *(len(own) for own in groups)])
    return ends.astype(np.int32), np.array([g for own in groups for g in own], np.int32)


@pytest.mark.parametrize("groups", [ONE_EACH, SEVERAL])
def test_the_observed_counts_are_those_of_the_rule(groups: list[list[int]]) -> None:
    found = shuffled_blocks(U, V, *flat(groups), 3, 0, 1)
    ties, inside = counted(groups, 3)
    assert found.observed.tolist() == ties.tolist()
    assert found.inside.tolist() == [inside]


@pytest.mark.parametrize("groups", [ONE_EACH, SEVERAL])
def test_shuffles_come_near_all_orders_of_the_groups(groups: list[list[int]]) -> None:
    shuffles = 20_000
    found = shuffled_blocks(U, V, *flat(groups), 3, shuffles, 7)
    every = [counted(list(order), 3) for order in permutations(groups)]
    observed = counted(groups, 3)[0]
    np.testing.assert_allclose(
        found.total / shuffles, np.mean([ties for ties, _ in every], axis=0), atol=0.03
    )
    np.testing.assert_allclose(
        found.squares / shuffles, np.mean([ties**2 for ties, _ in every], axis=0), atol=0.1
    )
    np.testing.assert_allclose(
        found.lower / shuffles, np.mean([ties <= observed for ties, _ in every], axis=0), atol=0.015
    )
    np.testing.assert_allclose(
        found.upper / shuffles, np.mean([ties >= observed for ties, _ in every], axis=0), atol=0.015
    )
    assert found.inside[1:].mean() == pytest.approx(
        np.mean([inside for _, inside in every]), abs=0.03
    )


@pytest.mark.parametrize("name", ["emon_texas", "emon_mtsthelens", "zachary_karate"])
def test_ties_between_groups_are_the_mixing_of_netseg(name: str) -> None:
    data = truth(name)
    grouping, wanted = next(iter(data["by_group"].items()))
    ties = {tuple(sorted(edge)) for edge in data["edges"]}
    u, v = np.array(sorted(ties), np.int32).T
    labels = codes(data["groups"][grouping])
    g = int(labels.max()) + 1
    found = shuffled_blocks(
        u, v, np.arange(len(labels) + 1, dtype=np.int32), labels, g, 0, 1
    ).observed
    mixing = np.array(wanted.get("mixing_undirected_netseg", wanted.get("mixing_netseg")), float)
    upper = (
        np.triu(mixing) + np.triu(mixing.T, 1)
        if not np.array_equal(mixing, mixing.T)
        else np.triu(mixing)
    )
    assert np.triu(found).tolist() == upper.tolist()


def test_the_same_seed_deals_the_same_labels_and_each_label_is_dealt_as_often_as_it_is_there() -> (
    None
):
    labels = np.array([0, 0, 0, 1, 2], np.int32)
    dealt = shuffled_labels(labels, 5, 50, 3)
    assert dealt.tolist() == shuffled_labels(labels, 5, 50, 3).tolist()
    assert dealt.tolist() != shuffled_labels(labels, 5, 50, 4).tolist()
    assert all(sorted(deal) == labels.tolist() for deal in dealt.tolist())
    first = Counter(shuffled_labels(labels, 1, 20_000, 5)[:, 0].tolist())
    assert [first[k] / 20_000 for k in range(3)] == pytest.approx([0.6, 0.2, 0.2], abs=0.012)
