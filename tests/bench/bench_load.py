"""What colleagues wait for: CPU of a page, and the seconds of many users at once, over real websockets.

    python -m tests.bench.bench_load [--users 120] [--seconds 60] [--rounds 12] [--write docs/figures.md]

The app is started as everybody starts it, on the demo area, and visited by a process of its own; both share the cores.
The CPU of a page says most: it hardly depends on what else runs. Exits 1 when a limit was not kept.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from tests.bench.load.process import cpu_seconds, resident_mb, server_of
from tests.bench.load.visitor import PAGES, opened, visiting
from tests.bench.sections import replaced
from tests.browser.conftest import running

ROOT = Path(__file__).resolve().parents[2]
WARM_ROUNDS, WARM_SECONDS = 4, 15.0
P95_LIMIT = 0.3
HEADING = "## Many users at once"


@dataclass(frozen=True)
class Cost:
    """Medians of a page: milliseconds of CPU, kilobytes and messages."""

    page: str
    ms: float
    kb: float
    messages: float


@dataclass(frozen=True)
class Crowd:
    """What many users waited: pages, seconds, memory before and after, and what went wrong."""

    users: int
    pages: int
    p50: float
    p95: float
    most: float
    cpu_ms: float
    mb_before: float
    mb_after: float
    errors: tuple[str, ...]
    load: float


async def costs(port: int, pid: int, rounds: int) -> list[Cost]:
    """What each page costs one visitor, the first rounds left out."""
    seen: dict[str, list[tuple[float, int, int]]] = {page: [] for page in PAGES}
    async with visiting(port) as socket:
        for number in range(WARM_ROUNDS + rounds):
            for page in PAGES:
                before = cpu_seconds(pid)
                answer = await opened(socket, page)
                await asyncio.sleep(0.02)  # what is done after the last message is of this page too
                if number >= WARM_ROUNDS:
                    seen[page].append((cpu_seconds(pid) - before, answer.size, answer.messages))
    middle = statistics.median
    return [
        Cost(
            page=page or "overzicht",
            ms=1000 * middle(cpu for cpu, _, _ in turns),
            kb=middle(size for _, size, _ in turns) / 1024,
            messages=middle(count for _, _, count in turns),
        )
        for page, turns in seen.items()
    ]


def crowded(port: int, pid: int, users: int, seconds: float) -> Crowd:
    """So many users for so long, in a process of their own."""
    before, spent = resident_mb(pid), cpu_seconds(pid)
    command = [sys.executable, "-m", "tests.bench.load.crowd"]
    command += [str(port), str(users), str(seconds), str(WARM_SECONDS)]
    done = subprocess.run(
        command,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=ROOT,
        timeout=seconds + 200,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    answers = json.loads(done.stdout)
    took = answers["seconds"]
    return Crowd(
        users=users,
        pages=len(took),
        p50=took[len(took) // 2],
        p95=took[int(len(took) * 0.95)],
        most=took[-1],
        cpu_ms=1000 * (cpu_seconds(pid) - spent) / answers["asked"],
        mb_before=before,
        mb_after=resident_mb(pid),
        errors=tuple(answers["errors"]),
        load=os.getloadavg()[0],
    )


def page(pages: list[Cost], many: list[Crowd], load: float) -> list[str]:
    """The figures as Markdown."""
    names = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "starlette", "uvicorn"))
    mean = statistics.mean(cost.ms for cost in pages)
    return [
        HEADING,
        "",
        "Written by `make bench` (tests/bench/bench_load.py): `netwerk start` on the demo area, real websocket clients in another process, a page",
        f"every 2 to 6 s. Machine: {os.cpu_count()} cores that server and clients share, Python {platform.python_version()}, {names}; load of the machine at",
        f"the start {load:.1f}, niceness {os.nice(0)}. The seconds depend on what else runs: figures of another run or machine do not compare.",
        "The CPU of a page hardly does.",
        "",
        "| page | CPU, ms | kB | messages |",
        "|---|---:|---:|---:|",
        *(f"| {c.page} | {c.ms:.1f} | {c.kb:.0f} | {c.messages:.0f} |" for c in pages),
        f"| mean | {mean:.1f} | | |",
        "",
        f"| users | pages | p50, s | p95, s | longest, s | CPU a page, ms | memory before, after, MB | errors | load | p95 under {P95_LIMIT} s |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|",
        *(
            f"| {c.users} | {c.pages} | {c.p50:.2f} | {c.p95:.2f} | {c.most:.2f} | {c.cpu_ms:.0f} | {c.mb_before:.0f}, {c.mb_after:.0f} |"
            f" {len(c.errors)} | {c.load:.1f} | {'yes' if c.p95 < P95_LIMIT else '**no**'} |"
            for c in many
        ),
    ]


def main() -> int:
    """Measure, print, and write when asked."""
    call = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    call.add_argument("--users", default="60,120", help="numbers of users, with commas")
    call.add_argument("--seconds", type=float, default=60.0)
    call.add_argument("--rounds", type=int, default=12)
    call.add_argument("--write", type=Path, help="put the figures in this file too")
    given = call.parse_args()
    load, many = os.getloadavg()[0], []
    with tempfile.TemporaryDirectory() as folder, running(Path(folder) / "netwerk.db") as app:
        port, pid = int(app.url.rsplit(":", 1)[1]), server_of(app.process.pid)
        pages = asyncio.run(costs(port, pid, given.rounds))
        for users in map(int, filter(None, given.users.split(","))):
            many.append(crowded(port, pid, users, given.seconds))
    lines = page(pages, many, load)
    sys.stdout.write("\n".join(lines) + "\n")
    for error in (error for c in many for error in c.errors[:5]):
        sys.stderr.write(f"{error}\n")
    if given.write:
        text = given.write.read_text(encoding="utf-8") if given.write.exists() else ""
        given.write.write_text(replaced(text, HEADING, lines), encoding="utf-8")
    return int(any(c.errors or c.p95 >= P95_LIMIT for c in many))


if __name__ == "__main__":
    raise SystemExit(main())
