"""Reading freezes nobody: it never writes and waits for no writer."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import neo4j
import pytest

from netwerk.access.rights import User
from netwerk.model import ITEM_TYPES, Actor, Gebied, Kern, Relatie
from netwerk.net.selection import Selection
from netwerk.services import maps, stores
from netwerk.services.answers import findings, overview
from netwerk.services.desk import Desk
from netwerk.services.records import choices, history
from netwerk.settings import Settings
from netwerk.store.neo4j import open_neo4j
from netwerk.store.port import Change, Delete, Put, Store

pytestmark = pytest.mark.neo4j

ITEMS = (
    Gebied(id="1", naam="Een", nummer=1),
    Kern(id="k", naam="Kern", gebied="1"),
    Actor(id="a", naam="Koor", soort="bewonersgroep", gebieden=("1",), kern="k"),
    Actor(id="b", naam="Hal", soort="instelling", gebieden=("1",)),
    Relatie(id="r", van="a", naar="b", soort="kent"),
)


@pytest.fixture
def filled(store: Store) -> Store:
    store.apply(Change(tuple(map(Put, ITEMS)), "Anna"))
    return store


class Sent(logging.Handler):
    """What the driver sends, from its own log."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if " C: " in record.getMessage():
            self.lines.append(record.getMessage().partition(" C: ")[2])

    def begun(self) -> list[str]:
        return [line for line in self.lines if line.startswith("BEGIN")]

    def asked(self) -> list[str]:
        return [line for line in self.lines if line.startswith("RUN")]


@pytest.fixture
def sent() -> Iterator[Sent]:
    logger, handler = logging.getLogger("neo4j"), Sent()
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    yield handler
    logger.removeHandler(handler)
    logger.setLevel(level)


def read_everything(store: Store) -> None:
    store.revision()
    store.snapshot()
    for cls in ITEM_TYPES.values():
        list(store.all(cls))
    store.get(Actor, ["a"])
    store.relaties_of(["a"])
    store.referring_to("Kern", ["k"])
    store.search("koor")
    store.counts()
    store.history()
    store.history(("Actor", "a"))
    list(store.changes(1))
    store.tokens()


def see_pages(desk: Desk) -> None:
    """What the pages ask of the services."""
    choices.gebied_names(desk)
    overview.overview(desk, Selection(), findings.findings(desk, Selection()))
    findings.findings(desk, Selection(gebied="1"))
    maps.saved_views(desk)
    history.history(desk)
    stores.state_of(desk)


def test_the_log_of_the_driver_shows_writing(filled: Store, sent: Sent) -> None:
    filled.apply(Change((Put(replace(ITEMS[3], naam="B"), 1),), "Bram"))
    assert sent.begun()
    assert not all("'mode': 'r'" in line for line in sent.begun())


def test_everything_is_read_in_read_transactions(filled: Store, sent: Sent, tmp_path: Path) -> None:
    desk = stores.desk_at(filled, User("Bo", "lezer"), tmp_path)
    read_everything(filled)
    see_pages(desk)
    filled.check()
    assert sent.begun()
    assert [line for line in sent.begun() if "'mode': 'r'" not in line] == []


def test_the_revision_is_one_question(filled: Store, sent: Sent) -> None:
    filled.revision()
    assert (len(sent.begun()), len(sent.asked())) == (1, 1)


def test_an_idle_look_is_one_question(filled: Store, sent: Sent) -> None:
    look = filled.watch()
    assert look
    look()
    sent.lines.clear()
    assert not look()
    assert len(sent.asked()) == 1


@contextmanager
def locked(url: str) -> Iterator[None]:
    """Somebody else writes for as long as this lasts."""
    with (
        neo4j.GraphDatabase.driver(url) as driver,
        driver.session() as session,
        session.begin_transaction() as other,
    ):
        other.run("MATCH (s:Netwerk_Stand) SET s.slot = 1").consume()
        yield
        other.rollback()


def test_a_writer_that_goes_on_and_on_keeps_no_reader_waiting(
    filled: Store, neo4j_url: str, settings: Settings, tmp_path: Path
) -> None:
    desk = stores.desk_at(filled, User("Bo", "lezer"), tmp_path)
    see_pages(desk)  # what is compiled and loaded late
    with locked(neo4j_url):
        began = time.monotonic()
        read_everything(filled)
        see_pages(stores.desk_at(filled, User("Bo", "lezer"), tmp_path))
        open_neo4j(neo4j_url, settings).close()
        # Nobody was waited for: the lock is held for as long as this goes on.
        assert time.monotonic() - began < 60
        began = time.monotonic()
        filled.snapshot()
        filled.revision()
        assert time.monotonic() - began < 5


def test_a_snapshot_while_others_add_move_and_remove_is_of_one_moment(
    store: Store, neo4j_url: str, settings: Settings
) -> None:
    """Each revision renames and moves everybody, and takes away or brings back every other one."""
    store.apply(Change(tuple(map(Put, _places())), "Anna"))
    store.apply(Change(tuple(map(Put, _state(2).values())), "Anna"))
    stop, other = threading.Event(), open_neo4j(neo4j_url, settings)

    def write() -> None:
        number = 2
        while not stop.is_set():
            before, after = _state(number), _state(number + 1)
            ops = [Put(item, number if id in before else None) for id, item in after.items()]
            gone = [Delete("Actor", id, number) for id in before if id not in after]
            number = other.apply(Change((*ops, *gone), "Bram")).number

    writer = threading.Thread(target=write)
    writer.start()
    try:
        seen = set()
        until = time.monotonic() + 60
        while time.monotonic() < until and len(seen) < 4:
            now = store.snapshot()
            seen.add(now.revision)
            found = zip(now.actors["id"], now.actors["naam"], now.actors["kern"], strict=True)
            assert {id: (naam, kern) for id, naam, kern in found} == {
                id: (actor.naam, actor.kern) for id, actor in _state(now.revision).items()
            }
    finally:
        stop.set()
        writer.join()
        other.close()
    assert len(seen) > 1


def _places() -> list[Gebied | Kern]:
    kernen = [Kern(id=f"k{i}", naam=f"k{i}", gebied="1") for i in range(2)]
    return [Gebied(id="1", naam="Een"), *kernen]


def _state(number: int) -> dict[str, Actor]:
    ids = [f"a{i:03}" for i in range(100) if number % 2 == 0 or i % 2 == 0]
    kern = f"k{number % 2}"
    return {id: Actor(id=id, naam=str(number), soort="bedrijf", kern=kern) for id in ids}
