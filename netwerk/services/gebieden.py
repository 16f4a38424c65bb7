"""Where items are: the gebieden that their references lead to, for many items at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from netwerk.model import ITEM_TYPES, Item
from netwerk.schema import schema
from netwerk.store.item_rules import forms
from netwerk.store.port import Store

Key = tuple[str, str]
"""Label and id."""

PLACES = ("Gebied", "Kern")
DEEPEST = 5
"""How many references are followed: a relation, its actor, the kern, the gebied; one to spare."""


def gebieden_of(
    store: Store, items: Iterable[Item], deepest: int = DEEPEST
) -> dict[Key, tuple[str, ...]]:
    """The ids of the gebieden that each item is in, by label and id, sorted.

    An item that can have a gebied or kern of its own (actor, signaal) is there and nowhere else;
    any other is where what it refers to is (a relation at its two ends, a meting at its opgave).
    """
    rules = forms(schema())
    gebieden: dict[Key, set[str]] = {}
    leads: dict[Key, list[Key]] = {}
    wanted: dict[str, set[str]] = defaultdict(set)
    for item in items:
        label = type(item).__name__
        key = (label, item.id)
        gebieden[key] = {item.id} if label == "Gebied" else set()
        placed = any(reference.label in PLACES for reference in rules[label].references)
        for _, target_label, target in rules[label].refers_to(item):
            if target_label == "Gebied":
                gebieden[key].add(target)
            elif target_label == "Kern" or not placed:
                leads.setdefault(key, []).append((target_label, target))
                wanted[target_label].add(target)
    further: dict[Key, tuple[str, ...]] = {}
    for label, ids in wanted.items() if deepest else ():
        stored = store.get(ITEM_TYPES[label], ids).values()
        further |= gebieden_of(store, [entry.item for entry in stored], deepest - 1)
    for key, targets in leads.items():
        gebieden[key].update(*(further.get(target, ()) for target in targets))
    return {key: tuple(sorted(ids)) for key, ids in gebieden.items()}
