"""A store file that is replaced, restored, moved or robbed of its log while others have it open: nothing acknowledged is lost."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from netwerk.errors import StoreDamaged, StoreUnavailable
from netwerk.model import Actor
from netwerk.settings import load_settings
from netwerk.store.connect import connect
from netwerk.store.port import Change, Put, Store
from netwerk.store.restore import restore
from netwerk.store.sqlite.file_id import lasting
from netwerk.store.sqlite.lock_note import read_note
from tests.store.holder import Holder, holder

SETTINGS = load_settings()


def opened(path: Path) -> Store:
    return connect(path, SETTINGS)


def add(store: Store, id: str) -> None:
    store.apply(Change((Put(Actor(id=id, naam=f"Groep {id}", soort="bedrijf")),), "Test", token=id))


def ids(store: Store) -> list[str]:
    return [entry.item.id for entry in store.all(Actor)]


def copied(path: Path, to: Path) -> Path:
    """A copy of all that is in the store, log included, as a backup program of SQLite makes it."""
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)
    return to


def beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def old_logs(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"{path.name}-wal.oud-*"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with the actors a and b, closed."""
    made = tmp_path / "map met ruimte ñ?" / "netwerk.db"
    with closing(opened(made)) as store:
        add(store, "a")
        add(store, "b")
    return made


@pytest.fixture
def start() -> Iterator[Callable[[Path], Holder]]:
    """Starts processes with a store open; they end with the test."""
    made: list[Holder] = []

    def one_more(path: Path) -> Holder:
        made.append(holder(path))
        return made[-1]

    yield one_more
    for each in made:
        each.leave()


def test_who_has_the_store_open_goes_on_with_the_file_that_came_in_its_place(path: Path) -> None:
    copy = copied(path, path.with_name("kopie.db"))
    with closing(opened(path)) as one, closing(opened(path)) as two:
        add(one, "weg")
        assert two.revision() == 3
        copy.replace(path)
        assert two.revision() == 2
        assert ids(one) == ids(two) == ["a", "b"]
        add(one, "c")
        add(two, "d")
        assert ids(one) == ids(two) == ["a", "b", "c", "d"]
    with closing(opened(path)) as again:
        assert ids(again) == ["a", "b", "c", "d"]
        assert again.check() == []
    assert len(old_logs(path)) == 1


def test_a_write_that_comes_first_goes_into_the_file_that_is_there_now(path: Path) -> None:
    copy = copied(path, path.with_name("kopie.db"))
    with closing(opened(path)) as store:
        add(store, "weg")
        copy.replace(path)
        add(store, "c")
    with closing(opened(path)) as again:
        assert ids(again) == ["a", "b", "c"]
        assert again.check() == []


