"""Long work of a command: how far it is in one line of the terminal, and Ctrl-C that is sure."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_CLEAR = "\r\x1b[K"


class OneLine:
    """How far something is, for who sits at the terminal; elsewhere nothing."""

    def __init__(self) -> None:
        self._shown = False

    def tell(self, share: float, words: str) -> None:
        """Say it in place of what was said before."""
        if sys.stderr is not None and sys.stderr.isatty():
            self._shown = True
            print(f"{_CLEAR}{round(100 * share):>3}%  {words}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Take the line away."""
        if self._shown:
            print(_CLEAR, end="", file=sys.stderr, flush=True)


@contextmanager
def telling(what: str) -> Iterator[Callable[[float, str], None]]:
    """Inside, what is given tells how far it is; Ctrl-C stops at once.

    ``what``: what was going on, for the sentence of the KeyboardInterrupt. For what stores nothing.
    """
    line = OneLine()
    try:
        yield line.tell
    except KeyboardInterrupt:
        raise KeyboardInterrupt(_stopped(what)) from None
    finally:
        line.end()


@contextmanager
def told_and_stopped(what: str) -> Iterator[Callable[[float, str], None]]:
    """Inside, Ctrl-C stops at the next time that something is told, and never halfway a write.

    What is given tells how far it is. ``what``: what was going on, for the sentence that is said.
    Raises KeyboardInterrupt when it was stopped; work that was done by then stays done.
    """
    line = OneLine()
    asked = threading.Event()

    def note(_number: int, _frame: FrameType | None) -> None:
        asked.set()

    def tell(share: float, words: str) -> None:
        if asked.is_set():
            raise KeyboardInterrupt
        line.tell(share, words)

    main = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGINT, note) if main else None
    try:
        yield tell
    except KeyboardInterrupt:
        line.end()
        raise KeyboardInterrupt(_stopped(what)) from None
    finally:
        line.end()
        if main:
            signal.signal(signal.SIGINT, before)


def _stopped(what: str) -> str:
    return f"{what} is gestopt. Er is niets opgeslagen."
