"""Connections to one SQLite file: a pool of readers, one writer at a time.

Durability: WAL with ``synchronous=FULL``, one fsync a commit: an acknowledged change survives a
killed process and a power cut (as far as the disk keeps its word about fsync).

Every transaction holds that the file (and log) that is open is the one at the path. When another
file came there, reading goes on with that one and work that was written is done again there; when
there is none, it says so. How the connections of one file are kept is in `pool`.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from netwerk.errors import StoreBusy
from netwerk.store.sqlite.error_words import (
    FAILURES,
    FileReplaced,
    as_sentence,
    busy,
    is_code,
    replaced,
    sentence,
)
from netwerk.store.sqlite.file_open import head_of, holds
from netwerk.store.sqlite.lock_note import (
    Loss,
    Note,
    parsed,
    put_text,
    read_note,
    text_in,
    text_of,
)
from netwerk.store.sqlite.pool import Pool
from netwerk.store.sqlite.stray_log import with_loss
from netwerk.store.sqlite.write_lock import Lock, not_writable, turn

T = TypeVar("T")

BUSY_SECONDS = 20.0
"""How long a writer waits for another process before it says that the store is busy."""
TRIES = 20
"""How often work is done again because another file came in the place of the store."""


class File:
    """One database file with its connections."""

    def __init__(self, path: Path, busy_seconds: float = BUSY_SECONDS, make: bool = False) -> None:
        self.path = path
        self.busy_seconds = busy_seconds
        self._pool = Pool(path, busy_seconds, make)
        self._written: tuple[bytes, Note | None] = (b"", None)

    def ready(self, prepare: Callable[[], None]) -> None:
        """Open the file; ``prepare`` is done now, and again with each file that comes later."""
        self._pool.prepare = prepare
        with self.outside():
            pass

    @property
    def read_only(self) -> bool:
        """Whether the place gives no rights to write."""
        return not self._pool.writes

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection in a read transaction, so of one moment. Raises StoreError."""
        with self._pool.borrowed() as connection, self._as_sentence():
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.rollback()
            if not self._pool.writes and not self._pool.holds():
                raise StoreBusy(
                    f"'{self.path.name}' wordt nu door een ander gewijzigd. Probeer het opnieuw."
                )

    def write(self, work: Callable[[sqlite3.Connection], T], sure: bool = False) -> T:
        """Do work in the writing transaction; again when another file came in its place.

        sure: see `writing`. Raises StoreBusy, StoreError.
        """
        for _ in range(TRIES):
            with suppress(FileReplaced), self.writing(sure=sure) as connection:
                return work(connection)
        raise replaced(self.path)

    @contextmanager
    def writing(self, anew: bool = False, sure: bool = False) -> Iterator[sqlite3.Connection]:
        """The only writing transaction: committed at the end, or nothing at all.

        anew: everything is replaced, so that what was lost before does not matter any more. sure:
        every reference was looked at within it, so that SQLite need not look again row by row.
        Raises FileReplaced, StoreBusy, StoreError.
        """
        pool = self._pool
        pool.go_along()
        if not pool.writes:
            raise not_writable(self.path)
        with self._turn() as lock, pool.borrowed(in_turn=True) as connection, self._as_sentence():
            if sure:
                # Not for every change: SQLite then makes all its statements ready anew.
                connection.execute("PRAGMA foreign_keys=OFF")
            try:
                self._begin(connection, time.monotonic() + self.busy_seconds)
                pool.hold()
                note = self._noted(connection, lock, anew)
                yield connection
                head = head_of(connection)
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.rollback()
                if sure:
                    connection.execute("PRAGMA foreign_keys=ON")
            pool.hold()
            self._write_down(lock, Note(note.store, note.log, head, note.lost))

    def losses(self) -> tuple[Loss, ...]:
        """Changes that were stored and are there no more, as far as the note can tell."""
        with self.outside() as connection:
            note = read_note(self._pool.place)
            if note is None or note.store != self._pool.lasting()[0]:
                return ()
            return (
                note.lost
                if holds(connection, note.head)
                else with_loss(note, head_of(connection)).lost
            )

    def accept_losses(self) -> None:
        """Let the losses be: from now on no check tells of them."""
        if self.losses():
            with self.writing(anew=True):
                pass

    def tidy(self) -> None:
        """Move the log into the file, so that the file has it all even when the log gets lost."""
        self._pool.go_along()
        with self._turn(), self._pool.borrowed(in_turn=True) as connection, self._as_sentence():
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def scrub(self) -> bool:
        """Write the file anew, with nothing in it of what was removed, and empty the log.

        False when a reader kept the log from being emptied.
        """
        self._pool.go_along()
        with self._turn(), self._pool.borrowed(in_turn=True) as connection, self._as_sentence():
            connection.execute("VACUUM")
            until = time.monotonic() + self.busy_seconds
            while connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                if time.monotonic() > until:
                    return False
                time.sleep(0.1)
            return True

    @contextmanager
    def outside(self) -> Iterator[sqlite3.Connection]:
        """A connection outside any transaction, for what SQLite only does there."""
        with self._pool.borrowed() as connection, self._as_sentence():
            yield connection

    def ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """The answer to one statement. Raises StoreError.

        `outside` without the context managers around it: it is asked before anything else.
        """
        connection, turns = self._pool.take()
        try:
            return question(connection)
        except FAILURES as error:
            raise sentence(error, self.path, self.busy_seconds) from error
        finally:
            self._pool.give_back(connection, turns)

    def close(self) -> None:
        """Close what is not in use; a connection in use is closed when it comes back."""
        self._pool.close()

    def _noted(self, connection: sqlite3.Connection, lock: Lock, anew: bool) -> Note:
        """What the note says before a change, after seeing to it that it names this file and log.

        Before the commit: from then on the log holds changes of this file.
        """
        mine = Note(*self._pool.lasting())
        if anew:
            # Nothing is claimed: a history that is replaced does not lead to what was the newest.
            self._write_down(lock, mine)
            return mine
        found = self._found(lock)
        if found is not None and found.store == mine.store:
            if not holds(connection, found.head):
                found = with_loss(found, head_of(connection))
            mine = Note(mine.store, mine.log, found.head, found.lost)
        if mine != found:
            mine = replace(mine, head=head_of(connection))
            self._write_down(lock, mine)
        return mine

    def _found(self, lock: Lock) -> Note | None:
        """What the note says; most often it is still the one that was written here last."""
        try:
            content = text_in(lock)
        except OSError:
            return None
        written = self._written
        return written[1] if content == written[0] else parsed(content)

    def _write_down(self, lock: Lock, note: Note) -> None:
        content = text_of(note)
        with suppress(OSError):  # a full disk: the note before this one says less, not wrong
            put_text(lock, content)
            self._written = (content, note)

    @contextmanager
    def _turn(self) -> Iterator[Lock]:
        with turn(self._pool.place, self.busy_seconds) as mine:
            if mine is None:
                raise busy(self.path, self.busy_seconds)
            yield mine

    def _begin(self, connection: sqlite3.Connection, deadline: float) -> None:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if not is_code(error, sqlite3.SQLITE_BUSY) or time.monotonic() > deadline:
                    raise

    def _as_sentence(self) -> AbstractContextManager[None]:
        return as_sentence(self.path, self.busy_seconds)
