"""What the findings say, counted again with networkx on random networks of every shape."""

from datetime import date
from itertools import combinations, pairwise

import networkx as nx
import numpy as np
import pytest

from netwerk.insight.catalogue import all_findings
from netwerk.insight.chance.roles import role_table
from netwerk.insight.openings.routes import find_routes
from netwerk.net.net import net_from
from netwerk.schema import schema
from tests.builders import snapshot_from_rows

TODAY = date(2026, 11, 25)
SOORTEN, KERNEN = (
    ("bewonersgroep", "bedrijf", "instelling", "professional"),
    ("etten", "voorst", "terborg", None),
)
KINDS = ("kent", "verwijst_naar", "kent", "lid_van", "werkt_voor")


def town(seed):
    """A net with parts, loops, parallel ties and affiliations, its findings, and the contact graph made from the same rows."""
    random = np.random.default_rng(seed)
    n = int(random.integers(12, 60))
    people = [
        {"id": f"a{i:02d}", "naam": f"G{i}", "soort": SOORTEN[int(random.integers(4))], "categorie": ("zorg", "winkel", "agrarisch")[i % 3],
         "kern": KERNEN[int(random.integers(4))], "status": "gestopt" if random.random() < 0.05 else None}
        for i in range(n)
    ]  # fmt: skip
    ends = random.integers(0, n, (int(n * random.uniform(0.5, 2.5)), 2)).tolist()
    rows = [
        {
            "id": f"r{k:03d}",
            "van": f"a{i:02d}",
            "naar": f"a{j:02d}",
            "soort": KINDS[k % 5],
            "sterkte": int(random.integers(0, 6)) or None,
        }
        for k, (i, j) in enumerate(ends)
    ]
    graph = nx.Graph()
    graph.add_nodes_from(p["id"] for p in people)
    for row in rows:
        if schema().relaties[row["soort"]].is_contact and row["van"] != row["naar"]:
            known = graph.get_edge_data(row["van"], row["naar"], {"sterkte": 0})["sterkte"]
            graph.add_edge(row["van"], row["naar"], sterkte=max(known, row["sterkte"] or 0))
    net = net_from(snapshot_from_rows(people, rows), schema())
    return net, all_findings(net, schema(), TODAY), graph


TOWNS = [town(seed) for seed in range(10)]


def of(findings, *kinds):
    """The findings of these kinds that are about one thing, with the ids of their actors."""
    return [
        (f, [a.id for a in f.actors])
        for f in findings
        if f.kind in kinds and "more" not in f.numbers
    ]


@pytest.mark.parametrize(("net", "findings", "graph"), TOWNS)
def test_who_loses_contact_when_one_drops_out(net, findings, graph):
    told = of(findings, "cut_point")
    assert {ids[0] for _, ids in told} == set(nx.articulation_points(graph))
    for finding, (cut, *lost) in told:
        rest = graph.subgraph(nx.node_connected_component(graph, cut) - {cut})
        parts = sorted(map(set, nx.connected_components(rest)), key=len)
        assert set(rest) - set(lost) in [part for part in parts if len(part) == len(parts[-1])]
        pairs = (len(rest) ** 2 - sum(len(part) ** 2 for part in parts)) / 2
        assert (finding.numbers["parts"], finding.numbers["pairs_lost"]) == (len(parts), pairs)


@pytest.mark.parametrize(("net", "findings", "graph"), TOWNS)
def test_both_sides_of_every_bridge_and_the_way_round_a_local_one(net, findings, graph):
    told = of(findings, "bridge")
    assert {frozenset(ids) for _, ids in told} <= set(map(frozenset, nx.bridges(graph)))
    for finding, ends in told:
        without = nx.restricted_view(graph, [], [tuple(ends)])
        sides = sorted(len(nx.node_connected_component(without, end)) for end in ends)
        assert [finding.numbers["smaller"], finding.numbers["larger"]] == sides
    for finding, ends in of(findings, "local_bridge"):
        way = nx.shortest_path_length(nx.restricted_view(graph, [], [tuple(ends)]), *ends)
        assert finding.numbers["span"] == (way if way <= 6 else None)


