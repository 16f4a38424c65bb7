"""Does a network of 400,000 items with its history fit on a small Neo4j: ``bench_neo4j.py --large``.

Once, with what ``compose.yaml`` gives the server: a copy into an empty store, one import of more
than 100,000 items over it, and then whether everything is there. Beside the seconds stand the
processor time of the server, the most that all transactions together took, and the most of the heap
that was still in use after a full clean-up.
"""

from __future__ import annotations

import os
import random
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from operator import attrgetter
from pathlib import Path
from typing import Any

import neo4j
from bench_store import items

from netwerk.model import Actor, Item, Relatie
from netwerk.settings import load_settings
from netwerk.store.chain import sealed
from netwerk.store.connect import connect
from netwerk.store.port import ACTOR_COLUMNS, RELATIE_COLUMNS, Change, Put, Store
from netwerk.store.values import ItemChange, Revision
from tests.neo4j.server import HEAP, SETTINGS, Server, start

HEADING = "## Neo4j: a large network on a small server"
COMPOSE = {
    "dbms.memory.transaction.total.max": "700m",
    "db.memory.transaction.max": "600m",
    "server.memory.pagecache.size": "512m",
}
"""As in ``compose.yaml``, for its heap of 1 GB."""
SAY_SECONDS = 20.0


@dataclass
class Part:
    """What one part of the work took."""

    name: str
    items: int
    seconds: float = 0.0
    server: float = 0.0
    client: float = 0.0
    pool: float = 0.0
    heap: float = 0.0
    load: list[float] = field(default_factory=list)

    def row(self) -> str:
        """As a line of the table."""
        return (
            f"| {self.name} | {self.seconds:,.1f} s | {self.server:,.1f} s | {self.client:,.1f} s "
            f"| {self.pool / 2**20:,.0f} MB | {self.heap / 2**20:,.0f} MB "
            f"| {sum(self.load) / max(len(self.load), 1):.0f} |"
        )


def large(actors: int) -> list[str]:
    """The figures as a page in Markdown; raises AssertionError when something is not there."""
    server = start(settings=SETTINGS | COMPOSE)
    try:
        return page(list(parts(server, actors)), actors)
    finally:
        server.stop()


def page(done: list[Part], actors: int) -> list[str]:
    head = done[0].items
    return [
        HEADING,
        "",
        f"{head:,} items with their history, then one import of {done[1].items:,} more, on a heap "
        f"of {HEAP} with the limits of `compose.yaml` (`NETWERK_TEST_NEO4J_HEAP=1g "
        f"tests/bench/bench_neo4j.py --large --actors {actors}`). Done once; seconds on a machine "
        "that is busy with other things (load: processes that want one of its 2 cores) say little.",
        "",
        "| what | seconds | processor of the server | of the client | all transactions, at most "
        "| heap in use after a full clean-up, at most | load |",
        "|---|---:|---:|---:|---:|---:|---:|",
        *(part.row() for part in done),
    ]


def parts(server: Server, actors: int) -> Iterator[Part]:
    made = items(actors, 3 * actors)
    more = later(made, actors)
    with (
        neo4j.GraphDatabase.driver(server.url, notifications_min_severity="OFF") as driver,
        closing(connect(server.url, load_settings())) as store,
    ):
        entry = imported(made)

        def measured(name: str, size: int, work: Callable[[], object]) -> Part:
            part = Part(name, size)
            with watched(part, driver, server):
                work()
            sys.stderr.write(part.row() + "\n")
            return part

        yield measured("copy into an empty store", len(made), lambda: store.load([entry]))
        change = Change(tuple(more), "bench", "later", "import")
        yield measured("one import over it", len(more), lambda: store.apply(change))
        wanted = {(type(i).__name__, i.id): i for i in made}
        wanted |= {(type(op.item).__name__, op.item.id): op.item for op in more}
        yield measured("snapshot", len(wanted), lambda: same(store, list(wanted.values())))
        yield measured("check", len(wanted), lambda: sound(store))


def imported(made: list[Item]) -> tuple[Revision, list[ItemChange], str]:
    """History of one import, as a copy brings it."""
    changes = [ItemChange(1, type(i).__name__, i.id, None, i) for i in made]
    changes.sort(key=lambda change: (change.label, change.id))
    first = Revision(
        number=1, at="2026-11-28T12:00:00.000000+00:00", who="bench", why="import", type="import",
        added=len(made), changed=0, removed=0, undoes=None, undone_by=None,
    )  # fmt: skip
    return sealed("", first, "t", changes), changes, "t"