def test_a_file_that_is_replaced_in_the_middle_of_a_write_gets_that_write_too(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = copied(path, path.with_name("kopie.db"))
    settled = sys.modules["netwerk.store.sqlite.write"].settle
    times: list[int] = []

    def replaced_meanwhile(*arguments: object) -> object:
        if not times:
            copy.replace(path)
        times.append(1)
        return settled(*arguments)

    monkeypatch.setattr("netwerk.store.sqlite.write.settle", replaced_meanwhile)
    with closing(opened(path)) as store:
        add(store, "c")
        assert len(times) == 2
    with closing(opened(path)) as again:
        assert ids(again) == ["a", "b", "c"]


def test_an_older_store_that_comes_in_its_place_is_brought_up_to_date(path: Path) -> None:
    copy = copied(path, path.with_name("kopie.db"))
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute('ALTER TABLE "actor" DROP COLUMN "kvk"')
        connection.commit()
    with closing(opened(path)) as store:
        copy.replace(path)
        assert ids(store) == ["a", "b"]
        add(store, "c")


@pytest.mark.parametrize("content", [b"", b"iets anders" * 1000])
def test_what_is_no_store_is_told_and_stays_as_it_is(path: Path, content: bytes) -> None:
    with closing(opened(path)) as store:
        path.with_name("anders").write_bytes(content)
        path.with_name("anders").replace(path)
        for work in (store.revision, lambda: add(store, "c")):
            with pytest.raises((StoreDamaged, StoreUnavailable), match=r"netwerk\.db"):
                work()
        assert path.read_bytes() == content


@pytest.mark.parametrize("go", [Path.unlink, lambda path: path.rename(path.with_name("elders.db"))])
def test_a_store_that_is_gone_is_told_and_never_made_anew(
    path: Path, go: Callable[[Path], object]
) -> None:
    copy = copied(path, path.with_name("kopie.db"))
    with closing(opened(path)) as store:
        go(path)
        for work in (store.revision, lambda: ids(store), lambda: add(store, "c")):
            with pytest.raises(StoreUnavailable, match=r"netwerk\.db' staat er niet meer"):
                work()
        assert not path.exists()
        copy.replace(path)
        add(store, "d")
        assert ids(store) == ["a", "b", "d"]


def test_a_store_that_was_moved_away_and_back_goes_on(path: Path) -> None:
    with closing(opened(path)) as store:
        add(store, "c")
        path.rename(path.with_name("elders.db"))
        path.with_name("elders.db").rename(path)
        add(store, "d")
        assert ids(store) == ["a", "b", "c", "d"]
        assert old_logs(path) == []


def test_a_link_that_points_to_another_store_is_followed(path: Path) -> None:
    other = copied(path, path.with_name("ander.db"))
    link = path.with_name("nu.db")
    link.symlink_to(path)
    with closing(opened(link)) as store:
        add(store, "c")
        link.unlink()
        link.symlink_to(other)
        add(store, "d")
        assert ids(store) == ["a", "b", "d"]
    with closing(opened(path)) as first:
        assert ids(first) == ["a", "b", "c"]


@pytest.mark.parametrize("write_first", [True, False])
def test_a_restore_over_a_damaged_file_is_what_a_running_process_goes_on_with(
    path: Path, start: Callable[[Path], Holder], write_first: bool
) -> None:
    with closing(opened(path)) as store:
        store.backup(path.with_name("kopie.zip"))
    app = start(path)
    assert app.ask("add c") == "3"
    damage(path)
    done = restore(path.with_name("kopie.zip"), str(path), SETTINGS, overwrite=True)
    assert done.aside
    assert done.url == str(path)
    if not write_first:
        assert app.ask("count") == "2"
    assert app.ask("add d") == "3"
    with closing(opened(path)) as store:
        assert ids(store) == ["a", "b", "d"]
        assert store.check() == []
    names = {p.name for p in path.parent.iterdir()}
    assert {n for n in names if "nieuw" in n} == set()
    assert Path(done.aside).name in names


def damage(path: Path) -> None:
    """Make a file of which SQLite says that it is damaged, in place."""
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(random.Random(3).randbytes(path.stat().st_size - 4096))


def test_a_restore_that_fails_leaves_the_damaged_file_where_it_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(opened(path)) as store:
        store.backup(path.with_name("kopie.zip"))
    damage(path)
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("netwerk.store.sqlite.swap._in_its_place", full)
    with pytest.raises(StoreUnavailable, match="kan niet worden vervangen: de schijf is vol"):
        restore(path.with_name("kopie.zip"), str(path), SETTINGS, overwrite=True)
    assert path.read_bytes() == before
    assert {p.name for p in path.parent.iterdir()} <= {
        path.name, f"{path.name}-lock", f"{path.name}-wal", f"{path.name}-shm", "kopie.zip"
    }  # fmt: skip


def test_a_log_that_was_of_another_file_is_kept_and_never_applied(
    path: Path, start: Callable[[Path], Holder]
) -> None:
    copy = copied(path, path.with_name("kopie.db"))
    writer = start(path)
    for n in range(30):
        writer.ask(f"add weg{n}")
    writer.kill()
    log = beside(path, "-wal").read_bytes()
    assert len(log) > 10_000
    copy.replace(path)
    with closing(opened(path)) as store:
        assert ids(store) == ["a", "b"]
        assert store.check() == []
        add(store, "c")
    assert [p.read_bytes() for p in old_logs(path)] == [log]


@pytest.mark.parametrize("between", [0, 30])
@pytest.mark.parametrize("after", [1, 3, 40])
@pytest.mark.parametrize("other", [False, True])
def test_what_is_copied_over_in_place_beside_a_log_takes_nothing_away_unseen(
    path: Path, start: Callable[[Path], Holder], between: int, after: int, other: bool
) -> None:
    """That the log is of what was in the file before cannot be known: it is the same file."""
    copy = copied(path, path.with_name("kopie.db"))
    if other:
        copy.unlink()
        with closing(opened(copy)) as store:
            for n in range(60):
                add(store, f"z{n}")
    with closing(opened(path)) as store:  # and its log goes into the file when it is closed
        for n in range(between):
            add(store, f"tussen{n}")
    writer = start(path)
    for n in range(after):
        writer.ask(f"add na{n}")
    writer.kill()
    shutil.copyfile(copy, path)
    there = {"a", "b", *(f"tussen{n}" for n in range(between)), *(f"na{n}" for n in range(after))}
    try:
        with closing(opened(path)) as store:
            assert set(ids(store)) == there or store.check()
    except StoreDamaged as told:
        assert "Zet een reservekopie terug" in str(told)  # noqa: PT017


def test_a_file_that_got_the_number_of_the_old_one_is_another_file_too(
    path: Path, start: Callable[[Path], Holder]
) -> None:
    for n in range(200):
        with closing(opened(path)) as store:
            add(store, f"x{n}") if n == 0 else None
        copy = copied(path, path.with_name("kopie.db"))
        writer = start(path)
        writer.ask(f"add weg{n}")
        writer.kill()
        inode = path.stat().st_ino
        path.unlink()
        shutil.copyfile(copy, path)
        same = path.stat().st_ino == inode
        with closing(opened(path)) as store:
            assert ids(store) == ["a", "b", "x0"]
            assert store.check() == []
        if same or n == 5:
            return


@pytest.mark.parametrize("with_note", [True, False])
def test_a_store_that_was_copied_with_its_log_has_all_that_was_in_it(
    path: Path, start: Callable[[Path], Holder], tmp_path: Path, with_note: bool
) -> None:
    writer = start(path)
    writer.ask("add c")
    writer.kill()
    (tmp_path / "elders").mkdir()
    for ending in ("", "-wal", "-lock") if with_note else ("", "-wal"):
        shutil.copy2(beside(path, ending), tmp_path / "elders")
    with closing(opened(tmp_path / "elders" / path.name)) as store:
        assert ids(store) == ["a", "b", "c"]
        assert store.check() == []


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"store":1}', b"\xff" * 2000, b"[" * 9000])
def test_a_note_that_cannot_be_read_stands_in_nobodys_way(path: Path, content: bytes) -> None:
    beside(path, "-lock").write_bytes(content)
    with closing(opened(path)) as store:
        add(store, "c")
        assert store.check() == []
        note = read_note(path)
        assert note is not None
        assert (note.store, note.head.number) == (lasting(path), 3)


