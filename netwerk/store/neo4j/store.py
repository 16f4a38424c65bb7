"""The team engine: Neo4j over Bolt, a plain property graph.

People with Cypher and Bloom can read it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar, cast

from netwerk.model import Actor, Item, Relatie
from netwerk.schema import Schema
from netwerk.schema import schema as bundled_schema
from netwerk.settings import Settings
from netwerk.store.backup import write_backup
from netwerk.store.item_rules import forms
from netwerk.store.neo4j import outside
from netwerk.store.neo4j.check import check
from netwerk.store.neo4j.connection.bolt import Bolt, Tx, newest
from netwerk.store.neo4j.connection.stand import refuse_while_filled
from netwerk.store.neo4j.cypher import schema_texts, texts
from netwerk.store.neo4j.form.shape import shape_of
from netwerk.store.neo4j.history.record import counted_now
from netwerk.store.neo4j.migrate import define_missing
from netwerk.store.neo4j.opening import opened
from netwerk.store.neo4j.reading import read
from netwerk.store.neo4j.watch import Watch
from netwerk.store.neo4j.writing import write
from netwerk.store.neo4j.writing.load import load
from netwerk.store.neo4j.writing.staged import finish_what_died
from netwerk.store.past import snapshot_of_day
from netwerk.store.port import (
    Change,
    Head,
    ItemChange,
    Problem,
    Revision,
    Snapshot,
    Store,
    Stored,
)
from netwerk.store.upgrade_copies import upgrade_copy

T = TypeVar("T", bound=Item)
R = TypeVar("R")


def open_neo4j(
    url: str,
    settings: Settings,
    schema: Schema | None = None,
    *,
    create: bool = True,
    adopt: bool = False,
) -> Store:
    """Open the store on this server, with user, password and database of the settings.

    create: whether one may be made where none is. adopt: whether a graph of others, of labels or
    types that netwerk uses too, becomes the store.

    Raises InputError (the address holds a password or cannot be read), StoreAbsent (nothing there,
    and nothing may be made), StoreUnavailable (server down, wrong password or database, no rights,
    too old, certificate not trusted, a graph of others), StoreBusy, StoreDamaged, StoreError
    (written by a newer netwerk).
    """
    schema = schema or bundled_schema()
    shape = shape_of(schema, forms(schema))
    bolt = Bolt(url, settings, texts(shape))
    store = Neo4jStore(bolt, schema)
    try:
        store.prepare(create, adopt)
    except BaseException:
        bolt.close()
        raise
    return store


class Neo4jStore:
    """A `Store` on a Neo4j server; safe to use from several threads, beside other processes."""

    engine = "neo4j"
    read_only = False
    """The server tells only who tries to write."""

    def __init__(self, bolt: Bolt, schema: Schema) -> None:
        self.url = bolt.url
        self._bolt = bolt
        self._schema = schema
        self._shape = shape_of(schema, forms(schema))
        self._schema_texts = schema_texts(self._shape)
        self._complete = False

    def prepare(self, create: bool, adopt: bool) -> None:
        """See whether the server will do, and make or migrate what the store needs there."""
        self._bolt.greet()
        finish_what_died(self._bolt, self._shape)
        self._complete = opened(self._bolt, self._schema_texts, self._backup_before, create, adopt)

    def head(self) -> Head:
        """The newest revision: its number and its seal."""
        return self._bolt.read(read.head)

    def revision(self) -> int:
        """The number of the newest revision. What others changed is taken over by who writes."""
        return self._bolt.read(newest)

    def take_over(self) -> int:
        """Put everything that was changed outside netwerk into history, also single values.

        Gives the number of the newest revision. Where nothing of what others have can be taken over
        and there is no history, no store is left either.
        """
        self._before_writing()

        def part(tx: Tx) -> tuple[int, bool]:
            number = outside.take_over(tx, self._shape, tx.lock().revision)
            return number, outside.whole(tx, tx.lock())

        number, whole = self._bolt.write(part)
        while not whole:
            number, whole = self._bolt.write(part)
        if not number:
            self._bolt.write(_forget_when_of_others)
        return number

    def watch(self) -> Callable[[], bool]:
        """Looks for what others changed each time it is called; see `Store.watch`."""
        return Watch(self._bolt, self._shape).look

    def apply(self, change: Change) -> Revision:
        """Apply a change whole or not at all."""
        self._before_writing()
        return write.apply(self._bolt, self._shape, self._schema, change)

    def get(self, cls: type[T], ids: Iterable[str]) -> dict[str, Stored[T]]:
        """The items with these ids."""
        wanted = list(ids)
        stored = self._whole(lambda tx: read.by_ids(tx, self._shape, cls.__name__, wanted))
        return cast("dict[str, Stored[T]]", stored)

    def all(self, cls: type[T]) -> Iterator[Stored[T]]:
        """Every item of one label, ordered by id."""
        stored = self._whole(lambda tx: read.everything(tx, self._shape, cls.__name__))
        return cast("Iterator[Stored[T]]", iter(stored))

    def relaties_of(self, actor_ids: Iterable[str]) -> list[Stored[Relatie]]:
        """Every relation with one of these actors at either end."""
        wanted = list(actor_ids)
        stored = self._whole(lambda tx: read.relations_of(tx, self._shape, wanted))
        return cast("list[Stored[Relatie]]", stored)

    def referring_to(self, label: str, ids: Iterable[str]) -> list[Stored[Item]]:
        """Every item (relations left out) that refers to one of these items, by label and id."""
        wanted = list(ids)
        return self._whole(lambda tx: read.referring(tx, self._shape, label, wanted))

    def search(self, text: str, limit: int = 20) -> list[Stored[Actor]]:
        """Actors of which a name holds the text, best first."""
        stored = self._whole(lambda tx: read.search(tx, self._shape, text, limit))
        return cast("list[Stored[Actor]]", stored)

    def counts(self) -> dict[str, int]:
        """How many items of each label."""
        return self._whole(lambda tx: read.counts(tx, self._shape))

    def snapshot(self, op: str | None = None) -> Snapshot:
        """What a Net needs, now or at the end of a day."""
        if op is not None:
            return snapshot_of_day(self, op)
        revision, snapshot = self._bolt.exact(lambda tx: read.snapshot(tx, self._shape))
        return replace(snapshot, revision=revision)

    def history(
        self, item: tuple[str, str] | None = None, before: int | None = None, limit: int = 50
    ) -> list[Revision]:
        """Revisions, newest first."""
        return self._bolt.read(lambda tx: read.history(tx, item, before, limit))

    def changes(self, first: int, last: int | None = None) -> Iterator[ItemChange]:
        """What revisions did, oldest first."""
        stored = self.revision()
        until = stored if last is None else min(last, stored)
        for start, end in read.windows(max(first, 1), until):
            yield from self._bolt.read(lambda tx, a=start, b=end: read.changes(tx, a, b))  # type: ignore[misc]

    def as_added(self, number: int) -> dict[str, list[str]]:
        """The ids by label of what a revision added and no later one changed."""
        return self._whole(lambda tx: read.as_added(tx, self._shape, number))

    def load(
        self,
        revisions: Iterable[tuple[Revision, Sequence[ItemChange], str]],
        overwrite: bool = False,
        others: bool = False,
        base: Head | None = None,
    ) -> None:
        """Fill the store with history, whole or not at all.

        base: only when that is the newest revision still. others: what others made in Neo4j may go
        where it is in the way.
        """
        self._before_writing()
        load(self._bolt, self._shape, revisions, overwrite, others, base)

    def keep_copy(self) -> None:
        """There is no place beside a server; who wants a copy makes a backup."""
        return

    def scrub(self) -> bool:
        """The server writes its files; what is in its logs goes when it throws those away."""
        return False

    def tokens(self) -> dict[int, str]:
        """The token of each revision."""
        return self._bolt.read(read.tokens)

    def check(self) -> list[Problem]:
        """Whether what is stored fits the schema, references and history; changes nothing."""
        return check(self, self._bolt, self._shape, self._schema, self._schema_texts)

    def sign_out(self, subject: str, moment: str) -> None:
        """Keep when somebody signed out, on a node of its own."""
        self._bolt.write(lambda tx: tx.do("afmelding.keep", wie=subject, op=moment))

    def last_sign_out(self, subject: str) -> str | None:
        """When somebody signed out last."""
        rows = self._bolt.read(lambda tx: tx.rows("afmelding.last", wie=subject))
        return str(rows[0][0]) if rows and rows[0][0] else None

    def backup(self, path: Path, progress: Callable[[float], None] | None = None) -> None:
        """Write a backup, while others read and write."""
        write_backup(self, path, progress)

    def close(self) -> None:
        """Let go of the connections."""
        self._bolt.close()

    def _whole(self, work: Callable[[Tx], R]) -> R:
        """Read, as long as the network is not being written in parts: neither before nor after."""

        def whole(tx: Tx) -> R:
            refuse_while_filled(tx.stand())
            result = work(tx)
            refuse_while_filled(tx.stand())
            return result

        return self._bolt.read(whole)

    def _before_writing(self) -> None:
        """Whoever opened the store to read made no rule or index; the first write does."""
        if not self._complete:
            define_missing(self._bolt, self._schema_texts)
            self._complete = True

    def _backup_before(self, version: int) -> None:
        self.backup(upgrade_copy(version))


def _forget_when_of_others(tx: Tx) -> None:
    if not tx.lock().revision and any(counted_now(tx)):
        tx.do("stand.forget")
