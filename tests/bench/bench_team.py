"""A municipality at work: 300 people who are signed in, and one process against two on Neo4j.

    python -m tests.bench.bench_team [--users 300] [--seconds 300] [--actors 1500] [--two] [--write docs/figures.md]

The app is started as everybody starts it, with sign-in by a proxy, a role for everybody, and the log on. A process of
its own is the proxy and all the people: websocket clients that speak as Streamlit's page does. It shares the cores with
the server, so a server of its own does better. Memory is read every ten seconds. With --two: the same pages without a
pause, on Neo4j behind nginx as in compose.two.yaml, on one process and on two: how many pages a second they carry.
Exits 1 when a bar was missed or anything went wrong.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from netwerk.settings import load_settings
from netwerk.store.connect import connect
from netwerk.store.port import Change, Put
from tests.bench.bench_store import items
from tests.bench.load.process import cpu_seconds, resident_mb, server_of
from tests.bench.load.team import HEADERS, ROLES, SECRET, walked
from tests.bench.sections import replaced
from tests.browser.conftest import App, free_port, running

ROOT = Path(__file__).resolve().parents[2]
HEADING = "## A team at work"
PER_ACTOR = 2.3
P95, GROWTH_MB = 0.5, 120.0
"""Bars: seconds of 95 in 100 pages, and how much the memory may grow in the second half of the time."""
LOOKS = 10.0
MOST_AT_ONCE = 40
"""Visitors without a pause: enough to keep any server of this machine busy."""
SETTINGS = f"""
[aanmelden]
domeinen = ["gemeente.example"]
nagaan = 60
koppen = {{ naam = "{HEADERS["naam"]}", email = "{HEADERS["email"]}", groepen = "{HEADERS["groepen"]}" }}
[toegang]
anders = "geen"
andere_gebieden = "zien"
""" + "".join(
    f'[[toegang.rol]]\ngroep = "{name}"\nrol = "{name.removesuffix("-5")}"\n'
    + ('gebieden = ["5"]\n' if name.endswith("-5") else "")
    for name in dict.fromkeys(ROLES)
)


@dataclass(frozen=True)
class AtWork:
    """What a team waited, and what the server used. memory: MB at each look, in order."""

    name: str
    users: int
    answers: dict[str, Any]
    memory: tuple[float, ...]
    cpu_ms: float
    load: float

    def at(self, share: float) -> float:
        """The seconds within which this share of the pages came."""
        took = self.answers["seconds"]
        return float(took[min(len(took) - 1, int(len(took) * share))]) if took else float("inf")

    @property
    def growth(self) -> float:
        """MB that the memory grew in the second half."""
        return self.memory[-1] - self.memory[len(self.memory) // 2] if self.memory else 0.0

    @property
    def kept(self) -> bool:
        """Whether all bars were kept."""
        return not self.answers["errors"] and self.at(0.95) < P95 and self.growth < GROWTH_MB


def settings_of_app(folder: Path, signed: bool) -> dict[str, str]:
    """The environment of an app; its settings file is in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    log = f'[logboek]\nbestand = "{folder / "netwerk.log.db"}"\n'  # each process has its own
    (folder / "netwerk.toml").write_text((SETTINGS if signed else "") + log, encoding="utf-8")
    secret = "een-lang-geheim-voor-de-koekjes-van-de-meting"
    return {
        "NETWERK_CONFIG": str(folder / "netwerk.toml"),
        "NETWERK_PROXY_GEHEIM": SECRET,
        "NETWERK_COOKIE_GEHEIM": secret,
    }


def fill(place: str, actors: int) -> None:
    """A made-up municipality of so many actors."""
    with closing(connect(place, load_settings())) as store:
        store.apply(Change(tuple(map(Put, items(actors, round(PER_ACTOR * actors)))), "Meting"))