@pytest.mark.parametrize(("net", "findings", "graph"), TOWNS)
def test_what_stands_apart_and_what_hangs_on_one(net, findings, graph):
    for _, part in of(findings, "pair", "small_component"):
        assert set(part) == nx.node_connected_component(graph, part[0])
    for _, (hub, *hanging) in of(findings, "pendant"):
        assert all(list(graph[actor]) == [hub] for actor in hanging)
    for finding, (anchor, *part) in of(findings, "hangs_on_one"):
        crossing = [(i, j) for i in part for j in graph[i] if j not in part]
        assert {j for _, j in crossing} == {anchor}
        assert (len(crossing) == 1) == (finding.numbers["by"] == "tie")


@pytest.mark.parametrize(("net", "findings", "graph"), TOWNS)
def test_a_kern_hangs_on_no_fewer_actors_than_is_said(net, findings, graph):
    kern = dict(zip(net.actors["id"], net.actors["kern"], strict=True))
    for finding, holders in of(findings, "kern_held_by_few", "kern_apart"):
        wide = nx.Graph(graph)
        wide.add_edges_from(("in" if kern[i] == finding.kern else "uit", i) for i in graph)
        fewest = nx.minimum_node_cut(wide, "in", "uit")
        assert len(fewest) == (len(holders) if finding.kind == "kern_held_by_few" else 0)


@pytest.mark.parametrize(("net", "findings", "graph"), TOWNS)
def test_roles_are_every_open_pair_once(net, findings, graph):
    group = dict(zip(net.actors["id"], net.actors["categorie"], strict=True))
    told = {row.actor.id: row.counts for row in role_table(net, schema(), "categorie")}
    for actor in graph:
        counts = [0, 0, 0, 0]
        for i, j in combinations(graph[actor], 2):
            own, one, other = group[actor], group[i], group[j]
            if not graph.has_edge(i, j):
                counts[
                    (0 if one == own else 1) if one == other else 2 if own in (one, other) else 3
                ] += 1
        assert told.get(actor, (0, 0, 0, 0)) == tuple(counts)


@pytest.mark.parametrize(("net", "findings", "graph"), TOWNS)
def test_what_an_introduction_brings_and_through_whom(net, findings, graph):
    cut = set(nx.articulation_points(graph))
    for finding, (a, b, *via) in of(findings, "introduction_easy", "introduction_gain"):
        assert not graph.has_edge(a, b)
        assert not via or all(graph.has_edge(i, j) for i, j in pairwise([a, *via, b]))
        wider = nx.Graph(graph)
        wider.add_edge(a, b)
        rise = nx.global_efficiency(wider) / nx.global_efficiency(graph) - 1
        assert finding.numbers["cohesion_rise"] == pytest.approx(rise, abs=2e-6)
        assert finding.numbers["pairs_within_3"] == near(wider) - near(graph)
        if finding.kind == "introduction_gain" and cut.intersection(via):
            assert not nx.has_path(nx.restricted_view(graph, cut - {a, b}, []), a, b)


def near(graph):
    return (
        sum(len(within) - 1 for _, within in nx.all_pairs_shortest_path_length(graph, cutoff=3))
        // 2
    )


@pytest.mark.parametrize(("net", "findings", "graph"), TOWNS)
def test_the_first_route_is_the_nearest_and_the_others_share_nobody_with_it(net, findings, graph):
    stopped = {
        i for i, status in zip(net.actors["id"], net.actors["status"], strict=True) if status
    }
    graph = graph.copy()
    for _, _, tie in graph.edges(data=True):
        tie["cost"] = 60 // (tie["sterkte"] or 3) + 12
    works = (soort == "werkt_voor" for soort in net.relaties["soort"])
    for van, naar, work in zip(net.van.tolist(), net.naar.tolist(), works, strict=True):
        if work:  # half a usual contact, unless there is a cheaper one
            ends = net.actors["id"][van], net.actors["id"][naar]
            cost = min(16, graph.get_edge_data(*ends, {"cost": 16})["cost"])
            graph.add_edge(*ends, cost=cost)
    for a, b in list(combinations(sorted(graph), 2))[::17]:
        left = nx.restricted_view(graph, stopped - {a, b}, [])
        routes = find_routes(net, a, b, schema=schema(), today=TODAY, affiliations=False).routes
        if not nx.has_path(left, a, b):
            assert not routes
            continue
        assert routes[0].cost == nx.shortest_path_length(left, a, b, "cost")
        passed = [actor.id for route in routes for actor in route.via]
        assert len(passed) == len(set(passed))
