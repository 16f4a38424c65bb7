"""Rounds of kill -9 with the web app among the killed, the same for both engines.

At one store: the app (`netwerk start`) with somebody who types in a page of it, a writer on the
store, a writer by the services, a reader, and a command that imports. Each round kills one of them,
some or all at a random moment; on Neo4j sometimes the server itself, which then starts again on
what it has on disk. Who was not killed must go on.
"""

from __future__ import annotations

import contextlib
import os
import random
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from netwerk.model import Actor, Relatie
from netwerk.store.chain import START, seal
from netwerk.store.codec import encode_item
from netwerk.store.port import Store
from tests.bench.load.process import server_of

ROOT = Path(__file__).parents[2]
ROWS = 60
"""Actors in each file that is imported."""
PATIENCE = 240.0
"""Seconds that anything may take on a machine that is busy with other things too."""
IMPORTED = "ingelezen"


@dataclass
class Counted:
    """What all rounds together came to: who was killed how often, what was acknowledged."""

    killed: Counter[str] = field(default_factory=Counter)
    acknowledged: Counter[str] = field(default_factory=Counter)
    imports: Counter[str] = field(default_factory=Counter)
    revisions: int = 0


@dataclass
class Rounds:
    """One store, those who work with it, and what they were told.

    place: where the store is. crash_server: kills the server of it and starts it again; None for a
    file.
    """

    place: str
    folder: Path
    open_store: Callable[[], Store]
    draw: random.Random
    crash_server: Callable[[], None] | None = None
    counted: Counted = field(default_factory=Counted)
    busy: dict[str, subprocess.Popen[str]] = field(default_factory=dict)
    port: int = 0
    turn: int = 0

    def play(self, rounds: int) -> Counted:
        """So many rounds. Asserts after each; nobody is left running."""
        try:
            for self.turn in range(rounds):
                self.round()
            self._start_app()  # it starts on what the last round left, too
        finally:
            for name in list(self.busy):
                self._end(name)
        return self.counted

    def round(self) -> None:
        """Everybody at work; some are killed; the others go on, stop, and what is there is right."""
        self._start_app()
        writers = {
            "typist": lambda note: self._run("tests.store.typist", str(self.port), *note),
            "writer": lambda note: self._run("tests.store.worker", "write", self.place, *note),
            "service": lambda note: self._run("tests.store.worker", "serve", self.place, *note),
        }
        for name, begin in writers.items():
            self.busy[name] = begin(self._note(name))
        problems = self.folder / "problems.txt"
        self.busy["reader"] = self._run("tests.store.worker", "read", self.place, str(problems))
        for name in (*writers, "reader"):
            self._said(name, "open")
        for name in writers:
            self._wait_for_news(name)
        self._start_import()
        time.sleep(self.draw.uniform(0.0, self.draw.choice((0.5, 4.0))))
        victims = self._victims()
        for name in victims:
            self._kill(name)
            time.sleep(self.draw.choice((0.0, 0.0, 0.02)))
        if "app" in victims:
            victims |= {"typist"}  # nobody to type to
        for name in writers.keys() - victims:
            self._wait_for_news(name)
        if "import" not in victims:
            self.busy["import"].wait(PATIENCE)
        for name in [name for name in self.busy if name != "app"]:
            self._end(name)
        self._look(problems)

    def _victims(self) -> set[str]:
        names = ["typist", "writer", "service", "reader", "import"]
        how = self.draw.choice(("one", "some", "all"))
        if how == "all":
            victims = {*names, "app"}
        elif how == "some":
            victims = {"app", *self.draw.sample(names, 2)}
        else:
            victims = {self.draw.choice(["app", *names])}
        if self.crash_server and (self.turn % 3 == 0 or how == "one"):
            victims.add("server")
        self.counted.killed.update(victims)
        return victims

    def _kill(self, name: str) -> None:
        if name == "server":
            assert self.crash_server is not None
            self.crash_server()
        elif name == "app":
            app = self.busy["app"]
            child = server_of(app.pid)
            # Either of its two processes: the other one must not stay behind.
            os.kill(self.draw.choice((app.pid, child)), signal.SIGKILL)
            app.wait(PATIENCE)
            _until(lambda: not Path(f"/proc/{child}").exists(), "the web app outlives its start")
            del self.busy["app"]
        else:
            self.busy[name].send_signal(signal.SIGKILL)

    def _end(self, name: str) -> None:
        process = self.busy.pop(name)
        if name == "app" and process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()
        if name == "import" and process.returncode == 0:
            with (self.folder / f"{IMPORTED}.ack").open("a", encoding="utf-8") as file:
                file.write(f"i{self.turn}\n")
        if process.stdout and not process.stdout.closed:
            process.stdout.close()

    def _start_app(self) -> None:
        if "app" in self.busy and self.busy["app"].poll() is None:
            return
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        words = ["start", "--no-demo", "--store", self.place]
        settings = {"NETWERK_PORT": str(self.port), "NETWERK_BROWSER": "0", "NETWERK_USER": "Test"}
        said = self.folder / "app.txt"
        with said.open("w", encoding="utf-8") as log:
            self.busy["app"] = subprocess.Popen(
                [sys.executable, "-m", "netwerk", *words],
                cwd=ROOT,
                env=os.environ | settings,
                stdout=log,
                stderr=subprocess.STDOUT,
                text=True,
                start_new_session=True,
            )

        def up() -> bool:
            assert self.busy["app"].poll() is None, f"the app did not start: {said.read_text()}"
            with (
                contextlib.suppress(OSError),
                urllib.request.urlopen(f"http://localhost:{self.port}/_stcore/health", timeout=1),
            ):
                return True
            return False

        _until(up, "the app did not start")

    def _start_import(self) -> None:
        path = self.folder / f"i{self.turn}.csv"
        rows = [
            f"i{self.turn} {n:03} {self.draw.getrandbits(64):016x};bedrijf" for n in range(ROWS)
        ]
        path.write_text("naam;soort\n" + "\n".join(rows) + "\n", encoding="utf-8")
        words = ["import", str(path), "--yes", "--store", self.place]
        self.counted.imports["begun"] += 1
        with (self.folder / f"i{self.turn}.txt").open("w", encoding="utf-8") as said:
            self.busy["import"] = subprocess.Popen(
                [sys.executable, "-m", "netwerk", *words],
                cwd=ROOT,
                stdout=said,
                stderr=subprocess.STDOUT,
                text=True,
            )

    def _run(self, module: str, *words: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", module, *words]
        return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)

    def _note(self, name: str) -> tuple[str, str]:
        """The name of this one in this round, and the file where it notes what was acknowledged."""
        own = f"{name[0]}{self.turn}"
        return own, str(self.folder / f"{own}.{name}")

    def _said(self, name: str, wanted: str) -> None:
        stdout = self.busy[name].stdout
        assert stdout is not None
        said = stdout.readline()
        assert said == f"{wanted}\n", f"the {name} could not begin: {said}"

    def _wait_for_news(self, name: str) -> None:
        path = Path(self._note(name)[1])

        def size() -> int:
            return path.stat().st_size if path.exists() else 0

        before, process = size(), self.busy[name]

        def news() -> bool:
            ended = process.poll() is not None
            said = process.stdout.read() if ended and process.stdout else ""
            assert not ended, f"the {name} stopped by itself: {said}"
            return size() > before

        _until(news, f"the {name} goes on no more")

    def _look(self, problems: Path) -> None:
        assert not problems.exists(), problems.read_text()
        store = self.open_store()
        try:
            while True:
                _still(store)
                before = store.revision()
                try:
                    self._hold(store)
                except AssertionError:
                    if store.revision() == before:
                        raise
                # The app may still store what somebody sent who is gone: look again, at one moment.
                if store.revision() == before:
                    return
        finally:
            store.close()

    def _hold(self, store: Store) -> None:
        tokens = store.tokens()
        actors = [entry.item for entry in store.all(Actor)]
        ties = Counter(entry.item.id.partition("-")[0] for entry in store.all(Relatie))
        self._units(tokens, Counter(a.id.partition("-")[0] for a in actors), ties)
        self._names(Counter(a.naam for a in actors))
        self._imports(Counter(a.naam.partition(" ")[0] for a in actors))
        numbers = [revision.number for revision in store.history(limit=10**9)]
        assert numbers == list(range(len(numbers), 0, -1)), "a revision is missing"
        assert sorted(tokens) == numbers[::-1]
        _seals_fit(store, tokens)
        assert store.check() == []
        self.counted.revisions = len(numbers)

    def _lines(self, kind: str) -> list[list[str]]:
        files = self.folder.glob(f"*.{kind}")
        return [line.split(" ", 1) for path in files for line in path.read_text().splitlines()]

    def _units(self, tokens: dict[int, str], actors: Counter[str], ties: Counter[str]) -> None:
        """Of the writer every acknowledged unit is there, and each that is there is whole."""
        told = {token: int(size) for token, size in self._lines("writer")}
        stored = {token for token in tokens.values() if "." in token}
        assert told.keys() <= stored, f"lost: {sorted(told.keys() - stored)[:5]}"
        for token in stored:
            assert ties[token] == actors[token] - 1 > 0, f"half: {token}"
            assert actors[token] == told.get(token, actors[token]), f"half: {token}"
        self.counted.acknowledged["writer"] = len(told)

    def _names(self, actors: Counter[str]) -> None:
        """What the page and the service said is stored is there, once."""
        for kind in ("typist", "service"):
            told = [name for _, name in self._lines(kind)]
            lost = [name for name in told if actors[name] != 1]
            assert not lost, f"lost or double, of the {kind}: {lost[:5]}"
            self.counted.acknowledged[kind] = len(told)
        double = [name for name, times in actors.items() if times > 1]
        assert not double, f"stored twice: {double[:5]}"

    def _imports(self, actors: Counter[str]) -> None:
        """Of every import all rows are there or none; all when the command said so."""
        told = {line[0] for line in self._lines("ack")}
        for turn in range(self.turn + 1):
            name = f"i{turn}"
            assert actors[name] in ({ROWS} if name in told else {0, ROWS}), f"half: import {name}"
        self.counted.imports["acknowledged"] = len(told)


def _until(ready: Callable[[], bool], otherwise: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not ready():
        assert time.monotonic() < deadline, otherwise
        time.sleep(0.02)


def _still(store: Store) -> None:
    """Wait until what the app was doing for somebody who is gone is done."""
    before = -1
    while (now := store.revision()) != before:
        before = now
        time.sleep(0.4)


def _seals_fit(store: Store, tokens: dict[int, str]) -> None:
    """Count every seal again, where the engine keeps them."""
    texts: dict[int, list[tuple[str, str, str | None, str | None]]] = {}
    for change in store.changes(1):
        row = (change.label, change.id, encode_item(change.before), encode_item(change.after))
        texts.setdefault(change.revision, []).append(row)
    previous = START
    for revision in reversed(store.history(limit=10**9)):
        if not revision.seal:
            return
        number = revision.number
        previous = seal(previous, revision, tokens[number], texts.get(number, []))
        assert revision.seal == previous, f"the seal of revision {number} does not fit"
