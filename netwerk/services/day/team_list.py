"""Afspraken to take along: the sheet for the team's meeting, and a file for one's calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from netwerk.access.rights import LEZEN
from netwerk.agenda.ics import DayEntry, calendar
from netwerk.insight.kinds import BRUGGEN, GATEN
from netwerk.net.selection import Selection
from netwerk.report.team_sheet import MOST_ASKED, AskedRow, OpenRow, TeamSheet, team_sheet_html
from netwerk.services.day.agreements import GEDAAN, LAST, Agreed, agreements
from netwerk.services.day.decided_now import standing
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.records.choices import gebied_names
from netwerk.typed.dates import MONTHS, day_words

if TYPE_CHECKING:
    from netwerk.services.answers.topics import Topic

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def team_sheet(desk: Desk, selection: Selection) -> bytes:
    """The week's list of the team as one sheet of A4 (HTML): open, done, and three to decide on.

    Never the ronde, which is of one person.
    """
    desk.require(LEZEN, in_gebied(selection.gebied))
    today = desk.today
    where = gebied_names(desk).get(selection.gebied or "", "Alle gebieden")
    open_rows = [
        OpenRow(
            wat=agreed.item.titel,
            wie=agreed.item.wie or "",
            voor=short_day(agreed.item.voor, today),
            late=bool(agreed.days_late),
        )
        for agreed in agreements(desk, selection)
    ]
    day = f"{WEEKDAYS[today.weekday()]} {day_words(today.isoformat())}"
    sheet = TeamSheet(
        above=f"{where}, week {today.isocalendar().week}, {day}",
        month=MONTHS[today.month - 1][0],
        stands_for=day_words(today.isoformat()),
        open=open_rows,
        done=[_done_words(agreed, today) for agreed in done_this_month(desk, selection)],
        asked=[
            AskedRow(topic.heading, topic.step.rstrip(".")) for topic in _asked(desk, selection)
        ],
    )
    return team_sheet_html(sheet).encode()


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
    return calendar(entries, stamp).encode()


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


def _done_words(agreed: Agreed, today: date) -> str:
    item = agreed.item
    words = f"{item.titel}, {short_day(item.gedaan_op, today)}."
    return f"{words} {item.uitkomst}" if item.uitkomst else words


def _asked(desk: Desk, selection: Selection) -> list[Topic]:
    """Three that nobody decided on yet, gaps first."""
    from netwerk.services.answers.findings import findings
    from netwerk.services.answers.topics import topics

    found, decided = findings(desk, selection), standing(desk)
    cards = [
        topic
        for page in (GATEN, BRUGGEN)
        for topic in topics(desk, selection, found, page, decided)
        if not topic.apart and not topic.effect and topic.step
    ]
    seen = dict.fromkeys(card.finding.key for card in cards)
    once = [next(card for card in cards if card.finding.key == key) for key in seen]
    return once[:MOST_ASKED]
