"""How a server stops: first it says so, then what is being stored is finished, then it ends.

Who signals again a while later ends it at once.
"""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from types import FrameType

from netwerk.access.work_done import WORK_DONE

NOTICE = 1.0
"""Seconds in which a proxy that asks may hear that no more visitors are wanted here."""
FINISHED_WITHIN = 6.0
"""Seconds that what is being stored gets; after that the store undoes it, and nothing is half."""
SAME_STOP = 1.5
"""Seconds in which another signal is of the same stop."""
CLOSED_WITHIN = 2
"""Seconds that open requests get at the very end."""

Handler = Callable[[int, FrameType | None], object] | int | None


class Stopping:
    """Whether this server is being stopped, and what happens then."""

    def __init__(self, stop_jobs: Callable[[], None], notice: float = NOTICE) -> None:
        self._stop_jobs = stop_jobs
        self._notice = notice
        self._begun = threading.Event()
        self._since = 0.0

    @property
    def begun(self) -> bool:
        """Whether a signal came: no new visitors are wanted."""
        return self._begun.is_set()

    def begin(self, end: Callable[[], None]) -> None:
        """Say that it stops, let what is being stored finish, and then call ``end``.

        In a thread: the server goes on answering meanwhile. Asked again later: ``end`` at once.
        At once again is the same stop: Ctrl+C reaches this process and the one that started it.
        """
        if self._begun.is_set():
            if time.monotonic() - self._since > SAME_STOP:
                end()
            return
        self._since = time.monotonic()
        self._begun.set()
        threading.Thread(target=self._finish, args=(end,), name="netwerk-stop", daemon=True).start()

    def _finish(self, end: Callable[[], None]) -> None:
        until = time.monotonic() + self._notice
        self._stop_jobs()
        WORK_DONE.written_within(FINISHED_WITHIN)
        time.sleep(max(0.0, until - time.monotonic()))
        end()

    @asynccontextmanager
    async def lifespan(self, _app: object) -> AsyncIterator[None]:
        """For the life of the server: its own way to stop comes after ours.

        Entered when the server has its own handlers already.
        """
        before = {name: signal.getsignal(name) for name in (signal.SIGTERM, signal.SIGINT)}

        def stop(number: int, frame: FrameType | None) -> None:
            self.begin(lambda: _passed_on(before[signal.Signals(number)], number, frame))

        for name in before:
            signal.signal(name, stop)
        try:
            yield
        finally:
            for name, handler in before.items():
                signal.signal(name, handler)


def _passed_on(handler: Handler, number: int, frame: FrameType | None) -> None:
    if callable(handler):
        handler(number, frame)
    else:
        raise SystemExit(0)
