import pytest

from netwerk.insight.finding import ActorRef, Finding, Subject
from netwerk.insight.kinds import ALONE, ALWAYS, BRUGGEN, GATEN, HEADINGS, KANSEN
from netwerk.net.selection import Selection
from netwerk.services.answers.overview import in_slots
from netwerk.services.answers.sections import in_sections, table_rows
from tests.insight.areas import TODAY, demo


def test_a_page_has_its_own_headings_and_those_of_every_page_in_order() -> None:
    for page in (GATEN, BRUGGEN):
        keys = [part.heading.key for part in in_sections([], page)]
        mine = [h.key for h in HEADINGS if h.page in (page, ALWAYS) and h.nothing]
        assert keys == mine


def test_a_part_without_findings_says_so_in_a_sentence() -> None:
    parts = {
        part.heading.key: part
        for part in in_sections(
            [Finding("isolated", "A staat alleen.", next_step="Vraag A.")], GATEN
        )
    }
    assert [card.lead.sentence for card in parts["alleen"].cards] == ["A staat alleen."]
    assert parts["alleen"].note == ""
    assert parts["apart"].cards == ()
    assert parts["apart"].note == parts["apart"].heading.nothing
    assert "dekking" not in parts


def told(kind: str, actor: str, next_step: str = "Vraag het.") -> Finding:
    return Finding(
        kind,
        f"{actor} {kind}.",
        (ActorRef(actor, actor),),
        next_step=next_step,
        subject=Subject("actor", (actor,), actor),
    )


def test_what_nobody_can_act_on_is_no_card_and_stands_in_the_table() -> None:
    found = [told("isolated", "A"), told("isolated", "B", next_step="")]
    parts = in_sections(found, GATEN)
    (part,) = [p for p in parts if p.heading.key == "alleen"]
    assert [card.lead.sentence for card in part.cards] == ["A isolated."]
    assert [card.lead.sentence for card in part.facts] == ["B isolated."]
    assert [row["Wat"] for row in table_rows(parts)] == ["A isolated.", "B isolated."]


def test_a_heading_with_facts_only_does_not_say_that_there_is_nothing() -> None:
    parts = in_sections([told("isolated", "B", next_step="")], GATEN)
    (part,) = [p for p in parts if p.heading.key == "alleen"]
    assert (part.cards, part.note) == ((), "")


def test_a_card_has_the_step_of_a_part_when_its_lead_has_none() -> None:
    found = [told("isolated", "B", next_step=""), told("pendant", "B", next_step="Ga langs.")]
    (part,) = [p for p in in_sections(found, GATEN) if p.cards]
    assert part.cards[0].lead.kind == "isolated"
    assert part.cards[0].next_step == "Ga langs."


def test_the_first_page_shows_only_what_somebody_can_act_on() -> None:
    found = [told("isolated", "A"), told("isolated", "B", next_step="")]
    assert [card.subject.name for card in in_slots(found)[ALONE]] == ["A"]


@pytest.mark.parametrize("gebied", [None, "5", "6"])
def test_whom_to_ask_first_has_one_card_and_other_pages_point_there(gebied):
    findings = demo().findings(Selection(gebied=gebied), TODAY)
    for page in (GATEN, BRUGGEN, KANSEN):
        parts = {part.heading.key: part for part in in_sections(findings, page)}
        assert ("vragen" in parts) == (page == GATEN)
        complete = parts["dekking"]
        assert not complete.cards
        assert complete.note.startswith("Aan ")
        pointed = complete.note.endswith("Wie je het eerst kunt vragen, staat op de pagina Gaten.")
        assert pointed == (page != GATEN)
