"""The questions of docs/gebruik/neo4j-vragen.md, asked to the server: the same answers as the app's."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from neo4j import Driver, GraphDatabase

from netwerk.access.rights import User
from netwerk.insight.openings.routes import find_routes
from netwerk.model import Actor, Gebied, Initiatief, Item, Kern, Relatie, Signaal, Vraagstuk
from netwerk.schema import schema
from netwerk.services.imports import load_demo
from netwerk.services.stores import desk_at, open_store
from netwerk.settings import load_settings
from netwerk.store.port import Change, Put, Store
from tests.neo4j import answers
from tests.neo4j.conftest import Outside
from tests.neo4j.server import empty
from tests.neo4j.texts import documented

PAGE = "docs/gebruik/neo4j-vragen.md"
QUESTIONS = {heading.partition(": ")[2]: text for heading, text in documented(PAGE).items()}
TEN = {int(heading.split(".")[0]): text for heading, text in QUESTIONS.items() if heading[0].isdigit()}  # fmt: skip
OTHERS = {heading: text for heading, text in QUESTIONS.items() if not heading[0].isdigit()}
neo4j = pytest.mark.neo4j


def ask(driver: Driver, text: str) -> list[dict[str, Any]]:
    return [record.data() for record in driver.execute_query(text).records]


def in_order(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows with lists in an order of their own sorted, to compare them."""
    return [{k: sorted(v) if isinstance(v, list) else v for k, v in row.items()} for row in rows]


def server_day(driver: Driver) -> date:
    day: date = driver.execute_query("RETURN date() AS day").records[0]["day"].to_native()
    return day


def test_there_are_ten_questions() -> None:
    assert list(TEN) == list(range(1, 11))


def test_what_counts_as_contact_is_what_the_schema_says() -> None:
    contact = {name.upper() for name, kind in schema().relaties.items() if kind.is_contact}
    listed = [set(found.split("|")) for found in re.findall(r"\[r:([A-Z_]+(?:\|[A-Z_]+)+)\]", "\n".join(TEN.values()))]  # fmt: skip
    assert len(listed) >= 5
    assert all(types == contact for types in listed)


def test_who_gives_care_is_what_the_schema_says() -> None:
    lists = [set(re.findall(r"'(\w+)'", found)) for found in re.findall(r"\[([^\]]*)\] AS (?:categorieen|rollen)", TEN[4])]  # fmt: skip
    assert lists == [
        {value for value, keuze in schema().keuzes[name].keuzes.items() if keuze.zorg}
        for name in ("categorie", "rol")
    ]


@pytest.fixture(scope="module")
def demo(neo4j_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Driver, Store]]:  # fmt: skip
    """The demo area on the server."""
    with GraphDatabase.driver(neo4j_url) as driver:
        empty(driver)
        store = open_store(replace(load_settings({}), store=neo4j_url))
        load_demo(desk_at(store, User("Anna", "beheerder"), Path(tmp_path_factory.mktemp("atlas"))))
        yield driver, store
        store.close()
        empty(driver)


@neo4j
def test_every_question_has_the_apps_answer_and_rows_on_the_demo(
    demo: tuple[Driver, Store],
) -> None:
    driver, store = demo
    ground = answers.ground_at(store, server_day(driver))
    for number, app in answers.ANSWERS.items():
        found = ask(driver, TEN[number])
        assert in_order(found) == in_order(app(ground)), f"vraag {number}"
        assert found, f"vraag {number}"
    assert ground.net.last_ended == {}, "the demo has no ended ties: see the test below for those"


@neo4j
def test_the_overview_counts_the_rows_of_question_two(demo: tuple[Driver, Store]) -> None:
    from netwerk.insight.counts import standing_counts, twice

    driver, store = demo
    net = answers.ground_at(store, server_day(driver)).net
    counts = standing_counts(net)
    double = {naam for naam, two in zip(net.actors["naam"], twice(net), strict=True) if two}
    rows = [row for row in ask(driver, TEN[2]) if row["naam"] not in double]
    assert len(rows) == counts["without_contact"]
    assert sum(row["andere_relaties"] == 0 for row in rows) == counts["isolated"]


