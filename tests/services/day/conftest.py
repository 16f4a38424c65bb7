"""A desk at a store of each engine, with a small village and findings about it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from netwerk.access.rights import User
from netwerk.insight.finding import Finding
from netwerk.model import Actor, Relatie
from netwerk.net.selection import Selection
from netwerk.services.answers.findings import findings
from netwerk.services.desk import Desk
from netwerk.services.stores import desk_at, open_store
from netwerk.settings import Settings
from netwerk.store.port import Change, Put

TODAY = date(2026, 11, 25)
ENGINES = [
    pytest.param("sqlite", id="sqlite"),
    pytest.param("neo4j", id="neo4j", marks=pytest.mark.neo4j),
]


@dataclass
class Clock:
    """The day, which a test can move."""

    day: date = TODAY

    def __call__(self) -> date:
        return self.day

    def days_on(self, days: int) -> None:
        self.day += timedelta(days=days)


@pytest.fixture
def clock() -> Clock:
    return Clock()


def _village() -> list[Actor | Relatie]:
    names = {
        "koor": ("Koor De Lijster", "cultuur"),
        "hal": ("Zaal Het Hof", "horeca"),
        "club": ("Schietclub", "sport"),
        "bieb": ("Bibliotheek", "cultuur"),
        "voet": ("Voetbalclub", "sport"),
    }
    actors = [
        Actor(id=id, naam=naam, soort="bewonersgroep", categorie=cat, kern="silvolde")
        for id, (naam, cat) in names.items()
    ]
    ties = [
        Relatie(id=f"r{one}{two}", van=one, naar=two, soort="werkt_samen_met", bron="gesprek")
        for one, two in (("koor", "hal"), ("hal", "bieb"), ("hal", "voet"))
    ]
    return [*actors, *ties]


def _desk(url: str, folder: Path, clock: Clock) -> Desk:
    store = open_store(Settings(store=url, user="An"))
    return replace(desk_at(store, User("An", "beheerder"), folder / "plaatsen"), clock=clock)


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """The desk of An, who may do everything, with a village in Silvolde."""
    made = _desk(str(tmp_path / "netwerk.db"), tmp_path, clock)
    made.store.apply(Change(tuple(map(Put, _village())), "Jan"))
    yield made
    made.close()


@pytest.fixture(params=ENGINES)
def either_desk(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """The same at a store of each engine."""
    if request.param == "sqlite":
        yield request.getfixturevalue("desk")
        return
    url = request.getfixturevalue("neo4j_url")
    made = _desk(url, tmp_path, clock)
    made.store.load((), overwrite=True)
    made.close()
    made = _desk(url, tmp_path, clock)
    made.store.apply(Change(tuple(map(Put, _village())), "Jan"))
    yield made
    made.close()


def told(desk: Desk, kind: str, *actors: str) -> Finding:
    """The finding of this kind about these actors."""
    found = [
        f
        for f in findings(desk, Selection())
        if f.kind == kind and set(actors) <= {a.id for a in f.actors}
    ]
    return found[0]


def proposal(desk: Desk) -> Finding:
    """A proposal to introduce two."""
    return next(f for f in findings(desk, Selection()) if f.kind.startswith("introduction_easy"))
