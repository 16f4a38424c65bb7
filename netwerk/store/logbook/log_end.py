"""How far a log goes, kept in another folder: whoever cuts off its last lines is seen.

The same file is where processes wait for their turn to write in the log.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from netwerk.errors import StoreBusy, StoreUnavailable
from netwerk.files import reason
from netwerk.store.file_lock import locked

POLL_SECONDS = 0.001
_OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_LONGEST = 512
_WRITTEN = re.compile(r"(\d{20}) ([0-9a-f]{64}) ([0-9a-f]{32})\n")


@dataclass(frozen=True)
class LogEnd:
    """The number and the seal of the last line of a log."""

    number: int
    seal: str
    log: str


def read_end(file: Path) -> LogEnd | None:
    """How far the log went; None when nothing was kept. Raises StoreUnavailable."""
    try:
        text = file.read_text(encoding="ascii")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise StoreUnavailable(f"'{file}' is niet te lezen. Herstel de rechten ervan.") from error
    return None if not text else _parsed(text) or _damaged(file)


def _damaged(file: Path) -> LogEnd:
    raise StoreUnavailable(
        f"'{file}' is beschadigd: daarin staat tot waar het logboek ging. Zet het terug uit een "
        "reservekopie."
    )


def _parsed(text: str) -> LogEnd | None:
    found = _WRITTEN.fullmatch(text)
    return LogEnd(int(found[1]), found[2], found[3]) if found else None


@contextmanager
def log_turn(file: Path, seconds: float) -> Iterator[int]:
    """Wait for the turn to write, and give the open file that says how far the log goes.

    Raises StoreBusy when it did not come in time, StoreUnavailable when the file cannot be made.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, _OPEN, 0o600)
    except OSError as error:
        raise StoreUnavailable(
            f"Het logboek kan niet worden bijgehouden: '{file}' is niet te schrijven "
            f"({reason(error)}). Kies een andere plek met 'sleutel' bij [logboek]."
        ) from error
    try:
        if not locked(handle, time.monotonic() + seconds, POLL_SECONDS):
            raise StoreBusy("Een ander schrijft in het logboek. Probeer het zo opnieuw.")
        yield handle
    finally:
        os.close(handle)


def end_in(handle: int) -> LogEnd | None:
    """What the open file says; None for an empty or a damaged one. Raises OSError."""
    os.lseek(handle, 0, os.SEEK_SET)
    return _parsed(os.read(handle, _LONGEST).decode("ascii", "replace"))


def is_empty(handle: int) -> bool:
    """Whether nothing was kept yet."""
    return os.fstat(handle).st_size == 0


def write_end(handle: int, end: LogEnd) -> None:
    """Keep how far the log goes now, in the turn of the caller.

    One block at one place, so that a killed process leaves the one or the other. Raises OSError.
    """
    text = f"{end.number:020d} {end.seal} {end.log}\n".encode("ascii")
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, text)
