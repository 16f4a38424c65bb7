from collections import Counter
from datetime import date

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk.insight.certainty import ground_of
from netwerk.insight.openings.go_between import route_between, ways_of
from netwerk.insight.openings.introductions import EXACT_UNTIL, find_introductions
from netwerk.model import Verbindkans
from netwerk.net.gains import nearness_of_all, pairs_brought_near, tie_gains, with_tie
from netwerk.net.kernels import all_distances
from netwerk.schema import schema
from tests.builders import net_from_edges, net_from_text
from tests.effort import examples

TODAY = date(2026, 11, 25)


def introductions(net, choices=(), **options):
    return find_introductions(ground_of(net, schema(), TODAY), choices, **options)


def pairs(findings, kind=None):
    return [tuple(a.id for a in f.actors[:2]) for f in findings if kind in (None, f.kind)]


def test_two_who_share_contacts_are_introduced_by_the_strongest_link_with_the_reason():
    net = net_from_text(
        "A-Y:2 Y-B:5 A-Z:4 Z-B:3 A-B2 B-A2",
        {
            "A": {"categorie": "zorg", "domeinen": ("jeugd",), "kern": "etten"},
            "B": {"categorie": "winkel", "domeinen": ("jeugd",), "kern": "etten"},
        },
        every_tie={"bron": "gesprek", "laatst_bevestigd": "2026-01-01"},
    )
    first = introductions(net)[0]
    assert first.kind == "introduction_easy"
    assert [a.naam for a in first.actors] == ["A", "B", "Z"]
    assert first.sentence == (
        "A en B kennen allebei Z; dat zij elkaar kennen, is niet bekend (allebei jeugd)."
    )
    assert first.numbers["shared_contacts"] == 2
    assert first.numbers["why"] == (
        "allebei jeugd; allebei in Etten; verschillende werelden: Zorg en Winkel"
    )
    assert {(e.van.id, e.naar.id) for e in first.evidence} == {("A", "Z"), ("Z", "B")}
    assert first.next_step.startswith("Vraag Z")


def test_two_separate_parts_are_brought_together_and_it_is_said_how_many_that_joins():
    net = net_from_text("A-B B-C A-C D-E E-F", everyone={"gevraagd": "2026-01-01"})
    found = [f for f in introductions(net) if f.kind == "introduction_gain"]
    assert found[0].numbers["pairs_joined"] == 9
    assert found[0].sentence == (
        "Tussen A en E is geen weg bekend; een contact verbindt 3 met 3 actoren."
    )
    assert len(found) == 1  # a second tie between the same two parts joins nothing more
    assert "leg zelf het eerste contact" in found[0].next_step


def test_nobody_is_introduced_or_asked_more_than_twice_in_one_list():
    net = net_from_edges(30, [(0, i) for i in range(1, 30)] + [(i, i + 1) for i in range(1, 29, 2)])
    for kind in ("introduction_easy", "introduction_gain"):
        found = [f for f in introductions(net, length=10) if f.kind == kind]
        ends = Counter(a.id for f in found for a in f.actors[:2])
        asked = Counter(a.id for f in found for a in f.actors[2:])
        assert max(ends.values(), default=0) <= 2
        assert max(asked.values(), default=0) <= 2
    assert len([f for f in introductions(net, length=10) if f.kind == "introduction_easy"]) == 2


def test_the_busiest_actor_is_not_proposed_to_every_lone_group():
    ties = "Spil-A Spil-B Spil-C Spil-D A-B C-D"
    lone = {f"Los{i}": {"gevraagd": "2026-01-01"} for i in range(6)}
    found = [
        f
        for f in introductions(net_from_text(ties, lone), length=10)
        if f.kind == "introduction_gain"
    ]
    ends = Counter(a.id for f in found for a in f.actors[:2])
    assert len(found) == 3
    assert ends["Spil"] == 2


