"""Unfinished files of killed processes: named after who makes them, and cleared by who comes later.

What is made beside its place has the machine and the process in its name. On the same machine it is
nobody's when that process is gone; on a shared disk, or without those in its name, only age tells.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import sys
import time
from contextlib import suppress
from pathlib import Path

DAY = 24 * 60 * 60.0
"""Seconds after which an unfinished file is nobody's any more."""

MAKER = r"(?P<machine>[0-9a-f]{8})-(?P<process>\d+)"
"""What `maker` gives, for in the pattern of a name."""


def maker() -> str:
    """Machine and process, for in the name of what is not finished yet."""
    return f"{_machine()}-{os.getpid()}"


def clear_left_behind(folder: Path, unfinished: re.Pattern[str]) -> None:
    """Remove the files of which the whole name fits, when who made them is gone.

    Never fails: what stays is for who comes next.
    """
    with suppress(OSError):
        for path in folder.iterdir():
            found = unfinished.fullmatch(path.name)
            if found is None:
                continue
            with suppress(OSError):
                old = time.time() - path.stat().st_mtime > DAY
                gone = found["machine"] == _machine() and not _runs(int(found["process"]))
                if old or gone:
                    path.unlink()


def _machine() -> str:
    """A word for the computer that says no name: on a shared disk others work too."""
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
