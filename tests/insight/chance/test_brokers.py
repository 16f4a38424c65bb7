import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from netwerk.insight.certainty import ground_of
from netwerk.insight.chance.again import on_top_again
from netwerk.insight.chance.broker_table import broker_table, route_shares, shown
from netwerk.insight.chance.brokers import find_brokers
from netwerk.schema import schema
from tests.builders import net_from_edges, net_from_text
from tests.insight.areas import demo

TRUTH = Path(__file__).parents[2] / "truth"
TODAY = date(2026, 11, 25)


def truth_of(name):
    return json.loads((TRUTH / f"{name}.json").read_text())


def net_of(truth):
    return net_from_edges(len(truth["nodes"]), [tuple(edge) for edge in truth["edges"]])


def brokers(net, **options):
    return find_brokers(ground_of(net, schema(), TODAY), **options)


def test_the_medici_are_on_52_percent_of_the_shortest_routes():
    truth = truth_of("florentine_marriage")
    rows = broker_table(net_of(truth), schema())
    medici = truth["nodes"].index("Medici")
    top = rows[0]
    assert top.actor.id == f"a{medici:05d}"
    assert top.share == pytest.approx(47.5 / (14 * 13 / 2))
    assert top.constraint == pytest.approx(0.2099, abs=5e-5)
    assert top.effective_size == pytest.approx(5.667, abs=5e-4)
    assert top.band == "veel"


@pytest.mark.parametrize("name", ["zachary_karate", "krackhardt_kite", "davis_southern_women"])
def test_holes_in_the_table_are_those_worked_out_from_burt(name):
    truth, values = truth_of(name), truth_of(f"burt_{name}")["unweighted"]
    for row in broker_table(net_of(truth), schema()):
        i = int(row.actor.id[1:])
        assert row.constraint == pytest.approx(values["constraint"][i])
        assert row.effective_size == pytest.approx(values["effective_size"][i])
        assert row.efficiency == pytest.approx(values["efficiency"][i])
        assert row.hierarchy == pytest.approx(values["hierarchy"][i], abs=1e-9)


def test_how_contacts_spread_over_the_karate_club_is_as_bctpy_says():
    truth, values = truth_of("zachary_karate"), truth_of("participation_zachary_karate_club")
    clubs = {f"a{i:05d}": {"categorie": club} for i, club in enumerate(truth["groups"]["club"])}
    text = " ".join(f"a{i:05d}-a{j:05d}" for i, j in truth["edges"])
    for row in broker_table(net_from_text(text, clubs), schema(), "categorie"):
        i = int(row.actor.id[1:])
        assert row.participation == pytest.approx(values["participation"][i])
        assert row.within_z == pytest.approx(values["within_z"][i])


def test_without_contacts_or_categorie_the_place_is_not_determined():
    net = net_from_text("A-B C", {"C": {"categorie": "zorg"}})
    row = next(row for row in broker_table(net, schema()) if row.actor.naam == "C")
    assert (row.constraint, row.hierarchy, row.participation, row.share, row.band) == (
        None,
        None,
        None,
        0.0,
        "geen",
    )
    assert shown(row.constraint) == "niet bepaald"
    assert shown(0.2099) == "0,21"


def hourglass(**actor):
    """Two groups of seven that only meet in Spil."""
    ties = [
        f"{side}{i}-{side}{(i + step) % 7}" for side in "AB" for i in range(7) for step in (1, 2)
    ]
    ties += ["Spil-A0", "Spil-A3", "Spil-B0", "Spil-B3"]
    return net_from_text(
        " ".join(ties),
        {"Spil": actor},
        every_tie={"bron": "gesprek", "laatst_bevestigd": "2026-05-01"},
    )


def test_the_actor_between_two_villages_is_named_with_its_ties_and_a_next_step():
    first = brokers(hourglass())[0]
    assert first.kind == "broker"
    assert first.actors[0].naam == "Spil"
    assert first.sentence.startswith(
        "Spil staat vaak tussen anderen: bij 5 van de 10 tweetallen op de kortste route."
    )
    assert "tellen als" not in first.sentence
    assert {e.bron for e in first.evidence} == {"gesprek"}
    assert len(first.evidence) == 4
    assert first.next_step
    assert first.certainty.band != "stevig"


def test_who_is_on_top_has_a_figure_only_where_nearly_every_draw_agrees():
    told = [f for f in find_brokers(ground_of(demo().net(), schema(), TODAY)) if f.kind == "broker"]
    some = [f for f in told if f.holds is not None]
    assert some
    for f in some:
        assert f.holds >= 0.85
        assert "nog bij de hoogste vijf" in f.certainty.sentence
    for f in told:
        assert f.holds is not None or f.certainty.band != "stevig"
        assert f.holds is not None or "gevallen" not in f.certainty.sentence


def test_of_a_professional_only_the_place_in_the_network_is_told():
    first = brokers(hourglass(soort="professional", rol="gebiedsmakelaar"))[0]
    assert first.sentence.startswith(
        "Spil staat vaak tussen anderen: bij 5 van de 10 tweetallen op de kortste route."
    )