def later(made: list[Item], actors: int) -> list[Put]:
    """An import over these: a quarter more actors and ties, and one in ten actors changed."""
    draw = random.Random(1)
    old = [item for item in made if isinstance(item, Actor)]
    ties = [item for item in made if isinstance(item, Relatie)]
    new = [replace(old[i], id=f"b{i:07}") for i in range(actors // 4)]
    ends = [*old, *new]
    more = [
        replace(tie, id=f"s{i:07}", van=pair[0].id, naar=pair[1].id)
        for i, tie in enumerate(ties[: 3 * actors // 4])
        if (pair := draw.sample(ends, 2))
    ]
    changed = [replace(item, naam=f"{item.naam} Nieuw") for item in old[::10]]
    return [*map(Put, new), *map(Put, more), *(Put(item, 1) for item in changed)]


def same(store: Store, wanted: list[Item]) -> None:
    """Raises AssertionError when the snapshot is not exactly this."""
    shot = store.snapshot()
    assert shot.revision == 2, shot.revision
    for cls, names, columns in (
        (Actor, ACTOR_COLUMNS, shot.actors),
        (Relatie, RELATIE_COLUMNS, shot.relaties),
    ):
        its = sorted((i for i in wanted if isinstance(i, cls)), key=attrgetter("id"))
        for name in names:
            assert [getattr(i, name) for i in its] == list(columns[name]), (cls, name)


def sound(store: Store) -> None:
    """Raises AssertionError when the check finds anything."""
    found = store.check()
    assert not found, found[:3]


@contextmanager
def watched(part: Part, driver: neo4j.Driver, server: Server) -> Iterator[None]:
    """Fill in what the work inside takes, and say now and then how far it is."""
    done = threading.Event()
    watcher = threading.Thread(target=_watch, args=(part, driver, done), daemon=True)
    began, cpu, own = time.perf_counter(), server_seconds(server), time.process_time()
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()
        part.seconds = time.perf_counter() - began
        part.server, part.client = server_seconds(server) - cpu, time.process_time() - own


def server_seconds(server: Server) -> float:
    """Processor time that the server took so far; 0 where the system does not say."""
    if server.process is None:
        return 0.0
    with suppress(OSError):
        fields = Path(f"/proc/{server.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


_HELD = "SHOW TRANSACTIONS YIELD estimatedUsedHeapMemory AS n RETURN sum(n) AS n"
_JMX = "CALL dbms.queryJmx($name) YIELD attributes RETURN attributes"
_STAND = "MATCH (s:Netwerk_Stand) RETURN s.bezig_wat AS stage, s.bezig_deel AS part"


def _watch(part: Part, driver: neo4j.Driver, done: threading.Event) -> None:
    began = said = time.monotonic()
    while not done.wait(1.0):
        with suppress(neo4j.exceptions.Neo4jError, neo4j.exceptions.DriverError, OSError):
            part.load.append(os.getloadavg()[0])
            part.pool = max(part.pool, held(driver))
            part.heap = max(part.heap, cleaned(driver))
            if time.monotonic() - said > SAY_SECONDS:
                said = time.monotonic()
                (stand,) = driver.execute_query(_STAND).records
                sys.stderr.write(
                    f"{part.name}: {said - began:.0f} s, {stand['stage'] or 'one transaction'} "
                    f"{100 * (stand['part'] or 0):.0f} %, most {part.pool / 2**20:.0f} MB in "
                    f"transactions, load {part.load[-1]:.0f}\n"
                )


def held(driver: neo4j.Driver) -> float:
    """Heap that all transactions take now, as the server counts it."""
    return float(driver.execute_query(_HELD).records[0]["n"])


def cleaned(driver: neo4j.Driver) -> float:
    """What the oldest part of the heap still held after its last full clean-up."""
    rows: list[Any] = driver.execute_query(
        _JMX, name="java.lang:type=MemoryPool,name=Tenured Gen"
    ).records
    usage = rows[0]["attributes"]["CollectionUsage"]["value"]["properties"] if rows else {}
    return float(usage.get("used", 0))
