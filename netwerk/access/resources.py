"""Where an item is and whose it is: what `rights` is asked about."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping

from netwerk.access.rights import Resource
from netwerk.model import Afspraak, Cijfer, Gebied, Item, Relatie, Weergave
from netwerk.schema import schema

LookUp = Callable[[str, Collection[str]], Mapping[str, Item]]
"""Label and ids to the items with these ids; ids that are not there are left out."""

PLACES = ("Gebied", "Kern")
OF_EVERYBODY = frozenset({"Leesafspraak"})
"""Labels that are in no gebied and that everybody keeps who may change something somewhere."""
GIVES_NO_PLACE = frozenset({("Stap", "ontvanger"), ("Gesprek", "noemde"), ("Gesprek", "vervolg")})
"""Label and the property that says nothing of where it is: who receives a step, or was named in a
talk, is no owner of it."""


def resource_of(item: Item, look_up: LookUp) -> Resource:
    """The resource that an item is, by the references that the schema gives its label.

    Where it is: see `gebieden_of`; in no gebied is outside any (the whole municipality).
    """
    label = type(item).__name__
    owner = item.eigenaar if isinstance(item, Weergave | Afspraak) else None
    given_to = item.wie if isinstance(item, Afspraak) else None
    return Resource(label, gebieden_of(item, look_up), owner, given_to)


def gebieden_of(item: Item, look_up: LookUp) -> tuple[str, ...]:
    """The ids of the gebieden that an item is in, sorted: the one rule, for rights and for lists.

    A label that refers to gebieden or kernen is in those gebieden and in those of its kernen. One
    that refers to no place is where the items are that it refers to: a Meting in the gebieden of
    its Opgave, a Relatie in those of both ends; a Stap where its signaal, vraagstuk or initiatief
    is, wherever its receiver may be; a Gesprek where they are whom it was with.
    `Net.gebieden_of` is the same for its actors.
    """
    return tuple(sorted(_gebieden(item, look_up, ())))


def places_of(item: Item, look_up: LookUp) -> tuple[str, ...]:
    """The gebieden that an item itself says it is in, its kern's with them, sorted.

    Empty for one that only follows what it refers to: a Relatie or a Meting goes along with its
    actors or its Opgave, and takes no place of its own.
    """
    itself = isinstance(item, Gebied | Weergave) or _has_place(type(item).__name__)
    return gebieden_of(item, look_up) if itself else ()


def references_of(item: Item, *, placing: bool = False) -> Mapping[str, tuple[str, ...]]:
    """What an item refers to: ids by label, as the schema says.

    placing: only what says where the item is. A relation refers to its ends, a figure to the kern
    or gebied that it is of.
    """
    if isinstance(item, Relatie):
        return {"Actor": (item.van, item.naar)}
    if isinstance(item, Cijfer):
        return _place_of(item)
    targets: dict[str, tuple[str, ...]] = {}
    for veld in schema().labels[type(item).__name__].velden.values():
        value = getattr(item, veld.naam)
        if placing and (type(item).__name__, veld.naam) in GIVES_NO_PLACE:
            continue
        if veld.verwijst_naar and value:
            ids = value if isinstance(value, tuple) else (value,)
            targets[veld.verwijst_naar] = (*targets.get(veld.verwijst_naar, ()), *ids)
    return targets


def _place_of(item: Cijfer) -> Mapping[str, tuple[str, ...]]:
    """The kern or gebied that a figure is of; one with a code of CBS is of the whole gemeente."""
    label = {"kern": "Kern", "gebied": "Gebied"}.get(item.plek_soort)
    return {label: (item.plek,)} if label else {}


def _gebieden(item: Item, look_up: LookUp, passed: tuple[str, ...]) -> set[str]:
    label = type(item).__name__
    if isinstance(item, Gebied):
        return {item.id}
    if isinstance(item, Weergave):
        return _kept_for(item)
    targets = dict(references_of(item, placing=True))
    there = set(targets.pop("Gebied", ()))
    if _has_place(label):
        targets = {"Kern": targets.get("Kern", ())}
    for target, ids in targets.items():
        if target not in passed:
            for referred in look_up(target, ids).values():
                there |= _gebieden(referred, look_up, (*passed, label))
    return there


def _has_place(label: str) -> bool:
    """Whether items of this label say themselves where they are."""
    return any(v.verwijst_naar in PLACES for v in schema().labels[label].velden.values())


def _kept_for(item: Weergave) -> set[str]:
    """The gebied that a view or the places on a map were kept for."""
    try:
        content = json.loads(item.inhoud or "{}")
        gebied = content["selection"]["gebied"]
    except (ValueError, TypeError, KeyError):
        return set()
    return {gebied} if isinstance(gebied, str) else set()
