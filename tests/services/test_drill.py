"""A drill tells whether a backup brings everything back, and leaves nothing behind."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, InputError
from netwerk.model import Actor
from netwerk.services.desk import Desk
from netwerk.services.imports import load_demo
from netwerk.services.keeping import drill as drilling
from netwerk.services.keeping.drill import COMPARE, RESTORE, STEPS, drill
from netwerk.services.keeping.drill_words import drill_lines, drill_values
from netwerk.services.stores import open_desk
from netwerk.settings import Settings
from netwerk.store.port import Change, Put


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tijdelijk"))
    (tmp_path / "tijdelijk").mkdir()
    return Settings(store=str(tmp_path / "netwerk.db"))


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    made = open_desk(settings, User("Els", "beheerder"))
    load_demo(made)
    yield made
    made.close()


def add(desk: Desk, id: str) -> None:
    desk.store.apply(Change((Put(Actor(id=id, naam=id, soort="bedrijf")),), "An"))


def test_everything_comes_back_and_nothing_stays_behind(
    desk: Desk, settings: Settings, tmp_path: Path
) -> None:
    head, heard = desk.store.head(), []
    report = drill(desk, settings, tell=heard.append)
    assert report.equal, drill_lines(report)
    assert heard == list(STEPS) == list(report.seconds)
    assert (report.revision, report.seal) == (head.revision, head.seal)
    by_name = {one.what: one for one in report.compared}
    assert by_name["Actor"].here == desk.store.counts()["Actor"] > 50
    assert by_name["Wijzigingen"].there == head.revision
    assert by_name["Bevindingen"].here > 5
    assert report.gebied
    assert not report.went_on
    assert desk.store.head() == head
    assert list((tmp_path / "tijdelijk").iterdir()) == []
    words = "\n".join(drill_lines(report))
    assert "**Gelukt.**" in words
    assert "| Actoren |" in words
    assert drill_values(report)["equal"] is True


def test_what_is_otherwise_in_the_file_is_seen(desk: Desk, settings: Settings) -> None:
    with closing(sqlite3.connect(settings.store)) as connection:
        connection.execute("UPDATE actor SET naam = 'stil veranderd' WHERE rowid = 3")
        connection.commit()
    report = drill(desk, settings)
    assert not report.equal
    assert next(one.what for one in report.compared if not one.equal) == "Actor"
    assert "**Niet gelijk:**" in "\n".join(drill_lines(report))


def test_what_cannot_be_put_back_is_in_the_report(desk: Desk, settings: Settings) -> None:
    with closing(sqlite3.connect(settings.store)) as connection:
        connection.execute("UPDATE revisie SET wie = 'iemand anders' WHERE nummer = 2")
        connection.commit()
    report = drill(desk, settings)
    assert not report.equal
    assert "**Niet" in "\n".join(drill_lines(report))


def test_who_works_meanwhile_does_not_make_it_unequal(desk: Desk, settings: Settings) -> None:
    def tell(step: str) -> None:
        if step in {RESTORE, COMPARE}:
            add(desk, f"nieuw-{step}")

    report = drill(desk, settings, tell=tell)
    assert (report.equal, report.went_on) == (True, True)
    assert "iemand iets" in "\n".join(drill_lines(report))


def test_an_empty_store_is_equal_too(settings: Settings, tmp_path: Path) -> None:
    empty = replace(settings, store=str(tmp_path / "leeg.db"))
    with closing(open_desk(empty, User("Els", "beheerder"))) as desk:
        assert drill(desk, empty).equal


def test_a_gebied_that_is_not_there_and_a_role_that_may_not(desk: Desk, settings: Settings) -> None:
    with pytest.raises(InputError, match="Gebied '99' is er niet"):
        drill(desk, settings, "99")
    with pytest.raises(AccessDenied):
        drill(desk.of(User("Bo", "makelaar")), settings)
    assert drilling.TRIES > 1
