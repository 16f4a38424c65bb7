"""Every kernel against networkx and against a plain second implementation, on rough random networks."""

from __future__ import annotations

import itertools
import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk.net import kernels
from tests.effort import examples
from tests.net import plain
from tests.net.data import csr_of, ingoing, outgoing, rough_edges, undirected

Rough = tuple[int, list[tuple[int, int]]]
few = examples(60)


def graph_of(n: int, edges: list[tuple[int, int]]) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from((i, j) for i, j in edges if i != j)
    return graph


def close(found: object, wanted: object) -> None:
    np.testing.assert_allclose(found, wanted, rtol=1e-9, atol=1e-9)


@few
@given(rough_edges())
def test_fragility_is_what_deleting_every_actor_shows(rough: Rough) -> None:
    n, edges = rough
    near, graph = plain.contacts_of(n, edges), graph_of(n, edges)
    found = kernels.fragility(*undirected(n, edges).bare)
    whole = plain.parts(near)
    assert [
        set(np.flatnonzero(found.component == c).tolist()) for c in range(len(found.sizes))
    ] == whole
    assert found.sizes.tolist() == [len(part) for part in whole]
    for actor in range(n):
        own = next(part for part in whole if actor in part)
        left = [part for part in plain.parts(near, {actor}) if part <= own]
        assert found.parts[actor] == len(left)
        assert found.pairs_lost[actor] == math.comb(len(own) - 1, 2) - plain.pairs_in(left)
    assert found.cut_points.tolist() == sorted(nx.articulation_points(graph))
    assert found.bridges.tolist() == sorted(sorted(pair) for pair in nx.bridges(graph))
    for child in np.flatnonzero(found.bridge).tolist():
        cut = graph.copy()
        cut.remove_edge(child, int(found.parent[child]))
        assert found.below[child] == len(nx.node_connected_component(cut, child))


@few
@given(rough_edges(), st.data())
def test_split_off_gives_the_parts_without_the_removed(rough: Rough, data: st.DataObject) -> None:
    n, edges = rough
    removed = data.draw(st.sets(st.integers(0, n - 1))) if n else set()
    mask = np.isin(np.arange(n), list(removed))
    found = kernels.split_off(*undirected(n, edges).bare, mask)
    parts = plain.parts(plain.contacts_of(n, edges), removed)
    assert [set(np.flatnonzero(found == c).tolist()) for c in range(len(parts))] == parts
    assert (found[mask] == -1).all()
    assert found.max(initial=-1) == len(parts) - 1


@few
@given(rough_edges(9), st.integers(1, 4))
def test_betweenness_counts_shortest_routes(rough: Rough, within: int) -> None:
    n, edges = rough
    csr, near = undirected(n, edges), plain.contacts_of(n, edges)
    found = kernels.betweenness(*csr.bare)
    close(found, plain.betweenness(near))
    close(found, list(nx.betweenness_centrality(graph_of(n, edges), normalized=False).values()))
    close(kernels.betweenness(*csr.bare, within=within), plain.betweenness(near, within))


@few
@given(rough_edges(9), st.data())
def test_burts_measures_follow_the_formulas_with_any_weights(
    rough: Rough, data: st.DataObject
) -> None:
    n, edges = rough
    weights = data.draw(
        st.lists(st.sampled_from([0.25, 1, 2, 3, 7]), min_size=len(edges), max_size=len(edges))
    )
    csr = undirected(n, edges, weights)
    found = kernels.burt(*csr.bare, csr.weights)
    constraint, size, hierarchy = plain.burt(n, csr.pairs)
    close(found.constraint, constraint)
    close(found.effective_size, size)
    np.testing.assert_allclose(found.hierarchy, hierarchy, atol=1e-7)
    close(
        found.efficiency,
        [
            s / len(c) if c else math.nan
            for s, c in zip(size, plain.contacts_of(n, edges), strict=True)
        ],
    )
    graph = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from((i, j, {"w": w}) for (i, j), w in csr.pairs.items())
    if n:
        close(found.constraint, [nx.constraint(graph, weight="w")[i] for i in range(n)])
        close(
            found.effective_size,
            [nx.effective_size(graph, nodes=list(graph), weight="w")[i] for i in range(n)],
        )


