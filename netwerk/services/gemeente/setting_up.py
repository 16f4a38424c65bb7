"""Setting up a store for another gemeente: its gebieden, kernen, name, colour and logo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from netwerk.access.log_line import BEHEER
from netwerk.access.rights import BEHEREN, allowed
from netwerk.errors import InputError
from netwerk.model import ITEM_TYPES, Gebied, Huisstijl, Item, Kern
from netwerk.schema import schema
from netwerk.services.changes import apply
from netwerk.services.day.example_area import MADE_UP, clear_example
from netwerk.services.desk import Desk
from netwerk.services.gemeente.gemeente_file import GemeenteTold
from netwerk.store.port import Change, Delete, Put
from netwerk.store.values import Stored

REPLACED = ("Gebied", "Kern", "Huisstijl")
"""What a municipality brings of its own."""
NAMED = 3


@dataclass(frozen=True)
class SetUp:
    """What stands there now. example_gone: how many items of the example went.

    revision: the change that did it, None when all stood as the file has it.
    """

    naam: str
    gebieden: tuple[str, ...]
    kernen: int
    with_codes: int
    example_gone: int
    revision: int | None

    @property
    def sentence(self) -> str:
        """In one or two sentences."""
        many = "1 kern" if self.kernen == 1 else f"{self.kernen} kernen"
        areas = "1 gebied" if len(self.gebieden) == 1 else f"{len(self.gebieden)} gebieden"
        gone = " Het voorbeeld is gewist." if self.example_gone else ""
        return f"{self.naam} is ingericht: {areas} en {many}.{gone}"

    @property
    def lacking(self) -> str:
        """What is still missing for figures and borders; '' when nothing is."""
        if self.with_codes == self.kernen:
            return ""
        without = self.kernen - self.with_codes
        many = "1 kern heeft" if without == 1 else f"{without} kernen hebben"
        return f"{many} nog geen CBS-code: daar komen geen cijfers en grenzen."


def may_set_up(desk: Desk) -> bool:
    """Whether this user may; for a page that shows what can be done."""
    return allowed(desk.user, BEHEREN)


def set_up(desk: Desk, gemeente: GemeenteTold) -> SetUp:
    """Put the gebieden and kernen of this municipality in place of what stands there.

    Only where nothing of the users' own is kept yet. The made-up example goes. Raises InputError
    when there is work of people, AccessDenied.
    """
    desk.require(BEHEREN)
    if work := own_work(desk):
        raise InputError(work)
    desk.record(BEHEER, "inrichten")
    gone = 0
    if any(e.item.id.startswith(MADE_UP) for label in _others() for e in _stored(desk, label)):
        gone = clear_example(desk).removed
    places = gemeente.plaatsen
    stijl = gemeente.stijl
    held = {e.item.id: e for e in desk.store.all(Huisstijl)}
    if stijl.id in held:  # what was chosen on the page stays where the file says nothing
        kept = held[stijl.id].item
        stijl = replace(stijl, kleur=stijl.kleur or kept.kleur, logo=stijl.logo or kept.logo)
    ops = [
        *_differing(places.gebieden, {e.item.id: e for e in desk.store.all(Gebied)}),
        *_differing(places.kernen, {e.item.id: e for e in desk.store.all(Kern)}),
        *_differing([stijl], held),
        *_left(desk, Kern, {kern.id for kern in places.kernen}),
        *_left(desk, Gebied, {gebied.id for gebied in places.gebieden}),
    ]
    revision = None
    if ops:
        why = f"Ingericht voor {places.gemeente}"
        made = apply(desk, Change(tuple(ops), desk.user.naam, why, type="plaatsen"))
        revision = made.number
    return SetUp(
        places.gemeente,
        tuple(gebied.naam for gebied in places.gebieden),
        len(places.kernen),
        sum(bool(kern.cbs_codes) for kern in places.kernen),
        gone,
        revision,
    )


def own_work(desk: Desk) -> str:
    """Why nothing can be set up here: what of the users' own is kept. '' when nothing is.

    Raises AccessDenied.
    """
    desk.require(BEHEREN)
    own = desk.networks.kept_answer("own_work", lambda: _own(desk))
    found = [
        f"{count} {schema().labels[label].meervoud if count > 1 else schema().labels[label].enkel}"
        for label, count in own.items()
        if count
    ]
    if not found:
        return ""
    more = " en meer" if len(found) > NAMED else ""
    return (
        f"Er staan al eigen gegevens in: {', '.join(found[:NAMED])}{more}. Inrichten kan alleen in "
        "een nieuwe opslag. Of wijzig gebieden en kernen bij Gegevens, Lijsten."
    )


def _own(desk: Desk) -> Mapping[str, int]:
    return {
        label: sum(not e.item.id.startswith(MADE_UP) for e in _stored(desk, label))
        for label in _others()
    }


def _others() -> list[str]:
    return [label for label in ITEM_TYPES if label not in REPLACED]


def _stored(desk: Desk, label: str) -> Sequence[Stored[Item]]:
    return tuple(desk.store.all(ITEM_TYPES[label]))


def _differing(wanted: Sequence[Item], held: Mapping[str, Stored[Any]]) -> list[Put | Delete]:
    return [
        Put(item, held[item.id].version if item.id in held else None)
        for item in wanted
        if item.id not in held or held[item.id].item != item
    ]


def _left(desk: Desk, cls: type[Item], stays: set[str]) -> list[Put | Delete]:
    return [
        Delete(cls.__name__, e.item.id, e.version)
        for e in desk.store.all(cls)
        if e.item.id not in stays
    ]
