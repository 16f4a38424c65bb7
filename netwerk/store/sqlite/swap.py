"""A store file in the place of another: its log never goes with the wrong one.

A log that stays behind when somebody puts another file in the place of a store would be applied to
that file by SQLite and spoil it. The note of the last writer (`netwerk.store.sqlite.lock_note`)
says which file a log belongs to; a log that was of another file is kept beside and never used.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from netwerk.errors import StoreDamaged, StoreUnavailable
from netwerk.files import reason
from netwerk.store.sqlite.connection import BUSY_SECONDS, File
from netwerk.store.sqlite.error_words import busy
from netwerk.store.sqlite.file_id import INDEX, LOG, beside, lasting, size
from netwerk.store.sqlite.lock_note import Note, read_note, write_note
from netwerk.store.sqlite.unfinished import ENDINGS, clear_unfinished, moment, new_store
from netwerk.store.sqlite.write_lock import turn


def replace_damaged(path: Path, fill: Callable[[Path], None]) -> Path | None:
    """Put a new store in the place of a file that cannot be used; where the old one is kept.

    None, and nothing done, when there is no file, nothing is in it or nothing is wrong with it.

    fill: makes the new store at the path that it gets, and lets go of it. That is beside the
    damaged one, which stays until the new one is whole; who has the store open goes on with the new
    one at the next transaction. Raises StoreError, and whatever ``fill`` raises.
    """
    place = Path(os.path.realpath(path))
    clear_unfinished(path)
    if not place.is_file() or not (size(place) or size(beside(place, LOG))) or is_sound(path):
        return None
    new = new_store(place)
    try:
        fill(new)
        with turn(place, BUSY_SECONDS) as mine:
            if not mine:
                raise busy(path, BUSY_SECONDS)
            return _in_its_place(place, new)
    except OSError as error:
        raise StoreUnavailable(
            f"'{path}' kan niet worden vervangen: {reason(error)}. Stop netwerk overal en probeer "
            "het opnieuw; er is niets teruggezet."
        ) from error
    finally:
        for ending in ENDINGS:
            beside(new, ending).unlink(missing_ok=True)


def is_sound(path: Path) -> bool:
    """Whether SQLite finds nothing wrong with the file."""
    with closing(File(path)) as file:
        try:
            with file.outside() as connection:
                found = connection.execute("PRAGMA integrity_check(1)").fetchall()
                return found == [("ok",)]
        except StoreDamaged:
            return False


def _in_its_place(place: Path, new: Path) -> Path:
    """Swap the two; of who has the turn. There is a whole file at the place at every moment."""
    aside = place.with_name(f"{place.name}.beschadigd-{moment()}")
    note = read_note(new) or Note()
    try:
        os.link(place, aside)
    except OSError:  # a disk without hard links
        place.rename(aside)
    new.replace(place)
    # After the swap: who opens the new file in between sees by the note that this log is not its.
    with suppress(FileNotFoundError):
        beside(place, LOG).rename(beside(aside, LOG))
    beside(place, INDEX).unlink(missing_ok=True)
    write_note(place, Note(store=lasting(place), head=note.head))
    flush_folder(place.parent)
    return aside


def flush_folder(folder: Path) -> None:
    """See to it that a new name in a folder survives a power cut."""
    if sys.platform == "win32":  # a folder cannot be opened there
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
