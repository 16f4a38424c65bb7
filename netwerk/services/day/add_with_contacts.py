"""Adding an actor with its first contacts: one form, one transaction, one undo."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from netwerk.access.rights import BEWERKEN, LEZEN
from netwerk.exchange.guard.why_private import private_facts_of
from netwerk.insight.finding import ActorRef
from netwerk.model import Actor
from netwerk.services.changes import apply, readable, resource
from netwerk.services.day.talk_change import KNOWS, tie_puts
from netwerk.services.day.talks import said_by
from netwerk.services.desk import Desk
from netwerk.services.records.edits import stored_actor
from netwerk.services.records.items import as_added
from netwerk.services.rules.alike import alike, refuse_alike, shown_others
from netwerk.services.rules.label_rules import ADDED, rules_of
from netwerk.services.rules.private import unless_private
from netwerk.store.port import Change, Put
from netwerk.store.values import Revision, Stored

ENOUGH = 3
"""With fewer letters any name looks like another."""


@dataclass(frozen=True)
class AddTyped:
    """A new actor as it was typed, with its contacts.

    contacten: whom it knows, by id; soort: the kind of those contacts. ik: the actor that the user
    is, who is the source when none was typed.
    """

    actor: Actor
    contacten: tuple[str, ...] = ()
    soort: str = KNOWS
    ik: str | None = None


def add_with_contacts(
    desk: Desk, typed: AddTyped, token: str, sure: bool = False, private: bool = False
) -> Revision:
    """Add an actor and its contacts at once, dated today, with who adds them as source.

    sure: also when it looks like one that is there. private: also what looks private. The same
    token adds it once.

    Raises InputError (a value or a kind of contact cannot be), AlreadyThere naming which it looks
    like, LooksPrivate, NotFound, AccessDenied; then nothing is stored.
    """
    said = said_by(desk, typed.ik, token)
    new = new_actor_of(desk, typed, token)
    desk.require(BEWERKEN, resource(desk, new))
    rules = rules_of("Actor")
    rules.checked(desk.store, new, None)
    if not sure:
        refuse_alike(desk.store, new, partial(readable, desk))
    puts = [Put(new)]
    for nth, id in enumerate(dict.fromkeys(typed.contacten)):
        pair = (Stored(new, 0), stored_actor(desk, id))
        puts += tie_puts(desk.store, pair, new.bron or said.role, said, typed.soort, f"{nth}")
    words = rules.words(desk.store, new, ADDED)
    if many := len(puts) - 1:
        words += f" met {many} {'contact' if many == 1 else 'contacten'}"
    why = unless_private(words, private_facts_of(new, None), private)
    return apply(desk, Change(tuple(puts), desk.user.naam, why, token=token))


def new_actor_of(desk: Desk, typed: AddTyped, token: str) -> Actor:
    """The actor as it would be added: with an id, today's date and a source.

    Raises InputError when nothing is left of its name, AccessDenied.
    """
    door = said_by(desk, typed.ik, token).role
    dated = replace(
        typed.actor,
        bron=typed.actor.bron or door,
        laatst_bevestigd=typed.actor.laatst_bevestigd or desk.today.isoformat(),
        bevestigd_door=typed.actor.bevestigd_door or door,
    )
    item = as_added(desk, dated, token)
    assert isinstance(item, Actor)  # noqa: S101 (for the type checker: an actor stays one)
    return item


def names_like(desk: Desk, naam: str, kern: str | None = None) -> tuple[ActorRef, ...]:
    """Who is there already with a name like this, for who is typing: id, and name with its place.

    kern: where the new one is. At most a few, nobody for a name of a letter or two.
    """
    desk.require_somewhere(LEZEN)
    if len(naam.strip()) < ENOUGH:
        return ()
    typed = Actor(id="", naam=naam, soort="", kern=kern)

    others = alike(desk.reads, typed, partial(readable, desk))
    return tuple(ActorRef(id, words) for id, words in shown_others(desk.reads, others).items())
