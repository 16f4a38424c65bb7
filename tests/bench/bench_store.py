"""Figures of the store engines on this machine: ``python -m tests.bench.bench_store [--neo4j URL] [--actors N]``.

One run measures, on 100,000 actors and 300,000 relations made from a fixed seed: bulk load, the snapshot into a
`Net` against the engine's own bare read of the same rows, single acknowledged edits, and the revision. Figures of
different runs do not compare (disks drift); ratios within a run do.
"""

# ruff: noqa: T201 (a script that prints)

from __future__ import annotations

import argparse
import gc
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from netwerk.model import Actor, Item, Relatie
from netwerk.net.net import net_from
from netwerk.schema import read_plaatsen, schema
from netwerk.settings import load_settings
from netwerk.store.connect import connect
from netwerk.store.copy import history_of
from netwerk.store.port import ACTOR_COLUMNS, RELATIE_COLUMNS, Change, Put, Store


def items(actors: int, relations: int) -> list[Item]:
    """Places, actors and relations in the shape of a real network: most properties filled, several gebieden."""
    draw = random.Random(20261125)
    places = read_plaatsen()
    kernen, soorten = (
        [k.id for k in places.kernen],
        ["bewonersgroep", "bedrijf", "instelling", "professional"],
    )
    kinds = list(schema().relaties)
    made: list[Item] = [*places.gebieden, *places.kernen]
    for i in range(actors):
        made.append(
            Actor(
                id=f"a{i:07}", naam=f"Vereniging {draw.randrange(10**9)}", soort=draw.choice(soorten), domeinen=("sociaal", "sport"),
                categorie="sport_en_spel", gebieden=(str(draw.randrange(1, 7)),), kern=draw.choice(kernen), adres=f"Dorpsstraat {i}",
                omschrijving="Een club die al jaren in het dorp werkt en mensen bij elkaar brengt.", bron="lijst 2026",
                laatst_bevestigd="2026-03-14", andere_namen=(f"Oud {i}",) if i % 5 == 0 else (),
            )
        )  # fmt: skip
    for i in range(relations):
        van, naar = draw.sample(range(actors), 2)
        made.append(
            Relatie(
                id=f"r{i:07}", van=f"a{van:07}", naar=f"a{naar:07}", soort=draw.choice(kinds), sterkte=draw.randrange(1, 6),
                frequentie="maandelijks", bron="gesprek", laatst_bevestigd="2026-03", sinds="2019",
            )
        )  # fmt: skip
    return made


def timed(work: Callable[[], object], times: int = 1) -> float:
    """Seconds of the fastest of so many runs."""
    best = float("inf")
    for _ in range(times):
        gc.collect()
        start = time.perf_counter()
        result = work()
        best = min(best, time.perf_counter() - start)
        del result
    return best


def bare_sqlite(path: str) -> object:
    """The same rows with nothing but sqlite3."""
    with closing(sqlite3.connect(path)) as connection:
        actors = connection.execute(
            f"SELECT {', '.join(ACTOR_COLUMNS)} FROM actor ORDER BY id"
        ).fetchall()
        return actors, connection.execute(
            f"SELECT {', '.join(RELATIE_COLUMNS)} FROM relatie ORDER BY id"
        ).fetchall()


def bare_neo4j(url: str) -> object:
    """The same columns with nothing but the driver."""
    import neo4j

    settings = load_settings()
    auth = (settings.neo4j_user, settings.neo4j_password) if settings.neo4j_password else None
    with (
        neo4j.GraphDatabase.driver(url, auth=auth) as driver,
        driver.session(database=settings.neo4j_database) as session,
    ):
        actor = ", ".join(f"a.{name}" for name in ACTOR_COLUMNS)
        tie = ", ".join(
            f"r.{name}" for name in RELATIE_COLUMNS if name not in {"van", "naar", "soort"}
        )
        return session.execute_read(
            lambda tx: (
                tx.run(f"MATCH (a:Actor) RETURN {actor} ORDER BY a.id").values(),
                tx.run(
                    f"MATCH (a:Actor)-[r]->(b:Actor) RETURN {tie}, a.id, b.id, type(r) ORDER BY r.id"
                ).values(),
            )
        )


