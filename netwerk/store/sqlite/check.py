"""The checks that only SQLite can do, before those that hold for every engine."""

# ruff: noqa: S608 (names of tables and columns come from the schema; values are parameters)

from __future__ import annotations

from collections.abc import Iterator

from netwerk.errors import StoreDamaged
from netwerk.model import Actor
from netwerk.schema import Schema
from netwerk.store.checks import check_store
from netwerk.store.name_search import search_text
from netwerk.store.port import Problem, Store
from netwerk.store.sqlite.connection import File
from netwerk.store.sqlite.read import Tables
from netwerk.typed.moments import moment_words


def check(store: Store, file: File, tables: Tables, schema: Schema) -> list[Problem]:
    """Whether the file is whole, its foreign keys hold and its derived columns are right.

    `check_store` looks at the rest.
    """
    if broken := _broken(file):
        return [
            Problem("bestand", f"Het bestand is beschadigd ({line}). Zet een reservekopie terug.")
            for line in broken
        ]
    return [
        *_lost(file),
        *check_store(
            store,
            schema,
            lambda: [
                *_foreign_keys(file),
                *_seals(file),
                *_links(store, file, tables),
                *_names(store, file, tables),
            ],
        ),
    ]


def _lost(file: File) -> Iterator[Problem]:
    """What was stored and is there no more: its log was thrown away or cut off."""
    for loss in file.losses():
        count = loss.last - loss.first + 1
        which = f"De laatste {count} wijzigingen (tot " if count > 1 else "De laatste wijziging ("
        yield Problem(
            "bestand",
            f"{which}nummer {loss.last}, van {moment_words(loss.at)}) "
            f"{'zijn' if count > 1 else 'is'} er niet meer: het log van het bestand is weg of "
            "afgekapt. Zet een reservekopie terug, of ga zo verder met 'netwerk check "
            "--overnemen'.",
        )


def _broken(file: File) -> list[str]:
    try:
        with file.outside() as connection:
            return [
                str(row[0])
                for row in connection.execute("PRAGMA integrity_check(20)")
                if row[0] != "ok"
            ]
    except StoreDamaged as error:
        return [str(error.__cause__)]


def _foreign_keys(file: File) -> Iterator[Problem]:
    with file.reading() as connection:
        for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check"):
            yield Problem(
                table, f"In de tabel {table} verwijst een rij naar iets in {parent} dat er niet is."
            )


def _seals(file: File) -> Iterator[Problem]:
    """A file has a seal for every revision; that all are gone, only this engine can tell."""
    with file.reading() as connection:
        if connection.execute("SELECT max(zegel) FROM revisie").fetchone()[0] == "":
            yield Problem("geschiedenis", "Alle zegels zijn weg. Vergelijk met een reservekopie.")


def _links(store: Store, file: File, tables: Tables) -> Iterator[Problem]:
    for table in tables.values():
        for link in table.links:
            wanted = {
                (e.item.id, target)
                for e in store.all(table.form.cls)
                for target in getattr(e.item, link.veld)
            }
            with file.reading() as connection:
                links = set(connection.execute(f'SELECT id, naar FROM "{link.name}"'))
            for id, target in sorted(wanted ^ links):
                yield Problem(
                    f"{table.form.label} {id}",
                    f"De verwijzing naar '{target}' in {link.name} klopt niet.",
                )


def _names(store: Store, file: File, tables: Tables) -> Iterator[Problem]:
    with file.reading() as connection:
        kept = dict(connection.execute(f'SELECT "id", "zoek" FROM "{tables[Actor.__name__].name}"'))
    for entry in store.all(Actor):
        if kept.get(entry.item.id) != search_text(entry.item):
            yield Problem(
                f"Actor {entry.item.id}", f"'{entry.item.naam}' is met zoeken niet te vinden."
            )
