"""What the network says of an indicator: how it is now, and what changed since a day.

It is measured on everything that is recorded of a place, whoever asks: a baseline that is stored
holds for everybody. Only numbers leave this module, no names and no ids.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from netwerk.access.rights import LEZEN
from netwerk.agenda.opgave.asked_twice import panel_of, told_at
from netwerk.agenda.opgave.estimate import PanelChange, difference_of
from netwerk.agenda.opgave.indicators import CONTACTS, Heard, Indicator, counted
from netwerk.insight.coverage.team import team_of
from netwerk.model import Actor, fold
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.live.networks_seen import seen_in

if TYPE_CHECKING:
    from netwerk.net.net import Net
    from netwerk.services.live.networks import Networks
    from netwerk.services.live.networks_seen import NetworksSeen


@dataclass(frozen=True)
class Level:
    """How an indicator is at one moment, by who was asked.

    value: a number, or a percentage; None when nobody was asked. asked: how many were asked.
    contacts: how many of the counted contacts have both ends asked. units: how many are counted.
    """

    value: float | None
    asked: int
    contacts: int
    units: int


def level(desk: Desk, indicator: Indicator, place: Selection) -> Level:
    """How an indicator is in a place (gebied, kern) on its day ``op``, or now."""
    desk.require(LEZEN, in_gebied(place.gebied))
    networks = seen_in(desk.networks, None)
    net = networks.net(Selection(op=place.op))

    def make() -> Level:
        heard = told_at(net, schema(), _team(net, place), _here(networks, place))
        told = replace(heard, kernen=_kernen(net, place))
        units = counted(indicator, told)
        found = sum(map(bool, units.values()))
        within = found
        if indicator.of == CONTACTS:
            within = sum(told.asked.issuperset(pair) for pair in units)
        value = _value(indicator, found, told, len(units))
        return Level(value, len(told.asked), within, len(units))

    return networks.kept((net.moment, "level", indicator.key, net.selection, place), make)


def difference(desk: Desk, indicator: Indicator, place: Selection, since: str) -> PanelChange:
    """What changed in a place since a day or moment, among who was asked then and again later.

    place: its ``op`` is until when, None for now.
    """
    desk.require(LEZEN, in_gebied(place.gebied))
    networks = seen_in(desk.networks, None)
    now = networks.net(Selection(op=place.op))

    def make() -> PanelChange:
        before = networks.net(Selection(op=since))
        here, team = _here(networks, place), _team(now, place)
        merged = _merged(desk, before, now)
        panel, kernen = panel_of(before, now, schema(), team, here, merged), _kernen(now, place)
        then, later = (replace(told, kernen=kernen) for told in (panel.then, panel.now))
        return difference_of(indicator, replace(panel, then=then, now=later))

    key = (now.moment, "difference", indicator.key, now.selection, place, since)
    return networks.kept(key, make)


def _value(indicator: Indicator, found: int, told: Heard, units: int) -> float | None:
    if not told.asked:
        return None
    if indicator.share:
        return 100 * found / units if units else None
    return float(found)


def _team(net: Net, place: Selection) -> frozenset[str]:
    return frozenset(str(net.actors["id"][i]) for i in team_of(net, place.gebied))


def _kernen(net: Net, place: Selection) -> frozenset[str] | None:
    """The kernen of the place; None for all."""
    if place.kern is not None:
        return frozenset((place.kern,))
    if place.gebied is None:
        return None
    return frozenset(kern.id for kern in net.kernen if kern.gebied == place.gebied)


def _here(networks: Networks | NetworksSeen, place: Selection) -> Collection[str] | None:
    """The ids of the actors of the place; None for everybody."""
    if place.gebied is None and place.kern is None:
        return None
    chosen = Selection(gebied=place.gebied, kern=place.kern, op=place.op)
    return frozenset(map(str, networks.net(chosen).actors["id"]))


def _merged(desk: Desk, before: Net, now: Net) -> Mapping[str, str]:
    """Of actors that are gone, who has their name now: they were made one with that actor."""
    there = set(map(str, now.actors["id"]))
    columns = zip(before.actors["id"], before.actors["naam"], strict=True)
    gone = {str(actor): fold(str(naam)) for actor, naam in columns if str(actor) not in there}
    if not gone:
        return {}
    named: dict[str, set[str]] = {}
    for entry in desk.reads.all(Actor):
        for name in (entry.item.naam, *entry.item.andere_namen):
            named.setdefault(fold(name), set()).add(entry.item.id)
    found = {actor: named.get(name, set()) & there for actor, name in gone.items()}
    return {actor: next(iter(ids)) for actor, ids in found.items() if len(ids) == 1}
