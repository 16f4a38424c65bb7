"""What can be compared between two moments: only what the same actors told at both.

The rule, and why it is this one, is in docs/decisions/0018-measured-among-who-was-asked-twice.md:
an actor counts when it was asked before the first moment and asked again since; a contact counts
when both its ends do. What more actors, more files or more typing bring, touches none of these.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from netwerk.agenda.opgave.indicators import Heard, Pair, Traits
from netwerk.net.net import Net
from netwerk.schema import Schema
from netwerk.typed.moments import day_of

GONE = frozenset({"gestopt", "opgegaan_in"})
PROFESSIONAL = "professional"
CARE = ("categorie", "rol")
"""The properties that say that an actor gives care or welfare."""


@dataclass(frozen=True, eq=False)
class Panel:
    """The same actors at two moments. before: how many were asked at the first one at all."""

    then: Heard
    now: Heard
    before: int

    @property
    def size(self) -> int:
        """How many were asked at both moments."""
        return len(self.now.asked)


def told_at(net: Net, schema: Schema, team: Collection[str], here: Collection[str] | None) -> Heard:
    """What is known at one moment: of who was asked, and contacts with at least one of them.

    team: ids of the gebiedsteam. here: the ids of the actors of the place, None for everybody.
    """
    asked = frozenset(_asked(net, here))
    pairs = frozenset(pair for pair in contacts_of(net) if not asked.isdisjoint(pair))
    return Heard(asked, pairs, traits_of(net, schema, team))


def panel_of(
    before: Net,
    now: Net,
    schema: Schema,
    team: Collection[str],
    here: Collection[str] | None,
    merged: Mapping[str, str] | None = None,
) -> Panel:
    """Who was asked by the moment of ``before`` and again by that of ``now``, and what they told.

    What an actor is (domeinen, kern, gebied) is taken from the later moment for both: filling that
    in is no change. team, here: as for `told_at`, of the later moment. merged: of actors that were
    made one with another since, the id of that one.
    """
    same = _same_actors(before, now, merged or {})
    first, later = _asked(before, None), _asked(now, None)
    day = day_of(before.selection.op) if before.selection.op else ""
    then_asked = {same[actor]: at for actor, at in first.items() if actor in same}
    twice = {
        actor
        for actor, at in later.items()
        if actor in then_asked and _again(then_asked[actor], at, day)
    }
    place = twice if here is None else twice & set(here)
    was = {_ordered(same[a], same[b]) for a, b in contacts_of(before) if a in same and b in same}
    was = {pair for pair in was if pair[0] != pair[1]}
    has = contacts_of(now)
    was |= {p for p in has.keys() - was if _began_before(has[p], day)}
    frame = {
        pair for pair in was | has.keys() if twice.issuperset(pair) and not place.isdisjoint(pair)
    }
    beyond = frozenset(p for p in was - frame if not place.isdisjoint(p))
    traits = traits_of(now, schema, team)
    asked = frozenset(place)
    return Panel(
        Heard(asked, frozenset(was & frame), traits, beyond),
        Heard(asked, frozenset(has.keys() & frame), traits, beyond),
        sum(1 for actor in then_asked if here is None or actor in here),
    )


def contacts_of(net: Net) -> Mapping[Pair, tuple[str, ...]]:
    """Each two actors in contact, with the days on which that began, as far as recorded."""
    ids = net.actors["id"]
    found: dict[Pair, tuple[str, ...]] = {}
    ends = zip(net.van.tolist(), net.naar.tolist(), net.contact.tolist(), strict=True)
    for (van, naar, contact), since in zip(ends, net.relaties["sinds"], strict=True):
        if contact and van != naar:
            pair = _ordered(str(ids[van]), str(ids[naar]))
            found[pair] = (*found.get(pair, ()), *((str(since),) if since else ()))
    return found


def traits_of(net: Net, schema: Schema, team: Collection[str]) -> Mapping[str, Traits]:
    """What each actor of a net is, by id."""
    domein = schema.keuzes["domein"].keuzes
    care = {k.waarde for name in CARE for k in schema.keuzes[name].keuzes.values() if k.zorg}
    columns = (net.actors[name] for name in ("id", "soort", "kern", "domeinen", "categorie", "rol"))
    found = {}
    for actor, soort, kern, values, kind, rol in zip(*columns, strict=True):
        own = frozenset(map(str, values)) if isinstance(values, tuple) else frozenset[str]()
        known = [domein[d] for d in own if d in domein]
        found[str(actor)] = Traits(
            group=soort != PROFESSIONAL,
            team=str(actor) in team,
            care=not care.isdisjoint((str(kind), str(rol))),
            kern=str(kern) if kern else None,
            domeinen=own,
            sides=frozenset(d.zijde for d in known if d.zijde),
        )
    return found


def _asked(net: Net, here: Collection[str] | None) -> dict[str, str]:
    """Who is there and was ever asked, with the day, within the place."""
    columns = (net.actors[name] for name in ("id", "gevraagd", "status"))
    return {
        str(actor): str(at)
        for actor, at, status in zip(*columns, strict=True)
        if at and status not in GONE and (here is None or actor in here)
    }


def _again(first: str, later: str, day: str) -> bool:
    """Whether a day is a later asking: after the first one, and not before the moment itself.

    Days may be known to the year or month only; what could be the same day is not later.
    """
    length = min(len(first), len(later))
    return later[:length] > first[:length] and later >= day[: len(later)]


def _began_before(since: Collection[str], day: str) -> bool:
    """Whether a contact says that it was there before the first moment, though told later."""
    if not day or not since:
        return False
    return any(s < day[: len(s)] for s in since) and not any(s > day for s in since)


def _same_actors(before: Net, now: Net, merged: Mapping[str, str]) -> dict[str, str]:
    """Of each actor of the first moment its id at the later one."""
    there = set(map(str, now.actors["id"]))
    became = ((str(actor), merged.get(str(actor), str(actor))) for actor in before.actors["id"])
    return {was: actor for was, actor in became if actor in there}


def _ordered(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
