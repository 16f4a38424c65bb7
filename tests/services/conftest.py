"""A store of its own for each test, with the places of the municipality."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from netwerk.access.rights import User
from netwerk.model import Actor, Relatie
from netwerk.services.desk import Desk
from netwerk.services.live.networks import Networks
from netwerk.services.stores import desk_at, open_store
from netwerk.settings import Settings
from netwerk.store.port import Change, Put, Store

TODAY = date(2026, 11, 25)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(store=str(tmp_path / "netwerk.db"), user="An")


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    opened = open_store(settings)
    yield opened
    opened.close()


@pytest.fixture
def an() -> User:
    return User("An", "beheerder")


@pytest.fixture
def desk(store: Store, an: User, tmp_path: Path) -> Desk:
    """The desk of An, who may do everything."""
    return replace(desk_at(store, an, tmp_path / "plaatsen"), clock=lambda: TODAY)


@pytest.fixture
def networks(desk: Desk) -> Networks:
    return desk.networks


@pytest.fixture
def village(store: Store) -> Store:
    """Two clubs and a hall in Silvolde: the choir knows the hall, the club is alone."""
    koor = Actor(
        id="koor",
        naam="Koor De Lijster",
        soort="bewonersgroep",
        kern="silvolde",
        andere_namen=("Zangclub",),
    )
    zaal = Actor(id="zaal", naam="Zaal Het Hof", soort="bedrijf", kern="silvolde")
    club = Actor(id="club", naam="Schietclub", soort="bewonersgroep", kern="silvolde")
    tie = Relatie(
        id="r1", van="koor", naar="zaal", soort="werkt_samen_met", sterkte=4, bron="gesprek"
    )
    store.apply(
        Change(tuple(Put(item) for item in (koor, zaal, club, tie)), who="Jan", why="begin")
    )
    return store
