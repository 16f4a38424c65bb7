from datetime import date

from netwerk.insight.certainty import ground_of
from netwerk.insight.fragility.bridges import find_bridges, find_cut_points
from netwerk.insight.fragility.clusters import (
    find_hanging_clusters,
    find_single_contacts,
    find_small_clusters,
)
from netwerk.net.selection import Selection
from netwerk.schema import schema
from tests.builders import net_from_edges, net_from_text

TODAY = date(2026, 11, 25)
CORE = "A-B B-C C-D D-E E-A A-C B-D F-A F-B F-C G-D G-E G-A"


def ground(text, actors=None, **more):
    return ground_of(net_from_text(text, actors, **more), schema(), TODAY)


def ids(finding):
    return [a.id for a in finding.actors]


def test_pairs_and_small_clusters_apart_from_the_largest_part():
    found = find_small_clusters(ground(f"{CORE} P-Q X-Y Y-Z alleen"))
    assert [(f.kind, ids(f)) for f in found] == [
        ("small_component", ["X", "Y", "Z"]),
        ("pair", ["P", "Q"]),
    ]
    assert found[1].sentence == "P en Q hebben alleen contact met elkaar en niet met de rest."
    assert [(e.van.id, e.naar.id) for e in found[1].evidence] == [("P", "Q")]
    assert found[1].next_step == "Zoek iemand die een van hen kan voorstellen aan anderen."
    found = find_small_clusters(
        ground(
            f"{CORE} P-Q X-Y",
            {
                "P": {"kern": "etten"},
                "X": {"kern": "etten"},
                "D": {"kern": "etten", "categorie": "belang_en_dorp"},
                "A": {"kern": "etten"},
            },
        )
    )
    assert found[0].next_step == "Breng P in contact met D: die spreekt voor de kern."


def test_a_wethouder_is_not_helped_to_a_second_contact():
    """'Help Gebiedswethouder aan een tweede contact.'"""
    wethouder = {"Wethouder": {"soort": "professional", "rol": "gebiedswethouder"}}
    text = "Wethouder-Hub Hub-A A-B B-Hub"
    assert [f.next_step for f in find_single_contacts(ground(text, wethouder))] == [""]
    here = {"kern": "etten"}
    (club,) = find_single_contacts(ground("Club-Hub Hub-A A-B B-Hub", everyone=here))
    assert club.next_step == "Vraag Hub om Club voor te stellen aan A."
    assert [f.next_step for f in find_bridges(ground(text, wethouder))] == [""]
    assert [f.next_step for f in find_cut_points(ground(text, wethouder))] == [""]


def test_a_network_in_one_piece_has_no_cluster_apart():
    assert find_small_clusters(ground(CORE)) == ()


def test_when_no_part_is_the_largest_all_are_told():
    assert [ids(f) for f in find_small_clusters(ground("A-B C-D"))] == [["A", "B"], ["C", "D"]]


def test_contacts_outside_the_selection_are_not_forgotten():
    found = find_small_clusters(
        ground(
            f"{CORE} P-Q Q-Ver",
            {"Ver": {"soort": "bedrijf"}},
            selection=Selection(soorten=("bewonersgroep",)),
        )
    )
    assert "binnen deze selectie" in found[0].sentence
    assert "1 actor heeft wel contact daarbuiten" in found[0].sentence


def test_single_contacts_are_told_once_for_the_one_they_share():
    found = find_single_contacts(ground(f"{CORE} H1-A H2-A H3-B"))
    assert [ids(f) for f in found] == [["A", "H1", "H2"], ["B", "H3"]]
    assert found[0].sentence == "Voor H1 en H2 is A het enige contact."


def test_a_pair_is_no_single_contact_twice():
    assert find_single_contacts(ground("A-B")) == ()


def test_a_cluster_on_one_tie_and_a_cluster_on_one_actor():
    found = find_hanging_clusters(ground(f"{CORE} P-Q Q-R R-P P-A X-Y X-B Y-B"))
    assert [(f.numbers["by"], ids(f)) for f in found] == [
        ("tie", ["A", "P", "Q", "R"]),
        ("actor", ["B", "X", "Y"]),
    ]
    assert found[0].sentence == "P, Q en R hangen met één contact aan de rest: dat tussen P en A."
    assert found[1].sentence == "X en Y hebben alleen via B contact met de rest."
    assert {(e.van.id, e.naar.id) for e in found[1].evidence} == {("X", "B"), ("Y", "B")}


def test_of_nested_clusters_only_the_outermost_is_told():
    found = find_hanging_clusters(ground(f"{CORE} A-P P-Q Q-R"))
    assert [ids(f) for f in found] == [["A", "P", "Q", "R"]]


def test_the_smaller_side_is_told_wherever_the_walk_began():
    found = find_hanging_clusters(ground("a1-a2 a2-a3 a3-a1 a1-B " + CORE))
    assert [ids(f) for f in found] == [["B", "a1", "a2", "a3"]]
    found = find_hanging_clusters(
        ground("a1-a2 a2-a3 a3-a1 a1-zB zB-zC zC-zD zD-zE zE-zF zF-zB zB-zD zC-zF")
    )
    assert [ids(f) for f in found] == [["zB", "a1", "a2", "a3"]]


def test_a_star_of_ten_thousand_is_one_sentence():
    star = ground_of(net_from_edges(10_000, [(0, i) for i in range(1, 10_000)]), schema(), TODAY)
    found = find_single_contacts(star)
    assert len(found) == 1
    assert found[0].sentence.startswith(
        "Voor Groep 1, Groep 10, Groep 100, Groep 1000 en 9.995 anderen is Groep 0"
    )
    assert len(found[0].evidence) <= 20
