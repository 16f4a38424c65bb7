"""What hangs on an item: what goes along, forgets it, or cannot be without it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from netwerk.model import Item
from netwerk.schema import schema
from netwerk.services.rules.label_rules import GOES_ALONG, called, names_of
from netwerk.store.item_rules import forms
from netwerk.store.port import Delete, Put, Reads
from netwerk.store.values import Stored

NAMED = 5
"""How many items a sentence names."""


def hanging_on(store: Reads, label: str, id: str) -> list[Stored[Any]]:
    """Everything that refers to an item, relations of an actor first."""
    entries: list[Stored[Any]] = [*store.relaties_of([id])] if label == "Actor" else []
    return entries + list(store.referring_to(label, [id]))


def needs(item: Item, label: str) -> bool:
    """Whether an item that refers to something of this label cannot be without it.

    A required list may lose one of its items as long as another is left.
    """
    name = type(item).__name__
    velden = schema().labels[name].velden
    return name not in GOES_ALONG and any(
        velden[reference.veld].verplicht
        and (not reference.many or len(getattr(item, reference.veld)) < 2)
        for reference in forms(schema())[name].references
        if reference.label == label
    )


def without(entry: Stored[Any], label: str, id: str) -> Put | Delete:
    """What happens to an item that refers to a removed one."""
    name = type(entry.item).__name__
    if name in GOES_ALONG:
        return Delete(name, entry.item.id, entry.version)
    forgotten: dict[str, Any] = {}
    for reference in forms(schema())[name].references:
        held = getattr(entry.item, reference.veld)
        if reference.label == label and reference.many:
            forgotten[reference.veld] = tuple(target for target in held if target != id)
        elif reference.label == label and held == id:
            forgotten[reference.veld] = None
    return Put(replace(entry.item, **forgotten), entry.version)


def stopped(store: Reads, item: Item, stops: list[Item]) -> str:
    """Why an item cannot be removed: these cannot be without it."""
    names = names_of(store, stops)
    labels = schema().labels
    shown = [
        f"{labels[type(other).__name__].enkel} {names[(type(other).__name__, other.id)]}"
        for other in stops[:NAMED]
    ]
    more = f" en nog {len(stops) - NAMED}" if len(stops) > NAMED else ""
    one = len(stops) == 1
    return (
        f"{called(store, item)} kan niet weg: {'; '.join(shown)}{more} "
        f"{'kan' if one else 'kunnen'} niet zonder. Verwijder die eerst, of kies daar iets anders."
    )
