"""A store of version 1 becomes one of version 2: sealed, with moments, tied together."""

from __future__ import annotations

import pytest

from netwerk.model import Actor
from netwerk.settings import Settings
from netwerk.store.neo4j import open_neo4j
from netwerk.store.port import Change, Delete, Put, Store
from tests.neo4j.conftest import Outside

pytestmark = pytest.mark.neo4j

BACK_TO_VERSION_1 = """
    MATCH (s:Netwerk_Stand) SET s.versie = 1 REMOVE s.zegel
    WITH s MATCH (r:Netwerk_Revisie) SET r.op = $op[r.nummer - 1] REMOVE r.zegel
    WITH r MATCH (r)<-[h:HOORT_BIJ]-() DELETE h"""


@pytest.fixture
def old(store: Store, outside: Outside) -> Store:
    """A store as version 1 wrote it, with three revisions; the third is empty."""
    for name in ("a", "b"):
        store.apply(Change((Put(Actor(id=name, naam=name, soort="bedrijf")),), "Anna"))
    store.apply(Change((Delete("Actor", "a", 1),), "Anna", at="2026-11-25T10:00:00.000007Z"))
    store.apply(Change((), "Anna"))
    outside(BACK_TO_VERSION_1, op=[r.at for r in reversed(store.history())])
    return store


def test_history_of_version_1_is_sealed_and_says_the_same(
    old: Store, outside: Outside, neo4j_url: str, settings: Settings
) -> None:
    before = old.history()
    assert [r.seal for r in before] == [""] * 4
    again = open_neo4j(neo4j_url, settings)
    try:
        after = again.history()
        assert [(r.number, r.at, r.who) for r in after] == [(r.number, r.at, r.who) for r in before]
        assert all(r.seal for r in after)
        assert again.check() == []
    finally:
        again.close()
    assert outside(
        """MATCH (r:Netwerk_Revisie) OPTIONAL MATCH (w:Netwerk_Wijziging)-[:HOORT_BIJ]->(r)
        RETURN r.nummer AS n, valueType(r.op) AS op, count(w) AS changes ORDER BY n"""
    ) == [{"n": n, "op": "ZONED DATETIME NOT NULL", "changes": int(n < 4)} for n in (1, 2, 3, 4)]
    assert outside("MATCH (s:Netwerk_Stand) RETURN s.versie AS v, s.zegel AS z") == [
        {"v": 2, "z": after[0].seal}
    ]


def test_a_migration_that_was_stopped_halfway_is_taken_up_again(
    old: Store, outside: Outside, neo4j_url: str, settings: Settings
) -> None:
    outside("MATCH (r:Netwerk_Revisie {nummer: 1}) SET r.zegel = 'half', r.op = datetime(r.op)")
    outside(
        """MATCH (w:Netwerk_Wijziging {revisie: 2}), (r:Netwerk_Revisie {nummer: 2})
        CREATE (w)-[:HOORT_BIJ]->(r)"""
    )
    again = open_neo4j(neo4j_url, settings)
    try:
        assert again.check() == []
    finally:
        again.close()
    assert outside("MATCH ()-[h:HOORT_BIJ]->() RETURN count(h) AS n") == [{"n": 3}]


def test_who_asks_in_cypher_can_ask_by_moment_and_walk_through_history(
    store: Store, outside: Outside
) -> None:
    store.apply(
        Change(
            (Put(Actor(id="a", naam="Anna", soort="bedrijf")),),
            "Bram",
            at="2026-11-25T10:00:00.000007Z",
        )
    )
    assert outside(
        """MATCH (w:Netwerk_Wijziging {label: 'Actor', sleutel: 'a'})-[:HOORT_BIJ]->(r)
        WHERE r.op >= datetime('2026-11-25T00:00Z') AND r.op < datetime('2026-11-26T00:00Z')
        RETURN r.wie AS wie, r.op.microsecond AS micro"""
    ) == [{"wie": "Bram", "micro": 7}]
    assert store.history()[0].at == "2026-11-25T10:00:00.000007Z"
