"""What this process counts of its own work: for the metrics of a server, without a name in it.

Plain numbers that anybody in the process may add to; nothing here is stored, and a command that is
over takes its numbers with it.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

CHANGES, REFUSED, LOG_LINES, ERRORS = "changes", "refused", "log_lines", "errors"
"""Changes that were stored, questions that were refused for want of a right, lines of the log, and
errors that nobody foresaw."""
JOBS = "jobs"
"""What is worked out in the background: findings, in the first place."""


@dataclass(frozen=True)
class WorkState:
    """How the numbers stood at one moment.

    counts: by name. seconds: by name how often something was timed, and all its seconds together.
    writing: changes that are being stored now.
    """

    counts: Mapping[str, int]
    seconds: Mapping[str, tuple[int, float]]
    writing: int


class WorkDone:
    """The numbers of one process; every method may be called by any thread."""

    def __init__(self) -> None:
        self._guard = threading.Condition()
        self._counts: Counter[str] = Counter()
        self._seconds: dict[str, tuple[int, float]] = {}
        self._writing = 0

    def count(self, name: str) -> None:
        """One more of this."""
        with self._guard:
            self._counts[name] += 1

    @contextmanager
    def timed(self, name: str) -> Iterator[None]:
        """Time what is done within this, also when it fails."""
        began = time.perf_counter()
        try:
            yield
        finally:
            took = time.perf_counter() - began
            with self._guard:
                times, seconds = self._seconds.get(name, (0, 0.0))
                self._seconds[name] = (times + 1, seconds + took)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A change is being stored within this: a server that stops waits for it."""
        with self._guard:
            self._writing += 1
        try:
            yield
        finally:
            with self._guard:
                self._writing -= 1
                self._guard.notify_all()

    def written_within(self, seconds: float) -> bool:
        """Wait at most so long until no change is being stored; whether that is so."""
        with self._guard:
            return self._guard.wait_for(lambda: not self._writing, timeout=seconds)

    def state(self) -> WorkState:
        """All numbers, as of one moment."""
        with self._guard:
            return WorkState(dict(self._counts), dict(self._seconds), self._writing)


WORK_DONE = WorkDone()
"""The numbers of this process."""
