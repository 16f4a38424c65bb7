from dataclasses import replace
from datetime import date

import pytest

from netwerk.insight.catalogue import all_findings, every_kind
from netwerk.insight.certainty import band_of, ground_of, judged
from netwerk.insight.chance import brokers, gaps, groups
from netwerk.insight.coverage.asked import find_coverage, one_sided
from netwerk.insight.fragility.bridges import find_bridges
from netwerk.schema import schema
from tests.builders import net_from_edges, net_from_text
from tests.insight.areas import TODAY as DEMO_DAY
from tests.insight.areas import demo

TODAY = date(2026, 11, 25)
RING = " ".join(f"A{i}-A{(i + 1) % 12}" for i in range(12))
ASKED = {"gevraagd": "2026-01"}
DATED = {"laatst_bevestigd": "2026-06"}


def ground(text=RING, actors=None, everyone=ASKED, every_tie=DATED):
    return ground_of(
        net_from_text(text, actors, everyone=everyone, every_tie=every_tie), schema(), TODAY
    )


def test_a_chance_gives_the_band_and_is_said_with_its_assumption():
    found = judged(ground(), rows=[0], holds=0.9)
    assert found.band == "stevig"
    assert found.sentence == (
        "Als we alles wisten, is dit in 9 van de 10 gevallen nog zo. "
        "Naar contacten gevraagd: alle 12 actoren. Oudste bevestiging: 5 maanden geleden. "
        "Aanname: er ontbreekt 10% van de contacten als beide pas gevraagd zijn, tot 60% als geen "
        "van beide is gevraagd."
    )


@pytest.mark.parametrize(
    ("holds", "band"),
    [
        (0.85, "stevig"),
        (0.849, "redelijk"),
        (0.6, "redelijk"),
        (0.599, "onzeker"),
        (0.0, "onzeker"),
    ],
)
def test_the_band_follows_from_the_chance_alone(holds, band):
    assert judged(ground(), rows=[0], holds=holds).band == band
    few = ground("A-B", everyone=None, every_tie=None)
    assert judged(few, actors=[0], rows=[0], holds=holds, absence=True).band == band


@pytest.mark.parametrize("stands", [None, 0.8, 1.0])
def test_without_a_chance_a_finding_is_never_sturdy(stands):
    assert judged(ground(), rows=[0], stands=stands).band == "redelijk"


@pytest.mark.parametrize(
    ("holds", "words"),
    [
        (1.0, "in meer dan 9 van de 10"),
        (0.95, "in meer dan 9 van de 10"),
        (0.85, "in 9 van de 10"),
        (0.84, "in 8 van de 10"),
        (0.04, "in minder dan 1 van de 10"),
    ],
)
def test_a_chance_is_said_in_cases_out_of_ten(holds, words):
    assert f"{words} gevallen" in judged(ground(), holds=holds).sentence


def test_of_several_is_said_for_how_many_it_holds():
    found = judged(ground(), holds=0.8, several=5)
    assert "blijft dit voor ongeveer 4 van de 5 zo" in found.sentence


def test_old_or_undated_evidence_takes_one_band_where_there_is_no_chance():
    assert judged(ground(every_tie={"laatst_bevestigd": "2024-11"}), rows=[0]).band == "redelijk"
    assert judged(ground(every_tie={"laatst_bevestigd": "2024-10"}), rows=[0]).band == "redelijk"
    undated = judged(ground(every_tie=None), rows=[0])
    assert undated.band == "redelijk"
    assert "wanneer deze relatie is bevestigd, is niet bekend" in undated.sentence.lower()


def test_absence_among_actors_who_were_never_asked_is_uncertain():
    net = ground(everyone=None, actors={"A0": ASKED})
    assert judged(net, actors=[0], absence=True).band == "redelijk"
    assert judged(net, actors=[1], absence=True).band == "onzeker"
    assert judged(net, actors=[0, 1], absence=True).band == "redelijk"
    assert judged(net).band == "redelijk"


def test_few_actors_are_never_sturdy():
    found = judged(ground("A-B B-C"))
    assert found.band == "redelijk"
    assert "Er staan maar 3 actoren in deze selectie." in found.sentence


