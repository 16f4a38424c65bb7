"""The agenda on the map: at each kern and actor how many things play there, and which."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from netwerk.access.rights import LEZEN
from netwerk.map.view import Mark
from netwerk.net.selection import Selection
from netwerk.services.agenda.agenda_board import (
    AgendaCard,
    AgendaChosen,
    agenda_board,
    items_behind,
)
from netwerk.services.desk import Desk, in_gebied

LABEL = "Op de agenda: het getal zegt hoeveel er speelt"


@dataclass(frozen=True)
class PlayingAt:
    """A kern or actor (label) with what plays there and is not done."""

    label: str
    id: str
    naam: str
    cards: tuple[AgendaCard, ...]


def agenda_places(desk: Desk, selection: Selection) -> tuple[PlayingAt, ...]:
    """Where something plays in the selected network: kernen first, most first, then actors.

    Signals within an open vraagstuk are not counted beside it.
    """
    desk.require(LEZEN, in_gebied(selection.gebied))
    net = desk.networks.net(selection)
    columns = agenda_board(desk, AgendaChosen(selection.gebied, selection.kern))
    at: dict[tuple[str, str], list[AgendaCard]] = defaultdict(list)
    cards = [card for column in columns for card in column.open]
    items = items_behind(desk, cards)
    for card in cards:
        if card.kern:
            at["Kern", card.kern].append(card)
        for actor in items[card.label, card.id].betrokken:
            if net.index_of(actor) is not None:
                at["Actor", actor].append(card)
    names = {("Kern", kern.id): kern.naam for kern in net.kernen}
    for label, id in at:
        if label == "Actor" and (i := net.index_of(id)) is not None:
            names[label, id] = str(net.actors["naam"][i])
    found = [
        PlayingAt(label, id, names[label, id], tuple(cards))
        for (label, id), cards in at.items()
        if (label, id) in names
    ]
    found.sort(key=lambda p: (p.label != "Kern", -len(p.cards), p.naam.casefold(), p.id))
    return tuple(found)


def agenda_mark(desk: Desk, selection: Selection) -> Mark:
    """The same as a mark: the actors lifted out, with numbers at them and at the kernen."""
    places = agenda_places(desk, selection)
    return Mark(
        "nadruk",
        actors=tuple(place.id for place in places if place.label == "Actor"),
        label=LABEL,
        numbers=tuple((place.id, len(place.cards)) for place in places),
    )
