"""The maatschappelijke agenda of a gebied on one A3, for a table with partners."""

from __future__ import annotations

from collections.abc import Iterable

from netwerk.access.rights import LEZEN
from netwerk.agenda.agenda_sheet import AgendaSheet, SheetLine, agenda_sheet_html
from netwerk.errors import InputError
from netwerk.model import Actor
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.agenda.agenda_board import (
    AgendaCard,
    AgendaChosen,
    about_item,
    agenda_board,
    items_behind,
)
from netwerk.services.agenda.agenda_items import (
    INITIATIEF,
    SIGNAAL,
    VRAAGSTUK,
    OnAgenda,
    niveau_of,
    niveaus,
)
from netwerk.services.day.agreements import OPEN, seen_agreements
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.records.choices import gebied_names
from netwerk.typed.dates import day_words

NAMED = 4
LARGEST = (VRAAGSTUK, INITIATIEF, SIGNAAL)
"""What is larger comes first, under the same level."""


KINDS = ("pdf", "html")
"""As what the agenda can be written: a PDF to print, or a page that prints as one sheet."""


def agenda_page(desk: Desk, selection: Selection, format: str = "html") -> bytes:
    """The agenda of the selected gebied and kern on A3.

    What is with the board comes first, then the open vraagstukken; what is done is left out.
    Organisations stand there by name and professionals by function; no contact data, no users.
    Raises InputError for another format than KINDS.
    """
    desk.require(LEZEN, in_gebied(selection.gebied))
    if format not in KINDS:
        raise InputError(f"'{format}' kan niet. De agenda is een bestand op .pdf of .html.")
    columns = agenda_board(desk, AgendaChosen(selection.gebied, selection.kern))
    cards = [card for column in columns for card in column.open]
    board = niveaus()[-1]
    items = items_behind(desk, cards)
    level = {c: niveau_of(items[c.label, c.id]) for c in cards}
    cards.sort(key=lambda c: (level[c] != board, LARGEST.index(c.label)))  # newest first within
    next_day = _next_days(desk)
    lines = [
        _line(desk, c, items[c.label, c.id], level[c] == board, next_day.get((c.label, c.id)))
        for c in cards
    ]
    where = gebied_names(desk).get(selection.gebied or "", "Alle gebieden")
    sheet = AgendaSheet(where, day_words(desk.today.isoformat()), lines)
    if format == "html":
        content = agenda_sheet_html(sheet).encode()
        return desk.record_file(content, "agenda op A3 (html)", selection.gebied)
    from netwerk.report.pdf.a3_sheets import agenda_pdf  # loaded when somebody first asks for one

    content = agenda_pdf(sheet, desk.today)
    return desk.record_file(content, "agenda op A3 (pdf)", selection.gebied)


def _next_days(desk: Desk) -> dict[tuple[str, str], str]:
    """Of each item the first day that something was agreed for."""
    days: dict[tuple[str, str], str] = {}
    for entry in seen_agreements(desk):
        over = about_item(entry.item)
        if over and entry.item.stand == OPEN and (day := entry.item.voor):
            days[over] = min(days.get(over, day), day)
    return days


def _line(
    desk: Desk, card: AgendaCard, item: OnAgenda, board: bool, agreed: str | None
) -> SheetLine:
    soort = schema().labels[card.label].enkel
    since = f"sinds {day_words(card.datum)}" if card.datum else "sinds wanneer is niet bekend"
    return SheetLine(
        soort=f"{soort}, {card.where}" if card.where else soort,
        wat=card.titel,
        wie=_who(desk, item.betrokken),
        wanneer=f"{since}; afspraak voor {day_words(agreed)}" if agreed else since,
        stand=f"{card.staat}, bij {_at(card)}",
        board=board,
    )


def _at(card: AgendaCard) -> str:
    return f"het {card.niveau.lower()}"


def _who(desk: Desk, ids: Iterable[str]) -> str:
    """Who is involved: organisations by name, professionals by function; of who may be seen."""
    net = desk.networks.net()
    seen = [id for id in ids if net.index_of(id) is not None]
    there = desk.reads.get(Actor, seen)
    names = list(dict.fromkeys(_called(there[id].item) for id in seen if id in there))
    if not names:
        return "niet bekend"
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" en nog {more}" if more > 0 else "")


def _called(actor: Actor) -> str:
    if actor.soort != "professional":
        return actor.naam
    return schema().keuzes["rol"].label(actor.rol).lower() if actor.rol else "een professional"
