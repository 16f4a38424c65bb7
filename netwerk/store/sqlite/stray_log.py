"""A log that does not go with the file it stands beside, and changes of which the log is gone.

Everything here is asked and done before the first reading of a file, or within the turn to write.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from netwerk.store.sqlite.error_words import is_code
from netwerk.store.sqlite.file_id import INDEX, LOG, beside, lasting
from netwerk.store.sqlite.file_open import Mode, connected, head_of, holds
from netwerk.store.sqlite.lock_note import Loss, NewestChange, Note, read_note, write_note


def is_stray(place: Path) -> bool:
    """Whether the log, or its index, beside this store belongs to something else."""
    index, log = beside(place, INDEX).exists(), beside(place, LOG).exists()
    return (index and not log) or (log and _of_another(place))


def set_aside(place: Path) -> None:
    """Move a log that belongs to another file out of the way, and keep it; of who has the turn."""
    if not is_stray(place):
        return
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    log = beside(place, LOG)
    with suppress(FileNotFoundError):
        log.rename(log.with_name(f"{log.name}.oud-{moment}"))
    # The index holds nothing of its own, and who still uses it has it open.
    beside(place, INDEX).unlink(missing_ok=True)


def taken_away(place: Path) -> bool:
    """Whether the log that held the newest changes is not beside this store any more.

    Looked at without making a log and an index: there may be a process that has the old ones.
    """
    note = _about(place)
    if note is None or note.log is None or note.log == lasting(beside(place, LOG)):
        return False
    with closing(connected(place, Mode.STILL, 0)) as connection:
        return not holds(connection, note.head)


def missing(place: Path, connection: sqlite3.Connection) -> bool:
    """Whether the change that was the newest one in this file is not in it any more."""
    note = _about(place)
    return note is not None and not holds(connection, note.head)


def _about(place: Path) -> Note | None:
    """The note, when it is about the file that is at the place now."""
    note = read_note(place)
    return note if note is not None and note.store == lasting(place) else None


def write_down_loss(place: Path) -> bool:
    """Note which changes are gone, so that every check tells; of who has the turn.

    False, and nothing noted, when another process still has the file open: it may have them in a
    log that was taken away.
    """
    note = read_note(place)
    if note is None:
        return True
    with closing(connected(place, Mode.WRITE, 0)) as connection:
        try:
            # Alone with the file, or not at all: SQLite then says that it is busy.
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            head = head_of(connection)
        except sqlite3.OperationalError as error:
            if is_code(error, sqlite3.SQLITE_BUSY):
                return False
            raise
        if not holds(connection, note.head):
            note = with_loss(note, head)
    with suppress(OSError):
        write_note(place, replace(note, head=head))
    return True


def with_loss(note: Note, head: NewestChange) -> Note:
    """The note with what was there and is not any more."""
    gone = note.head
    loss = Loss(min(head.number + 1, gone.number), gone.number, gone.at)
    return replace(note, lost=(*note.lost, loss))


def _of_another(place: Path) -> bool:
    note = read_note(place)
    if note is None or note.store is None or note.log is None:
        return False
    return note.log == lasting(beside(place, LOG)) and note.store != lasting(place)
