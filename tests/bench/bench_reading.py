"""What 100,000 rows cost: read and stored by the command, and on the page while somebody else looks around.

    python -m tests.bench.bench_reading [--rows 100000] [--write docs/figures.md]

Seconds by the clock and of computing, memory of both processes (the one that reads is apart), and the 95th percentile of
another page meanwhile. Exits 1 when a limit was not kept.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from netwerk.exchange.formats.write_xlsx import OutSheet, xlsx_of
from tests.bench.load.process import resident_mb, server_of
from tests.bench.load.visitor import opened, visiting
from tests.bench.sections import replaced
from tests.browser.conftest import ARGUMENTS, chromium_path, running

HEADING = "## Reading 100,000 rows"
SECONDS_LIMIT, MB_LIMIT = 60.0, 1024.0
HEADERS = ("Naam", "Soort", "Omschrijving", "Website", "Opmerking")
KINDS = ("vereniging", "stichting", "bewonersgroep")
OTHER = "gaten"
"""The page that somebody else opens meanwhile."""
PATIENCE = 600_000


@dataclass(frozen=True)
class Cost:
    """What one import took: seconds, seconds of computing, and megabytes of both processes."""

    what: str
    seconds: float
    cpu: float
    app_mb: float
    reader_mb: float
    both_mb: float
    """Both at the same moment."""

    @property
    def kept(self) -> bool:
        return self.seconds < SECONDS_LIMIT and self.both_mb < MB_LIMIT


def given(rows: int) -> dict[str, bytes]:
    """The same list as a csv and as a workbook."""
    table = [
        (f"Koor {n}", KINDS[n % 3], "komt elke week bijeen", f"https://koor{n}.nl", f"zaal {n % 9}")
        for n in range(rows)
    ]
    text = "\n".join(";".join(row) for row in (HEADERS, *table))
    return {"lijst.csv": text.encode(), "lijst.xlsx": xlsx_of([OutSheet("Lijst", HEADERS, table)])}


def children(pid: int) -> Iterator[int]:
    """All processes that this one started, and they in turn."""
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for child in map(int, task.read_text().split()):
                yield child
                yield from children(child)


class Watch(threading.Thread):
    """Looks how large a process and those that it started become."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.done = pid, threading.Event()
        self.own, self.others, self.both = 0.0, 0.0, 0.0

    def run(self) -> None:
        while not self.done.wait(0.1):
            with suppress(OSError, TypeError):
                own = resident_mb(self.pid)
                others = sum(map(resident_mb, children(self.pid)))
                self.own, self.others = max(self.own, own), max(self.others, others)
                self.both = max(self.both, own + others)


def by_command(file: Path, folder: Path) -> Cost:
    """Read and stored by `netwerk import`."""
    words = [sys.executable, "-m", "netwerk", "import", str(file), "--yes"]
    before, start = os.times(), time.perf_counter()
    with (folder / "said.log").open("w") as log:
        made = subprocess.Popen(
            [*words, "--store", str(folder / f"{file.suffix[1:]}.db")], stdout=log, stderr=log
        )
        watch = Watch(made.pid)
        watch.start()
        code = made.wait()
    took, after = time.perf_counter() - start, os.times()
    watch.done.set()
    if code:
        raise AssertionError((folder / "said.log").read_text())
    cpu = after.children_user + after.children_system - before.children_user
    cpu -= before.children_system
    return Cost(f"command, {file.suffix[1:]}", took, cpu, watch.own, watch.others, watch.both)


async def looking(port: int, done: threading.Event, seconds: list[float]) -> None:
    """Open another page again and again, with some time between."""
    async with visiting(port) as socket:
        while not done.is_set():
            seconds.append((await opened(socket, OTHER)).seconds)
            await asyncio.sleep(0.3)


def by_page(file: Path, folder: Path) -> tuple[Cost, list[float], list[float]]:
    """Read and stored on the page; seconds of another page before and meanwhile."""
    alone: list[float] = []
    meanwhile: list[float] = []
    with running(folder / "page.db") as app, sync_playwright() as playwright:
        port, server = int(app.url.rsplit(":", 1)[1]), server_of(app.process.pid)
        with_time = threading.Event()
        threading.Timer(12, with_time.set).start()
        asked = threading.Thread(target=lambda: asyncio.run(looking(port, with_time, alone)))
        asked.start()
        asked.join()
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        page = browser.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(f"{app.url}/importeren")
        page.locator("input[type=file]").wait_for(state="attached")
        done, watch = threading.Event(), Watch(server)
        other = threading.Thread(target=lambda: asyncio.run(looking(port, done, meanwhile)))
        watch.start()
        other.start()
        start = time.perf_counter()
        page.locator("input[type=file]").set_input_files(file)
        page.get_by_role("button", name=re.compile(r"gegevens opslaan$")).click()
        page.get_by_text(re.compile("^Opgeslagen: ")).wait_for()
        took = time.perf_counter() - start
        for event in (done, watch.done):
            event.set()
        other.join()
        browser.close()
    return (
        Cost(f"page, {file.suffix[1:]}", took, 0.0, watch.own, watch.others, watch.both),
        alone,
        meanwhile,
    )


def p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]


def section(costs: list[Cost], alone: list[float], meanwhile: list[float]) -> list[str]:
    """The figures as a part of the page of figures."""
    lines = [
        HEADING,
        "",
        f"`python -m tests.bench.bench_reading`, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores. "
        f"Read, compared and stored in SQLite. Limits: {SECONDS_LIMIT:.0f} s and 1 GB for both processes.",
        "",
        "| how | seconds | of computing | app MB | reader MB | both at once MB | kept |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {c.what} | {c.seconds:.0f} | {f'{c.cpu:.0f}' if c.cpu else '-'} | {c.app_mb:.0f} | {c.reader_mb:.0f} "
        f"| {c.both_mb:.0f} | {'yes' if c.kept else 'no'} |"
        for c in costs
    ]
    if meanwhile:
        lines += [
            "",
            f"Somebody else on the page `{OTHER}`: p95 {p95(alone):.2f} s before ({len(alone)} times), "
            f"{p95(meanwhile):.2f} s meanwhile ({len(meanwhile)} times, longest {max(meanwhile):.1f} s).",
        ]
    return lines


def main() -> int:
    call = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    call.add_argument("--rows", type=int, default=100_000)
    call.add_argument("--write", type=Path, help="write the part to this page of figures too")
    asked = call.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        files = []
        for name, content in given(asked.rows).items():
            files.append(folder / name)
            files[-1].write_bytes(content)
        costs = [by_command(file, folder) for file in files]
        cost, alone, meanwhile = by_page(files[0], folder)
    lines = section([*costs, cost], alone, meanwhile)
    sys.stdout.write("\n".join(lines) + "\n")
    if asked.write:
        text = asked.write.read_text(encoding="utf-8") if asked.write.exists() else ""
        asked.write.write_text(replaced(text, HEADING, lines), encoding="utf-8")
    return int(not all(one.kept for one in [*costs, cost]))


if __name__ == "__main__":
    raise SystemExit(main())