def worked(
    name: str, port: int, pids: list[int], users: int, seconds: float, pause: float, signed: bool
) -> AtWork:
    """So many people for so long; pids: of the processes that serve."""
    memory: list[float] = []
    over = threading.Event()

    def look() -> None:
        while not over.is_set():
            memory.append(sum(map(resident_mb, pids)))
            over.wait(LOOKS)

    warm = min(60.0, seconds / 4)
    words = [*map(str, (port, users, seconds, warm, pause)), "wel" if signed else "niet"]
    looking = threading.Thread(target=look, daemon=True)
    spent = sum(map(cpu_seconds, pids))
    looking.start()
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.load.team", *words],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=ROOT,
        timeout=seconds + 300,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    over.set()
    looking.join()
    memory.append(sum(map(resident_mb, pids)))
    answers = json.loads(done.stdout)
    cpu = 1000 * (sum(map(cpu_seconds, pids)) - spent) / max(1, answers["asked"])
    return AtWork(name, users, answers, tuple(memory), cpu, os.getloadavg()[0])


def on_one(given: argparse.Namespace, signed: bool) -> AtWork:
    """The team at one server with a store file."""
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        store = folder / "netwerk.db"
        fill(str(store), given.actors)
        with running(store, "--no-demo", **settings_of_app(folder, signed)) as app:
            pids = [server_of(app.process.pid)]
            port = port_of(app)
            asyncio.run(walked(port, signed))
            return worked(
                "one, a file", port, pids, given.users, given.seconds, given.pause, signed
            )


def on_neo4j(given: argparse.Namespace, signed: bool) -> list[AtWork]:
    """As many pages as they carry, on one process and on two."""
    from tests.neo4j.server import running_server

    found, server = [], running_server()
    try:
        with tempfile.TemporaryDirectory() as kept, ExitStack() as apps:
            folder = Path(kept)
            fill(server.url, given.actors)
            served: list[App] = []
            for name in ("one", "two"):
                own = folder / name
                environment = settings_of_app(own, signed)
                served.append(
                    apps.enter_context(running(server.url, "--no-demo", folder=own, **environment))
                )
                asyncio.run(walked(port_of(served[-1]), signed))
                with before(served, folder / f"nginx-{name}") as port:
                    pids = [server_of(app.process.pid) for app in served]
                    people = min(MOST_AT_ONCE, given.users)
                    found.append(
                        worked(f"{name}, Neo4j", port, pids, people, given.seconds / 4, 0.0, signed)
                    )
    finally:
        server.stop()
    return found


def port_of(app: App) -> int:
    """Where it listens."""
    return int(app.url.rsplit(":", 1)[1])


