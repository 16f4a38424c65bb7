from netwerk.insight.finding import Finding
from netwerk.insight.kinds import ALWAYS, BRUGGEN, GATEN, HEADINGS
from netwerk.services.answers.sections import in_sections


def test_a_page_has_its_own_headings_and_those_of_every_page_in_order() -> None:
    for page in (GATEN, BRUGGEN):
        keys = [part.heading.key for part in in_sections([], page)]
        mine = [h.key for h in HEADINGS if h.page in (page, ALWAYS) and h.nothing]
        assert keys == mine


def test_a_part_without_findings_says_so_in_a_sentence() -> None:
    parts = {
        part.heading.key: part
        for part in in_sections([Finding("isolated", "A staat alleen.")], GATEN)
    }
    assert [card.lead.sentence for card in parts["alleen"].cards] == ["A staat alleen."]
    assert parts["alleen"].note == ""
    assert parts["apart"].cards == ()
    assert parts["apart"].note == parts["apart"].heading.nothing
    assert "dekking" not in parts
