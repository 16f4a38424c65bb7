"""What is said about one subject is told once."""

import re
from collections import Counter
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from netwerk.insight.catalogue import all_findings, every_kind, kind_of
from netwerk.insight.finding import Certainty, Finding, Subject
from netwerk.insight.kinds import BRUGGEN, GATEN, REACHES
from netwerk.insight.numbers import numbers
from netwerk.insight.subjects import Told, told_once
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.answers.highlights import first_of_each
from netwerk.services.answers.overview import in_slots
from netwerk.services.answers.sections import in_sections
from tests.builders import net_from_text
from tests.insight.areas import demo, demo_selections, random_nets
from tests.report.described import described_of, every_section

TODAY = date(2026, 11, 25)
DORPSBELANG = Subject("actor", ("demo-etten-belang",), "Dorpsbelang Etten")


def about(kind: str, sentence: str, band: str = "redelijk") -> Finding:
    return Finding(kind, sentence, certainty=Certainty(band, ""), subject=DORPSBELANG)


def test_the_sentence_that_says_most_leads_and_the_others_are_its_parts() -> None:
    bridge, cut = about("bridge", "Brug."), about("cut_point", "Spil.")
    other = Finding("cut_point", "Ander.", subject=Subject("actor", ("b",), "B"))
    first, second = told_once((bridge, cut, other))
    assert (first.lead, first.parts) == (cut, (bridge,))
    assert (second.lead, second.parts) == (other, ())


def test_a_subject_has_the_band_of_the_sentence_that_leads() -> None:
    (card,) = told_once((about("bridge", "B.", "onzeker"), about("cut_point", "S.", "stevig")))
    assert card.certainty.band == "stevig"


def test_a_part_that_is_less_or_more_certain_says_so_behind_its_sentence() -> None:
    given = (about("cut_point", "S."), about("bridge", "B.", "onzeker"), about("pendant", "P."))
    (card,) = told_once(given)
    assert [card.part_words(part) for part in card.parts] == ["P.", "B. Zekerheid: onzeker."]


def test_a_card_told_for_one_question_leads_with_the_answer_to_it() -> None:
    given = (about("cut_point", "S.", "stevig"), about("bridge", "B.", "onzeker"))
    (card,) = told_once(given)
    led = card.led_by({"bridge"})
    assert led is not None
    assert (led.subject, led.lead.sentence, led.certainty.band) == (DORPSBELANG, "B.", "onzeker")
    assert [led.part_words(part) for part in led.parts] == ["S. Zekerheid: stevig."]
    assert card.led_by({"isolated"}) is None


def test_the_demo_has_groups_a_gebied_of_it_has_none_and_the_makelaar_has_an_answer() -> None:
    whole, six = (demo().findings(chosen, TODAY) for chosen in (Selection(), Selection(gebied="6")))
    assert any(f.sentence.startswith("Groep Westendorp: 8 actoren") for f in whole)
    assert not [f for f in six if f.kind == "group"]
    (reaches,) = (p for p in in_sections(six, BRUGGEN) if p.heading == REACHES)
    assert "Gebiedsmakelaar gebied 6 heeft contact met" in reaches.note


def test_the_order_in_which_findings_come_changes_nothing() -> None:
    findings = demo().findings(Selection(gebied="5"), TODAY)
    one, other = told_once(findings), told_once(tuple(reversed(findings)))
    assert {c.subject.key: c.lead.kind for c in one} == {c.subject.key: c.lead.kind for c in other}


def test_a_kern_that_hangs_on_one_actor_is_told_once_with_one_band() -> None:
    findings = demo().findings(Selection(gebied="5"), TODAY)
    holder = "Dorpsbelang Etten"
    words = (f"alleen via {holder}", f"Als {holder} wegvalt", f"tussen {holder} en Gebiedsmakelaar")
    telling = [f for f in findings if any(text in f.sentence for text in words)]
    assert len(telling) >= 4
    assert {f.subject and f.subject.name for f in telling} == {holder}
    (card,) = [card for card in told_once(findings) if card.subject.name == holder]
    assert card.lead.sentence.startswith(
        "Etten heeft in gebied 5 alleen via Dorpsbelang Etten contact"
    )


