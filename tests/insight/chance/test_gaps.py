from datetime import date

import pytest

from netwerk.insight.certainty import ground_of
from netwerk.insight.chance.gaps import find_gaps
from netwerk.insight.coverage.care import find_kernen_without_care
from netwerk.insight.wording import TOO_LITTLE
from netwerk.net.selection import Selection
from netwerk.schema import schema
from tests.builders import net_from_edges, net_from_text

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
        "Tussen de categorieën Winkel en Zorg is 1 contact bekend, bij groepen van deze grootte verwacht je er ongeveer 32: "
        "een gat, voor zover vastgelegd."
    )
    assert [(e.van.id, e.naar.id, e.bron) for e in found.evidence] == [("A00", "B03", "gesprek")]
    assert (found.numbers["observed"], found.numbers["verdict"]) == (1, "veel minder dan verwacht")
    assert "geen van de 30" in found.certainty.sentence
    assert found.next_step


def test_fysiek_and_sociaal_that_do_not_meet_come_first():
    found = gaps(two_sides([], domeinen=(("wonen", "fysiek"), ("zorg",))))[0]
    assert found.kind == "physical_social"
    assert found.sentence.startswith(
        "Tussen fysiek en sociaal zijn geen contacten bekend, bij groepen van deze grootte verwacht je er ongeveer 31"
    )
    assert found.numbers["verdict"] == "veel minder dan verwacht"


def test_an_actor_on_both_sides_counts_on_both():
    both = gaps(two_sides([], domeinen=(("wonen", "zorg"), ("zorg",))))[0]
    assert "15 actoren fysiek en 30 actoren sociaal" in both.sentence
    assert (
        both.numbers["observed"] == 60
    )  # each tie among A ties a fysiek actor to a sociaal one, both ways round


@pytest.mark.parametrize("text", ["", "A", "A-B", "A B C"])
@pytest.mark.parametrize("domeinen", [(), ("fysiek",), ("fysiek", "sociaal")])
def test_fysiek_and_sociaal_are_always_told_also_when_there_is_too_little(text, domeinen):
    found = gaps(net_from_text(text, everyone={"domeinen": domeinen}))
    assert kinds(found) == ["physical_social"]
    assert TOO_LITTLE in found[0].sentence
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


def test_two_kernen_apart_and_closed_upon_themselves():
    found = gaps(two_sides(["A00-B03"], kern=("etten", "netterden")))
    assert any(
        f.kind == "gap" and "Tussen Etten en Netterden is 1 contact bekend" in f.sentence
        for f in found
    )
    closed = next(f for f in found if f.kind == "closed_kern")
    assert (
        "98% van de 61 contacten, bij groepen van deze grootte verwacht je 48%" in closed.sentence
    )


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
        text, {name: {"kern": "netterden"} | extra for name, extra in actors.items()}
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
        {"Zorg": carer} | {name: {"kern": "netterden"} for name in ("Koor", "Zaal", "Club")},
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
    actors = {name: {"kern": "netterden"} for name in ("Koor", "Zaal", "Club")}
    actors |= {
        "Huisarts": {"kern": "netterden", "categorie": "zorg"},
        "Ziekenhuis": {"categorie": "zorg"},
    }
    assert len(care(net_from_text("Koor-Zaal Club Huisarts-Ziekenhuis", actors))) == 1


def test_ties_outside_the_selection_are_mentioned():
    actors = {name: {"kern": "netterden"} for name in ("Koor", "Zaal", "Club")} | {
        "Zorg": {"categorie": "zorg", "kern": "etten"}
    }
    found = care(
        net_from_text("Koor-Zaal Club-Zorg", actors, selection=Selection(kern="netterden"))
    )
    assert "(1 actor heeft wel contact buiten deze selectie)" in found[0].sentence


@pytest.mark.parametrize("text", ["", "A", "A-B"])
def test_a_kern_of_two_actors_is_too_small_to_say_something_about(text):
    assert care(net_from_text(text, everyone={"kern": "netterden"})) == ()


def test_care_is_what_the_schema_calls_care():
    one = ("Koor-Zaal Zaal-Club Koor-X Club-X", {"X": {"categorie": "zorg", "kern": "etten"}})
    everyone = {"kern": "netterden"}
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
    kern = {c: {"kern": "etten" if c[0] == "E" else "netterden"} for c in clubs}
    keys = []
    for more in ({}, {"A": {"kern": "etten"}, "E5b": {"kern": "netterden"}}):
        found = find_gaps(ground_of(net_from_text(ties, {**kern, **more}), schema(), TODAY))
        keys.append({f.key for f in found if f.kind == "gap"})
    assert keys[0] == keys[1] == {"gap:kern:etten:netterden", "gap:gebied:5:6"}
