"""Page 1 and what stands beside what people say: a small map, and a verdict with its reason."""

import re

import pytest

from netwerk.agenda.spiegel.agreement import NOT_MEASURED, NOT_SHOWN, SAME
from netwerk.services.describing.descriptions import description
from netwerk.services.describing.facts import gebied_facts
from netwerk.services.describing.front_map import DASHED, front_map
from netwerk.services.opgaven.nulmetingen import make_nulmeting
from tests.insight.areas import demo_desk

GEBIEDEN = ("1", "2", "3", "4", "5", "6")


@pytest.mark.parametrize("gebied", GEBIEDEN)
def test_the_first_page_has_a_small_map_without_names_that_needs_no_page_around_it(gebied):
    desk = demo_desk()
    beeld = front_map(desk, gebied)
    assert beeld is not None
    assert not beeld.landscape
    assert "zonder namen" in beeld.alt
    assert re.search(r"\d+ actoren en \d+ contacten", beeld.alt)
    assert "var(" not in beeld.svg
    kernen = {kern.naam for kern in desk.networks.net().kernen}
    words = set(re.findall(r"<text[^>]*>([^<]*)</text>", beeld.svg))
    assert words <= kernen
    front = description(desk, gebied, "pdf").front
    assert front is not None
    assert front.beeld == beeld


@pytest.mark.parametrize("gebied", GEBIEDEN)
def test_beside_each_theme_stands_what_figures_say_and_never_that_people_are_wrong(gebied):
    told = description(demo_desk(), gebied, "pdf")
    (said,) = [part for part in told.sections if part.key == "vertellen"]
    for row in said.tables[0].rows:
        words = row[-1].casefold()
        assert any(way in words for way in (SAME, NOT_SHOWN, NOT_MEASURED)), row
        assert "klopt" not in words
        assert row[-1].endswith("."), row


def test_what_changed_is_told_since_a_nulmeting_that_is_some_months_old_else_the_oldest():
    desk = demo_desk()
    before = gebied_facts(desk, "5").since
    assert before is not None
    assert before.sentences
    make_nulmeting(desk, "Nulmeting van vandaag", "5")
    assert gebied_facts(desk, "5").since == before


def test_the_small_map_says_what_a_dashed_edge_is_only_when_there_is_one():
    for gebied in GEBIEDEN:
        beeld = front_map(demo_desk(), gebied)
        assert beeld is not None
        outlines = re.findall(r"<path[^>]*fill-opacity[^>]*>", beeld.svg)
        assert any("dasharray" in one for one in outlines) == (DASHED in beeld.caption)
