from collections import Counter

from netwerk.insight.catalogue import ALWAYS, BRUGGEN, GATEN, QUESTIONS, kinds_of
from netwerk.insight.finding import Finding
from netwerk.services.cards import ALONE, HANGS_ON_ONE, NEXT
from netwerk.services.sections import BRIDGE_SECTIONS, GAP_SECTIONS, in_sections


def test_every_kind_of_finding_has_one_place_on_its_page() -> None:
    for page, headings in ((GATEN, GAP_SECTIONS), (BRUGGEN, BRIDGE_SECTIONS)):
        placed = Counter(kind for heading in headings for kind in heading.kinds)
        assert set(placed) == set(kinds_of(page)) | set(kinds_of(ALWAYS))
        assert max(placed.values()) == 1


def test_the_overview_asks_only_for_kinds_that_exist() -> None:
    known = {kind for question in QUESTIONS for kind in question.kinds}
    assert {*ALONE, *HANGS_ON_ONE, *NEXT} <= known


def test_a_part_without_findings_says_so_in_a_sentence() -> None:
    parts = {
        heading.key: found
        for heading, found in in_sections([Finding("isolated", "A staat alleen.")], GAP_SECTIONS)
    }
    assert [f.sentence for f in parts["alleen"]] == ["A staat alleen."]
    assert parts["apart"] == []
    assert "dekking" not in parts