@few
@given(rough_edges(9), st.data())
def test_gould_fernandez_counts_every_pair_in_between(rough: Rough, data: st.DataObject) -> None:
    n, edges = rough
    groups = data.draw(st.lists(st.integers(0, 3), min_size=n, max_size=n))
    arcs = {(i, j) for i, j in edges if i != j}
    both = arcs | {(j, i) for i, j in arcs}
    codes = np.array(groups, np.int32)
    csr = undirected(n, edges)
    assert (
        kernels.gould_fernandez(*csr.bare, codes).tolist()
        == plain.brokered(n, both, groups).tolist()
    )
    assert (
        kernels.gould_fernandez(*csr.bare, codes, *csr.bare).tolist()
        == plain.brokered(n, both, groups).tolist()
    )
    directed = kernels.gould_fernandez(*outgoing(n, edges).bare, codes, *ingoing(n, edges).bare)
    assert directed.tolist() == plain.brokered(n, arcs, groups).tolist()


@few
@given(rough_edges(), st.data())
def test_participation_follows_the_formula(rough: Rough, data: st.DataObject) -> None:
    n, edges = rough
    groups = data.draw(st.lists(st.integers(0, 3), min_size=n, max_size=n))
    near = plain.contacts_of(n, edges)
    found = kernels.participation(*undirected(n, edges).bare, np.array(groups, np.int32))
    inside = [sum(groups[j] == groups[i] for j in near[i]) for i in range(n)]
    for i in range(n):
        shares = [sum(groups[j] == g for j in near[i]) / max(len(near[i]), 1) for g in range(4)]
        assert found.participation[i] == pytest.approx(
            1 - sum(s * s for s in shares) if near[i] else 0
        )
        own = [inside[j] for j in range(n) if groups[j] == groups[i]]
        spread = np.std(own)
        assert found.within_z[i] == pytest.approx(
            (inside[i] - np.mean(own)) / spread if spread else 0
        )


@few
@given(rough_edges(), st.data())
def test_steps_between_actors(rough: Rough, data: st.DataObject) -> None:
    n, edges = rough
    csr, near = undirected(n, edges), plain.contacts_of(n, edges)
    steps = [plain.steps_from(near, i) for i in range(n)]
    assert kernels.all_distances(*csr.bare).tolist() == [
        [steps[i].get(j, 255) for j in range(n)] for i in range(n)
    ]
    assert kernels.reach(*csr.bare, 3).tolist() == [
        [sum(0 < d <= k for d in own.values()) for k in (1, 2, 3)] for own in steps
    ]
    sources = data.draw(st.sets(st.integers(0, n - 1))) if n else set()
    limit = data.draw(st.integers(0, 4))
    nearest = [min((steps[s][i] for s in sources if i in steps[s]), default=-1) for i in range(n)]
    assert kernels.distances_from(*csr.bare, sorted(sources)).tolist() == nearest
    assert kernels.distances_from(*csr.bare, sorted(sources), limit).tolist() == [
        d if d <= limit else -1 for d in nearest
    ]


@few
@given(rough_edges())
def test_cores_shared_contacts_and_spans(rough: Rough) -> None:
    n, edges = rough
    csr, near = undirected(n, edges), plain.contacts_of(n, edges)
    assert kernels.core_numbers(*csr.bare).tolist() == plain.core(near)
    assert kernels.core_numbers(*csr.bare).tolist() == [
        nx.core_number(graph_of(n, edges))[i] for i in range(n)
    ]
    keys = sorted(csr.pairs)
    assert kernels.shared_contacts(*csr.bare).tolist() == [len(near[i] & near[j]) for i, j in keys]
    whole = [plain.span(near, i, j) for i, j in keys]
    assert kernels.spans(*csr.bare, n + 1).tolist() == whole
    for limit in (1, 2, 3, 4):
        assert kernels.spans(*csr.bare, limit).tolist() == [s if s <= limit else -1 for s in whole]


@few
@given(rough_edges(), st.integers(1, 5))
def test_resource_allocation_is_that_of_networkx_and_the_best_come_first(
    rough: Rough, most: int
) -> None:
    n, edges = rough
    csr = undirected(n, edges)
    wanted = {
        tuple(sorted((u, v))): s
        for u, v, s in nx.resource_allocation_index(graph_of(n, edges))
        if s > 0
    }
    found = kernels.resource_allocation(*csr.bare)
    assert {tuple(pair) for pair in found.pairs.tolist()} == set(wanted)
    close(found.scores, [wanted[tuple(pair)] for pair in found.pairs.tolist()])
    order = sorted(zip((-found.scores).tolist(), found.pairs.tolist(), strict=True))
    assert found.pairs.tolist() == [pair for _, pair in order]
    few_ = kernels.resource_allocation(*csr.bare, most)
    assert few_.pairs.tolist() == found.pairs[:most].tolist()