def measure(
    store: Store, made: list[Item], bare: Callable[[], object], edits: int
) -> list[tuple[str, str]]:
    """The lines of the table for one engine; the store is emptied first."""
    lines: list[tuple[str, str]] = []

    def line(what: str, figure: str) -> None:
        lines.append((what, figure))
        print(f"{store.engine:8} {what:58} {figure}", flush=True)

    store.load((), overwrite=True)
    change = Change(tuple(map(Put, made)), "bench", type="import")
    busy = time.process_time()
    seconds = timed(lambda: store.apply(change))
    busy = time.process_time() - busy
    speed = f"{len(made) / seconds:,.0f} records/s ({busy:.2f} s of this process: {len(made) / busy:,.0f} a processor second)"
    line(
        f"one change of {len(made):,} records (validated, with history)",
        f"{seconds:.2f} s  {speed}",
    )
    seconds = _load(store)
    line(
        "load of the same from history (restore, copy)",
        f"{seconds:.2f} s  {len(made) / seconds:,.0f} records/s",
    )
    raw = timed(bare, 3)
    snapshot = timed(store.snapshot, 3)
    whole = timed(lambda: net_from(store.snapshot(), schema()), 3)
    line("bare read of the same rows", f"{raw:.2f} s")
    line("snapshot", f"{snapshot:.2f} s  {snapshot / raw:.2f} x bare")
    line("snapshot into Net", f"{whole:.2f} s  {whole / raw:.2f} x bare")
    waits = sorted(_edit(store, i) for i in range(edits))
    line(
        f"one acknowledged edit ({edits} x)",
        f"median {statistics.median(waits) * 1e3:.2f} ms  p99 {waits[int(len(waits) * 0.99)] * 1e3:.2f} ms  max {waits[-1] * 1e3:.2f} ms",
    )
    line("revision()", f"{timed(store.revision, 200) * 1e6:.0f} us")
    line(
        "search('vereniging 12')", f"{timed(lambda: store.search('vereniging 12'), 5) * 1e3:.1f} ms"
    )
    line("search('e')", f"{timed(lambda: store.search('e'), 3) * 1e3:.1f} ms")
    line(
        "relaties_of(one actor)",
        f"{timed(lambda: store.relaties_of(['a0000007']), 20) * 1e3:.2f} ms",
    )
    return lines


def _load(store: Store) -> float:
    entries = list(history_of(store, store.revision()))
    return timed(lambda: store.load(entries, overwrite=True))


def _edit(store: Store, i: int) -> float:
    found = store.get(Actor, [f"a{i * 37:07}"])[f"a{i * 37:07}"]
    item = Actor(
        **{name: getattr(found.item, name) for name in Actor.__slots__}
        | {"telefoon": f"0315 {i:06}"}
    )
    change = Change((Put(item, found.version),), "bench")
    start = time.perf_counter()
    store.apply(change)
    return time.perf_counter() - start


def main() -> None:
    """Print the figures of the embedded engine, and of Neo4j when a URL is given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actors", type=int, default=100_000)
    parser.add_argument("--edits", type=int, default=1_000)
    parser.add_argument("--neo4j", metavar="URL", help="a Neo4j server that may be emptied")
    parser.add_argument(
        "--folder", help="where the embedded file is made (default: a temporary folder)"
    )
    call = parser.parse_args()
    made = items(call.actors, 3 * call.actors)
    edits = min(call.edits, call.actors // 37)
    print(f"sqlite {sqlite3.sqlite_version}; {call.actors:,} actors, {3 * call.actors:,} relations")
    with tempfile.TemporaryDirectory(dir=call.folder) as folder:
        path = str(Path(folder) / "netwerk.db")
        with closing(connect(path, load_settings())) as store:
            measure(store, made, lambda: bare_sqlite(path), edits)
            print(f"file {Path(path).stat().st_size / 1e6:.0f} MB")
    if call.neo4j:
        with closing(connect(call.neo4j, load_settings())) as store:
            measure(store, made, lambda: bare_neo4j(call.neo4j), edits)


if __name__ == "__main__":
    main()
