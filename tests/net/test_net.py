"""A Net from a snapshot and the part that a selection leaves."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk.net.csr import contact_csr
from netwerk.net.net import Net, net_from, select
from netwerk.net.selection import Selection
from netwerk.schema import schema
from tests.builders import net_from_text, snapshot_from_rows, snapshot_from_text
from tests.effort import examples
from tests.net.data import rough_edges, undirected


def ties_of(net: Net) -> set[tuple[str, str]]:
    ids = [str(i) for i in net.actors["id"]]
    return {(ids[i], ids[j]) for i in range(net.n) for j in net.neighbours(i).tolist() if i < j}


def test_parallel_ties_are_one_contact_with_the_greatest_strength_and_loops_are_none() -> None:
    net = net_from_text("A-B:2 B-A:4 A>B A-A B-C")
    assert ties_of(net) == {("A", "B"), ("B", "C")}
    assert net.strength.tolist() == [4, 4, 0, 0]
    assert (net.n, net.m, net.pairs) == (3, 5, 2)


def test_an_affiliation_is_a_relation_but_no_contact() -> None:
    net = net_from_text("An~Club Bo-Club")
    assert ties_of(net) == {("Bo", "Club")}
    assert net.degree.tolist() == [0, 1, 1]
    assert net.all_relations.tolist() == [1, 1, 2]


def test_a_loop_counts_as_one_relation_of_its_actor() -> None:
    assert net_from_text("A-A A-B").all_relations.tolist() == [2, 1]


def test_relations_with_unknown_actors_are_left_out_and_counted() -> None:
    ties = [
        {"id": "r1", "van": "A", "naar": "B", "soort": "kent"},
        {"id": "r2", "van": "A", "naar": "weg", "soort": "kent"},
    ]
    net = net_from(snapshot_from_rows([{"id": "A"}, {"id": "B"}], ties), schema())
    assert (net.m, net.lone, list(net.relaties["id"])) == (1, 1, ["r1"])


ENDED = {
    "A-B": {"tot": "2024-03-01"},
    "A-C": {"tot": "2025"},
    "C>D": {"tot": "2026-11-25"},
    "A~D": {"tot": "2020-06"},
}


def ended_net(day: str | None, op: str | None = None) -> Net:
    return net_from(snapshot_from_text("A-B A-C C>D A~D", ties=ENDED, op=op), schema(), day)


def test_a_relation_that_ended_before_the_day_is_no_contact_and_no_relation() -> None:
    net = ended_net("2026-11-25")
    assert ties_of(net) == {("C", "D")}
    assert (net.m, len(net.ended), net.all_relations.tolist()) == (1, 3, [0, 0, 1, 1])
    assert net.last_ended == {"A": ("2025", "C"), "B": ("2024-03-01", "A"), "C": ("2025", "A")}


@pytest.mark.parametrize(
    ("day", "ended"),
    [
        ("2020-06-30", 0),
        ("2020-07-01", 1),
        ("2024-03-01", 1),
        ("2024-03-02", 2),
        ("2025-12-31", 2),
        ("2026-01-01", 3),
        ("2026-11-26", 4),
    ],
)
def test_a_year_or_month_is_over_after_its_last_day(day: str, ended: int) -> None:
    assert len(ended_net(day).ended) == ended


def test_the_past_is_seen_as_it_was_then() -> None:
    assert ties_of(ended_net("2026-11-25", op="2024-01-01")) == {("A", "B"), ("A", "C"), ("C", "D")}


@pytest.mark.parametrize("text", ["", "A"])
def test_nobody_and_one_actor_are_networks_too(text: str) -> None:
    net = net_from_text(text)
    assert (net.n, net.m, len(net.indices)) == (len(text), 0, 0)
    assert net.indptr.tolist() == [0] * (len(text) + 1)


def test_actors_and_relations_are_found_by_id() -> None:
    net = net_from_text("A-B B>C A~C A-B")
    assert [net.index_of(name) for name in ("A", "C", "Z", "")] == [0, 2, None, None]
    assert net.relations_of(2).tolist() == [1, 2]
    assert net.relations_between(1, 0).tolist() == [0, 3]


def test_the_arrays_of_a_net_cannot_be_changed() -> None:
    net = net_from_text("A-B")
    for part in (net, select(net, Selection(soorten=("bewonersgroep",)))):
        with pytest.raises(ValueError, match="read-only"):
            part.indices[0] = 7


@examples(60)
@given(rough_edges(), st.data())
def test_the_contact_csr_is_that_of_a_plain_count(
    rough: tuple[int, list[tuple[int, int]]], data: st.DataObject
) -> None:
    n, edges = rough
    strengths = data.draw(st.lists(st.integers(0, 5), min_size=len(edges), max_size=len(edges)))
    used = data.draw(st.lists(st.booleans(), min_size=len(edges), max_size=len(edges)))
    ends = np.array(edges, np.int32).reshape(-1, 2)
    found = contact_csr(
        n, ends[:, 0], ends[:, 1], np.array(used, bool), np.array(strengths, np.int8)
    )
    kept = [edge for edge, use in zip(edges, used, strict=True) if use]
    wanted = undirected(n, kept, [s for s, use in zip(strengths, used, strict=True) if use])
    assert [part.tolist() for part in found] == [
        wanted.indptr.tolist(),
        wanted.indices.tolist(),
        wanted.weights.tolist(),
    ]
    assert [part.dtype for part in found] == [np.int32, np.int32, np.int8]


PLACES = {
    "A": {"gebieden": ("g1",), "soort": "bedrijf", "domeinen": ("zorg", "sport")},
    "B": {"kern": "k1", "soort": "instelling", "categorie": "school"},
    "C": {"gebieden": ("g2",), "domeinen": ("zorg",)},
}


def rows_of_places() -> Net:
    snapshot = snapshot_from_text("A-B:3 B-C A>C C~A", PLACES, {"A-B": {"thema": "Jeugd en Sport"}})
    first = snapshot.gebieden[0]
    kern = replace(snapshot.kernen[0], id="k1", gebied="g1")
    return net_from(
        replace(
            snapshot, gebieden=(replace(first, id="g1"), replace(first, id="g2")), kernen=(kern,)
        ),
        schema(),
    )


@pytest.mark.parametrize(
    ("selection", "actors", "ties"),
    [
        (Selection(gebied="g1"), ["A", "B"], {("A", "B")}),
        (Selection(kern="k1"), ["B"], set()),
        (Selection(soorten=("bedrijf", "instelling")), ["A", "B"], {("A", "B")}),
        (Selection(categorieen=("school",)), ["B"], set()),
        (Selection(domeinen=("zorg",)), ["A", "C"], {("A", "C")}),
        (Selection(domeinen=("sport", "wonen")), ["A"], set()),
        (Selection(relaties=("verwijst_naar",)), ["A", "B", "C"], {("A", "C")}),
        (Selection(thema="jeugd"), ["A", "B", "C"], {("A", "B")}),
        (Selection(gebied="g9"), [], set()),
    ],
)
def test_a_selection_leaves_its_actors_and_the_ties_among_them(
    selection: Selection, actors: list[str], ties: set[object]
) -> None:
    net = rows_of_places()
    part = select(net, selection)
    assert list(part.actors["id"]) == actors
    assert ties_of(part) == ties
    assert part.selection == selection
    assert part.all_contacts.tolist() == [
        int(net.degree[net.index_of(actor) or 0]) for actor in actors
    ]


def test_the_gebied_of_a_kern_is_a_gebied_of_its_actors() -> None:
    net = rows_of_places()
    assert [net.gebieden_of(i) for i in range(3)] == [("g1",), ("g1",), ("g2",)]


def test_the_whole_selection_gives_the_net_itself_and_the_day_stays() -> None:
    net = net_from_text("A-B", op="2026-01-01")
    assert select(net, Selection()) is net
    assert select(net, Selection(thema="x")).selection.op == "2026-01-01"


def test_the_order_of_rows_changes_nothing() -> None:
    ties = [
        {"id": f"r{k}", "van": a, "naar": b, "soort": "kent", "sterkte": k}
        for k, (a, b) in enumerate(["AB", "BC", "AB", "CD"])
    ]
    actors = [{"id": name} for name in "ABCDE"]
    nets = []
    for seed in range(3):
        random.Random(seed).shuffle(ties)
        random.Random(seed).shuffle(actors)
        nets.append(net_from(snapshot_from_rows(actors, ties), schema()))
    for net in nets[1:]:
        assert net.indices.tolist() == nets[0].indices.tolist()
        assert net.strength.tolist() == nets[0].strength.tolist()
        assert net.relaties == nets[0].relaties


def test_a_net_is_there_before_anything_is_compiled_or_a_graph_library_is_loaded() -> None:
    code = "import sys, netwerk.net.net; print({'numba', 'networkx', 'graspologic_native', 'scipy'} & set(sys.modules))"
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.strip()
        == "set()"
    )
