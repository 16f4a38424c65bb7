"""Lists of members and their clubs are told as such, and give no gaps."""

from datetime import date

import numpy as np

from netwerk.insight.catalogue import all_findings
from netwerk.insight.certainty import ground_of
from netwerk.insight.chance.gaps import find_gaps
from netwerk.insight.two_mode import two_sides
from netwerk.net.csr import tie_ends
from netwerk.schema import schema
from tests.builders import net_from_edges, net_from_text

TODAY = date(2026, 11, 25)


def members_and_clubs(**fields):
    """Thirty people who each are in two of eight clubs."""
    ties = [f"P{i:02d}-C{(i * 3 + k) % 8}" for i in range(30) for k in (0, 1 + i % 3)]
    actors = {f"P{i:02d}": {name: values[0] for name, values in fields.items()} for i in range(30)}
    actors |= {f"C{i}": {name: values[1] for name, values in fields.items()} for i in range(8)}
    return net_from_text(" ".join(ties), actors)


def sides_of(net):
    return two_sides(net, schema(), *tie_ends(net.indptr, net.indices))


def test_a_list_of_persons_and_firms_is_told_as_a_list_with_two_sides():
    net = members_and_clubs(soort=("professional", "bedrijf"), categorie=("zorg", "winkel"))
    found = find_gaps(ground_of(net, schema(), TODAY))
    told = next(f for f in found if f.kind == "two_mode")
    assert told.sentence == (
        "Dit lijkt een lijst met twee kanten: bedrijven aan de ene kant, professionals aan de "
        "andere. Contact binnen een kant is niet vastgelegd, dus dat het ontbreekt zegt niets."
    )
    assert "gap" not in [f.kind for f in found]


def test_members_and_clubs_of_one_soort_are_seen_by_their_ways_round():
    net = members_and_clubs(categorie=("zorg", "winkel"))
    sides = sides_of(net)
    clubs = np.array([str(i).startswith("C") for i in net.actors["id"]])
    assert sides.words == ("", "")
    assert (sides.one == clubs).all() or (sides.other == clubs).all()
    kinds = [f.kind for f in find_gaps(ground_of(net, schema(), TODAY))]
    assert "two_mode" in kinds
    assert "gap" not in kinds


def test_one_odd_way_round_or_few_ways_round_make_an_ordinary_network():
    net = members_and_clubs()
    assert sides_of(net) is not None
    edges = list(zip(*(end.tolist() for end in tie_ends(net.indptr, net.indices)), strict=True))
    clubs = [k for k, i in enumerate(net.actors["id"]) if str(i).startswith("C")]
    assert sides_of(net_from_edges(net.n, [*edges, (clubs[0], clubs[1])])) is None
    assert sides_of(net_from_edges(30, [(0, i) for i in range(1, 30)])) is None
    assert sides_of(net_from_text("")) is None
    assert sides_of(net_from_text("A-B C-D E")) is None


def test_the_list_of_one_makelaar_has_no_two_sides():
    """'Een lijst met twee kanten' of one professional with twenty groups."""
    text = " ".join(f"M-G{i}" for i in range(20))
    assert sides_of(net_from_text(text, {"M": {"soort": "professional"}})) is None


def test_each_side_has_three_with_several_contacts():
    ties = [f"P{i}-C{k}" for i in range(20) for k in range(2)]
    many = {f"P{i}": {"soort": "professional"} for i in range(20)}
    assert sides_of(net_from_text(" ".join(ties), many)) is None
    more = [*ties, *(f"P{i}-C2" for i in range(10))]
    assert sides_of(net_from_text(" ".join(more), many)) is not None


def test_few_ways_round_that_are_all_even_are_chance():
    """Nine even ways round: six actors in a ring, and eight more on three of them."""
    ring = [(i, (i + 1) % 6) for i in range(6)]
    more = [(k, a) for k in range(6, 14) for a in (k % 2, k % 2 + 2)]
    assert sides_of(net_from_edges(14, [*ring, *more])) is None
    assert sides_of(net_from_edges(15, [*ring, *more, (14, 1), (14, 3)])) is not None


def test_a_list_with_two_sides_gives_no_groups_proposals_or_figures():
    net = members_and_clubs(soort=("professional", "bedrijf"), categorie=("zorg", "winkel"))
    found = all_findings(net, schema(), TODAY)
    kinds = {f.kind for f in found}
    assert "two_mode" in kinds
    assert kinds.isdisjoint(
        {"group", "no_clear_groups", "between_groups", "group_gap", "gap", "heart"}
        | {"introduction_easy", "introduction_gain"}
    )
    assert [f.kind for f in found if f.holds is not None] == []
