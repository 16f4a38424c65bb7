"""The week's list of the team for its meeting, as one sheet of A4."""

from __future__ import annotations

from datetime import date

from netwerk.access.rights import LEZEN
from netwerk.insight.kinds import BRUGGEN, GATEN
from netwerk.net.selection import Selection
from netwerk.report.team_sheet import MOST_ASKED, AskedRow, OpenRow, TeamSheet, team_sheet_html
from netwerk.services.answers.findings import findings
from netwerk.services.answers.topics import Topic, topics
from netwerk.services.day.agreements import Agreed, agreements
from netwerk.services.day.decided_now import standing
from netwerk.services.day.team_list import WEEKDAYS, done_this_month, sheet_day, short_day
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.records.choices import gebied_names
from netwerk.typed.dates import MONTHS, day_words


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
            voor=sheet_day(agreed.item.voor, today),
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
    content = team_sheet_html(sheet).encode()
    return desk.record_file(content, "blad met afspraken", selection.gebied)


def _done_words(agreed: Agreed, today: date) -> str:
    item = agreed.item
    words = f"{item.titel}, {short_day(item.gedaan_op, today)}."
    return f"{words} {item.uitkomst}" if item.uitkomst else words


def _asked(desk: Desk, selection: Selection) -> list[Topic]:
    """Three that nobody decided on yet, gaps first."""
    found, decided = findings(desk, selection), standing(desk)
    cards = [
        topic
        for page in (GATEN, BRUGGEN)
        for topic in topics(desk, selection, found, page, decided)
        if topic.step and not (topic.apart or topic.effect or topic.card.settled_apart)
    ]
    seen = dict.fromkeys(card.finding.key for card in cards)
    once = [next(card for card in cards if card.finding.key == key) for key in seen]
    return once[:MOST_ASKED]
