"""One connection to a store file: in which way it may be opened, and whether it is one of ours.

A file, folder or disk without rights to write is opened to read. SQLite then needs the log and its
index when others write in the file; when there is no log, nobody does, and nothing is made beside
it (``immutable``).
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import suppress
from enum import Enum
from pathlib import Path
from urllib.parse import quote

from netwerk.errors import StoreDamaged, StoreError, StoreUnavailable
from netwerk.store.sqlite.error_words import is_code
from netwerk.store.sqlite.file_id import INDEX, LOG, beside, size
from netwerk.store.sqlite.lock_note import NewestChange
from netwerk.store.sqlite.sql_tables import APPLICATION_ID

PRAGMAS = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "cache_size=-64000",
    "temp_store=MEMORY",
    "journal_size_limit=67108864",
)

SMALLEST = 512
"""Bytes; SQLite takes anything smaller for an empty file and writes over it."""


class Mode(Enum):
    """How a file is opened, in the words of SQLite's URIs."""

    MAKE = "mode=rwc"
    WRITE = "mode=rw"
    READ = "mode=ro"
    STILL = "mode=ro&immutable=1"

    @property
    def writes(self) -> bool:
        """Whether anything may be written."""
        return self is Mode.WRITE or self is Mode.MAKE


def mode_for(place: Path, make: bool) -> Mode:
    """How the store at this place can be opened; ``make``: it may be made when it is not there."""
    if not place.exists():
        return Mode.MAKE if make else Mode.WRITE
    if may_write(place):
        return Mode.MAKE if make else Mode.WRITE
    log = beside(place, LOG)
    if not log.exists() or (size(log) == 0 and not beside(place, INDEX).exists()):
        return Mode.STILL
    return Mode.READ


def may_write(place: Path) -> bool:
    """Whether the system lets us write in the file, and make a log beside it."""
    return os.access(place, os.R_OK | os.W_OK) and os.access(place.parent, os.W_OK | os.X_OK)


def connected(place: Path, mode: Mode, seconds: float) -> sqlite3.Connection:
    """The bare file, open: nothing was read yet, so its log was not looked for."""
    return sqlite3.connect(
        f"file:{quote(os.fsencode(place))}?{mode.value}",
        uri=True,
        isolation_level=None,
        timeout=seconds,
        check_same_thread=False,
        cached_statements=256,
    )


def set_up(connection: sqlite3.Connection, path: Path, mode: Mode, seconds: float) -> None:
    """Look whether it is a store of netwerk and make the connection ready.

    Raises StoreDamaged, StoreUnavailable, sqlite3.Error.
    """
    try:
        _check_owner(connection, path, mode)
    except sqlite3.OperationalError as error:
        if mode is Mode.READ and is_code(error, sqlite3.SQLITE_CANTOPEN):
            raise needs_rights(path, "de laatste wijzigingen staan nog in het log") from error
        raise
    if mode.writes:
        _use_log(connection, path, seconds)
    else:
        connection.execute("PRAGMA query_only=ON")
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    # A new file gets its log and index with the first reading after it was told to have one.
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def head_of(connection: sqlite3.Connection) -> NewestChange:
    """The newest change, in the transaction of the caller; that of an empty store for no store."""
    try:
        # All of it: a store of an older netwerk has no seals.
        found = connection.execute("SELECT * FROM revisie ORDER BY nummer DESC LIMIT 1")
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            return NewestChange()
        raise
    row = found.fetchone()
    if row is None:
        return NewestChange()
    values = dict(zip((column[0] for column in found.description), row, strict=True))
    return NewestChange(int(values["nummer"]), str(values["op"]), _mark(values))


def holds(connection: sqlite3.Connection, head: NewestChange) -> bool:
    """Whether a change that was the newest one once is still in the store."""
    if head.number == 0:
        return True
    try:
        row = connection.execute(
            "SELECT * FROM revisie WHERE nummer = ?", (head.number,)
        ).fetchone()
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            return False
        raise
    return row is not None and head.mark in row


def _mark(values: dict[str, object]) -> str:
    # Not its seal: one that was tampered with is for the check of the seals to tell.
    return str(values["kenmerk"])


def _check_owner(connection: sqlite3.Connection, path: Path, mode: Mode) -> None:
    """Refuse a file of another program before anything in it changes.

    Asked of SQLite and never by opening the file here: closing such a second handle would let go of
    the locks that the other connections of this process hold (sqlite.org/howtocorrupt.html, 2.2).
    """
    with suppress(FileNotFoundError):
        if 0 < path.stat().st_size < SMALLEST:
            raise StoreDamaged(
                f"'{path}' is geen bestand van netwerk, of het is beschadigd. Kies een ander "
                "bestand."
            )
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    filled = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if owner != APPLICATION_ID and filled:
        raise StoreDamaged(
            f"'{path}' is geen bestand van netwerk. Kies een ander bestand met --store."
        )
    if not filled and mode is not Mode.MAKE:
        raise StoreUnavailable(
            f"Het bestand '{path}' is leeg. Zet een reservekopie terug met 'netwerk restore', of "
            "kies een ander bestand met --store."
        )


def _use_log(connection: sqlite3.Connection, path: Path, seconds: float) -> None:
    # Turning WAL on does not wait for a lock, so two processes that make one new file must try
    # again.
    deadline = time.monotonic() + seconds
    while True:
        try:
            mode = connection.execute("PRAGMA journal_mode=WAL").fetchone()[0]
            if mode == "wal":
                return
            raise StoreUnavailable(
                f"De gegevens in '{path}' kunnen daar niet veilig worden bijgehouden. "
                "Zet het bestand op een eigen schijf."
            )
        except sqlite3.OperationalError as error:
            if not is_code(error, sqlite3.SQLITE_BUSY) or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def needs_rights(path: Path, why: str) -> StoreError:
    """The error for a store that can be read only after something is written in it."""
    return StoreError(
        f"De gegevens in '{path}' zijn hier alleen te lezen, en {why}. Kopieer alle bestanden "
        f"die met '{path.name}' beginnen naar een map waarin je mag schrijven, en open ze daar."
    )
