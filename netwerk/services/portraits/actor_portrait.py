"""An actor as its page tells it: who it is, whom it knows, what plays and what was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from netwerk.access.contact_data import without_contact
from netwerk.access.rights import BEWERKEN, allowed
from netwerk.errors import NotFound
from netwerk.insight.finding import ActorRef
from netwerk.insight.wording import months_old, number_word
from netwerk.model import Actor
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.changes import resource
from netwerk.services.desk import Desk
from netwerk.services.portraits.contact_lines import (
    OLD_AFTER,
    ContactLine,
    ThroughLine,
    contact_lines,
    known_through,
    split,
    within_two,
)
from netwerk.services.portraits.playing import Playing, open_items, talks
from netwerk.services.records.edits import shown_actor
from netwerk.services.rules.name_and_place import place_names
from netwerk.services.team.contact_told import hidden_fields, tell_contact_seen

DAYS = 4
FEW = 5
"""How many days of its past are told."""


@dataclass(frozen=True)
class PlaceRef:
    """A kern or gebied: its label of the schema, id and name."""

    label: str
    id: str
    naam: str


@dataclass(frozen=True)
class PastDay:
    """What happened on a day (ISO, may be partial), and who else was in it."""

    day: str
    words: str
    actors: tuple[ActorRef, ...] = ()


@dataclass(frozen=True)
class ActorPortrait:
    """All of one actor.

    kind: its soort and categorie in words. contacts: newest confirmation first. belongs: ties that
    are no contact. ended: what is over. through: whom only its people know. near: how many are
    reached in two steps. asked_months: how long ago it was asked for its contacts (None: never).
    hidden: the properties of which the reader may not see the value. may_change: whether he may
    change it.
    """

    item: Actor
    version: int
    kind: str
    kern: PlaceRef | None
    gebieden: tuple[PlaceRef, ...]
    domeinen: tuple[str, ...]
    contacts: tuple[ContactLine, ...]
    belongs: tuple[ContactLine, ...]
    ended: tuple[ContactLine, ...]
    through: tuple[ThroughLine, ...]
    near: int
    asked_months: int | None
    plays: tuple[Playing, ...]
    talks: tuple[Playing, ...]
    past: tuple[PastDay, ...]
    hidden: tuple[str, ...] = ()
    may_change: bool = False

    @property
    def ref(self) -> ActorRef:
        """Who it is about."""
        return ActorRef(self.item.id, self.item.naam)

    @property
    def knows(self) -> str:
        """How many it has contact with: 'Kent drie anderen'."""
        count = len(self.contacts)
        if not count:
            return "Contacten"
        return f"Kent {number_word(count)} {'ander' if count == 1 else 'anderen'}"

    @property
    def is_old(self) -> bool:
        """Whether it was asked so long ago that it is worth asking again."""
        return self.asked_months is not None and self.asked_months >= OLD_AFTER


def actor_portrait(desk: Desk, id: str, contact: bool = True) -> ActorPortrait:
    """The portrait of an actor; contact: with its phone number and mail address.

    Raises NotFound with a sentence, AccessDenied, StoreUnavailable when the log cannot be written.
    """
    entry = shown_actor(desk, id)
    if contact:
        tell_contact_seen(desk, entry.item)
    today = desk.today
    item = entry.item if contact else without_contact(entry.item)
    kept = desk.networks.kept_answer(
        ("actor_portrait", id, today, contact), lambda: _portrait(desk, item, entry.version, today)
    )
    return replace(kept, may_change=allowed(desk.user, BEWERKEN, resource(desk, item)))


def _portrait(desk: Desk, item: Actor, version: int, today: date) -> ActorPortrait:
    net = desk.networks.net(Selection())
    at = net.index_of(item.id)
    if at is None:
        raise NotFound(f"Er is geen actor met de sleutel '{item.id}'.")
    lines = contact_lines(net, item.id, desk.reads.relaties_of([item.id]), today)
    parts = split(lines)
    referring = desk.reads.referring_to("Actor", [item.id])
    names = place_names(net.gebieden, net.kernen)
    kern = item.kern
    held = talks(desk, net, referring)
    return ActorPortrait(
        item=item,
        version=version,
        kind=_kind(item),
        kern=PlaceRef("Kern", kern, names.kernen.get(kern, kern)) if kern else None,
        gebieden=tuple(
            PlaceRef("Gebied", gebied, names.gebieden.get(gebied, gebied))
            for gebied in net.gebieden_of(at)
        ),
        domeinen=tuple(schema().keuzes["domein"].label(domein).lower() for domein in item.domeinen),
        contacts=parts["contact"],
        belongs=parts["hoort_bij"],
        ended=parts["gestopt"],
        through=known_through(net, at),
        near=within_two(net, at),
        asked_months=months_old(item.gevraagd, today),
        plays=open_items(desk, net, referring, today),
        talks=held,
        past=_past(item, parts["contact"], held),
        hidden=hidden_fields(desk, item),
    )


def _kind(item: Actor) -> str:
    """'Bewonersgroep, belang en dorp', of a professional the rol."""
    words = [schema().keuzes["soort"].label(item.soort)]
    for veld in ("categorie", "rol"):
        if value := getattr(item, veld):
            words.append(schema().toon("Actor", veld, value).lower())
    return ", ".join(dict.fromkeys(words))


def _past(
    item: Actor, contacts: Sequence[ContactLine], held: Sequence[Playing]
) -> tuple[PastDay, ...]:
    """When it was asked, confirmed and spoken with, newest first.

    And when its contacts were, as long as they are few: of many the table says it.
    """
    days = [
        PastDay(line.confirmed, f"Contact met {line.other.naam} bevestigd", (line.other,))
        for line in contacts
        if line.confirmed and len(contacts) <= FEW
    ]
    days += [PastDay(t.day, f"Gesprek: {t.titel}" if t.titel else "Gesprek") for t in held if t.day]
    if item.gevraagd:
        days.append(PastDay(item.gevraagd, "Gevraagd naar contacten"))
    if item.laatst_bevestigd and item.laatst_bevestigd != item.gevraagd:
        by = f" door {item.bevestigd_door}" if item.bevestigd_door else ""
        days.append(PastDay(item.laatst_bevestigd, f"Gegevens bevestigd{by}"))
    return tuple(sorted(days, key=lambda day: day.day, reverse=True)[:DAYS])
