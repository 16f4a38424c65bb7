"""What was erased goes out of the log too: the keys that are made of names, and names of users."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from netwerk.access.log_line import WISSEN, LogLine
from netwerk.access.rights import BEHEREN
from netwerk.access.work_done import LOG_LINES, WORK_DONE
from netwerk.errors import StoreError, StoreUnavailable
from netwerk.services.desk import Desk
from netwerk.store.erasing.erasure import Erasure
from netwerk.store.erasing.in_log import without_erased
from netwerk.store.erasing.kept_list import finish, known
from netwerk.store.logbook.disk_log import DiskLog
from netwerk.store.logbook.log_reading import LogAsked, PersonInLog, people_in, read_lines
from netwerk.store.logbook.log_wiping import said_words
from netwerk.store.port import now

_EVER = "9999"
"""A moment after every line."""


@dataclass(frozen=True)
class LogCleared:
    """How many lines have other words now; clean: whether nothing of the old ones is on disk."""

    lines: int
    clean: bool


def lines_to_clear(desk: Desk, erasure: Erasure) -> int:
    """In how many lines of the log something of this erasure stands. Raises StoreError."""
    desk.require(BEHEREN)
    if not isinstance(desk.log, DiskLog):
        return 0
    without = without_erased([replace(erasure, at=_EVER)])
    found = (one.line for one in read_lines(desk.log.place, LogAsked()))
    return sum(without(line) != line for line in found)


def clear_log(desk: Desk, erasures: Sequence[Erasure], counts: Sequence[str]) -> LogCleared:
    """Take it out of the log, with a line in it that says how much was erased.

    counts: what else was erased; without it a line is only written when the log had something.
    Raises StoreUnavailable when the log cannot be written: then nothing in it changed.
    """
    desk.require(BEHEREN)
    log = desk.log
    if not isinstance(log, DiskLog):
        if counts:
            desk.record(WISSEN, "; ".join(counts))
        return LogCleared(0, clean=True)
    if not counts and not log.place.file.exists():
        return LogCleared(0, clean=True)

    def said(count: int) -> LogLine | None:
        words = "; ".join([*([said_words(count)] if count else []), *counts])
        user = desk.user
        line = LogLine(user.naam, WISSEN, words, now(), user.waarvandaan, gelukt=True)
        return line if words else None

    lines, clean = log.wipe(without_erased(erasures), said)
    if lines or counts:
        WORK_DONE.count(LOG_LINES)
    return LogCleared(lines, clean)


def finish_erasing(desk: Desk) -> bool:
    """Make an end of an erasure that was stopped halfway; whether all is clean.

    Raises StoreUnavailable when the log cannot be written.
    """
    desk.require(BEHEREN)

    def elsewhere() -> bool:
        return clear_known(desk).clean

    return finish(desk.store, elsewhere)


def clear_known(desk: Desk) -> LogCleared:
    """Take out of this log all that was ever erased at this store, by whoever did that."""
    desk.require(BEHEREN)
    return clear_log(desk, known(desk.store, desk.store.url), ())


def users_in_log(desk: Desk) -> tuple[PersonInLog, ...]:
    """Who stands in the log as the one who did something."""
    desk.require(BEHEREN)
    return people_in(desk.log.place) if isinstance(desk.log, DiskLog) else ()


def not_in_log_yet(error: StoreError) -> StoreUnavailable:
    """That it is erased in the store and not in the log."""
    return StoreUnavailable(
        f"In de gegevens is dit gewist, maar nog niet in het logboek. {error} Zoek daarna opnieuw "
        "naar deze persoon: dan maakt netwerk het af."
    )
