"""What the day costs in a municipality: pages on 1,500 actors, and the findings after one edit on 1,500 and 5,000.

    python -m tests.bench.bench_day [--write docs/figures.md]

Pages are asked of a running app over a real websocket, in one gebied: a first look at each, and again when what it shows
was made before. Fails on a missed bar.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from netwerk.model import Relatie
from netwerk.services.live.networks import Networks
from netwerk.settings import load_settings
from netwerk.store.connect import connect
from netwerk.store.port import Change, Put, Store
from tests.bench.bench_store import items
from tests.bench.load.visitor import opened, visiting
from tests.bench.sections import replaced
from tests.browser.conftest import running

HEADING = "## A day in a municipality"
ACTORS, PER_ACTOR, GEBIED = 1_500, 2.3, "5"
PAGES = (
    "", "gaten", "bruggen", "introducties", "kaart", "gebied", "tabellen", "afspraken", "ronde", "gesprekken", "agenda",
    "verandering", "beschrijven", "meer",
)  # fmt: skip
ROUNDS = 20
FIRST, AGAIN = 2.0, 0.5
EDIT = {1_500: 0.5, 5_000: 2.0}
"""Seconds that may go by: a first look, a page made before, the findings after one edit by number of actors."""


def filled(path: Path, actors: int) -> Store:
    """A store with a made-up municipality of so many actors."""
    store = connect(str(path), load_settings())
    store.apply(Change(tuple(map(Put, items(actors, round(PER_ACTOR * actors)))), "Test"))
    return store


async def pages(port: int) -> dict[str, list[float]]:
    """Seconds of each page: the first look, then all later ones."""
    took: dict[str, list[float]] = {page: [] for page in PAGES}
    async with visiting(port) as socket:
        for number in range(ROUNDS + 1):
            for page in PAGES:
                answer = await opened(socket, page, GEBIED)
                if answer.errors:
                    raise SystemExit(f"{page}: {answer.errors}")
                took[page].append(answer.seconds)
            if not number:
                await asyncio.sleep(8.0)  # the findings are made
    return took


def after_an_edit(actors: int, turns: int = 5) -> tuple[float, float]:
    """Seconds to make every finding at first, and again after one edit by somebody else (median)."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(filled(Path(folder) / "b.db", actors)) as store,
    ):
        networks, today = Networks(store), datetime.now(UTC).date()
        start = time.perf_counter()
        networks.findings(None, today)
        first, seconds = time.perf_counter() - start, []
        for turn in range(turns):
            tie = store.get(Relatie, [f"r{turn:07}"])[f"r{turn:07}"]
            other = replace(tie.item, sterkte=1 + (tie.item.sterkte or 0) % 5)
            store.apply(Change((Put(other, tie.version),), "An"))
            start = time.perf_counter()
            networks.findings(None, today)
            seconds.append(time.perf_counter() - start)
    return first, sorted(seconds)[turns // 2]


def main() -> int:
    """Measure, tell, and say what was missed."""
    call = argparse.ArgumentParser(description=__doc__)
    call.add_argument("--write", type=Path)
    asked = call.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "netwerk.db"
        filled(path, ACTORS).close()
        with running(path) as app:
            took = asyncio.run(pages(int(app.url.rsplit(":", 1)[1].strip("/"))))
    missed: list[str] = []
    lines = [
        HEADING,
        "",
        f"Written by `python -m tests.bench.bench_day` on {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}: {ACTORS:,} actors, gebied {GEBIED}.",
        f"Bars: a first look {FIRST} s, again {AGAIN} s (p95 of {ROUNDS}); findings after an edit {EDIT}.",
        "",
        "| page | first look, s | again, p95, s |",
        "|---|---:|---:|",
    ]
    for page, seconds in took.items():
        again = sorted(seconds[1:])[int(0.95 * ROUNDS) - 1]
        lines.append(f"| {page or 'vandaag'} | {seconds[0]:.2f} | {again:.2f} |")
        missed += [f"{page or 'vandaag'}: first look"] * (seconds[0] > FIRST)
        missed += [f"{page or 'vandaag'}: again"] * (again > AGAIN)
    lines += ["", "| actors | every finding at first, s | after one edit, s |", "|---:|---:|---:|"]
    for actors, bar in EDIT.items():
        first, again = after_an_edit(actors)
        lines.append(f"| {actors:,} | {first:.2f} | {again:.2f} |")
        missed += [f"an edit at {actors}"] * (again > bar)
    lines += ["", f"Missed: {', '.join(missed) or 'nothing'}."]
    sys.stdout.write("\n".join([*lines, ""]))
    if asked.write:
        text = asked.write.read_text(encoding="utf-8")
        asked.write.write_text(replaced(text, HEADING, lines), encoding="utf-8")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
