"""Items as this user may have them: no contact data that is not his, nobody whom he may not see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from netwerk.access import contact_data
from netwerk.access.rights import CONTACT, LEZEN, allowed
from netwerk.model import ITEM_TYPES, Item, Relatie
from netwerk.services.changes import readable, resource
from netwerk.services.desk import Desk
from netwerk.services.rules.forms import targets

CONTACT_FIELDS: Mapping[str, tuple[str, ...]] = {"Actor": contact_data.CONTACT_FIELDS}
"""The properties, by label, that are for who has the right CONTACT only."""
HIDDEN = contact_data.NOT_SEEN

Key = tuple[str, str]


def seen_items(desk: Desk, items: Iterable[Item]) -> list[Item]:
    """Those of these items that the user may read, each without what he may not see.

    A relation is left out when one of its ends is. What an item says of others whom he may not see
    is taken out of it.
    """
    desk.require_somewhere(LEZEN)
    listed = list(items)
    if desk.user.rollen:
        listed = _without_others(desk, readable(desk, listed))
    return [_without_contact(desk, item) for item in listed]


def hidden_fields(desk: Desk, item: Item) -> tuple[str, ...]:
    """The properties of this item that the user may not see."""
    desk.require_somewhere(LEZEN)
    fields = CONTACT_FIELDS.get(type(item).__name__, ())
    return () if not fields or allowed(desk.user, CONTACT, resource(desk, item)) else fields


def seen_keys(desk: Desk, keys: Iterable[Key]) -> frozenset[Key]:
    """Those of these items, by label and id, that the user may read."""
    desk.require_somewhere(LEZEN)
    wanted: dict[str, set[str]] = defaultdict(set)
    for label, id in keys:
        wanted[label].add(id)
    if not desk.user.rollen:
        return frozenset((label, id) for label, ids in wanted.items() for id in ids)
    there = [
        entry.item
        for label, ids in sorted(wanted.items())
        for entry in desk.reads.get(ITEM_TYPES[label], sorted(ids)).values()
    ]
    return frozenset((type(item).__name__, item.id) for item in readable(desk, there))


def _without_contact(desk: Desk, item: Item) -> Item:
    blank: dict[str, Any] = dict.fromkeys(hidden_fields(desk, item))
    return replace(item, **blank) if blank else item


def _without_others(desk: Desk, items: Sequence[Item]) -> list[Item]:
    """These items without references to what the user may not read."""
    referred = [(item, _references(item)) for item in items]
    seen = seen_keys(desk, (key for _, held in referred for keys in held.values() for key in keys))
    kept: list[Item] = []
    for item, held in referred:
        changed: dict[str, Any] = {}
        for veld, keys in held.items():
            here = tuple(id for label, id in keys if (label, id) in seen)
            if len(here) < len(keys):
                changed[veld] = here if isinstance(getattr(item, veld), tuple) else None
        if isinstance(item, Relatie) and changed:
            continue
        kept.append(replace(item, **changed) if changed else item)
    return kept


def _references(item: Item) -> Mapping[str, list[Key]]:
    """What each property of an item refers to."""
    label = type(item).__name__
    velden = {"van": "Actor", "naar": "Actor"} if label == "Relatie" else targets(label)
    held: dict[str, list[Key]] = {}
    for veld, target in velden.items():
        value = getattr(item, veld)
        ids = value if isinstance(value, tuple) else (value,) if value else ()
        if ids and target not in ("Gebied", "Kern"):  # names of places are for everybody
            held[veld] = [(target, id) for id in ids]
    return held
