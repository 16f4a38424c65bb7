"""A calendar shows what was meant, whatever a name holds."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk.agenda.ics import ZONE_LINES, DayEntry, calendar
from netwerk.typed.moments import NETHERLANDS

STAMP = datetime(2026, 11, 30, 8, 15, tzinfo=UTC)
MONDAY = date(2026, 11, 30)
ODD = (
    "Koor; zang, \\dans\\",
    "<b>Vet</b> & *ster*",
    "🎺" * 60,
    "x" * 300,
    "Regel een\r\nRegel twee\rRegel drie",
    "BEGIN:VEVENT\nUID:nep",
)


def unfolded(text: str) -> list[str]:
    """The lines as a calendar reads them (RFC 5545, 3.1)."""
    assert text.endswith("\r\n")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def value(text: str, name: str) -> str:
    """The text of one property as a calendar shows it."""
    (line,) = [line for line in unfolded(text) if line.startswith(f"{name}:")]
    shown, rest = [], iter(line[len(name) + 1 :])
    for sign in rest:
        after = next(rest) if sign == "\\" else ""
        shown.append({"n": "\n", "N": "\n"}.get(after, after) if after else sign)
    return "".join(shown)


def test_an_entry_is_a_whole_day_without_a_time():
    text = calendar([DayEntry("ronde-2026-49", MONDAY, "Zaal Etten", "Wie?", "Etten")], STAMP)
    assert unfolded(text) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//netwerk//netwerk//NL",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        "UID:ronde-2026-49@netwerk",
        "DTSTAMP:20261130T081500Z",
        "DTSTART;VALUE=DATE:20261130",
        "DTEND;VALUE=DATE:20261201",
        "SUMMARY:Zaal Etten",
        "DESCRIPTION:Wie?",
        "LOCATION:Etten",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


@pytest.mark.parametrize("name", ODD)
def test_any_name_comes_back_as_it_was_and_adds_no_line(name):
    text = calendar([DayEntry("a", MONDAY, name)], STAMP)
    assert value(text, "SUMMARY") == name.replace("\r\n", "\n").replace("\r", "\n")
    assert sum(line.startswith("UID:") for line in unfolded(text)) == 1


@given(st.text(max_size=400), st.text(max_size=50))
def test_no_line_is_over_75_octets_and_no_line_end_is_bare(name, key):
    text = calendar([DayEntry(key, MONDAY, name, name, name)], STAMP)
    for line in text.split("\r\n"):
        assert len(line.encode("utf-8", "replace")) <= 75
        assert not set(line) & set("\r\n\x00\x0b\x0c")
    assert unfolded(text).count("BEGIN:VEVENT") == 1


def test_the_same_entry_made_later_is_the_same_entry():
    first = calendar([DayEntry("afspraak-7", MONDAY, "Bellen")], STAMP)
    later = calendar([DayEntry("afspraak-7", MONDAY, "Bellen")], STAMP + timedelta(days=2))
    assert value(first, "UID") == value(later, "UID")
    assert value(first, "DTSTAMP") != value(later, "DTSTAMP")


def test_the_stamp_is_told_in_utc():
    there = STAMP.astimezone(timezone(timedelta(hours=1)))
    assert "DTSTAMP:20261130T081500Z" in calendar([DayEntry("a", MONDAY, "b")], there)


def test_nothing_to_do_is_still_a_calendar():
    assert unfolded(calendar([], STAMP))[-1] == "END:VCALENDAR"


def test_a_time_is_told_by_the_dutch_clock_with_the_rules_of_its_zone():
    text = calendar([DayEntry("a", MONDAY, "Overleg", at=time(19, 30))], STAMP)
    lines = unfolded(text)
    assert "DTSTART;TZID=Europe/Amsterdam:20261130T193000" in lines
    assert not [line for line in lines if line.startswith("DTEND")]
    zone = lines[lines.index("BEGIN:VTIMEZONE") : lines.index("END:VTIMEZONE")]
    assert "TZID:Europe/Amsterdam" in zone
    assert lines.index("END:VTIMEZONE") < lines.index("BEGIN:VEVENT")


@pytest.mark.parametrize("year", range(1997, 2041))
def test_the_clock_changes_on_the_days_that_the_zone_says(year):
    """The rules of the file, applied by hand, against the time zone database."""
    for month, hour, offset in ((3, 2, 2), (10, 3, 1)):
        last = max(d for n in range(25, 32) if (d := date(year, month, n)).weekday() == 6)
        at = datetime(year, month, last.day, hour + (month == 3), tzinfo=NETHERLANDS)
        assert at.utcoffset() == timedelta(hours=offset)
        before = at.replace(hour=1)
        assert before.utcoffset() == timedelta(hours=3 - offset)
    assert "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU" in ZONE_LINES
    assert "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU" in ZONE_LINES


def test_several_days_end_on_the_day_after_the_last_and_have_no_time():
    entry = DayEntry("a", MONDAY, "Week", until=date(2026, 12, 4), at=time(19, 30))
    lines = unfolded(calendar([entry], STAMP))
    assert "DTSTART;VALUE=DATE:20261130" in lines
    assert "DTEND;VALUE=DATE:20261205" in lines
    assert "BEGIN:VTIMEZONE" not in lines


def test_a_last_day_before_the_first_is_no_last_day():
    entry = DayEntry("a", MONDAY, "Week", until=date(2026, 11, 1))
    assert "DTEND;VALUE=DATE:20261201" in unfolded(calendar([entry], STAMP))
