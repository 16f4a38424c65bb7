"""Everything on a Neo4j server as one value, and back again: what a store of an older version was.

``python -m tests.store.graph_copy`` keeps a store of this version in ``versies``, before the version
is raised: `tests/neo4j/test_killed_inside.py` opens every one that is there. Names of constraints
and indexes belong to it; ids of Neo4j do not.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import neo4j
from neo4j.time import DateTime

from netwerk.settings import load_settings
from netwerk.store.connect import connect
from netwerk.store.merge import merge_ops
from netwerk.store.neo4j.migrate import VERSION
from netwerk.store.port import Change
from netwerk.store.undo import undo_ops
from tests.neo4j.server import empty, running_server
from tests.store_contract.examples import ONE_OF_EACH, actor, relatie, state, write

VERSIONS = Path(__file__).parent / "versies"

WHOLE_GRAPH = "MATCH (n) RETURN elementId(n) AS id, labels(n) AS labels, properties(n) AS own"
WHOLE_TIES = """MATCH (a)-[r]->(b)
    RETURN elementId(a) AS van, elementId(b) AS naar, type(r) AS type, properties(r) AS own"""
PUT_NODES = """UNWIND $rows AS row CREATE (n:$(row.labels))
    SET n = row.own, n.tijdelijk = row.id"""
PUT_TIES = """UNWIND $rows AS row MATCH (a:Tijdelijk {tijdelijk: row.van}), (b:Tijdelijk {tijdelijk: row.naar})
    CREATE (a)-[r:$(row.type)]->(b) SET r = row.own"""


@dataclass(frozen=True)
class GraphCopy:
    """Nodes and ties as rows, and the statements that make the constraints and indexes."""

    nodes: Sequence[Mapping[str, Any]]
    ties: Sequence[Mapping[str, Any]]
    rules: Sequence[str]


def taken(driver: neo4j.Driver) -> GraphCopy:
    """What is there now."""
    return GraphCopy(_rows(driver, WHOLE_GRAPH), _rows(driver, WHOLE_TIES), sorted(_rules(driver)))


def put(driver: neo4j.Driver, copy: GraphCopy) -> None:
    """Make it as it was: what is there goes, rules that were not there too."""
    empty(driver)
    there = _rules(driver)
    for statement in there.keys() - set(copy.rules):
        driver.execute_query(f"DROP {there[statement]}")  # type: ignore[arg-type]
    with driver.session() as session:
        for statement in copy.rules:
            if statement not in there:
                session.run(statement).consume()  # type: ignore[arg-type]
        rows = [dict(row) | {"labels": [*row["labels"], "Tijdelijk"]} for row in copy.nodes]
        session.run(PUT_NODES, rows=rows).consume()
        session.run(PUT_TIES, rows=[dict(row) for row in copy.ties]).consume()
        session.run("MATCH (n:Tijdelijk) REMOVE n.tijdelijk, n:Tijdelijk").consume()


def wipe(driver: neo4j.Driver) -> None:
    """Nothing on the server any more, no rules either."""
    put(driver, GraphCopy((), (), ()))


def _rules(driver: neo4j.Driver) -> dict[str, str]:
    """What there is of constraints and other indexes: how each is made, and its kind and name."""
    constraints = _rows(driver, "SHOW CONSTRAINTS YIELD name, createStatement")
    indexes = _rows(
        driver,
        """SHOW INDEXES YIELD name, createStatement, owningConstraint, type
        WHERE owningConstraint IS NULL AND type <> 'LOOKUP' RETURN name, createStatement""",
    )
    found = {row["createStatement"]: f"CONSTRAINT `{row['name']}`" for row in constraints}
    return found | {row["createStatement"]: f"INDEX `{row['name']}`" for row in indexes}


def written(copy: GraphCopy, path: Path) -> None:
    """Keep it as a file."""
    text = json.dumps([copy.nodes, copy.ties, copy.rules], default=_moment, ensure_ascii=False)
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


def kept(path: Path) -> GraphCopy:
    """What such a file holds."""
    return GraphCopy(*json.loads(gzip.decompress(path.read_bytes()), object_hook=_native))


def _rows(driver: neo4j.Driver, text: str) -> list[dict[str, Any]]:
    return [record.data() for record in driver.execute_query(text).records]  # type: ignore[arg-type]


def _moment(value: Any) -> dict[str, str]:
    assert isinstance(value, DateTime)
    return {"datetime": value.iso_format()}


def _native(value: dict[str, Any]) -> Any:
    return DateTime.from_iso_format(value["datetime"]) if value.keys() == {"datetime"} else value


def keep_example() -> None:
    """Make a store with some of everything, and keep it with what is in it, in words of the model."""
    server = running_server()
    with neo4j.GraphDatabase.driver(server.url) as driver:
        wipe(driver)
        with closing(connect(server.url, load_settings({}))) as store:
            write(store, *ONE_OF_EACH, why="Begin")
            new = (actor("a", telefoon="0315 1"), actor("b"), relatie("ab", "a", "b"))
            write(store, *new, why="Erbij")
            merged = merge_ops(store, "a", "b")
            store.apply(Change(tuple(merged), "Test", "Samen", type="samenvoegen"))
            back = undo_ops(store, 3)
            store.apply(Change(tuple(back), "Test", "Terug", type="herstel", undoes=3))
            driver.execute_query(
                "MATCH (a:Actor {id: 'a'}) CREATE (:Actor:Bedrijf {naam: 'Uit Bloom'})-[:KENT]->(a)"
            )
            store.take_over()
            assert store.check() == []
            items = {
                f"{label} {id}": {
                    name: value
                    for name in item.__slots__
                    if (value := getattr(item, name)) not in (None, ())
                }
                for (label, id), item in state(store).items()
            }
            found = {"items": items, "history": [revision.why for revision in store.history()]}
            text = json.dumps(found, indent=1, ensure_ascii=False)
            (VERSIONS / f"neo4j{VERSION}.json").write_text(f"{text}\n", encoding="utf-8")
            written(taken(driver), VERSIONS / f"neo4j{VERSION}.json.gz")


if __name__ == "__main__":
    keep_example()
