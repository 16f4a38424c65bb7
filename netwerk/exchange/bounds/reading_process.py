"""A process that reads files, from the side of who wants to know; it is ended when it must stop."""

from __future__ import annotations

import io
import json
import os
import pickle
import select
import signal
import struct
import subprocess
import sys
import time
import weakref
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from netwerk.errors import InputError
from netwerk.exchange.bounds import limits
from netwerk.exchange.bounds.files_together import FilesAsked, Plan, Planned
from netwerk.exchange.partners.reply_plan import AsAsked
from netwerk.exchange.reading_progress import Progress

LOOK = 0.1
"""Seconds between two looks at whether to stop."""
_CHUNK = 1 << 20
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    # a library of workbooks takes numpy when it is there, half a second that nobody needs here
    "sys.modules['numpy'] = None; "
    "from netwerk.exchange.bounds.reading_worker import main; main()"
)


class ReadingStopped(Exception):
    """The user stopped the reading."""


class Ended(Exception):
    """The process is gone."""


class ReadingProcess:
    """One process; it does one reading at a time and can be used again when it did well."""

    def __init__(self) -> None:
        """Raises InputError when the system starts no process."""
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-c", _START, json.dumps([p for p in sys.path if p])],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # so that it and what it starts can be ended together
            )
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise InputError(limits.no_process(reason)) from error
        self._end = weakref.finalize(self, _end, self._process)

    @property
    def alive(self) -> bool:
        """Whether it can be asked something."""
        return self._end.alive and self._process.poll() is None

    @property
    def pid(self) -> int:
        """Its number."""
        return self._process.pid

    def close(self) -> None:
        """End it, with all that it started."""
        self._end()

    def plan(
        self,
        plan: Plan,
        asked: FilesAsked,
        as_asked: AsAsked,
        tell: Progress,
        stopped: Callable[[], bool],
    ) -> Planned:
        """What ``plan`` makes of these files there; the process is ended when it does not.

        Raises InputError (also for files that ask too much), ReadingStopped, Ended (it was gone
        before it began).
        """
        names = ", ".join(name for name, _ in asked.files)[:200]
        try:
            line = _Line(self._process, names, stopped)
            line.say((plan, asked))
            return _follow(line, names, as_asked, tell)
        except InputError as error:
            if not isinstance(error, _Refused):
                self.close()
                raise
            raise error.said from None
        except BaseException:
            self.close()
            raise


class _Refused(InputError):
    """The files were refused, and the process is as good as before."""

    def __init__(self, said: InputError) -> None:
        super().__init__(str(said))
        self.said = said


def _follow(line: _Line, names: str, as_asked: AsAsked, tell: Progress) -> Planned:
    rows: list[Any] = []
    while True:
        kind, value = line.next()
        if kind == "progress":
            tell(*value)
        elif kind == "asked":
            line.say(as_asked(*value))
        elif kind == "rows":
            rows.extend(value)
        elif kind == "refused":
            raise _Refused(value)
        elif kind == "too much":
            raise InputError(limits.too_large(names) if value else limits.too_many(names))
        else:
            plan, why = value
            return replace(plan, rows=tuple(rows)), why


class _Feed:
    """What an unpickler reads: the message that came last."""

    def __init__(self) -> None:
        self.now = io.BytesIO()

    def read(self, size: int) -> bytes:
        return self.now.read(size)

    def readline(self) -> bytes:
        return self.now.readline()


class _Line:
    """To the process and back, looking between two pieces whether to stop."""

    def __init__(
        self, process: subprocess.Popen[bytes], names: str, stopped: Callable[[], bool]
    ) -> None:
        self._process = process
        self._names = names
        self._stopped = stopped
        self._until = time.monotonic() + limits.WAITING_SECONDS
        self._feed = _Feed()
        self._unpickler = pickle.Unpickler(self._feed)  # noqa: S301 - our own process
        self._heard = False

    def say(self, value: object) -> None:
        content = pickle.dumps(value, 5)
        left = memoryview(struct.pack("<Q", len(content)) + content)
        assert self._process.stdin  # noqa: S101 - it was started with one
        number = self._process.stdin.fileno()
        os.set_blocking(number, False)
        while left:
            self._wait([], [number])
            try:
                left = left[os.write(number, left[:_CHUNK]) :]
            except BlockingIOError:
                continue
            except OSError as error:
                raise self._gone() from error

    def next(self) -> tuple[str, Any]:
        size = struct.unpack("<Q", self._take(8))[0]
        self._feed.now = io.BytesIO(self._take(size))
        kind, value = self._unpickler.load()
        return kind, value

    def _take(self, size: int) -> bytes:
        assert self._process.stdout  # noqa: S101 - it was started with one
        number = self._process.stdout.fileno()
        taken = bytearray()
        while len(taken) < size:
            self._wait([number], [])
            piece = os.read(number, min(_CHUNK, size - len(taken)))
            if not piece:
                raise self._gone()
            self._heard = True
            taken += piece
        return bytes(taken)

    def _wait(self, reads: list[int], writes: list[int]) -> None:
        while True:
            if self._stopped():
                raise ReadingStopped
            if time.monotonic() > self._until:
                raise InputError(limits.too_long(self._names))
            ready = select.select(reads, writes, [], LOOK)
            if ready[0] or ready[1]:
                return

    def _gone(self) -> Exception:
        """Why the process is not there any more."""
        try:
            code = self._process.wait(5)
        except subprocess.TimeoutExpired:
            code = 0
        if code == -signal.SIGXCPU:
            return InputError(limits.too_long(self._names))
        if code == limits.TOO_LARGE:
            return InputError(limits.too_large(self._names))
        if not self._heard:
            return Ended()
        return InputError(limits.died(self._names))


def _end(process: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except OSError:  # gone already, or no groups here
        process.kill()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            try:
                stream.close()
            except OSError:
                continue
    process.wait()
