"""One session of an app on a server of its own, through all that happens to a server in a day.

What others change is seen after each of it, and nobody waits long for a server that says nothing.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from netwerk.access.rights import User
from netwerk.errors import StoreUnavailable
from netwerk.model import Actor
from netwerk.services.copies import make_backup
from netwerk.services.desk import Desk
from netwerk.services.last_known import away
from netwerk.services.live.outside_look import Pace
from netwerk.services.records.edits import undo
from netwerk.services.records.items import add_item, change_item, stored_item
from netwerk.services.stores import open_desk
from netwerk.settings import Settings
from netwerk.store.neo4j import open_neo4j
from netwerk.store.port import Change, Put
from tests.neo4j.test_away import OwnServer, own

__all__ = ["own"]

pytestmark = [pytest.mark.neo4j, pytest.mark.long, pytest.mark.endurance]

SEEN_SECONDS = 45.0
ACTORS = [Actor(id=f"a{i}", naam=f"Actor {i}", soort="bedrijf") for i in range(3)]
LOAD = """
import sys
from netwerk.model import Actor
from netwerk.settings import load_settings
from netwerk.store.neo4j import open_neo4j
from netwerk.store.port import Change, Put
actors = [Actor(id=f"m{i}", naam=f"Massa {i}", soort="bedrijf") for i in range(6000)]
open_neo4j(sys.argv[1], load_settings({})).apply(Change(tuple(map(Put, actors)), "Groot"))
"""


@contextmanager
def frozen(server: OwnServer) -> Iterator[None]:
    os.killpg(server.process.pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.killpg(server.process.pid, signal.SIGCONT)


def other_process(*words: str) -> None:
    done = subprocess.run(
        [sys.executable, *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stdout + done.stderr


def renamed_and_seen(own: OwnServer, desk: Desk, after: str) -> None:
    """Somebody gives an actor another name with Cypher; the app that runs puts it into history."""
    own.run(f"MATCH (a:Actor {{id: 'a1'}}) SET a.naam = 'Na {after}'")
    until = time.monotonic() + SEEN_SECONDS
    while time.monotonic() < until:
        newest = desk.store.history(item=("Actor", "a1"), limit=1)
        if newest and newest[0].type == "buitenom":
            changes = list(desk.store.changes(newest[0].number, newest[0].number))
            if [c.after.naam for c in changes if c.id == "a1"] == [f"Na {after}"]:  # type: ignore[union-attr]
                return
        time.sleep(0.3)
    raise AssertionError(f"not seen after {after}")


@pytest.mark.timeout(900)
def test_what_others_change_is_seen_whatever_happened_before(
    own: OwnServer, settings: Settings, tmp_path: Path
) -> None:
    mine = replace(settings, store=own.url)
    boss = User("Bo", "beheerder")
    desk = open_desk(mine, boss, running=True, pace=Pace(0.5, 1, 5))
    with closing(desk):
        for actor in ACTORS:
            add_item(desk, actor, actor.id)
        copy = tmp_path / "kopie.zip"
        renamed_and_seen(own, desk, "niets")
        make_backup(desk, copy)

        entry = stored_item(desk, "Actor", "a2")
        changed = change_item(desk, replace(entry.item, telefoon="0315"), entry.version, "t")
        undo(desk, changed.number)
        renamed_and_seen(own, desk, "ongedaan maken")

        own.kill()
        time.sleep(8)
        own.again(read_only=False)
        _back(desk)
        renamed_and_seen(own, desk, "herstart")

        with frozen(own):
            time.sleep(30)
        _back(desk)
        renamed_and_seen(own, desk, "bevriezen")

        restore = ["-m", "netwerk", "restore", str(copy), "--force", "--store", own.url]
        other_process(*restore)
        renamed_and_seen(own, desk, "terugzetten")

        other_process("-c", LOAD, own.url)
        renamed_and_seen(own, desk, "een grote invoer")

        entry = stored_item(desk, "Actor", "a1")
        change_item(desk, replace(entry.item, telefoon="0316"), entry.version, "u")
        renamed_and_seen(own, desk, "eigen opslaan")
        assert desk.store.check() == []


def _back(desk: Desk) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            desk.store.history(limit=1)
        except StoreUnavailable:
            time.sleep(0.3)
        else:
            return
    raise AssertionError("the app did not see that the server is back")


def timed(ask: Callable[[], object]) -> tuple[float, str]:
    """How long it takes until a server that says nothing is told, and how."""
    began = time.monotonic()
    with pytest.raises(StoreUnavailable) as told:
        ask()
    return time.monotonic() - began, str(told.value)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_that_is_frozen_is_told_in_time(
    own: OwnServer, settings: Settings, scheme: str
) -> None:
    url = own.url.replace("bolt", scheme)
    with closing(open_neo4j(url, settings)) as store:
        store.apply(Change((Put(ACTORS[0]),), "Anna"))
        change = Change((Put(replace(ACTORS[0], naam="B"), 1),), "Bram")
        asks: list[Callable[[], object]] = [store.head, store.snapshot, store.history]
        for ask, most in [*((ask, 13.0) for ask in asks), (lambda: store.apply(change), 22.0)]:
            store.head()
            with frozen(own):
                took, said = timed(ask)
                assert took < most, (took, said)
                assert "antwoordt niet" in said
                again, said = timed(ask)
                assert again < most, (again, said)
                assert "antwoordt niet" in said
            until = time.monotonic() + 30
            while time.monotonic() < until:
                try:
                    store.head()
                    break
                except StoreUnavailable:
                    continue
        assert store.apply(change).number == 2
        assert store.check() == []


@pytest.mark.timeout(300)
def test_what_takes_long_is_not_taken_for_a_server_that_says_nothing(
    own: OwnServer, settings: Settings
) -> None:
    with closing(open_neo4j(own.url, settings)) as store:
        slow = "UNWIND range(1, 5000) AS a UNWIND range(1, 30000) AS b WITH a WHERE a < b RETURN count(*)"
        began = time.monotonic()
        rows = store._bolt.read(lambda tx: tx._transaction.run(slow).values())  # type: ignore[attr-defined]
        assert rows
        assert time.monotonic() - began > 11


@pytest.mark.timeout(300)
def test_an_app_shows_what_it_knew_when_its_server_is_frozen(
    own: OwnServer, settings: Settings
) -> None:
    desk = open_desk(replace(settings, store=own.url), User("Bo", "beheerder"), running=True)
    with closing(desk):
        add_item(desk, ACTORS[0], "t")
        head = desk.store.head()
        with frozen(own):
            began = time.monotonic()
            assert desk.store.head() == head
            assert time.monotonic() - began < 13
            assert away(desk)
            began = time.monotonic()
            assert desk.store.head() == head
            assert time.monotonic() - began < 1
        _back(desk)
        assert away(desk) is None
