"""The same network under other ids and in another order of rows, and what is told of it."""

from __future__ import annotations

import hashlib
import random
import sys
from collections.abc import Mapping
from dataclasses import replace

from netwerk.insight.catalogue import all_findings
from netwerk.insight.finding import Finding
from netwerk.net.net import net_from, select
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.store.port import Snapshot
from tests.insight.areas import TODAY, demo_desk


def with_other_ids(snapshot: Snapshot, seed: int) -> Snapshot:
    """Every id another one, and all rows in the order of those."""
    rng = random.Random(seed)
    ids = [str(id) for id in snapshot.actors["id"]]
    new = [f"x{k:05d}" for k in rng.sample(range(len(ids)), len(ids))]
    to = dict(zip(ids, new, strict=True))
    order = sorted(range(len(ids)), key=lambda i: to[ids[i]])
    actors = {name: [column[i] for i in order] for name, column in snapshot.actors.items()}
    actors["id"] = sorted(new)
    rows = len(snapshot.relaties["id"])
    shuffled = rng.sample(range(rows), rows)
    relaties = {name: [column[i] for i in shuffled] for name, column in snapshot.relaties.items()}
    relaties["id"] = [f"r{k:05d}" for k in range(rows)]
    for end in ("van", "naar"):
        relaties[end] = [to[str(id)] for id in relaties[end]]
    return replace(snapshot, actors=actors, relaties=relaties)


def all_told(snapshot: Snapshot, gebied: str | None = None) -> list[tuple[object, ...]]:
    """Every finding in the order it is told, with names instead of ids."""
    whole = net_from(snapshot, schema(), TODAY.isoformat())
    name_of = dict(zip(whole.actors["id"], whole.actors["naam"], strict=True))
    net = whole if gebied is None else select(whole, Selection(gebied=gebied))
    return [_named(f, name_of) for f in all_findings(net, schema(), TODAY)]


def _named(f: Finding, name_of: Mapping[object, object]) -> tuple[object, ...]:
    figures = sorted((key, name_of.get(value, value)) for key, value in f.numbers.items())
    shown = tuple((e.van.naam, e.naar.naam, e.soort, e.datum) for e in f.evidence)
    said = (f.sentence, f.next_step, f.certainty.band, f.certainty.sentence, f.holds)
    actors = tuple(a.naam for a in f.actors)
    subject = f.subject.name if f.subject else None
    return (f.kind, f.gebied, f.kern, subject, *said, actors, tuple(figures), shown)


def digest(snapshot: Snapshot) -> str:
    """What is told, in one line."""
    return hashlib.sha256(repr(all_told(snapshot)).encode()).hexdigest()


if __name__ == "__main__":
    sys.stdout.write(digest(demo_desk().store.snapshot()))
