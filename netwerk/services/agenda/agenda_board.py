"""The board of the agenda: cards by kind, with how far they are, where, and what is late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from netwerk.access.rights import LEZEN
from netwerk.model import ITEM_TYPES, Afspraak, Gebied, Initiatief, Kern, Signaal, Vraagstuk
from netwerk.schema import schema
from netwerk.services.agenda.agenda_items import (
    AGENDA,
    KLAAR,
    SIGNAAL,
    VRAAGSTUK,
    OnAgenda,
    agenda_items,
    days_of,
    field_of,
    is_everywhere,
    niveau_of,
    staat_of,
)
from netwerk.services.day.agreements import OPEN, days_late, seen_agreements
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.records.choices import names_with_place
from netwerk.store.values import Stored


@dataclass(frozen=True)
class AgendaChosen:
    """What of the agenda is looked at; None: no choice. staat, niveau, domein: stored values."""

    gebied: str | None = None
    kern: str | None = None
    domein: str | None = None
    niveau: str | None = None
    staat: str | None = None


@dataclass(frozen=True)
class AgendaCard:
    """One item of the agenda as it stands on the board.

    where: the name of its kern, or 'heel gebied 3'; '' when that is not known. staat, niveau,
    heard: in words, '' when not said. betrokken: names. signalen: of a vraagstuk how many it
    comes from. datum: since when it plays; a vraagstuk since its oldest signal. celebrated: ISO
    day. late: how many days the oldest open afspraak about it is over its day.
    """

    label: str
    id: str
    version: int
    titel: str
    gebied: str | None
    kern: str | None
    where: str
    staat: str
    niveau: str
    heard: str
    domeinen: tuple[str, ...]
    betrokken: tuple[str, ...]
    datum: str | None
    signalen: int = 0
    celebrated: str | None = None
    done: bool = False
    late: int = 0


@dataclass(frozen=True)
class AgendaColumn:
    """The cards of one label, newest first.

    taken_up: signals that stand in an open vraagstuk, and so within that. done: what is closed.
    """

    label: str
    open: tuple[AgendaCard, ...]
    taken_up: tuple[AgendaCard, ...]
    done: tuple[AgendaCard, ...]


def agenda_board(desk: Desk, chosen: AgendaChosen) -> tuple[AgendaColumn, ...]:
    """The three columns: signalen, vraagstukken, initiatieven, as chosen."""
    cards = agenda_cards(desk, chosen)
    in_one = {
        id
        for entry in agenda_items(desk, VRAAGSTUK, chosen.gebied)
        if isinstance(entry.item, Vraagstuk) and staat_of(entry.item) != KLAAR
        for id in entry.item.signalen
    }
    columns = []
    for label in AGENDA:
        here = [card for card in cards if card.label == label]
        taken = [c for c in here if label == SIGNAAL and c.id in in_one and not c.done]
        columns.append(
            AgendaColumn(
                label=label,
                open=tuple(c for c in here if not c.done and c not in taken),
                taken_up=tuple(taken),
                done=tuple(c for c in here if c.done),
            )
        )
    return tuple(columns)


def agenda_cards(desk: Desk, chosen: AgendaChosen) -> tuple[AgendaCard, ...]:
    """Everything on the agenda as chosen: signalen, vraagstukken, initiatieven, newest first."""
    desk.require(LEZEN, in_gebied(chosen.gebied))
    entries = [
        entry
        for label in AGENDA
        for entry in agenda_items(desk, label, chosen.gebied)
        if _is_chosen(entry.item, chosen)
    ]
    return cards_of(desk, entries)


def cards_of(desk: Desk, entries: Iterable[Stored[OnAgenda]]) -> tuple[AgendaCard, ...]:
    """These items as cards, by label and within it the newest first; for who asked for them.

    Of who is involved only those are named that the reader may see.
    """
    desk.require_somewhere(LEZEN)
    listed = list(entries)
    names = names_with_place(desk, {id for e in listed for id in e.item.betrokken})
    places = place_called(desk)
    late = late_by_item(desk)
    since = days_of(desk.reads, [entry.item for entry in listed])
    cards = [
        replace(_card(entry, names, places, late), datum=since[entry.item.id]) for entry in listed
    ]
    cards.sort(key=lambda c: (c.titel.casefold(), c.id))
    cards.sort(key=lambda c: c.datum or "", reverse=True)
    return tuple(sorted(cards, key=lambda c: AGENDA.index(c.label)))


def place_called(desk: Desk) -> Callable[[OnAgenda], str]:
    """How it is said where an item plays: its kern, or 'heel gebied 3'; '' when not known."""
    desk.require_somewhere(LEZEN)
    kernen = {entry.item.id: entry.item.naam for entry in desk.reads.all(Kern)}
    numbers = {entry.item.id: entry.item.nummer for entry in desk.reads.all(Gebied)}

    def called(item: OnAgenda) -> str:
        if not is_everywhere(item):
            return kernen.get(item.kern or "", "")
        number = numbers.get(item.gebied or "")
        return "heel gebied" if number is None else f"heel gebied {number}"

    return called


def items_behind(desk: Desk, cards: Iterable[AgendaCard]) -> Mapping[tuple[str, str], OnAgenda]:
    """The items of these cards by label and id, read in a few times; for who asked for them."""
    desk.require_somewhere(LEZEN)
    ids: dict[str, set[str]] = defaultdict(set)
    for card in cards:
        ids[card.label].add(card.id)
    return {
        (label, id): entry.item
        for label, wanted in ids.items()
        for id, entry in desk.reads.get(ITEM_TYPES[label], wanted).items()
        if isinstance(entry.item, OnAgenda)
    }


def late_by_item(desk: Desk) -> Mapping[tuple[str, str], int]:
    """Of each item of the agenda how many days its oldest open afspraak is late; only above 0."""
    found: dict[tuple[str, str], int] = defaultdict(int)
    for entry in seen_agreements(desk):
        if entry.item.stand == OPEN and (over := about_item(entry.item)):
            found[over] = max(found[over], days_late(entry.item, desk.today))
    return {key: days for key, days in found.items() if days}


def about_item(item: Afspraak) -> tuple[str, str] | None:
    """The label and id of what an afspraak is about on the agenda; None when it is not."""
    for label in AGENDA:
        if id := getattr(item, field_of(label)):
            return label, str(id)
    return None


def _is_chosen(item: OnAgenda, chosen: AgendaChosen) -> bool:
    return (
        chosen.kern in (None, item.kern)
        and (chosen.domein is None or chosen.domein in item.domeinen)
        and chosen.niveau in (None, niveau_of(item))
        and chosen.staat in (None, staat_of(item))
    )


def _card(
    entry: Stored[OnAgenda],
    names: Mapping[str, str],
    place: Callable[[OnAgenda], str],
    late: Mapping[tuple[str, str], int],
) -> AgendaCard:
    item, label = entry.item, type(entry.item).__name__
    keuzes = schema().keuzes
    heard = item.bronsoort if isinstance(item, Signaal) else None
    return AgendaCard(
        label=label,
        id=item.id,
        version=entry.version,
        titel=item.titel,
        gebied=item.gebied,
        kern=item.kern,
        where=place(item),
        staat=keuzes["staat"].label(staat_of(item)),
        niveau=keuzes["niveau"].label(niveau_of(item)),
        heard=keuzes["bronsoort"].label(heard) if heard else "",
        domeinen=tuple(map(keuzes["domein"].label, item.domeinen)),
        betrokken=tuple(names[id] for id in item.betrokken if id in names),
        datum=item.datum,
        signalen=len(item.signalen) if isinstance(item, Vraagstuk) else 0,
        celebrated=item.gevierd_op if isinstance(item, Initiatief) else None,
        done=staat_of(item) == KLAAR,
        late=late.get((label, item.id), 0),
    )
