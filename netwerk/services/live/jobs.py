"""Long questions in the background: with progress, to be stopped, asked once for all who wait."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Generic, TypeVar
from weakref import WeakSet

from netwerk.access.work_done import JOBS, WORK_DONE
from netwerk.net.progress import Stopped as Stopped

R = TypeVar("R")
BEGUN = "Bezig ..."
"""What a job of one user says until it tells more: it no longer waits for room."""
AT_ONCE = 2
"""Jobs at the same time: as many as the smallest machine has cores."""


class Job(Generic[R]):
    """One running question. ``share`` goes from 0 to 1; ``words`` say what it is at.

    After `stop` the result raises Stopped.
    """

    def __init__(self) -> None:
        self.share = 0.0
        self.words = ""
        self.future: Future[R] | None = None
        self._stopped = threading.Event()

    def tell(self, share: float, words: str = "") -> None:
        """Called by the question with how far it is."""
        self.share, self.words = share, words

    def stop(self) -> None:
        """Ask the question to stop at its next step."""
        self._stopped.set()

    def stopped(self) -> bool:
        """Whether somebody asked to stop; called by the question."""
        return self._stopped.is_set()

    def ready_within(self, seconds: float) -> bool:
        """Wait at most so long; whether there is a result (or an error) by then."""
        return self.future is not None and bool(wait([self.future], timeout=seconds).done)

    def result(self) -> R:
        """The answer, or what went wrong."""
        assert self.future is not None  # noqa: S101 (set by Jobs before anybody has the job)
        return self.future.result()


class Jobs:
    """The running questions of a process, one for each key."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="netwerk")
        self._running: dict[Hashable, Job[object]] = {}
        self._own: WeakSet[Job[object]] = WeakSet()
        self._guard = threading.Lock()
        self._room = threading.Semaphore(AT_ONCE)

    def ask(self, key: Hashable, question: Callable[[Job[R]], R]) -> Job[R]:
        """The running job for this key, started when there is none.

        A stopped or failed one is started anew.
        """
        with self._guard:
            for old in [k for k, job in self._running.items() if k != key and job.ready_within(0)]:
                del self._running[old]
            held = self._running.get(key)
            if held is not None and not (
                held.ready_within(0) and held.future is not None and held.future.exception()
            ):
                return held  # type: ignore[return-value]
            job: Job[R] = Job()
            self._running[key] = job  # type: ignore[assignment]
            job.future = self._pool.submit(self._worked_out, question, job)
            return job

    def stop_own(self) -> None:
        """Ask every job of one user to stop at its next step: the app is being stopped."""
        with self._guard:
            own = list(self._own)
        for job in own:
            job.stop()

    @staticmethod
    def _worked_out(question: Callable[[Job[R]], R], job: Job[R]) -> R:
        with WORK_DONE.timed(JOBS):
            return question(job)

    def start(self, question: Callable[[Job[R]], R]) -> Job[R]:
        """A job of one user that nobody else asks for; it ends when the app does, ready or not."""
        job: Job[R] = Job()
        future: Future[R] = Future()
        job.future = future
        with self._guard:
            self._own.add(job)  # type: ignore[arg-type]

        def work() -> None:
            with self._room:
                job.tell(0.0, BEGUN)
                try:
                    future.set_result(question(job))
                except BaseException as error:  # noqa: BLE001 - raised again where it is awaited
                    future.set_exception(error)

        threading.Thread(target=work, name="netwerk-eigen", daemon=True).start()
        return job
