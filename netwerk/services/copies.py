"""Backup, restore and copy: for the one who looks after the data."""

from __future__ import annotations

from pathlib import Path

from netwerk.access.rights import BEHEREN, LEZEN, User, require
from netwerk.errors import InputError
from netwerk.files import refuse_existing
from netwerk.settings import Settings
from netwerk.store.backup import write_backup
from netwerk.store.connect import connect
from netwerk.store.copy import CopyResult, copy_store
from netwerk.store.port import Store
from netwerk.store.restore import Restored, restore


def take_over(store: Store, user: User) -> int:
    """Put into history what was changed outside netwerk, in an engine that invites that.

    The newest revision.
    """
    require(user, BEHEREN)
    return store.take_over()


def make_backup(store: Store, user: User, path: Path, overwrite: bool = False) -> None:
    """Write a backup while others work. Raises InputError when the file is there already."""
    require(user, LEZEN)
    if path.is_dir():
        raise InputError(f"'{path}' is een map. Geef de naam van een bestand.")
    if not overwrite:
        refuse_existing(path)
    write_backup(store, path)


def restore_backup(settings: Settings, user: User, path: Path, overwrite: bool = False) -> Restored:
    """Put a backup back in the store of these settings.

    Refuses a store with facts unless ``overwrite``.
    """
    require(user, BEHEREN)
    return restore(path, settings.store, settings, overwrite)


def copy_all(settings: Settings, user: User, source_url: str, target_url: str) -> CopyResult:
    """Copy everything, with history, into an empty store, and compare the two."""
    require(user, BEHEREN)
    if "://" not in source_url and not Path(source_url).exists():
        raise InputError(
            f"'{source_url}' bestaat niet, dus er is niets om te kopiëren. Controleer de naam "
            "na --from."
        )
    source = connect(source_url, settings)
    try:
        target = connect(target_url, settings)
        try:
            return copy_store(source, target)
        finally:
            target.close()
    finally:
        source.close()
