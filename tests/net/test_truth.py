"""Every kernel against the numbers that R, UCINET and the papers give for the same networks."""

from __future__ import annotations

import numpy as np
import pytest

from netwerk.net import kernels
from tests.net.data import (
    DIRECTED,
    EMON,
    UNDIRECTED,
    codes,
    floats,
    ingoing,
    mutual,
    network,
    outgoing,
    several,
    truth,
    undirected,
)

ALL = (*UNDIRECTED, *DIRECTED)


def close(found: object, wanted: object) -> None:
    np.testing.assert_allclose(found, wanted, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("name", UNDIRECTED)
def test_betweenness_is_that_of_sna_and_igraph(name: str) -> None:
    found = kernels.betweenness(*network(name).bare)
    close(found, truth(name)["betweenness_sna"])
    close(found, truth(name)["betweenness_igraph"])


@pytest.mark.parametrize("name", DIRECTED)
def test_betweenness_of_the_weak_network_is_that_of_sna(name: str) -> None:
    close(
        kernels.betweenness(*network(name).bare), truth(name)["undirected_weak"]["betweenness_sna"]
    )


@pytest.mark.parametrize("name", UNDIRECTED)
def test_degree_cut_points_bridges_and_cores_are_those_of_r(name: str) -> None:
    data, csr = truth(name), network(name)
    found = kernels.fragility(*csr.bare)
    assert np.diff(csr.indptr).tolist() == data["degree"]
    assert found.cut_points.tolist() == sorted(several(data["cutpoints_sna_0based"]))
    assert found.cut_points.tolist() == sorted(several(data["articulation_igraph_0based"]))
    assert found.bridges.tolist() == sorted(sorted(pair) for pair in data["bridges_igraph"])
    assert kernels.core_numbers(*csr.bare).tolist() == data["coreness_igraph"]


@pytest.mark.parametrize("name", DIRECTED)
def test_cut_points_and_cores_of_the_weak_network_are_those_of_r(name: str) -> None:
    data, csr = truth(name)["undirected_weak"], network(name)
    assert kernels.fragility(*csr.bare).cut_points.tolist() == sorted(
        several(data["cutpoints_sna_0based"])
    )
    assert kernels.core_numbers(*csr.bare).tolist() == data["coreness_igraph"]


@pytest.mark.parametrize("name", ALL)
def test_reach_in_one_two_and_three_steps_is_that_of_sna(name: str) -> None:
    data = truth(name)
    csr = outgoing(len(data["nodes"]), data["edges"]) if data["directed"] else network(name)
    assert kernels.reach(*csr.bare, 3).T.tolist() == data["reach_1_2_3_sna"]
    everybody = np.ones(len(csr.bare[0]) - 1, bool)
    for steps, counts in enumerate(data["reach_1_2_3_sna"], 1):
        assert kernels.pairs_within(*csr.bare, steps, everybody) == sum(counts)


@pytest.mark.parametrize("name", UNDIRECTED)
def test_span_and_shared_contacts_of_every_tie(name: str) -> None:
    data, csr = truth(name), network(name)
    keys = sorted(csr.pairs)
    spans = dict(zip(keys, kernels.spans(*csr.bare, csr.n).tolist(), strict=True))
    shared = dict(zip(keys, kernels.shared_contacts(*csr.bare).tolist(), strict=True))
    for tie in data["edge_spans"]:
        for key in ((tie["u"], tie["v"]), (tie["v"], tie["u"])):
            assert spans[key] == (-1 if tie["span"] is None else tie["span"])
            assert shared[key] == tie["common_neighbours"]


@pytest.mark.parametrize("name", UNDIRECTED)
def test_constraint_is_that_of_igraph_and_effective_size_that_of_influencer(name: str) -> None:
    found = kernels.burt(*network(name).bare)
    close(found.constraint, floats(truth(name)["constraint_igraph"]))
    close(found.effective_size, floats(truth(name)["effective_size_influenceR"]))


@pytest.mark.parametrize("name", DIRECTED)
def test_constraint_and_effective_size_of_the_weak_network(name: str) -> None:
    data, found = truth(name)["undirected_weak"], kernels.burt(*network(name).bare)
    tied = ~np.isnan(found.constraint)
    close(found.constraint, floats(data["constraint_igraph"]))
    close(found.effective_size[tied], floats(data["effective_size_influenceR"])[tied])


@pytest.mark.parametrize("name", DIRECTED)
def test_constraint_of_directed_ties_is_that_of_igraph(name: str) -> None:
    data = truth(name)
    csr = mutual(len(data["nodes"]), data["edges"])
    close(kernels.burt(*csr.bare, csr.weights).constraint, floats(data["constraint_igraph"]))


@pytest.mark.parametrize("name", ["zachary_karate", "borgatti1997_ego"])
def test_weighted_constraint_is_that_of_igraph(name: str) -> None:
    data = truth(name)
    csr = undirected(len(data["nodes"]), data["edges"], data["weights"])
    close(
        kernels.burt(*csr.bare, csr.weights).constraint, floats(data["constraint_weighted_igraph"])
    )


FORMS = [
    (name, form)
    for name in ALL
    for form in ("unweighted", "weighted", "undirected_weak")
    if form in truth(f"burt_{name}")
]


@pytest.mark.parametrize(("name", "form"), FORMS)
def test_burts_four_measures_are_those_of_the_dense_formulas(name: str, form: str) -> None:
    wanted, data = truth(f"burt_{name}")[form], truth(name)
    n, edges = len(data["nodes"]), data["edges"]
    csr = (
        undirected(n, edges)
        if form == "undirected_weak" or not data["directed"]
        else mutual(n, edges)
    )
    if form == "weighted":
        csr = undirected(n, edges, data["weights"])
    found = kernels.burt(*csr.bare, csr.weights)
    for measure in ("constraint", "effective_size", "efficiency", "hierarchy"):
        close(getattr(found, measure), floats(wanted[measure]))


def test_burts_measures_as_borgatti_published_them() -> None:
    published, data = truth("published")["borgatti1997"], truth("borgatti1997_ego")
    for weights, wanted in ((None, published), (data["weights"], published["weighted"])):
        csr = undirected(7, data["edges"], weights)
        found = kernels.burt(*csr.bare, csr.weights)
        for letter, value in wanted["effective_size"].items():
            assert found.effective_size[data["nodes"].index(letter)] == pytest.approx(
                value, abs=0.0051
            )
        for letter, value in wanted["constraint"].items():
            assert found.constraint[data["nodes"].index(letter)] == pytest.approx(value, abs=0.0005)


@pytest.mark.parametrize(("weighted", "prefix"), [(False, ""), (True, "weighted_")])
def test_burts_measures_of_the_published_directed_example(weighted: bool, prefix: str) -> None:
    data = truth("published")["directed3"]
    csr = mutual(3, data["edges"], data["weights"] if weighted else None)
    found = kernels.burt(*csr.bare, csr.weights)
    np.testing.assert_allclose(found.constraint, data[f"{prefix}constraint"], atol=0.0006)
    np.testing.assert_allclose(found.effective_size, data[f"{prefix}effective_size"], atol=0.0006)


def test_the_kite_and_the_medici_as_published() -> None:
    kite, medici = truth("published")["kite"], truth("florentine_marriage")["nodes"].index("Medici")
    found = kernels.betweenness(*network("krackhardt_kite").bare)
    close(found, kite["betweenness_raw"])
    assert np.flatnonzero(found == found.max()).tolist() == kite["max_betweenness"]
    assert kernels.betweenness(*network("florentine_marriage").bare)[medici] / 91 == pytest.approx(
        0.522, abs=0.0005
    )


@pytest.mark.parametrize("name", [*EMON, "zachary_karate", "davis_southern_women"])
def test_gould_fernandez_counts_are_those_of_sna(name: str) -> None:
    data = truth(name)
    n, edges = len(data["nodes"]), data["edges"]
    for grouping, wanted in data["by_group"].items():
        groups = codes(data["groups"][grouping])
        if data["directed"]:
            inward = ingoing(n, edges)
            directed = kernels.gould_fernandez(*outgoing(n, edges).bare, groups, *inward.bare)
            _same_roles(directed, wanted["brokerage_sna"])
            _same_roles(
                kernels.gould_fernandez(*network(name).bare, groups),
                wanted["brokerage_sna_undirected_weak"],
            )
        else:
            _same_roles(
                kernels.gould_fernandez(*network(name).bare, groups), wanted["brokerage_sna"]
            )


def _same_roles(found: np.ndarray, wanted: dict[str, list[list[int]]]) -> None:
    assert np.column_stack((found, found.sum(axis=1))).tolist() == wanted["raw"]
    assert [*found.sum(axis=0), found.sum()] == wanted["raw_global"]


def test_participation_and_within_z_are_those_of_bctpy() -> None:
    wanted, data = truth("participation_zachary_karate_club"), truth("zachary_karate")
    found = kernels.participation(*network("zachary_karate").bare, codes(data["groups"]["club"]))
    close(found.participation, wanted["participation"])
    close(found.within_z, wanted["within_z"])


@pytest.mark.parametrize("name", UNDIRECTED)
def test_fragmentation_after_each_deletion_is_that_of_keyplayer(name: str) -> None:
    csr, wanted = network(name), truth(name)["kpp"]["deletion"]
    steps = kernels.all_distances(*csr.bare).astype(float)
    close(1 - _inverse_sum(steps) / (csr.n * (csr.n - 1)), wanted["DF_whole"])
    sizes = kernels.fragility(*csr.bare).sizes
    close(1 - (sizes * (sizes - 1)).sum() / (csr.n * (csr.n - 1)), wanted["F_whole"])
    for gone in range(csr.n):
        removed = np.arange(csr.n) == gone
        sizes = np.bincount(kernels.split_off(*csr.bare, removed)[~removed])
        possible = (csr.n - 1) * (csr.n - 2)
        close(1 - (sizes * (sizes - 1)).sum() / possible, wanted["F_without"][gone])
        left = undirected(csr.n, [key for key in csr.pairs if gone not in key])
        close(
            1 - _inverse_sum(kernels.all_distances(*left.bare).astype(float)) / possible,
            wanted["DF_without"][gone],
        )


def _inverse_sum(steps: np.ndarray) -> float:
    return float((1 / steps[(steps > 0) & (steps < 255)]).sum())


@pytest.mark.parametrize("name", UNDIRECTED)
def test_pairs_lost_follow_from_the_fragmentation_after_deletion(name: str) -> None:
    csr = network(name)
    found, n = kernels.fragility(*csr.bare), csr.n
    own = found.sizes[found.component] - 1
    before = (found.sizes * (found.sizes - 1) // 2).sum() - own
    share = 1 - (before - found.pairs_lost) / ((n - 1) * (n - 2) / 2)
    close(share, truth(name)["kpp"]["deletion"]["F_without"])


@pytest.mark.parametrize("name", UNDIRECTED)
def test_the_sets_that_reach_most_are_those_of_keyplayer(name: str) -> None:
    csr = network(name)
    for best in (truth(name)["kpp"]["kpppos_best_1"], truth(name)["kpp"]["kpppos_best_2"]):
        for chosen in best["best_sets_0based"]:
            steps = kernels.distances_from(*csr.bare, several(chosen)).astype(float)
            assert (1 / steps[steps > 0]).sum() / csr.n == pytest.approx(best["best_value"])
