"""Stores of older versions open, after a backup; newer ones are refused; a migration that fails changes nothing."""

from __future__ import annotations

import gzip
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from netwerk import __version__
from netwerk.errors import StoreError
from netwerk.model import ITEM_TYPES, item_from
from netwerk.schema import schema
from netwerk.settings import load_settings
from netwerk.store.connect import connect
from netwerk.store.item_rules import forms
from netwerk.store.port import Store
from netwerk.store.sqlite.connection import File
from netwerk.store.sqlite.migrate import VERSION, bring_up_to_date
from netwerk.store.sqlite.sql_tables import tables
from tests.store_contract.examples import actor, state, write

FIXTURES = Path(__file__).parent / "versies"
TABLES = tables(schema(), forms(schema()))


def opened(path: Path) -> Store:
    return connect(path, load_settings())


def backups(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"{path.name}.versie*"))


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_store_of_every_released_version_opens_with_all_that_was_in_it(
    version: int, tmp_path: Path
) -> None:
    path = tmp_path / "netwerk.db"
    path.write_bytes(gzip.decompress((FIXTURES / f"versie{version}.db.gz").read_bytes()))
    expected = json.loads((FIXTURES / f"versie{version}.json").read_text(encoding="utf-8"))
    with closing(opened(path)) as store:
        found = {f"{label} {id}": item for (label, id), item in state(store).items()}
        assert found == {
            key: item_from(key.split()[0], values) for key, values in expected["items"].items()
        }
        assert [revision.why for revision in store.history()] == expected["history"]
        assert store.check() == []
        write(store, actor("nieuw"))


def test_the_way_back_is_a_copy_with_both_versions_in_its_name_that_is_as_it_was(
    tmp_path: Path,
) -> None:
    path = tmp_path / "netwerk.db"
    path.write_bytes(gzip.decompress((FIXTURES / "versie1.db.gz").read_bytes()))
    with closing(sqlite3.connect(path)) as connection:
        before = list(connection.iterdump())
    with closing(opened(path)) as store:
        write(store, actor("na-het-bijwerken"))
    (copy,) = backups(path)
    assert copy.name.startswith(f"netwerk.db.versie1-voor-{__version__}-")
    with closing(sqlite3.connect(copy)) as connection:  # an older netwerk opens it as its own
        assert list(connection.iterdump()) == before
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    back = tmp_path / "terug.db"
    back.write_bytes(copy.read_bytes())
    with closing(opened(back)) as store:
        assert store.get(ITEM_TYPES["Actor"], ["na-het-bijwerken"]) == {}
        assert store.check() == []


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "netwerk.db"
    with closing(opened(made)) as store:
        write(store, actor("a", kvk="01234567"), actor("b"))
    return made


def test_opening_again_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    opened(path).close()
    assert path.read_bytes() == before
    assert backups(path) == []


def test_a_property_and_a_label_that_are_new_in_the_schema_are_added_after_a_backup(
    path: Path,
) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute('ALTER TABLE "actor" DROP COLUMN "kvk"')
        connection.execute('ALTER TABLE "kern" DROP COLUMN "inwoners"')
        for table in ("weergave", "verbindkans_actoren", "verbindkans"):
            connection.execute(f'DROP TABLE "{table}"')
        connection.commit()
    with closing(opened(path)) as store:
        assert store.get(ITEM_TYPES["Actor"], ["b"])["b"].item == actor("b")
        assert store.counts()["Weergave"] == 0
        write(store, actor("c", kvk="7"))
    assert len(backups(path)) == 1
    with closing(sqlite3.connect(backups(path)[0])) as connection:
        assert connection.execute("SELECT count(*) FROM actor").fetchone() == (2,)
        assert "kvk" not in {row[1] for row in connection.execute("PRAGMA table_info(actor)")}
    assert {f.name for f in path.parent.iterdir()} == {
        path.name,
        f"{path.name}-lock",
        backups(path)[0].name,
    }


def to_version_two(connection: sqlite3.Connection) -> None:
    connection.execute('UPDATE "actor" SET "omschrijving" = \'twee\'')


def test_an_older_store_is_migrated_in_one_go_after_a_backup(path: Path) -> None:
    file = File(path)
    bring_up_to_date(file, TABLES, VERSION + 1, {VERSION: to_version_two})
    file.close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT DISTINCT omschrijving FROM actor").fetchall() == [
            ("twee",)
        ]
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION + 1,)
    with closing(opened(backups(path)[0])) as store:
        assert store.get(ITEM_TYPES["Actor"], ["b"])["b"].item == actor("b")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="nieuwere netwerk"):
        opened(path)
    assert path.read_bytes() == before


def test_a_migration_that_fails_leaves_the_store_as_it_was(path: Path) -> None:
    def broken(connection: sqlite3.Connection) -> None:
        to_version_two(connection)
        connection.execute("SELECT * FROM er_is_geen_tabel")

    file = File(path)
    with pytest.raises(StoreError, match="er_is_geen_tabel"):
        bring_up_to_date(file, TABLES, VERSION + 1, {VERSION: broken})
    file.close()
    with closing(opened(path)) as store:
        assert store.get(ITEM_TYPES["Actor"], ["b"])["b"].item == actor("b")
        assert store.check() == []
    assert len(backups(path)) == 1