@few
@given(rough_edges(9), st.data())
def test_a_route_is_the_cheapest_then_the_shortest_and_avoids_the_banned(
    rough: Rough, data: st.DataObject
) -> None:
    n, edges = rough
    if not n:
        return
    csr = undirected(n, edges)
    costs = {key: data.draw(st.integers(0, 4)) for key in csr.pairs if key[0] < key[1]}
    both = {**costs, **{(j, i): c for (i, j), c in costs.items()}}
    priced = csr_of(n, both)
    source, target = data.draw(st.integers(0, n - 1)), data.draw(st.integers(0, n - 1))
    banned = data.draw(st.sets(st.integers(0, n - 1)))
    mask = np.isin(np.arange(n), list(banned))
    found = kernels.shortest_route(
        *priced.bare, priced.weights.astype(np.int32), source, target, mask
    )
    graph = nx.Graph()
    graph.add_nodes_from(set(range(n)) - banned | {source, target})
    graph.add_edges_from((i, j, {"c": c}) for (i, j), c in costs.items() if {i, j} <= set(graph))
    if not nx.has_path(graph, source, target):
        assert (found.actors.tolist(), found.cost) == ([], -1)
        return
    every = (
        [list(path) for path in nx.all_simple_paths(graph, source, target)]
        if source != target
        else [[source]]
    )
    ranked = sorted(
        (sum(both[a, b] for a, b in itertools.pairwise(path)), len(path), path[::-1])
        for path in every
    )
    assert (found.cost, len(found.actors), found.actors[::-1].tolist()) == ranked[0]


@few
@given(rough_edges(), st.integers(0, 5))
def test_without_loss_fragility_is_certain_and_with_all_lost_nothing_is_left(
    rough: Rough, seed: int
) -> None:
    n, edges = rough
    csr = undirected(n, edges)
    now = kernels.fragility(*csr.bare)
    same = kernels.fragility_under_loss(*csr.bare, 0.0, 3, seed)
    assert same.cut_point.tolist() == (now.parts > 1).astype(float).tolist()
    assert same.isolated.tolist() == (np.diff(csr.indptr) == 0).astype(float).tolist()
    bridges = {tuple(pair) for pair in now.bridges.tolist()}
    assert same.bridge.tolist() == [
        float(tuple(sorted(key)) in bridges) for key in sorted(csr.pairs)
    ]
    none = kernels.fragility_under_loss(*csr.bare, 1.0, 3, seed)
    assert not none.cut_point.any()
    assert np.isnan(none.bridge).all()
    assert none.isolated.tolist() == [1.0] * n


def test_loss_leaves_out_the_asked_share_of_ties() -> None:
    # In a star of 101 actors every tie is a bridge; a leaf is alone exactly when its tie is left out.
    star = undirected(101, [(0, k) for k in range(1, 101)])
    found = kernels.fragility_under_loss(*star.bare, 0.1, 200, 7)
    assert found.isolated[1:].mean() == pytest.approx(0.1, abs=0.01)
    assert found.bridge.tolist() == [1.0] * 200
    assert found.cut_point.tolist() == [1.0] + [0.0] * 100


def test_the_same_seed_gives_the_same_loss_and_another_seed_another() -> None:
    ring = undirected(30, [(k, (k + 1) % 30) for k in range(30)])
    first, again, other = (
        kernels.fragility_under_loss(*ring.bare, 0.2, 20, seed).isolated.tolist()
        for seed in (1, 1, 2)
    )
    assert first == again != other


