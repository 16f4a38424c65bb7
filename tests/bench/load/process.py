"""What a process has used so far (Linux)."""

from __future__ import annotations

import re
import time
from pathlib import Path


def server_of(started: int) -> int:
    """The process that serves the pages: the only child of `netwerk start`."""
    children = Path(f"/proc/{started}/task/{started}/children").read_text().split()
    return int(children[0])


def cpu_seconds(pid: int) -> float:
    """CPU time of all threads of a process, to the nanosecond: the clock that clock_getcpuclockid(3) names."""
    return time.clock_gettime((~pid << 3) | 2)


def resident_mb(pid: int) -> float:
    """Memory of a process now."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]
