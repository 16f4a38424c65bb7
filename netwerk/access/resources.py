"""Where an item is and whose it is: what `rights` is asked about."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping

from netwerk.access.rights import Resource
from netwerk.model import Item, Weergave
from netwerk.schema import Veld, schema

LookUp = Callable[[str, Collection[str]], Mapping[str, Item]]
"""Label and ids to the items with these ids; ids that are not there are left out."""

PLACES = ("Gebied", "Kern")


def resource_of(item: Item, look_up: LookUp) -> Resource:
    """The resource that an item is, by the references that the schema gives its label.

    A label that refers to gebieden or kernen is where those are. One that refers to no place is
    where the items are that it refers to: a Meting in the gebieden of its Opgave, a Relatie in
    those of both ends. Without any of them it is outside any gebied.
    """
    label = type(item).__name__
    owner = item.eigenaar if isinstance(item, Weergave) else None
    return Resource(label, tuple(sorted(_gebieden(item, look_up, ()))), owner)


def _gebieden(item: Item, look_up: LookUp, passed: tuple[str, ...]) -> set[str]:
    label = type(item).__name__
    if label == "Gebied":
        return {item.id}
    if isinstance(item, Weergave):
        return _kept_for(item)
    references = [veld for veld in schema().labels[label].velden.values() if veld.verwijst_naar]
    there = set(_targets(item, (v for v in references if v.verwijst_naar == "Gebied")))
    if there:
        return there
    if any(veld.verwijst_naar in PLACES for veld in references):
        references = [veld for veld in references if veld.verwijst_naar == "Kern"]
    for veld in references:
        target = str(veld.verwijst_naar)
        if target not in passed:
            for found in look_up(target, list(_targets(item, [veld]))).values():
                there |= _gebieden(found, look_up, (*passed, label))
    return there


def _targets(item: Item, velden: Iterable[Veld]) -> Iterable[str]:
    for veld in velden:
        value = getattr(item, veld.naam)
        yield from (value if isinstance(value, tuple) else (value,) if value else ())


def _kept_for(item: Weergave) -> set[str]:
    """The gebied that a view or the places on a map were kept for."""
    try:
        content = json.loads(item.inhoud or "{}")
        gebied = content["selection"]["gebied"]
    except (ValueError, TypeError, KeyError):
        return set()
    return {gebied} if isinstance(gebied, str) else set()
