"""Where words go: into a pipe that may close before the work is done, or nowhere."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO


class _Pipe(io.RawIOBase):
    """A file that takes what it is given, also when its reader went away (``head``, ``less``).

    The command goes on and stores what it was asked to store; only its words are lost.
    """

    def __init__(self, number: int) -> None:
        self._number = number
        self._told = False

    def writable(self) -> bool:
        """It is."""
        return True

    def fileno(self) -> int:
        """The number of the file behind it."""
        return self._number

    def write(self, content: Any, /) -> int:
        """Write, or do as if. Raises OSError once, when something else is wrong."""
        try:
            return os.write(self._number, content)
        except BrokenPipeError:
            return len(content)
        except OSError:
            if self._told:
                return len(content)
            self._told = True
            raise


@contextmanager
def patient_output() -> Iterator[None]:
    """Inside, a reader of our words that goes away stops nothing.

    Raises OSError at the end when they could not be written for another reason (disk full).
    """
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = _patient(sys.stdout), _patient(sys.stderr)
    try:
        yield
    finally:
        mine = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = before
        for stream in mine:
            if stream is not None:  # so it is when it was closed before we began
                stream.flush()


def _patient(stream: TextIO) -> TextIO:
    """The same stream, when it is a file or pipe of the system; else itself."""
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    # A letter that this terminal cannot show is no reason to stop.
    stream.reconfigure(errors="backslashreplace")
    try:
        number = stream.fileno()
    except OSError:
        return stream
    if os.isatty(number):  # somebody sits there, and a question needs the real terminal
        return stream
    stream.flush()
    return io.TextIOWrapper(
        io.BufferedWriter(_Pipe(number)), encoding=stream.encoding, errors="backslashreplace"
    )
