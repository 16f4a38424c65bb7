"""Python's cycle collector rests while many items are made: it frees nothing there."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 20_000
"""From so many items on; it takes a tenth to a third of the time."""


@contextmanager
def without_collector(items: int) -> Iterator[None]:
    """Lets the collector rest for so many items; whoever stopped it starts it again."""
    pause = items >= MANY and gc.isenabled()
    if pause:
        gc.disable()
    try:
        yield
    finally:
        if pause:
            gc.enable()
