"""What a page leads with, what it puts together, and in how few words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netwerk.access.rights import User
from netwerk.insight.counts import standing
from netwerk.insight.finding import MORE, ActorRef, Certainty, Finding, Subject
from netwerk.model import Actor, Relatie
from netwerk.net.selection import Selection
from netwerk.services.answers.card_words import short, short_step
from netwerk.services.answers.findings import findings
from netwerk.services.answers.sections import BRUGGEN, GATEN
from netwerk.services.answers.topics import ALONE, Topic, asked_words, topics
from netwerk.services.desk import Desk
from netwerk.services.stores import desk_at, open_store
from netwerk.settings import Settings
from netwerk.store.port import Change, Put

FIVE = Selection(gebied="5")
CLUBS = ("koor", "toneel", "biljart", "schiet")


def _items() -> list[Actor | Relatie]:
    """A village that hangs on its dorpsbelang, two who stand alone, and a club with more outside."""
    place: dict[str, Any] = {"gebieden": ("5",), "soort": "bewonersgroep"}
    actors = [
        Actor(id="belang", naam="Dorpsbelang Etten", kern="etten", **place),
        Actor(id="zaal", naam="Zaal Etten", kern="etten", **place),
        *(Actor(id=c, naam=f"{c.title()}club", kern="etten", **place) for c in CLUBS),
        *(
            Actor(id=f"ulft{n}", naam=f"Ulftse club {n}", kern="ulft-noord", **place)
            for n in range(6)
        ),
        *(
            Actor(id=f"los{n}", naam=f"Losse club {n}", kern="ulft-noord", **place)
            for n in range(2)
        ),
        Actor(id="ver", naam="Verre club", soort="bewonersgroep", gebieden=("6",)),
    ]
    pairs = [("belang", "zaal"), *(("zaal", c) for c in CLUBS), ("belang", "ulft0")]
    pairs += [(f"ulft{a}", f"ulft{b}") for a in range(6) for b in range(a + 1, 6) if b != 5]
    pairs += [("ulft4", "ulft5"), ("ulft5", "ver")]
    ties = [
        Relatie(id=f"r{a}{b}", van=a, naar=b, soort="werkt_samen_met", sterkte=3) for a, b in pairs
    ]
    return [*actors, *ties]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder: Path = tmp_path_factory.mktemp("onderwerpen")
    store = open_store(Settings(store=str(folder / "netwerk.db"), user="An"))
    made = replace(
        desk_at(store, User("An", "beheerder"), folder / "plaatsen"),
        clock=lambda: date(2026, 11, 25),
    )
    made.store.apply(Change(tuple(map(Put, _items())), "Jan"))
    yield made
    made.close()


def test_a_village_that_hangs_on_one_contact_leads_with_what_is_said_of_its_actors(
    desk: Desk,
) -> None:
    first, *_ = topics(desk, FIVE, findings(desk, FIVE), GATEN)
    assert first.heading.startswith("Etten hangt aan")
    assert "Zaal Etten" in " ".join(first.points)
    assert {inner.finding.kind for inner in first.within} & {"pendant", "hangs_on_one"}


def test_who_stand_alone_are_one_card_and_each_is_decided_by_itself(desk: Desk) -> None:
    told = {topic.key: topic for topic in topics(desk, FIVE, findings(desk, FIVE), GATEN)}
    alone = told[ALONE]
    assert alone.heading == "Twee actoren staan alleen"
    assert alone.apart
    assert [inner.lead.subject.name for inner in alone.within] == ["Losse club 0", "Losse club 1"]


def test_what_may_be_an_effect_of_the_chosen_gebied_does_not_lead(desk: Desk) -> None:
    ref = [ActorRef("ulft0", "Ulftse club 0"), ActorRef("ulft5", "Ulftse club 5")]
    inside = [ActorRef("zaal", "Zaal Etten"), ActorRef("koor", "Koorclub")]
    sure = Certainty("stevig", "")
    given = [
        Finding(
            "pendant",
            f"Voor {pair[1].naam} is {pair[0].naam} het enige contact.",
            tuple(pair),
            certainty=sure,
            next_step="Vraag het.",
            numbers={"hanging": 1},
            subject=Subject("actor", (pair[0].id,), pair[0].naam),
        )
        for pair in (ref, inside)
    ]
    made = topics(desk, FIVE, given, GATEN)
    assert [topic.effect for topic in made] == [False, True]
    assert made[0].lead.subject.name == "Zaal Etten"


def test_what_was_decided_is_left_out_with_all_it_led(desk: Desk) -> None:
    given = findings(desk, FIVE)
    first, *_ = topics(desk, FIVE, given, BRUGGEN)
    left = topics(desk, FIVE, given, BRUGGEN, {first.finding.key})
    assert first.key not in {topic.key for topic in left}
    assert len(left) == len(topics(desk, FIVE, given, BRUGGEN)) - 1


def test_a_card_says_whole_sentences_and_few() -> None:
    text = "Een twee drie. Vier vijf zes. Niet alles is vastgelegd: in het echt meer. Zeven."
    assert short(text) == "Een twee drie. Vier vijf zes."
    assert short(text, 4) == "Een twee drie."
    assert short("Eén lange zin van acht woorden staat er.", 3) == (
        "Eén lange zin van acht woorden staat er."
    )


def test_a_step_says_whom_to_ask_and_not_how_many_contacts_it_takes() -> None:
    step = (
        "Er zijn twee nieuwe contacten nodig, voor elk los deel één. Vraag Zaal Etten om Koor aan "
        "Dorpsbelang voor te stellen: dan is er een tweede weg."
    )
    assert short_step(Finding("cut_point", "Zaal Etten."), step) == (
        "Vraag Zaal Etten om Koor aan Dorpsbelang voor te stellen."
    )


def test_how_many_were_asked_is_said_once_on_the_page(desk: Desk) -> None:
    assert asked_words(findings(desk, FIVE)).endswith(".")
    assert asked_words(()) == ""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The same with so many who stand alone that not each is told of by itself."""
    folder: Path = tmp_path_factory.mktemp("velen")
    made = desk_at(
        open_store(Settings(store=str(folder / "netwerk.db"))), User("An", "beheerder"), folder
    )
    lone = [
        Actor(id=f"los{n}", naam=f"Losse club {n}", kern="ulft-noord", soort="bewonersgroep")
        for n in range(2, 130)
    ]
    made.store.apply(Change(tuple(map(Put, [*_items(), *lone])), "Jan"))
    yield made
    made.close()


def _alone_of(desk: Desk, decided: Iterable[str] = ()) -> Topic:
    told = topics(desk, Selection(), findings(desk, Selection()), GATEN, set(decided))
    return next(topic for topic in told if topic.key == ALONE)


def test_a_long_list_of_who_stand_alone_counts_each_of_them_once(many: Desk) -> None:
    alone, who = _alone_of(many), standing(many.networks.net(Selection())).without_contact
    assert int(who.sum()) == len(alone.actors) == 130
    assert alone.heading == "130 actoren staan alleen"
    assert alone.sentence.count("Losse club") < 10
    assert (len(alone.within), alone.rest) == (100, 30)


def test_the_rest_of_a_long_list_is_no_card_to_decide_on(many: Desk) -> None:
    alone = _alone_of(many)
    assert all(inner.finding.about != MORE for inner in alone.within)
    assert alone.step.startswith("Kies een gebied of kern")


def test_the_rest_of_a_long_list_stays_when_all_before_it_were_decided_on(many: Desk) -> None:
    keys = {f.key for f in findings(many, Selection()) if f.kind == "isolated"}
    left = _alone_of(many, keys)
    assert left.heading == "30 actoren staan alleen"
    assert (left.within, left.rest) == ((), 30)
