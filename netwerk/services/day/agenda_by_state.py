"""What plays in a gebied: signalen, vraagstukken, initiatieven and opgaven by how far they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from netwerk.access.rights import LEZEN
from netwerk.model import ITEM_TYPES, Item
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.changes import readable_in
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.records.choices import names_with_place

NO_STATE = ""


@dataclass(frozen=True)
class OnAgenda:
    """One item of the agenda: its key and title, who is involved by name, since when (ISO)."""

    id: str
    titel: str
    betrokken: tuple[str, ...]
    datum: str | None


@dataclass(frozen=True)
class State:
    """The items in one state; words: how the state is called ('' for items without any)."""

    words: str
    items: tuple[OnAgenda, ...]


def agenda_by_state(desk: Desk, label: str, selection: Selection) -> tuple[State, ...]:
    """The items of a label in the selected gebied by state, in the order of the schema.

    Within a state the newest first. An item without a gebied is of every gebied. States without
    items are left out.
    """
    desk.require(LEZEN, in_gebied(selection.gebied))
    stored = [e.item for e in desk.reads.all(ITEM_TYPES[label])]
    items = readable_in(desk, stored, selection.gebied, nowhere=True)
    held: dict[str, list[Item]] = {}
    for item in items:
        held.setdefault(getattr(item, "staat", None) or NO_STATE, []).append(item)
    states = schema().keuzes["staat"]
    order = [*states.keuzes, *sorted(set(held) - {NO_STATE} - set(states.keuzes)), NO_STATE]
    return tuple(
        State(states.label(name) if name else "", tuple(_told(desk, held[name])))
        for name in order
        if name in held
    )


def _told(desk: Desk, items: Sequence[Item]) -> list[OnAgenda]:
    ids = {id for item in items for id in getattr(item, "betrokken", ())}
    names = names_with_place(desk, ids)
    told = [
        OnAgenda(
            item.id,
            str(getattr(item, "titel", item.id)),
            tuple(names[id] for id in getattr(item, "betrokken", ()) if id in names),
            getattr(item, "datum", None),
        )
        for item in items
    ]
    return sorted(sorted(told, key=lambda p: p.titel.casefold()), key=_newest)


def _newest(item: OnAgenda) -> tuple[int, ...]:
    digits = "".join(c for c in item.datum or "" if c.isdecimal()).ljust(8, "0")
    return (-int(digits),)
