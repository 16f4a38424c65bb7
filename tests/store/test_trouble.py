"""What can go wrong on one desk: full disk, no rights, a second process, a broken file. One sentence, no loss."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from netwerk.errors import InputError, NetwerkError, StoreBusy, StoreDamaged, StoreUnavailable
from netwerk.model import Actor
from netwerk.settings import load_settings
from netwerk.store.connect import connect
from netwerk.store.port import Change, Put, Store
from netwerk.store.sqlite import open_sqlite
from netwerk.store.sqlite.error_words import as_sentence

NOBODY = 65534
SETTINGS = load_settings()


def actors(first: int, count: int) -> Change:
    made = (
        Actor(id=f"a{i}", naam=f"Groep {i}", soort="bewonersgroep", omschrijving="x" * 400)
        for i in range(first, first + count)
    )
    return Change(tuple(map(Put, made)), "Test")


def opened(path: Path) -> Store:
    return connect(path, SETTINGS)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with fifty actors, closed."""
    made = tmp_path / "map" / "netwerk.db"
    with closing(opened(made)) as store:
        store.apply(actors(0, 50))
    return made


def in_a_child(work: Callable[[], str]) -> str:
    """What ``work`` answers in a forked process, so that limits and rights of this one stay as they are."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            answer = work()
        except BaseException:  # noqa: BLE001 (the parent shows it)
            answer = traceback.format_exc()
        os.write(writing, answer.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    return answer


def sentence(work: Callable[[], object]) -> str:
    """The class and words of the error for the user, or 'geen fout'."""
    try:
        work()
    except NetwerkError as error:
        return f"{type(error).__name__}: {error}"
    return "geen fout"


def unharmed(path: Path, count: int = 50) -> None:
    with closing(opened(path)) as store:
        assert store.counts()["Actor"] == count
        assert store.check() == []
        store.apply(actors(100_000, 1))
        assert store.counts()["Actor"] == count + 1


def test_a_file_that_may_not_grow_says_so_and_loses_nothing(path: Path) -> None:
    def work() -> str:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        limit = path.stat().st_size + 100_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        store = opened(path)
        said = sentence(lambda: store.apply(actors(1_000, 2_000)))
        store.close()
        return said

    said = in_a_child(work)
    assert said.startswith("StoreUnavailable: De schijf"), said
    assert "niets opgeslagen" in said
    unharmed(path)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    folder = tmp_path / "schijf"
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2M", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("een kleine schijf maken mag hier niet (mount)")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_says_so_and_loses_nothing(small_disk: Path) -> None:
    path = small_disk / "netwerk.db"
    with closing(opened(path)) as store:
        store.apply(actors(0, 50))
        with pytest.raises(StoreUnavailable, match="schijf is vol; er is niets opgeslagen"):
            store.apply(actors(1_000, 5_000))
        assert store.counts()["Actor"] == 50
        assert store.revision() == 1
        room = os.statvfs(small_disk)
        (small_disk / "vulling").write_bytes(b"x" * (room.f_bavail * room.f_frsize))
        with pytest.raises(StoreUnavailable, match=r"reservekopie .* kan niet worden geschreven"):
            store.backup(small_disk / "kopie.zip")
        assert {p.name for p in small_disk.iterdir() if "kopie" in p.name} == set()
        (small_disk / "vulling").unlink()
    unharmed(path)


def as_nobody(work: Callable[[], object]) -> str:
    """What somebody without rights is told."""

    def child() -> str:
        if os.geteuid() == 0:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        return sentence(work)

    return in_a_child(child)


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that everybody can see, as the folders of pytest cannot be."""
    folder = Path(tempfile.mkdtemp(prefix="netwerk-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_a_folder_in_which_nothing_may_be_written_says_so(shared: Path) -> None:
    (shared / "alleen-lezen").mkdir(mode=0o555)
    for place in (
        shared / "alleen-lezen" / "netwerk.db",
        shared / "alleen-lezen" / "nieuw" / "netwerk.db",
    ):
        said = as_nobody(lambda: opened(place))  # noqa: B023
        assert said.startswith("StoreUnavailable: "), said
        assert str(place.parent) in said
    assert list((shared / "alleen-lezen").iterdir()) == []


@pytest.mark.parametrize(
    ("of_file", "of_folder"), [(0o444, 0o755), (0o444, 0o777), (0o666, 0o555), (0o600, 0o755)]
)
def test_a_file_without_rights_says_so_and_stays_as_it_was(
    shared: Path, of_file: int, of_folder: int
) -> None:
    path = shared / "netwerk.db"
    with closing(opened(path)) as store:
        store.apply(actors(0, 50))
    before = path.read_bytes()
    path.chmod(of_file)
    shared.chmod(of_folder)
    said = as_nobody(lambda: opened(path).apply(actors(50, 1)))
    assert said.startswith("StoreUnavailable: "), said
    assert "netwerk.db" in said
    shared.chmod(0o755)
    path.chmod(0o644)
    assert path.read_bytes() == before
    unharmed(path)


HOLD = """
import sqlite3, sys, time
c = sqlite3.connect(sys.argv[1], isolation_level=None)
c.execute("BEGIN IMMEDIATE")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
c.execute("COMMIT")
"""


def hold(path: Path, seconds: float) -> subprocess.Popen[str]:
    """Another process in the middle of writing."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path), str(seconds)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    process.stdout.close()
    return process


def test_a_second_process_waits_for_the_first(path: Path) -> None:
    with closing(opened(path)) as store:
        process = hold(path, 0.5)
        assert store.apply(actors(50, 1)).number == 2
        assert process.wait(10) == 0
    unharmed(path, 51)


def test_a_second_process_that_waits_too_long_says_so(path: Path) -> None:
    with closing(open_sqlite(path, busy_seconds=0.2)) as store:
        process = hold(path, 60)
        try:
            assert store.counts()["Actor"] == 50  # reading does not wait
            with pytest.raises(StoreBusy, match="Iemand anders schrijft nu"):
                store.apply(actors(50, 1))
        finally:
            process.kill()
            process.wait()
        assert store.apply(actors(50, 1)).number == 2
    unharmed(path, 51)


def test_two_processes_see_each_others_changes_at_once(path: Path) -> None:
    with closing(opened(path)) as one, closing(opened(path)) as two:
        for i in range(5):
            one.apply(actors(50 + i, 1))
            assert two.revision() == one.revision() == 2 + i
            assert two.counts()["Actor"] == 51 + i


def test_two_who_make_a_new_store_at_once_make_one(tmp_path: Path) -> None:
    path, errors = tmp_path / "nieuw.db", []

    def work(i: int) -> None:
        try:
            with closing(opened(path)) as store:
                store.apply(actors(i, 1))
        except NetwerkError as error:
            errors.append(str(error))

    threads = [threading.Thread(target=work, args=(i,)) for i in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    unharmed(path, 6)


def test_readers_are_not_disturbed_by_a_long_write(path: Path) -> None:
    with closing(opened(path)) as store:
        started = store.all(Actor)
        next(started)
        store.apply(actors(50, 500))
        assert len(list(started)) == 49
        assert len(list(store.all(Actor))) == 550


def test_a_closed_store_says_so(path: Path) -> None:
    store = opened(path)
    store.close()
    with pytest.raises(StoreUnavailable, match="al gesloten"):
        store.revision()


@pytest.mark.parametrize(
    "content",
    [
        b"geen database" * 1000,
        b"PK\x03\x04" + bytes(5000),
        b"SQLite format 3\x00",
        bytes(200),
        b"x",
    ],
)
def test_a_file_that_is_something_else_is_refused_and_stays_as_it_was(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "netwerk.db"
    path.write_bytes(content)
    with pytest.raises(StoreDamaged, match=r"netwerk\.db"):
        opened(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "boekhouding.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE actor(id)")
        other.commit()
    before = path.read_bytes()
    with pytest.raises(StoreDamaged, match="geen bestand van netwerk"):
        opened(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("part", [0.05, 0.5, 0.95])
def test_a_file_that_was_cut_off_is_refused(path: Path, part: float) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * part)])
    with pytest.raises(StoreDamaged, match="beschadigd"):
        opened(path)


def test_a_file_damaged_in_the_middle_never_gives_wrong_data_in_silence(path: Path) -> None:
    whole, draw = path.read_bytes(), random.Random(7)
    with closing(opened(path)) as store:
        expected = {entry.item.id: entry.item for entry in store.all(Actor)}
    chunks = range(4096, len(whole) - 512, 128)
    filled = [place for place in chunks if whole[place : place + 512].count(0) < 256]
    damaged, noticed = draw.sample(filled, 25), 0
    assert len(filled) > 100
    for place in damaged:
        path.write_bytes(whole[:place] + draw.randbytes(512) + whole[place + 512 :])
        try:
            with closing(opened(path)) as store:
                found = store.check()
                same = {entry.item.id: entry.item for entry in store.all(Actor)} == expected
        except StoreDamaged as error:
            assert "netwerk.db" in str(error)  # noqa: PT017
            noticed += 1
        else:
            assert found or same
            noticed += bool(found)
    assert noticed / len(damaged) > 0.8


def test_what_sqlite_says_in_no_text_is_called_damage(path: Path) -> None:
    """Its own sentence about a damaged file quotes what stands there."""
    with pytest.raises(StoreDamaged, match="is beschadigd"), as_sentence(path, 1):
        b"\xff".decode("utf-8")


def test_text_that_is_no_text_any_more_is_called_damage(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"x" * 400, b"\xff" * 400))
    with (
        closing(opened(path)) as store,
        pytest.raises(StoreDamaged, match=r"netwerk\.db' is beschadigd .* reservekopie"),
    ):
        list(store.all(Actor))


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is een map"):
        opened(tmp_path)


def test_a_log_that_was_cut_off_gives_a_state_that_was(path: Path) -> None:
    with closing(opened(path)) as store:
        for i in range(20):
            store.apply(actors(1_000 + i, 1))
        main, log = path.read_bytes(), path.with_name("netwerk.db-wal").read_bytes()
    assert len(log) > 10_000
    for part in range(0, len(log), len(log) // 12):
        place = path.with_name(f"deel{part}.db")
        place.write_bytes(main)
        place.with_name(place.name + "-wal").write_bytes(log[:part])
        with closing(opened(place)) as store:
            assert store.counts()["Actor"] == 50 + store.revision() - 1
            assert store.check() == []


def test_a_lock_file_that_may_not_be_opened_stops_who_writes_and_not_who_reads(path: Path) -> None:
    """It is of who wrote first: another user, or root."""
    lock = path.with_name(f"{path.name}-lock")
    lock.unlink()
    lock.mkdir()
    reader = open_sqlite(path, create=False)
    assert reader.history(limit=1)
    with pytest.raises(StoreUnavailable, match=f"{lock.name}' is alleen te lezen"):
        reader.apply(Change((), "An"))
    reader.close()
