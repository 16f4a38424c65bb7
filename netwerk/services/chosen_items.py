"""Which items go along with a selection, and which its reader may have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from netwerk.access.resources import references_of
from netwerk.exchange.formats.network import counted
from netwerk.exchange.meaning.label_plans import plans
from netwerk.model import Actor, Gebied, Item, Kern, Relatie, fold
from netwerk.net.selection import Selection
from netwerk.services.changes import readable
from netwerk.services.desk import Desk
from netwerk.services.rules.gebieden import gebieden_of

Items = Mapping[str, Mapping[str, Item]]
"""Label to id to item."""
Said = tuple[str, ...]
_NETWORK = (Actor.__name__, Relatie.__name__)
_PLACES = (Gebied.__name__, Kern.__name__)


def part_of(desk: Desk, items: Items, selection: Selection) -> tuple[Items, Said]:
    """The items that a selection leaves, and in words what it leaves out.

    Actors and relations as on the map, also those that are over; the places they are in; and of a
    gebied without further choices all that plays there.
    """
    net = desk.networks.net(selection)
    chosen = {str(id) for id in net.actors["id"]}
    part: dict[str, Mapping[str, Item]] = {label: {} for label in items}
    part["Actor"] = {id: item for id, item in items["Actor"].items() if id in chosen}
    within, crossing, other = {}, 0, 0
    for id, item in items["Relatie"].items():
        if not isinstance(item, Relatie):
            continue
        ends = (item.van in chosen) + (item.naar in chosen)
        crossing += ends == 1
        if ends == 2 and _passes(item, selection):
            within[id] = item
        else:
            other += ends == 2
    part["Relatie"] = within
    if replace(selection, gebied=None, op=None).is_whole and selection.op is None:
        part |= _playing_there(desk, items, selection.gebied or "")
    part |= _places(items, part, selection)
    return part, tuple(_said(items, part, crossing, other))


def readable_part(desk: Desk, items: Items) -> tuple[Items, Said]:
    """What a reader of some gebieden may have, and nothing that refers to what does not go along.

    An item from which a reference were taken out would come back as a change.
    """
    if desk.may_read() and all(map(desk.may_read, desk.user.rollen)):
        return items, ()
    part: dict[str, Mapping[str, Item]] = {}
    for label, held in items.items():
        if label in _PLACES:
            part[label] = held
        else:
            part[label] = {item.id: item for item in readable(desk, tuple(held.values()))}
    hidden = 0
    for label in (label for label in part if label not in (*_PLACES, Actor.__name__)):
        kept = {id: item for id, item in part[label].items() if _refers_within(item, part)}
        hidden += len(items[label]) - len(kept)
        part[label] = kept
    hidden += len(items["Actor"]) - len(part["Actor"])
    if not hidden:
        return part, ()
    many = counted(hidden, "gegeven gaat", "gegevens gaan")
    return part, (f"{many} niet mee: wat erbij hoort, valt buiten wat je mag lezen of koos.",)


def _refers_within(item: Item, part: Items) -> bool:
    return all(
        id in part.get(label, {})
        for label, ids in references_of(item).items()
        if label not in _PLACES
        for id in ids
    )


def _passes(relatie: Relatie, selection: Selection) -> bool:
    """As `net.select` does, also for relations that are over."""
    if selection.relaties and relatie.soort not in selection.relaties:
        return False
    if selection.thema is None:
        return True
    return relatie.thema is not None and fold(selection.thema) in fold(relatie.thema)


def _playing_there(desk: Desk, items: Items, gebied: str) -> dict[str, Mapping[str, Item]]:
    """The signalen, opgaven and so on of a gebied."""
    others = {
        label: tuple(held.values())
        for label, held in items.items()
        if label not in (*_NETWORK, *_PLACES)
    }
    where = gebieden_of(desk.reads, (item for held in others.values() for item in held))
    return {
        label: {item.id: item for item in held if gebied in where[label, item.id]}
        for label, held in others.items()
    }


def _places(items: Items, part: Items, selection: Selection) -> dict[str, Mapping[str, Item]]:
    """The kernen and gebieden that the rest refers to, and those of the gebied itself."""
    referred: dict[str, set[str]] = {label: set() for label in _PLACES}
    for label, held in part.items():
        if label not in (*_PLACES, Relatie.__name__):
            for item in held.values():
                for target, ids in references_of(item).items():
                    if target in referred:
                        referred[target].update(ids)
    kernen = {
        id: kern
        for id, kern in items["Kern"].items()
        if isinstance(kern, Kern)
        and (id in referred["Kern"] or (selection.gebied and kern.gebied == selection.gebied))
    }
    referred["Gebied"] |= {kern.gebied for kern in kernen.values()} | {selection.gebied or ""}
    gebieden = {id: item for id, item in items["Gebied"].items() if id in referred["Gebied"]}
    return {"Gebied": gebieden, "Kern": dict(kernen)}


def _said(items: Items, part: Items, crossing: int, other: int) -> list[str]:
    said = []
    if crossing:
        many = counted(crossing, "relatie gaat", "relaties gaan")
        said.append(f"{many} niet mee: een van de twee actoren valt buiten je keuze.")
    if other:
        many = counted(other, "relatie gaat", "relaties gaan")
        said.append(f"{many} niet mee: de soort of het thema valt buiten je keuze.")
    counts = []
    for label, held in items.items():
        missing = len(held) - len(part[label])
        if label not in (*_PLACES, Relatie.__name__) and missing:
            enkel, meervoud = plans()[label].label.enkel, plans()[label].label.meervoud
            counts.append(counted(missing, enkel, meervoud))
    if counts:
        said.append(f"Buiten je keuze: {', '.join(counts)}.")
    return said
