"""What was done to history afterwards shows: by the seals, and by one seal that was written down."""

from __future__ import annotations

import gzip
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from netwerk.settings import load_settings
from netwerk.store.backup import history_of
from netwerk.store.chain import START, change_texts, seal
from netwerk.store.connect import connect
from netwerk.store.port import Store
from netwerk.store.restore import restore
from tests.store_contract.examples import actor, change, remove, write

SETTINGS = load_settings()
VERSIONS = Path(__file__).parent / "versies"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = connect(tmp_path / "netwerk.db", SETTINGS)
    write(made, actor("a"), actor("b"), who="Anna", why="Begin")
    change(made, actor("a", naam="Anders"))
    remove(made, actor("b"))
    write(made, actor("c"))
    yield made
    made.close()


def tamper(store: Store, statement: str) -> None:
    with closing(sqlite3.connect(store.url)) as connection:
        connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize(
    ("statement", "number"),
    [
        ("UPDATE revisie SET wie = 'Piet' WHERE nummer = 1", 1),
        ("UPDATE revisie SET waarom = 'Iets anders' WHERE nummer = 2", 2),
        ("UPDATE revisie SET op = '2020-01-01T00:00:00.000000Z' WHERE nummer = 3", 3),
        ("UPDATE revisie SET kenmerk = 'x' WHERE nummer = 2", 2),
        ("UPDATE revisie SET soort = 'import' WHERE nummer = 4", 4),
        ("UPDATE revisie SET zegel = '' WHERE nummer = 2", 2),
        ("UPDATE revisie SET zegel = upper(zegel) WHERE nummer = 2", 2),
    ],
)
def test_who_when_and_why_of_a_revision_cannot_be_changed_unseen(
    store: Store, statement: str, number: int
) -> None:
    assert store.check() == []
    tamper(store, statement)
    assert {p.where for p in store.check() if "zegel" in p.sentence} == {f"wijziging {number}"} | (
        # Another seal does not fit before the seal that follows either.
        {f"wijziging {number + 1}"} if "upper" in statement else set()
    )


def test_all_seals_gone_is_told(store: Store) -> None:
    tamper(store, "UPDATE revisie SET zegel = ''")
    assert [p.sentence for p in store.check()] == [
        "Alle zegels zijn weg. Vergelijk met een reservekopie."
    ]


def test_a_line_of_history_that_cannot_be_read_is_a_finding_that_names_its_revision(
    store: Store,
) -> None:
    tamper(store, "UPDATE wijziging SET na = '{\"id\": ' WHERE revisie = 2")
    assert any("wijziging 2 van Actor 'a'" in p.sentence for p in store.check())


def test_a_revision_that_is_gone_is_named(store: Store) -> None:
    tamper(store, "DELETE FROM wijziging WHERE revisie = 2")
    tamper(store, "DELETE FROM revisie WHERE nummer = 2")
    assert any("ontbreekt wijziging 2" in p.sentence for p in store.check())


def test_a_copy_of_a_history_that_was_tampered_with_says_so_too(
    store: Store, tmp_path: Path
) -> None:
    tamper(store, "UPDATE revisie SET wie = 'Piet' WHERE nummer = 1")
    store.backup(tmp_path / "kopie.zip")
    restore(tmp_path / "kopie.zip", str(tmp_path / "ander.db"), SETTINGS)
    with closing(connect(tmp_path / "ander.db", SETTINGS)) as other:
        assert [p.where for p in other.check()] == ["wijziging 1"]


def test_an_older_store_gets_the_seals_of_its_whole_history(tmp_path: Path) -> None:
    restore(VERSIONS / "versie1.zip", str(tmp_path / "uit-kopie.db"), SETTINGS)
    path = tmp_path / "oud.db"
    path.write_bytes(gzip.decompress((VERSIONS / "versie1.db.gz").read_bytes()))
    with (
        closing(connect(path, SETTINGS)) as old,
        closing(connect(tmp_path / "uit-kopie.db", SETTINGS)) as restored,
    ):
        seals = [r.seal for r in old.history()]
        assert len(set(seals)) == len(seals) == 4
        assert seals == [r.seal for r in restored.history()]
        previous = START
        for revision, changes, token in history_of(old, 4):
            assert revision.seal == seal(previous, revision, token, change_texts(changes))
            previous = revision.seal
        assert old.check() == restored.check() == []
    assert list(tmp_path.glob("oud.db.versie1-*"))


def test_a_damaged_line_does_not_keep_an_older_store_closed(tmp_path: Path) -> None:
    path = tmp_path / "oud.db"
    path.write_bytes(gzip.decompress((VERSIONS / "versie1.db.gz").read_bytes()))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE wijziging SET na = 'kapot' WHERE revisie = 2")
        connection.commit()
    with closing(connect(path, SETTINGS)) as store:
        assert any("wijziging 2" in problem.sentence for problem in store.check())
        assert store.counts()["Actor"] > 0
