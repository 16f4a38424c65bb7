"""Opening a store: reading makes nothing, and a graph of others is left alone."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest

from netwerk.cli import main
from netwerk.errors import StoreAbsent, StoreUnavailable
from netwerk.model import Actor, Relatie
from netwerk.settings import Settings
from netwerk.store.neo4j import open_neo4j
from netwerk.store.port import Change, Put, Store
from tests.neo4j.conftest import Outside

pytestmark = pytest.mark.neo4j

THEIRS = """CREATE (tom:Actor {id: 1, name: 'Tom'})-[:KENT {x: 1}]->(:Actor {id: 2, name: 'Meg'}),
    (tom)-[:SPEELT_IN]->(:Movie {title: 'Film'}), (:Bron {id: 'b', naam: 'Krant'})"""
ALL = """MATCH (n) OPTIONAL MATCH (n)-[r]->(m)
    RETURN labels(n) AS l, properties(n) AS p, type(r) AS t, properties(r) AS q, properties(m) AS m"""


def everything(outside: Outside) -> list[str]:
    return sorted(map(str, outside(ALL)))


@pytest.fixture
def bare(outside: Outside) -> Outside:
    """An empty database, also without any rule or index."""
    for row in outside("SHOW CONSTRAINTS YIELD name RETURN name"):
        outside(f"DROP CONSTRAINT {row['name']}")
    for row in outside("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"):
        outside(f"DROP INDEX {row['name']}")
    return outside


def rules(outside: Outside) -> list[Any]:
    return outside("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name")


def test_reading_where_nothing_is_says_so_and_makes_nothing(
    bare: Outside, neo4j_url: str, settings: Settings
) -> None:
    with pytest.raises(StoreAbsent, match="staan nog geen gegevens van netwerk"):
        open_neo4j(neo4j_url, settings, create=False)
    assert (rules(bare), everything(bare)) == ([], [])


@pytest.mark.parametrize("create", [True, False])
def test_a_graph_of_others_is_refused_and_left_as_it_was(
    bare: Outside, neo4j_url: str, settings: Settings, create: bool
) -> None:
    bare(THEIRS)
    before = everything(bare)
    with pytest.raises(StoreUnavailable, match=r"Actor \(2\), Bron \(1\), KENT \(1\)"):
        open_neo4j(neo4j_url, settings, create=create)
    assert (rules(bare), everything(bare)) == ([], before)


def test_relations_of_our_types_alone_are_of_others_too(
    bare: Outside, neo4j_url: str, settings: Settings
) -> None:
    bare("CREATE (:Person)-[:KENT {id: 'x'}]->(:Person)-[:KENT {id: 'x'}]->(:Person)")
    with pytest.raises(StoreUnavailable, match=r"KENT \(2\)"):
        open_neo4j(neo4j_url, settings)


def test_what_has_other_words_is_no_obstacle(
    bare: Outside, neo4j_url: str, settings: Settings
) -> None:
    bare("CREATE (:Movie {title: 'Film'})-[:BY]->(:Person {name: 'Tom'})")
    with closing(open_neo4j(neo4j_url, settings)) as store:
        assert store.revision() == 0
        assert store.check() == []


@pytest.mark.parametrize("command", [["check"], ["insight"], ["demo"], ["history"]])
def test_commands_refuse_a_graph_of_others(
    bare: Outside, neo4j_url: str, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    bare(THEIRS)
    before = everything(bare)
    assert main([*command, "--store", neo4j_url]) == 1
    assert "van een ander programma: Actor (2)" in capsys.readouterr().err
    assert (rules(bare), everything(bare)) == ([], before)


def test_a_graph_of_others_is_adopted_when_that_is_asked(
    bare: Outside, neo4j_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    bare("CREATE (:Actor:Bedrijf {naam: 'Bakker'})-[:KENT]->(:Actor:Bedrijf {naam: 'Slager'})")
    assert main(["check", "--overnemen", "--store", neo4j_url]) == 0
    said = capsys.readouterr().out
    assert "Overgenomen in wijziging 1: 3 nieuw, 0 gewijzigd, 0 weg" in said
    assert "actor 'Bakker'" in said
    assert "relatie 'Bakker' - 'Slager'" in said
    assert main(["check", "--store", neo4j_url]) == 0


def test_where_nothing_can_be_adopted_no_store_is_left_and_why_is_said(
    bare: Outside, neo4j_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    bare("CREATE (:Actor {foo: 1}), (:Actor:Bedrijf {naam: 3.5}), (:Actor {naam: 'Koor'})")
    before = everything(bare)
    for _ in range(2):
        assert main(["check", "--overnemen", "--store", neo4j_url]) == 1
        said = capsys.readouterr().out.splitlines()
        assert said[0].startswith("Er is niets overgenomen en er is geen opslag gemaakt:")
        (why,) = [line for line in said if "zonder sleutel" in line]
        assert "3 keer kan netwerk een actor zonder sleutel (id) niet overnemen" in why
        assert "naam (2 keer)" in why
        assert "soort (2 keer)" in why
        assert everything(bare) == before


def test_a_reader_makes_no_index_and_the_first_write_does(
    store: Store, bare: Outside, neo4j_url: str, settings: Settings
) -> None:
    with closing(open_neo4j(neo4j_url, settings, create=False)) as reader:
        assert reader.revision() == 0
        assert reader.search("a") == []
        reader.snapshot()
        assert rules(bare) == []
        assert "ontbreekt" in str(reader.check())
        reader.apply(Change((Put(Actor(id="a", naam="A", soort="bedrijf")),), "Anna"))
        assert reader.check() == []


def test_the_node_of_the_store_may_go(
    store: Store, outside: Outside, neo4j_url: str, settings: Settings
) -> None:
    a, b = (Actor(id=id, naam=id.upper(), soort="bedrijf") for id in "ab")
    store.apply(Change((Put(a), Put(b)), "Anna"))
    store.apply(Change((Put(Relatie(id="r", van="a", naar="b", soort="kent")),), "Anna"))
    outside("MATCH (s:Netwerk_Stand) DELETE s")
    assert (store.revision(), store.snapshot().revision, len(store.history())) == (2, 2, 2)
    with closing(open_neo4j(neo4j_url, settings, create=False)) as reader:
        assert reader.revision() == 2
        assert [e.item.id for e in reader.search("a")] == ["a"]
    assert outside("MATCH (s:Netwerk_Stand) RETURN s") == []
    assert store.check() == []
    store.apply(Change((Put(replace(a, naam="Aa"), 1),), "Bram"))
    assert (store.revision(), store.check()) == (3, [])
    with closing(open_neo4j(neo4j_url, settings)) as again:
        assert again.revision() == 3


def test_two_soort_labels_are_told_and_the_first_is_read(store: Store, outside: Outside) -> None:
    store.apply(Change((Put(Actor(id="a", naam="A", soort="bedrijf")),), "Anna"))
    outside("MATCH (a:Actor) SET a:Instelling")
    assert store.get(Actor, ["a"])["a"].item.soort == "bedrijf"
    (problem,) = store.check()
    assert problem.where == "Actor a"
    assert "meer dan één soort: bedrijf, instelling" in problem.sentence
