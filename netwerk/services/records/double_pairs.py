"""Actors that may be one and the same: who they are, side by side, and what was said of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from netwerk.access.rights import LEZEN
from netwerk.errors import InputError, NotFound
from netwerk.exchange.identity.likely import LikelyPair, likely_pair, likely_pairs
from netwerk.model import Actor, Gebied, Kern, Relatie, Verschil, decision_key
from netwerk.schema import schema
from netwerk.services.changes import apply, readable, refusals
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.records.edits import stored_actor
from netwerk.services.records.item_facts import fact_of, names_around
from netwerk.services.rules.gebieden import gebieden_of
from netwerk.services.rules.name_and_place import PlaceNames, actor_with_place, place_names
from netwerk.services.team.contact_told import tell_contact_seen
from netwerk.store.merge import merge_ops, merged_actor
from netwerk.store.port import Change, Delete, Put
from netwerk.store.values import Revision, Stored

BOTH, FIRST, SECOND = "beide", "eerste", "tweede"
VOORGANGER_VAN = "voorganger_van"
"""Who came after the other has its name, and is another one."""


@dataclass(frozen=True)
class DoublePair:
    """Two actors that may be one, each with its kern; why, and what speaks against it."""

    ids: tuple[str, str]
    names: tuple[str, str]
    same: tuple[str, ...]
    differ: tuple[str, ...]

    @property
    def key(self) -> str:
        """The pair as one word, whatever the order."""
        return decision_key(self.ids, "niet")

    @property
    def why(self) -> str:
        """Why they may be one, in a sentence."""
        same = ", ".join(self.same) or "de namen lijken niet op elkaar"
        differ = f" Anders: {', '.join(self.differ)}." if self.differ else ""
        return f"{same[:1].upper()}{same[1:]}.{differ}"


@dataclass(frozen=True)
class BesideLine:
    """One property of two actors in words.

    differs: one is not what the other is. options: what can stay, of BOTH, FIRST and SECOND; with
    fewer than two there is nothing to choose. stays: what stays when nobody chooses.
    """

    veld: str
    label: str
    one: str
    two: str
    differs: bool
    options: tuple[str, ...]
    stays: str


@dataclass(frozen=True)
class SideBySide:
    """Two actors beside each other: the first is the one that stays unless the user says else.

    ties: how many relations each has. versions: as looked at. refused: why this user may not merge
    them, '' when he may. may_say: whether he may say that they are not the same.
    """

    pair: DoublePair
    lines: tuple[BesideLine, ...]
    ties: tuple[int, int]
    versions: Mapping[str, int]
    refused: str
    may_say: bool = True


@dataclass(frozen=True)
class SaidApart:
    """Two that somebody said are not the same, with their names.

    may_change: whether this user may take it back.
    """

    id: str
    version: int
    names: tuple[str, ...]
    datum: str | None
    may_change: bool = False


def duplicates(desk: Desk, gebied: str | None = None) -> tuple[DoublePair, ...]:
    """The pairs that may be one, likeliest first, of which one is in this gebied (None: all).

    Only of who may be read. Raises AccessDenied.
    """
    if gebied is not None:
        desk.require(LEZEN, in_gebied(gebied))
    desk.require_somewhere(LEZEN)
    pairs = desk.networks.kept(
        (desk.networks.moment().name, "duplicates"), lambda: _duplicates(desk)
    )
    return tuple(pair for pair, where in pairs if gebied is None or gebied in where)


def side_by_side(desk: Desk, one: str, other: str) -> SideBySide:
    """Two actors with every property that either has, the differing ones marked.

    First the one confirmed last, then the one with most relations. Raises NotFound, AccessDenied.
    """
    if one == other:
        raise InputError("Kies twee verschillende actoren.")
    entries = [stored_actor(desk, id) for id in (one, other)]
    tell_contact_seen(desk, *(entry.item for entry in entries))
    ties = {e.item.id: len(desk.reads.relaties_of([e.item.id])) for e in entries}
    entries.sort(key=lambda e: e.item.id)
    entries.sort(key=lambda e: (e.item.laatst_bevestigd or "", ties[e.item.id]), reverse=True)
    first, second = (entry.item for entry in entries)
    return SideBySide(
        _named(desk, likely_pair(first, second, _kernen(desk)), (first, second)),
        _lines(desk, first, second),
        (ties[first.id], ties[second.id]),
        {entry.item.id: entry.version for entry in entries},
        _refused(desk, first.id, second.id),
        not refusals(desk, (Put(_apart(desk, first.id, second.id)),)),
    )


def say_not_same(desk: Desk, one: str, other: str) -> Revision:
    """Keep that two actors are not the same: nobody is asked again. Undo takes it back.

    Raises InputError when it was said already or they are one, NotFound, AccessDenied.
    """
    if one == other:
        raise InputError("Kies twee verschillende actoren.")
    names = [stored_actor(desk, id).item.naam for id in (one, other)]
    said = _apart(desk, one, other)
    if said.id in desk.store.get(Verschil, [said.id]):
        raise InputError(f"Van {names[0]} en {names[1]} was al gezegd dat zij niet hetzelfde zijn.")
    why = f"{names[0]} en {names[1]} zijn niet hetzelfde"
    return apply(desk, Change((Put(said),), desk.user.naam, why))


def said_apart(desk: Desk) -> tuple[SaidApart, ...]:
    """Every pair of which it was said that they are not the same, newest first, as far as read."""
    desk.require_somewhere(LEZEN)
    entries = {e.item.id: e for e in desk.reads.all(Verschil)}
    told = _readable(desk, {id for e in entries.values() for id in e.item.actoren})
    places = place_names((), _kernen(desk))
    back = [Delete(Verschil.__name__, e.item.id, e.version) for e in entries.values()]
    refused = refusals(desk, back)
    shown = [
        SaidApart(
            e.item.id,
            e.version,
            tuple(actor_with_place(told[id], places) for id in e.item.actoren),
            e.item.datum,
            (Verschil.__name__, e.item.id) not in refused,
        )
        for e in entries.values()
        if all(id in told for id in e.item.actoren)
    ]
    return tuple(sorted(shown, key=lambda s: (s.datum or "", s.id), reverse=True))


def ask_again(desk: Desk, said_id: str) -> Revision:
    """Take back that two are not the same. Raises NotFound when nobody said so, AccessDenied."""
    entry = desk.store.get(Verschil, [said_id]).get(said_id)
    if entry is None:
        desk.require_somewhere(LEZEN)
        raise NotFound("Dit staat er niet meer: een collega haalde het weg. Ververs de pagina.")
    names = " en ".join(stored_actor(desk, id).item.naam for id in entry.item.actoren)
    why = f"Of {names} hetzelfde zijn, wordt weer gevraagd"
    ops = (Delete(Verschil.__name__, said_id, entry.version),)
    return apply(desk, Change(ops, desk.user.naam, why))


def _apart(desk: Desk, one: str, other: str) -> Verschil:
    """What is kept of two that are not the same."""
    key, both = decision_key((one, other), "niet"), tuple(sorted((one, other)))
    return Verschil(id=key, actoren=both, datum=desk.today.isoformat())


def _duplicates(desk: Desk) -> tuple[tuple[DoublePair, frozenset[str]], ...]:
    actors = {actor.id: actor for actor in _readable(desk, None).values()}
    apart = {frozenset(e.item.actoren) for e in desk.reads.all(Verschil)} | {
        frozenset((e.item.van, e.item.naar))
        for e in desk.store.all(Relatie)
        if e.item.soort == VOORGANGER_VAN
    }
    found = likely_pairs(actors.values(), _kernen(desk), apart)
    where = gebieden_of(desk.store, [actors[id] for id in {i for p in found for i in p.ids}])
    places = _places(desk)
    return tuple(
        (
            DoublePair(
                pair.ids,
                (
                    actor_with_place(actors[pair.ids[0]], places),
                    actor_with_place(actors[pair.ids[1]], places),
                ),
                pair.same,
                pair.differ,
            ),
            frozenset(g for id in pair.ids for g in where[("Actor", id)]),
        )
        for pair in found
    )


def _readable(desk: Desk, ids: set[str] | None) -> dict[str, Actor]:
    """The actors with these ids (None: all) that this user may read, by id."""
    held: list[Stored[Actor]] = (
        list(desk.store.all(Actor)) if ids is None else list(desk.reads.get(Actor, ids).values())
    )
    items = readable(desk, [entry.item for entry in held])
    return {item.id: item for item in items if isinstance(item, Actor)}


def _kernen(desk: Desk) -> list[Kern]:
    return [entry.item for entry in desk.reads.all(Kern)]


def _places(desk: Desk) -> PlaceNames:
    return place_names((entry.item for entry in desk.reads.all(Gebied)), _kernen(desk))


def _named(desk: Desk, pair: LikelyPair, actors: tuple[Actor, Actor]) -> DoublePair:
    places = _places(desk)
    one, two = actors
    names = (actor_with_place(one, places), actor_with_place(two, places))
    return DoublePair((one.id, two.id), names, pair.same, pair.differ)


def _lines(desk: Desk, one: Actor, two: Actor) -> tuple[BesideLine, ...]:
    names = names_around(desk.reads, [one, two])
    kept = merged_actor(one, two)
    lines = []
    for veld in schema().labels["Actor"].velden.values():
        held = (getattr(one, veld.naam), getattr(two, veld.naam))
        if veld.naam == "id" or not any(held):
            continue
        both = getattr(kept, veld.naam) not in held
        options = (BOTH, FIRST, SECOND) if both else (FIRST, SECOND)
        lines.append(
            BesideLine(
                veld.naam,
                veld.label,
                fact_of(veld, one, names).text,
                fact_of(veld, two, names).text,
                held[0] != held[1],
                options if all(held) and held[0] != held[1] else (),
                BOTH if both else FIRST if held[0] else SECOND,
            )
        )
    return tuple(lines)


def _refused(desk: Desk, keep: str, drop: str) -> str:
    """Why this user may not merge the two; '' when he may."""
    refused = refusals(desk, merge_ops(desk.reads, keep, drop))
    return str(next(iter(refused.values()))) if refused else ""
