from datetime import date

import numpy as np
import pytest

from netwerk.insight.catalogue import kind_of
from netwerk.insight.certainty import ground_of
from netwerk.insight.chance.gap_table import contacts_of, gap_rows
from netwerk.insight.chance.gaps import find_gaps, gaps_once
from netwerk.insight.chance.through_team import via_team
from netwerk.insight.chance.verdicts import GAP, TOO_LITTLE_SEEN
from netwerk.insight.coverage.care import find_kernen_without_care
from netwerk.insight.grouping import group_by
from netwerk.insight.on_card import Headed
from netwerk.insight.wording import TOO_LITTLE
from netwerk.net.net import net_from
from netwerk.net.selection import Selection
from netwerk.schema import schema
from tests.builders import net_from_edges, net_from_text, snapshot_from_rows
from tests.insight.areas import demo

TODAY = date(2026, 11, 25)


def ring(side, size, step=1):
    return [f"{side}{i:02d}-{side}{(i + step) % size:02d}" for i in range(size)]


def two_sides(across, size=15, **fields):
    """Two groups of ``size``, well tied within, with these ties between; ``fields`` give each side's value."""
    ties = [*ring("A", size), *ring("A", size, 2), *ring("B", size), *ring("B", size, 2), *across]
    actors = {
        f"{side}{i:02d}": {name: values[side == "B"] for name, values in fields.items()}
        for side in "AB"
        for i in range(size)
    }
    return net_from_text(
        " ".join(ties), actors, every_tie={"bron": "gesprek", "laatst_bevestigd": "2026-10-01"}
    )


def gaps(net):
    return find_gaps(ground_of(net, schema(), TODAY))


def kinds(findings):
    return [finding.kind for finding in findings]


def test_a_gap_between_two_sectors_is_told_with_both_numbers_and_the_ties_that_are_there():
    found = next(
        f for f in gaps(two_sides(["A00-B03"], categorie=("zorg", "winkel"))) if f.kind == "gap"
    )
    assert found.sentence == (
        "Tussen de categorieën Winkel en Zorg is 1 contact bekend. Rekening houdend met dorp en "
        "drukte zijn er 31 te verwachten: veel minder dan verwacht."
    )
    assert [(e.van.id, e.naar.id, e.bron) for e in found.evidence] == [("A00", "B03", "gesprek")]
    assert (found.numbers["observed"], found.numbers["verdict"]) == (1, "veel minder dan verwacht")
    assert "geen van de 30" in found.certainty.sentence
    assert found.next_step


def test_fysiek_and_sociaal_that_do_not_meet_come_first():
    found = gaps(two_sides([], domeinen=(("wonen", "fysiek"), ("zorg",))))[0]
    assert found.kind == "physical_social"
    assert found.sentence == (
        "Tussen fysiek en sociaal zijn geen contacten bekend. Rekening houdend met dorp en drukte "
        "zijn er 31 te verwachten: veel minder dan verwacht, vooral tussen Fysiek en Zorg."
    )
    assert found.numbers["verdict"] == "veel minder dan verwacht"


def test_a_domein_without_a_side_is_no_example_of_fysiek_and_sociaal():
    for sides in ((("fysiek",), ("sport", "zorg")), (("fysiek", "cultuur"), ("zorg",))):
        found = gaps(two_sides([], domeinen=sides))[0]
        assert found.sentence.endswith("veel minder dan verwacht, vooral tussen Fysiek en Zorg.")


def test_an_actor_on_both_sides_counts_on_both():
    both = gaps(two_sides([], domeinen=(("wonen", "zorg"), ("zorg",))))[0]
    assert (both.numbers["actors_a"], both.numbers["actors_b"]) == (15, 30)
    assert (
        both.numbers["observed"] == 60
    )  # each tie among A ties a fysiek actor to a sociaal one, both ways round


@pytest.mark.parametrize("text", ["", "A", "A-B", "A B C"])
def test_of_a_network_of_a_few_nothing_is_said_of_fysiek_and_sociaal(text):
    assert gaps(net_from_text(text)) == ()


def test_only_a_gap_is_headed_as_one():
    def headed(found):
        return kind_of(found.kind).card.heading(Headed(found, found.subject.name, ""))

    (few,) = gaps(net_from_text("A B C D E F G H I J"))
    assert headed(few) == "Kennen fysiek en sociaal elkaar?"
    apart = gaps(two_sides([], domeinen=(("wonen",), ("zorg",))))[0]
    assert apart.numbers["verdict"] == GAP
    assert headed(apart) == "fysiek en sociaal kennen elkaar weinig"


@pytest.mark.parametrize("text", ["A B C D E F G H I J", "A-B C-D E F G H I J"])
@pytest.mark.parametrize("domeinen", [(), ("fysiek",), ("fysiek", "sociaal")])
def test_fysiek_and_sociaal_are_always_told_also_when_there_is_too_little(text, domeinen):
    found = gaps(net_from_text(text, everyone={"domeinen": domeinen}))
    assert kinds(found) == ["physical_social"]
    assert TOO_LITTLE in found[0].sentence or TOO_LITTLE_SEEN in found[0].sentence
    assert found[0].next_step