def test_a_tie_known_from_one_end_is_called_so():
    net = ground(everyone=None, actors={"A0": ASKED})
    assert one_sided(net) == 2
    assert (
        "Alleen aan één kant van deze relatie is ernaar gevraagd." in judged(net, rows=[0]).sentence
    )


def test_a_bridge_between_two_rings_is_not_certain_by_itself():
    rings = [(i, (i + 1) % 12) for i in range(12)] + [
        (12 + i, 12 + (i + 1) % 12) for i in range(12)
    ]
    net = ground_of(net_from_edges(24, [*rings, (0, 12)], gevraagd="2026-01"), schema(), TODAY)
    (bridge,) = find_bridges(net)
    assert bridge.holds is not None
    assert bridge.holds < 0.85
    assert bridge.certainty.band == band_of(bridge.holds)


def pendant_of(ground, actor):
    return ground.sure.pendant(ground.net.index_of(actor))


def test_the_older_a_contact_the_less_sure_is_what_rests_on_it():
    edges = [(i, (i + 1) % 24) for i in range(24)] + [(0, 24)]
    net = net_from_edges(25, edges, gevraagd="2026-01")
    old = [
        "2016" if {van, naar} == {0, 24} else "2026-06"
        for van, naar in zip(net.van, net.naar, strict=True)
    ]
    aged = replace(net, relaties={**net.relaties, "laatst_bevestigd": old})
    fresh = replace(net, relaties={**net.relaties, "laatst_bevestigd": ["2026-06"] * net.m})
    last = str(net.actors["id"][24])
    was, now = (pendant_of(ground_of(n, schema(), TODAY), last) for n in (fresh, aged))
    assert was is not None
    assert now is not None
    assert now < was * 0.75


def test_asked_long_ago_is_less_sure_than_asked_lately_and_surer_than_never():
    edges = [(i, (i + 1) % 24) for i in range(24)]
    chances = [
        ground_of(net_from_edges(26, edges, gevraagd=when), schema(), TODAY).sure.isolated(25)
        for when in (None, "2020-01", "2026-01")
    ]
    assert None not in chances
    assert chances == sorted(chances)
    assert len(set(chances)) == 3


def test_every_finding_with_a_figure_has_the_band_of_that_figure_and_the_others_are_not_sturdy():
    mine = {kind.name for kind in every_kind()} - chance_kinds()
    for finding in all_findings(demo().net(), schema(), DEMO_DAY):
        if finding.holds is not None:
            assert 0 <= finding.holds <= 1
            assert finding.certainty.band == band_of(finding.holds), finding.kind
            assert "als we alles wisten" in finding.certainty.sentence.lower()
        elif finding.kind in mine:
            assert finding.certainty.band != "stevig", finding.kind


def chance_kinds() -> set[str]:
    return {name for q in (brokers.BROKERS, gaps.GAPS, groups.GROUPS_FOUND) for name in q.names}


def test_a_single_contact_has_one_figure_as_contact_and_as_bridge():
    net = ground_of(demo().net(), schema(), DEMO_DAY)
    for bridge in find_bridges(net):
        if bridge.numbers.get("smaller") == 1 and bridge.numbers["larger"] > 1:
            single = [i for a in bridge.actors if net.net.degree[i := net.net.index_of(a.id)] == 1]
            assert bridge.holds == net.sure.pendant(single[0])


def test_the_same_network_is_judged_the_same_twice():
    one, two = (all_findings(demo().net(), schema(), DEMO_DAY) for _ in range(2))
    assert one == two


def test_coverage_is_a_fact_and_whom_to_ask_stands_elsewhere():
    (found,) = find_coverage(
        ground(everyone=None, actors={"A0": ASKED}, every_tie={"laatst_bevestigd": "2020"})
    )
    assert found.sentence == (
        "Aan 1 van de 12 actoren is gevraagd met wie zij contact hebben. Van alle 12 relaties is bekend "
        "wanneer die is bevestigd; bij 12 is dat meer dan 2 jaar geleden."
    )
    assert found.certainty.band == "onzeker"
    assert found.next_step == ""
    assert find_coverage(ground("", every_tie=None)) == ()
