"""What is known of a partner: its own people, what it told, and their ties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from netwerk.exchange.partners.may_leave import GONE, is_person
from netwerk.model import Actor, Item, Kern, Relatie
from netwerk.typed.convert import name_key

WORKS_FOR = "werkt_voor"
BRON = "blad van"
"""With the name of the partner behind it: the source of what came in with a sheet."""


@dataclass(frozen=True)
class PartnerFacts:
    """The actors and ties of a partner; both in order of id.

    names: the actors at the ends of ties. persons_left_out: ties with persons of elsewhere.
    """

    partner: Actor
    actors: tuple[Actor, ...]
    ties: tuple[Relatie, ...]
    names: Mapping[str, Actor]
    persons_left_out: int


def facts_of(
    partner: Actor, items: Mapping[str, Mapping[str, Item]], gebied: str | None
) -> PartnerFacts:
    """What is known of a partner in a gebied, or everywhere.

    Its actors: itself, who works for it, and those of which it is the source. Its ties: those of
    these actors, and those of which it is the source. What is over is left out.
    """
    actors = {id: item for id, item in items["Actor"].items() if isinstance(item, Actor)}
    kernen = {id: item for id, item in items["Kern"].items() if isinstance(item, Kern)}
    ties = [item for _, item in sorted(items["Relatie"].items()) if isinstance(item, Relatie)]
    going_on = [tie for tie in ties if not tie.tot and {tie.van, tie.naar} <= actors.keys()]
    names = {name_key(name) for name in (partner.naam, *partner.andere_namen)}
    people = {tie.van for tie in going_on if tie.soort == WORKS_FOR and tie.naar == partner.id}
    own = {
        id
        for id, actor in actors.items()
        if id == partner.id
        or (
            actor.status not in GONE
            and (id in people or (_told(actor, names) and not is_person(actor)))
            and in_gebied_of(actor, gebied, kernen)
        )
    }
    mine = [tie for tie in going_on if {tie.van, tie.naar} & own or _told(tie, names)]
    near = [tie for tie in mine if _near(tie, partner, actors, gebied, kernen)]
    seen = [
        tie
        for tie in near
        if all(end in own or not is_person(actors[end]) for end in (tie.van, tie.naar))
    ]
    return PartnerFacts(
        partner,
        tuple(actors[id] for id in sorted(own)),
        tuple(seen),
        {end: actors[end] for tie in seen for end in (tie.van, tie.naar)},
        len(near) - len(seen),
    )


def in_gebied_of(actor: Actor, gebied: str | None, kernen: Mapping[str, Kern]) -> bool:
    """Whether an actor is in a gebied, by itself or by its kern; always in None."""
    if gebied is None or gebied in actor.gebieden:
        return True
    kern = kernen.get(actor.kern or "")
    return kern is not None and kern.gebied == gebied


def _near(
    tie: Relatie,
    partner: Actor,
    actors: Mapping[str, Actor],
    gebied: str | None,
    kernen: Mapping[str, Kern],
) -> bool:
    """Whether somebody of it other than the partner is in the gebied."""
    others = [actors[end] for end in (tie.van, tie.naar) if end != partner.id]
    return any(in_gebied_of(other, gebied, kernen) for other in others)


def _told(item: Actor | Relatie, names: set[str]) -> bool:
    bron = name_key(item.bron or "")
    return bron in names or any(bron.startswith(f"{BRON} {name},") for name in names)
