"""A store on the real server, emptied before each test, and what other people's tools do to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import neo4j
import pytest

from netwerk.settings import Settings, load_settings
from netwerk.store.neo4j import open_neo4j
from netwerk.store.port import Store
from tests.neo4j.server import empty

Outside = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def settings() -> Settings:
    return load_settings({})


@pytest.fixture
def outside(neo4j_url: str) -> Iterator[Outside]:
    """Run Cypher as somebody with a tool of their own; the server is empty before and after."""
    with neo4j.GraphDatabase.driver(neo4j_url, notifications_min_severity="OFF") as driver:
        empty(driver)

        def run(text: str, **values: Any) -> list[dict[str, Any]]:
            return [record.data() for record in driver.execute_query(text, values).records]

        yield run
        empty(driver)


@pytest.fixture
def store(neo4j_url: str, settings: Settings, outside: Outside) -> Iterator[Store]:
    made = open_neo4j(neo4j_url, settings)
    yield made
    made.close()
