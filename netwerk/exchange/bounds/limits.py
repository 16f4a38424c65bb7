"""What one reading may ask of the machine, and what is said when it asks more."""

from __future__ import annotations

import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

MEGABYTE = 1024 * 1024
READING = 500 * MEGABYTE
"""Memory for reading files into rows."""
PLANNING = 1_400 * MEGABYTE
"""Memory for what follows, which asks no more than there are rows: half a million at most."""
READING_SECONDS = 60
"""Seconds of computing for reading; a hundred thousand rows take a tenth of it."""
PLANNING_SECONDS = 600
WAITING_SECONDS = 900
"""Seconds by the clock, whatever the process does."""
RETIRED = 150 * MEGABYTE
"""A process that grew so large is not used again: its memory goes back."""
TOO_LARGE = 77
"""With this a process ends that asked more memory where the system does not hold it back."""
_LOOK = 0.05

SMALLER = "Kopieer alleen de gevulde cellen naar een nieuw bestand, of verdeel het over meer."


def too_large(names: str) -> str:
    """What is said of files that ask too much memory."""
    return (
        f"{names} vraagt meer dan {READING // MEGABYTE} MB geheugen om te lezen en is daarom niet "
        f"gelezen. {SMALLER}"
    )


def too_many(names: str) -> str:
    """The same when it is not the file but how many rows there are."""
    return (
        f"{names} heeft te veel rijen om in een keer te vergelijken met wat er al is. Verdeel ze "
        "over meer keren inlezen."
    )


def too_long(names: str) -> str:
    """What is said of files that take too long."""
    return f"{names} lezen duurde te lang en is gestopt. {SMALLER}"


def died(names: str) -> str:
    """What is said when the process ended and nobody knows why."""
    return (
        f"{names} is niet gelezen: het lezen is onverwacht gestopt. Open het bestand in Excel of "
        "LibreOffice en sla het opnieuw op als .xlsx of .csv."
    )


def no_process(reason: str) -> str:
    """What is said when there is no process to read in."""
    return (
        f"Er kan nu niets worden ingelezen: het systeem start geen proces om in te lezen ({reason})"
        ". Sluit andere programma's of start netwerk opnieuw."
    )


def allow(memory: int, seconds: int) -> None:
    """From now on this process may ask so much memory and computing; for the process itself."""
    try:
        import resource
    except ImportError:  # a system without: the other side still looks at the clock
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + seconds
    for kind, bound in ((resource.RLIMIT_DATA, memory), (resource.RLIMIT_CPU, until)):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (bound, resource.getrlimit(kind)[1]))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def peak() -> int:
    """The most memory that this process had, in bytes."""
    with suppress(OSError, StopIteration, ValueError):
        # Linux: what getrusage says there counts the program that started this one too
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024
    try:
        import resource
    except ImportError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


class GrowthWatch:
    """Ends this process when it grows over its bound, where the system does not do that (macOS)."""

    def __init__(self) -> None:
        self.memory = READING

    def start(self) -> None:
        """Look all the time from now on."""
        threading.Thread(target=self._look, daemon=True).start()

    def _look(self) -> None:
        import os

        while peak() <= self.memory:
            time.sleep(_LOOK)
        os._exit(TOO_LARGE)
