"""Writing lines: whole, in order, on disk before `write` returns, by several threads and processes.

Lines that come while another one is being written go together in the next transaction, so that
many at once cost about as much as one.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from netwerk.access.log_line import LogLine
from netwerk.errors import NetwerkError, StoreUnavailable
from netwerk.store.logbook.log_end import LogEnd, end_in, is_empty, log_turn, write_end
from netwerk.store.logbook.log_expiry import remove_expired
from netwerk.store.logbook.log_key import ELSEWHERE, key_of
from netwerk.store.logbook.log_place import LogPlace
from netwerk.store.logbook.log_seal import LogBegin, begin_of, is_sealed, sealed_line
from netwerk.store.logbook.log_tables import (
    SECONDS,
    begin_in,
    make_tables,
    open_to_write,
    row_of,
    unwritable,
)
from netwerk.store.logbook.log_wiping import Without, is_emptied, wipe_lines

LONGEST = 300
"""Characters of a field: a line says what, not all of it."""
SEALED = f"INSERT INTO regel VALUES ({', '.join('?' * 12)})"  # noqa: S608 (only marks)


@dataclass
class _Waiting:
    line: LogLine
    done: bool = False
    error: NetwerkError | None = None


@dataclass
class _Opened:
    connection: sqlite3.Connection
    key: bytes
    file: tuple[int, int]


class DiskLog:
    """The log at a place, to write in. Opened by the first line, so that reading makes no file."""

    def __init__(self, place: LogPlace) -> None:
        self.place = place
        self._opened: _Opened | None = None
        self._writing = threading.Lock()
        self._adding = threading.Lock()
        self._waiting: list[_Waiting] = []

    def write(self, line: LogLine) -> None:
        """Keep one line for good. Raises StoreUnavailable when it cannot."""
        mine = _Waiting(_clean(line))
        with self._adding:
            self._waiting.append(mine)
        with self._writing:
            if not mine.done:
                self._write_waiting()
        if mine.error is not None:
            raise mine.error

    def ready(self) -> None:
        """Raise StoreUnavailable when no line can be written now: asked before a change is made.

        Something is written for it, so that a full disk is seen too.
        """
        with self._writing, self._transaction() as (opened, _):
            opened.connection.execute("UPDATE begin SET nummer = nummer")

    def remove_expired(self) -> int:
        """Take away what is older than the settings say, and say how many lines that were."""
        with self._writing, self._transaction() as (opened, begin):
            return self._expired(opened, begin)

    def wipe(self, without: Without, said: Callable[[int], LogLine | None]) -> tuple[int, bool]:
        """Put other words where somebody is erased, in one transaction with the line that says so.

        without: a line as it may be kept; only ``wie`` and ``waarop`` count. said: the line for so
        many lines that changed. Gives how many that were, and whether nothing of what went is left
        in the file; False when another process reads in it meanwhile. Raises StoreUnavailable.
        """
        with self._writing:
            with self._transaction() as (opened, begin):
                count = wipe_lines(opened.connection, opened.key, without)
                if (line := said(count)) is not None:
                    add_lines(opened.connection, opened.key, begin, [_clean(line)])
            try:
                return count, is_emptied(opened.connection)
            except sqlite3.Error:
                return count, False

    def close(self) -> None:
        """Let go of the file."""
        with self._writing:
            self._let_go()

    def _write_waiting(self) -> None:
        with self._adding:
            batch, self._waiting = self._waiting, []
        problem: NetwerkError | None = None
        try:
            with self._transaction() as (opened, begin):
                add_lines(opened.connection, opened.key, begin, [w.line for w in batch])
        except NetwerkError as error:
            problem = error
        for waiting in batch:
            waiting.done, waiting.error = True, problem

    @contextmanager
    def _transaction(self) -> Iterator[tuple[_Opened, LogBegin]]:
        """All of it or nothing, in the turn of this process; then how far the log goes is kept."""
        try:
            with log_turn(self.place.head, SECONDS) as handle:
                opened, begin = self._at_hand()
                connection = opened.connection
                if not connection.in_transaction:
                    connection.execute("BEGIN IMMEDIATE")
                try:
                    fits = is_empty(handle) or _leads_on(connection, begin, end_in(handle))
                    yield opened, begin
                    end = last_of(connection, begin_in(connection) or begin)
                    connection.execute("COMMIT")
                finally:
                    if connection.in_transaction:
                        connection.rollback()
                if fits and end.number:  # else it stays as it was: what shows that lines are gone
                    write_end(handle, end)
        except (sqlite3.Error, OSError) as error:
            self._let_go()
            raise unwritable(self.place.file, error) from error

    def _at_hand(self) -> tuple[_Opened, LogBegin]:
        """The open log and its beginning; opened again when another file came in its place."""
        opened = self._opened
        if opened is not None and opened.file != self._file_now():
            self._let_go()
            opened = None
        if opened is not None:
            begin = begin_in(opened.connection)
            if begin is not None:
                return opened, begin
            self._let_go()
        return self._open()

    def _open(self) -> tuple[_Opened, LogBegin]:
        connection = open_to_write(self.place.file)
        try:
            connection.execute("BEGIN IMMEDIATE")
            new = make_tables(connection)
            key = key_of(self.place, make=new)
            if new:
                begin = begin_of(key, secrets.token_hex(16), 0, "")
                connection.execute(
                    "INSERT INTO begin VALUES (?, ?, ?, ?)",
                    (begin.log, begin.number, begin.after, begin.seal),
                )
            else:
                found = begin_in(connection)
                if found is None or not is_sealed(key, found):
                    raise self._other_key()
                begin = found
            opened = _Opened(connection, key, self._file_now() or (0, 0))
            self._expired(opened, begin)
        except BaseException:
            connection.close()
            raise
        self._opened = opened
        return opened, begin_in(connection) or begin

    def _expired(self, opened: _Opened, begin: LogBegin) -> int:
        count, line = remove_expired(opened.connection, opened.key, begin, self.place.days)
        if line is not None:
            begin_now = begin_in(opened.connection) or begin
            add_lines(opened.connection, opened.key, begin_now, [line])
        return count

    def _file_now(self) -> tuple[int, int] | None:
        try:
            found = os.stat(self.place.file)  # noqa: PTH116 (asked by every line)
        except FileNotFoundError:
            return None
        return found.st_dev, found.st_ino

    def _other_key(self) -> StoreUnavailable:
        return StoreUnavailable(
            f"De sleutel past niet bij het logboek '{self.place.file}', of het begin ervan is "
            f"veranderd. {ELSEWHERE} Is de oude sleutel er niet meer? Geef het logboek dan een "
            "andere naam en bewaar het: netwerk begint een nieuw."
        )

    def _let_go(self) -> None:
        if self._opened is not None:
            self._opened.connection.close()
            self._opened = None


def add_lines(
    connection: sqlite3.Connection, key: bytes, begin: LogBegin, lines: Sequence[LogLine]
) -> None:
    """Put lines after the last one, in the transaction of the caller."""
    end = last_of(connection, begin)
    number, previous = end.number, end.seal
    for line in lines:
        number += 1
        sealed = sealed_line(key, previous, number, line)
        previous = sealed.seal
        connection.execute(SEALED, row_of(sealed))


def last_of(connection: sqlite3.Connection, begin: LogBegin) -> LogEnd:
    """The last line of the log; where it begins when there is none."""
    row = connection.execute(
        "SELECT nummer, zegel FROM regel ORDER BY nummer DESC LIMIT 1"
    ).fetchone()
    number, seal = row or (begin.number, begin.after)
    return LogEnd(int(number), str(seal), begin.log)


def _leads_on(connection: sqlite3.Connection, begin: LogBegin, end: LogEnd | None) -> bool:
    """Whether the log still holds the line that was its last one."""
    if end is None or end.log != begin.log:
        return False
    if end.number <= begin.number:
        return True
    row = connection.execute("SELECT zegel FROM regel WHERE nummer = ?", (end.number,)).fetchone()
    return row is not None and row[0] == end.seal


def _clean(line: LogLine) -> LogLine:
    """Text that any file and window can show, on one line and not too long.

    No sign in it moves a cursor or turns the direction: a name cannot make a line look like others.

    What is cut off ends between two words: half a key could not be found when it is to be erased.
    """

    def cut(text: str) -> str:
        shown = "".join(sign if sign.isprintable() else " " for sign in text)
        whole = " ".join(shown.encode("utf-8", "replace").decode("utf-8").split())
        if len(whole) <= LONGEST:
            return whole
        start, space, _ = whole[: LONGEST - 1].rpartition(" ")
        return f"{start}{space}…" if space else f"{whole[: LONGEST - 1]}…"

    return replace(
        line,
        wie=cut(line.wie),
        wat=cut(line.wat),
        waarop=cut(line.waarop),
        waarvandaan=cut(line.waarvandaan),
    )
