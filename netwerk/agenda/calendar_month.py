"""The calendar of a gebied: what is on it, month by month."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from netwerk.typed.dates import MONTHS, UNKNOWN, day_words

DAY = 10
"""The length of a whole day as text; a shorter date is a month or a year."""
WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")


@dataclass(frozen=True)
class OnCalendar:
    """One thing on the calendar, in words that can be shown.

    label, id, version: of the item. soort: what it is ('Bijeenkomst'). datum, tot: ISO, datum may
    be a month or a year; tot None when it is one day. tijd: '19:30' or ''. waar: place and kern.
    voor: the doelgroepen it is for, by name. came: who came of each, in sentences; empty as long as
    that is not known. mailing: whether it was sent and not held.
    """

    label: str
    id: str
    version: int
    titel: str
    soort: str
    datum: str
    tot: str | None = None
    tijd: str = ""
    waar: str = ""
    voor: tuple[str, ...] = ()
    came: tuple[str, ...] = ()
    omschrijving: str = ""
    mailing: bool = False

    @property
    def last(self) -> str:
        """The last day of it (or month, or year)."""
        return self.tot or self.datum

    @property
    def when(self) -> str:
        """'vr 4 december, 19:30', 'vr 4 t/m zo 6 december', or 'dag niet bekend'."""
        if len(self.datum) < DAY:
            return f"dag {UNKNOWN}"
        first = short_day(self.datum)
        if self.tot and self.tot != self.datum and len(self.tot) == DAY:
            same = self.tot[:7] == self.datum[:7]
            first = f"{first.rsplit(' ', 1)[0] if same else first} t/m {short_day(self.tot)}"
        return f"{first}, {self.tijd}" if self.tijd else first


@dataclass(frozen=True)
class CalendarMonth:
    """A month ('december 2026') with what is on it, by day and time."""

    words: str
    entries: tuple[OnCalendar, ...]


def short_day(iso: str) -> str:
    """'vr 4 december' for a whole day."""
    day = date.fromisoformat(iso)
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1][0]}"


def by_month(
    entries: Iterable[OnCalendar], first: date, last: date | None = None
) -> tuple[CalendarMonth, ...]:
    """What is on or after ``first`` (and begins no later than ``last``), in months that hold any.

    What began earlier and still goes on, stands in the month of ``first``. What has a month only,
    stands last in it; what has a year only, in a month of its own that is called by the year.
    """
    start = first.isoformat()
    held: dict[str, list[OnCalendar]] = {}
    for entry in entries:
        if entry.last < start[: len(entry.last)]:
            continue
        if last is not None and entry.datum > last.isoformat()[: len(entry.datum)]:
            continue
        goes_on = len(entry.datum) == DAY and entry.datum < start
        held.setdefault((start if goes_on else entry.datum)[:7], []).append(entry)
    order = sorted(held, key=lambda month: month if len(month) > 4 else f"{month}-99")
    return tuple(
        CalendarMonth(day_words(month), tuple(sorted(held[month], key=calendar_order)))
        for month in order
    )


def over_before(entries: Iterable[OnCalendar], day: date) -> tuple[OnCalendar, ...]:
    """What was over before this day, the last one first."""
    past = [e for e in entries if len(e.last) == DAY and e.last < day.isoformat()]
    return tuple(sorted(past, key=lambda e: (e.last, e.tijd, e.titel, e.id), reverse=True))


def months_before(
    entries: Iterable[OnCalendar], day: date, most: int | None = None
) -> tuple[CalendarMonth, ...]:
    """The same in months, by when it was over: the last month and day first, ``most`` at most."""
    held: dict[str, list[OnCalendar]] = {}
    for entry in over_before(entries, day)[:most]:
        held.setdefault(entry.last[:7], []).append(entry)
    return tuple(CalendarMonth(day_words(month), tuple(held[month])) for month in held)


def calendar_order(entry: OnCalendar) -> tuple[str, str, str, str]:
    """By day and time: without a day after all days, without a time before all times."""
    return (entry.datum.ljust(DAY, "~"), entry.tijd, entry.titel.casefold(), entry.id)
