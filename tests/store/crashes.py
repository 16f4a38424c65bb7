"""Rounds of kill -9 on two writers and a reader, the same for every engine that a process can open by a URL."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from netwerk.model import Actor, Relatie
from netwerk.store.port import Store

ROOT = Path(__file__).parents[2]


@dataclass
class Tally:
    """What all rounds together came to."""

    rounds: int = 0
    acknowledged: int = 0
    stored: int = 0


def start(*arguments: str) -> subprocess.Popen[str]:
    """One worker process; it says ``open`` when its store is."""
    command = [sys.executable, "-m", "tests.store.worker", *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def crash_rounds(
    place: str, folder: Path, rounds: int, open_store: Callable[[], Store], seed: int
) -> Tally:
    """Kill everybody at a random moment, look, and go on with the same store. Asserts after every round."""
    draw, tally = random.Random(seed), Tally()
    problems = folder / "problems.txt"
    for turn in range(rounds):
        names = [f"w{turn}a", f"w{turn}b"]
        workers = [start("write", place, name, str(folder / name)) for name in names] + [
            start("read", place, str(problems))
        ]
        try:
            for worker in workers:
                assert worker.stdout
                said = worker.stdout.readline()
                assert said == "open\n", f"a worker could not open the store: {said}"
            _wait(lambda: all(_acknowledged(folder / name) for name in names), workers)  # noqa: B023
            time.sleep(draw.uniform(0.0, 0.5))
            draw.shuffle(workers)
            for worker in workers:
                worker.send_signal(signal.SIGKILL)
                time.sleep(draw.choice((0.0, 0.0, 0.02)))
        finally:
            for worker in workers:
                worker.kill()
                worker.wait()
            last = [_said(worker) for worker in workers]
        assert [w.returncode for w in workers] == [-signal.SIGKILL] * 3, last
        _look(open_store, folder, problems, tally)
        tally.rounds += 1
    return tally


def _acknowledged(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def _wait(ready: Callable[[], bool], workers: list[subprocess.Popen[str]]) -> None:
    deadline = time.monotonic() + 60
    while not ready():
        for worker in workers:
            assert worker.poll() is None, f"a worker stopped by itself: {_said(worker)}"
        assert time.monotonic() < deadline, "nothing was acknowledged in a minute"
        time.sleep(0.005)


def _said(worker: subprocess.Popen[str]) -> str:
    """The last words of a worker that has ended, such as the error it stopped with."""
    assert worker.stdout
    if worker.stdout.closed:
        return ""
    with worker.stdout:
        return worker.stdout.read()


def _look(open_store: Callable[[], Store], folder: Path, problems: Path, tally: Tally) -> None:
    """Every acknowledged change is there, none is half, the reader saw nothing loose, and the check is clean."""
    assert not problems.exists(), problems.read_text()
    told = [
        line.split()
        for path in folder.glob("w*")
        if path.is_file()
        for line in path.read_text().splitlines()
    ]
    acknowledged = {token: int(size) for token, size in told}
    store = open_store()
    try:
        tokens = store.tokens()
        stored = set(tokens.values())
        assert set(acknowledged) <= stored, sorted(set(acknowledged) - stored)[:5]
        actors = _sizes(entry.item.id for entry in store.all(Actor))
        ties = _sizes(entry.item.id for entry in store.all(Relatie))
        for revision in store.history(limit=10**9):
            token, size = tokens[revision.number], int(revision.why)
            assert (actors[token], ties[token]) == (size, size - 1), f"half: {token}"
        assert store.check() == []
    finally:
        store.close()
    tally.acknowledged, tally.stored = len(acknowledged), len(stored)


def _sizes(ids: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for id in ids:
        name = id.partition("-")[0]
        counts[name] = counts.get(name, 0) + 1
    return counts
