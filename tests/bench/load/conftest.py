"""The app as everybody starts it, with a note of every collection of all its memory that somebody orders."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.bench.load.process import server_of
from tests.browser.conftest import running

ROOT = Path(__file__).resolve().parents[3]
NOTES = """
import atexit, gc, os, sys
_collect, _file = gc.collect, os.environ.get("COLLECTIONS")

def collect(generation=2):
    with open(_file, "a") as notes:
        notes.write(f"{os.getpid()} {sys._getframe(1).f_globals.get('__name__')}\\n")
    return _collect(generation)

if _file:
    gc.collect = collect
"""


@dataclass(frozen=True)
class Served:
    """A running app: where it listens, which process serves it, and what it noted."""

    port: int
    pid: int
    notes: Path

    def collections(self) -> list[str]:
        """The modules of the serving process that ordered a collection, in order."""
        lines = self.notes.read_text().splitlines() if self.notes.exists() else []
        return [module for pid, module in map(str.split, lines) if int(pid) == self.pid]


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    (folder / "sitecustomize.py").write_text(NOTES)
    path = os.pathsep.join(map(str, filter(None, (folder, ROOT, os.environ.get("PYTHONPATH")))))
    notes = folder / "collections"
    with running(folder / "netwerk.db", PYTHONPATH=path, COLLECTIONS=str(notes)) as app:
        yield Served(int(app.url.rsplit(":", 1)[1]), server_of(app.process.pid), notes)
