"""Gives memory back to the system after large files: by itself Python keeps it for what follows."""

from __future__ import annotations

import ctypes
import gc
import threading
from contextlib import suppress

LARGE = 5 * 1024 * 1024
"""Bytes of files from which it is worth looking through all that Python holds."""
SOON = 1.0
"""Seconds until the page that held the files is drawn without them."""


def give_back(size: int) -> None:
    """Soon give back what files of this size took, when they are large; nobody waits for it."""
    if size >= LARGE:
        timer = threading.Timer(SOON, _give_back)
        timer.daemon = True
        timer.start()


def _give_back() -> None:
    gc.collect()  # a page that was drawn holds itself, and with it the bytes
    with suppress(OSError, AttributeError, TypeError):  # glibc only; elsewhere it needs no asking
        ctypes.CDLL(None).malloc_trim(0)
