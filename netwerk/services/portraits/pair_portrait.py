"""Two actors as their page tells it: how they are tied, over whom, and what was before."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk.errors import InputError, NotFound
from netwerk.insight.finding import ActorRef, actor_ref, actor_refs, by_naam
from netwerk.insight.openings.route import Routes
from netwerk.insight.openings.routes import find_routes
from netwerk.net.net import Net
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.desk import Desk
from netwerk.services.portraits.playing import Playing, open_items, talks
from netwerk.services.records.edits import shown_actor
from netwerk.services.records.item_cards import TieLine, show_item
from netwerk.store.values import Revision


@dataclass(frozen=True)
class PairPortrait:
    """Two actors.

    ties: relations between them, also ended ones. carriers: over whom their organisations have
    contact, when they have none themselves; one_unit: they work for one organisation. shared: whom
    both know. settings: what both belong to or use. routes: ways from the one to the other.
    history: changes of their relations, newest first.
    """

    one: ActorRef
    other: ActorRef
    ties: tuple[TieLine, ...]
    contact: bool
    one_unit: bool
    carriers: tuple[ActorRef, ...]
    shared: tuple[ActorRef, ...]
    settings: tuple[ActorRef, ...]
    routes: Routes
    plays: tuple[Playing, ...]
    talks: tuple[Playing, ...]
    history: tuple[Revision, ...]


def pair_portrait(desk: Desk, one: str, other: str) -> PairPortrait:
    """The portrait of two actors. Raises NotFound, InputError (the same twice), AccessDenied."""
    for id in (one, other):
        shown_actor(desk, id)
    if one == other:
        raise InputError("Kies twee verschillende actoren.")
    return desk.networks.kept_answer(
        ("pair_portrait", one, other, desk.today), lambda: _portrait(desk, one, other)
    )


def _portrait(desk: Desk, one: str, other: str) -> PairPortrait:
    net = desk.networks.net(Selection())
    ends = net.index_of(one), net.index_of(other)
    if ends[0] is None or ends[1] is None:
        raise NotFound("Een van deze twee actoren is er niet.")
    i, j = ends[0], ends[1]
    ties = tuple(
        tie for tie in show_item(desk, "Actor", one, contact=False).ties if tie.other.id == other
    )
    referring = [
        entry
        for entry in desk.reads.referring_to("Actor", [one])
        if other in (*getattr(entry.item, "actoren", ()), *getattr(entry.item, "met", ()))
        or other in (*getattr(entry.item, "betrokken", ()), *getattr(entry.item, "noemde", ()))
    ]
    return PairPortrait(
        one=actor_ref(net, i),
        other=actor_ref(net, j),
        ties=ties,
        contact=j in net.neighbours(i),
        one_unit=bool(set(net.levels.of(i)) & set(net.levels.of(j))),
        carriers=_carriers(net, i, j),
        shared=actor_refs(
            net, by_naam(net, set(net.neighbours(i).tolist()) & set(net.neighbours(j).tolist()))
        ),
        settings=actor_refs(net, by_naam(net, _belongs(net, i) & _belongs(net, j))),
        routes=find_routes(net, one, other, schema=schema(), today=desk.today),
        plays=open_items(desk, net, referring, desk.today),
        talks=talks(desk, net, referring),
        history=_history(desk, ties),
    )


def _carriers(net: Net, i: int, j: int) -> tuple[ActorRef, ...]:
    """Over whom the organisations of two actors have contact; who they are themselves left out."""
    levels = net.levels
    found = {
        carrier
        for unit in levels.of(i)
        for there in levels.of(j)
        for x, y in ((unit, there), (there, unit))
        for carrier in levels.carriers(x, y)
    }
    return actor_refs(net, by_naam(net, found - {i, j}))


def _belongs(net: Net, i: int) -> set[int]:
    """What an actor belongs to or uses: the other ends of its relations that are no contact."""
    rows = [int(row) for row in net.relations_of(i) if not net.contact[row]]
    return {int(net.naar[row]) for row in rows if net.van[row] == i} - {i}


def _history(desk: Desk, ties: tuple[TieLine, ...]) -> tuple[Revision, ...]:
    held = {
        revision.number: revision
        for tie in ties
        for revision in desk.reads.history(item=("Relatie", tie.relatie), limit=10)
    }
    return tuple(held[number] for number in sorted(held, reverse=True))
