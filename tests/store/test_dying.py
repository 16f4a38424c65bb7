"""Killed at every moment inside: making a store, bringing an older one up to date, restoring, a backup, a change.

Each case is done once to its end to see all moments at which something of it reaches the disk; then
it is done again from the same begin for each of those moments and killed there. What is left is the
old or the new, whole and usable; doing the same again succeeds; nothing half lies about.
"""

from __future__ import annotations

import gzip
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from netwerk.errors import StoreDamaged
from netwerk.settings import load_settings
from netwerk.store.copy import fingerprint
from netwerk.store.restore import restore
from tests.store.dying import Undertaker, change, chosen, opened, undertaker
from tests.store.tracer import CannotTrace
from tests.store_contract.examples import ONE_OF_EACH, write

FIXTURES = Path(__file__).parent / "versies"
DAMAGED = "damaged"
NAME = "netwerk.db"
COPY = "kopie.zip"

pytestmark = [pytest.mark.slow, pytest.mark.endurance, pytest.mark.timeout(3600)]


@dataclass(frozen=True)
class Case:
    """Work that is killed: what stands there first, and its name and word for `tests.store.dying`."""

    name: str
    before: Callable[[Path], None]
    work: str
    word: Callable[[Path], str] = lambda folder: ""
    """What goes with the work, in the folder where it is done."""

    def __str__(self) -> str:
        return self.name


def nothing(folder: Path) -> None:
    """No store at all."""


def filled(folder: Path) -> None:
    """A store with one of each, and a backup of another one beside it."""
    with closing(opened(str(folder / "ander.db"))) as store:
        store.apply(change(40, "ander"))
        store.backup(folder / COPY)
    (folder / "ander.db").unlink()
    (folder / "ander.db-lock").unlink()
    with closing(opened(str(folder / NAME))) as store:
        write(store, *ONE_OF_EACH, token="begin", at="2026-03-01T00:00:00.000000Z")
        store.apply(change(60, "veel"))


def damaged(folder: Path) -> None:
    """The same, with the store file broken."""
    filled(folder)
    path = folder / NAME
    content = bytearray(path.read_bytes())
    content[4096 : len(content) - 4096] = b"\xff" * (len(content) - 8192)
    path.write_bytes(content)


def version(number: int) -> Callable[[Path], None]:
    """A store file as that version of netwerk left it."""

    def made(folder: Path) -> None:
        stored = FIXTURES / f"versie{number}.db.gz"
        (folder / NAME).write_bytes(gzip.decompress(stored.read_bytes()))

    return made


def without_a_label(folder: Path) -> None:
    """A store from before there were kept views and numbers of the chamber of commerce."""
    with closing(opened(str(folder / NAME))) as store:
        store.apply(change(60, "veel"))
    with closing(sqlite3.connect(folder / NAME)) as connection:
        connection.execute('ALTER TABLE "actor" DROP COLUMN "kvk"')
        connection.execute('DROP TABLE "weergave"')
        connection.commit()


def backup_of(folder: Path) -> str:
    return str(folder / COPY)


CASES = (
    Case("making a store", nothing, "open"),
    Case("a store of version 1", version(1), "open"),
    Case("a label and a property that are new", without_a_label, "open"),
    Case("restore where nothing is", lambda f: (filled(f), (f / NAME).unlink(), (f / f"{NAME}-lock").unlink())[0], "restore", backup_of),
    Case("restore over a sound store", filled, "restore", backup_of),
    Case("restore over a damaged store", damaged, "restore", backup_of),
    Case("a backup over another", filled, "backup", backup_of),
    Case("a small change", filled, "apply", lambda folder: "5"),
    Case("a large change", filled, "apply", lambda folder: "400"),
    Case("an undo", filled, "undo", lambda folder: "2"),
)  # fmt: skip


def seen_in(place: Path) -> object:
    """All that is stored there with its history, as one value; DAMAGED when it cannot be opened."""
    try:
        with closing(opened(str(place))) as store:
            found = fingerprint(store)
            assert store.check() == []
            return found
    except StoreDamaged:
        return DAMAGED


def restored(path: Path, folder: Path) -> object:
    """What is in a backup, as it comes out of it."""
    place = folder / "terug.db"
    for part in ("", "-wal", "-shm", "-lock"):
        place.with_name(place.name + part).unlink(missing_ok=True)
    restore(path, str(place), load_settings({}))
    return seen_in(place)


@pytest.fixture(scope="module")
def death() -> Iterator[Undertaker]:
    with undertaker() as made:
        yield made


@pytest.fixture
def most(request: pytest.FixtureRequest) -> int:
    """So many of the moments of a case are tried."""
    return 100_000 if request.config.getoption("--endurance") else 16


@pytest.mark.parametrize("case", CASES, ids=str)
def test_killed_at_any_moment_the_store_is_as_before_or_as_after(
    case: Case, death: Undertaker, most: int, tmp_path: Path
) -> None:
    first, here, aside = tmp_path / "begin", tmp_path / "hier", tmp_path / "terzijde"
    for folder in (first, aside):
        folder.mkdir()
    case.before(first)

    def anew() -> None:
        shutil.rmtree(here, ignore_errors=True)
        shutil.copytree(first, here)

    def now() -> tuple[object, object]:
        """The store, and what comes out of the backup that the work replaces."""
        kept = restored(here / COPY, aside) if case.work == "backup" else None
        return seen_in(here / NAME), kept

    anew()
    old = now()
    anew()
    try:
        whole = death.die(case.work, str(here / NAME), case.word(here), folder=here)
    except CannotTrace as reason:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"hier is niet te zien waar een proces is: {reason}")
    new = now()
    left = names(here)
    moments = chosen(whole.seen, most)
    for at in moments:
        anew()
        # Just before a moment is just after the one before it; only the last one has an after.
        last = at == len(whole.seen)
        died = death.die(case.work, str(here / NAME), case.word(here), at, last, here)
        assert died.killed
        where = f"killed at {at} of {len(whole.seen)}: {died.seen[-1]}"
        for part, before, then in zip(now(), old, new, strict=True):
            assert part in (before, then), f"{where}: neither old nor new"
        assert not half_copies(here), f"{where}: {half_copies(here)} looks like a whole copy"
        death.die(case.work, str(here / NAME), case.word(here))
        assert now() == new, f"{where}: not as new when done again"
        assert names(here) <= left, f"{where}: {names(here) - left} lies about"
    assert len(moments) > 3


def half_copies(folder: Path) -> list[str]:
    """The copies beside an older store (made before it is brought up to date) that are not whole."""
    half = []
    for path in folder.glob(f"{NAME}.versie*-*"):
        with closing(sqlite3.connect(path)) as copy:
            filled = copy.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            whole = filled and copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            if not whole or not copy.execute("SELECT max(nummer) FROM revisie").fetchone()[0]:
                half.append(path.name)
    return half


def names(folder: Path) -> set[str]:
    """What lies in a folder: moments and log files of SQLite left out."""
    kinds = set()
    for path in folder.iterdir():
        name, _, tail = path.name.partition("-2")
        kinds.add(name if tail else path.name)
    return kinds - {f"{NAME}-wal", f"{NAME}-shm", f"{NAME}-lock"}
