"""Dates for a calendar as iCalendar (RFC 5545): whole days, without a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

PRODUCT = "-//netwerk//netwerk//NL"
LONGEST = 75
"""Octets of a line, its line end left out (RFC 5545, 3.1)."""
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
AT = "@netwerk"


@dataclass(frozen=True)
class DayEntry:
    """One whole day in a calendar.

    key: what makes it the same entry when it is made again, any text; the UID is made of it, so a
    calendar that reads the file twice shows it once. day: on which day. title and text: any text;
    text may have more lines. place: where, or nothing. private: whether others who see this
    calendar should not see it (CLASS:PRIVATE).
    """

    key: str
    day: date
    title: str
    text: str = ""
    place: str = ""
    private: bool = False


def calendar(entries: Iterable[DayEntry], stamp: datetime) -> str:
    """The entries as one iCalendar text, in the order given, lines ended by CRLF.

    stamp: when it was made, with its zone (without one it counts as UTC). The same entries and
    stamp give the same text. Nothing of it stands in the way of an appointment that day
    (TRANSPARENT).
    """
    made = stamp if stamp.tzinfo else stamp.replace(tzinfo=UTC)
    when = made.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN"]
    for entry in entries:
        lines += _event(entry, when)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def _event(entry: DayEntry, when: str) -> list[str]:
    named = {"SUMMARY": entry.title, "DESCRIPTION": entry.text, "LOCATION": entry.place}
    return [
        "BEGIN:VEVENT",
        f"UID:{escaped(entry.key)}{AT}",
        f"DTSTAMP:{when}",
        f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}",
        # the end is the first day that is no longer part of it (3.6.1)
        f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}",
        *(f"{name}:{escaped(text)}" for name, text in named.items() if text),
        *(("CLASS:PRIVATE",) if entry.private else ()),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


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
