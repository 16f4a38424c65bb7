"""CI takes the two releases in turn: the same commit the same one, and it is said which and why."""

from __future__ import annotations

from tests.neo4j.releases import release_for
from tests.neo4j.server import CALENDAR, CHOSEN, LONG_TERM, NoServer

EVEN, ODD = "201c89a", "201c89b"
CI = {"CI": "true"}


def found(version: str) -> str:
    return "/bin/java"


def missing(version: str) -> str:
    raise NoServer(f"er is geen Java 21 of nieuwer, en die heeft Neo4j {version} nodig")


def test_the_releases_take_turns_by_commit() -> None:
    assert release_for(CI, EVEN, found).version == LONG_TERM
    assert release_for(CI, ODD, found).version == CALENDAR
    assert release_for(CI, ODD, found) == release_for(CI, ODD, found)
    assert release_for(CI, ODD, found).line == (
        f"Neo4j voor de tests: {CALENDAR} (om de beurt: commit 201c89b is oneven)."
    )


def test_without_a_new_java_it_is_the_long_term_release_and_that_is_said() -> None:
    chosen = release_for(CI, ODD, missing)
    assert chosen.version == LONG_TERM
    assert "oneven, maar er is geen Java 21" in chosen.line


def test_who_names_a_release_gets_it_and_a_desk_gets_the_long_term_one() -> None:
    assert release_for({**CI, CHOSEN: "2025.12.1"}, EVEN, missing).version == "2025.12.1"
    assert release_for({}, ODD, found).version == LONG_TERM
    assert release_for(CI, "", found).version == LONG_TERM
