"""The example, loaded into a store of each engine; what does not ask the store reads the files."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from netwerk.access.rights import User
from netwerk.model import Item
from netwerk.schema import data_folder
from netwerk.services.desk import Desk
from netwerk.services.example.seed_items import agenda_items, figure_items, moved_by
from netwerk.services.imports import load_demo
from netwerk.services.stores import desk_at, open_store
from netwerk.settings import Settings

TODAY = date(2026, 11, 28)
ENGINES = [
    pytest.param("sqlite", id="sqlite"),
    pytest.param("neo4j", id="neo4j", marks=pytest.mark.neo4j),
]


def desk_of(url: str, folder: Path, places: Path | None = None) -> Desk:
    store = open_store(Settings(store=url, user="An", plaatsen=places))
    return replace(desk_at(store, User("An", "beheerder"), folder), clock=lambda: TODAY)


def told_on(day: date) -> tuple[Item, ...]:
    """What plays and the figures, as they come in on a day."""
    folder = data_folder("seed_data")
    return (*agenda_items(folder, moved_by(day)), *figure_items(folder))


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The example in a file, for who changes nothing."""
    folder = tmp_path_factory.mktemp("example")
    desk = desk_of(str(folder / "netwerk.db"), folder)
    load_demo(desk)
    yield desk
    desk.close()


@pytest.fixture(params=ENGINES)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """A store of each engine with places only."""
    url = str(tmp_path / "netwerk.db")
    if request.param == "neo4j":
        url = request.getfixturevalue("neo4j_url")
        before = desk_of(url, tmp_path)
        before.store.load((), overwrite=True)
        before.close()
    desk = desk_of(url, tmp_path)
    yield desk
    desk.close()
