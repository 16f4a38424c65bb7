"""Krijgt iedereen een gelijke kans? What is counted, what is said, and what is never said."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from netwerk.access.rights import User
from netwerk.insight.fairness.equal_chance import FAIR, FIRM, LESS, LIKELY, Share
from netwerk.model import Actor, Afspraak, Gesprek, Initiatief, Relatie, Verbindkans
from netwerk.net.selection import Selection
from netwerk.services.accountability.attention_given import (
    ANY,
    INTRODUCED,
    MONEY,
    PROPOSED,
    TALKED,
    VISITS,
    attention_given,
    groups_there,
)
from netwerk.services.accountability.equal_chances import (
    ChanceLine,
    EqualChance,
    _headline,
    equal_chances,
)
from netwerk.services.answers.round_of_week import ronde
from netwerk.services.desk import Desk
from netwerk.services.stores import desk_at, open_store
from netwerk.settings import Settings
from netwerk.store.port import Change, Put
from tests.insight.areas import demo_desk

TODAY = date(2026, 11, 30)
SIZES = {"etten": 30, "terborg": 30, "gendringen": 30, "netterden": 30, "voorst": 5}
GEBIED = {"etten": "5", "terborg": "2", "gendringen": "6", "netterden": "6", "voorst": "6"}
CLUBS = [
    Actor(
        id=f"{kern}-{i}",
        naam=f"Club {i} {kern.title()}",
        soort="bewonersgroep",
        categorie="sport_en_spel",
        kern=kern,
        gebieden=(GEBIED[kern],),
    )
    for kern, size in SIZES.items()
    for i in range(size)
]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Desk]:
    store = open_store(Settings(store=str(tmp_path / "n.db"), user="An"))
    desk = desk_at(store, User("An", "beheerder"), tmp_path / "plaatsen")
    yield replace(desk, clock=lambda: TODAY)
    store.close()


def kept(desk: Desk, *items: object) -> Desk:
    desk.store.apply(Change(tuple(Put(item) for item in items), "An"))  # type: ignore[arg-type]
    desk.networks.changed()
    return desk


def talk(number: int, *actors: str, day: str = "2026-05-04") -> Gesprek:
    return Gesprek(id=f"g{number}", met=actors, datum=day, door="An")


def reached(desk: Desk, name: str) -> set[str]:
    return next(set(one.reached) for one in attention_given(desk) if one.name == name)


def test_a_kern_that_gets_hardly_any_talks_is_told_with_what_to_do(office: Desk):
    talks = [
        talk(n, f"{kern}-{i}")
        for n, (kern, i) in enumerate(
            [(k, i) for k in ("etten", "terborg", "gendringen") for i in range(18)]
            + [("netterden", 0), ("netterden", 1)]
        )
    ]
    found = equal_chances(kept(office, *CLUBS, *talks))
    line = next(one for one in found.less if one.place == "Netterden" and one.title == "Gesprekken")
    assert line.share.band == "stevig"
    assert line.sentence == "Netterden kreeg minder dan naar verhouding."
    assert "2 van de 30" in line.evidence
    assert "elders 54 van de 95" in line.evidence
    assert line.step == "Plan een gesprek in Netterden."
    assert (line.kern, line.gebied) == ("netterden", "6")
    assert {one.place for one in found.less if one.title == "Gesprekken"} <= {
        "Netterden",
        "Gendringen e.o. (6)",
        line.place,
    } | {one.place for one in found.less if one.share.grouping == "gebied"}
    voorst = next(o for o in found.lines if o.place == "Voorst" and o.title == "Gesprekken")
    assert voorst.share.verdict == "te weinig om te zeggen"
    assert "minder dan 15 actoren" in voorst.sure


def test_no_line_names_an_actor(office: Desk):
    found = equal_chances(kept(office, *CLUBS, *(talk(i, f"etten-{i}") for i in range(20))))
    names = {actor.naam for actor in CLUBS}
    for line in found.lines:
        told = " ".join((line.sentence, line.evidence, line.sure, line.step, line.place))
        assert not any(name in told for name in names)


def test_what_counts_as_attention_and_what_does_not(office: Desk):
    desk = kept(
        office,
        *CLUBS,
        talk(1, "etten-0"),
        talk(2, "etten-1", day="2019-01-01"),
        Verbindkans(id="v1", actoren=("etten-2", "etten-3"), besluit="doen", datum="2026-01-05"),
        Verbindkans(id="v2", actoren=("etten-4", "etten-5"), besluit="later", datum="2026-01-05"),
        Afspraak(
            id="a1", titel="t", beslissing="contact_gelegd", stand="gedaan", datum="2026-02-01",
            actoren=("etten-6",),
        ),
        Initiatief(
            id="i1", titel="Feest", betrokken=("etten-7",), budget=500.0,
            budget_besluit="toegekend", budget_besloten_op="2026-03-01",
        ),
        Initiatief(
            id="i2", titel="Feest", betrokken=("etten-8",), budget=500.0,
            budget_besluit="afgewezen",
        ),
    )  # fmt: skip
    assert reached(desk, TALKED) == {"etten-0"}
    assert reached(desk, INTRODUCED) == {"etten-2", "etten-3", "etten-6"}
    assert reached(desk, MONEY) == {"etten-7"}
    assert reached(desk, ANY) == {"etten-0", "etten-2", "etten-3", "etten-6", "etten-7"}


def test_our_own_proposals_are_counted_too(office: Desk):
    ties = [
        Relatie(id=f"r{i}", van="etten-0", naar=f"etten-{i}", soort="kent", laatst_bevestigd="2026")
        for i in range(1, 12)
    ]
    desk = kept(office, *CLUBS, *ties)
    assert reached(desk, PROPOSED)
    assert {line.title for line in equal_chances(desk).lines} >= {"Onze eigen voorstellen"}


def test_the_rondes_that_count_are_those_of_the_gebieden():
    desk = demo_desk().of(User("An", "lezer"))
    visited = {
        visit.actor
        for gebied in ("1", "2", "3", "4", "5", "6")
        for visit in ronde(desk, Selection(gebied=gebied)).visits
    }
    assert reached(desk, VISITS) == visited
    assert len(visited) > 10


def test_the_team_and_who_stopped_do_not_count_and_who_is_in_two_gebieden_is_in_none(office: Desk):
    desk = kept(
        office,
        Actor(
            id="mak",
            naam="Makelaar",
            soort="professional",
            rol="gebiedsmakelaar",
            kern="etten",
            gebieden=("5",),
        ),
        Actor(
            id="weg", naam="Weg", soort="bedrijf", status="gestopt", kern="etten", gebieden=("5",)
        ),
        Actor(id="twee", naam="Twee", soort="bedrijf", kern="etten", gebieden=("5", "6")),
    )
    groups = groups_there(desk)
    assert groups["kern"] == {"twee": "etten"}
    assert groups["gebied"] == {}


def test_who_may_read_one_gebied_hears_of_no_other(office: Desk):
    kept(office, *CLUBS, *(talk(i, f"netterden-{i}") for i in range(20)))
    bo = office.of(User("Bo", "geen", {"5": "lezer"}))
    assert set(groups_there(bo)["kern"].values()) == {"etten"}
    assert {
        line.share.group for line in equal_chances(bo).lines if line.share.grouping == "kern"
    } <= {"etten"}


def test_an_empty_network_says_that_there_is_nothing_to_share(office: Desk):
    assert equal_chances(office).headline == "Er is nog geen aandacht vastgelegd om te verdelen."


def line_of(attention: str, grouping: str, verdict: str, band: str = "") -> ChanceLine:
    share = Share(attention, grouping, "x", 34, 3, 7.0, 200, 50, 0.01, 0.9, verdict, band)
    return ChanceLine("t", "p", "s", "e", "z", "", "", "", share)


def questions(count: int) -> list[ChanceLine]:
    return [line_of(f"a{n}", "kern", FAIR) for n in range(count)]


def test_one_that_is_likely_among_many_is_told_as_what_is_to_be_expected_and_not_called_out():
    lines = [line_of("a0", "kern", LESS, LIKELY), *questions(24)]
    said = _headline(lines)
    assert said.startswith(
        "In 25 vergelijkingen is nergens zeker te zien dat een groep minder kreeg. Bij 1 van de 25 "
        "is het redelijk zeker: zoiets is ook bij een eerlijke verdeling te verwachten."
    )
    told = EqualChance(said, tuple(lines))
    assert told.less == ()
    assert told.maybe == (lines[0],)


def test_more_of_them_than_chance_gives_is_told_so_and_what_is_firm_is_called_out():
    likely = [line_of(f"a{n}", "kern", LESS, LIKELY) for n in range(6)]
    firm = line_of("a7", "kern", LESS, FIRM)
    said = _headline([firm, *likely, *questions(24)])
    assert said.startswith("In 1 van de 31 vergelijkingen kreeg een groep minder dan naar verh")
    assert "Bij 6 van de 31 is het redelijk zeker: dat is meer dan je bij een eerlijke" in said
    assert EqualChance(said, (firm, *likely)).less == (firm,)
