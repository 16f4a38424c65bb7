"""The embedded engine: one SQLite file, for one desk or a small server."""

# ruff: noqa: S608 (names of tables and columns come from the schema; values are parameters)

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from sqlite3 import Connection
from typing import TypeVar, cast

from netwerk.errors import InputError, StoreAbsent, StoreDamaged, StoreUnavailable
from netwerk.files import reason
from netwerk.model import Actor, Item, Relatie
from netwerk.schema import Schema
from netwerk.schema import schema as bundled_schema
from netwerk.store.backup import head_of_backup, write_backup
from netwerk.store.collector import without_collector
from netwerk.store.item_rules import forms
from netwerk.store.past import changed_meanwhile, snapshot_of_day
from netwerk.store.port import Change, Head, ItemChange, Problem, Revision, Snapshot, Store, Stored
from netwerk.store.sqlite import find_names, read, sign_outs, write
from netwerk.store.sqlite.check import check
from netwerk.store.sqlite.connection import BUSY_SECONDS, File
from netwerk.store.sqlite.migrate import bring_up_to_date, copy_beside
from netwerk.store.sqlite.sql_tables import tables
from netwerk.store.sqlite.unfinished import clear_unfinished

T = TypeVar("T", bound=Item)


def open_sqlite(
    path: Path,
    schema: Schema | None = None,
    busy_seconds: float = BUSY_SECONDS,
    *,
    create: bool = True,
) -> Store:
    """Open the store in this file; with ``create`` a new one is made when nothing is there.

    Raises StoreAbsent (nothing is there), StoreUnavailable (cannot be opened or written),
    StoreDamaged (no store, or broken),
    StoreBusy, StoreError (written by a newer netwerk), InputError (a folder, a backup).
    """
    try:
        is_folder = path.is_dir()
        if not create and not is_folder and not _something_at(path):
            raise StoreAbsent(str(path))
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnavailable(
            f"De plek '{path}' is niet te gebruiken: {reason(error)}. Kies een andere plek."
        ) from error
    if is_folder:
        raise InputError(
            f"'{path}' is een map. Geef de naam van een bestand, bijvoorbeeld "
            f"'{path / 'netwerk.db'}'."
        )
    if path.exists() and not os.access(path, os.R_OK):
        raise StoreUnavailable(
            f"Het bestand '{path}' mag niet worden gelezen. Vraag om rechten op het bestand."
        )
    clear_unfinished(path)
    file = File(path, busy_seconds, make=True)
    store = SqliteStore(file, schema or bundled_schema())
    try:
        store.prepare(create)
    except StoreDamaged as error:
        file.close()
        _refuse_backup(path, error)
        raise
    except BaseException:
        file.close()
        raise
    return store


def _refuse_backup(path: Path, error: StoreDamaged) -> None:
    """Raises InputError for what SQLite refused because it is a backup."""
    head = head_of_backup(path)
    if head is not None:
        seal = f", zegel {head[1][:8]}" if head[1] else ""
        raise InputError(
            f"'{path}' is een reservekopie (wijziging {head[0]}{seal}). Lees haar in met 'netwerk "
            f"restore {path}', en kies met --store een ander bestand voor de gegevens."
        ) from error


def _something_at(path: Path) -> bool:
    """Whether there is a file with anything in it; SQLite makes a store of an empty one."""
    return path.exists() and path.stat().st_size > 0


