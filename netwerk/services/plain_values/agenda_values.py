"""The agenda and what was agreed, as plain values."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from netwerk.errors import NotFound
from netwerk.services.agenda.agenda_board import AgendaChosen, agenda_board
from netwerk.services.agenda.agenda_items import AgendaKey, agenda_item
from netwerk.services.agenda.agenda_opened import open_agenda_item
from netwerk.services.day.agreements import (
    OPEN,
    Agreed,
    agreements,
    seen_agreement,
    stored_agreement,
)
from netwerk.services.desk import Desk
from netwerk.services.plain_values.last_changed import changed_after
from netwerk.services.plain_values.values_seen import seen_items
from netwerk.services.records.choices import selection_called


def agenda_list_values(
    desk: Desk, chosen: AgendaChosen, label: str | None = None, after: str | None = None
) -> dict[str, Any]:
    """The cards of the board as chosen: what is open first, then taken up, then done.

    label: only of this kind. after: only what changed after this day or moment. Raises
    AccessDenied, InputError.
    """
    changed = changed_after(desk, after) if after is not None else None
    cards = [
        card
        for column in agenda_board(desk, chosen)
        if label in (None, column.label)
        for card in (*column.open, *column.taken_up, *column.done)
        if changed is None or changed(card.version)
    ]
    return {"agenda": [asdict(card) for card in cards]}


def agenda_item_values(desk: Desk, label: str, id: str) -> dict[str, Any]:
    """One item of the agenda with all that belongs to it. Raises NotFound, AccessDenied."""
    stored = agenda_item(desk, label, id)
    item = seen_items(desk, [stored.item])[0]
    seen = open_agenda_item(desk, AgendaKey(label, id))
    return {
        "label": seen.card.label,
        "item": asdict(item),
        "card": asdict(seen.card),
        "betrokken": [asdict(actor) for actor in seen.betrokken],
        "signalen": [card.id for card in seen.signalen],
        "steps": [asdict(step) for step in seen.steps],
        "afspraken": [asdict(a.item) | {"days_late": a.days_late} for a in seen.agreed],
    }


def agreement_list_values(
    desk: Desk,
    gebied: str | None = None,
    stand: str | None = OPEN,
    wie: str | None = None,
    *,
    kern: str | None = None,
    after: str | None = None,
) -> dict[str, Any]:
    """What was agreed in a gebied and kern (as they are called), what is late first.

    stand, wie: as in `agreements`. after: only what changed after this day or moment. Raises
    InputError, AccessDenied.
    """
    changed = changed_after(desk, after) if after is not None else None
    listed = agreements(desk, selection_called(desk, gebied, kern), stand, wie)
    return {"agreements": [_agreement(a) for a in listed if changed is None or changed(a.version)]}


def agreement_values(desk: Desk, id: str) -> dict[str, Any]:
    """One afspraak. Raises NotFound, also when it names whom he may not see; AccessDenied."""
    stored_agreement(desk, id)
    agreed = seen_agreement(desk, id)
    if agreed is None:
        raise NotFound(f"Er is geen afspraak met de sleutel '{id}'.")
    return _agreement(agreed)


def _agreement(agreed: Agreed) -> dict[str, Any]:
    item = asdict(agreed.item)
    more = {"namen": list(agreed.namen), "kern_naam": agreed.kern_naam}
    return item | more | {"days_late": agreed.days_late, "version": agreed.version}