@contextmanager
def before(served: list[App], folder: Path) -> Iterator[int]:
    """nginx with the configuration of compose.two.yaml before these, on a port of its own."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None:
        raise SystemExit("nginx is not here (the package nginx-light)")
    folder.mkdir()
    port = free_port()
    text = (ROOT / "compose.nginx.conf").read_text(encoding="utf-8")
    for name, app in zip(("app-1:8501", "app-2:8501"), (served * 2)[:2], strict=True):
        text = text.replace(f"server {name}", f"server 127.0.0.1:{port_of(app)}")
    kept = "".join(
        f"{name}_temp_path {folder / name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    text = text.replace("listen 8080", f"listen 127.0.0.1:{port}")
    text = text.replace("http {", f"http {{\n{kept}access_log off;\n", 1)
    (folder / "nginx.conf").write_text(
        f"pid {folder / 'nginx.pid'};\nerror_log {folder / 'errors.log'};\n{text}", encoding="utf-8"
    )
    command = [nginx, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(1.0)
        if process.poll() is not None:
            raise SystemExit((folder / "errors.log").read_text(encoding="utf-8"))
        yield port
    finally:
        process.terminate()
        process.wait()


def page(team: AtWork, neo4j: list[AtWork], given: argparse.Namespace, signed: bool) -> list[str]:
    """The figures as Markdown."""
    names = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "starlette", "uvicorn"))
    who = "signed in by a proxy, six groups with roles, log on" if signed else "without sign-in"
    slow = sorted(team.answers["pages"].items(), key=lambda entry: -_within(entry[1], 0.95))
    lines = [
        HEADING,
        "",
        f"Written by tests/bench/bench_team.py: `netwerk start`, {given.actors} actors, {team.users} people ({who}), a page every",
        f"{given.pause:.0f} s each, {given.seconds:.0f} s. Clients and server share {os.cpu_count()} cores. Python {platform.python_version()}, {names}; load of the",
        f"machine at the end {team.load:.1f}, niceness {os.nice(0)}. The seconds depend on what else runs.",
        "",
        "| people | pages | pages a second | p50, s | p95, s | longest, s | CPU a page, ms | errors | bars kept |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|---|",
        f"| {team.users} | {len(team.answers['seconds'])} | {team.answers['per_second']:.1f} | {team.at(0.5):.3f} | {team.at(0.95):.3f} |"
        f" {team.at(1.0):.2f} | {team.cpu_ms:.0f} | {sum(team.answers['errors'].values())} | {'yes' if team.kept else '**no**'} |",
        "",
        f"Bars: p95 under {P95} s, no error, memory grows less than {GROWTH_MB:.0f} MB in the second half.",
        f"Memory, MB, every {LOOKS * _step(team.memory):.0f} s: {_curve(team.memory)}.",
        "",
        "Slowest pages, p95: "
        + ", ".join(f"{name} {_within(took, 0.95):.2f} s" for name, took in slow[:5])
        + ".",
    ]
    if neo4j:
        one, two = neo4j
        ratio = two.answers["per_second"] / max(1e-9, one.answers["per_second"])
        lines += [
            "",
            f"On Neo4j behind nginx, {one.users} people without a pause; Neo4j, nginx, clients and both processes share the {os.cpu_count()} cores, so two",
            "cannot carry twice here: the CPU of the processes says whether they would.",
            "",
            "| processes | pages a second | p50, s | p95, s | CPU a page, ms | memory, MB | errors |",
            "|---|---:|---:|---:|---:|---:|---:|",
            *(
                f"| {n.name} | {n.answers['per_second']:.1f} | {n.at(0.5):.2f} | {n.at(0.95):.2f} | {n.cpu_ms:.0f} | {n.memory[-1]:.0f} | {sum(n.answers['errors'].values())} |"
                for n in neo4j
            ),
            "",
            f"Every page was opened once before. Two carry {ratio:.2f} times what one carries.",
        ]
    return lines


def _within(took: list[float], share: float) -> float:
    return took[min(len(took) - 1, int(len(took) * share))]


def _step(memory: tuple[float, ...]) -> int:
    """Of how many looks at the memory one is told."""
    return max(1, len(memory) // 15)


def _curve(memory: tuple[float, ...]) -> str:
    shown = [*memory[:: _step(memory)]]
    if shown[-1] != memory[-1]:
        shown.append(memory[-1])
    return ", ".join(f"{mb:.0f}" for mb in shown)


def main() -> int:
    """Measure, print, and write when asked."""
    call = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    call.add_argument("--users", type=int, default=300)
    call.add_argument("--seconds", type=float, default=300.0)
    call.add_argument("--pause", type=float, default=20.0, help="seconds between two pages")
    call.add_argument("--actors", type=int, default=1500)
    call.add_argument("--unsigned", action="store_true", help="on a desk without sign-in")
    call.add_argument("--two", action="store_true", help="also one and two processes on Neo4j")
    call.add_argument("--write", type=Path, help="put the figures in this file too")
    given = call.parse_args()
    signed = not given.unsigned
    team = on_one(given, signed)
    neo4j = on_neo4j(given, signed) if given.two else []
    lines = page(team, neo4j, given, signed)
    sys.stdout.write("\n".join(lines) + "\n")
    for each in (team, *neo4j):
        for error, times in list(each.answers["errors"].items())[:10]:
            sys.stderr.write(f"{each.name}: {times} x {error}\n")
    if given.write:
        text = given.write.read_text(encoding="utf-8") if given.write.exists() else ""
        given.write.write_text(replaced(text, HEADING, lines), encoding="utf-8")
    return int(not team.kept or any(each.answers["errors"] for each in neo4j))


if __name__ == "__main__":
    raise SystemExit(main())