class SqliteStore:
    """A `Store` on one file; safe to use from several threads, beside other processes."""

    engine = "sqlite"

    def __init__(self, file: File, schema: Schema) -> None:
        self.url = str(file.path)
        self._file = file
        self._schema = schema
        self._forms = forms(schema)
        self._tables = tables(schema, self._forms)

    def prepare(self, create: bool = True) -> None:
        """Make or migrate the tables, of each file that comes at the place of the store.

        Raises StoreAbsent when they may not be made.
        """
        self._file.ready(lambda: bring_up_to_date(self._file, self._tables, create=create))

    @property
    def read_only(self) -> bool:
        """Whether the place gives no rights to write."""
        return self._file.read_only

    def head(self) -> Head:
        """The newest revision: its number and its seal."""
        return self._file.ask(read.head)

    def revision(self) -> int:
        """The number of the newest revision."""
        return self._file.ask(read.newest)

    def apply(self, change: Change) -> Revision:
        """Apply a change whole or not at all."""

        def work(connection: Connection) -> Revision:
            return write.apply(connection, self._tables, self._forms, self._schema, change)

        with without_collector(len(change.ops)):
            return self._file.write(work, sure=len(change.ops) >= write.MANY)

    def get(self, cls: type[T], ids: Iterable[str]) -> dict[str, Stored[T]]:
        """The items with these ids."""
        with self._file.reading() as connection:
            return cast(
                "dict[str, Stored[T]]",
                read.by_ids(connection, self._tables[cls.__name__], list(ids)),
            )

    def all(self, cls: type[T]) -> Iterator[Stored[T]]:
        """Every item of one label, ordered by id."""
        with self._file.reading() as connection:
            yield from cast(
                "Iterator[Stored[T]]", read.everything(connection, self._tables[cls.__name__])
            )

    def relaties_of(self, actor_ids: Iterable[str]) -> list[Stored[Relatie]]:
        """Every relation with one of these actors at either end."""
        with self._file.reading() as connection:
            return cast(
                "list[Stored[Relatie]]",
                read.relations_of(connection, self._tables["Relatie"], list(actor_ids)),
            )

    def referring_to(self, label: str, ids: Iterable[str]) -> list[Stored[Item]]:
        """Every item (relations left out) that refers to one of these items, by label and id."""
        with self._file.reading() as connection:
            return read.referring(connection, self._tables, label, list(ids), relations=False)

    def search(self, text: str, limit: int = 20) -> list[Stored[Actor]]:
        """Actors of which a name holds the text, best first."""
        with self._file.reading() as connection:
            return cast(
                "list[Stored[Actor]]",
                find_names.search(connection, self._tables["Actor"], text, limit),
            )

    def counts(self) -> dict[str, int]:
        """How many items of each label."""
        with self._file.reading() as connection:
            return {
                label: int(connection.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0])
                for label, table in self._tables.items()
            }

    def snapshot(self, op: str | None = None) -> Snapshot:
        """What a Net needs, now or at the end of a day."""
        if op is not None:
            return snapshot_of_day(self, op)
        with self._file.reading() as connection:
            return read.snapshot(connection, self._tables)

    def history(
        self, item: tuple[str, str] | None = None, before: int | None = None, limit: int = 50
    ) -> list[Revision]:
        """Revisions, newest first."""
        with self._file.reading() as connection:
            return read.history(connection, item, before, limit)

    def changes(self, first: int, last: int | None = None) -> Iterator[ItemChange]:
        """What revisions did, oldest first."""
        with self._file.reading() as connection:
            yield from read.changes(connection, first, last)

    def as_added(self, number: int) -> dict[str, list[str]]:
        """The ids by label of what a revision added and no later one changed."""
        with self._file.reading() as connection:
            return read.as_added(connection, self._tables, number)

    def load(
        self,
        revisions: Iterable[tuple[Revision, Sequence[ItemChange], str]],
        overwrite: bool = False,
        others: bool = False,  # noqa: ARG002 (nobody else writes in this file)
        base: Head | None = None,
    ) -> None:
        """Fill the store with history, whole or not at all."""
        with self._file.writing(anew=True) as connection, without_collector(write.MANY):
            if base is not None:
                if read.head(connection) != base:
                    raise changed_meanwhile()
                connection.execute("PRAGMA secure_delete=ON")
            write.load(connection, self._tables, revisions, overwrite)

    def keep_copy(self) -> str:
        """A copy of the file as it is now, beside it: where that is."""
        return str(copy_beside(self._file, "vervangen"))

    def tokens(self) -> dict[int, str]:
        """The token of each revision."""
        with self._file.reading() as connection:
            return dict(connection.execute("SELECT nummer, kenmerk FROM revisie ORDER BY nummer"))

    def check(self) -> list[Problem]:
        """Whether what is stored fits the schema, the references and the history."""
        return check(self, self._file, self._tables, self._schema)

    def watch(self) -> None:
        """Nobody else writes in the file, so there is nothing to look for."""

    def scrub(self) -> bool:
        """Write the file anew and empty its log, so that nothing of before is in either."""
        return self._file.scrub()

    def take_over(self) -> int:
        """Nothing but the loss of changes that a check tells of: this file is for netwerk alone.

        What other tools changed in it is a finding of `check`.
        """
        self._file.accept_losses()
        return self.revision()

    def sign_out(self, subject: str, moment: str) -> None:
        """Keep when somebody signed out."""
        self._file.write(lambda connection: sign_outs.keep(connection, subject, moment))

    def last_sign_out(self, subject: str) -> str | None:
        """When somebody signed out last."""
        return self._file.ask(lambda connection: sign_outs.last(connection, subject))

    def backup(self, path: Path, progress: Callable[[float], None] | None = None) -> None:
        """Write a backup, while others read and write."""
        write_backup(self, path, progress)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
