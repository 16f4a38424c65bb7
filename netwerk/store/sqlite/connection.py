"""Connections to one SQLite file: a pool of readers, one writer at a time, and errors as sentences.

Durability: WAL with ``synchronous=FULL``, one fsync a commit: an acknowledged change survives a
killed process and a power cut (as far as the disk keeps its word about fsync).
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from netwerk.errors import StoreBusy, StoreDamaged, StoreError, StoreUnavailable
from netwerk.store.sqlite.sql_tables import APPLICATION_ID
from netwerk.store.sqlite.write_lock import not_writable, turn

PRAGMAS = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "cache_size=-64000",
    "temp_store=MEMORY",
    "journal_size_limit=67108864",
)

SMALLEST = 512
"""Bytes; SQLite takes anything smaller for an empty file and writes over it."""

BUSY_SECONDS = 20.0
"""How long a writer waits for another process before it says that the store is busy."""


class File:
    """One database file with its connections."""

    def __init__(self, path: Path, busy_seconds: float = BUSY_SECONDS) -> None:
        self.path = path
        self.busy_seconds = busy_seconds
        self._idle: deque[sqlite3.Connection] = deque()
        self._guard = threading.Lock()
        self._closed = False

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection in a read transaction, so of one moment. Raises StoreError."""
        with self._borrowed() as connection, self._as_sentence():
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.rollback()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The only writing transaction: committed at the end, or nothing at all.

        Raises StoreBusy, StoreError.
        """
        with self._turn(), self._borrowed() as connection, self._as_sentence():
            self._begin(connection, time.monotonic() + self.busy_seconds)
            try:
                yield connection
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.rollback()

    def tidy(self) -> None:
        """Move the log into the file, so that the file has it all even when the log gets lost."""
        with self._turn(), self.outside() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def _turn(self) -> Iterator[None]:
        with turn(self.path, self.busy_seconds) as mine:
            if not mine:
                raise self._busy()
            yield

    @contextmanager
    def outside(self) -> Iterator[sqlite3.Connection]:
        """A connection outside any transaction, for what SQLite only does there."""
        with self._borrowed() as connection, self._as_sentence():
            yield connection

    def close(self) -> None:
        """Close what is not in use; a connection in use is closed when it comes back."""
        with self._guard:
            self._closed = True
            idle, self._idle = self._idle, deque()
        for connection in idle:
            connection.close()

    @contextmanager
    def _borrowed(self) -> Iterator[sqlite3.Connection]:
        with self._guard:
            if self._closed:
                raise StoreUnavailable(
                    f"De gegevens in '{self.path}' zijn al gesloten. Open ze opnieuw."
                )
            connection = self._idle.pop() if self._idle else None
        if connection is None:
            with self._as_sentence():
                connection = self._connect()
        try:
            yield connection
        finally:
            with self._guard:
                keep = not self._closed
                if keep:
                    self._idle.append(connection)
            if not keep:
                connection.close()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path,
            isolation_level=None,
            timeout=self.busy_seconds,
            check_same_thread=False,
            cached_statements=256,
        )
        try:
            self._check_owner(connection)
            self._use_wal(connection)
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except BaseException:
            connection.close()
            raise
        return connection

    def _check_owner(self, connection: sqlite3.Connection) -> None:
        """Refuse a file of another program before anything in it changes.

        Asked of SQLite and never by opening the file here: closing such a second handle would let
        go of the locks that the other connections of this process hold
        (sqlite.org/howtocorrupt.html, 2.2).
        """
        with suppress(FileNotFoundError):
            if 0 < self.path.stat().st_size < SMALLEST:
                raise StoreDamaged(
                    f"'{self.path}' is geen bestand van netwerk, of het is beschadigd. Kies een "
                    "ander bestand."
                )
        owner = connection.execute("PRAGMA application_id").fetchone()[0]
        if (
            owner != APPLICATION_ID
            and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        ):
            raise StoreDamaged(
                f"'{self.path}' is geen bestand van netwerk. Kies een ander bestand met --store."
            )

    def _use_wal(self, connection: sqlite3.Connection) -> None:
        # Turning WAL on does not wait for a lock, so two processes that make one new file must try
        # again.
        deadline = time.monotonic() + self.busy_seconds
        while True:
            try:
                mode = connection.execute("PRAGMA journal_mode=WAL").fetchone()[0]
                if mode == "wal":
                    return
                raise StoreUnavailable(
                    f"De gegevens in '{self.path}' kunnen daar niet veilig worden bijgehouden. "
                    "Zet het bestand op een eigen schijf."
                )
            except sqlite3.OperationalError as error:
                if not _is(error, sqlite3.SQLITE_BUSY) or time.monotonic() > deadline:
                    raise
                time.sleep(0.02)

    def _begin(self, connection: sqlite3.Connection, deadline: float) -> None:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if not _is(error, sqlite3.SQLITE_BUSY) or time.monotonic() > deadline:
                    raise

    @contextmanager
    def _as_sentence(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise self._sentence(error) from error

    def _sentence(self, error: sqlite3.DatabaseError) -> StoreError:
        if _is(error, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return self._busy()
        if _is(error, sqlite3.SQLITE_FULL):
            return StoreUnavailable(
                "De schijf is vol; er is niets opgeslagen. Maak ruimte vrij en probeer het opnieuw."
            )
        if _is(
            error,
            sqlite3.SQLITE_READONLY,
            sqlite3.SQLITE_CANTOPEN,
            sqlite3.SQLITE_PERM,
            sqlite3.SQLITE_AUTH,
        ):
            return not_writable(self.path)
        if _is(error, sqlite3.SQLITE_IOERR):
            return StoreUnavailable(
                f"De schijf met '{self.path}' geeft een fout ({error}); er is niets opgeslagen. "
                f"Controleer of de schijf vol is of los zit en probeer het opnieuw."
            )
        # Text that is no text any more: Python says so without one of SQLite's numbers.
        unreadable = str(error).startswith("Could not decode to UTF-8")
        if unreadable or _is(error, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            return StoreDamaged(
                f"Het bestand '{self.path}' is beschadigd of geen bestand van netwerk. "
                f"Zet een reservekopie terug met 'netwerk restore'."
            )
        if _is(error, sqlite3.SQLITE_CONSTRAINT):
            return StoreDamaged(
                f"De gegevens voor '{self.path}' spreken elkaar tegen ({error}); er is niets "
                "opgeslagen."
            )
        return StoreError(
            f"De gegevens in '{self.path}' geven een fout ({error}); er is niets opgeslagen."
        )

    def _busy(self) -> StoreBusy:
        return StoreBusy(
            f"Iemand anders schrijft nu in '{self.path.name}' en is na {self.busy_seconds:.0f} "
            "seconden nog niet klaar. "
            f"Er is niets opgeslagen; probeer het zo opnieuw."
        )


def _is(error: sqlite3.Error, *codes: int) -> bool:
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in codes
