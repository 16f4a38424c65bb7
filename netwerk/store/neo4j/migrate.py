"""The version of the store on the server: made, brought up to date, or refused when newer.

An older one is brought up to date after a backup.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from netwerk.errors import StoreError
from netwerk.store.neo4j.bolt import Bolt, Tx
from netwerk.store.neo4j.fixed_cypher import Texts

VERSION = 1
"""Raised with every change of the graph that is more than a new label, type or property."""

Migration = Callable[[Tx], None]

MIGRATIONS: Mapping[int, Migration] = {}
"""How a store of version n becomes n + 1, by n."""


def bring_up_to_date(
    bolt: Bolt,
    wanted: Texts,
    backup: Callable[[int], None],
    version: int = VERSION,
    migrations: Mapping[int, Migration] = MIGRATIONS,
) -> None:
    """Make missing constraints and indexes; migrate an older store after ``backup``.

    The migration is one transaction.

    A store that is up to date is only read, so that a user who may only read can open it. Raises
    StoreError for a store of a newer netwerk, StoreUnavailable without the rights.
    """
    stored = bolt.read(_found)
    if stored > version:
        raise StoreError(
            f"De gegevens op {bolt.url} zijn van een nieuwere netwerk (versie {stored}; deze "
            f"kent tot en met {version}). "
            f"Werk netwerk bij."
        )
    define_missing(bolt, wanted)
    if stored == 0:
        bolt.write(lambda tx: tx.do("stand.make", versie=version))
    elif stored < version:
        backup(stored)
        bolt.write(lambda tx: _migrate(tx, version, migrations))


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


def _migrate(tx: Tx, version: int, migrations: Mapping[int, Migration]) -> None:
    tx.lock()
    for step in range(_found(tx), version):
        migrations[step](tx)
    tx.do("stand.migrated", versie=version)


def _found(tx: Tx) -> int:
    """The version of the store, 0 when there is none yet."""
    stand = tx.stand()
    return stand.version if stand else 0


def _names(tx: Tx) -> set[str]:
    return {
        str(row[0]) for name in ("schema.constraints", "schema.indexes") for row in tx.rows(name)
    }
