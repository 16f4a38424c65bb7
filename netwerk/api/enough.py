"""How often somebody may ask: a bucket that fills again, for each who asks."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

MOST = 10_000
"""So many who ask are remembered; of more, who asked longest ago is forgotten."""


class Buckets:
    """A token bucket for each key: so many at once, and as many again in a minute.

    Kept by this process alone: with several processes each has its own.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic, most: int = MOST) -> None:
        self._clock, self._most = clock, most
        self._guard = threading.Lock()
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str, per_minute: int) -> float:
        """Take one. 0 when there was one, else after how many seconds there is one again."""
        now = self._clock()
        with self._guard:
            left, since = self._held.pop(key, (float(per_minute), now))
            left = min(float(per_minute), left + max(0.0, now - since) * per_minute / 60)
            wait = 0.0 if left >= 1 else (1 - left) * 60 / per_minute
            self._held[key] = (left if wait else left - 1, now)
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return wait