def test_a_part_that_is_all_of_a_kern_is_told_as_that_kern() -> None:
    actors = {x: {"kern": "etten"} for x in "ABCD"} | {x: {"kern": "voorst"} for x in "UVWXYZ"}
    net = net_from_text("A-B B-C C-D U-V V-W W-X X-Y Y-Z Z-U", actors)
    found = all_findings(net, schema(), TODAY)
    apart = [f for f in found if f.kind in {"small_component", "kern_apart"} and f.kern != "voorst"]
    assert {f.kind for f in apart} == {"small_component", "kern_apart"}
    assert {f.subject.key for f in apart if f.subject} == {"kern:etten"}


def test_two_actors_with_only_each_other_are_one_subject() -> None:
    found = all_findings(net_from_text("A-B C-D D-E"), schema(), TODAY)
    pair = [f for f in found if f.kind in {"pair", "bridge"} and f.actors[0].id == "A"]
    assert {f.kind for f in pair} == {"pair", "bridge"}
    assert {f.subject.key for f in pair if f.subject} == {"tie:A:B"}


def shown_band(card: Told, part: Finding) -> str:
    """The band that a reader takes a part to have: its own when told, else that of the card."""
    told = re.fullmatch(r"(.*) Zekerheid: (\w+)\.", card.part_words(part), re.DOTALL)
    assert (told.group(1) if told else card.part_words(part)) == part.sentence
    return told.group(2) if told else card.certainty.band


def check_bands(card: Told) -> None:
    """Every sentence stands under its own band."""
    assert card.certainty == card.lead.certainty
    for part in card.parts:
        assert shown_band(card, part) == part.certainty.band, (card.lead.sentence, part.sentence)


def check_answers(findings) -> None:
    """What stands in bold under a heading answers that heading."""
    heading, slot = (
        {k.name: getattr(k, at) for k in every_kind()} for at in ("heading", "overview")
    )
    for page in (GATEN, BRUGGEN):
        for part in in_sections(findings, page):
            assert {heading[card.lead.kind] for card in part.cards} <= {part.heading}
            answers = {f.sentence for f in findings if heading[f.kind] == part.heading}
            if answers and not part.cards and not part.facts:
                assert any(sentence in part.note for sentence in answers), part.heading
    for name, cards in in_slots(findings).items():
        assert {slot[card.lead.kind] for card in cards} <= {name}
    assert all(kind_of(card.lead.kind).large_map for card in first_of_each(findings))


def check_told_once(net, findings) -> None:
    assert all(finding.subject is not None for finding in findings)
    every = told_once(findings)
    assert sorted(f.key for card in every for f in card.findings) == sorted(f.key for f in findings)
    pages = {
        GATEN: [c for part in in_sections(findings, GATEN) for c in part.cards],
        BRUGGEN: [c for part in in_sections(findings, BRUGGEN) for c in part.cards],
        "overview": [c for cards in in_slots(findings).values() for c in cards],
        "map": list(first_of_each(findings)),
        "all": list(every),
    }
    for page, cards in pages.items():
        counted = Counter(card.subject.key for card in cards)
        assert max(counted.values(), default=0) <= 1, (page, counted.most_common(1))
        for card in cards:
            check_bands(card)
    check_answers(findings)
    description = described_of(net, findings, numbers(net))
    said = Counter(p.text for part in every_section(description) for p in part.points)
    assert max(said.values(), default=0) <= 1


@pytest.mark.parametrize("selection", demo_selections(), ids=lambda s: f"{s.gebied}-{s.kern}")
def test_no_page_of_the_demo_tells_a_subject_twice(selection: Selection) -> None:
    check_told_once(demo().net(selection), demo().findings(selection, TODAY))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(random_nets())
def test_no_page_tells_a_subject_twice_whatever_the_network(net) -> None:
    check_told_once(net, all_findings(net, schema(), TODAY))


def test_a_heading_whose_answers_stand_elsewhere_says_where() -> None:
    findings = demo().findings(Selection(gebied="5"), TODAY)
    parts = {part.heading.key: part for part in in_sections(findings, BRUGGEN)}
    assert any(s.name == "Dorpsbelang Etten" for s in parts["bruggen"].elsewhere)
    assert "op deze pagina" in parts["bruggen"].note
    assert "geen gebiedsmakelaar" not in parts["bereik"].note


def test_a_page_says_as_many_as_there_are_subjects() -> None:
    findings = demo().findings(Selection(gebied="5"), TODAY)
    kinds = {"hangs_on_one", "pendant"}
    subjects = {f.subject.key for f in findings if f.kind in kinds and f.subject}
    parts = in_sections(findings, GATEN)
    told = [card for part in parts for card in (*part.cards, *part.facts)]
    assert len([card for card in told if card.first_of(kinds)]) == len(subjects)
