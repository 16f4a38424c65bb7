"""The fixtures ``neo4j_url`` and ``neo4j_with_password`` for every test; loaded by ``tests/conftest.py``."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest
from neo4j import GraphDatabase

from tests.neo4j.server import NoServer, Server, empty, running_server


def server(auth: bool) -> Server:
    """The server of this test process; skips with the reason, or fails in CI, where none can be had."""
    try:
        return running_server(auth)
    except NoServer as reason:
        told(reason)


def told(reason: NoServer) -> NoReturn:
    """Skip with the reason why there is no server, or fail in CI."""
    if os.environ.get("CI"):
        pytest.fail(f"In CI moet Neo4j draaien: {reason}")
    pytest.skip(f"geen Neo4j-server voor de tests: {reason}")


@pytest.fixture(scope="session")
def neo4j_url() -> str:
    """A server without a password, empty at first. What is in it belongs to nobody."""
    url = server(auth=False).url
    with GraphDatabase.driver(url) as driver:
        empty(driver)
    return url


@pytest.fixture(scope="session")
def neo4j_with_password() -> Server:
    """A server that asks for a password, and refuses a transaction of more than a few MB."""
    return server(auth=True)
