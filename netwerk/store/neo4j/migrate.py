"""The version of the store on the server: made, brought up to date, or refused when newer.

An older one is brought up to date after a backup.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from netwerk.errors import StoreError
from netwerk.store.neo4j.connection.bolt import Bolt, Tx
from netwerk.store.neo4j.form.fixed_cypher import Texts
from netwerk.store.neo4j.history.sealing import seal_history

VERSION = 2
"""Raised with every change of the graph that is more than a new label, type or property."""

Migration = Callable[[Bolt], int]
"""Gives the revision up to which everything is as the next version has it."""

MIGRATIONS: Mapping[int, Migration] = {1: seal_history}
"""How a store of version n becomes n + 1, by n. In transactions of its own: who stops it halfway
leaves a store of version n that it can begin again with."""


def bring_up_to_date(
    bolt: Bolt,
    wanted: Texts,
    backup: Callable[[int], None],
    version: int = VERSION,
    migrations: Mapping[int, Migration] = MIGRATIONS,
) -> None:
    """Make missing constraints and indexes; migrate an older store after ``backup``.

    A store that is up to date is only read, so that a user who may only read can open it. Raises
    StoreError for a store of a newer netwerk, StoreUnavailable without the rights.
    """
    stored = bolt.read(_found)
    if stored > version:
        raise StoreError(
            f"De gegevens in Neo4j zijn van een nieuwere netwerk (versie {stored}; deze "
            f"kent tot en met {version}). "
            f"Werk netwerk bij."
        )
    define_missing(bolt, wanted)
    if stored == 0:
        bolt.write(lambda tx: tx.do("stand.make", versie=version))
    elif stored < version:
        backup(stored)
        for step in range(stored, version):
            _migrate(bolt, step + 1, migrations[step])


def define_missing(bolt: Bolt, wanted: Texts) -> None:
    """Make the constraints and indexes that are not on the server."""
    missing = [wanted[name] for name in missing_names(bolt, wanted)]
    if missing:
        bolt.define(missing)
        bolt.write(_make_names_known)


def _make_names_known(tx: Tx) -> None:
    for text in ("names.properties", "names.types"):
        tx.do(text)


def missing_names(bolt: Bolt, wanted: Texts) -> list[str]:
    """The constraints and indexes that are not on the server."""
    return sorted(wanted.keys() - bolt.read(_names))


def _migrate(bolt: Bolt, version: int, migration: Migration) -> None:
    """Migrate, and note the new version last of all: not before all that was written is as it says.

    Somebody with an older netwerk may write meanwhile.
    """
    done = False
    while not done:
        up_to = migration(bolt)

        def raised(tx: Tx, up_to: int = up_to) -> bool:
            if tx.lock().revision > up_to:
                return False
            tx.do("stand.migrated", versie=version)
            return True

        done = bolt.write(raised)


def _found(tx: Tx) -> int:
    """The version of the store, 0 when there is none yet."""
    stand = tx.stand()
    return stand.version if stand else 0


def _names(tx: Tx) -> set[str]:
    return {
        str(row[0]) for name in ("schema.constraints", "schema.indexes") for row in tx.rows(name)
    }
