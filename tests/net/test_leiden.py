"""Groups that many runs agree on: right on known networks, steady, and never a trap."""

from __future__ import annotations

import subprocess
import sys
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given

from netwerk.net.leiden import communities
from netwerk.net.progress import Stopped
from tests.effort import examples
from tests.net.data import Csr, network, rough_edges, truth, undirected


def circles(
    count: int, size: int, between: list[tuple[int, int]]
) -> tuple[int, list[tuple[int, int]]]:
    """``count`` complete groups of ``size`` and single ties between members."""
    inside = [
        (g * size + i, g * size + j) for g in range(count) for i, j in combinations(range(size), 2)
    ]
    return count * size, inside + between


def modularity(csr: Csr, group: np.ndarray) -> float:
    graph = nx.Graph(list(csr.pairs))
    return nx.community.modularity(
        graph, [set(np.flatnonzero(group == g).tolist()) for g in range(group.max() + 1)]
    )


def agreement(one: np.ndarray, other: np.ndarray) -> float:
    """Adjusted Rand index (Hubert & Arabie 1985)."""

    def pairs(counts: np.ndarray) -> float:
        return float((counts * (counts - 1) / 2).sum())

    both = pairs(np.unique(one * 10_000 + other, return_counts=True)[1])
    a, b = pairs(np.bincount(one)), pairs(np.bincount(other))
    chance = a * b / pairs(np.array([len(one)]))
    return (both - chance) / ((a + b) / 2 - chance)


@pytest.mark.parametrize(
    "name", ["zachary_karate", "florentine_marriage", "davis_southern_women", "krackhardt_kite"]
)
def test_the_groups_are_as_good_as_the_best_that_can_be(name: str) -> None:
    csr, best = network(name), truth(name)["modularity_optimal"]
    tied = np.diff(csr.indptr) > 0
    found = communities(*csr.bare)
    assert modularity(csr, found.group) >= best["modularity"] - 0.011
    if name == "zachary_karate":
        assert modularity(csr, found.group) == pytest.approx(
            truth("published")["karate"]["max_modularity"]
        )
        assert agreement(found.group, np.array(best["membership"])) == pytest.approx(1)
    assert (found.group[tied] >= 0).all()


def test_clear_circles_are_found_numbered_by_size_and_everybody_belongs() -> None:
    n, edges = circles(3, 6, [(0, 6), (7, 12)])
    edges += [(18, k) for k in range(12, 18)]  # the last circle has one more
    found = communities(*undirected(n + 1, edges).bare)
    assert found.group.tolist() == [1] * 6 + [2] * 6 + [0] * 7
    assert found.sizes.tolist() == [7, 6, 6]
    assert found.belonging.min() > 0.99


def test_who_is_tied_to_two_circles_alike_belongs_less_than_the_rest() -> None:
    n, edges = circles(2, 6, [])
    edges += [(n, k) for k in (0, 1, 2, 6, 7, 8)]
    found = communities(*undirected(n + 1, edges).bare)
    assert found.belonging[n] < 0.95 < found.belonging[:n].min()


def test_actors_without_contacts_are_in_no_group() -> None:
    found = communities(*undirected(5, [(1, 3)]).bare)
    assert found.group.tolist() == [-1, 0, -1, 0, -1]
    assert np.isnan(found.belonging[[0, 2, 4]]).all()
    assert found.belonging[[1, 3]].tolist() == [1, 1]


@pytest.mark.parametrize("n", [0, 1, 2, 7])
def test_a_network_without_ties_has_no_groups(n: int) -> None:
    found = communities(*undirected(n, []).bare)
    assert (found.group.tolist(), found.sizes.tolist()) == ([-1] * n, [])


@examples(40)
@given(rough_edges())
def test_groups_lie_within_components_and_are_numbered_by_size(
    rough: tuple[int, list[tuple[int, int]]],
) -> None:
    csr = undirected(*rough)
    found = communities(*csr.bare, runs=6)
    again = communities(*csr.bare, runs=6)
    assert found.group.tolist() == again.group.tolist()
    assert found.sizes.tolist() == sorted(
        np.bincount(found.group[found.group >= 0]).tolist(), reverse=True
    )
    graph = nx.Graph(list(csr.pairs))
    for g in range(len(found.sizes)):
        members = np.flatnonzero(found.group == g).tolist()
        assert nx.is_connected(graph.subgraph(members))
    tied = found.group >= 0
    assert ((found.belonging[tied] >= 0) & (found.belonging[tied] <= 1)).all()


def test_one_tie_less_hardly_moves_anybody() -> None:
    rng = np.random.default_rng(3)
    group = np.repeat(np.arange(8), 20)
    odds = np.where(group[:, None] == group[None, :], 0.25, 0.008)
    edges = np.argwhere(np.triu(rng.random((160, 160)) < odds, 1)).tolist()
    before = communities(*undirected(160, edges).bare)
    assert agreement(before.group, group) > 0.85
    for gone in rng.choice(len(edges), 5, replace=False).tolist():
        after = communities(*undirected(160, edges[:gone] + edges[gone + 1 :]).bare)
        both = (before.group >= 0) & (after.group >= 0)
        assert agreement(before.group[both], after.group[both]) > 0.9


def test_groups_stop_when_they_are_cancelled_between_two_runs() -> None:
    looks = iter([False, False, True])
    with pytest.raises(Stopped):
        communities(*network("zachary_karate").bare, cancelled=lambda: next(looks))


def test_the_package_for_groups_is_loaded_only_when_groups_are_asked_for() -> None:
    code = "import sys, netwerk.net.leiden; print({'graspologic_native', 'scipy', 'numba'} & set(sys.modules))"
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.strip()
        == "set()"
    )
