"""Writing in batches, with a count of what came and went of each kind.

The server says with each statement how much it made and removed. Added up, that is how much there
is afterwards: nothing has to be counted in a transaction that holds a large change, where a count
walks through all of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from neo4j import Result

from netwerk.model import Item, Relatie
from netwerk.store.neo4j.connection.bolt import Tx
from netwerk.store.neo4j.form.shape import Shape

BATCH = 2000
"""Rows that one statement writes."""

Kind = str
"""A label of nodes, or a type of relations with a colon before it."""


def kinds(shape: Shape) -> tuple[Kind, ...]:
    """What is counted with each revision, in this order."""
    links = {link.type for node in shape.nodes.values() for link in node.links}
    return (*shape.nodes, *(f":{name}" for name in (*shape.types.values(), *sorted(links))))


def counted_of(shape: Shape, items: Iterable[Item]) -> list[int]:
    """How much of each kind these items are in the graph."""
    found: Counter[Kind] = Counter()
    for item in items:
        if isinstance(item, Relatie):
            found[f":{shape.types[item.soort]}"] += 1
            continue
        node = shape.nodes[type(item).__name__]
        found[node.label] += 1
        for link in node.links:
            value = getattr(item, link.veld)
            found[f":{link.type}"] += len(value) if isinstance(value, tuple) else value is not None
    return [found[kind] for kind in kinds(shape)]


class Tally:
    """What is written in one transaction.

    While the server works on one batch the next is made ready, so that both are busy.
    """

    def __init__(self, tx: Tx) -> None:
        self._tx = tx
        self._difference: Counter[Kind] = Counter()
        self._running: tuple[Result, Kind | None] | None = None

    def write(
        self, name: str, rows: Iterable[Any], kind: Kind | None = None, key: str = "rows"
    ) -> None:
        """Run the text of that name once for every so many rows; it makes or removes one kind."""
        rest = iter(rows)
        while batch := list(islice(rest, BATCH)):
            self._settled()
            self._running = self._tx.run(name, **{key: batch}), kind

    def once(self, name: str, kind: Kind | None = None, **values: Any) -> None:
        """Run the text of that name with these values."""
        self._settled()
        self._running = self._tx.run(name, **values), kind

    def rows(self, name: str, **values: Any) -> list[list[Any]]:
        """What the text of that name gives, after everything before it."""
        self._settled()
        return self._tx.rows(name, **values)

    def difference(self, kind: Kind) -> int:
        """How much more there is of this kind than before, after everything so far."""
        self._settled()
        return self._difference[kind]

    def end(self) -> None:
        """Wait for the last batch."""
        self._settled()

    def counted_after(self, shape: Shape, before: Sequence[int] | None) -> list[int]:
        """How much there is of each kind, when there was so much before (None: nothing)."""
        self._settled()
        its = kinds(shape)
        return [
            n + self._difference[kind]
            for n, kind in zip(before or [0] * len(its), its, strict=True)
        ]

    def _settled(self) -> None:
        if self._running is None:
            return
        result, kind = self._running
        counters = result.consume().counters
        if kind is not None:
            self._difference[kind] += (
                counters.relationships_created - counters.relationships_deleted
                if kind.startswith(":")
                else counters.nodes_created - counters.nodes_deleted
            )
        self._running = None
