"""What a store can be busy with when it is killed, in a process of its own: see `tests.store.tracer`.

``python -m tests.store.dying`` reads one order a line (JSON) and answers each with one line. It has
no threads, so that it may be copied with ``fork`` for each death. `Undertaker` is the other end.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path

from netwerk.settings import load_settings
from netwerk.store.connect import connect
from netwerk.store.copy import copy_store
from netwerk.store.port import Change, Store
from netwerk.store.restore import restore
from netwerk.store.undo import undo_ops
from tests.store.tracer import CannotTrace, Outcome, die_at
from tests.store.worker import unit

ROOT = Path(__file__).parents[2]
AT = "2026-03-14T12:00:00.000000Z"
"""When everything here happens, so that the same work leaves the same behind."""


def opened(place: str) -> Store:
    return connect(place, load_settings({}))


def change(size: int, token: str = "op") -> Change:
    """A ring of so many new actors; the same each time."""
    return Change(unit(token, size), "Anna", why="erbij", token=token, at=AT)


def _open(place: str, _with: str) -> None:
    opened(place).close()


def _apply(place: str, size: str) -> None:
    with closing(opened(place)) as store:
        store.apply(change(int(size)))


def _undo(place: str, number: str) -> None:
    """Taking back a revision, made from what is stored before it: the token makes it harmless."""
    with closing(opened(place)) as store:
        if "terug" in store.tokens().values():
            return
        ops = tuple(undo_ops(store, int(number)))
        undone = Change(ops, "Bea", "terug", "herstel", int(number), token="terug", at=AT)
        store.apply(undone)


def _backup(place: str, path: str) -> None:
    with closing(opened(place)) as store:
        store.backup(Path(path))


def _restore(place: str, path: str) -> None:
    restore(Path(path), place, load_settings({}), overwrite=True)


def _copy(place: str, source: str) -> None:
    with closing(opened(source)) as one, closing(opened(place)) as other:
        copy_store(one, other, overwrite=True)


SMALL = {
    "ALWAYS": 20,
    "SHARE": 0.0,
    "BATCH": 40,
    "MANY": 40,
    "LEASE_SECONDS": 1.0,
    "PAUSE_SECONDS": 0.1,
}
"""What the Neo4j engine is told in a process that works in parts: nothing fits in one transaction."""


def in_parts() -> None:
    """Let the engine of this process do everything in parts, as with a network that is too large."""
    for name, module in list(sys.modules.items()):
        if name.startswith("netwerk.store.neo4j"):
            for setting, value in SMALL.items():
                if hasattr(module, setting):
                    setattr(module, setting, value)


WORKS: Mapping[str, Callable[[str, str], None]] = {
    "open": _open,
    "apply": _apply,
    "undo": _undo,
    "backup": _backup,
    "restore": _restore,
    "copy": _copy,
}
"""By name: what is done to the store at a place, with one more word."""


class Undertaker:
    """The process that does work and has it die."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def die(
        self,
        work: str,
        place: str,
        word: str = "",
        at: int | None = None,
        after: bool = False,
        folder: Path | None = None,
        parts: bool = False,
    ) -> Outcome:
        """Do the work, killed at moment ``at``; see `tests.store.tracer.die_at`.

        parts: as with a network that does not fit in one transaction.

        Raises CannotTrace, and AssertionError when the work failed by itself.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        order = [work, place, word, at, after, str(folder) if folder else None, parts]
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        said = self._process.stdout.readline()
        assert said, "the process that has work die has died itself"
        answer = json.loads(said)
        if isinstance(answer, str):
            raise CannotTrace(answer)
        outcome = Outcome(**answer | {"seen": tuple(answer["seen"])})
        assert outcome.killed or outcome.code == 0, f"{work} failed: {outcome.said}"
        return outcome


@contextmanager
def undertaker() -> Iterator[Undertaker]:
    """One of them, ended at the end."""
    command = [sys.executable, "-m", "tests.store.dying"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Undertaker(process)
        finally:
            process.kill()


def chosen(seen: tuple[str, ...], most: int) -> list[int]:
    """At most about so many of these moments, from 1 on: where another kind begins or ends first,

    then evenly what lies between.
    """
    if len(seen) <= most:
        return list(range(1, len(seen) + 1))
    turns = {i for i in range(1, len(seen)) if seen[i] != seen[i - 1]}
    picked = {1, len(seen)} | {i + 1 for i in turns} | turns
    if len(picked) > most:
        ordered = sorted(picked)
        picked = {ordered[i * (len(ordered) - 1) // (most - 1)] for i in range(most)}
    else:
        step = len(seen) / (most - len(picked) + 1)
        picked |= {round(i * step) for i in range(1, most - len(picked) + 1)}
    return sorted(moment for moment in picked if 1 <= moment <= len(seen))


def main() -> None:
    for line in sys.stdin:
        work, place, word, at, after, folder, parts = json.loads(line)

        def do(work: str = work, place: str = place, word: str = word, parts: bool = parts) -> None:
            if "://" in place:
                from netwerk.store import neo4j as _  # noqa: F401 (there before it is told)
            if parts:
                in_parts()
            WORKS[work](place, word)

        try:
            answer: object = asdict(die_at(do, at, after, Path(folder) if folder else None))
        except CannotTrace as reason:
            answer = str(reason)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
