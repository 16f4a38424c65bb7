"""One description of a gebied of 500 actors in every kind of file, from nothing kept.

    python -m tests.bench.bench_describe [--write docs/figures.md]

Seconds of the clock, and of the processor: on a busy machine they differ. Fails above the bar.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from netwerk.access.rights import User
from netwerk.model import Actor
from netwerk.services.describing.descriptions import FORMATS, described
from netwerk.services.stores import open_desk
from netwerk.settings import Settings
from netwerk.store.connect import connect
from netwerk.store.port import Change, Put
from tests.bench.bench_store import items
from tests.bench.sections import replaced

HEADING = "## A description of 500 actors"
ACTORS, PER_ACTOR, GEBIED = 500, 2.3, "5"
BAR = 10.0
"""Seconds of the processor that one description may take."""
KERNEN = ("etten", "ulft-noord", "ulft-centrum", "varsselder-veldhunten")


def filled(path: Path) -> None:
    """A store with so many actors, all in one gebied."""
    made = items(ACTORS, round(PER_ACTOR * ACTORS))
    here = [
        replace(item, gebieden=(GEBIED,), kern=KERNEN[n % len(KERNEN)])
        if isinstance(item, Actor)
        else item
        for n, item in enumerate(made)
    ]
    settings = Settings(store=str(path))
    with closing(connect(str(path), settings)) as store:
        store.apply(Change(tuple(map(Put, here)), "Test"))


def measured(path: Path, format: str) -> tuple[float, float, int]:
    """Seconds, seconds of the processor, and kB of one description of which nothing was made before."""
    with closing(open_desk(Settings(store=str(path)), User("Test", "beheerder"))) as desk:
        clock, processor = time.perf_counter(), time.process_time()
        size = len(described(desk, GEBIED, format))
        return time.perf_counter() - clock, time.process_time() - processor, size // 1024


def main() -> int:
    """Measure, tell, and say what was missed."""
    call = argparse.ArgumentParser(description=__doc__)
    call.add_argument("--write", type=Path)
    asked = call.parse_args()
    lines = [
        HEADING,
        "",
        f"Written by `python -m tests.bench.bench_describe` on {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}: {ACTORS} actors in one gebied, nothing kept.",
        f"Bar: {BAR:.0f} s of the processor.",
        "",
        "| file | seconds | of the processor | kB |",
        "|---|---:|---:|---:|",
    ]
    missed = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "netwerk.db"
        filled(path)
        for format in FORMATS:
            clock, processor, size = measured(path, format)
            lines.append(f"| {format} | {clock:.1f} | {processor:.1f} | {size:,} |")
            missed += [format] * (processor > BAR)
    lines += ["", f"Missed: {', '.join(missed) or 'nothing'}."]
    sys.stdout.write("\n".join([*lines, ""]))
    if asked.write:
        text = asked.write.read_text(encoding="utf-8")
        asked.write.write_text(replaced(text, HEADING, lines), encoding="utf-8")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
