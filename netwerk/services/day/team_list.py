"""Afspraken to take along: a file for one's calendar, what was done this month, days in words."""

from __future__ import annotations

from datetime import UTC, date, datetime

from netwerk.access.rights import LEZEN
from netwerk.agenda.ics import DayEntry, calendar
from netwerk.net.selection import Selection
from netwerk.services.day.agreements import GEDAAN, LAST, Agreed, agreements
from netwerk.services.desk import Desk, in_gebied
from netwerk.typed.dates import day_words

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def agreements_calendar(desk: Desk, selection: Selection, wie: str | None = None) -> bytes:
    """The open afspraken, of one person or of all, as whole days in a calendar (iCalendar)."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    entries = [
        DayEntry(
            key=f"afspraak-{agreed.item.id}",
            day=date.fromisoformat(agreed.item.voor),
            title=agreed.item.titel,
            text="\n".join(filter(None, (f"Wie: {agreed.item.wie}", agreed.item.over))),
            place=agreed.kern_naam or "",
        )
        for agreed in agreements(desk, selection, wie=wie)
        if agreed.item.voor and len(agreed.item.voor) == len(LAST)
    ]
    stamp = datetime.combine(desk.today, datetime.min.time(), UTC)
    content = calendar(entries, stamp).encode()
    return desk.record_file(content, "afspraken voor een agenda (ics)", selection.gebied)


def done_this_month(desk: Desk, selection: Selection, wie: str | None = None) -> tuple[Agreed, ...]:
    """What was done in this calendar month, the newest first."""
    month = desk.today.isoformat()[:7]
    done = agreements(desk, selection, GEDAAN, wie)
    return tuple(agreed for agreed in done if (agreed.item.gedaan_op or "").startswith(month))


def short_day(iso: str | None, today: date) -> str:
    """'vrijdag 4 december', with its year when that is another; a partial date as it is."""
    if not iso or len(iso) != len(LAST):
        return day_words(iso)
    then = date.fromisoformat(iso)
    words = day_words(iso)
    if then.year == today.year:
        words = words.removesuffix(f" {then.year}")
    return f"{WEEKDAYS[then.weekday()]} {words}"


def sheet_day(iso: str | None, today: date) -> str:
    """The same in few letters: 'vr 4 dec'."""
    words = short_day(iso, today).split()
    if len(words) < 3:
        return " ".join(words)
    return " ".join((words[0][:2], words[1], words[2][:3], *words[3:]))
