"""Who has no contact: the same number on every page, map, ronde and paper, for each gebied."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pytest

from netwerk.access.rights import User
from netwerk.insight.counts import standing
from netwerk.map.view import View
from netwerk.net.selection import Selection
from netwerk.services.answers.overview import by_place
from netwerk.services.answers.round_of_week import ronde
from netwerk.services.answers.small_maps import whole_picture
from netwerk.services.day.klopt_nog import ACTOR, still_true
from netwerk.services.day.today import in_numbers
from netwerk.services.desk import Desk
from netwerk.services.imports import load_demo
from netwerk.services.maps import marked, picture
from netwerk.services.portraits.gebied_portrait import gebied_portrait
from netwerk.services.portraits.kern_portrait import kern_portrait
from netwerk.services.stores import open_desk
from netwerk.settings import Settings

GEBIEDEN = (None, "1", "2", "3", "4", "5", "6")
MOST_WORDS = 20
NO_CONTACT = "Nog geen contact bekend."


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = open_desk(
        Settings(store=str(tmp_path_factory.mktemp("geen") / "n.db")), User("An", "beheerder")
    )
    load_demo(desk)
    yield desk
    desk.close()


def without(demo: Desk, gebied: str | None) -> set[str]:
    net = demo.networks.net(Selection(gebied=gebied))
    return {str(net.actors["id"][i]) for i in np.flatnonzero(standing(net).without_contact)}


def number(found: str, text: str) -> int:
    there = re.search(found, text)
    return int(there.group(1)) if there else 0


def test_the_example_has_enough_to_compare(demo: Desk) -> None:
    assert len(without(demo, None)) >= 5
    assert {len(without(demo, gebied)) for gebied in GEBIEDEN} >= {0, 2}


@pytest.mark.parametrize("gebied", GEBIEDEN)
def test_the_map_rings_whom_its_sentence_counts(demo: Desk, gebied: str | None) -> None:
    none, selection = without(demo, gebied), Selection(gebied=gebied)
    drawn = picture(demo, selection, View())
    assert {str(node["id"]) for node in drawn.network.nodes if node.get("loose")} == none
    assert number(r"(\d+) (?:actor(?:en)? )?(?:heeft|hebben) geen contact", drawn.headline) == len(
        none
    )
    assert len(drawn.headline.split()) <= MOST_WORDS
    rings = [entry.count for entry in drawn.legend if entry.label.startswith("Gestippelde ring")]
    assert rings == ([len(none)] if none else [])
    lifted = marked(demo, selection, View(), "alleen")
    assert {actor for mark in lifted.marks for actor in mark.actors} == none
    small = whole_picture(demo, selection, "Het gebied")
    assert small.count('stroke-dasharray="2 2.5"') == len(none)


@pytest.mark.parametrize("gebied", GEBIEDEN)
def test_the_pages_name_the_same_actors(demo: Desk, gebied: str | None) -> None:
    none, selection = without(demo, gebied), Selection(gebied=gebied)
    assert number(r"(\d+) (?:heeft|hebben) geen contact", in_numbers(demo, selection)) == len(none)
    spiegel = gebied_portrait(demo, gebied)
    assert {actor.id for actor in spiegel.facts.alone} == none
    assert {actor.id for row in spiegel.places for actor in row.facts.alone} == none
    for place in spiegel.places:
        if place.place and place.place.label == "Kern":
            assert kern_portrait(demo, place.place.id).facts.alone == place.facts.alone
    told = {count.naam: count.alone for count in by_place(demo, selection)}
    assert all(told[row.naam] == len(row.facts.alone) for row in spiegel.places if row.naam in told)


@pytest.mark.parametrize("gebied", GEBIEDEN)
def test_the_ronde_and_the_facts_to_confirm_say_it_of_nobody_else(
    demo: Desk, gebied: str | None
) -> None:
    none, selection = without(demo, gebied), Selection(gebied=gebied)
    visits = ronde(demo, selection).visits
    said = {visit.actor for visit in visits if NO_CONTACT in visit.why}
    assert said == {visit.actor for visit in visits} & none
    facts = still_true(demo, selection, most=1000)
    assert {fact.id for fact in facts if fact.label == ACTOR} <= none


def test_who_is_elsewhere_is_named_with_a_kern_and_is_in_contact_with_it(demo: Desk) -> None:
    net = demo.networks.net(Selection())
    for kern in ("etten", "netterden"):
        seen = kern_portrait(demo, kern)
        named = {ref.id for ref in seen.outside}
        there = {int(j) for id in seen.ids for j in net.neighbours(net.index_of(id) or 0)}
        assert named == {str(net.actors["id"][j]) for j in there} - seen.ids
        assert bool(named) == bool(seen.facts.outside)
