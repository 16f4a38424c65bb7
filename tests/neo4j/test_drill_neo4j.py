"""A drill of what is in Neo4j goes back into a file, and says so."""

from __future__ import annotations

from contextlib import closing

import pytest

from netwerk.access.rights import User
from netwerk.model import Actor, Relatie
from netwerk.services.keeping.drill import drill
from netwerk.services.keeping.drill_words import drill_lines
from netwerk.services.stores import open_desk
from netwerk.settings import Settings
from netwerk.store.port import Change, Put


@pytest.mark.neo4j
def test_everything_in_neo4j_comes_back_in_a_file(neo4j_url: str) -> None:
    settings = Settings(store=neo4j_url)
    with closing(open_desk(settings, User("Els", "beheerder"))) as desk:
        actors = [Actor(id=f"a{n}", naam=f"Groep {n}", soort="bedrijf") for n in range(30)]
        ties = [Relatie(id=f"r{n}", van="a0", naar=f"a{n}", soort="kent") for n in range(1, 30)]
        desk.store.apply(Change(tuple(map(Put, (*actors, *ties))), "An"))
        report = drill(desk, settings)
    assert (report.engine, report.equal) == ("neo4j", True), drill_lines(report)
    assert {one.what: one.there for one in report.compared}["Actor"] == 30
    assert "niet in Neo4j zelf" in "\n".join(drill_lines(report))
