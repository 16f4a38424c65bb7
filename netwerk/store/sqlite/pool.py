"""The open connections to one store file, and going over to the file that is at its place now.

What is at the path is compared with what is open at every transaction (`file_id.look`, a few
microseconds). Another file: its connections are opened, those of the old one are closed when they
come back. The same file of which the log was taken away: its changes are first moved into the file,
so that nothing is lost; when others have a new log by then, this process stops with a sentence.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from netwerk.errors import StoreBusy, StoreUnavailable
from netwerk.store.sqlite import error_words
from netwerk.store.sqlite.arrival import abandon, arrive, in_turn
from netwerk.store.sqlite.error_words import as_sentence
from netwerk.store.sqlite.file_id import INDEX, LOG, Seen, beside, is_there, lasting, look, size
from netwerk.store.sqlite.file_open import Mode, connected, may_write, mode_for, set_up
from netwerk.store.sqlite.lock_note import LOCK
from netwerk.store.sqlite.write_lock import turn

TRIES = 100
CLOSING_SECONDS = 2.0
"""How long closing waits for who writes; it only keeps a swap of files from happening meanwhile."""

_NOTHING = Seen(None, None, None)


class Pool:
    """The connections to what is at one path.

    prepare: done after each file that is opened, before anybody else gets a connection to it.
    """

    def __init__(self, path: Path, busy_seconds: float, make: bool) -> None:
        self.path = path
        self._absolute = path.absolute()
        self.place = self._placed()
        self.prepare: Callable[[], None] = lambda: None
        self._seconds = busy_seconds
        self._make = make
        self._mode = Mode.MAKE
        self._known: Seen | None = None
        self._lasting: tuple[Seen, list[int], list[int]] | None = None
        self._turns = 0
        self._idle: deque[sqlite3.Connection] = deque()
        self._in_use = 0
        self._returned = threading.Condition(threading.Lock())
        self._switching = threading.RLock()
        self._connecting = threading.Lock()
        self._switcher: int | None = None
        self._refused: StoreUnavailable | None = None
        self._closed = False

    @property
    def writes(self) -> bool:
        """Whether the file is open to write in it."""
        return self._mode.writes

    def lasting(self) -> tuple[list[int] | None, list[int] | None]:
        """What tells the file that is at the place from every other, and the same of its log.

        Asked once of what is open: as long as it is, no other file can get its number.
        """
        known, kept = self._known, self._lasting
        if kept is not None and kept[0] is known:
            return kept[1], kept[2]
        store, log = lasting(self.place), lasting(beside(self.place, LOG))
        if known and store and log and (*store[:2], log[1]) == (*(known.store or ()), known.log):
            self._lasting = (known, store, log)
        return store, log

    def holds(self) -> bool:
        """Whether what is open is still what is at the path."""
        known = self._known
        if known is None or not self._mode.writes:
            return self._look() == known
        try:
            return is_there(known, *self._paths)
        except OSError as error:
            raise error_words.out_of_reach(self.path, error) from error

    def hold(self) -> None:
        """Raises FileReplaced when it is not."""
        if not self.holds():
            raise error_words.replaced(self.path)

    @contextmanager
    def borrowed(self, in_turn: bool = False) -> Iterator[sqlite3.Connection]:
        """A connection to what is at the path now.

        in_turn: who has the turn to write must not wait for who goes over to another file and waits
        for the turn: FileReplaced is raised instead.
        """
        connection, turns = self.take(in_turn)
        try:
            yield connection
        finally:
            self.give_back(connection, turns)

    def go_along(self) -> None:
        """Open what is at the path when that is not what is open."""
        while True:
            self._look_whether_open()
            if self._switcher not in {None, threading.get_ident()}:
                with self._switching:
                    continue
            if self.holds() and (self._mode.writes or not self._may_write_now()):
                return
            with self._switching:
                if not self.holds() or self._may_write_now():
                    self._go_over(self._look())

    def close(self) -> None:
        """Close what is not in use; a connection in use is closed when it comes back.

        The last one throws the log away, so within the turn and only when it is its own.
        """
        with self._returned:
            self._closed = True
            idle = self._take_idle()
        if not idle:
            return
        if not self.writes or not beside(self.place, LOCK).exists():
            _close(idle)
            return
        with ExitStack() as waited:
            # A lock file of somebody else: what was read, was read.
            with suppress(StoreUnavailable):
                waited.enter_context(turn(self.place, CLOSING_SECONDS))
            self._let_go(idle)

    def take(self, in_turn: bool = False) -> tuple[sqlite3.Connection, int]:
        """As `borrowed`: the connection, and what `give_back` asks of it."""
        for _ in range(TRIES):
            if in_turn:
                self._look_whether_open()
                if self._switcher not in {None, threading.get_ident()}:
                    raise error_words.replaced(self.path)
                self.hold()
            else:
                self.go_along()
            with self._returned:
                turns = self._turns
                connection = self._idle.pop() if self._idle else None
                self._in_use += connection is not None
            connection = connection or self._one_more()
            if connection is not None:
                return connection, turns
        raise StoreBusy(
            f"'{self.path}' wordt steeds door een ander bestand vervangen. Probeer het opnieuw."
        )

    def _one_more(self) -> sqlite3.Connection | None:
        """Another connection to the file that is open; None when it is not at the path any more."""
        with self._connecting, as_sentence(self.path, self._seconds):
            connection = connected(self.place, self._mode, self._seconds)
            # Before anything is read: what was opened is then known, and no log was looked for.
            if self.holds():
                try:
                    set_up(connection, self.path, self._mode, self._seconds)
                    if self.holds():
                        with self._returned:
                            self._in_use += 1
                        return connection
                except BaseException:
                    connection.close()
                    raise
            connection.close()
            return None

    def give_back(self, connection: sqlite3.Connection, turns: int) -> None:
        """Keep a connection for the next one, or close it when it is of a file that went."""
        with self._returned:
            self._in_use -= 1
            keep = turns == self._turns and not self._closed and self._refused is None
            if keep:
                self._idle.append(connection)
            self._returned.notify_all()
        if not keep:
            if self._refused:
                abandon([connection])
            else:
                connection.close()

    def _go_over(self, found: Seen) -> None:
        """Open the file that is at the path now; of who holds the lock for it."""
        if found.store is None and not self._make:
            raise error_words.gone(self.path)
        known = self._known
        if known is not None and self.writes and found.store == known.store:
            self._save_what_the_log_holds(known)
        with self._returned:
            self._turns += 1
            self._known = None
            idle = self._take_idle()
        _close(idle)
        self.place = self._placed()
        self._mode = mode_for(self.place, self._make)
        first, seen = arrive(self.path, self.place, self._mode, self._seconds, self._look)
        with self._returned:
            self._idle.append(first)
            self._known = seen
        self._switcher = threading.get_ident()
        try:
            self.prepare()
            self._make = False
        except BaseException:
            self._known = None
            raise
        finally:
            self._switcher = None

    def _save_what_the_log_holds(self, known: Seen) -> None:
        """Move what the log holds into the file, and let go of both.

        The log was taken away under us: it is open, so it is all there.
        """

        def save(place: Path) -> None:
            now = self._look()
            others = (now.log not in {None, known.log} and size(beside(place, LOG)) > 0) or (
                now.log_index not in {None, known.log_index}
            )
            if others:
                self._stop()
            self._wait_for_all()
            with self._returned:
                idle = self._take_idle()
            with as_sentence(self.path, self._seconds):
                if not idle or idle[0].execute("PRAGMA wal_checkpoint(FULL)").fetchone()[0]:
                    self._idle.extend(idle)
                    raise error_words.busy(self.path, self._seconds)
            beside(place, INDEX).unlink(missing_ok=True)
            _close(idle)

        in_turn(self.path, self.place, self._seconds, save)

    def _wait_for_all(self) -> None:
        deadline = time.monotonic() + self._seconds
        with self._returned:
            if not self._returned.wait_for(lambda: self._in_use == 0, deadline - time.monotonic()):
                raise error_words.busy(self.path, self._seconds)

    def _stop(self) -> None:
        """Never again a transaction in this process: its log is not that of the others."""
        self._refused = error_words.log_taken(self.path)
        with self._returned:
            abandon(self._take_idle())
        raise self._refused

    def _let_go(self, idle: list[sqlite3.Connection]) -> None:
        """Close for good. SQLite throws the log away by its name, so it must be ours."""
        found, known = self._look(), self._known or _NOTHING
        if found.store == known.store and found != known:
            abandon(idle)
        else:
            _close(idle)

    def _look(self) -> Seen:
        try:
            seen = look(str(self._absolute), str(self.place), self._mode is Mode.STILL)
        except OSError as error:
            raise error_words.out_of_reach(self.path, error) from error
        return seen if self.writes else seen._replace(log_index=None)

    def _placed(self) -> Path:
        """The path without links, where SQLite keeps the log and its index."""
        place = os.path.realpath(self._absolute)
        # As text, because every transaction asks what is there.
        self._paths = (str(self._absolute), place + LOG, place + INDEX)
        return Path(place)

    def _may_write_now(self) -> bool:
        return self._known is not None and not self.writes and may_write(self.place)

    def _look_whether_open(self) -> None:
        if self._closed:
            raise StoreUnavailable(
                f"De gegevens in '{self.path}' zijn al gesloten. Open ze opnieuw."
            )
        if self._refused is not None:
            raise self._refused

    def _take_idle(self) -> list[sqlite3.Connection]:
        idle = list(self._idle)
        self._idle.clear()
        return idle


def _close(connections: list[sqlite3.Connection]) -> None:
    for connection in connections:
        connection.close()
