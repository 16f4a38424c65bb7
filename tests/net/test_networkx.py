"""Any networkx function on a Net, and graphs made of nets and back."""

from __future__ import annotations

import math
import subprocess
import sys
from dataclasses import fields
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given

from netwerk.errors import InputError
from netwerk.net import answers
from netwerk.net.net import Net, select
from netwerk.net.networkx import (
    ANSWERED,
    Backend,
    backend_info,
    graph_of,
    net_from_networkx,
    to_networkx,
)
from netwerk.net.selection import Selection
from netwerk.schema import schema
from tests.builders import net_from_edges, net_from_text
from tests.effort import examples
from tests.net.data import rough_edges, truth

few = examples(40)


def same_net(one: Net, other: Net) -> None:
    for field in fields(Net):
        a, b = getattr(one, field.name), getattr(other, field.name)
        if isinstance(a, np.ndarray):
            assert a.tolist() == b.tolist(), field.name
            assert a.dtype == b.dtype, field.name
        elif field.name in {"actors", "relaties"}:
            assert {name: list(column) for name, column in a.items()} == {
                name: list(column) for name, column in b.items()
            }
        else:
            assert a == b, field.name


def same(one: Any, other: Any) -> bool:
    """Equal, with NaN equal to itself and floats to the last bits."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    return (
        one == pytest.approx(other, nan_ok=True) if isinstance(one, float) else bool(one == other)
    )


CALLS: dict[str, Any] = {
    "articulation_points": set,
    "betweenness_centrality": dict,
    "bridges": lambda found: {tuple(sorted(pair)) for pair in found},
    "connected_components": list,
    "constraint": dict,
    "core_number": dict,
    "effective_size": dict,
    "has_bridges": bool,
    "is_connected": bool,
    "isolates": list,
    "local_bridges": lambda found: [(*sorted(row[:2]), row[2]) for row in found],
    "number_connected_components": int,
    "number_of_isolates": int,
}


@pytest.mark.parametrize("name", CALLS)
@few
@given(rough=rough_edges())
def test_a_kernel_answers_in_the_shape_and_with_the_values_of_networkx(
    name: str, rough: tuple[int, list[tuple[int, int]]]
) -> None:
    net = net_from_edges(*rough)
    if not net.n and name in {"constraint", "effective_size", "is_connected"}:
        with pytest.raises(nx.NetworkXException):
            getattr(nx, name)(net)
        return
    found, wanted = (CALLS[name](getattr(nx, name)(graph)) for graph in (net, to_networkx(net)))
    assert same(found, wanted)
    assert type(getattr(nx, name)(net)) in {
        type(getattr(nx, name)(to_networkx(net))),
        type(iter([])),
        type(x for x in []),
    }


def test_every_function_that_kernels_answer_is_tried_here() -> None:
    assert {*CALLS, "is_isolate", "node_connected_component"} == set(ANSWERED)
    assert set(backend_info()["functions"]) == set(ANSWERED)
    assert all(callable(getattr(answers, name)) for name in ANSWERED)


def test_functions_about_one_actor() -> None:
    net = net_from_text("A-B; C")
    assert nx.is_isolate(net, "C")
    assert not nx.is_isolate(net, "A")
    assert nx.node_connected_component(net, "B") == {"A", "B"}
    for function in (nx.is_isolate, nx.node_connected_component):
        with pytest.raises(nx.NodeNotFound):
            function(net, "Z")


def test_bridges_from_a_root_are_those_of_its_component() -> None:
    net = net_from_text("A-B; C-D")
    assert list(nx.bridges(net, "C")) == [("C", "D")]
    assert nx.has_bridges(net, root="A")


@pytest.mark.parametrize(
    "options",
    [{"k": 3, "seed": 1}, {"weight": "sterkte"}, {"endpoints": True}, {"normalized": False}],
)
def test_betweenness_with_other_arguments_is_that_of_networkx(options: dict[str, Any]) -> None:
    net = net_from_text("A-B:2 B-C:5 C-D:1 D-A:3 C-E:2")
    assert nx.betweenness_centrality(net, **options) == pytest.approx(
        nx.betweenness_centrality(to_networkx(net), **options)
    )


@few
@given(rough=rough_edges(8))
def test_weighted_constraint_and_size_are_those_of_networkx_per_node(
    rough: tuple[int, list[tuple[int, int]]],
) -> None:
    n, edges = rough
    net = net_from_edges(n, edges, [1 + k % 5 for k in range(len(edges))])
    if not n:
        return
    graph = to_networkx(net)
    for function in (nx.constraint, nx.effective_size):
        wanted = function(graph, nodes=list(graph), weight="sterkte")
        assert same(function(net, weight="sterkte"), wanted)
        assert same(
            function(net, nodes=list(graph)[:2], weight="sterkte"),
            {node: wanted[node] for node in list(graph)[:2]},
        )


def test_effective_size_is_right_where_networkx_is_wrong_with_weights() -> None:
    # networkx 3.6.1 divides by the wrong maximum when all nodes are asked at once: 2.79 instead of the published 2.47.
    data = truth("borgatti1997_ego")
    net = net_from_edges(7, [tuple(edge) for edge in data["edges"]], data["weights"])
    assert nx.effective_size(net, weight="sterkte")["a00000"] == pytest.approx(2.47, abs=0.0051)


def test_functions_without_a_kernel_are_answered_by_networkx() -> None:
    net = net_from_text("A-B B-C A-C C-D:5; E")
    graph = to_networkx(net)
    assert nx.pagerank(net) == pytest.approx(nx.pagerank(graph))
    assert nx.transitivity(net) == nx.transitivity(graph)
    assert nx.density(net) == nx.density(graph)
    assert nx.shortest_path(net, "A", "D") == ["A", "C", "D"]
    assert nx.community.louvain_communities(net, seed=1) == nx.community.louvain_communities(
        graph, seed=1
    )
    mixed = net_from_text("A-B C-D", {name: {"soort": "bedrijf"} for name in "AB"})
    assert nx.attribute_assortativity_coefficient(mixed, "soort") == 1
    assert nx.is_isomorphic(net, G2=net)
    assert len(nx.disjoint_union_all([net, net])) == 10
    assert sorted(nx.ego_graph(net, "D")) == ["C", "D"]


@pytest.mark.parametrize("name", ["transitivity", "global_efficiency", "density"])
@pytest.mark.parametrize(
    "data", ["zachary_karate", "florentine_marriage", "krackhardt_kite", "borgatti1997_ego"]
)
def test_networkx_on_a_net_gives_the_numbers_of_r(name: str, data: str) -> None:
    wanted = truth(data)
    net = net_from_edges(len(wanted["nodes"]), [tuple(edge) for edge in wanted["edges"]])
    key = {"transitivity": "transitivity_sna", "global_efficiency": "global_efficiency_igraph"}.get(
        name, name
    )
    assert getattr(nx, name)(net) == pytest.approx(wanted[key])
    assert (
        nx.diameter(graph_of(net).subgraph(max(nx.connected_components(net), key=len)))
        == wanted["diameter"]
    )


def test_what_would_change_a_net_is_refused_and_its_twin_is_frozen() -> None:
    net = net_from_text("A-B")
    with pytest.raises(NotImplementedError):
        nx.set_node_attributes(net, 1, "x")
    with pytest.raises(nx.NetworkXError, match="Frozen"):
        graph_of(net).add_edge("A", "C")
    assert graph_of(net) is graph_of(net)


def test_plain_graphs_stay_with_networkx() -> None:
    graph = nx.path_graph(3)
    assert not Backend.should_run("betweenness_centrality", (graph,), {})
    assert isinstance(Backend.can_run("betweenness_centrality", (graph,), {}), str)
    with pytest.raises(NotImplementedError):
        nx.betweenness_centrality(graph, backend="netwerk")
    with nx.config(backend_priority=["netwerk"]):
        assert nx.betweenness_centrality(graph) == {0: 0.0, 1: 1.0, 2: 0.0}


def test_importing_networkx_loads_nothing_of_ours_that_costs_time() -> None:
    code = "import sys, networkx as nx; nx.density(nx.path_graph(3)); print({'numba', 'numpy', 'netwerk.net.net'} & set(sys.modules))"
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.strip()
        == "set()"
    )


@few
@given(rough=rough_edges())
def test_a_net_survives_the_way_to_networkx_and_back(
    rough: tuple[int, list[tuple[int, int]]],
) -> None:
    net = net_from_edges(*rough, strengths=[k % 6 for k in range(len(rough[1]))])
    same_net(net_from_networkx(to_networkx(net, multi=True), schema()), net)


def test_everything_known_of_actors_relations_and_the_selection_survives_too() -> None:
    net = net_from_text(
        "An~Club An>Bo:3 Bo-An An-An; Cas",
        {
            "An": {
                "gebieden": ("gebied-1",),
                "domeinen": ("zorg", "sport"),
                "rol": "wijkagent",
                "gevraagd": "2026-05",
            }
        },
        {"An>Bo": {"thema": "jeugd", "bron": "gesprek"}},
        op="2026-06-01",
    )
    for part in (
        net,
        select(net, Selection(gebied="gebied-1")),
        select(net, Selection(relaties=("verwijst_naar",))),
    ):
        same_net(net_from_networkx(to_networkx(part, multi=True), schema()), part)


def test_the_simple_graph_holds_the_contacts_and_what_is_known() -> None:
    graph = to_networkx(net_from_text("An~Club An>Bo:3 Bo-An", {"An": {"rol": "wijkagent"}}))
    assert list(graph.edges(data=True)) == [("An", "Bo", {"sterkte": 3})]
    assert graph.nodes["An"]["rol"] == "wijkagent"
    assert "kern" not in graph.nodes["An"]


@few
@given(rough=rough_edges())
def test_contacts_survive_the_way_through_a_simple_graph(
    rough: tuple[int, list[tuple[int, int]]],
) -> None:
    net = net_from_edges(*rough, strengths=[k % 6 for k in range(len(rough[1]))])
    back = net_from_networkx(to_networkx(net), schema())
    for name in ("indptr", "indices", "strength"):
        assert getattr(back, name).tolist() == getattr(net, name).tolist()


def test_graphs_of_others_become_nets() -> None:
    net = net_from_networkx(nx.karate_club_graph(), schema())
    assert (net.n, net.number_of_edges()) == (34, 78)
    several = nx.MultiGraph([(1, 2), (1, 2), (3, 4)])
    assert (
        net_from_networkx(several, schema()).m,
        net_from_networkx(several, schema()).number_of_edges(),
    ) == (3, 2)
    assert net_from_networkx(nx.Graph(), schema()).n == 0
    assert math.isnan(nx.constraint(net_from_networkx(nx.empty_graph(1), schema()))["0"])


def test_two_nodes_with_the_same_text_are_refused_in_a_sentence() -> None:
    with pytest.raises(InputError, match="twee actoren met de code '1'"):
        net_from_networkx(nx.Graph([(1, "1")]), schema())
