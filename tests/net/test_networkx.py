"""Graphs made of nets, for any networkx function, and back."""

from __future__ import annotations

from dataclasses import fields

import networkx as nx
import numpy as np
import pytest
from hypothesis import given

from netwerk.errors import InputError
from netwerk.net.net import Net, select
from netwerk.net.networkx import net_from_networkx, to_networkx
from netwerk.net.selection import Selection
from netwerk.schema import schema
from tests.builders import net_from_edges, net_from_text
from tests.effort import examples
from tests.net.data import rough_edges, truth

few = examples(40)


def same_net(one: Net, other: Net) -> None:
    """But for the whole network it was cut from, which a graph does not hold."""
    for field in (f for f in fields(Net) if f.name != "part_of"):
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


def test_any_networkx_function_takes_the_graph_of_a_net() -> None:
    graph = to_networkx(net_from_text("A-B B-C A-C C-D:5; E"))
    assert nx.shortest_path(graph, "A", "D") == ["A", "C", "D"]
    assert list(nx.articulation_points(graph)) == ["C"]
    assert list(nx.isolates(graph)) == ["E"]
    mixed = to_networkx(net_from_text("A-B C-D", {name: {"soort": "bedrijf"} for name in "AB"}))
    assert nx.attribute_assortativity_coefficient(mixed, "soort") == 1


@pytest.mark.parametrize("name", ["transitivity", "global_efficiency", "density"])
@pytest.mark.parametrize(
    "data", ["zachary_karate", "florentine_marriage", "krackhardt_kite", "borgatti1997_ego"]
)
def test_networkx_gives_the_numbers_of_r_on_the_graph_of_a_net(name: str, data: str) -> None:
    wanted = truth(data)
    graph = to_networkx(
        net_from_edges(len(wanted["nodes"]), [tuple(edge) for edge in wanted["edges"]])
    )
    key = {"transitivity": "transitivity_sna", "global_efficiency": "global_efficiency_igraph"}.get(
        name, name
    )
    assert getattr(nx, name)(graph) == pytest.approx(wanted[key])
    largest = graph.subgraph(max(nx.connected_components(graph), key=len))
    assert nx.diameter(largest) == wanted["diameter"]


def test_a_graph_may_be_changed_and_its_net_stays_as_it_was() -> None:
    net = net_from_text("A-B")
    to_networkx(net).add_edge("A", "C")
    assert (net.n, net.pairs) == (2, 1)
    assert sorted(to_networkx(net)) == ["A", "B"]


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
    assert (net.n, net.pairs) == (34, 78)
    several = nx.MultiGraph([(1, 2), (1, 2), (3, 4)])
    assert (
        net_from_networkx(several, schema()).m,
        net_from_networkx(several, schema()).pairs,
    ) == (3, 2)
    assert net_from_networkx(nx.Graph(), schema()).n == 0
    assert net_from_networkx(nx.empty_graph(1), schema()).actors["id"] == ["0"]


def test_two_nodes_with_the_same_text_are_refused_in_a_sentence() -> None:
    with pytest.raises(InputError, match="twee actoren met de code '1'"):
        net_from_networkx(nx.Graph([(1, "1")]), schema())
