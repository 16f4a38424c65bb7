from datetime import date

import networkx as nx
import numpy as np
import pytest

from netwerk.errors import NotFound
from netwerk.insight.openings.routes import NEAR, STEP, USUAL, find_routes
from netwerk.net.net import select
from netwerk.net.selection import Selection
from netwerk.schema import schema
from tests.builders import net_from_edges, net_from_text

TODAY = date(2026, 11, 25)


def routes(net, van, naar, **more):
    return find_routes(net, van, naar, schema=schema(), today=TODAY, **more)


def vias(found):
    return [[a.id for a in route.via] for route in found.routes]


def test_strong_ties_are_near():
    found = routes(net_from_text("A-B:1 A-C:5 C-B:5"), "A", "B")
    assert vias(found) == [["C"], []]
    assert [r.cost for r in found.routes] == [2 * (12 + 12), 60 + 12]
    assert found.routes[0].sentence == "Van A via C naar B, in twee stappen."
    assert found.sentence == "Van A via C naar B, in twee stappen. Er is nog 1 andere route."


def test_three_very_strong_steps_never_beat_knowing_somebody():
    assert vias(routes(net_from_text("A-B:1 A-C:5 C-D:5 D-B:5"), "A", "B"))[0] == []


def test_alternatives_share_no_intermediary_and_there_are_at_most_three():
    text = " ".join(f"A-V{i}:{s} V{i}-B:{s}" for i, s in enumerate((5, 4, 3, 2))) + " V0-V1:5"
    found = routes(net_from_text(text), "A", "B")
    assert vias(found) == [["V0"], ["V1"], ["V2"]]
    assert vias(routes(net_from_text(text), "A", "B", alternatives=1)) == [["V0"]]


def test_each_step_says_its_source_and_how_fresh_it_is():
    ties = {
        "A-B": {"laatst_bevestigd": "2024-10", "bron": "gesprek"},
        "A[kent]B": {"sterkte": 2, "laatst_bevestigd": "2020"},
    }
    step = routes(net_from_text("A-B A[kent]B", ties=ties), "A", "B").routes[0].steps[0]
    assert step.words == "A kent B"
    assert step.freshness == "bevestigd 2020, 5 jaar geleden"
    assert [(e.soort, e.bron) for e in step.evidence] == [
        ("kent", None),
        ("werkt_samen_met", "gesprek"),
    ]


def test_a_strength_that_is_not_known_counts_as_usual_and_is_said():
    route = routes(net_from_text("A-B B-C:5"), "A", "C").routes[0]
    assert (route.guessed, route.cost) == (1, 20 + 12 + 12 + 12)
    assert route.sentence.endswith("van 1 stap is niet bekend hoe sterk die is (telt als gewoon).")


def test_an_affiliation_is_used_only_without_another_way_and_named():
    text = "A-B:1 B-C:1 C-D:1 A~Club D~Club E~Club"
    assert vias(routes(net_from_text(text), "A", "D"))[0] == ["B", "C"]
    found = routes(net_from_text(text), "A", "E")
    assert vias(found) == [["Club"]]
    assert not found.routes[0].steps[0].is_contact
    assert (
        found.routes[0].sentence
        == "Van A via Club naar E, in twee stappen. Let op: A is lid van Club en E is lid van Club; dat zijn geen vastgelegde contacten."
    )
    assert routes(net_from_text(text), "A", "E", affiliations=False).routes == ()


def test_a_predecessor_and_an_actor_that_stopped_lead_nowhere():
    assert routes(net_from_text("A-Oud Oud[voorganger_van]B"), "A", "B").routes == ()
    assert (
        routes(net_from_text("A-Weg Weg-B", {"Weg": {"status": "gestopt"}}), "A", "B").routes == ()
    )


def test_no_route_names_who_is_nearest():
    found = routes(net_from_text("A-X B-P:1 B-Q:4"), "A", "B")
    assert found.sentence == "Van A naar B is geen route bekend. Het dichtst bij B: Q en P."
    assert [a.id for a in found.nearest] == ["Q", "P"]
    lonely = routes(net_from_text("A-X B", everyone={"kern": "etten"}), "A", "B")
    assert lonely.sentence.endswith("In dezelfde kern als B: A en X.")
    assert routes(net_from_text("A-X B"), "A", "B").sentence.endswith(
        "Van B is geen enkel contact bekend: maak zelf kennis."
    )