def test_a_cut_point_is_not_asked_when_another_shared_contact_can():
    # Spil holds the tail T on its own; Vrij knows A and B as well, though less strongly.
    net = net_from_text("A-Spil:5 Spil-B:5 A-Vrij:1 Vrij-B:1 Spil-T")
    easy = next(f for f in introductions(net) if tuple(a.id for a in f.actors[:2]) == ("A", "B"))
    assert easy.actors[2].id == "Vrij"


def test_a_cut_point_is_asked_carefully_when_it_is_the_only_way():
    found = introductions(net_from_text("A-Spil Spil-B"))
    assert [a.id for a in found[0].actors] == ["A", "B", "Spil"]
    assert "houd het klein" in found[0].next_step


def test_with_a_longer_way_round_the_cut_point_is_left_alone():
    net = net_from_text("A-Spil Spil-B Spil-T A-X X-Y Y-B")
    assert ("A", "B") not in pairs(introductions(net), "introduction_easy")
    ways = ways_of(ground_of(net, schema(), TODAY))
    a, b, x, y = (net.index_of(name) for name in ("A", "B", "X", "Y"))
    assert route_between(ways, a, b, frozenset()) == (x, y)


@pytest.mark.parametrize(
    ("choice", "proposed"),
    [
        ({"besluit": "doen"}, False),
        ({"besluit": "klopt_niet", "reden": "zij kennen elkaar al"}, False),
        ({"besluit": "later", "tot": "2026-12-01"}, False),
        ({"besluit": "later", "tot": "2027"}, False),
        ({"besluit": "later"}, False),
        ({"besluit": "later", "tot": "2026-11-25"}, True),
        ({"besluit": "later", "tot": "2026"}, True),
    ],
)
def test_what_was_decided_is_not_proposed_again_before_its_day(choice, proposed):
    net = net_from_text("A-Z Z-B")
    found = introductions(net, [Verbindkans(id="v1", actoren=("B", "A"), **choice)])
    assert (("A", "B") in pairs(found)) == proposed


def test_a_choice_about_actors_that_are_gone_changes_nothing():
    net = net_from_text("A-Z Z-B")
    assert introductions(
        net, [Verbindkans(id="v", actoren=("A", "weg"), besluit="doen")]
    ) == introductions(net)


def test_who_knows_each_other_through_an_affiliation_is_not_introduced():
    assert pairs(introductions(net_from_text("A-Z Z-B A[werkt_voor]B"))) == []


def test_stopped_groups_and_those_never_asked_are_left_in_peace():
    net = net_from_text(
        "A-Z Z-B Z-C D E", {"C": {"status": "gestopt"}, "E": {"gevraagd": "2026-01-01"}}
    )
    named = {end for pair in pairs(introductions(net)) for end in pair}
    assert "C" not in named
    assert "D" not in named
    assert "E" in named


@pytest.mark.parametrize("text", ["", "A", "A B C", "A-B", "A-B B-C A-C"])
def test_where_nothing_is_to_be_gained_nothing_is_proposed(text):
    assert introductions(net_from_text(text)) == ()


def test_a_star_of_ten_thousand_gets_an_answer():
    found = introductions(net_from_edges(10_001, [(0, i) for i in range(1, 10_001)]))
    assert len(found) == 2  # the one in the middle is asked twice at most
    assert found[0].numbers["pairs_within_3"] == 0


def test_above_the_exact_size_near_pairs_are_counted_all_the_same_and_parts_are_joined():
    half = EXACT_UNTIL // 2 + 10
    ties = [(i, i + 1) for i in range(half - 1)] + [
        (half + i, half + i + 1) for i in range(half - 1)
    ]
    found = introductions(net_from_edges(2 * half, ties))
    joins = [f for f in found if f.kind == "introduction_gain"]
    assert joins[0].numbers["pairs_joined"] == half * half
    assert joins[0].numbers["cohesion_rise"] is None
    assert (
        joins[0].numbers["pairs_within_3"] == 11
    )  # the two, three at each end with the other, and four one step aside
    assert max(f.numbers["pairs_within_3"] for f in found if f.kind == "introduction_easy") == 3


