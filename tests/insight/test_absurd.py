"""No sentence a makelaar laughs at: what earlier versions said of the demo area, each by its name.

Employers, colleagues, filters, chance: every test is one claim that was told and is not true, or
not worth telling. Those of one finder stand with that finder.
"""

import re
from functools import cache

import pytest

from netwerk.insight.certainty import ground_of
from netwerk.insight.chance.gap_table import gap_table
from netwerk.insight.chance.verdicts import GAP, VERDICTS
from netwerk.insight.grouping import KINDS
from netwerk.insight.openings.introductions import find_introductions
from netwerk.insight.openings.routes import find_routes
from netwerk.net.selection import Selection
from netwerk.schema import schema
from tests.builders import net_from_edges, net_from_text
from tests.insight.areas import TODAY, demo, demo_selections

GEBIEDEN = ("1", "2", "3", "4", "5", "6")
GEMEENTE, MAKELAAR = "demo-gemeente", "demo-makelaar-123"
WITHOUT = {"1": 27, "2": 11, "3": 13, "4": 10, "5": 25, "6": 25}
"""Without contact with the makelaar: 35, 18, 22, 16, 35 and 32 when the employer counted as one.

28, 11, 15, 10, 28 and 25 with who may be there twice and the organisations of the team.
"""
STEADY = "stevig"


@cache
def said(gebied=None):
    """All findings of a gebied, or of the whole."""
    return demo().findings(Selection(gebied=gebied), TODAY)


def every():
    return [f for gebied in (None, *GEBIEDEN) for f in said(gebied)]


def of(kind, gebied=None):
    return [f for f in said(gebied) if f.kind == kind]


def index(actor):
    found = demo().net().by_content.index_of(actor)
    assert found is not None
    return found


@pytest.mark.parametrize("gebied", GEBIEDEN)
def test_the_makelaar_is_not_sent_to_the_own_municipality(gebied):
    """'Ga eerst langs bij Gemeente' stood in all six."""
    for kind in ("no_makelaar_tie", "no_team_tie", "reach"):
        for f in of(kind, gebied):
            assert "Gemeente Oude IJsselstreek" not in f.next_step
            assert kind == "reach" or GEMEENTE not in {a.id for a in f.actors}


@pytest.mark.parametrize("gebied", GEBIEDEN)
def test_whom_a_colleague_knows_is_not_without_contact_with_us(gebied):
    (found,) = [f for f in of("no_makelaar_tie", gebied) if f.gebied == gebied]
    assert found.numbers["without"] == WITHOUT[gebied]
    assert int(found.numbers["through_colleague"]) >= 2
    assert found.level == "organisatie"
    assert " alleen via een collega of de eigen organisatie: " in found.sentence


@pytest.mark.parametrize("gebied", GEBIEDEN)
def test_the_makelaar_and_the_team_are_asked_about_the_same_others(gebied):
    """'28 van de 39' beside '22 van de 35', and 'je' to who is not the makelaar."""
    told = [f for kind in ("no_makelaar_tie", "no_team_tie") for f in of(kind, gebied)]
    assert len({f.numbers["actors"] for f in told if f.gebied == gebied}) == 1
    for f in (*told, *of("reach", gebied)):
        assert not re.search(r"\bje\b", f"{f.sentence} {f.next_step}"), f.next_step


def test_the_municipality_and_the_village_its_makelaar_knows_do_not_stand_far_apart():
    """'Gemeente en Dorpsbelang Westendorp staan ver van elkaar.'"""
    for f in every():
        if f.kind in {"introduction_gain", "introduction_easy", "shared_setting"}:
            ids = {a.id for a in f.actors[:2]}
            assert not (GEMEENTE in ids and any("westendorp" in i for i in ids)), f.sentence


def test_a_professional_is_not_introduced_to_the_own_employer():
    """'Wijkconsulent 4-6 en Gemeente', and 14 of the 97 on the long list."""
    ground = ground_of(demo().net(), schema(), TODAY)
    levels = ground.net.levels
    found = find_introductions(ground, length=60, most_each=6)
    assert found
    for f in found:
        assert not levels.related(*(index(a.id) for a in f.actors[:2])), f.sentence


def test_from_the_makelaar_to_the_municipality_is_one_step_without_asking_colleagues():
    found = find_routes(demo().net(), MAKELAAR, GEMEENTE, schema=schema(), today=TODAY)
    assert found.routes[0].via == ()
    assert "werkt voor Gemeente Oude IJsselstreek" in found.routes[0].sentence


