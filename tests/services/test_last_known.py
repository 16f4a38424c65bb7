"""A store that goes away under a running app: a real server behind a door that is shut and opened again."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from neo4j import GraphDatabase

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, StoreUnavailable
from netwerk.model import Actor
from netwerk.net.selection import Selection
from netwerk.services import last_known
from netwerk.services.desk import Desk
from netwerk.services.last_known import JUST, PATIENCE, LastKnown, away, reach
from netwerk.services.records.choices import actor_names, gebied_names
from netwerk.services.records.items import add_item
from netwerk.services.stores import desk_at, open_store
from netwerk.settings import Settings
from netwerk.store.port import Store, now
from tests.neo4j.door import Door, door_to
from tests.neo4j.server import empty

pytestmark = pytest.mark.neo4j
WITHIN = 30.0


class Counted:
    """A store with the names of what the tests ask it; what looks whether it is back is another thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._asks = threading.current_thread()
        self.asked: list[str] = []

    def __getattr__(self, name: str) -> object:
        if threading.current_thread() is self._asks:
            self.asked.append(name)
        return getattr(self._store, name)


@pytest.fixture
def door(neo4j_url: str) -> Iterator[Door]:
    """A door to a server in which nothing stands: others wrote there before."""
    with GraphDatabase.driver(neo4j_url) as driver:
        empty(driver)
    with door_to(neo4j_url) as made:
        yield made


@pytest.fixture
def counted(door: Door) -> Counted:
    return Counted(open_store(Settings(store=door.url, user="An")))


@pytest.fixture
def desk(counted: Counted, tmp_path: Path) -> Iterator[Desk]:
    store = LastKnown(cast(Store, counted), every=0.2)
    made = desk_at(store, User("An", "beheerder"), tmp_path / "plaatsen")
    yield made
    made.close()


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + WITHIN
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def goes_through(desk: Desk) -> bool:
    """Whether who presses a button now gets what he asks."""
    try:
        reach(desk)
    except StoreUnavailable:
        return False
    return True


def test_what_was_read_stays_to_be_seen_with_the_moment_and_it_is_back_by_itself(
    desk: Desk, door: Door, counted: Counted
) -> None:
    add_item(desk, Actor(id="koor", naam="Koor", soort="bewonersgroep", gebieden=("5",)), "k1")
    began = now()
    names, actors = gebied_names(desk), actor_names(desk)
    net = desk.networks.net(Selection(gebied="5"))
    assert away(desk) is None
    door.shut()
    assert gebied_names(desk) == names
    gone = away(desk)
    assert gone is not None
    assert gone.since >= began
    assert "niet bereikbaar" in gone.sentence
    assert counted.asked, "who found it away has asked"
    counted.asked.clear()
    assert all(gebied_names(desk) == names for _ in range(3))
    assert actor_names(desk) == actors
    assert desk.networks.net(Selection(gebied="5")) is net
    assert counted.asked == [], "nobody waits again for a store that is known to be away"
    door.open()
    until(lambda: away(desk) is None)
    assert gebied_names(desk) == names


def test_what_was_never_read_is_not_invented_and_nothing_is_saved(desk: Desk, door: Door) -> None:
    gebied_names(desk)
    door.shut()
    gebied_names(desk)
    with pytest.raises(StoreUnavailable, match="niet bereikbaar"):
        desk.store.get(Actor, ["nooit gevraagd"])
    with pytest.raises(StoreUnavailable, match="niet bereikbaar"):
        add_item(desk, Actor(id="", naam="Weg", soort="bedrijf"), "t1")
    door.open()
    until(lambda: goes_through(desk))
    revision = add_item(desk, Actor(id="", naam="Terug", soort="bedrijf"), "t1")
    assert add_item(desk, Actor(id="", naam="Terug", soort="bedrijf"), "t1") == revision
    assert desk.store.search("Weg") == []


def test_who_presses_a_button_is_told_soon_that_it_is_still_away(
    desk: Desk, door: Door, counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At once when that was just seen; later after one wait, in which it may come back."""
    clock = SimpleNamespace(monotonic=lambda: 100.0)
    monkeypatch.setattr(last_known, "time", clock)
    gebied_names(desk)
    door.shut()
    gebied_names(desk)
    waited: list[float] = []
    monkeypatch.setattr(answers_of(desk), "wait", lambda most: bool(waited.append(most)))
    counted.asked.clear()
    with pytest.raises(StoreUnavailable):
        reach(desk)
    assert waited == []
    clock.monotonic = lambda: 100.0 + JUST
    with pytest.raises(StoreUnavailable):
        reach(desk)
    assert waited == [PATIENCE]
    assert counted.asked == [], "only the thread that looks whether it is back asks the store"


def answers_of(desk: Desk) -> threading.Event:
    """What is set when the store answers again."""
    assert isinstance(desk.store, LastKnown)
    return desk.store._answers


def test_what_was_kept_of_the_newest_moment_is_what_is_shown(desk: Desk, door: Door) -> None:
    list(desk.networks.reads.all(Actor))
    add_item(desk, Actor(id="nieuw", naam="Nieuw", soort="bedrijf"), "n1")
    before = list(desk.networks.reads.all(Actor))
    assert "nieuw" in [entry.item.id for entry in before]
    door.shut()
    assert list(desk.networks.reads.all(Actor)) == before
    assert list(desk.networks.reads.all(Actor)) == before  # read twice: kept, not used up


def test_who_may_see_nothing_is_not_told(desk: Desk) -> None:
    with pytest.raises(AccessDenied):
        away(desk.of(User("Bo", "geen")))
