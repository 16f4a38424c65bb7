"""One item of the agenda opened: where it is, who is in it, what was done and what can be done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from netwerk.agenda.board_lines import BoardLine, board_lines
from netwerk.insight.finding import ActorRef, actor_ref
from netwerk.model import ITEM_TYPES, Activiteit, Afspraak, Initiatief, Signaal, Stap, Vraagstuk
from netwerk.schema import schema
from netwerk.services.agenda.agenda_board import AgendaCard, about_item, cards_of
from netwerk.services.agenda.agenda_items import (
    VRAAGSTUK,
    AgendaKey,
    OnAgenda,
    agenda_item,
    niveau_of,
    niveaus,
)
from netwerk.services.agenda.agenda_steps import OVERDRACHT, higher, lower, steps_of, to_whom
from netwerk.services.changes import readable, resource
from netwerk.services.day.agreements import OPEN, Agreed, seen_agreements, with_names
from netwerk.services.desk import Desk
from netwerk.services.records.item_history import item_history
from netwerk.store.values import Revision, Stored
from netwerk.typed.dates import on_day_words


@dataclass(frozen=True)
class StepTold:
    """A step in words. sentence: what was done, from whom to whom and when.

    ontvanger: the actor who has it now, when known and to be seen. days_open: without an answer.
    to_tell: whether an answer of the board was not told yet; told: that it was, as a sentence.
    """

    id: str
    sentence: str
    verteld: str
    ontvanger: ActorRef | None
    antwoord: str
    antwoord_op: str | None
    days_open: int
    to_tell: bool = False
    told: str = ""


@dataclass(frozen=True)
class AgendaOpened:
    """An opened card.

    card: what stands on the board. levels: all levels in words, reached: how many of them it went
    through. betrokken: who is in it. signalen: what a vraagstuk comes from. within: the vraagstuk
    of an initiatief, or those of a signal. initiatieven: of a vraagstuk. up, down: the stored
    levels that it can go to. planned: what is on the calendar for an initiatief, in order of day.
    changes: what was done with it, newest first.
    """

    item: OnAgenda
    card: AgendaCard
    levels: tuple[str, ...]
    reached: int
    betrokken: tuple[ActorRef, ...]
    signalen: tuple[AgendaCard, ...]
    within: tuple[AgendaCard, ...]
    initiatieven: tuple[AgendaCard, ...]
    steps: tuple[StepTold, ...]
    agreed: tuple[Agreed, ...]
    planned: tuple[Activiteit, ...]
    up: tuple[str, ...]
    down: tuple[str, ...]
    changes: tuple[Revision, ...]
    may_change: bool


def open_agenda_item(desk: Desk, key: AgendaKey) -> AgendaOpened:
    """The opened card. Raises NotFound with a sentence, AccessDenied, InputError."""
    entry = agenda_item(desk, key.label, key.id)
    item = entry.item
    referring = desk.reads.referring_to(key.label, [key.id])
    about = [e for e in seen_agreements(desk) if about_item(e.item) == (key.label, key.id)]
    about.sort(key=lambda e: (e.item.stand != OPEN, e.item.voor or "9999", e.item.id))
    signals = item.signalen if isinstance(item, Vraagstuk) else ()
    inside = [item.vraagstuk] if isinstance(item, Initiatief) and item.vraagstuk else []
    inside += [e.item.id for e in referring if isinstance(e.item, Vraagstuk)]
    made = [Stored(e.item, e.version) for e in referring if isinstance(e.item, Initiatief)]
    where = resource(desk, item)
    steps = [e.item for e in referring if isinstance(e.item, Stap)]
    agreed = [e.item for e in referring if isinstance(e.item, Afspraak)]
    to_board = board_lines({(key.label, key.id): item}, steps, desk.today, agreed)
    lines = {line.step: line for line in to_board}
    return AgendaOpened(
        item=item,
        card=cards_of(desk, [entry])[0],
        levels=tuple(map(schema().keuzes["niveau"].label, niveaus())),
        reached=niveaus().index(niveau_of(item)) + 1,
        betrokken=_seen_actors(desk, item.betrokken),
        signalen=_cards(desk, desk.reads.get(Signaal, signals).values()),
        within=_cards(desk, desk.reads.get(ITEM_TYPES[VRAAGSTUK], inside).values()),
        initiatieven=_cards(desk, made),
        steps=tuple(
            _told(desk, step.item, lines.get(step.item.id)) for step in steps_of(desk, key)
        ),
        agreed=with_names(desk, about),
        planned=_planned(desk, [e.item for e in referring if isinstance(e.item, Activiteit)]),
        up=higher(item),
        down=lower(item),
        changes=item_history(desk, key.label, key.id),
        may_change=any(map(desk.may_change, where.gebieden or (None,))),
    )


def step_sentence(step: Stap, name: str = "") -> str:
    """A step in one sentence: 'Opgeschaald op 3 mei 2026, van makelaar naar bestuur.'.

    name: of who has it now, for who may see that one.
    """
    done = schema().keuzes["stapsoort"].label(step.soort)
    van = f", van {step.van}" if step.van else ""
    whom = to_whom(step, name)
    naar = f" {'aan' if step.soort == OVERDRACHT else 'naar'} {whom}" if whom else ""
    return f"{done} {on_day_words(step.datum)}{van}{naar}."


def _told(desk: Desk, step: Stap, line: BoardLine | None) -> StepTold:
    receiver = _seen_actors(desk, [step.ontvanger] if step.ontvanger else [])
    days = 0
    if not step.antwoord and len(step.datum) == len("2026-01-01"):
        days = (desk.today - desk.today.fromisoformat(step.datum)).days
    return StepTold(
        id=step.id,
        sentence=step_sentence(step, receiver[0].naam if receiver else ""),
        verteld=step.verteld or "",
        ontvanger=receiver[0] if receiver else None,
        antwoord=step.antwoord or "",
        antwoord_op=step.antwoord_op,
        days_open=max(0, days),
        to_tell=line is not None and line.untold,
        told=_told_back(line) if line is not None else "",
    )


def _told_back(line: BoardLine) -> str:
    if line.told is None:
        return ""
    whom = f", aan {line.told_to}" if line.told_to else ""
    return f"Terugverteld {on_day_words(line.told)}{whom}."


def _seen_actors(desk: Desk, ids: Iterable[str]) -> tuple[ActorRef, ...]:
    net = desk.networks.net()
    return tuple(actor_ref(net, i) for id in ids if (i := net.index_of(id)) is not None)


def _planned(desk: Desk, found: Iterable[Activiteit]) -> tuple[Activiteit, ...]:
    seen = [item for item in readable(desk, list(found)) if isinstance(item, Activiteit)]
    return tuple(sorted(seen, key=lambda item: (item.datum, item.tijd or "", item.id)))


def _cards(desk: Desk, entries: Iterable[Stored[Any]]) -> tuple[AgendaCard, ...]:
    listed = list(entries)
    may = {item.id for item in readable(desk, [entry.item for entry in listed])}
    return cards_of(desk, [entry for entry in listed if entry.item.id in may])
