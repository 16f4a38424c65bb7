import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from netwerk.insight.certainty import ground_of
from netwerk.insight.chance.groups import find_groups, groups_of
from netwerk.net.net import net_from
from netwerk.net.selection import Selection
from netwerk.schema import schema
from tests.builders import net_from_edges, net_from_text, snapshot_from_rows
from tests.insight.areas import demo, demo_selections

TRUTH = Path(__file__).parents[2] / "truth"
TODAY = date(2026, 11, 25)


def found(net):
    return find_groups(ground_of(net, schema(), TODAY))


def clique(side, size=6):
    return [f"{side}{i}-{side}{j}" for i in range(size) for j in range(i)]


def test_the_groups_of_the_karate_club_are_those_of_the_best_modularity_but_for_who_is_not_sure():
    truth = json.loads((TRUTH / "zachary_karate.json").read_text())
    groups = groups_of(net_from_edges(34, [tuple(edge) for edge in truth["edges"]]), schema())
    best = np.array(truth["modularity_optimal"]["membership"])
    assert groups.chance < 0.02
    assert len(groups.groups) == len(np.unique(best))
    assert all(len({best[i] for i in group.members}) == 1 for group in groups.groups)
    left_out = np.flatnonzero(groups.labels < 0)
    assert left_out.tolist() == [9]  # Zachary's actor 10, of whom all methods are in doubt


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
        "Groep Etten: 6 actoren met 15 contacten onderling en 1 met anderen. "
        "Dat gaat alleen via A0."
    )
    assert (first.kern, second.kern) == ("etten", "netterden")
    assert first.certainty.sentence.startswith(
        "Laten we steeds een vijfde van de contacten weg, dan blijven zij in 100% van de gevallen"
    )
    assert (first.holds, first.certainty.band) != (None, "stevig")  # too small for a figure
    assert first.holds is None


def test_of_a_group_is_said_how_often_it_is_together_again_if_all_were_known():
    told = [f for f in find_groups(ground_of(demo().net(), schema(), TODAY)) if f.kind == "group"]
    some = [f for f in told if f.about != "more"]
    assert len(some) > 5
    assert all(f.holds is None or 0.6 <= f.holds < 1 for f in some)
    assert {f.certainty.band for f in some if f.holds is None} == {"onzeker"}
    assert all("gevallen" not in f.certainty.sentence for f in some if f.holds is None)
    assert "horen deze in" in some[0].certainty.sentence
    assert {f.certainty.band == "stevig" for f in some if f.holds and f.holds >= 0.85} <= {True}


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


def test_between_found_groups_no_gap_is_told_at_the_size_of_an_area():
    """Groups are made where contact is missing: "geen contact" between them says nothing."""
    assert "group_gap" not in [f.kind for f in found(villages(between=()))]
    assert "group_gap" not in [f.kind for f in found(demo().net(Selection()))]


def five_groups() -> set[tuple[int, int]]:
    """Contacts of five groups of 80, mostly within them and none between the first two."""
    random = np.random.default_rng(1)
    group = np.arange(400) // 80
    edges = set()
    while len(edges) < 1400:
        i, j = random.integers(0, 400, 2).tolist()
        if random.random() < 0.7:
            j = int(random.choice(np.flatnonzero(group == group[i])))
        if i != j and {group[i], group[j]} != {0, 1}:
            edges.add((min(i, j), max(i, j)))
    return edges


def test_in_a_large_network_two_groups_with_less_contact_than_others_have_are_a_gap():
    edges = five_groups()
    told = [f for f in found(net_from_edges(400, edges)) if f.kind == "group_gap"]
    assert len(told) == 1
    assert told[0].numbers["observed"] == 0
    assert "Zoals andere groepen elkaar kennen, verwacht je er" in told[0].sentence


def test_a_network_without_groups_is_not_told_to_have_them():
    random = np.random.default_rng(0)
    told = 0
    for _ in range(30):
        edges = {tuple(sorted(random.choice(60, 2, replace=False).tolist())) for _ in range(75)}
        told += bool(groups_of(net_from_edges(60, edges), schema()).groups)
    assert told <= 3


def test_nobody_stands_between_groups_with_one_contact():
    tied = found(villages(between=["A0-B0", "A1-Rand"]))
    assert not [f for f in tied if f.kind == "between_groups" and f.actors[0].id == "Rand"]
    for selection in demo_selections():
        net = demo().net(selection)
        for finding in found(net):
            if finding.kind == "between_groups":
                assert finding.numbers["contacts"] > 1
                assert finding.numbers["groups"] > 1


def test_groups_do_not_depend_on_ids_or_rows():
    net = demo().net(Selection())
    random = np.random.default_rng(3)
    names = {
        str(i): f"x{k:04d}"
        for k, i in zip(random.permutation(net.n), net.actors["id"], strict=True)
    }
    rows = [
        {"id": names[str(i)]} | {c: net.actors[c][k] for c in net.actors if c != "id"}
        for k, i in enumerate(net.actors["id"])
    ]
    ties = [
        {c: net.relaties[c][k] for c in net.relaties}
        | {"van": names[str(net.relaties["naar"][k])], "naar": names[str(net.relaties["van"][k])]}
        for k in random.permutation(net.m)
    ]
    other = net_from(snapshot_from_rows(rows, ties), schema())

    def named(of):
        return {
            frozenset(str(of.actors["naam"][i]) for i in group.members)
            for group in groups_of(of, schema()).groups
        }

    assert named(net) == named(other)


def test_a_group_that_stands_apart_gets_a_first_contact_as_next_step():
    assert next(f for f in found(villages(between=())) if f.kind == "group").next_step.startswith(
        "Deze groep staat los"
    )


def test_who_belongs_as_much_to_one_as_to_the_other_stands_between_groups():
    ends = [f"{side}{i}-Tussen" for side in "AB" for i in range(2)]
    net = villages(between=ends)
    between = [f for f in found(net) if f.kind == "between_groups"]
    groups = groups_of(net, schema())
    tussen = next(k for k, i in enumerate(net.actors["id"]) if i == "Tussen")
    if groups.labels[tussen] < 0:
        assert [f.sentence for f in between] == [
            "Tussen staat tussen groepen, met contact in groep Etten en groep Netterden."
        ]
    else:
        assert between == []


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
        "Groep Etten: 6 actoren met 15 contacten onderling en 2 met anderen. Dat gaat alleen via E0."
    )
    assert group.numbers["holders"] == 1
    wider = net_from_text(" ".join([*one, *other, "E0-N0", "E1-N1"]), kern)
    assert next(f for f in found(wider) if f.kind == "group").numbers["holders"] == 2


def test_groups_of_colleagues_are_no_gap():
    """Two groups in which some work for one employer meet there, whatever is recorded."""
    edges = five_groups()
    text = " ".join(f"A{i:03d}-A{j:03d}" for i, j in sorted(edges))
    assert "group_gap" in [f.kind for f in found(net_from_text(text))]
    works = "A000[werkt_voor]Gemeente A001[werkt_voor]Gemeente A100[werkt_voor]Gemeente"
    assert "group_gap" not in [f.kind for f in found(net_from_text(f"{text} {works}"))]