@pytest.mark.parametrize("kind", ["zorg", None])
def test_one_categorie_for_everyone_or_none_at_all_is_no_gap(kind):
    assert "gap" not in kinds(
        gaps(net_from_edges(40, [(i, (i + 1) % 40) for i in range(40)], categorie=kind))
    )


def test_a_complete_network_has_no_gaps():
    ties = " ".join(f"X{i:02d}-X{j:02d}" for i in range(20) for j in range(i))
    actors = {
        f"X{i:02d}": {"categorie": ("zorg", "winkel")[i % 2], "kern": ("etten", "netterden")[i % 2]}
        for i in range(20)
    }
    assert kinds(gaps(net_from_text(ties, actors))) == ["physical_social"]


def test_a_star_of_ten_thousand_is_answered():
    assert kinds(
        gaps(
            net_from_edges(
                10_001, [(0, i) for i in range(1, 10_001)], categorie="zorg", kern="etten"
            )
        )
    ) == ["physical_social"]


def test_that_clubs_stay_in_their_village_is_told_once_as_the_baseline_it_is():
    """`closed_kern` was lost, and two villages far apart were told as a gap."""
    found = gaps(two_sides(["A00-B03"], kern=("etten", "netterden")))
    assert kinds(found) == ["physical_social", "closed_kern"]
    assert found[1].sentence == (
        "Wie bij een kern hoort, heeft vooral contact binnen de eigen kern: 60 van de 61 contacten. "
        "Dat is overal zo."
    )
    assert 25 < found[1].numbers["expected"] < 35


def test_in_the_demo_five_gaps_are_one_fact_told_once():
    """Fysiek with jeugd, ouderen, sociaal and zorg all follow from fysiek against sociaal."""
    net = demo().net(Selection())
    found = gaps(net)
    assert kinds(found) == ["physical_social", "gap", "closed_kern"]
    assert found[0].sentence == (
        "Tussen fysiek en sociaal zijn 8 contacten bekend, en nog 10 via de makelaar of het team. "
        "Rekening houdend met dorp en drukte zijn er 26 te verwachten: veel minder dan verwacht, vooral "
        "tussen Fysiek en Zorg."
    )
    assert found[0].numbers["via_team"] == 10
    assert "70 van de 77 contacten" in found[2].sentence
    contacts = contacts_of(net, schema())
    domeinen = group_by(net, schema(), "domein")
    told, _ = gaps_once(contacts, [domeinen])
    every = [row for row in gap_rows(contacts, domeinen) if row.verdict == GAP]
    assert len(told) < len(every) == 4
    assert told[0][1].missing == max(row.missing for row in every)


ENDS = ("van", "naar")


def turned(net, k):
    """Contact has no direction; who works for whom has."""
    return ENDS if net.relaties["soort"][k] == "werkt_voor" else ENDS[::-1]


@pytest.mark.parametrize("row_order", [1, 2])
def test_other_ids_and_rows_give_the_same_gaps(row_order):
    net = demo().net(Selection())
    random = np.random.default_rng(row_order)
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
        | dict(zip(turned(net, k), (names[str(net.relaties[end][k])] for end in ENDS), strict=True))
        for k in random.permutation(net.m)
    ]
    other = net_from(snapshot_from_rows(rows, ties), schema())
    assert [f.sentence for f in gaps(net)] == [f.sentence for f in gaps(other)]


def test_contact_that_runs_through_the_team_stands_beside_direct_contact():
    net = net_from_text(
        "A-Makelaar B-Makelaar C-Makelaar A-C D-A",
        {"Makelaar": {"soort": "professional", "rol": "gebiedsmakelaar"}},
    )
    at = {str(i): k for k, i in enumerate(net.actors["id"])}  # nobody works for another
    one, other = np.zeros(net.n, bool), np.zeros(net.n, bool)
    one[[at["A"]]], other[[at["B"], at["C"], at["D"]]] = True, True
    assert via_team(net, one, other) == 1  # A and B; A and C have contact, D does not know the team


def test_the_same_network_written_in_another_order_gives_the_same_gaps():
    net = two_sides(["A00-B03"], categorie=("zorg", "winkel"))
    turned = net_from_text(
        " ".join(
            f"{net.actors['id'][b]}-{net.actors['id'][a]}"
            for a, b in zip(net.van[::-1], net.naar[::-1], strict=True)
        ),
        {
            str(i): {"categorie": str(c)}
            for i, c in zip(net.actors["id"], net.actors["categorie"], strict=True)
        },
    )
    assert [f.sentence for f in gaps(net)] == [f.sentence for f in gaps(turned)]