@neo4j
def test_the_route_of_the_demo_is_one_that_the_app_finds(demo: tuple[Driver, Store]) -> None:
    driver, store = demo
    today = server_day(driver)
    ground = answers.ground_at(store, today)
    (row,) = ask(driver, TEN[5])
    assert answers.is_a_route(ground, row["via"])
    assert len(row["via"]) - 1 == answers.route_steps(ground)
    ids = {str(naam): str(id) for naam, id in zip(ground.net.actors["naam"], ground.net.actors["id"], strict=True)}  # fmt: skip
    routes = find_routes(ground.net, ids[answers.FROM], ids[answers.TO], schema=schema(), today=today)  # fmt: skip
    assert [ids[name] for name in row["via"]][1:-1] in [[a.id for a in route.via] for route in routes.routes]  # fmt: skip


@neo4j
@pytest.mark.parametrize("language", ["", "CYPHER 25 "])
def test_no_question_comes_with_a_warning(demo: tuple[Driver, Store], language: str) -> None:
    driver, _ = demo
    release = driver.get_server_info().agent.removeprefix("Neo4j/")
    if language and release.startswith("5."):
        language = ""  # this release has one language only
    for name, text in {**{str(n): t for n, t in TEN.items()}, **OTHERS}.items():
        records, summary, _ = driver.execute_query(language + text)
        told = [s for s in summary.gql_status_objects if s.gql_status[:2] not in {"00", "02"}]
        assert [(s.gql_status, s.status_description) for s in told] == [], name
        assert records, name


SILVOLDE, WESTENDORP = "silvolde", "westendorp"
CATEGORIES = (None, "zorg", "welzijn_en_hulp", "sport_en_spel", "zorgprofessional", "muziek_en_cultuur")  # fmt: skip
ROLES = (None, None, None, "wijkagent", "wijkverpleegkundige")
STATES = (None, None, "actief", "gestopt", "opgegaan_in")


def a_network(seed: int, today: date) -> list[Item]:
    """A network with all that can make answers differ: ended and partial dates, no contacts, care."""
    dice = random.Random(seed)
    yesterday, later = today - timedelta(days=1), today + timedelta(days=40)
    until = (None, None, None, str(today), str(yesterday), str(later), str(today)[:7],
             str(today)[:4], str(today.year - 1), str(yesterday.replace(day=1) - timedelta(days=1))[:7])  # fmt: skip
    confirmed = (None, str(today), str(today.year - 2), str(today.year - 3), f"{today.year - 2}-{today.month:02}",
                 f"{today.year - 2}-01", f"{today.year - 2}-12-31", "2019")  # fmt: skip
    items: list[Item] = [Gebied(id=f"g{n}", naam=f"Gebied {n}", nummer=n) for n in (1, 2, 3)]
    items += [Kern(id=f"k{n}", naam=f"Kern {n}", gebied=f"g{1 + n % 3}") for n in range(6)]
    named = (answers.ONE, answers.FROM, answers.TO)
    actors = [
        Actor(
            id=f"a{n:02}",
            naam=named[n] if n < len(named) else f"Actor {n:02}",
            soort=dice.choice(("bewonersgroep", "bedrijf", "instelling", "professional")),
            categorie=dice.choice(CATEGORIES),
            rol=dice.choice(ROLES),
            status=None if n < len(named) else dice.choice(STATES),
            kern=dice.choice((None, *(f"k{k}" for k in range(6)))),
            gebieden=tuple(sorted(dice.sample(("g1", "g2", "g3"), dice.choice((0, 0, 1, 2))))),
            gevraagd=dice.choice((None, "2026", "2025-03")),
        )
        for n in range(36)
    ]
    items += actors
    for n in range(55):
        van, naar = dice.sample(actors[: 30 if n % 3 else 36], 2)
        kinds = [
            name
            for name, kind in schema().relaties.items()
            if van.soort in kind.van and naar.soort in kind.naar
        ]
        items.append(
            Relatie(
                id=f"r{n:02}",
                van=van.id,
                naar=naar.id,
                soort=dice.choice(kinds),
                sterkte=dice.choice((None, 1, 5)),
                tot=dice.choice(until),
                laatst_bevestigd=dice.choice(confirmed),
                bron=dice.choice((None, "gesprek")),
            )
        )
    return items