def test_who_is_the_only_one_between_is_on_top_again_more_than_one_of_many():
    net = hourglass()
    net = replace(net, actors={**net.actors, "gevraagd": ["2026-11-01"] * net.n})
    spil, other = net.index_of("Spil"), net.index_of("A1")
    ground = ground_of(net, schema(), TODAY)
    shares = on_top_again(ground, [spil, other], top=1)
    assert shares[spil] > shares[other] + 0.3
    assert on_top_again(ground, [spil], top=net.n) == {spil: 1.0}


def test_of_who_is_on_top_no_figure_is_given_where_too_little_is_recorded():
    net = net_from_text(" ".join(f"A-B{i}" for i in range(11)))
    (one,) = brokers(net)
    assert (one.holds, one.certainty.band) != (None, "stevig")
    assert one.holds is None


def test_a_gatekeeper_between_sectors_stands_out_against_its_own_total():
    """Poort is tied to its own sector and to one other; the others only to their own."""
    ties, kinds = [], {"Poort": "zorg"}
    for side, kind in zip(
        "ZWSMK",
        ("zorg", "winkel", "sport_en_spel", "muziek_en_cultuur", "kerk_en_zin"),
        strict=True,
    ):
        kinds |= {f"{side}{i}": kind for i in range(8)}
        ties += [f"{side}{i}-{side}{(i + 1) % 8}" for i in range(8)]
    ties += [f"Poort-{side}{i}" for side in "ZW" for i in range(8)]
    net = net_from_text(" ".join(ties), {name: {"categorie": kind} for name, kind in kinds.items()})
    found = [f for f in brokers(net) if f.kind == "broker_role"]
    assert [f.actors[0].naam for f in found] == ["Poort"]
    assert found[0].numbers["role"] == "poortwachter_vertegenwoordiger"
    assert (found[0].numbers["count"], found[0].numbers["total"]) == (64, 104)
    assert (
        "Poort is vaker dan bij toeval poortwachter/vertegenwoordiger tussen categorieën."
        in found[0].sentence
    )
    assert (
        "staat tussen een actor van de eigen groep en een actor van een andere groep"
        in found[0].sentence
    )


@pytest.mark.parametrize("kind", ["zorg", None])
def test_one_categorie_for_all_or_none_makes_no_role_stand_out(kind):
    net = net_from_edges(40, [(0, i) for i in range(1, 40)], categorie=kind)
    assert not [f for f in brokers(net) if f.kind == "broker_role"]


def test_above_5000_actors_routes_within_three_steps_count_and_are_labelled_so():
    shares, routes = route_shares(net_from_edges(10_001, [(0, i) for i in range(1, 10_001)]))
    assert routes == "de kortste routes binnen drie stappen"
    assert shares[0] == pytest.approx(1)
    assert shares[1:].max() == 0


@pytest.mark.parametrize("text", ["", "A", "A-B", "A B C D E F G H I J K L"])
def test_in_a_network_with_nothing_to_say_nothing_is_said(text):
    assert brokers(net_from_text(text)) == ()


def test_in_a_complete_network_nobody_is_a_broker():
    net = net_from_edges(12, [(i, j) for i in range(12) for j in range(i)])
    assert brokers(net) == ()
    assert {row.share for row in broker_table(net, schema())} == {0.0}


def test_the_order_of_rows_changes_nothing():
    edges = [(i, (i * 5 + 2) % 23) for i in range(23)] + [
        (i, (i + 1) % 23) for i in range(0, 23, 3)
    ]
    there, back = (
        net_from_edges(23, edges),
        net_from_edges(23, [(j, i) for i, j in reversed(edges)]),
    )
    assert broker_table(there, schema()) == broker_table(back, schema())
    assert [f.sentence for f in brokers(there)] == [f.sentence for f in brokers(back)]


def test_without_categorieen_the_roles_are_between_soorten():
    ties, soorten = [f"Poort-{side}{i}" for side in "ZW" for i in range(12)], {"Poort": "bedrijf"}
    for side, soort in zip(
        "ZWSM", ("bedrijf", "instelling", "bewonersgroep", "professional"), strict=True
    ):
        soorten |= {f"{side}{i}": soort for i in range(12)}
        ties += [f"{side}{i}-{side}{(i + 1) % 12}" for i in range(12)]
    found = brokers(
        net_from_text(" ".join(ties), {name: {"soort": soort} for name, soort in soorten.items()})
    )
    (role,) = [f for f in found if f.kind == "broker_role"]
    assert (role.numbers["by"], role.numbers["role"], role.numbers["count"]) == (
        "soort",
        "coordinator",
        54,
    )
    assert "tussen soorten actoren" in role.sentence


def test_out_of_a_ring_where_all_are_equal_nobody_is_named():
    ring = net_from_edges(20, [(i, (i + 1) % 20) for i in range(20)])
    assert [f.kind for f in brokers(ring) if f.kind == "broker"] == []


def test_who_is_on_few_routes_does_not_stand_between_others_often():
    """Three makelaars with eight groups each: the groups were 'vaak' between, on 4%."""
    text = " ".join(f"M{i % 3}-G{i}" for i in range(24))
    text += " " + " ".join(f"G{i}-G{i + 1}" for i in range(0, 22, 2))
    told = [f.actors[0].id for f in brokers(net_from_text(text)) if f.kind == "broker"]
    assert sorted(told) == ["M0", "M1", "M2"]
