"""One suite, every engine: the fixture ``store`` is an empty store of each engine in turn.

The URL of a real Neo4j server comes from ``tests/neo4j/fixtures.py`` (fixture ``neo4j_url``), which skips with the
reason when there is none. With CI set in the environment that skip is a failure.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from netwerk.settings import Settings, load_settings
from netwerk.store.connect import connect
from netwerk.store.port import Store

ENGINES = [
    pytest.param("sqlite", id="sqlite"),
    pytest.param("neo4j", id="neo4j", marks=pytest.mark.neo4j),
]


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def settings() -> Settings:
    return load_settings()


@pytest.fixture
def place(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """Where a store of this engine can be opened."""
    if engine == "sqlite":
        return str(tmp_path / "netwerk.db")
    try:
        return request.getfixturevalue("neo4j_url")
    except pytest.skip.Exception as reason:
        if os.environ.get("CI"):
            pytest.fail(f"In CI moet Neo4j draaien: {reason}")
        raise


@pytest.fixture
def open_again(place: str, settings: Settings) -> Iterator[Callable[[], Store]]:
    """Opens the store as another user would; all are closed at the end."""
    opened: list[Store] = []

    def one_more() -> Store:
        opened.append(connect(place, settings))
        return opened[-1]

    yield one_more
    for store in opened:
        store.close()


@pytest.fixture
def store(open_again: Callable[[], Store]) -> Store:
    """An empty store."""
    made = open_again()
    made.load((), overwrite=True)
    return made
