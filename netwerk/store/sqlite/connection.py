"""Connections to one SQLite file: a pool of readers, one writer at a time, and errors as sentences.

Durability: WAL with ``synchronous=FULL``, one fsync a commit: an acknowledged change survives a killed
process and a power cut (as far as the disk keeps its word about fsync).
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from netwerk.errors import StoreBusy, StoreDamaged, StoreError, StoreUnavailable

BUSY_SECONDS = 20.0
"""How long a writer waits for another process before it says that the store is busy."""

_WRITER = threading.RLock()
# One writer in the process, whatever the number of stores: SQLite up to 3.51.2 has a rare race when two
# connections write and checkpoint at the same instant, and waiting on a lock is fairer than SQLite's polling.


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
        """A connection in a read transaction: everything read is of one moment. Raises StoreError."""
        with self._borrowed() as connection, self._as_sentence():
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.rollback()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The only writing transaction: committed at the end, or nothing at all. Raises StoreBusy, StoreError."""
        deadline = time.monotonic() + self.busy_seconds
        if not _WRITER.acquire(timeout=self.busy_seconds):
            raise self._busy()
        try:
            with self._borrowed() as connection, self._as_sentence():
                self._begin(connection, deadline)
                try:
                    yield connection
                    connection.execute("COMMIT")
                finally:
                    if connection.in_transaction:
                        connection.rollback()
        finally:
            _WRITER.release()

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
                raise StoreUnavailable(f"De gegevens in '{self.path}' zijn al gesloten. Open ze opnieuw.")
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
            self.path, isolation_level=None, timeout=self.busy_seconds, check_same_thread=False, cached_statements=256
        )
        try:
            self._use_wal(connection)
            for pragma in ("synchronous=FULL", "foreign_keys=ON", "cache_size=-64000", "temp_store=MEMORY"):
                connection.execute(f"PRAGMA {pragma}")
        except BaseException:
            connection.close()
            raise
        return connection

    def _use_wal(self, connection: sqlite3.Connection) -> None:
        # Turning WAL on does not wait for a lock, so two processes that make one new file must try again.
        deadline = time.monotonic() + self.busy_seconds
        while True:
            try:
                mode = connection.execute("PRAGMA journal_mode=WAL").fetchone()[0]
                if mode == "wal":
                    return
                raise StoreUnavailable(
                    f"De gegevens in '{self.path}' kunnen daar niet veilig worden bijgehouden. Zet het bestand op een eigen schijf."
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
            return StoreUnavailable("De schijf is vol; er is niets opgeslagen. Maak ruimte vrij en probeer het opnieuw.")
        if _is(error, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
            return StoreUnavailable(
                f"In '{self.path}' mag niet worden geschreven; er is niets opgeslagen. "
                f"Geef schrijfrechten op het bestand en de map, of kies een andere plek met --store."
            )
        if _is(error, sqlite3.SQLITE_IOERR):
            return StoreUnavailable(
                f"De schijf met '{self.path}' geeft een fout ({error}); er is niets opgeslagen. "
                f"Controleer of de schijf vol is of los zit en probeer het opnieuw."
            )
        if _is(error, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            return StoreDamaged(
                f"Het bestand '{self.path}' is beschadigd of geen bestand van netwerk. "
                f"Zet een reservekopie terug met 'netwerk restore'."
            )
        if _is(error, sqlite3.SQLITE_CONSTRAINT):
            return StoreDamaged(f"De gegevens voor '{self.path}' spreken elkaar tegen ({error}); er is niets opgeslagen.")
        return StoreError(f"De gegevens in '{self.path}' geven een fout ({error}); er is niets opgeslagen.")

    def _busy(self) -> StoreBusy:
        return StoreBusy(
            f"Iemand anders schrijft nu in '{self.path.name}' en is na {self.busy_seconds:.0f} seconden nog niet klaar. "
            f"Er is niets opgeslagen; probeer het zo opnieuw."
        )


def _is(error: sqlite3.Error, *codes: int) -> bool:
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in codes
