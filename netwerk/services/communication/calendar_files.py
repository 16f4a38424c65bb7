"""The calendar of a gebied to take along: for the calendar of one's phone, and one A4 to print."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from netwerk.access.rights import LEZEN
from netwerk.agenda.calendar_month import DAY, OnCalendar, by_month
from netwerk.agenda.calendar_sheet import calendar_sheet_html
from netwerk.agenda.ics import DayEntry, calendar
from netwerk.errors import InputError
from netwerk.net.selection import Selection
from netwerk.services.communication.gebied_calendar import on_calendar
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.records.choices import gebied_names
from netwerk.typed.clock_time import clock_time
from netwerk.typed.dates import day_words

QUARTER = timedelta(days=91)


def calendar_ics(desk: Desk, selection: Selection) -> bytes:
    """All that has a day on the calendar of a gebied as iCalendar; the same thing keeps its UID."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    entries = [_entry(line) for line in on_calendar(desk, selection) if len(line.datum) == DAY]
    stamp = datetime.combine(desk.today, datetime.min.time(), UTC)
    content = calendar(entries, stamp).encode()
    return desk.record_file(content, "kalender (ics)", selection.gebied)


def calendar_sheet(desk: Desk, selection: Selection) -> bytes:
    """What is on the calendar in the coming quarter as one sheet of A4 (HTML)."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    first, last = desk.today, desk.today + QUARTER
    where = gebied_names(desk).get(selection.gebied or "", "Alle gebieden")
    months = by_month(on_calendar(desk, selection), first, last)
    today = day_words(first.isoformat())
    span = f"{today} tot en met {day_words(last.isoformat())}"
    content = calendar_sheet_html(where, span, months, today).encode()
    return desk.record_file(content, "blad met de kalender", selection.gebied)


def _entry(line: OnCalendar) -> DayEntry:
    at = _time(line.tijd)
    last = line.tot if line.tot and len(line.tot) == DAY and line.tot > line.datum else None
    text = [line.soort]
    if line.tijd and (last or at is None):
        text.append(f"Begint: {line.tijd}")
    if line.voor:
        text.append(f"Voor: {', '.join(line.voor)}")
    text += line.came
    text += [line.omschrijving] if line.omschrijving else []
    return DayEntry(
        key=f"{line.label.lower()}-{line.id}",
        day=date.fromisoformat(line.datum),
        title=line.titel,
        text="\n".join(text),
        place=line.waar,
        until=date.fromisoformat(last) if last else None,
        at=None if last else at,
    )


def _time(text: str) -> time | None:
    """The time that a text says; None for no time, or words that are none."""
    try:
        return time.fromisoformat(clock_time(text)) if text else None
    except InputError:
        return None
