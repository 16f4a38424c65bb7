"""What colleagues wait for while one of them imports 80,000 items: real sessions with one app, on both engines.

    python -m tests.bench.bench_frozen [--items 80000] [--engines sqlite,neo4j] [--write docs/figures.md]

One user chooses two lists in Chromium, waits for what was read, and stores it. Two others open one page after the other
over websockets, in a process of their own, until the report of the import is there. Exits 1 when a page took too long.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.bench.load.visitor import PAGES, opened, visiting
from tests.bench.sections import replaced
from tests.browser.conftest import ARGUMENTS, App, chromium_path, running, settled
from tests.neo4j.server import Server, start

ROOT = Path(__file__).resolve().parents[2]
HEADING = "## Others while one imports"
LONGEST = 2.0
OTHERS = 2
PATIENCE = 900_000
"""Milliseconds that the import may take."""
READS = 0.5
PARTS = ("reading the files", "storing")


@dataclass(frozen=True)
class Wait:
    """What the others waited for during one part of an import."""

    engine: str
    part: str
    seconds: float
    pages: int
    p50: float
    p95: float
    longest: float
    page: str
    load: float


def lists(items: int) -> dict[str, bytes]:
    """A quarter of the items as actors, the others as ties between them."""
    draw = random.Random(7)
    n = items // 4
    actors = "".join(f"Vereniging {k};Bewonersgroep;gebied {k % 6 + 1}\n" for k in range(n))
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < items - n:
        pairs.add((draw.randrange(n), draw.randrange(n)))
    ties = "".join(f"Vereniging {a};Vereniging {b};kent\n" for a, b in sorted(pairs) if a != b)
    return {
        "actoren.csv": f"naam;soort;gebieden\n{actors}".encode(),
        "relaties.csv": f"van;naar;soort relatie\n{ties}".encode(),
    }


async def other(port: int, number: int, until: Path) -> list[tuple[float, float, str]]:
    """One of the others: when each page was asked for, how long it took, and which it was."""
    seen: list[tuple[float, float, str]] = []
    draw = random.Random(number)
    while not until.exists():
        # One that never got its page comes back with a session of its own: the wait counts.
        async with visiting(port) as socket:
            while not until.exists():
                began, page = time.time(), draw.choice(PAGES)
                try:
                    await opened(socket, page, str(draw.randrange(1, 7)))
                except TimeoutError:
                    break
                finally:
                    seen.append((began, time.time() - began, page or "overzicht"))
                await asyncio.sleep(READS)
    return seen


async def others(port: int, until: Path) -> list[tuple[float, float, str]]:
    """All of them, until the file is there."""
    turns = await asyncio.gather(*(other(port, number, until) for number in range(OTHERS)))
    return [page for seen in turns for page in seen]


def imported(page: Page, app: App, items: int) -> list[tuple[float, float]]:
    """Import the lists; when each part began and ended."""
    page.set_default_timeout(PATIENCE)
    page.goto(f"{app.url}/importeren")
    settled(page)
    files = [
        {"name": name, "mimeType": "text/csv", "buffer": content}
        for name, content in lists(items).items()
    ]
    began = time.time()
    page.locator("input[type=file]").set_input_files(files)
    save = page.get_by_role("button", name="gegevens opslaan")
    save.wait_for()
    settled(page)
    read = time.time()
    save.click()
    page.get_by_role("heading", name="Verslag van je import").wait_for()
    return [(began, read), (read, time.time())]


def waited(engine: str, app: App, items: int, folder: Path) -> list[Wait]:
    """One import with others beside it."""
    over = folder / f"{engine}.over"
    command = [sys.executable, "-m", "tests.bench.bench_frozen", "--visit"]
    visitors = subprocess.Popen(
        [*command, f"{app.url.rsplit(':', 1)[1]}:{over}"],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    try:
        time.sleep(8)  # every page was opened before
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
            parts = imported(browser.new_page(), app, items)
            browser.close()
    finally:
        over.touch()
        said, _ = visitors.communicate(timeout=200)
    return [
        told(engine, name, part, json.loads(said)) for name, part in zip(PARTS, parts, strict=True)
    ]


def told(
    engine: str, name: str, part: tuple[float, float], seen: list[tuple[float, float, str]]
) -> Wait:
    """The pages that were waited for during this part."""
    during = sorted(
        (took, page) for began, took, page in seen if began < part[1] and began + took > part[0]
    )
    times = [took for took, _ in during]
    return Wait(
        engine=engine,
        part=name,
        seconds=part[1] - part[0],
        pages=len(times),
        p50=times[len(times) // 2],
        p95=times[int(len(times) * 0.95)],
        longest=times[-1],
        page=during[-1][1],
        load=os.getloadavg()[0],
    )


def on_sqlite(items: int, folder: Path) -> list[Wait]:
    """The file store."""
    with running(folder / "netwerk.db") as app:
        return waited("sqlite", app, items, folder)


def on_neo4j(items: int, folder: Path) -> list[Wait]:
    """A Neo4j server of its own on this machine."""
    server: Server = start()
    try:
        with running(server.url, folder=folder) as app:
            return waited("neo4j", app, items, folder)
    finally:
        server.stop()


ENGINES: dict[str, Callable[[int, Path], list[Wait]]] = {"sqlite": on_sqlite, "neo4j": on_neo4j}


def page(waits: list[Wait], items: int) -> list[str]:
    """The figures as Markdown."""
    return [
        HEADING,
        "",
        f"Written by `make bench` (tests/bench/bench_frozen.py): one user imports {items:,} items in Chromium, {OTHERS} others open a page every {READS} s",
        f"beyond its own time over websockets; app, browser, clients and server share {os.cpu_count()} cores.",
        "",
        f"| engine | part | it took, s | pages of others | p50, s | p95, s | longest, s | which | load | under {LONGEST:.0f} s |",
        "|---|---|---:|---:|---:|---:|---:|---|---:|---|",
        *(
            f"| {w.engine} | {w.part} | {w.seconds:.1f} | {w.pages} | {w.p50:.2f} | {w.p95:.2f} | {w.longest:.2f} | {w.page} | {w.load:.1f} |"
            f" {'yes' if w.longest < LONGEST else '**no**'} |"
            for w in waits
        ),
    ]


def main() -> int:
    """Measure, print, and write when asked."""
    call = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    call.add_argument("--items", type=int, default=80_000)
    call.add_argument("--engines", default="sqlite,neo4j")
    call.add_argument("--write", type=Path, help="put the figures in this file too")
    call.add_argument("--visit", help=argparse.SUPPRESS)
    given = call.parse_args()
    if given.visit:
        port, _, over = given.visit.partition(":")
        sys.stdout.write(json.dumps(asyncio.run(others(int(port), Path(over)))))
        return 0
    waits: list[Wait] = []
    for engine in given.engines.split(","):
        with tempfile.TemporaryDirectory() as folder:
            waits += ENGINES[engine](given.items, Path(folder))
    lines = page(waits, given.items)
    sys.stdout.write("\n".join(lines) + "\n")
    if given.write:
        text = given.write.read_text(encoding="utf-8")
        given.write.write_text(replaced(text, lines[0], lines), encoding="utf-8")
    return int(any(w.longest >= LONGEST for w in waits))


if __name__ == "__main__":
    sys.exit(main())
