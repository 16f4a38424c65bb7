"""Putting a backup back, into either engine, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from netwerk.errors import StoreDamaged
from netwerk.settings import Settings
from netwerk.store.backup import Backup, checked_backup
from netwerk.store.connect import connect, set_aside_damaged


@dataclass(frozen=True)
class Restored:
    """What a restore put back, and where.

    aside: where a damaged file that was there before is kept.
    """

    url: str
    revision: int
    counts: Mapping[str, int]
    aside: str | None = None


def restore(
    path: Path,
    target_url: str,
    settings: Settings,
    overwrite: bool = False,
    others: bool = False,
) -> Restored:
    """Put a backup back into the store at ``target_url``, in one transaction.

    Every checksum is looked at first.

    With ``others`` also what others made in Neo4j may go where it is in the way.

    With ``overwrite`` what is there goes; a store file that is damaged is not thrown away but set
    aside. Raises InputError (no such file; the target is not empty), StoreDamaged naming what is
    damaged, StoreError.
    """
    with checked_backup(path) as backup:
        try:
            return _put_back(backup, target_url, settings, overwrite, others)
        except StoreDamaged:
            aside = set_aside_damaged(target_url) if overwrite else None
            if aside is None:
                raise
        return replace(_put_back(backup, target_url, settings, overwrite, others), aside=str(aside))


def _put_back(
    backup: Backup, target_url: str, settings: Settings, overwrite: bool, others: bool
) -> Restored:
    store = connect(target_url, settings)
    try:
        store.load(backup.entries(), overwrite, others)
        return Restored(store.url, store.revision(), store.counts())
    finally:
        store.close()
