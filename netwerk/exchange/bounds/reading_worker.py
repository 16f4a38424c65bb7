"""The process that reads files: it gets them by standard input and tells by standard output.

It ends when the other side does: then its input ends.
"""

from __future__ import annotations

import io
import os
import pickle
import queue
import signal
import struct
import sys
import threading
from dataclasses import replace
from typing import Any, BinaryIO

from netwerk.errors import InputError
from netwerk.exchange.bounds import limits
from netwerk.exchange.reading_progress import READ
from netwerk.exchange.report import ImportPlan

PART = 1_000
"""Rows of a plan that go over at once: who takes them lets others in between."""


def main() -> None:
    """Do what is asked until nobody asks any more."""
    told = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    asked: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, asked), daemon=True).start()
    watch = limits.GrowthWatch()
    if sys.platform != "linux":
        watch.start()
    while True:
        work = asked.get()
        _answer(_Line(told, asked), work, watch)
        if limits.peak() > limits.RETIRED:
            os._exit(0)  # nothing is left to do, and a thread still listens


def _listen(source: BinaryIO, asked: queue.SimpleQueue[Any]) -> None:
    """Take what is asked; when nobody is there any more, end at once with all that was started."""
    try:
        while head := source.read(8):
            asked.put(pickle.loads(source.read(struct.unpack("<Q", head)[0])))  # noqa: S301 - ours
    finally:
        os.killpg(os.getpgid(0), signal.SIGKILL)


class _Line:
    """To the other side. One memory for all that is sent: what is the same goes over once."""

    def __init__(self, told: BinaryIO, asked: queue.SimpleQueue[Any]) -> None:
        self._told = told
        self._asked = asked
        self._buffer = io.BytesIO()
        self._pickler = pickle.Pickler(self._buffer, 5)

    def say(self, kind: str, value: object) -> None:
        self._pickler.dump((kind, value))
        content = self._buffer.getvalue()
        self._buffer.seek(0)
        self._buffer.truncate()
        self._told.write(struct.pack("<Q", len(content)) + content)
        self._told.flush()

    def ask(self, *about: object) -> Any:
        self.say("asked", about)
        return self._asked.get()


def _answer(line: _Line, work: Any, watch: limits.GrowthWatch) -> None:
    plan, asked = work
    reading = True

    def tell(share: float, words: str) -> None:
        nonlocal reading
        if reading and share >= READ:
            reading, watch.memory = False, limits.PLANNING
            limits.allow(limits.PLANNING, limits.PLANNING_SECONDS)
        line.say("progress", (share, words))

    watch.memory = limits.READING
    limits.allow(limits.READING, limits.READING_SECONDS)
    found = None
    try:
        found = plan(asked, line.ask, tell)
    except InputError as refusal:
        line.say("refused", refusal)
        return
    except MemoryError:
        pass
    if found is None:  # no longer within the error, so that what it held is let go of
        line.say("too much", reading)
        return
    limits.allow(limits.PLANNING, limits.PLANNING_SECONDS)
    _send(line, *found)


def _send(line: _Line, plan: ImportPlan, why: str) -> None:
    for start in range(0, len(plan.rows), PART):
        line.say("rows", plan.rows[start : start + PART])
    line.say("plan", (replace(plan, rows=()), why))