LOST = [
    pytest.param(("-wal",), Path.unlink, id="log weg"),
    pytest.param(("-shm",), Path.unlink, id="index weg"),
    pytest.param(("-wal", "-shm"), Path.unlink, id="beide weg"),
    pytest.param(("-wal",), lambda p: p.rename(p.with_name("oud")), id="log hernoemd"),
]


@pytest.mark.parametrize(("endings", "go"), LOST)
def test_a_log_that_is_taken_away_under_a_running_process_takes_nothing_along(
    path: Path,
    endings: tuple[str, ...],
    go: Callable[[Path], object],
    start: Callable[[Path], Holder],
) -> None:
    app = start(path)
    assert app.ask("add c") == "3"
    for ending in endings:
        go(beside(path, ending))
    assert app.ask("add d") == "4"
    app.kill()
    with closing(opened(path)) as store:
        assert ids(store) == ["a", "b", "c", "d"]
        assert store.check() == []


@pytest.mark.parametrize(("endings", "go"), LOST)
def test_nobody_writes_beside_a_process_that_has_the_log_that_was_taken_away(
    path: Path,
    endings: tuple[str, ...],
    go: Callable[[Path], object],
    start: Callable[[Path], Holder],
) -> None:
    app = start(path)
    assert app.ask("add c") == "3"
    for ending in endings:
        go(beside(path, ending))
    other: list[Store] = []
    try:
        other.append(opened(path))
        add(other[0], "e")
    except StoreUnavailable as error:
        assert "log dat is weggehaald" in str(error)  # noqa: PT017
    told = app.ask("add d")
    there = ["a", "b", "c", *(["d"] if told.isdigit() else []), *(["e"] if other else [])]
    for store in other:
        store.close()
    app.leave()
    with closing(opened(path)) as again:
        assert ids(again) == there
        assert again.check() == []
        add(again, "f")


@pytest.mark.parametrize("keep", [0, 40, 0.5])
def test_changes_of_which_the_log_is_gone_are_told_by_every_check(
    path: Path, start: Callable[[Path], Holder], keep: float
) -> None:
    writer = start(path)
    for n in range(20):
        writer.ask(f"add weg{n:02}")
    writer.kill()
    log = beside(path, "-wal")
    content = log.read_bytes()
    log.write_bytes(content[: int(keep * len(content)) if keep < 1 else int(keep)])
    if not keep:
        log.unlink()
    for turn in range(2):
        with closing(opened(path)) as store:
            [told] = [problem.sentence for problem in store.check()]
            first = len(ids(store)) + 1 - turn
            assert f"De laatste {23 - first} wijzigingen (tot nummer 22, van " in told
            assert "Zet een reservekopie terug" in told
            if not turn:
                add(store, "c")
    with closing(opened(path)) as store:
        store.take_over()
        assert store.check() == []
        assert "c" in ids(store)
    with closing(opened(path)) as store:
        assert store.check() == []


