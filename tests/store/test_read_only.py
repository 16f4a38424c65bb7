"""A store where nothing may be written can be read everywhere, and writing there says so in one sentence."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from netwerk.cli import main
from netwerk.model import Actor, Gebied
from netwerk.settings import load_settings
from netwerk.store.connect import connect
from netwerk.store.port import Change, Put, Store
from tests.store.holder import ROOT, holder
from tests.store.test_trouble import NOBODY, actors, in_a_child, sentence
from tests.store_contract.examples import ONE_OF_EACH, write

SETTINGS = load_settings()


def opened(path: Path) -> Store:
    return connect(path, SETTINGS)


def as_nobody(work: Callable[[], object]) -> str:
    """What somebody without rights gets, as JSON; or the error that he is told."""
    answer: list[str] = []

    def child() -> str:
        if os.geteuid() == 0:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        said = sentence(lambda: answer.append(json.dumps(work())))
        return answer[0] if answer else said

    return in_a_child(child)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everybody can see, as the folders of pytest cannot be."""
    made = Path(tempfile.mkdtemp(prefix="netwerk-test-"))
    made.chmod(0o755)
    yield made
    made.chmod(0o755)
    shutil.rmtree(made)


@pytest.fixture
def path(folder: Path) -> Path:
    """A store with one of each label and fifty actors, closed."""
    made = folder / "netwerk.db"
    with closing(opened(made)) as store:
        write(store, *ONE_OF_EACH)
        store.apply(actors(0, 50))
    return made


def everything(store: Store, backup: Path) -> dict[str, object]:
    """What every way of reading answers."""
    store.backup(backup)
    return {
        "revision": store.revision(),
        "counts": store.counts(),
        "ids": [entry.item.id for entry in store.all(Actor)],
        "one": [*store.get(Actor, ["a7"])],
        "search": [entry.item.id for entry in store.search("groep 7")],
        "ties": len(store.relaties_of(["zon"])),
        "referring": len(store.referring_to("Gebied", ["1"])),
        "snapshot": len(store.snapshot().actors["id"]),
        "past": len(store.snapshot("2100-01-01").actors["id"]),
        "history": [revision.number for revision in store.history()],
        "changes": len(list(store.changes(1))),
        "tokens": len(store.tokens()),
        "check": [problem.sentence for problem in store.check()],
        "backup": backup.stat().st_size > 0,
    }


def read_all(path: Path) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as elsewhere, closing(opened(path)) as store:
        return everything(store, Path(elsewhere) / "kopie.zip")


def known_as_read_only(path: Path) -> bool:
    with closing(opened(path)) as store:
        return store.read_only


RIGHTS = [
    pytest.param(0o444, 0o755, id="bestand"),
    pytest.param(0o444, 0o777, id="bestand in open map"),
    pytest.param(0o666, 0o555, id="map"),
    pytest.param(0o444, 0o555, id="beide"),
]


@pytest.mark.parametrize(("of_file", "of_folder"), RIGHTS)
def test_everything_can_be_read_where_nothing_may_be_written(
    path: Path, of_file: int, of_folder: int
) -> None:
    expected = read_all(path)
    assert expected["check"] == []
    names = {p.name for p in path.parent.iterdir()}
    path.chmod(of_file)
    path.parent.chmod(of_folder)
    assert json.loads(as_nobody(lambda: read_all(path))) == json.loads(json.dumps(expected))
    assert json.loads(as_nobody(lambda: known_as_read_only(path))) is True
    assert known_as_read_only(path) is (os.geteuid() != 0)
    assert {p.name for p in path.parent.iterdir()} == names


@pytest.mark.parametrize(("of_file", "of_folder"), RIGHTS)
def test_everything_can_be_read_while_others_write_there(
    path: Path, of_file: int, of_folder: int
) -> None:
    writer = holder(path)
    try:
        assert writer.ask("add c") == "3"
        for ending in ("", "-wal", "-shm"):
            path.with_name(path.name + ending).chmod(of_file)
        path.parent.chmod(of_folder)

        def work() -> object:
            with closing(opened(path)) as store:
                before = store.counts()["Actor"]
                Path(f"{tempfile.gettempdir()}/{path.parent.name}.wacht").touch()
                deadline = time.monotonic() + 20
                while store.revision() == 3 and time.monotonic() < deadline:
                    time.sleep(0.01)
                return [before, store.counts()["Actor"], [p.sentence for p in store.check()]]

        waiting = Path(f"{tempfile.gettempdir()}/{path.parent.name}.wacht")
        child = os.fork()
        if child == 0:
            while not waiting.exists():
                time.sleep(0.01)
            writer.ask("add d")
            os._exit(0)
        count = read_counts(as_nobody(work))
        os.waitpid(child, 0)
        waiting.unlink()
        assert count == [53, 54, []]
    finally:
        writer.kill()


