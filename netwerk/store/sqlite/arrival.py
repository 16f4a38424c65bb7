"""The first connection to a file: after what does not belong to it was moved out of the way."""

from __future__ import annotations

import ctypes
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from netwerk.files import made_for_owner, only_for_owner
from netwerk.store.sqlite import error_words, stray_log
from netwerk.store.sqlite.file_id import INDEX, LOG, Seen, beside
from netwerk.store.sqlite.file_open import Mode, connected, set_up
from netwerk.store.sqlite.write_lock import turn

TRIES = 100


def arrive(
    path: Path, place: Path, mode: Mode, seconds: float, look: Callable[[], Seen]
) -> tuple[sqlite3.Connection, Seen]:
    """A connection that is ready, and what stood at the place when it was.

    Again when the file is replaced meanwhile. Raises StoreError.
    """
    with error_words.as_sentence(path, seconds):
        if mode.writes:
            _for_owner(place, make=mode is Mode.MAKE)
        for _ in range(TRIES):
            before = look()
            connection = connected(place, mode, seconds)
            try:
                seen = _ready(connection, before, path, place, mode, seconds, look)
            except BaseException:
                connection.close()
                raise
            if seen is None:
                connection.close()
                continue
            if mode.writes and (seen.log is None or seen.log_index is None):
                # Within one process SQLite goes on with an index that was taken away.
                abandon([connection])
                raise error_words.log_taken(path)
            return connection, seen
    raise error_words.gone(path)


def _for_owner(place: Path, *, make: bool) -> None:
    """See to it that others on this machine cannot read a store, its log and its index."""
    if make:
        with suppress(OSError):  # where nothing may be written, opening it says so in words
            made_for_owner(place)
    for part in (place, beside(place, LOG), beside(place, INDEX)):
        only_for_owner(part)


def in_turn(path: Path, place: Path, seconds: float, work: Callable[[Path], None]) -> None:
    """Do work within the turn to write. Raises StoreBusy."""
    with turn(place, seconds) as mine:
        if not mine:
            raise error_words.busy(path, seconds)
        work(place)


def abandon(connections: Iterable[sqlite3.Connection]) -> None:
    """Keep connections open until the process ends.

    Closing the last one would throw away, by its name, the log that others use now.
    """
    for connection in connections:
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(connection))


def _ready(
    connection: sqlite3.Connection,
    before: Seen,
    path: Path,
    place: Path,
    mode: Mode,
    seconds: float,
    look: Callable[[], Seen],
) -> Seen | None:
    """What stands at the place when the connection is ready; None when it must be made anew."""

    def note_loss(place: Path) -> None:
        if not stray_log.write_down_loss(place):
            raise error_words.log_elsewhere(path)

    # Nothing was read yet: which file was opened is known, and its log was not looked for.
    now = look()
    if now.store is None or before.store not in {None, now.store}:
        return None
    if mode.writes and stray_log.is_stray(place):
        in_turn(path, place, seconds, stray_log.set_aside)
        return None
    if mode.writes and stray_log.taken_away(place):
        in_turn(path, place, seconds, note_loss)
        return None
    set_up(connection, path, mode, seconds)
    seen = look()
    if seen.store != now.store:
        return None
    if mode.writes and stray_log.missing(place, connection):
        connection.close()
        in_turn(path, place, seconds, note_loss)
        return None
    return seen