@few
@given(rough_edges(), st.randoms(use_true_random=False))
def test_other_numbers_for_the_same_actors_change_no_result(rough: Rough, random: object) -> None:
    n, edges = rough
    new = list(range(n))
    random.shuffle(new)  # type: ignore[attr-defined]
    there = np.array(new, np.int64)
    a, b = undirected(n, edges), undirected(n, [(new[j], new[i]) for i, j in reversed(edges)])
    groups = np.arange(n, dtype=np.int32) % 3
    moved = np.empty(n, np.int32)
    moved[there] = groups
    one, two = kernels.fragility(*a.bare), kernels.fragility(*b.bare)
    close(two.pairs_lost[there], one.pairs_lost)
    assert two.parts[there].tolist() == one.parts.tolist()
    close(kernels.betweenness(*b.bare)[there], kernels.betweenness(*a.bare))
    close(kernels.burt(*b.bare).constraint[there], kernels.burt(*a.bare).constraint)
    close(kernels.gould_fernandez(*b.bare, moved)[there], kernels.gould_fernandez(*a.bare, groups))
    assert kernels.core_numbers(*b.bare)[there].tolist() == kernels.core_numbers(*a.bare).tolist()
    assert kernels.reach(*b.bare, 2)[there].tolist() == kernels.reach(*a.bare, 2).tolist()


@pytest.mark.parametrize("weights", [[0.0, 0.0], [-1.0, -1.0], [math.nan, math.nan]])
def test_a_tie_without_weight_is_refused(weights: list[float]) -> None:
    pair = undirected(2, [(0, 1)])
    with pytest.raises(ValueError, match="above zero"):
        kernels.burt(*pair.bare, np.array(weights))


def test_too_many_actors_for_all_distances_are_refused_before_memory_is_taken() -> None:
    with pytest.raises(ValueError, match="at most 3000"):
        kernels.all_distances(np.zeros(3002, np.int32), np.zeros(0, np.int32))


@pytest.mark.parametrize("groups", [[0, -1], [0], [0, 1, 2]])
def test_groups_that_are_not_known_are_refused(groups: list[int]) -> None:
    for kernel in (kernels.gould_fernandez, kernels.participation):
        with pytest.raises(ValueError, match="numbered from 0"):
            kernel(*undirected(2, [(0, 1)]).bare, np.array(groups, np.int32))


def test_what_lies_outside_the_network_is_refused_and_not_read() -> None:
    pair = undirected(2, [(0, 1)])
    cost = np.ones(2, np.int32)
    for source in (-1, 2):
        with pytest.raises(IndexError, match="from 0 to 1"):
            kernels.distances_from(*pair.bare, [source])
        with pytest.raises(IndexError, match="from 0 to 1"):
            kernels.shortest_route(*pair.bare, cost, 0, source)
    for wrong in (cost[:1], -cost):
        with pytest.raises(ValueError, match="cost"):
            kernels.shortest_route(*pair.bare, wrong, 0, 1)
    with pytest.raises(ValueError, match="every actor"):
        kernels.split_off(*pair.bare, np.zeros(1, bool))
    with pytest.raises(ValueError, match="weight"):
        kernels.burt(*pair.bare, np.ones(1))


@pytest.mark.parametrize(("share", "rounds"), [(-0.1, 5), (1.1, 5), (0.1, 0)])
def test_a_share_or_number_of_rounds_that_makes_no_sense_is_refused(
    share: float, rounds: int
) -> None:
    with pytest.raises(ValueError, match="share"):
        kernels.fragility_under_loss(*undirected(2, [(0, 1)]).bare, share, rounds)


def test_a_star_of_ten_thousand_is_answered_by_every_kernel_within_bounded_memory() -> None:
    n = 10_000
    star = undirected(n, [(0, k) for k in range(1, n)])
    assert kernels.fragility(*star.bare).pairs_lost[0] == math.comb(n - 1, 2)
    assert kernels.betweenness(*star.bare, within=2)[0] == math.comb(n - 1, 2)
    assert kernels.reach(*star.bare, 2)[:, 1].min() == n - 1
    assert kernels.burt(*star.bare).effective_size[0] == n - 1
    found = kernels.resource_allocation(*star.bare, 1000)
    assert found.pairs.tolist() == [[1, k] for k in range(2, 1002)]


def test_a_complete_network_has_no_brokers_bridges_or_cut_points() -> None:
    full = undirected(12, [(i, j) for i in range(12) for j in range(i)])
    assert not kernels.betweenness(*full.bare).any()
    assert not kernels.gould_fernandez(*full.bare, np.arange(12, dtype=np.int32)).any()
    assert not len(kernels.fragility(*full.bare).bridges)
    assert not len(kernels.resource_allocation(*full.bare).pairs)
