"""A store, its log and its copies are for their owner: others on the machine read nothing of it."""

import os
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from netwerk.model import Actor
from netwerk.store.backup import write_backup
from netwerk.store.port import Change, Put
from netwerk.store.sqlite import open_sqlite


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_store_and_what_is_beside_it_are_read_by_the_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "netwerk.db"
    with closing(open_sqlite(path)) as store:
        store.apply(Change((Put(Actor(id="a", naam="A", soort="bedrijf")),), "An"))
        write_backup(store, tmp_path / "kopie")
        parts = [path, tmp_path / "netwerk.db-wal", tmp_path / "netwerk.db-shm", tmp_path / "kopie"]
        assert {part.name: mode(part) for part in parts} == {part.name: 0o600 for part in parts}


def test_a_store_of_before_is_mended_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "netwerk.db"
    open_sqlite(path).close()
    path.chmod(0o644)
    open_sqlite(path).close()
    assert mode(path) == 0o600


def test_a_group_that_may_write_keeps_that_right(tmp_path: Path) -> None:
    path = tmp_path / "netwerk.db"
    open_sqlite(path).close()
    path.chmod(0o664)
    open_sqlite(path).close()
    assert mode(path) == 0o660
