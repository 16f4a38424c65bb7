import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from netwerk.insight.certainty import ground_of
from netwerk.insight.chance.groups import find_groups, groups_of
from netwerk.schema import schema
from tests.builders import net_from_edges, net_from_text

TRUTH = Path(__file__).parents[2] / "truth"
TODAY = date(2026, 11, 25)


def found(net):
    return find_groups(ground_of(net, schema(), TODAY))


def clique(side, size=6):
    return [f"{side}{i}-{side}{j}" for i in range(size) for j in range(i)]


def test_the_groups_of_the_karate_club_are_those_of_the_best_modularity():
    truth = json.loads((TRUTH / "zachary_karate.json").read_text())
    groups = groups_of(net_from_edges(34, [tuple(edge) for edge in truth["edges"]]), schema())
    best = np.array(truth["modularity_optimal"]["membership"])
    assert {frozenset(group.members) for group in groups.groups} == {
        frozenset(np.flatnonzero(best == k).tolist()) for k in np.unique(best)
    }


def villages(between=("A0-B0",), **actors):
    values = {
        f"{side}{i}": {"kern": kern}
        for side, kern in (("A", "etten"), ("B", "netterden"))
        for i in range(6)
    }
    return net_from_text(
        " ".join([*clique("A"), *clique("B"), *between]),
        values | {k: {"kern": "etten"} | v for k, v in actors.items()},
    )


def test_a_group_is_named_after_the_kern_of_its_members_and_counts_its_ties():
    first, second = [f for f in found(villages()) if f.kind == "group"]
    assert first.sentence == (
        "Groep Etten: 6 actoren met 15 contacten onderling en 1 met anderen; "
        "alleen via A0 is er contact met anderen, voor zover vastgelegd."
    )
    assert (first.kern, second.kern) == ("etten", "netterden")
    assert first.certainty.sentence.startswith(
        "Deelt de computer steeds opnieuw in, dan komt 100% op hetzelfde uit."
    )


def test_two_groups_of_one_name_are_told_apart_by_who_is_in_the_middle():
    net = net_from_text(
        " ".join([*clique("A"), *clique("B"), "A0-B0"]), everyone={"categorie": "zorg"}
    )
    assert [group.naam for group in groups_of(net, schema()).groups] == [
        "Zorg, rond A0",
        "Zorg, rond B0",
    ]


def test_without_anything_shared_a_group_is_named_after_its_middle():
    assert [
        g.naam
        for g in groups_of(net_from_text(" ".join([*clique("A"), *clique("B")])), schema()).groups
    ] == [
        "rond A0",
        "rond B0",
    ]


def test_groups_without_ties_between_them_are_a_gap():
    gap = next(f for f in found(villages(between=())) if f.kind == "group_gap")
    assert (
        gap.sentence
        == "Tussen groep Etten (6 actoren) en groep Netterden (6 actoren) is geen contact bekend, voor zover vastgelegd."
    )
    assert [a.id for a in gap.actors] == ["A0", "B0"]


def test_a_group_that_stands_apart_gets_a_first_contact_as_next_step():
    assert next(f for f in found(villages(between=())) if f.kind == "group").next_step.startswith(
        "Deze groep staat los"
    )


def test_who_belongs_as_much_to_one_as_to_the_other_stands_between_groups():
    ends = [f"{side}{i}-Tussen" for side in "AB" for i in range(3)]
    between = [f for f in found(villages(between=ends)) if f.kind == "between_groups"]
    groups = groups_of(villages(between=ends), schema())
    steady = dict(zip(villages(between=ends).actors["id"], groups.steadiness, strict=True))
    assert steady["Tussen"] < min(steady[name] for name in ("A0", "B5"))
    assert all("Tussen staat tussen groepen" in f.sentence for f in between)


def test_the_heart_of_the_network_is_told_apart_from_its_edge():
    net = net_from_text(" ".join([*clique("H", 5), *(f"H{i % 5}-R{i}" for i in range(9))]))
    heart = next(f for f in found(net) if f.kind == "heart")
    assert heart.sentence.startswith(
        "Het hart van dit netwerk: 5 actoren met elk minstens vier contacten onder elkaar"
    )
    assert "Aan de rand staan 9 actoren" in heart.sentence


@pytest.mark.parametrize("text", ["", "A", "A-B", "A B C D E F G H I J K L"])
def test_where_there_are_no_groups_nothing_is_said(text):
    assert found(net_from_text(text)) == ()


def test_a_complete_network_and_a_star_have_no_groups():
    assert found(net_from_edges(12, [(i, j) for i in range(12) for j in range(i)])) == ()
    assert [
        f
        for f in found(net_from_edges(2001, [(0, i) for i in range(1, 2001)]))
        if f.kind == "group"
    ] == []


def test_actors_without_contacts_are_in_no_group():
    groups = groups_of(net_from_text(" ".join([*clique("A"), "Los"])), schema())
    assert groups.labels.tolist()[-1] == -1
    assert np.isnan(groups.steadiness[-1])


def test_the_order_of_rows_and_one_tie_more_leave_the_groups_as_they_are():
    edges = [
        (i, j) for side in (0, 6, 12) for i in range(side, side + 6) for j in range(side, i)
    ] + [(0, 6), (6, 12)]
    groups = [
        groups_of(net_from_edges(18, ties), schema())
        for ties in (edges, [(j, i) for i, j in reversed(edges)], [*edges, (1, 7)])
    ]
    assert groups[0].labels.tolist() == groups[1].labels.tolist() == groups[2].labels.tolist()
    assert [g.key for g in groups[0].groups] == [g.key for g in groups[2].groups][:3] or groups[
        2
    ].groups


def test_where_contacts_run_through_each_other_no_group_is_named():
    kinds = set()
    for seed in range(8):
        random = np.random.default_rng(seed)
        dense = net_from_edges(
            20, [(i, j) for i in range(20) for j in range(i) if random.random() < 0.6]
        )
        for finding in found(dense):
            kinds.add(finding.kind)
            assert (
                finding.kind != "group"
                or 2 * finding.numbers["inside"] > finding.numbers["outside"]
            )
    assert "no_clear_groups" in kinds


def test_a_group_that_hangs_on_one_actor_says_so():
    one, other = clique("E"), clique("N")
    kern = {
        f"{side}{i}": {"kern": "etten" if side == "E" else "netterden"}
        for side in "EN"
        for i in range(6)
    }
    tied = net_from_text(" ".join([*one, *other, "E0-N0", "E0-N1"]), kern)
    group = next(f for f in found(tied) if f.kind == "group" and "Etten" in f.sentence)
    assert group.sentence == (
        "Groep Etten: 6 actoren met 15 contacten onderling en 2 met anderen; alleen via E0 is er contact met anderen, voor zover vastgelegd."
    )
    assert group.numbers["holders"] == 1
    wider = net_from_text(" ".join([*one, *other, "E0-N0", "E1-N1"]), kern)
    assert next(f for f in found(wider) if f.kind == "group").numbers["holders"] == 2
