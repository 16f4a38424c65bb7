"""Long calculations in turns, so that they can be followed and stopped."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

TURN = 0.05
"""Seconds of compiled work between two looks at progress and cancelling."""


class Stopped(Exception):
    """A long calculation was cancelled by the caller."""


def turns(
    total: int,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[tuple[int, int]]:
    """Split work on 0..total-1 in ranges of about `TURN` seconds.

    Between two, tell progress and look for `cancelled`.

    Without either there is one range. Raises Stopped as soon as ``cancelled()`` is true.
    """
    if progress is None and cancelled is None:
        if total:
            yield 0, total
        return
    start, size = 0, 16
    while start < total:
        if cancelled is not None and cancelled():
            raise Stopped
        end = min(total, start + size)
        began = time.perf_counter()
        yield start, end
        took = time.perf_counter() - began
        size = max(16, min(4 * size, int(size * TURN / max(took, 1e-6))))
        start = end
        if progress is not None:
            progress(end / total)
