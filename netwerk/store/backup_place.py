"""Where a backup is written: beside its place first, and never over one that holds more."""

from __future__ import annotations

import hashlib
import os
import platform
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

DAY = 24 * 60 * 60.0
"""Seconds after which an unfinished backup is nobody's any more."""

_UNFINISHED = re.compile(r"(?:([0-9a-f]{8})-(\d+)-)?[a-z0-9_]{8}")
"""What comes after ``.NAME-``: machine and process, which 0.2.0 left out, and signs that
make it unique."""


@contextmanager
def beside(path: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of ``path`` at the end, or is gone when something fails.

    What a killed backup of the same name left behind is cleared first. Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    for left in _left_behind(path):
        with suppress(OSError):
            left.unlink()
    handle, name = tempfile.mkstemp(
        dir=path.parent, prefix=f".{path.name}-{_machine()}-{os.getpid()}-"
    )
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _left_behind(path: Path) -> Sequence[Path]:
    """Unfinished backups of this name that are old, or of a process that is gone."""
    start = f".{path.name}-"
    found = []
    for other in path.parent.iterdir():
        unfinished = _UNFINISHED.fullmatch(other.name.removeprefix(start))
        if not other.name.startswith(start) or unfinished is None:
            continue
        with suppress(OSError):
            machine, process = unfinished.groups()
            old = time.time() - other.stat().st_mtime > DAY
            gone = machine == _machine() and not _runs(int(process))
            if old or gone:
                found.append(other)
    return found


def _machine() -> str:
    """A word for the computer that says no name: on a shared disk others make backups too."""
    return hashlib.sha256(platform.node().encode(errors="replace")).hexdigest()[:8]


def _runs(process: int) -> bool:
    if sys.platform == "win32":  # there a signal cannot just ask: only age tells
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