def test_a_makelaar_and_the_own_municipality_are_not_asked_what_they_can_do_for_each_other():
    """Between found groups no gap is told at the size of an area."""
    assert not [f for f in every() if f.kind == "group_gap"]


def test_an_organisation_with_nine_contacts_over_its_people_does_not_hang_on_one():
    """'Voor Wijkzorg is Welzijnswerk het enige contact', and it was called steady."""
    for f in every():
        if f.kind in {"pendant", "bridge", "hangs_on_one"}:
            assert "Voor Wijkzorg Oude IJsselstreek is" not in f.sentence


def test_fysiek_and_sociaal_are_counted_as_organisations_beside_contact_over_the_team():
    """As persons and organisations it was 5 of 25."""
    (found,) = of("physical_social")
    assert (found.numbers["observed"], round(float(found.numbers["expected"]))) == (8, 26)
    assert found.numbers["via_team"] == 10
    assert "via de makelaar of het team" in found.sentence
    assert (found.level, found.certainty.band) == ("organisatie", STEADY)


def test_companies_and_institutions_hardly_know_each_other_which_only_organisations_show():
    (found,) = of("gap")
    assert found.about == "soort:bedrijf:instelling"
    assert found.numbers["observed"] == 2
    assert found.numbers["expected"] == pytest.approx(7.4, abs=0.1)


@pytest.mark.parametrize("selection", demo_selections(), ids=str)
def test_the_team_is_never_without_contact_with_its_own_employer(selection):
    """'Tussen Gebiedsteam en Wonen & overheid: geen contact.'"""
    net = demo().net(selection)
    rows = gap_table(net, schema(), "categorie") if net.n else ()
    for row in rows:
        if {row.a, row.b} == {"gebiedsteam", "wonen_en_overheid"}:
            assert row.verdict != GAP


def test_one_fact_about_fysiek_is_not_told_five_times():
    """Fysiek with jeugd, ouderen, sociaal and zorg all follow from fysiek against sociaal."""
    told = [f for f in said() if f.kind in {"gap", "physical_social"}]
    assert [f.kind for f in told] == ["physical_social", "gap"]


def test_that_villages_are_far_apart_is_no_gap():
    for by in ("kern", "gebied"):
        assert not [row for row in gap_table(demo().net(), schema(), by) if row.verdict == GAP]
    assert not [f for f in every() if f.kind == "gap" and f.numbers["by"] in {"kern", "gebied"}]


def test_that_clubs_stay_in_their_village_is_told_as_the_baseline_it_is():
    (found,) = [f for f in said() if f.kind.startswith("closed_")]
    assert "70 van de 77 contacten" in found.sentence
    assert found.sentence.endswith("Dat is overal zo.")


def test_as_expected_is_not_said_where_a_gap_of_half_the_size_would_not_be_seen():
    """At 140 actors it hardly ever would."""
    usual = VERDICTS[3]
    net = demo().net()
    for by in KINDS:
        for row in gap_table(net, schema(), by):
            assert row.verdict != usual or row.expected > 20


def test_contacts_do_not_count_as_about_twelve_that_do_not_know_each_other():
    """'De 13 contacten tellen als ongeveer 12', 'iedereen komt 1% dichter bij elkaar'."""
    for f in every():
        text = f"{f.sentence} {f.next_step} {f.certainty.sentence}"
        assert "tellen als ongeveer" not in text
        assert "dichter bij elkaar" not in text
        assert "effective_size" not in f.numbers


def test_the_chapel_is_not_sent_to_the_mosque():
    """'Dezelfde categorie' was all that spoke for it."""
    for f in every():
        if f.kind.startswith(("introduction", "shared")):
            names = " ".join(a.naam for a in f.actors[:2])
            assert not ("Kapelgroep" in names and "Moskee" in names)


def test_what_has_no_figure_is_never_steady():
    assert not [f for f in every() if f.holds is None and f.certainty.band == STEADY]


def test_two_who_only_know_each_other_are_never_steady_beside_a_large_part():
    """Of all kinds that is the least certain one; it was called steady."""
    for f in every():
        if f.kind in {"pair", "small_component"}:
            assert (f.holds, f.certainty.band) != (None, STEADY)
            assert f.certainty.band != STEADY


