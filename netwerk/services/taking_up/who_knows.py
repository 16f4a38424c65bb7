"""Waar zit de deskundigheid: who knows about it, where, whom to call, and how to get there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from netwerk.access.rights import LEZEN
from netwerk.agenda.expertise import Expert, Sought, experts, sought
from netwerk.errors import InputError
from netwerk.insight import wording as w
from netwerk.insight.active import GONE
from netwerk.insight.finding import ActorRef
from netwerk.insight.openings.routes import find_routes
from netwerk.model import Actor, Initiatief, Signaal, Stap, Vraagstuk
from netwerk.net.net import Net
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.agenda.agenda_board import AgendaCard, cards_of
from netwerk.services.changes import readable
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.rules.name_and_place import place_names, place_words
from netwerk.store.values import Stored
from netwerk.typed.text import one_line

MOST = 20
"""So many are told."""


@dataclass(frozen=True)
class KnowsAbout:
    """Somebody who knows about it.

    where: its kern or gebieden in words, '' when not known. here: whether it is in the chosen
    gebied. why: what that rests on, a sentence. ask_for: the function to call, '' when not known.
    route: how to get there from who asks, '' when that one did not say who he is.
    """

    actor: ActorRef
    where: str
    here: bool
    why: str
    ask_for: str
    route: str


@dataclass(frozen=True)
class AboutIt:
    """Something of the agenda that is about it. where: its kern and gebied, '' when not known."""

    card: AgendaCard
    where: str
    here: bool


@dataclass(frozen=True)
class Expertise:
    """Who knows about what was looked for, best first. more: how many are not told.

    about: what plays or played about it, that the reader may read; more_about: how many of these
    are not told.
    """

    text: str
    found: tuple[KnowsAbout, ...]
    more: int
    sentence: str
    about: tuple[AboutIt, ...] = ()
    more_about: int = 0


def who_knows(desk: Desk, text: str, selection: Selection, ik: str | None = None) -> Expertise:
    """Who knows about a domein or word, those of the chosen gebied first; from all he may read.

    ik: id of the actor that the user is, to tell how he gets there. Raises InputError for no words.
    """
    desk.require(LEZEN, in_gebied(selection.gebied))
    asked = one_line(text)
    wanted = sought(asked, schema())
    if not wanted.words:
        short = f"'{asked}' zegt te weinig. " if any(map(str.isalnum, asked)) else ""
        raise InputError(f"{short}Typ waar je iemand voor zoekt, zoals 'vervoer' of 'ouderen'.")
    net = desk.networks.net()
    actors = {
        entry.item.id: entry.item
        for entry in desk.reads.all(Actor)
        if entry.item.status not in GONE and net.index_of(entry.item.id) is not None
    }
    stored = [
        Stored(e.item, e.version)
        for kind in (Vraagstuk, Initiatief, Signaal)
        for e in desk.reads.all(kind)
    ]
    may = {(type(i).__name__, i.id) for i in readable(desk, [e.item for e in stored])}
    entries = [e for e in stored if (type(e.item).__name__, e.item.id) in may]
    items: list[Any] = [entry.item for entry in entries]
    steps = [entry.item for entry in desk.reads.all(Stap)]
    ranked = experts(wanted, actors.values(), items, steps, schema())
    here = {e.actor for e in ranked if _is_here(net, e.actor, selection.gebied)}
    order = sorted(ranked, key=lambda e: e.actor not in here)  # stable: the best first in each
    told = tuple(_told(desk, net, actors, one, one.actor in here, ik) for one in order[:MOST])
    sentence = _sentence(asked, len(ranked), len(here) if selection.gebied else None)
    about = _about(desk, net, wanted, entries, selection.gebied)
    return Expertise(
        asked,
        told,
        max(0, len(order) - MOST),
        sentence,
        tuple(about[:MOST]),
        max(0, len(about) - MOST),
    )


def expertise_values(
    desk: Desk, text: str, selection: Selection, ik: str | None = None
) -> dict[str, Any]:
    """The same as values for JSON."""
    return asdict(who_knows(desk, text, selection, ik))


def _about(
    desk: Desk, net: Net, wanted: Sought, entries: Iterable[Stored[Any]], gebied: str | None
) -> list[AboutIt]:
    """What of the agenda is about it: of this gebied first, what goes on before what is done."""
    wished = [
        entry
        for entry in entries
        if wanted.about(entry.item.domeinen, entry.item.titel, entry.item.omschrijving)
    ]
    found = [
        AboutIt(card, _place(net, card), gebied in (None, card.gebied))
        for card in cards_of(desk, wished)
    ]
    first = {label: place for place, label in enumerate(("Vraagstuk", "Signaal", "Initiatief"))}
    return sorted(found, key=lambda one: (not one.here, one.card.done, first[one.card.label]))


def _place(net: Net, card: AgendaCard) -> str:
    """'Etten, gebied 5'; the gebied alone when the kern is not known."""
    gebied = w.short_gebied_words(net, card.gebied) if card.gebied else ""
    if card.where.startswith("heel gebied"):
        return card.where
    return ", ".join(part for part in (card.where, gebied) if part)


def _is_here(net: Net, id: str, gebied: str | None) -> bool:
    row = net.index_of(id)
    return gebied is None or (row is not None and gebied in net.gebieden_of(row))


def _told(
    desk: Desk, net: Net, actors: dict[str, Actor], one: Expert, here: bool, ik: str | None
) -> KnowsAbout:
    actor = actors[one.actor]
    row = net.index_of(actor.id)
    gebieden: Sequence[str] = () if row is None else net.gebieden_of(row)
    rol = schema().keuzes["rol"].label(actor.rol).lower() if actor.rol else ""
    route = ""
    if ik is not None and ik != actor.id and net.index_of(ik) is not None:
        route = find_routes(
            net, ik, actor.id, schema=schema(), today=desk.today, alternatives=1
        ).sentence
    return KnowsAbout(
        actor=ActorRef(actor.id, actor.naam),
        where=place_words(actor.kern, gebieden, place_names(net.gebieden, net.kernen)),
        here=here,
        why=w.sentence(w.listing(list(one.why), 3)),
        ask_for=actor.contact or rol,
        route=route,
    )


def _sentence(text: str, count: int, here: int | None) -> str:
    if not count:
        return f"Wie iets weet over '{text}', is niet bekend. Probeer een ander woord."
    who = f"Over '{text}' {w.verb(count, 'weet', 'weten')} {w.counted(count)} iets"
    if here is None:
        return f"{who}."
    return f"{who}, van wie {w.number_word(here) if here else 'niemand'} in dit gebied."
