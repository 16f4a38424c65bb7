"""How fast Neo4j is written, beside bare Cypher that leaves the same graph behind, on the same server.

    .venv/bin/python tests/bench/bench_neo4j.py [--actors 20000] [--rounds 3] [--write docs/figures.md]

Rounds of bare and ours take turns, so that both meet the same machine; a figure is the median of its
rounds. Bare means: rows made before the clock starts, one UNWIND for every 2,000, nothing checked, no
seal. Without ``--url`` it starts a server of its own.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import neo4j
from bench_store import items
from large_neo4j import HEADING as LARGE
from large_neo4j import large

from netwerk.model import Actor, Gebied, Item, Kern, Relatie, field_names
from netwerk.settings import load_settings
from netwerk.store.backup import Entry, history_of
from netwerk.store.codec import encode_item
from netwerk.store.connect import connect
from netwerk.store.name_search import search_text
from netwerk.store.port import Change, Put, Store, now
from netwerk.store.undo import undo_ops
from tests.bench.sections import replaced
from tests.neo4j.server import empty, start

BATCH = 2000
HEADING = "## Neo4j: writing, beside bare Cypher"

Statement = tuple[str, list[Any]]
"""A Cypher text and its rows."""


def main() -> None:
    call = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    call.add_argument("--actors", type=int, help="20,000, with three ties for each")
    call.add_argument("--rounds", type=int, default=3)
    call.add_argument("--url", help="a server that may be emptied, without a password")
    call.add_argument("--only", help="parts of names, with commas: change, load, restore, undo")
    call.add_argument("--write", type=Path, help="write the table to this file too")
    call.add_argument(
        "--large", action="store_true", help="100,000 actors on the server of compose.yaml instead"
    )
    given = call.parse_args()
    if given.large:
        shown(given.write, LARGE, large(given.actors or 100_000))
        return
    server = None if given.url else start()
    try:
        lines = table(given.url or server.url, given.actors or 20_000, given.rounds, given.only)
    finally:
        if server:
            server.stop()
    shown(given.write, HEADING, lines)


def shown(page_to: Path | None, heading: str, lines: list[str]) -> None:
    """Print the lines, and put them under their heading in that file."""
    sys.stdout.write("\n".join(lines) + "\n")
    if page_to:
        text = page_to.read_text(encoding="utf-8") if page_to.exists() else ""
        page_to.write_text(replaced(text, heading, lines), encoding="utf-8")


def table(url: str, actors: int, rounds: int, only: str | None) -> list[str]:
    """The figures as a page in Markdown."""
    made = items(actors, 3 * actors)
    seconds: dict[str, list[float]] = defaultdict(list)
    with (
        neo4j.GraphDatabase.driver(url, notifications_min_severity="OFF") as driver,
        closing(connect(url, load_settings())) as store,
    ):
        empty(driver)
        for turn in range(rounds):
            for name, taken in one_round(store, driver, made):
                if not only or any(part in name for part in only.split(",")):
                    sys.stderr.write(f"round {turn + 1}: {name:44} {taken:7.2f} s\n")
                seconds[name].append(taken)
    return page(
        len(made), rounds, {name: statistics.median(all_) for name, all_ in seconds.items()}
    )


def page(size: int, rounds: int, seconds: dict[str, float]) -> list[str]:
    def row(what: str, ours: str, beside: str) -> str:
        mine, other = seconds[ours], seconds[beside]
        return (
            f"| {what} | {mine:.2f} s | {size / mine:,.0f} | {other:.2f} s | {other / mine:.2f} |"
        )

    return [
        HEADING,
        "",
        f"{size:,} items, median of {rounds} rounds that take turns, on one server "
        "(`tests/bench/bench_neo4j.py`).",
        "",
        "| what | ours | items a second | beside | speed of ours against it |",
        "|---|---:|---:|---:|---:|",
        row("one change with history; beside: bare, one transaction", "change", "bare change"),
        row("load of history (restore, copy); beside: bare, a commit a batch", "load", "bare load"),
        row("restore over a full store that differs in one item; beside: load", "restore", "load"),
        row("undo of the change; beside: the change", "undo", "change"),
    ]


def one_round(store: Store, driver: neo4j.Driver, made: list[Item]) -> Iterator[tuple[str, float]]:
    """Name and seconds of each part."""
    statements = list(bare(made))
    empty(driver)
    yield "bare change", timed(lambda: in_one(driver, statements))
    empty(driver)
    with closing(connect(store.url, load_settings())) as fresh:
        change = Change(tuple(map(Put, made)), "bench", type="import")
        yield "change", timed(lambda: fresh.apply(change))
        entries: list[Entry] = list(history_of(fresh, 1))
        undo = timed(
            lambda: fresh.apply(Change(undo_ops(fresh, 1), "bench", type="herstel", undoes=1))
        )
        yield "undo", undo
    empty(driver)
    yield "bare load", timed(lambda: in_batches(driver, statements))
    empty(driver)
    with closing(connect(store.url, load_settings())) as fresh:
        yield "load", timed(lambda: fresh.load(entries))
        first = fresh.get(Actor, ["a0000007"])["a0000007"]
        fresh.apply(Change((Put(renamed(first.item), first.version),), "bench"))
        yield "restore", timed(lambda: fresh.load(entries, overwrite=True))


def renamed(item: Actor) -> Actor:
    return Actor(**{name: getattr(item, name) for name in field_names(Actor)} | {"naam": "Anders"})


def timed(work: Callable[[], object]) -> float:
    gc.collect()
    start_of = time.perf_counter()
    work()
    return time.perf_counter() - start_of


def bare(made: list[Item]) -> Iterator[Statement]:
    """What leaves the same graph and history behind, as somebody who knows Cypher would write it."""
    yield (
        "UNWIND $rows AS row CREATE (s:Netwerk_Stand {id: 'netwerk', revisie: 1}) "
        "CREATE (r:Netwerk_Revisie) SET r = row",
        [
            {
                "nummer": 1,
                "wie": "bench",
                "waarom": "",
                "soort": "import",
                "kenmerk": "t",
                "op": now(),
            }
        ],
    )
    history = [
        {"revisie": 1, "label": type(i).__name__, "sleutel": i.id, "na": encode_item(i)}
        for i in made
    ]
    yield (
        "MATCH (r:Netwerk_Revisie {nummer: 1}) UNWIND $rows AS row "
        "CREATE (w:Netwerk_Wijziging)-[:HOORT_BIJ]->(r) SET w = row",
        history,
    )
    links: dict[str, list[Any]] = defaultdict(list)
    nodes: dict[str, list[Any]] = defaultdict(list)
    ties: dict[str, list[Any]] = defaultdict(list)
    for item in made:
        own = {n: v for n in field_names(type(item)) if (v := getattr(item, n)) not in (None, ())}
        own["versie"] = 1
        if isinstance(item, Relatie):
            ends = {"van": own.pop("van"), "naar": own.pop("naar")}
            ties[own.pop("soort").upper()].append(ends | {"eigen": own})
        elif isinstance(item, Actor):
            nodes[f"Actor:{own.pop('soort').title()}"].append(own)
            own["zoek"] = search_text(item)
            kern, gebieden = own.pop("kern"), own.pop("gebieden")
            links["Actor GEVESTIGD_IN Kern"].append({"id": item.id, "naar": kern})
            links["Actor ACTIEF_IN Gebied"] += [{"id": item.id, "naar": g} for g in gebieden]
        elif isinstance(item, Kern):
            links["Kern LIGT_IN Gebied"].append({"id": item.id, "naar": own.pop("gebied")})
            nodes["Kern"].append(own)
        elif isinstance(item, Gebied):
            nodes["Gebied"].append(own)
    for label, rows in nodes.items():
        yield f"UNWIND $rows AS row CREATE (n:{label}) SET n = row", rows
    for name, rows in links.items():
        near, kind, far = name.split()
        yield (
            f"UNWIND $rows AS row MATCH (n:{near} {{id: row.id}}), (t:{far} {{id: row.naar}}) "
            f"CREATE (n)-[v:{kind}]->(t)",
            rows,
        )
    for kind, rows in ties.items():
        yield (
            "UNWIND $rows AS row MATCH (a:Actor {id: row.van}), (b:Actor {id: row.naar}) "
            f"CREATE (a)-[r:{kind}]->(b) SET r = row.eigen",
            rows,
        )


def pieces(statements: list[Statement]) -> Iterator[Statement]:
    for text, rows in statements:
        for at in range(0, len(rows), BATCH):
            yield text, rows[at : at + BATCH]


def in_one(driver: neo4j.Driver, statements: list[Statement]) -> None:
    def work(tx: neo4j.ManagedTransaction) -> None:
        for text, rows in pieces(statements):
            tx.run(text, rows=rows).consume()

    with driver.session() as session:
        session.execute_write(work)


def in_batches(driver: neo4j.Driver, statements: list[Statement]) -> None:
    with driver.session() as session:
        for text, rows in pieces(statements):
            session.execute_write(lambda tx, t=text, r=rows: tx.run(t, rows=r).consume())


if __name__ == "__main__":
    main()
