from datetime import date

import pytest

from netwerk.insight.certainty import ground_of, judged
from netwerk.insight.coverage.asked import find_coverage, one_sided
from netwerk.schema import schema
from tests.builders import net_from_edges, net_from_text

TODAY = date(2026, 11, 25)
RING = " ".join(f"A{i}-A{(i + 1) % 12}" for i in range(12))
ASKED = {"gevraagd": "2026-01"}
DATED = {"laatst_bevestigd": "2026-06"}


def ground(text=RING, actors=None, everyone=ASKED, every_tie=DATED):
    return ground_of(
        net_from_text(text, actors, everyone=everyone, every_tie=every_tie), schema(), TODAY
    )


def test_asked_recent_and_standing_is_sturdy():
    found = judged(ground(), rows=[0], stands=0.9)
    assert found.band == "stevig"
    assert found.sentence == (
        "Ontbreekt 10% van de contacten, dan klopt dit naar schatting in 90 van de 100 gevallen. "
        "Naar contacten gevraagd: alle 12 actoren. Oudste bevestiging: 5 maanden geleden."
    )


@pytest.mark.parametrize(
    ("stands", "band"),
    [(0.8, "stevig"), (0.79, "redelijk"), (0.5, "redelijk"), (0.49, "onzeker"), (None, "stevig")],
)
def test_what_falls_when_ties_are_missing_is_less_certain(stands, band):
    assert judged(ground(), rows=[0], stands=stands).band == band


def test_old_or_undated_evidence_takes_one_band():
    assert judged(ground(every_tie={"laatst_bevestigd": "2024-11"}), rows=[0]).band == "stevig"
    assert judged(ground(every_tie={"laatst_bevestigd": "2024-10"}), rows=[0]).band == "redelijk"
    undated = judged(ground(every_tie=None), rows=[0])
    assert undated.band == "redelijk"
    assert "wanneer deze relatie is bevestigd, is niet bekend" in undated.sentence.lower()


def test_absence_among_actors_who_were_never_asked_is_uncertain():
    net = ground(everyone=None, actors={"A0": ASKED})
    assert judged(net, actors=[0], absence=True).band == "stevig"
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


def test_a_bridge_that_is_left_out_does_not_become_certain_by_itself():
    # Two triangles on one tie: every thinner network shows more bridges than there are, so not all that are seen are real.
    net = ground("A-B B-C C-A C-D D-E E-F F-D")
    assert 0.2 < net.bridge_stands() < 0.95
    complete = ground_of(
        net_from_edges(12, [(i, j) for i in range(12) for j in range(i)]), schema(), TODAY
    )
    assert complete.bridge_stands() == 1.0


def test_a_cut_point_stands_as_often_as_thinner_networks_show_and_are_right():
    net = ground("M-L A-B B-C C-A " + " ".join(f"M-{x}" for x in "ABC"))
    hangs_on_one_leaf = net.cut_point_stands(4)
    # M is a cut point for one leaf: a tenth of the time that tie is the one that is left out.
    assert 0.8 < hangs_on_one_leaf < 1.0
    assert hangs_on_one_leaf == min(net.stability.cut_point[4], net.real_cut_points)
    assert net.cut_point_stands(0) < 0.1


def test_the_same_network_is_judged_the_same_twice():
    one, two = ground(), ground()
    assert one.stability.cut_point.tolist() == two.stability.cut_point.tolist()


def test_coverage_names_who_to_ask_first():
    (found,) = find_coverage(
        ground(everyone=None, actors={"A0": ASKED}, every_tie={"laatst_bevestigd": "2020"})
    )
    assert found.sentence == (
        "Aan 1 van de 12 actoren is gevraagd met wie zij contact hebben. Van alle 12 relaties is bekend "
        "wanneer die is bevestigd, bij 12 relaties meer dan 2 jaar geleden."
    )
    assert found.certainty.band == "onzeker"
    assert found.next_step == "Vraag eerst A1, A10 en A11 naar hun contacten."
    assert find_coverage(ground("", every_tie=None)) == ()
