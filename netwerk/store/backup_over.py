"""Whether a backup may take the place of what is there: only of a backup that it goes on from."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from netwerk.errors import InputError, StoreDamaged
from netwerk.model import Actor, Wissing
from netwerk.store.backup import CONTENTS, Entry, checked_backup
from netwerk.store.port import Store

SQLITE = b"SQLite format 3\x00"
"""What every file of SQLite begins with (sqlite.org/fileformat.html, 1.3)."""
ARCHIVE = b"PK\x03\x04"
NAME = 30
"""Where the name of its first part stands in a zip file (APPNOTE.TXT, 4.3.7)."""
BESIDE = ("", "-wal", "-shm", "-lock")
"""What comes after the name of a store for the files that belong to it."""


def refuse_loss(store: Store, path: Path) -> None:
    """Refuse to replace a good backup that this store has not grown out of.

    A backup of an earlier moment of the same store may always go: all of it is in the new one. So
    may a backup that is damaged, and a file with nothing in it. Raises InputError.
    """
    if not path.is_file():
        return
    if _is_database(store, path):
        raise InputError(
            f"'{path}' is geen reservekopie maar een opslag met gegevens, of hoort daarbij. Er is "
            "niets overschreven; kies een andere naam."
        )
    try:
        with checked_backup(path) as backup:
            actors, last = _counted(backup.entries())
    except (InputError, StoreDamaged) as error:
        if _was_backup(path):
            return
        raise InputError(
            f"'{path}' is geen reservekopie van netwerk. Er is niets overschreven; kies een andere "
            "naam."
        ) from error
    if last is None or _grown_from(store, last):
        return
    mine, revisions = store.counts().get(Actor.__name__, 0), store.revision()
    raise InputError(
        f"In de reservekopie '{path}' staat iets anders ({actors} actoren, wijziging "
        f"{last[0].number}) dan in {store.url} ({mine} actoren, wijziging {revisions}), en die is "
        "niet het vervolg erop. Er is niets overschreven; kijk of --store klopt, of kies een "
        "andere naam."
    )


def _was_backup(path: Path) -> bool:
    """Whether a file that cannot be used begins as a backup does, or is empty."""
    try:
        with path.open("rb") as file:
            start = file.read(NAME + 20)
    except OSError:
        return False
    name = start[NAME:]
    ours = name.startswith((b"wijzigingen-", CONTENTS.encode()))
    return not start or (start.startswith(ARCHIVE) and ours)


def _is_database(store: Store, path: Path) -> bool:
    """Whether the file is a store: this one or a file beside it, or any other that SQLite made."""
    mine = Path(os.path.realpath(store.url))
    # By its name and never by opening it: see `sqlite.file_id`.
    if Path(os.path.realpath(path)) in {mine.with_name(mine.name + end) for end in BESIDE}:
        return True
    try:
        if mine.is_file() and path.samefile(mine):
            return True
        with path.open("rb") as file:
            return file.read(len(SQLITE)) == SQLITE
    except OSError:
        return False


def _counted(entries: Iterable[Entry]) -> tuple[int, Entry | None]:
    """How many actors there are after a history, and its last revision."""
    actors, last = 0, None
    for entry in entries:
        last = entry
        for change in entry[1]:
            if change.label == Actor.__name__:
                actors += (change.before is None) - (change.after is None)
    return actors, last


def _grown_from(store: Store, last: Entry) -> bool:
    """Whether this revision is in the history of the store, so that all before it is too."""
    revision, _, token = last
    there = store.history(before=revision.number + 1, limit=1)
    if not there or there[0].number != revision.number:
        return False
    if revision.seal and there[0].seal and revision.seal == there[0].seal:
        return True
    if revision.seal and there[0].seal and not store.counts().get(Wissing.__name__, 0):
        return False
    # An erasure seals history anew; what was sent by a user is known by its token still.
    return store.tokens().get(revision.number) == token
