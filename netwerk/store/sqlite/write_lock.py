"""Whose turn it is to write: one thread of one process at a time.

SQLite has its own lock for writers, but up to 3.51.2 also a rare race when one connection writes at
the instant that another one moves the log into the file (the "WAL-reset bug" of its release notes
for 3.51.3). Here both happen within one turn, so they cannot meet. Waiting for a turn is also
fairer than SQLite's polling.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from netwerk.errors import StoreUnavailable
from netwerk.store.file_lock import locked

_THREADS = threading.RLock()
POLL_SECONDS = 0.002
LOCK = "-lock"
"""What comes after the name of a store for the file that writers meet at."""

_OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


@dataclass(frozen=True)
class Lock:
    """The turn to write: the file that is locked, open to read and write what is noted in it."""

    handle: int


@contextmanager
def turn(path: Path, seconds: float) -> Iterator[Lock | None]:
    """Wait for the turn to write in the store at ``path``; None when it did not come in time.

    seconds: how long to wait at most.

    Processes meet at a lock on the file ``<path>-lock``, which the system lets go of when a process
    ends in any way. Raises StoreUnavailable when that file cannot be made.
    """
    deadline = time.monotonic() + seconds
    if not _THREADS.acquire(timeout=seconds):
        yield None
        return
    try:
        handle = lock_file(path)
        try:
            yield Lock(handle) if locked(handle, deadline, POLL_SECONDS) else None
        finally:
            os.close(handle)
    finally:
        _THREADS.release()


def not_writable(path: Path) -> StoreUnavailable:
    """The error for a place without the rights to write."""
    return StoreUnavailable(
        f"'{path}' is alleen te lezen: er mag niet worden geschreven en er is niets opgeslagen. "
        f"Geef schrijfrechten op het bestand en de map, of kies een andere plek met --store."
    )


def lock_file(path: Path) -> int:
    """The file ``<path>-lock``, open; made when it is not there. Raises StoreUnavailable."""
    lock = f"{path}{LOCK}"  # as text: every write asks
    try:
        return os.open(lock, _OPEN, 0o666)
    except OSError as error:
        # Often of another user, who was the first to write here.
        raise not_writable(Path(lock) if Path(lock).exists() else path) from error
