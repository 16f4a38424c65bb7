"""Dates for a calendar as iCalendar (RFC 5545): whole days, or a time by the Dutch clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

PRODUCT = "-//netwerk//netwerk//NL"
LONGEST = 75
"""Octets of a line, its line end left out (RFC 5545, 3.1)."""
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
AT = "@netwerk"
ZONE = "Europe/Amsterdam"
ZONE_LINES = (
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE}",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "END:STANDARD",
    "END:VTIMEZONE",
)
"""The Dutch clock as it runs since 1996: who reads the file need not know the zone."""


@dataclass(frozen=True)
class DayEntry:
    """One day in a calendar, or several days on end.

    key: what makes it the same entry when it is made again, any text; the UID is made of it, so a
    calendar that reads the file twice shows it once. day: on which day. title and text: any text;
    text may have more lines. place: where, or nothing. private: whether others who see this
    calendar should not see it (CLASS:PRIVATE). until: the last day, when it is more than one. at:
    at what time it begins by the Dutch clock, of one day only; how long it takes is not known, and
    not made up either.
    """

    key: str
    day: date
    title: str
    text: str = ""
    place: str = ""
    private: bool = False
    until: date | None = None
    at: time | None = None


def calendar(entries: Iterable[DayEntry], stamp: datetime) -> str:
    """The entries as one iCalendar text, in the order given, lines ended by CRLF.

    stamp: when it was made, with its zone (without one it counts as UTC). The same entries and
    stamp give the same text. Nothing of it stands in the way of an appointment that day
    (TRANSPARENT).
    """
    listed = list(entries)
    made = stamp if stamp.tzinfo else stamp.replace(tzinfo=UTC)
    when = made.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN"]
    lines += ZONE_LINES if any(_is_timed(entry) for entry in listed) else ()
    for entry in listed:
        lines += _event(entry, when)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def _event(entry: DayEntry, when: str) -> list[str]:
    named = {"SUMMARY": entry.title, "DESCRIPTION": entry.text, "LOCATION": entry.place}
    return [
        "BEGIN:VEVENT",
        f"UID:{escaped(entry.key)}{AT}",
        f"DTSTAMP:{when}",
        *_times(entry),
        *(f"{name}:{escaped(text)}" for name, text in named.items() if text),
        *(("CLASS:PRIVATE",) if entry.private else ()),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _is_timed(entry: DayEntry) -> bool:
    return entry.at is not None and (entry.until is None or entry.until <= entry.day)


def _times(entry: DayEntry) -> tuple[str, ...]:
    """When it begins; of whole days also the end: the first day that is no part of it (3.6.1)."""
    if entry.at is not None and _is_timed(entry):
        return (f"DTSTART;TZID={ZONE}:{datetime.combine(entry.day, entry.at):%Y%m%dT%H%M%S}",)
    last = max(entry.day, entry.until or entry.day)
    return (
        f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}",
    )


def escaped(text: str) -> str:
    """A text as a value of TEXT (3.3.11): no line end or control sign is left in it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(sign if sign in "\n\t" or sign.isprintable() else " " for sign in lines)
    return kept.translate(ESCAPED)


def folded(line: str) -> Iterator[str]:
    """A line in parts of at most 75 octets, no sign cut in two; each next one begins with a space.

    An escape may be cut: who reads puts the line together first.
    """
    part, room = "", LONGEST
    for sign in line:
        octets = len(sign.encode("utf-8", "replace"))
        if octets > room:
            yield part
            part, room = " ", LONGEST - 1
        part, room = part + sign, room - octets
    yield part
