"""Lines of the log: all of them, or of one person, of one kind, of some days."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk.access.log_line import WHAT, LogLine
from netwerk.access.rights import BEHEREN
from netwerk.errors import InputError
from netwerk.services.audit.log_at_hand import log_at_hand
from netwerk.services.desk import Desk
from netwerk.store.logbook.log_reading import LogAsked, count_lines, read_lines
from netwerk.typed.moments import DAY, day_or_moment, end_of

SHOWN = 50


@dataclass(frozen=True)
class LogWanted:
    """Which lines: of whom, of what (one of WHAT), from and until which day, refused ones only.

    van, tot: a day, that day included, or a moment. aantal: at most so many, the newest.
    """

    wie: str | None = None
    wat: str | None = None
    van: str | None = None
    tot: str | None = None
    geweigerd: bool = False
    aantal: int = SHOWN


@dataclass(frozen=True)
class NumberedLine:
    """A line with its number in the log."""

    number: int
    line: LogLine


@dataclass(frozen=True)
class LogShown:
    """The newest lines that were wanted, and how many such lines there are."""

    lines: tuple[NumberedLine, ...]
    total: int


def log_lines(desk: Desk, wanted: LogWanted) -> LogShown:
    """The lines that are wanted, the newest first.

    Raises InputError for a word or day that cannot be, AccessDenied, StoreError.
    """
    desk.require(BEHEREN)
    asked = asked_of(wanted)
    place = log_at_hand(desk).place
    found = read_lines(place, asked, wanted.aantal)
    return LogShown(
        tuple(NumberedLine(one.number, one.line) for one in found), count_lines(place, asked)
    )


def asked_of(wanted: LogWanted) -> LogAsked:
    """What is wanted as the log is asked for it. Raises InputError for what cannot be."""
    if wanted.wat is not None and wanted.wat not in WHAT:
        raise InputError(f"'{wanted.wat}' staat niet in het logboek. Kies uit: {', '.join(WHAT)}.")
    van, tot = wanted.van or None, wanted.tot or None
    return LogAsked(
        wie=wanted.wie or None,
        wat=wanted.wat,
        van=None if van is None else start_of(van),
        tot=None if tot is None else end_of(tot),
        gelukt=False if wanted.geweigerd else None,
    )


def start_of(op: str) -> str:
    """When what ``op`` names begins, in UTC as times are kept. Raises InputError."""
    said = day_or_moment(op)
    if len(said) > DAY:
        return said
    return day_or_moment(f"{said}T00:00:00")