@neo4j
@pytest.mark.parametrize("seed", range(4))
def test_ended_ties_and_other_relations_count_as_in_the_app(
    store: Store, neo4j_url: str, seed: int
) -> None:
    with GraphDatabase.driver(neo4j_url, notifications_min_severity="OFF") as driver:
        today = server_day(driver)
        store.apply(Change(tuple(map(Put, a_network(seed, today))), "Anna", "begin"))
        ground = answers.ground_at(store, today)
        assert ground.net.last_ended
        for number, app in answers.ANSWERS.items():
            found, wanted = ask(driver, TEN[number]), app(ground)
            key = repr if number in {3} else None  # several ties of one pair have no order
            if key:
                found, wanted = sorted(found, key=key), sorted(wanted, key=key)
            assert in_order(found) == in_order(wanted), f"vraag {number}"
        steps, routes = answers.route_steps(ground), ask(driver, TEN[5])
        assert [len(row["via"]) - 1 for row in routes] == ([] if steps is None else [steps])
        assert all(answers.is_a_route(ground, row["via"]) for row in routes)


@neo4j
def test_signals_lead_to_who_is_involved(store: Store, outside: Outside) -> None:
    items = (
        Actor(id="db", naam="Dorpsbelang", soort="bewonersgroep"),
        Actor(id="hal", naam="Dorpshuis", soort="instelling"),
        Signaal(id="s", titel="Ouderen komen niet meer"),
        Vraagstuk(id="v", titel="Eenzaamheid", signalen=("s",)),
        Initiatief(id="i", titel="Samen eten", vraagstuk="v", betrokken=("hal", "db")),
    )
    store.apply(Change(tuple(map(Put, items)), "Anna"))
    (row,) = outside(OTHERS["Wat doen we met een signaal, en wie is erbij betrokken?"])
    assert sorted(row.pop("betrokken")) == ["Dorpsbelang", "Dorpshuis"]
    assert row == {
        "signaal": "Ouderen komen niet meer",
        "vraagstuk": "Eenzaamheid",
        "initiatief": "Samen eten",
    }


def moment(days_ago: float) -> str:
    at = datetime.now(UTC) - timedelta(days=days_ago)
    return at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@neo4j
def test_history_can_be_asked_and_clicked(store: Store, outside: Outside, neo4j_url: str) -> None:
    one = Actor(id="demo-silvolde-belang", naam=answers.ONE, soort="bewonersgroep")
    other = Actor(id="weg", naam="Weg", soort="bedrijf")
    store.apply(Change((Put(one), Put(other)), "Anna", "begin", at=moment(30)))
    store.apply(Change((Put(replace(one, kern=None, omschrijving="Nieuw"), 1),), "Bram", "belde", at=moment(2)))  # fmt: skip

    happened = outside(TEN[10])
    assert [(row["wijziging"], row["wie"], row["waarom"]) for row in happened] == [
        (2, "Bram", "belde"),
        (1, "Anna", "begin"),
    ]
    assert [(row["voor"] is None, row["na"] is None) for row in happened] == [(False, False), (True, False)]  # fmt: skip

    (last_week,) = outside(OTHERS["Wie heeft er de laatste week iets gewijzigd, en waarom?"])
    assert (last_week["wijziging"], last_week["gewijzigd"]) == (2, 1)
    (changed,) = outside(OTHERS["Welke actoren veranderden er de laatste week?"])
    assert (changed["actor"], changed["wat"], changed["wie"]) == (answers.ONE, "gewijzigd", "Bram")
    pictures = outside(OTHERS["De geschiedenis van een actor als plaatje"])
    assert sorted(row["r"]["nummer"] for row in pictures) == [1, 2]
