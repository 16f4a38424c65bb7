"""A conflict as the user reads it: with the names of what a change touches, not their keys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from netwerk.errors import Clash, Conflict
from netwerk.model import ITEM_TYPES, Item, item_name
from netwerk.schema import schema
from netwerk.services.rules.forms import targets
from netwerk.services.rules.gebieden import Key
from netwerk.services.rules.label_rules import names_of
from netwerk.store.port import Delete, Put, Store
from netwerk.store.threeway import conflict

SEPARATOR = ", "
"""Between the keys of a list, as `Schema.toon` writes it."""


def with_names(store: Store, told: Conflict, ops: Iterable[Put | Delete]) -> Conflict:
    """The same conflict with names: of the items that clash, and of what they refer to."""
    if not told.clashes:
        return told
    items = _stored(store, ops)
    names = names_of(store, items)
    by_name = {item_name(item): item for item in reversed(items)}
    asked: dict[str, set[str]] = defaultdict(set)
    for clash in told.clashes:
        target = _target(by_name.get(clash.item), clash)
        for text in (clash.before, clash.theirs, clash.yours) if target else ():
            asked[str(target)].update(text.split(SEPARATOR))
    ends: dict[Key, str] = {}
    for label, ids in asked.items():
        stored = store.get(ITEM_TYPES[label], ids).values()
        ends |= names_of(store, [entry.item for entry in stored])
    return conflict(tuple(_named(clash, by_name, names, ends) for clash in told.clashes))


def _named(
    clash: Clash, by_name: dict[str, Item], names: dict[Key, str], ends: dict[Key, str]
) -> Clash:
    item = by_name.get(clash.item)
    if item is None:
        return clash
    clashed = replace(clash, item=names[type(item).__name__, item.id])
    target = _target(item, clash)
    if target is None:
        return clashed

    def named(text: str) -> str:
        return SEPARATOR.join(ends.get((target, id), id) for id in text.split(SEPARATOR))

    return replace(
        clashed,
        before=named(clash.before),
        theirs=named(clash.theirs),
        yours=named(clash.yours),
    )


def _target(item: Item | None, clash: Clash) -> str | None:
    """The label that the property of a clash refers to; None when it refers to nothing."""
    if item is None:
        return None
    label = type(item).__name__
    velden = schema().labels[label].velden
    return next(
        (target for veld, target in targets(label).items() if velden[veld].label == clash.veld),
        None,
    )


def _stored(store: Store, ops: Iterable[Put | Delete]) -> Sequence[Item]:
    ids: dict[str, set[str]] = defaultdict(set)
    for op in ops:
        if isinstance(op, Put):
            ids[type(op.item).__name__].add(op.item.id)
        else:
            ids[op.label].add(op.id)
    items: list[Item] = []
    for label in ids:
        items += (entry.item for entry in store.get(ITEM_TYPES[label], ids[label]).values())
    return items