def read_counts(told: str) -> object:
    try:
        return json.loads(told)
    except ValueError:
        return told


def test_what_was_left_by_a_killed_process_can_be_read(path: Path) -> None:
    writer = holder(path)
    writer.ask("add c")
    writer.kill()
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).chmod(0o444)
    path.parent.chmod(0o555)
    expected = as_nobody(lambda: read_all(path)["revision"])
    assert expected == "3"
    path.parent.chmod(0o755)
    path.with_name(path.name + "-shm").unlink()
    path.parent.chmod(0o555)
    said = as_nobody(lambda: read_all(path)["revision"])
    assert "staan nog in het log. Kopieer alle bestanden die met 'netwerk.db' beginnen" in said


@pytest.mark.parametrize(("of_file", "of_folder"), RIGHTS)
def test_writing_says_that_the_place_is_read_only(path: Path, of_file: int, of_folder: int) -> None:
    path.chmod(of_file)
    path.parent.chmod(of_folder)
    change = Change((Put(Gebied(id="9", naam="Negen")),), "Test")

    def work() -> object:
        with closing(opened(path)) as store:
            said = [sentence(lambda: store.apply(change)), sentence(lambda: store.load((), True))]
            return [*said, store.revision()]

    told = json.loads(as_nobody(work))
    assert told[2] == 2
    for said in told[:2]:
        assert said.startswith(f"StoreUnavailable: '{path}' is alleen te lezen"), said


def test_an_older_store_says_that_it_must_be_brought_up_to_date(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute('ALTER TABLE "actor" DROP COLUMN "kvk"')
        connection.commit()
    path.chmod(0o444)
    path.parent.chmod(0o555)
    said = as_nobody(lambda: opened(path).revision())
    assert "alleen te lezen" in said
    assert "bijgewerkt" in said


def test_a_store_that_may_be_written_again_is_written(path: Path) -> None:
    path.chmod(0o444)
    path.parent.chmod(0o777)

    def work() -> object:
        with closing(opened(path)) as store:
            said = sentence(lambda: store.apply(actors(900, 1)))
            waiting.touch()
            deadline = time.monotonic() + 20
            while not os.access(path, os.W_OK) and time.monotonic() < deadline:
                time.sleep(0.01)
            return [said, sentence(lambda: store.apply(actors(900, 1))), store.revision()]

    waiting = path.parent / "wacht"
    for p in path.parent.iterdir():
        p.chmod(0o666 if p != path else 0o444)
    child = os.fork()
    if child == 0:
        while not waiting.exists():
            time.sleep(0.01)
        path.chmod(0o666)
        os._exit(0)
    told = json.loads(as_nobody(work))
    os.waitpid(child, 0)
    assert "alleen te lezen" in told[0]
    assert told[1:] == ["geen fout", 3]


@pytest.fixture
def mounted(path: Path, tmp_path: Path) -> Iterator[Path]:
    """The store on a disk that was mounted to read."""
    place = tmp_path / "schijf"
    place.mkdir()
    bound = subprocess.run(
        ["mount", "--bind", str(path.parent), str(place)], capture_output=True, check=False
    )
    if bound.returncode:
        pytest.skip("een schijf koppelen mag hier niet (mount)")
    subprocess.run(["mount", "-o", "remount,ro,bind", str(place)], check=True)
    yield place / path.name
    subprocess.run(["umount", str(place)], check=True)


def test_a_read_only_disk_is_read_and_says_so_when_written(mounted: Path) -> None:
    found = read_all(mounted)
    assert (found["revision"], found["check"]) == (2, [])
    with closing(opened(mounted)) as store:
        assert "is alleen te lezen" in sentence(lambda: store.apply(actors(900, 1)))


COMMANDS = (
    ("check",),
    ("history",),
    ("insight",),
    ("backup", "{out}/kopie.zip"),
    ("export", "{out}/uit.xlsx"),
    ("describe", "--gebied", "1", "--out", "{out}/gebied.html"),
)


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_every_reading_command_works_on_a_read_only_disk(
    mounted: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    command = [word.format(out=tmp_path) for word in words]
    assert main([*command, "--store", str(mounted)]) == 0


@pytest.mark.slow
def test_the_app_starts_on_a_read_only_disk(mounted: Path, tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "netwerk", "start", "--store", str(mounted), "--port", str(port)],
        cwd=ROOT,
        env=os.environ | {"NETWERK_BROWSER": "nee"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    said: list[str] = []
    try:
        assert process.stdout
        for line in process.stdout:
            said.append(line)
            if "staat klaar op" in line:
                break
        assert "staat klaar op" in "".join(said), said
        assert "Er staan 52 actoren in." in "".join(said)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)
        if process.stdout:
            process.stdout.close()
