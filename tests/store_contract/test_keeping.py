"""Backups, copies and checks: what comes back is what was there, history included."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from netwerk.errors import InputError, StoreDamaged
from netwerk.settings import Settings
from netwerk.store.connect import connect
from netwerk.store.copy import HISTORY, copy_store, fingerprint
from netwerk.store.merge import merge_ops
from netwerk.store.port import Change, Revision, Store
from netwerk.store.restore import restore
from netwerk.store.undo import undo_ops
from tests.store_contract.examples import ONE_OF_EACH, actor, change, relatie, remove, state, write


@pytest.fixture
def full(store: Store) -> Store:
    """A store in which everything happened once."""
    write(store, *ONE_OF_EACH, who="Anna", why="Begin: 'één'", type="demo", token="t1")
    write(store, actor("a", omschrijving="x\u2028y\n" * 50), actor("b"), relatie("rab", "a", "b"))
    change(store, actor("a"))
    store.apply(Change(merge_ops(store, "a", "b"), "Bram", "samen", "samenvoegen"))
    store.apply(Change(undo_ops(store, 4), "Bram", "terug", "herstel", undoes=4))
    store.apply(Change(undo_ops(store, 5), "Bram", "toch", "herstel", undoes=5))
    remove(store, actor("a"))
    write(store)
    return store


@pytest.fixture
def other(tmp_path: Path, settings: Settings) -> Store:
    """An empty embedded store to put things into."""
    made = connect(tmp_path / "ander.db", settings)
    yield made
    made.close()


def history(store: Store) -> list[Revision]:
    """Every revision, without its seal."""
    return [replace(revision, seal="") for revision in store.history(limit=1000)]


def assert_equal(one: Store, two: Store) -> None:
    assert state(one) == state(two)
    assert list(one.changes(1)) == list(two.changes(1))
    assert history(one) == history(two)
    seals = [[r.seal for r in store.history(limit=1000)] for store in (one, two)]
    assert seals[0] == seals[1]
    assert one.tokens() == two.tokens()
    assert one.snapshot() == two.snapshot()
    assert fingerprint(one) == fingerprint(two)


def test_a_copy_is_equal_history_included_in_both_directions(full: Store, other: Store) -> None:
    result = copy_store(full, other)
    assert_equal(full, other)
    assert other.check() == []
    assert (result.revision, result.counts["Actor"], result.counts[HISTORY]) == (
        full.revision(),
        full.counts()["Actor"],
        full.revision(),
    )
    copy_store(other, full, overwrite=True)
    assert_equal(full, other)
    assert full.check() == []


def test_work_goes_on_in_a_copy(full: Store, other: Store) -> None:
    copy_store(full, other)
    for place in (full, other):
        assert place.apply(Change((), "Anna", token="t1")).number == 1
        place.apply(
            Change(
                undo_ops(place, 7),
                "Anna",
                undoes=7,
                token="terug",
                at="2026-11-25T10:00:00.000000Z",
            )
        )
    assert_equal(full, other)


def test_a_copy_into_a_store_that_is_not_empty_is_refused(full: Store, other: Store) -> None:
    write(other, actor("van mij"))
    before = state(other)
    with pytest.raises(InputError, match="niet leeg"):
        copy_store(full, other)
    assert state(other) == before
    copy_store(full, other, overwrite=True)
    assert_equal(full, other)


def test_the_fingerprint_shows_any_difference(full: Store, other: Store) -> None:
    copy_store(full, other)
    change(other, actor("makelaar", "Gebiedsmakelaar!", "professional"))
    differing = {
        label for label, found in fingerprint(other).items() if found != fingerprint(full)[label]
    }
    assert differing == {"Actor", HISTORY}


def test_a_backup_comes_back_equal(
    full: Store, place: str, settings: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "kopie" / "netwerk.zip"
    told: list[float] = []
    full.backup(file, told.append)
    assert told[-1] == 1.0
    before, kept = state(full), fingerprint(full)
    write(full, actor("later"))
    with pytest.raises(InputError, match="niet leeg"):
        restore(file, place, settings)
    assert ("Actor", "later") in state(full)
    done = restore(file, place, settings, overwrite=True)
    assert (done.revision, done.counts) == (full.revision(), full.counts())
    assert done.gone == (done.revision + 1, done.revision + 1)
    assert (done.kept is None) == (full.engine == "neo4j")
    assert state(full) == before
    assert fingerprint(full) == kept
    assert full.check() == []


def test_a_backup_goes_back_into_another_engine(
    full: Store, other: Store, settings: Settings, tmp_path: Path
) -> None:
    full.backup(tmp_path / "kopie.zip")
    restore(tmp_path / "kopie.zip", other.url, settings)
    assert_equal(full, other)


def test_a_backup_of_an_empty_store_is_an_empty_store(
    store: Store, other: Store, settings: Settings, tmp_path: Path
) -> None:
    store.backup(tmp_path / "kopie.zip")
    assert restore(tmp_path / "kopie.zip", other.url, settings).revision == 0


def test_history_that_contradicts_itself_is_not_loaded(full: Store, store: Store, open_again: Callable[[], Store], tmp_path: Path,
                                                       settings: Settings) -> None:  # fmt: skip
    full.backup(tmp_path / "goed.zip")
    before = state(full)
    with zipfile.ZipFile(tmp_path / "goed.zip") as archive:
        lines = archive.read("wijzigingen-00001.jsonl").decode().split("\n")
    assert json.loads(lines[1])[0]["number"] == 2
    broken = tmp_path / "gat.zip"
    _rewritten(tmp_path / "goed.zip", broken, "\n".join(lines[:1] + lines[2:]))
    with pytest.raises(StoreDamaged, match="wijziging 2"):
        restore(broken, full.url, settings, overwrite=True)
    assert state(full) == before
    assert full.check() == []


def _rewritten(source: Path, target: Path, lines: str) -> None:
    """The same backup with other lines, and counts and checksums that fit them."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        contents = json.loads(old.read("inhoud.json"))
        contents["delen"]["wijzigingen-00001.jsonl"] = hashlib.sha256(lines.encode()).hexdigest()
        told = [json.loads(line) for line in lines.strip("\n").split("\n")]
        contents |= {"wijzigingen": len(told), "regels": sum(len(changes) for _, changes in told)}
        new.writestr("wijzigingen-00001.jsonl", lines)
        new.writestr("inhoud.json", json.dumps(contents))
