"""A gebied of which everybody was asked in one year, and again in the next."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from netwerk.access.rights import User
from netwerk.model import Actor, Relatie
from netwerk.services.desk import Desk
from netwerk.services.stores import desk_at, open_store
from netwerk.settings import Settings
from netwerk.store.port import Change, Put
from netwerk.typed.moments import today_here

ENGINES = [
    pytest.param("sqlite", id="sqlite"),
    pytest.param("neo4j", id="neo4j", marks=pytest.mark.neo4j),
]
FIRST = today_here().year + 1
"""The year of the first round: after the day on which the store was made."""
BEGUN, AGAIN = f"{FIRST}-03-01", f"{FIRST + 1}-03-01"
SIZE = 20


@dataclass
class Clock:
    """The day, which a test can move."""

    day: date = date(FIRST, 3, 2)

    def __call__(self) -> date:
        return self.day


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=ENGINES)
def desk(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    url = str(tmp_path / "netwerk.db")
    if request.param == "neo4j":
        url = request.getfixturevalue("neo4j_url")
        emptied = open_store(Settings(store=url, user="An"))
        emptied.load((), overwrite=True)
        emptied.close()
    store = open_store(Settings(store=url, user="An"))
    yield replace(desk_at(store, User("An", "beheerder"), tmp_path / "plaatsen"), clock=clock)
    store.close()


def group(number: int, gevraagd: str | None) -> Actor:
    """A club of gebied 3, by turns of the fysiek and the sociaal side."""
    return Actor(
        id=f"a{number:02d}",
        naam=f"Groep {number}",
        soort="bewonersgroep",
        domeinen=("wonen",) if number % 2 else ("zorg",),
        gebieden=("3",),
        gevraagd=gevraagd,
    )


def tie(one: int, other: int, **more: str) -> Relatie:
    low, high = sorted((one, other))
    return Relatie(
        id=f"r{low:02d}-{high:02d}", van=f"a{low:02d}", naar=f"a{high:02d}", soort="kent", **more
    )


RING = [tie(i, (i + 1) % SIZE) for i in range(SIZE)]
"""Everybody knows two others: twenty contacts between fysiek and sociaal."""


@pytest.fixture
def put(desk: Desk) -> Callable[..., None]:
    """Store items as they were recorded on a day."""

    def store(day: str, *items: Actor | Relatie) -> None:
        there = {(type(i).__name__, i.id): desk.store.get(type(i), [i.id]).get(i.id) for i in items}
        puts = tuple(
            Put(i, held.version if (held := there[type(i).__name__, i.id]) else None) for i in items
        )
        desk.store.apply(Change(puts, "An", at=f"{day}T09:00:00.000000Z"))
        desk.networks.changed()

    return store


@pytest.fixture
def village(put: Callable[..., None]) -> None:
    """All were asked in the first round."""
    put(BEGUN, *(group(i, BEGUN) for i in range(SIZE)), *RING)
