"""The timeline of the agenda: by month what came in, went up or on, was answered, done, celebrated.

When something was closed is read from its history.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from netwerk.access.rights import LEZEN
from netwerk.model import Initiatief, Stap
from netwerk.schema import schema
from netwerk.services.agenda.agenda_board import (
    AgendaCard,
    AgendaChosen,
    agenda_cards,
    items_behind,
)
from netwerk.services.agenda.agenda_items import AGENDA, KLAAR, OnAgenda, field_of
from netwerk.services.agenda.agenda_steps import to_whom
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.records.item_history import HISTORY
from netwerk.store.values import ItemChange
from netwerk.typed.dates import MONTHS
from netwerk.typed.moments import day_of

CAME = tuple(field_of(label).capitalize() for label in AGENDA)
ORDER = (*CAME, "Op weg", "Antwoord", "Terugverteld", "Gevierd", "Afgesloten")
"""What is named here stands in this order within a day; all else is on its way."""
Key = tuple[str, str]
"""Label and id."""


@dataclass(frozen=True)
class Happened:
    """One thing that happened to an item. kind: 'Signaal', 'Opgeschaald', 'Antwoord', 'Gevierd'."""

    day: str
    kind: str
    label: str
    id: str
    titel: str
    words: str = ""


@dataclass(frozen=True)
class AgendaMonth:
    """What happened in one month (or year, when no more is known), newest first."""

    when: str
    happened: tuple[Happened, ...]


def agenda_timeline(desk: Desk, chosen: AgendaChosen) -> tuple[AgendaMonth, ...]:
    """What happened on the agenda as chosen, by month, newest first; without a date at the end."""
    desk.require(LEZEN, in_gebied(chosen.gebied))
    return desk.networks.kept_answer(("agenda_timeline", chosen), lambda: _months(desk, chosen))


def _months(desk: Desk, chosen: AgendaChosen) -> tuple[AgendaMonth, ...]:
    cards = agenda_cards(desk, chosen)
    items = items_behind(desk, cards)
    closed = _closed_days(desk, cards)
    found = [
        event
        for card in cards
        if (item := items.get((card.label, card.id))) is not None
        for event in _of_item(card, item, closed)
    ]
    found += _of_steps(desk, cards)
    by_month: dict[str, list[Happened]] = defaultdict(list)
    for event in sorted(found, key=_order, reverse=True):
        by_month[event.day[:7]].append(event)
    return tuple(AgendaMonth(_called(month), tuple(events)) for month, events in by_month.items())


def _order(event: Happened) -> tuple[str, int, str]:
    """By day; of one day in the order in which things go: it came, went on, was answered, done."""
    rank = ORDER.index(event.kind) if event.kind in ORDER else len(CAME)
    return event.day, rank, event.titel.casefold()


def _of_item(card: AgendaCard, item: OnAgenda, closed: Mapping[Key, str]) -> Iterator[Happened]:
    """When it came, was decided on, was celebrated."""
    about = (card.label, card.id, card.titel)
    came = ", ".join(part for part in (card.where, card.heard) if part)
    yield Happened(item.datum or "", schema().labels[card.label].enkel.capitalize(), *about, came)
    if (card.label, card.id) in closed:
        yield Happened(closed[card.label, card.id], "Afgesloten", *about)
    if not isinstance(item, Initiatief):
        return
    if item.budget_besloten_op and item.budget_besluit:
        words = schema().keuzes["budgetbesluit"].label(item.budget_besluit)
        yield Happened(item.budget_besloten_op, f"Buurtbudget {words.lower()}", *about)
    if item.gevierd_op:
        yield Happened(item.gevierd_op, "Gevierd", *about, item.succes or "")


def _closed_days(desk: Desk, cards: Iterable[AgendaCard]) -> Mapping[Key, str]:
    """The day on which each that is done was closed last, as its history tells, where known.

    Each revision is read once, however many were closed in it.
    """
    read: dict[int, frozenset[Key]] = {}
    days: dict[Key, str] = {}
    for key in [(card.label, card.id) for card in cards if card.done]:
        for revision in desk.store.history(item=key, limit=HISTORY):
            number = revision.number
            if number not in read:
                changes = desk.store.changes(number, number)
                read[number] = frozenset((c.label, c.id) for c in changes if _closes(c))
            if key in read[number]:
                days[key] = day_of(revision.at)
                break
    return days


def _closes(change: ItemChange) -> bool:
    before, after = (getattr(item, "staat", None) for item in (change.before, change.after))
    return change.before is not None and before != KLAAR and after == KLAAR


def _of_steps(desk: Desk, cards: Iterable[AgendaCard]) -> Iterator[Happened]:
    titles = {(card.label, card.id): card.titel for card in cards}
    steps = desk.reads.all(Stap)
    net = desk.networks.net()  # who is not in it, may not be seen
    for entry in steps:
        step = entry.item
        over = next(((n, str(id)) for n in AGENDA if (id := getattr(step, field_of(n)))), None)
        if over is None or over not in titles:
            continue
        about = (*over, titles[over])
        done = schema().keuzes["stapsoort"].label(step.soort)
        i = net.index_of(step.ontvanger) if step.ontvanger else None
        to = to_whom(step, "" if i is None else str(net.actors["naam"][i]))
        yield Happened(step.datum, done, *about, f"naar {to}" if to else "")
        if step.antwoord_op:
            yield Happened(step.antwoord_op, "Antwoord", *about, step.antwoord or "")
        if step.terugverteld_op:
            whom = f"aan {step.terugverteld_aan}" if step.terugverteld_aan else ""
            yield Happened(step.terugverteld_op, "Terugverteld", *about, whom)


def _called(month: str) -> str:
    """'november 2026', '2025', or that the day is not known."""
    if not month:
        return "Datum niet bekend"
    year, _, number = month.partition("-")
    return f"{MONTHS[int(number) - 1][0]} {year}" if number else year
