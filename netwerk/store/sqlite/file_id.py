"""Which file is at a place: told without opening it.

SQLite keeps its locks per process, and closing any other handle on the same file lets go of them
(sqlite.org/howtocorrupt.html, 2.2). So everything here asks the folder, never the file.
"""

from __future__ import annotations

import ctypes
import os
import sys
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

LOG, INDEX = "-wal", "-shm"
"""What SQLite puts after the name for the log of a store, and for the index of that log."""

_HERE = -100
"""AT_FDCWD of fcntl.h."""
_BORN = 0x800
"""STATX_BTIME of linux/stat.h."""
_BORN_AT = 80
"""Where ``stx_btime`` stands in ``struct statx``."""


class Seen(NamedTuple):
    """What stood at a place at one moment: device and inode of the store, inodes of log and index.

    None for what was not there. ``stamp`` is the time and size of a store that is read without any
    lock, so that it shows when somebody wrote in it.
    """

    store: tuple[int, int] | None
    log: int | None
    log_index: int | None
    stamp: tuple[int, int] | None = None


def beside(place: Path, ending: str) -> Path:
    """The file that belongs to a store, by the ending of its name."""
    return place.with_name(place.name + ending)


def look(path: str, place: str, stamped: bool = False) -> Seen:
    """What is at a path now. Raises OSError when the folder cannot be looked into.

    place: the path without links, where SQLite keeps the log and its index. Both as text, because
    every transaction asks.
    """
    found = _stat(path)
    if found is None:
        return Seen(None, None, None)
    # In this order: SQLite makes the log before the index, and throws it away after it. So an index
    # without a log is seen only when somebody else took the log away.
    index, log = _stat(place + INDEX), _stat(place + LOG)
    return Seen(
        store=(found.st_dev, found.st_ino),
        log=log.st_ino if log else None,
        log_index=index.st_ino if index else None,
        stamp=(found.st_mtime_ns, found.st_size) if stamped else None,
    )


def lasting(path: Path) -> list[int] | None:
    """Device, inode and moment of birth: what tells a file from every other one, later too.

    An inode alone does not: the next file that is made can get that of one that was thrown away.
    None when nothing is there; the birth is 0 where the system does not tell it.
    """
    found = _stat(path)
    return None if found is None else [found.st_dev, found.st_ino, _born(path)]


def is_there(seen: Seen, path: str, log: str, index: str) -> bool:
    """Whether that is still what is at these paths; for what is open to write, so without stamp.

    `look` without making anything of it: every transaction asks. Raises OSError.
    """
    try:
        found = os.stat(path)  # noqa: PTH116 (as text)
        return (
            found.st_ino == seen.store[1]
            and found.st_dev == seen.store[0]
            and os.stat(index).st_ino == seen.log_index  # noqa: PTH116
            and os.stat(log).st_ino == seen.log  # noqa: PTH116
            if seen.store
            else False
        )
    except (FileNotFoundError, NotADirectoryError):
        return False


def size(path: Path) -> int:
    """Bytes, 0 when it is not there."""
    found = _stat(path)
    return found.st_size if found else 0


def _stat(path: str | Path) -> os.stat_result | None:
    try:
        return os.stat(path)  # noqa: PTH116 (also for text: see `look`)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _born(path: Path) -> int:
    told = _statx()
    buffer = ctypes.create_string_buffer(256)
    if told is None or told(_HERE, os.fsencode(path), 0, _BORN, buffer):
        return 0
    seconds = int.from_bytes(buffer.raw[_BORN_AT : _BORN_AT + 8], sys.byteorder, signed=True)
    part = int.from_bytes(buffer.raw[_BORN_AT + 8 : _BORN_AT + 12], sys.byteorder)
    return seconds * 1_000_000_000 + part


@cache
def _statx() -> Any:
    """The system's own call: Python does not give the birth of a file on Linux."""
    if sys.platform != "linux":
        return None
    return getattr(ctypes.CDLL(None), "statx", None)
