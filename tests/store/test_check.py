"""The check sees what somebody did to the file with another program."""

from __future__ import annotations

import itertools
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from netwerk.settings import load_settings
from netwerk.store.connect import connect
from netwerk.store.port import Store
from tests.store_contract.examples import ONE_OF_EACH, actor, write


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = connect(tmp_path / "netwerk.db", load_settings())
    write(made, *ONE_OF_EACH)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("statement", "where", "words"),
    [
        (
            "UPDATE actor SET naam = 'Stiekem' WHERE id = 'zon'",
            "Actor zon",
            "anders dan de geschiedenis zegt",
        ),
        (
            "UPDATE actor SET naam = 'Stiekem' WHERE id = 'zon'",
            "Actor zon",
            "met zoeken niet te vinden",
        ),
        ("UPDATE actor SET soort = 'gezin' WHERE id = 'zon'", "Actor zon", "geen keuze"),
        ("UPDATE actor SET versie = 7 WHERE id = 'zon'", "Actor zon", "anders dan de geschiedenis"),
        ("DELETE FROM relatie", "Relatie r1", "staat in de geschiedenis, maar niet in het netwerk"),
        (
            "INSERT INTO gebied(id, naam, versie) VALUES('9', 'Negen', 1)",
            "Gebied 9",
            "niet in de geschiedenis",
        ),
        ("DELETE FROM wijziging WHERE id = 'w1'", "Weergave w1", "niet in de geschiedenis"),
        (
            "UPDATE relatie SET naar = 'niemand'",
            "relatie",
            "verwijst een rij naar iets in actor dat er niet is",
        ),
        ("UPDATE relatie SET naar = 'niemand'", "Relatie r1", "verwijst bij 'naar' naar 'niemand'"),
        ("DELETE FROM actor_gebieden WHERE naar = '2'", "Actor zon", "actor_gebieden klopt niet"),
        (
            'UPDATE wijziging SET voor = \'{"id":"s1","titel":"x"}\' WHERE id = \'s1\'',
            "wijziging 1",
            "vóór",
        ),
    ],
)
def test_what_was_changed_from_outside_is_reported(
    store: Store, statement: str, where: str, words: str
) -> None:
    assert store.check() == []
    with closing(sqlite3.connect(store.url)) as connection:
        connection.execute(statement)
        connection.commit()
    assert any(problem.where == where and words in problem.sentence for problem in store.check()), (
        store.check()
    )


def test_a_check_while_others_write_raises_no_false_alarm(store: Store) -> None:
    stop = threading.Event()

    def busy() -> None:
        for number in itertools.count():
            write(store, actor(f"n{number}", gebieden=("1",)))
            if stop.wait(0.01):
                return

    writer = threading.Thread(target=busy)
    writer.start()
    try:
        assert [store.check() for _ in range(20)] == [[]] * 20
    finally:
        stop.set()
        writer.join()
