"""What one edit costs who looks at the network: ``python -m tests.bench.bench_update [--neo4j URL] [--write FILE]``.

A process that holds the network of 20,000 actors and 60,000 relations asks for it again after each edit by another
store on the same data. Measured per kind of edit, beside reading everything again in the same run; and the memory of
the process while the edits go on. ``--neo4j`` may be `here`: a server of the tests is started for it.
"""

# ruff: noqa: T201 (a script that prints)

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from netwerk.model import Actor, Item, Relatie
from netwerk.net.net import net_from
from netwerk.schema import schema
from netwerk.services.live.networks import Networks
from netwerk.settings import load_settings
from netwerk.store.connect import connect
from netwerk.store.port import Change, Delete, Put, Store
from tests.bench.bench_store import items
from tests.bench.sections import replaced

LIMITS = {"sqlite": 50.0, "neo4j": 150.0}
"""Milliseconds that an edit may take to show, by engine."""
TODAY = "2026-11-28"
HEADING = "## After one edit"


class Editor:
    """Somebody else who edits the same store."""

    def __init__(self, store: Store, actors: int) -> None:
        self.store = store
        self.actors = actors
        self.turn = 0

    def _apply(self, *ops: Put | Delete) -> None:
        self.store.apply(Change(ops, "bench"))

    def _next(self) -> str:
        self.turn += 1
        return f"{self.turn * 37 % self.actors:07}"

    def _changed(self, item: Item) -> None:
        version = self.store.get(type(item), [item.id])[item.id].version
        self._apply(Put(item, version))

    def rename(self) -> None:
        number = self._next()
        there = self.store.get(Actor, [f"a{number}"])[f"a{number}"].item
        self._changed(replace(there, naam=f"Nieuw {self.turn}"))

    def add_actor(self) -> None:
        self._apply(Put(Actor(id=f"a{self._next()}x{self.turn}", naam="Erbij", soort="bedrijf")))

    def add_tie(self) -> None:
        number = self._next()
        van, naar = f"a{number}", f"a{int(number) * 7 % self.actors:07}"
        self._apply(Put(Relatie(id=f"r{number}x{self.turn}", van=van, naar=naar, soort="kent")))

    def strength(self) -> None:
        number = self._next()
        there = self.store.get(Relatie, [f"r{number}"])[f"r{number}"].item
        self._changed(replace(there, sterkte=1 + (there.sterkte or 0) % 5))

    def end_tie(self) -> None:
        number = self._next()
        there = self.store.get(Relatie, [f"r{number}"])[f"r{number}"].item
        self._changed(replace(there, tot=f"2026-0{1 + self.turn % 9}"))

    def remove_tie(self) -> None:
        entry = self.store.get(Relatie, [f"r{(number := self._next())}"]).get(f"r{number}")
        if entry is not None:
            self._apply(Delete("Relatie", entry.item.id, entry.version))


def resident() -> float:
    """Megabytes of memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def measure(store: Store, other: Store, actors: int, edits: int) -> Iterator[tuple[str, str, bool]]:
    """Rows (what, figure, within the limit) of one engine. The store is emptied first."""
    store.load((), overwrite=True)
    store.apply(Change(tuple(map(Put, items(actors, 3 * actors))), "bench", type="import"))
    networks = Networks(store, clock=lambda: date.fromisoformat(TODAY))
    editor = Editor(other, actors)
    networks.net()
    whole = min(_timed(lambda: _all_again(store)) for _ in range(3))
    yield "everything read again", f"{whole:.0f}", True
    idle = sorted(_timed(networks.net) for _ in range(200))
    yield "nothing changed", f"{statistics.median(idle):.2f}", True
    kinds: dict[str, Callable[[], None]] = {
        "an actor renamed": editor.rename,
        "an actor added": editor.add_actor,
        "a relation added": editor.add_tie,
        "another strength": editor.strength,
        "a relation removed": editor.remove_tie,
        "a relation ended (and some others over)": editor.end_tie,
    }
    gc.collect()
    before = resident()
    for what, edit in kinds.items():
        waits, busy = [], []
        for _ in range(edits):
            edit()
            start = time.process_time()
            waits.append(_timed(networks.net))
            busy.append((time.process_time() - start) * 1e3)
        median, worst, own = statistics.median(waits), max(waits), statistics.median(busy)
        figure = f"{median:.1f} (worst {worst:.1f}; {own:.1f} of this process)"
        yield what, figure, median <= LIMITS[store.engine]
    gc.collect()
    grown = resident() - before
    yield f"memory more after {edits * len(kinds)} edits, MB", f"{grown:.1f}", grown < 100
    again = net_from(store.snapshot(), schema(), TODAY)
    same = again.relaties == networks.net().relaties and again.actors == networks.net().actors
    yield "the same as everything read again", "yes" if same else "no", same


def _all_again(store: Store) -> object:
    return net_from(store.snapshot(), schema(), TODAY)


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1e3


@contextmanager
def _server(given: str) -> Iterator[str]:
    if given != "here":
        yield given
        return
    from tests.neo4j.server import start

    server = start()
    try:
        yield server.url
    finally:
        server.stop()


def main() -> int:
    """Print the figures; 1 when a limit was not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actors", type=int, default=20_000)
    parser.add_argument("--edits", type=int, default=10)
    parser.add_argument("--neo4j", metavar="URL", help="a server that may be emptied, or 'here'")
    parser.add_argument("--write", type=Path, help="put the table in this file too")
    call = parser.parse_args()
    found: dict[str, dict[str, str]] = {}
    kept = True

    def run(url: str) -> None:
        nonlocal kept
        with (
            closing(connect(url, load_settings())) as store,
            closing(connect(url, load_settings())) as other,
        ):
            for what, figure, within in measure(store, other, call.actors, call.edits):
                print(f"{store.engine:8} {what:45} {figure}{'' if within else '  NO'}", flush=True)
                found.setdefault(what, {})[store.engine] = figure + ("" if within else " **no**")
                kept = kept and within

    with tempfile.TemporaryDirectory() as folder:
        run(str(Path(folder) / "netwerk.db"))
    if call.neo4j:
        with _server(call.neo4j) as url:
            run(url)
    if call.write:
        lines = [
            HEADING,
            "",
            f"`python -m tests.bench.bench_update --neo4j here`: {call.actors:,} actors, {3 * call.actors:,} relations; milliseconds from the",
            f"question to the updated net, median of {call.edits}. Limits: {LIMITS['sqlite']:.0f} ms embedded, {LIMITS['neo4j']:.0f} ms Neo4j.",
            "",
            "| what | embedded | Neo4j |",
            "|---|---:|---:|",
            *(f"| {what} | {by.get('sqlite', '')} | {by.get('neo4j', '')} |" for what, by in found.items()),
        ]  # fmt: skip
        text = call.write.read_text(encoding="utf-8") if call.write.exists() else ""
        call.write.write_text(replaced(text, HEADING, lines), encoding="utf-8")
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())
