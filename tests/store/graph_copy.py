"""Everything on a Neo4j server as one value, and back again: what a store of an older version was.

``python -m tests.store.graph_copy URL FILE`` writes what is on a server as such a file. Names of
constraints and indexes belong to it; ids of Neo4j do not.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import neo4j
from neo4j.time import DateTime

from tests.neo4j.server import empty

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


if __name__ == "__main__":
    with neo4j.GraphDatabase.driver(sys.argv[1]) as opened:
        written(taken(opened), Path(sys.argv[2]))
