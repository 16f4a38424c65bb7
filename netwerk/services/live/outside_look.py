"""Looking in the background for what others changed in the store with tools of their own.

One thread of the app, for an engine that others write to: every user then sees it within a minute.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Pace:
    """Seconds between two looks: at least and at most so many.

    share: in between, so many times what a look takes, so that users hardly notice it.
    """

    least: float = 20.0
    share: float = 10.0
    most: float = 300.0

    def after(self, took: float) -> float:
        """How long to wait after a look that took so long."""
        return max(self.least, min(self.share * took, self.most))


USUAL = Pace()


class OutsideLook:
    """A thread that looks until it is stopped; ``look`` takes over what it finds."""

    def __init__(self, look: Callable[[], bool], pace: Pace = USUAL) -> None:
        self._look = look
        self._pace = pace
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
            # How long it waited for a server that was away says nothing about what a look costs.
            pause = self._pace.least
            began = time.monotonic()
            # Who uses the store is told what is wrong with it; the next look may do. Whatever it
            # is, a look that failed must not be the last one until the app is started again.
            with contextlib.suppress(Exception):
                self._look()
                pause = self._pace.after(time.monotonic() - began)
