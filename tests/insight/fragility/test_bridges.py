from datetime import date

import pytest

from netwerk.insight.certainty import ground_of
from netwerk.insight.fragility.bridges import (
    LISTED,
    find_bridges,
    find_cut_points,
)
from netwerk.insight.fragility.local_bridges import find_local_bridges
from netwerk.net.selection import Selection
from netwerk.schema import schema
from tests.builders import net_from_edges, net_from_text

TODAY = date(2026, 11, 25)
# Padgett & Ansell 1993, marriages of Florentine families (copied from networkx.florentine_families_graph, which has it from UCINET).
FLORENCE = (
    "Acciaiuoli-Medici Castellani-Peruzzi Castellani-Strozzi Castellani-Barbadori Medici-Barbadori Medici-Ridolfi Medici-Tornabuoni "
    "Medici-Albizzi Medici-Salviati Salviati-Pazzi Peruzzi-Strozzi Peruzzi-Bischeri Strozzi-Ridolfi Strozzi-Bischeri "
    "Ridolfi-Tornabuoni Tornabuoni-Guadagni Albizzi-Ginori Albizzi-Guadagni Bischeri-Guadagni Guadagni-Lamberteschi"
)


def ground(text, actors=None, **more):
    return ground_of(net_from_text(text, actors, **more), schema(), TODAY)


def test_the_cut_points_of_florence_and_who_loses_contact():
    found = {f.actors[0].id: f for f in find_cut_points(ground(FLORENCE))}
    assert set(found) == {"Medici", "Albizzi", "Salviati", "Guadagni"}
    medici = found["Medici"]
    # F without Medici is .3846 of the 91 pairs of the 14 others (truth: keyplayer, R).
    assert medici.numbers["pairs_lost"] == 35
    assert [a.id for a in medici.actors[1:]] == ["Pazzi", "Salviati", "Acciaiuoli"]
    assert medici.sentence == (
        "Als Medici wegvalt, verliezen Pazzi, Salviati en Acciaiuoli het contact met de rest."
    )
    assert next(iter(found)) == "Medici"


def test_the_bridges_of_florence():
    found = find_bridges(ground(FLORENCE))
    assert {tuple(a.id for a in f.actors) for f in found} == {
        ("Acciaiuoli", "Medici"),
        ("Medici", "Salviati"),
        ("Pazzi", "Salviati"),
        ("Albizzi", "Ginori"),
        ("Guadagni", "Lamberteschi"),
    }
    assert (
        found[0].sentence
        == "Zonder het contact tussen Medici en Salviati verliezen Pazzi en Salviati het contact met de rest."
    )
    assert (
        found[1].sentence
        == "Zonder het contact tussen Acciaiuoli en Medici heeft Acciaiuoli geen contact meer."
    )


def test_a_bridge_rests_on_all_relations_between_the_two_with_source_and_date():
    net = ground(
        "A-B A[kent]B B-C", ties={"A-B": {"bron": "gesprek", "laatst_bevestigd": "2026-01-02"}}
    )
    bridge = next(f for f in find_bridges(net) if {a.id for a in f.actors} == {"A", "B"})
    assert [(e.soort, e.bron, e.datum) for e in bridge.evidence] == [
        ("kent", None, None),
        ("werkt_samen_met", "gesprek", "2026-01-02"),
    ]


def test_the_next_step_is_a_second_way_between_people_the_cut_point_knows():
    found = find_cut_points(ground("A-X B-X A-B X-C X-D C-D C-E D-E X-F F-C"))
    assert found[0].actors[0].id == "X"
    assert found[0].next_step == "Vraag X om A aan F voor te stellen: dan is er een tweede weg."


def test_the_next_step_at_a_bridge_goes_round_both_its_ends():
    found = find_bridges(ground("A-B B-C C-A C-D D-E E-F F-D F-G G-E"))
    assert found[0].next_step == "Breng A in contact met E: dan is er een tweede weg."
    assert (
        find_bridges(ground("A-B B-C C-A C-L"))[0].next_step
        == "Breng L in contact met A: dan is er een tweede weg."
    )


def test_leaves_that_only_know_one_lose_contact_with_each_other():
    found = find_cut_points(ground("Jan-A Jan-B Jan-C"))
    assert found[0].sentence == "Als Jan wegvalt, hebben A, B en C geen contact meer met elkaar."