def test_a_route_outside_the_selection_says_that_it_is():
    whole = net_from_text("A-Ver Ver-B", {"Ver": {"soort": "bedrijf"}})
    part = select(whole, Selection(soorten=("bewonersgroep",)))
    assert routes(part, "A", "B").routes == ()
    found = routes(part, "A", "B", whole=whole)
    assert found.beyond_selection
    assert found.sentence.startswith(
        "Binnen deze selectie is er geen route; deze loopt ook langs actoren daarbuiten. Van A via Ver naar B"
    )
    assert routes(part, "A", "Ver", whole=whole).beyond_selection


def test_the_same_actor_twice_and_an_unknown_actor():
    assert (
        routes(net_from_text("A-B"), "A", "A").sentence
        == "Van en naar zijn dezelfde actor: er is geen route nodig."
    )
    with pytest.raises(NotFound, match="'X' staat niet in dit netwerk"):
        routes(net_from_text("A-B"), "A", "X")
    with pytest.raises(NotFound, match="'X' en 'Y' staan niet"):
        routes(net_from_text("A-B"), "X", "Y", whole=net_from_text("A-B"))


@pytest.mark.parametrize("seed", range(10))
def test_the_best_route_costs_what_networkx_finds(seed):
    random = np.random.default_rng(seed)
    edges = sorted(
        {(min(i, j), max(i, j)) for i, j in random.integers(0, 30, (60, 2)).tolist() if i != j}
    )
    strengths = random.integers(0, 6, len(edges)).tolist()
    graph = nx.Graph()
    graph.add_nodes_from(range(30))
    for (i, j), s in zip(edges, strengths, strict=True):
        graph.add_edge(i, j, cost=NEAR // (s or USUAL) + STEP)
    net = net_from_edges(30, edges, strengths=[s or None for s in strengths])
    for target in range(1, 30):
        found = routes(net, "a00000", f"a{target:05d}").routes
        if nx.has_path(graph, 0, target):
            assert found[0].cost == nx.shortest_path_length(graph, 0, target, weight="cost")
        else:
            assert found == ()


def test_being_a_member_is_not_called_contact():
    found = routes(net_from_text("A~Club"), "A", "Club")
    assert (
        found.routes[0].sentence
        == "Van A naar Club, in één stap. Let op: A is lid van Club; dat is geen vastgelegd contact."
    )
    assert (
        routes(net_from_text("A-Club"), "A", "Club")
        .routes[0]
        .sentence.startswith("A en Club hebben zelf contact: A werkt samen met Club")
    )


def test_a_route_from_a_person_to_the_employer_is_one_step_and_says_so():
    found = routes(
        net_from_text("M[werkt_voor]Gemeente M-K K[werkt_voor]Gemeente"), "M", "Gemeente"
    )
    assert found.routes[0].sentence == "M werkt voor Gemeente."
    assert found.routes[0].cost == (NEAR // USUAL + STEP) // 2
    assert vias(found) == [[], ["K"]]


def test_a_route_may_step_from_a_person_to_the_employer_at_half_the_price_of_a_contact():
    text = "A-M:3 M[werkt_voor]Gemeente Gemeente-B:3 A-X:3 X-Y:3 Y-B:3"
    first = routes(net_from_text(text), "A", "B").routes[0]
    assert [a.id for a in first.via] == ["M", "Gemeente"]
    assert (
        first.sentence == "Van A via M en Gemeente naar B, in drie stappen. M werkt voor Gemeente."
    )
    assert [step.is_work for step in first.steps] == [False, True, False]


def test_colleagues_are_told_to_work_for_the_same_organisation():
    found = routes(net_from_text("M[werkt_voor]Gemeente K[werkt_voor]Gemeente"), "M", "K")
    assert found.sentence == "M en K werken allebei voor Gemeente."
