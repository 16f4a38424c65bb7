"""Where a backup is written: beside its place first, and never over one that holds more."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from netwerk.store.left_behind import MAKER, clear_left_behind, maker


@contextmanager
def beside(path: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of ``path`` at the end, or is gone when something fails.

    What a killed backup of the same name left behind is cleared first. Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    start = f".{path.name}-"
    # Machine and process, which 0.2.0 left out, and signs that make it unique.
    clear_left_behind(path.parent, re.compile(rf"{re.escape(start)}(?:{MAKER}-)?[a-z0-9_]{{8}}"))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{start}{maker()}-")
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