def care(net):
    return find_kernen_without_care(ground_of(net, schema(), TODAY))


def village(text, **actors):
    return net_from_text(
        text,
        {
            name: {"kern": "netterden", "categorie": "sport"} | extra
            for name, extra in actors.items()
        },
    )


def test_a_kern_without_any_tie_to_care_is_named():
    found = care(village("Koor-Zaal Club", Koor={}, Zaal={}, Club={"gevraagd": "2026-01-01"}))
    assert [f.sentence for f in found] == [
        "In Netterden is van geen van de 3 actoren contact met zorg of welzijn bekend."
    ]
    assert (found[0].kern, found[0].gebied, found[0].kind) == (
        "netterden",
        "6",
        "kern_without_care",
    )
    assert "1 van de 3" in found[0].certainty.sentence


@pytest.mark.parametrize(
    "carer",
    [
        {"categorie": "zorg", "soort": "instelling"},
        {"rol": "wijkverpleegkundige", "soort": "professional"},
    ],
)
def test_one_tie_to_care_from_elsewhere_is_enough(carer):
    net = net_from_text(
        "Koor-Zaal Club-Zorg",
        {"Zorg": carer}
        | {name: {"kern": "netterden", "categorie": "sport"} for name in ("Koor", "Zaal", "Club")},
    )
    assert care(net) == ()


def test_care_that_sits_in_the_kern_without_ties_does_not_count_as_a_tie():
    found = care(
        village(
            "Koor-Zaal Club Huisarts", Koor={}, Zaal={}, Club={}, Huisarts={"categorie": "zorg"}
        )
    )
    assert "contact met zorg of welzijn in de kern zelf bekend" in found[0].sentence


def test_care_that_only_meets_other_care_leaves_the_kern_without():
    actors = {
        name: {"kern": "netterden", "categorie": "sport"} for name in ("Koor", "Zaal", "Club")
    }
    actors |= {
        "Huisarts": {"kern": "netterden", "categorie": "zorg"},
        "Ziekenhuis": {"categorie": "zorg"},
    }
    assert len(care(net_from_text("Koor-Zaal Club Huisarts-Ziekenhuis", actors))) == 1


def test_ties_outside_the_selection_are_mentioned():
    actors = {
        name: {"kern": "netterden", "categorie": "sport"} for name in ("Koor", "Zaal", "Club")
    } | {"Zorg": {"categorie": "zorg", "kern": "etten"}}
    found = care(
        net_from_text("Koor-Zaal Club-Zorg", actors, selection=Selection(kern="netterden"))
    )
    assert (
        "(1 actor heeft wel contact met zorg of welzijn buiten deze selectie)" in found[0].sentence
    )


def test_ties_outside_the_selection_with_others_than_care_are_not_told_here():
    actors = {
        name: {"kern": "netterden", "categorie": "sport"} for name in ("Koor", "Zaal", "Club")
    } | {"Toneel": {"categorie": "cultuur", "kern": "etten"}}
    (found,) = care(
        net_from_text("Koor-Zaal Club-Toneel", actors, selection=Selection(kern="netterden"))
    )
    assert "buiten deze selectie" not in found.sentence


@pytest.mark.parametrize("text", ["", "A", "A-B"])
def test_a_kern_of_two_actors_is_too_small_to_say_something_about(text):
    assert care(net_from_text(text, everyone={"kern": "netterden", "categorie": "sport"})) == ()


def test_care_is_what_the_schema_calls_care():
    one = ("Koor-Zaal Zaal-Club Koor-X Club-X", {"X": {"categorie": "zorg", "kern": "etten"}})
    everyone = {"kern": "netterden", "categorie": "sport"}
    assert care(net_from_text(*one, everyone=everyone)) == ()
    for other in ({"categorie": "winkel"}, {"categorie": None, "rol": "wijkagent"}):
        assert care(net_from_text(one[0], {"X": {**other, "kern": "etten"}}, everyone=everyone))
    assert (
        care(
            net_from_text(
                one[0], {"X": {"rol": "wijkverpleegkundige", "kern": "etten"}}, everyone=everyone
            )
        )
        == ()
    )


def test_a_gap_keeps_its_key_when_a_group_grows():
    clubs = [f"{side}{i}" for side in ("E", "N") for i in range(12)]
    ties = " ".join(
        f"{side}{i}-{side}{j}"
        for side in ("E", "N")
        for i in range(12)
        for j in range(i)
        if (i + j) % 3
    )
    kern = {c: {"categorie": "zorg" if c[0] == "E" else "winkel"} for c in clubs}
    keys = []
    for more in ({}, {"A": {"categorie": "zorg"}, "E5b": {"categorie": "winkel"}}):
        found = find_gaps(ground_of(net_from_text(ties, {**kern, **more}), schema(), TODAY))
        keys.append({f.key for f in found if f.kind == "gap"})
    assert keys[0] == keys[1] == {"gap:categorie:winkel:zorg"}