def test_these_three_hold_the_network_is_a_good_choice_with_a_range():
    """The set does not stand when all is known; the share was told as if it did."""
    (found,) = of("holds_together", "3")
    assert found.holds is None
    assert "waarschijnlijk tussen" in found.sentence
    assert "Niet alles is vastgelegd: in het echt zijn het er waarschijnlijk " in found.sentence
    assert found.sentence.endswith("Zij zijn een goede keuze; misschien is er een betere.")
    assert "paren" not in found.sentence


def test_no_finding_borrows_the_figure_of_another():
    """The set that holds the network took the lowest figure of its cut points."""
    cut = {f.actors[0].id: f.holds for f in of("cut_point", "3")}
    (found,) = of("holds_together", "3")
    assert cut
    assert found.holds not in set(cut.values())


def test_what_holds_without_us_has_a_range_above_what_is_recorded():
    """What is not recorded only adds: the record lies below its own range."""
    (found,) = of("without_us")
    low, high = float(found.numbers["low"]), float(found.numbers["high"])
    assert float(found.numbers["without_team"]) < low < high
    assert "in het echt zijn het er waarschijnlijk tussen" in found.sentence


def test_who_a_makelaar_reaches_has_a_range():
    for f in of("reach"):
        assert float(f.numbers["three"]) <= float(f.numbers["high"])
        assert "waarschijnlijk" in f.sentence


def test_a_network_without_contacts_is_not_called_sure_of_anything():
    """With no contacts the model says that none are missing: everybody alone, for certain."""
    net = net_from_text(" ".join(f"A{i}" for i in range(40)))
    findings = [f for f in ground_findings(net) if f.kind == "isolated"]
    assert all(f.holds is None and f.certainty.band != STEADY for f in findings)


def ground_findings(net):
    from netwerk.insight.catalogue import all_findings

    return all_findings(net, schema(), TODAY)


def test_in_a_network_without_groups_none_is_named():
    """Told of were 17 groups where chance gives as many."""
    import numpy as np

    random = np.random.default_rng(3)
    edges = {tuple(sorted(random.choice(60, 2, replace=False).tolist())) for _ in range(90)}
    kinds = {f.kind for f in ground_findings(net_from_edges(60, sorted(edges)))}
    assert "no_clear_groups" in kinds
    assert not kinds & {"group", "between_groups", "group_gap"}


def test_with_one_contact_nobody_stands_between_groups():
    for f in every():
        if f.kind == "between_groups":
            assert int(f.numbers["contacts"]) > 1


def test_members_and_their_clubs_are_no_gap_among_clubs():
    """A list of two sides: contact within a side was never recorded."""
    ties = " ".join(f"L{i}-C{(i * 7 + k) % 12}" for i in range(60) for k in range(3))
    people = {f"L{i}": {"soort": "professional"} for i in range(60)}
    clubs = {
        f"C{i}": {"soort": "bewonersgroep", "categorie": ("zorg", "winkel")[i % 2]}
        for i in range(12)
    }
    kinds = [f.kind for f in ground_findings(net_from_text(ties, people | clubs))]
    assert "two_mode" in kinds
    assert "gap" not in kinds


def test_no_step_says_one_categorie_is_a_reason_to_meet():
    """'Breng Kapelgroep Voorst in contact met Moskee Ulft: dezelfde categorie.'"""
    assert not [f for f in every() if "dezelfde categorie" in f.next_step]


def test_whom_to_ask_whether_they_know_each_other_is_of_one_kern():
    """'Vraag Dorpsbelang Silvolde en Buurtsport Oude IJsselstreek', or a practice elsewhere."""
    kern = dict(zip(demo().net().actors["naam"], demo().net().actors["kern"], strict=True))
    pairs = [re.match(r"Vraag (.+) en (.+) of zij", f.next_step) for f in of_sides()]
    assert any(pairs)
    for found in filter(None, pairs):
        one, other = (kern[name] for name in found.groups())
        assert one is not None
        assert one == other


def of_sides():
    return [f for f in every() if f.kind == "physical_social"]


def test_no_step_says_one_kern_is_a_reason_to_meet():
    """'Breng Metaalbedrijf Silvolde in contact met Sporthal Silvolde, uit dezelfde kern.'"""
    assert not [f for f in every() if ", uit dezelfde kern" in f.next_step]
    assert not [f for f in every() if f.next_step.endswith(": dezelfde kern.")]
    assert not [f for f in every() if "aan een tweede contact" in f.next_step]
