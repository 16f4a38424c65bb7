"""Talks: keeping one with all that it says, and looking them up again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from netwerk.access.rights import LEZEN, function_of
from netwerk.exchange.formats.csv import write_csv
from netwerk.insight.finding import ActorRef
from netwerk.model import Afspraak, Gesprek
from netwerk.net.selection import Selection
from netwerk.services.changes import apply, readable
from netwerk.services.day.agreements import from_today
from netwerk.services.day.talk_change import (
    SaidBy,
    checked,
    contacts_between,
    private_in_talk,
    talk_puts,
)
from netwerk.services.day.talk_change import TalkTyped as TalkTyped
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.records.edits import stored_actor
from netwerk.services.rules.private import unless_private
from netwerk.store.port import Change
from netwerk.store.values import Revision, Stored
from netwerk.typed.dates import day_in_figures

HEAD = (
    "Datum",
    "Met wie",
    "Kern",
    "Waarover",
    "Wie sprak",
    "Noemde",
    "Noemde ook, nog niet vastgelegd",
    "Volgende stap",
    "Voor",
)


@dataclass(frozen=True)
class Talk:
    """A talk as it is shown. kern: the name of the kern of whom it was with, '' if not known.

    Of who was named only those that the reader may see.
    """

    item: Gesprek
    version: int
    met: tuple[ActorRef, ...]
    noemde: tuple[ActorRef, ...]
    kern: str
    vervolg: Afspraak | None


def log_talk(desk: Desk, typed: TalkTyped, token: str, private: bool = False) -> Revision:
    """Keep a talk in one transaction, so that one undo takes all of it back.

    It refreshes whom it was with (and that they were asked, if so) and my contact with them, and
    nothing else; beside that it adds what was said: contacts with who was named (`kennen`), the
    next step as an Afspraak. private: also what looks private. The same token keeps it once.

    Raises InputError (nobody chosen, myself, no day or one that is over), LooksPrivate, NotFound,
    AccessDenied.
    """
    talk = checked(typed)
    if talk.vervolg_voor:
        from_today(desk, talk.vervolg_voor, timedelta())
    ids = dict.fromkeys((*talk.met, *talk.noemde, *((talk.ik,) if talk.ik else ())))
    actors = {id: stored_actor(desk, id) for id in ids}
    said = said_by(desk, talk.ik, token)
    puts = talk_puts(desk.store, talk, list(actors.values()), said, desk.user.naam)
    names = " en ".join(actors[id].item.naam for id in talk.met)
    why = unless_private(f"Gesprek met {names}", private_in_talk(puts), private)
    return apply(desk, Change(puts, desk.user.naam, why, token=token))


def who_speaks(desk: Desk, ik: str | None) -> str:
    """By what name what I say is kept: that of the actor that I am, else my own."""
    desk.require_somewhere(LEZEN)
    return stored_actor(desk, ik).item.naam if ik else desk.user.naam


def said_by(desk: Desk, ik: str | None, token: str) -> SaidBy:
    """Who says it, today: the actor that I am, else I by my name, and by my role as a function."""
    desk.require_somewhere(LEZEN)
    functie = "" if ik else function_of(desk.user)
    return SaidBy(who_speaks(desk, ik), desk.today, token, functie)


def knows(desk: Desk, one: str, other: str) -> bool:
    """Whether any contact between these two is recorded, so that it need not be asked."""
    for id in (one, other):
        stored_actor(desk, id)
    return bool(contacts_between(desk.reads, one, other))


def talks(desk: Desk, selection: Selection) -> tuple[Talk, ...]:
    """The talks with anybody of the selection, the newest first.

    A talk of which not everybody it was with may be read, is left out.
    """
    desk.require(LEZEN, in_gebied(selection.gebied))
    net = desk.networks.net(selection)
    entries = [
        entry
        for entry in desk.reads.all(Gesprek)
        if any(net.index_of(id) is not None for id in entry.item.met)
    ]
    return _shown(desk, entries)


def talks_with(desk: Desk, actor_id: str) -> tuple[Talk, ...]:
    """The talks with this actor and those in which it was named, the newest first."""
    stored_actor(desk, actor_id)
    entries = [
        Stored(entry.item, entry.version)
        for entry in desk.reads.referring_to("Actor", [actor_id])
        if isinstance(entry.item, Gesprek)
    ]
    return _shown(desk, entries)


def talks_file(desk: Desk, shown: Sequence[Talk]) -> bytes:
    """These talks as CSV for Dutch Excel, a line for each."""
    desk.require_somewhere(LEZEN)
    return desk.record_file(write_csv([HEAD, *map(_line, shown)]), f"{len(shown)} gesprekken (csv)")


def _shown(desk: Desk, entries: Iterable[Stored[Gesprek]]) -> tuple[Talk, ...]:
    net = desk.networks.net()
    names = {kern.id: kern.naam for kern in net.kernen}
    listed = [e for e in entries if all(net.index_of(id) is not None for id in e.item.met)]
    stored = desk.reads.get(Afspraak, {e.item.vervolg for e in listed if e.item.vervolg})
    may = readable(desk, [entry.item for entry in stored.values()])
    steps = {item.id: item for item in may if isinstance(item, Afspraak)}

    def refs(ids: Sequence[str]) -> tuple[ActorRef, ...]:
        rows = [(id, i) for id in ids if (i := net.index_of(id)) is not None]
        return tuple(ActorRef(id, str(net.actors["naam"][i])) for id, i in rows)

    def kern(ids: Sequence[str]) -> str:
        rows = [i for id in ids if (i := net.index_of(id)) is not None]
        held = next((k for i in rows if (k := net.actors["kern"][i])), None)
        return names.get(str(held), "") if held else ""

    listed.sort(key=lambda e: (e.item.datum, e.version, e.item.id), reverse=True)
    return tuple(
        Talk(
            item=entry.item,
            version=entry.version,
            met=refs(entry.item.met),
            noemde=refs(entry.item.noemde),
            kern=kern(entry.item.met),
            vervolg=steps.get(entry.item.vervolg or ""),
        )
        for entry in listed
    )


def _line(talk: Talk) -> tuple[str, ...]:
    step = talk.vervolg
    return (
        day_in_figures(talk.item.datum),
        ", ".join(ref.naam for ref in talk.met),
        talk.kern,
        talk.item.waarover or "",
        talk.item.door or "",
        ", ".join(ref.naam for ref in talk.noemde),
        ", ".join(talk.item.noemde_ook),
        step.titel if step else "",
        day_in_figures(step.voor) if step and step.voor else "",
    )
