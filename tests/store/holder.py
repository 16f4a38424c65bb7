"""A process that has a store open and does what it is told: ``python -m tests.store.holder STORE``.

A line in, a line out: ``add ID`` adds an actor, ``count`` how many actors there are, ``revision``, ``close`` lets go.
"""

# ruff: noqa: T201 (words on standard output are the answers)

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from netwerk.errors import NetwerkError
from netwerk.model import Actor
from netwerk.settings import load_settings
from netwerk.store.connect import connect
from netwerk.store.port import Change, Put, Store

ROOT = Path(__file__).parents[2]


@dataclass
class Holder:
    """Another process with the store open."""

    process: subprocess.Popen[str]

    def ask(self, words: str) -> str:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(words + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def kill(self) -> None:
        """As by kill -9: nothing is closed or tidied."""
        self.process.kill()
        self._end()

    def leave(self) -> None:
        """End as a process should."""
        if self.process.poll() is None:
            assert self.process.stdin
            self.process.stdin.close()
            self.process.wait(60)
        self._end()

    def _end(self) -> None:
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe and not pipe.closed:
                pipe.close()


def holder(place: Path | str) -> Holder:
    """Start one; its store is open when this returns."""
    command = [sys.executable, "-m", "tests.store.holder", str(place)]
    made = Holder(
        subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
    )
    assert made.process.stdout
    assert made.process.stdout.readline() == "open\n"
    return made


def _answer(store: Store, what: str, more: str) -> str:
    if what == "add":
        made = Actor(id=more, naam=f"Groep {more}", soort="bewonersgroep", omschrijving="x" * 500)
        return str(store.apply(Change((Put(made),), "Houder", token=more)).number)
    if what == "count":
        return str(store.counts()["Actor"])
    if what == "revision":
        return str(store.revision())
    if what == "close":
        store.close()
        return "closed"
    raise SystemExit(f"unknown: {what}")


def main() -> None:
    store = connect(sys.argv[1], load_settings())
    print("open", flush=True)
    for line in sys.stdin:
        what, _, more = line.strip().partition(" ")
        try:
            print(_answer(store, what, more), flush=True)
        except NetwerkError as error:
            print(f"{type(error).__name__}: {error}", flush=True)
    store.close()


if __name__ == "__main__":
    main()
