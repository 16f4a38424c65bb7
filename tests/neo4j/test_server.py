"""The server of the tests itself: emptying it needs no more memory than it has."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from neo4j import Driver, GraphDatabase
from neo4j.exceptions import TransientError

from tests.neo4j.server import BATCH, Server, empty

pytestmark = pytest.mark.neo4j
LARGE = 4 * BATCH


@pytest.fixture
def driver(neo4j_with_password: Server) -> Iterator[Driver]:
    server = neo4j_with_password
    assert server.user is not None
    assert server.password is not None
    with GraphDatabase.driver(server.url, auth=(server.user, server.password)) as opened:
        empty(opened)  # whoever had this server before may have left something
        yield opened
        empty(opened)


def count(driver: Driver) -> int:
    return int(driver.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"])


def fill(driver: Driver) -> None:
    """A ring of LARGE nodes, each with some text."""
    nodes = """UNWIND range(1, $n) AS i CALL (i) { CREATE (:Veel {nummer: i, tekst: $text}) }
        IN TRANSACTIONS OF $batch ROWS"""
    ties = """MATCH (a:Veel) CALL (a) { MATCH (b:Veel {nummer: a.nummer % $n + 1})
        CREATE (a)-[:NAAST {tekst: $text}]->(b) } IN TRANSACTIONS OF $batch ROWS"""
    with driver.session() as session:
        session.run("CREATE INDEX veel IF NOT EXISTS FOR (v:Veel) ON (v.nummer)").consume()
        session.run("CALL db.awaitIndexes(60)").consume()
        for text in (nodes, ties):
            session.run(text, n=LARGE, text="x" * 200, batch=BATCH).consume()


def test_a_graph_larger_than_a_transaction_may_be_is_removed_in_parts(driver: Driver) -> None:
    fill(driver)
    assert count(driver) == LARGE
    with (
        driver.session() as session,
        pytest.raises(TransientError, match="MemoryPoolOutOfMemory"),
    ):
        session.run("MATCH (n) DETACH DELETE n").consume()
    assert count(driver) == LARGE
    empty(driver)
    assert count(driver) == 0
