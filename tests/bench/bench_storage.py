"""The store before 0.3.0 and now, in one table: ``python -m tests.bench.bench_storage [--write docs/figures.md]``.

The embedded engine is measured here (`tests/bench/bench_store.py`, 100,000 actors and 300,000
relations). What has a benchmark of its own (Neo4j beside bare Cypher, an edit until it shows, others
while one imports) is named with the heading under which that one writes.
"""

from __future__ import annotations

import argparse
import os
import re
import sqlite3
import sys
import tempfile
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from netwerk.settings import load_settings
from netwerk.store.connect import connect
from tests.bench.bench_store import bare_sqlite, items, measure
from tests.bench.sections import replaced

HEADING = "## Opslag"
ACTORS, EDITS = 100_000, 1_000


@dataclass(frozen=True)
class Figure:
    """One line: what it is about, what it was before 0.3.0, what it should be, and where it is now.

    now: the begin of a line of `bench_store.measure`, or the heading of another benchmark.
    """

    what: str
    before: str
    wanted: str
    now: str


WRITES, EDIT, CROWD = "Neo4j: writing", "After one edit", "Others while one imports"
FIGURES = (
    Figure("file: one change of 400,023 records", "18,730 a second", "50,000", "one change"),
    Figure("file: load of the same (restore, copy)", "30,562 a second", "", "load of"),
    Figure("file: snapshot, beside a bare read", "1.91 x", "", "snapshot"),
    Figure("file: one acknowledged edit", "median 0.50 ms, p99 4.38 ms", "as it was", "one ackn"),
    Figure("file: an edit until the net shows it, 80,000 items", "310 ms", "50 ms", EDIT),
    Figure("Neo4j: one change of 80,023 items, beside bare Cypher", "0.43 x", "0.8 x", WRITES),
    Figure("Neo4j: load of the same, beside bare Cypher", "0.61 x", "0.9 x", WRITES),
    Figure("Neo4j: restore over 10,000 and over 20,000 items", "6.1 s, 33.5 s", "linear", WRITES),
    Figure("Neo4j: undo of an import, beside the import", "2.9 x", "1 x", WRITES),
    Figure("Neo4j: snapshot, beside a bare read", "1.14 to 1.25 x", "1.2 x", WRITES),
    Figure("Neo4j: items that fit in 1 GB of heap", "73,000", "400,000", WRITES),
    Figure("Neo4j: search of a part of a name, 20,000 actors", "20.3 ms", "10 ms", WRITES),
    Figure("Neo4j: an edit until the net shows it, 80,000 items", "3.2 s", "150 ms", EDIT),
    Figure("Neo4j: write transactions to open a page at rest", "2 to 4", "0", CROWD),
    Figure("Neo4j: a page while one writes for 25 s", "25.3 s", "2 s", CROWD),
)
"""Before: the file on a machine at rest (load 0.2 at the start), Neo4j 5.26.30 with 2 GB of heap."""


def now(figure: Figure, found: Mapping[str, str]) -> str:
    """What was measured in this run, or where it stands."""
    for what, value in found.items():
        if what.startswith(figure.now):
            speed = re.search(r"([\d,]+) records/s", value)
            return f"{speed[1]} a second" if speed else " ".join(value.split())
    return f"see {figure.now}" if figure.now in {WRITES, EDIT, CROWD} else ""


def page(found: Mapping[str, str], load: float) -> list[str]:
    """The figures as Markdown."""
    return [
        HEADING,
        "",
        "Written by `make bench` (tests/bench/bench_storage.py). *Before* is 0.2.0 on the same kind of machine: the file at rest, Neo4j 5.26.30 with",
        "2 GB of heap, 20,000 actors and 60,000 ties. Seconds of a machine that is busy with other things do not compare, ratios do.",
        f"Now: SQLite {sqlite3.sqlite_version}, {os.cpu_count()} cores, load at the start {load:.1f}.",
        "",
        "| what | before 0.3.0 | wanted | now |",
        "|---|---:|---:|---:|",
        *(f"| {f.what} | {f.before} | {f.wanted} | {now(f, found)} |" for f in FIGURES),
    ]


def main() -> None:
    """Measure, print, and write when asked."""
    call = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    call.add_argument("--actors", type=int, default=ACTORS)
    call.add_argument("--write", type=Path, help="put the table in this file too")
    given = call.parse_args()
    load, made = os.getloadavg()[0], items(given.actors, 3 * given.actors)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "netwerk.db")
        with closing(connect(path, load_settings())) as store:
            edits = min(EDITS, given.actors // 37)
            found = dict(measure(store, made, lambda: bare_sqlite(path), edits))
    lines = page(found, load)
    sys.stdout.write("\n".join(lines) + "\n")
    if given.write:
        text = given.write.read_text(encoding="utf-8") if given.write.exists() else ""
        given.write.write_text(replaced(text, HEADING, lines), encoding="utf-8")


if __name__ == "__main__":
    main()
