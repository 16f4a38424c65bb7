"""Who reads files for the pages and commands: small lists here, all else in a process of its own.

A process is kept for the next file, because it takes half a second to start one. What reads is
imported when there is something to read: every command has a desk, and few read files.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from netwerk.errors import InputError
from netwerk.exchange.bounds import limits
from netwerk.services.live.jobs import Jobs, Stopped

if TYPE_CHECKING:
    from netwerk.exchange.bounds.files_together import FilesAsked, Planned
    from netwerk.exchange.bounds.reading_process import ReadingProcess
    from netwerk.exchange.partners.reply_plan import AsAsked
    from netwerk.exchange.reading_progress import Progress

SMALL = 128 * 1024
"""Bytes of a list in plain text that is read at once: it can ask no more than it is."""
_PACKED = (b"PK", b"\xd0\xcf\x11\xe0")


class Readers:
    """The processes of this app or command. jobs: the readings that pages follow."""

    def __init__(self) -> None:
        self.jobs = Jobs()
        self._kept: ReadingProcess | None = None
        self._guard = threading.Lock()

    def plan(
        self, asked: FilesAsked, as_asked: AsAsked, tell: Progress, stopped: Callable[[], bool]
    ) -> Planned:
        """What these files would do.

        Raises InputError when they cannot be read or ask too much, Stopped when the user stops it.
        """
        from netwerk.exchange.bounds.files_together import plan_together
        from netwerk.exchange.bounds.reading_process import Ended, ReadingStopped

        if all(_is_small(content) for _, content in asked.files):
            return plan_together(asked, as_asked, tell)
        for _ in range(2):
            process = self._take()
            try:
                found = process.plan(plan_together, asked, as_asked, tell, stopped)
            except ReadingStopped as error:
                raise Stopped from error
            except Ended:  # it ended by itself since the last time: another one
                continue
            finally:
                self._put_back(process)
            return found
        raise InputError(limits.no_process("het stopt meteen"))

    def close(self) -> None:
        """End the process that is kept."""
        with self._guard:
            kept, self._kept = self._kept, None
        if kept is not None:
            kept.close()

    def _take(self) -> ReadingProcess:
        from netwerk.exchange.bounds.reading_process import ReadingProcess

        with self._guard:
            kept, self._kept = self._kept, None
        if kept is not None and kept.alive:
            return kept
        if kept is not None:
            kept.close()
        return ReadingProcess()

    def _put_back(self, process: ReadingProcess) -> None:
        with self._guard:
            if self._kept is None and process.alive:
                self._kept = process
                return
        process.close()


def _is_small(content: bytes) -> bool:
    if len(content) > SMALL or content.startswith(_PACKED):
        return False
    from netwerk.exchange.formats.recognise import FileKind, sniff
    from netwerk.exchange.partners.letter import is_letter

    try:
        return is_letter(content) or sniff("", content) is FileKind.TEXT
    except InputError:
        return True  # refused at once
