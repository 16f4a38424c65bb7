"""How far getting ready is, told by the web app to the command that started it, in a file."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

TOLD_IN = "NETWERK_VOORTGANG"
"""The environment variable with the path of that file; set by `netwerk start` only."""


def teller() -> Callable[[float], None]:
    """What keeps the share that is done, for who started this process; nothing when nobody did."""
    path = os.environ.get(TOLD_IN)

    def tell(share: float) -> None:
        if path:
            with suppress(OSError):
                Path(path).write_text(f"{share:.3f}", encoding="ascii")

    return tell


def share_told(path: Path | None) -> float:
    """The share that is done so far; 0.0 as long as nothing was told."""
    with suppress(OSError, ValueError):
        if path is None:
            return 0.0
        return float(path.read_text(encoding="ascii"))
    return 0.0