def test_a_selection_is_named_in_the_sentence():
    found = find_cut_points(
        ground("A-X X-B", everyone={"gebieden": ("3",)}, selection=Selection(gebied="3"))
    )
    assert found[0].sentence.endswith("in gebied 3.")


def test_a_complete_network_hangs_on_nobody():
    net = ground_of(
        net_from_edges(30, [(i, j) for i in range(30) for j in range(i)]), schema(), TODAY
    )
    assert [f.kind for f in find_cut_points(net)] == ["no_cut_points"]
    assert find_bridges(net) == ()
    assert find_local_bridges(net) == ()


def test_local_bridges_with_the_way_round():
    found = find_local_bridges(ground("A-B B-C C-D D-E E-A A-P P-B"))
    # A-B has contact P in common; the other ring ties have a way round of 4 (over A-B) and C-D of 4.
    assert {(tuple(a.id for a in f.actors), f.numbers["span"]) for f in found} == {
        (("A", "E"), 4), (("B", "C"), 4), (("C", "D"), 4), (("D", "E"), 4),
    }  # fmt: skip
    assert "Zonder dit contact kost het vier stappen" in found[0].sentence


def test_a_very_long_way_round_is_not_a_number():
    ring = ground_of(net_from_edges(12, [(i, (i + 1) % 12) for i in range(12)]), schema(), TODAY)
    found = find_local_bridges(ring)
    assert found[0].numbers["span"] is None
    assert "meer dan zes stappen" in found[0].sentence


def test_a_long_chain_is_told_in_parts_with_the_number_of_the_rest():
    chain = ground_of(net_from_edges(1_000, [(i, i + 1) for i in range(999)]), schema(), TODAY)
    found = find_cut_points(chain)
    assert len(found) == LISTED + 1
    assert found[-1].kind == "cut_point_more"
    assert found[-1].numbers["more"] == 998 - LISTED
    assert found[0].numbers["pairs_lost"] == pytest.approx(499 * 500)
    assert find_bridges(chain)[-1].numbers["more"] == 999 - LISTED


def test_two_who_only_have_each_other_are_helped_to_others():
    (found,) = find_bridges(ground_of(net_from_text("A-B C-D D-E C-E"), schema(), TODAY))
    assert found.sentence == "Het contact tussen A en B is het enige dat zij hebben."
    assert found.next_step == "Nodig beide uit bij een bestaande bijeenkomst."


def test_a_second_way_does_not_lean_on_the_same_actor_again():
    """X hangs on H; P hangs on H too, so X-P would not help when H drops out: A is of the ring."""
    found = find_bridges(ground_of(net_from_text("X-H P-H H-A A-B B-H"), schema(), TODAY))
    assert next(f for f in found if f.actors[1].id == "X").next_step.startswith(
        "Breng X in contact met A"
    )


def test_who_works_somewhere_is_no_short_way_to_the_own_organisation():
    ring = "A-B B-C C-D D-E E-A"
    told = find_local_bridges(ground(ring))
    assert len(told) == 5
    staff = {"A": {"soort": "professional"}}
    told = find_local_bridges(ground(f"{ring} A[werkt_voor]B", staff))
    assert {f.actors[0].id + f.actors[1].id for f in told} == {"BC", "CD", "DE", "AE"}


def test_a_short_way_says_for_how_many_it_matters_and_the_most_stand_first():
    """A-B joins two stars; the ring C-D-E far away is a short way for its two ends only."""
    stars = "A-P A-Q A-R B-X B-Y B-Z A-B P-M M-N N-O O-X C-D D-E E-F F-G G-C"
    found = find_local_bridges(ground(stars, everyone={"gebieden": ("5",)}))
    first = found[0]
    assert [a.id for a in first.actors] == ["A", "B"]
    assert (first.numbers["around_a"], first.numbers["around_b"]) == (3, 3)
    assert first.sentence.endswith(
        "Dan hebben 6 actoren geen korte weg naar de andere kant: 3 bij A en 3 bij B."
    )
    assert first.next_step == "Vraag A of het contact met B er nog is."
    ring = [f for f in found if f.actors[0].id in "CDEFG"]
    assert {(f.numbers["around_a"], f.numbers["around_b"], f.next_step) for f in ring} == {
        (0, 0, "")
    }