def test_a_restore_ends_what_a_check_told_of_lost_changes(
    path: Path, start: Callable[[Path], Holder]
) -> None:
    with closing(opened(path)) as store:
        store.backup(path.with_name("kopie.zip"))
    writer = start(path)
    writer.ask("add c")
    writer.kill()
    beside(path, "-wal").unlink()
    with closing(opened(path)) as store:
        assert len(store.check()) == 1
    restore(path.with_name("kopie.zip"), str(path), SETTINGS, overwrite=True)
    with closing(opened(path)) as store:
        assert store.check() == []


def test_leaving_a_store_makes_no_alarm(path: Path, start: Callable[[Path], Holder]) -> None:
    app, other = start(path), start(path)
    app.ask("add c")
    other.ask("add d")
    app.leave()
    other.leave()
    assert not beside(path, "-wal").exists()
    with closing(opened(path)) as store:
        assert ids(store) == ["a", "b", "c", "d"]
        assert store.check() == []
    assert {p.name for p in path.parent.iterdir()} == {path.name, f"{path.name}-lock"}


@pytest.mark.slow
@pytest.mark.endurance
@pytest.mark.timeout(3600)
def test_random_rounds_of_replacing_restoring_writing_and_killing_lose_nothing(
    path: Path, kill_rounds: int
) -> None:
    """What is in the store is always what was put in its place, and every change acknowledged since."""
    seed = int.from_bytes(os.urandom(4), "big")
    sys.stdout.write(f"seed {seed}\n")
    rounds = Rounds(path, random.Random(seed))
    try:
        for turn in range(2 * kill_rounds):
            rounds.one(turn)
    finally:
        for each in rounds.holders:
            each.leave()


class Rounds:
    """Two processes with the store open, and what must be in it."""

    def __init__(self, path: Path, draw: random.Random) -> None:
        self.path, self.draw = path, draw
        self.there = ["a", "b"]
        self.holders = [holder(path), holder(path)]
        self.made = 0

    def one(self, turn: int) -> None:
        self.write(self.draw.randrange(1, 5))
        self.draw.choice([self.replace, self.restore, self.restore_damaged, self.kill, self.rob])()
        self.write(self.draw.randrange(3))
        with closing(opened(self.path)) as store:
            assert sorted(ids(store)) == sorted(self.there), f"round {turn}"
            assert store.check() == [], f"round {turn}"

    def write(self, times: int) -> None:
        for _ in range(times):
            self.made += 1
            answer = self.draw.choice(self.holders).ask(f"add n{self.made}")
            assert answer.isdigit(), answer
            self.there.append(f"n{self.made}")

    def replace(self) -> None:
        copy, there = copied(self.path, beside(self.path, ".kopie")), list(self.there)
        self.write(self.draw.randrange(4))
        copy.replace(self.path)
        self.there = there

    def backup(self) -> tuple[Path, list[str]]:
        zip, there = self.path.with_name("kopie.zip"), list(self.there)
        with closing(opened(self.path)) as store:
            store.backup(zip)
        self.write(self.draw.randrange(4))
        return zip, there

    def restore(self) -> None:
        zip, self.there = self.backup()
        restore(zip, str(self.path), SETTINGS, overwrite=True)

    def restore_damaged(self) -> None:
        zip, self.there = self.backup()
        with closing(sqlite3.connect(self.path)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        damage(self.path)
        assert restore(zip, str(self.path), SETTINGS, overwrite=True).aside

    def kill(self) -> None:
        which = self.draw.randrange(2)
        self.holders[which].kill()
        self.holders[which] = holder(self.path)

    def rob(self) -> None:
        """Take the log away, when one process uses it: that one saves what it holds."""
        self.holders[1].leave()
        self.write_by_first()
        beside(self.path, self.draw.choice(["-wal", "-shm"])).unlink(missing_ok=True)
        self.write_by_first()
        self.holders[1] = holder(self.path)

    def write_by_first(self) -> None:
        self.made += 1
        assert self.holders[0].ask(f"add n{self.made}").isdigit()
        self.there.append(f"n{self.made}")