@st.composite
def graphs(draw):
    n = draw(st.integers(2, 11))
    return n, draw(st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=24))


@examples(60)
@given(graphs())
def test_what_a_tie_brings_is_the_difference_networkx_sees(drawn):
    n, edges = drawn
    net = net_from_edges(n, edges)
    graph = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from(edge for edge in edges if edge[0] != edge[1])
    distances = all_distances(net.indptr, net.indices)
    total = n * (n - 1) / 2
    assert nearness_of_all(distances) == pytest.approx(nx.global_efficiency(graph) * total)
    for u in range(n):
        for v in range(u + 1, n):
            if graph.has_edge(u, v):
                continue
            more = graph.copy()
            more.add_edge(u, v)
            rise, near = tie_gains(distances, np.array([[u, v]], np.int32))
            assert rise[0] == pytest.approx(
                (nx.global_efficiency(more) - nx.global_efficiency(graph)) * total
            )
            close = [
                sum(
                    len(near) - 1
                    for near in nx.all_pairs_shortest_path_length(g, 3)
                    for near in [near[1]]
                )
                // 2
                for g in (graph, more)
            ]
            assert near[0] == close[1] - close[0]
            assert pairs_brought_near(net.indptr, net.indices, u, v) == near[0]
            again = net_from_edges(n, [*edges, (u, v)])
            np.testing.assert_array_equal(
                with_tie(distances, u, v), all_distances(again.indptr, again.indices)
            )


@examples(30)
@given(graphs(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_proposal(drawn, random):
    n, edges = drawn
    there = introductions(net_from_edges(n, edges, gevraagd="2026-01-01"))
    random.shuffle(edges)
    back = introductions(net_from_edges(n, [(j, i) for i, j in edges], gevraagd="2026-01-01"))
    assert [f.sentence for f in there] == [f.sentence for f in back]
    assert all(len({a.id for a in f.actors}) == len(f.actors) for f in there)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_chosen_far_pair_brings_nearly_the_most_of_all_pairs(seed):
    """Only some pairs are computed exactly; the best of all possible ones may not be missed by much."""
    rng = np.random.default_rng(seed)
    edges = [
        (int(a), int(b))
        for a, b in zip(
            rng.integers(0, 150, 260), (rng.pareto(2, 260) * 30).astype(int) % 150, strict=True
        )
    ]
    net = net_from_edges(150, edges, gevraagd="2026-01-01")
    distances = all_distances(net.indptr, net.indices)
    every = np.array(
        [(i, j) for i in range(150) for j in range(i + 1, 150) if distances[i, j] >= 3], np.int32
    )
    best = tie_gains(distances, every)[0].max() / nearness_of_all(distances)
    gain = [f for f in introductions(net) if f.kind == "introduction_gain"]
    assert gain[0].numbers["cohesion_rise"] >= 0.9 * best
    assert [
        f for f in gain if not f.numbers["pairs_joined"]
    ]  # joining parts does not fill the whole list


def test_a_professional_is_not_proposed_to_somebody_of_another_gebied():
    actors = {
        "P": {"soort": "professional", "gebieden": ("1",)},
        "Z": {"gebieden": ("1", "2")},
        "C": {"gebieden": ("2",)},
    }
    assert not introductions(net_from_text("P-Z Z-C", actors))
    assert introductions(net_from_text("P-Z Z-C", {**actors, "C": {"gebieden": ("1", "2")}}))


def test_what_brings_nothing_is_no_great_gain():
    found = introductions(net_from_text("A-B B-C C-D D-A A-C"))
    assert [f.kind for f in found] == ["introduction_easy"]


def test_a_theme_that_both_have_contacts_about_is_a_reason():
    found = introductions(
        net_from_text("A-Z Z-B", ties={"A-Z": {"thema": "AED"}, "Z-B": {"thema": "aed"}})
    )
    assert "allebei contacten over AED" in found[0].sentence
