"""Gives memory back to the system after large files: by itself Python keeps it for what follows."""

from __future__ import annotations

import ctypes
import gc
import threading
from contextlib import suppress

LARGE = 5 * 1024 * 1024
"""Bytes of files from which it is worth looking through all that Python holds."""
APART = 4 * 1024 * 1024
"""Bytes from which memory is taken in a piece of its own, which goes back as soon as it is free."""
MMAP_THRESHOLD, TRIM_THRESHOLD = -3, -1
"""The numbers of these settings in the GNU C library (malloc.h)."""
SOON = 1.0
"""Seconds until the page that held the files is drawn without them."""


def keep_large_apart() -> None:
    """Ask the C library to give each large piece of memory back as soon as it is free.

    Without it the library learns from the first large file to keep such pieces, in each thread that
    ever held one: ten files of 20 MB then stay, and trimming does not reach them (mallopt(3)).
    """
    with suppress(OSError, AttributeError, TypeError):  # glibc only
        for number in (MMAP_THRESHOLD, TRIM_THRESHOLD):
            ctypes.CDLL(None).mallopt(number, APART)


def give_back(size: int) -> None:
    """Soon give back what files of this size took, when they are large; nobody waits for it."""
    if size >= LARGE:
        timer = threading.Timer(SOON, _give_back)
        timer.daemon = True
        timer.start()


def clear_all() -> None:
    """Clear what nobody holds any more, whenever it was made, and set the others apart.

    What is apart is not looked at by the collections of Python itself: those stay short.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _give_back() -> None:
    clear_all()  # a page that was drawn holds itself, and with it the bytes
    with suppress(OSError, AttributeError, TypeError):  # glibc only; elsewhere it needs no asking
        ctypes.CDLL(None).malloc_trim(0)
