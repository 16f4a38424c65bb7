"""Looking in the background for what others changed in the store with tools of their own.

One thread of the app, for an engine that others write to: every user then sees it within a minute.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable

LEAST_SECONDS = 20.0
SHARE = 20
"""Between two looks lies so many times what a look takes, so that users hardly notice it."""


class OutsideLook:
    """A thread that looks until it is stopped; ``look`` takes over what it finds."""

    def __init__(self, look: Callable[[], bool], least: float = LEAST_SECONDS) -> None:
        self._look = look
        self._least = least
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="netwerk-outside", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Look no more; a look that is under way is waited for, for some seconds."""
        self._over.set()
        self._thread.join(timeout=10)

    def _run(self) -> None:
        pause = 0.0
        while not self._over.wait(pause):
            began = time.monotonic()
            # Who uses the store is told what is wrong with it; the next look may do. Whatever it
            # is, a look that failed must not be the last one until the app is started again.
            with contextlib.suppress(Exception):
                self._look()
            pause = max(self._least, SHARE * (time.monotonic() - began))
