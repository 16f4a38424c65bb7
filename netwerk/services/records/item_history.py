"""What happened to an item, revision by revision and property by property."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from netwerk.access.resources import references_of
from netwerk.access.rights import LEZEN, Resource
from netwerk.model import ITEM_TYPES, Actor, Item, field_names
from netwerk.schema import schema
from netwerk.services.changes import readable, resource
from netwerk.services.desk import Desk
from netwerk.services.records.item_facts import fact_of, names_around
from netwerk.services.rules.forms import targets
from netwerk.services.rules.gone_names import Gets, with_gone
from netwerk.store.values import ItemChange, Revision
from netwerk.typed.text import said_once

HISTORY = 10
"""How many revisions of an item are told."""


@dataclass(frozen=True)
class ValueChange:
    """One property before and after a revision, in words; veld is "" when the item came or went."""

    veld: str
    before: str
    after: str


def item_history(desk: Desk, label: str, id: str, limit: int = HISTORY) -> tuple[Revision, ...]:
    """The revisions that touched an item, newest first; also of one that was removed."""
    _ask_to_read(desk, label, id)
    return tuple(
        replace(revision, why=said_once(revision.why))
        for revision in desk.reads.history(item=(label, id), limit=limit)
    )


def item_changes(desk: Desk, label: str, id: str, number: int) -> tuple[ValueChange, ...]:
    """What one revision did to one item, property by property."""
    _ask_to_read(desk, label, id)

    def make() -> tuple[ValueChange, ...]:
        changes = list(desk.store.changes(number, number))
        for change in changes:
            if (change.label, change.id) == (label, id):
                names = with_gone(desk.reads, desk.store, changes)
                return tuple(value_changes(names, _seen(desk, change)))
        return ()

    return desk.networks.kept_answer(("item_changes", label, id, number), make)


def _ask_to_read(desk: Desk, label: str, id: str) -> None:
    """What was removed is in no gebied any more: its history is for who may read everything."""
    there = desk.reads.get(ITEM_TYPES[label], [id]).get(id)
    desk.require(LEZEN, resource(desk, there.item) if there else Resource(label))


def _seen(desk: Desk, change: ItemChange) -> ItemChange:
    """The change without the actors that this reader may not see: nor their names, nor their ids.

    Who may read everything, sees also who is not there any more.
    """
    if desk.may_read():
        return change
    sides = [side for side in (change.before, change.after) if side is not None]
    ids = {id for side in sides for id in references_of(side).get(Actor.__name__, ())}
    there = [entry.item for entry in desk.reads.get(Actor, ids).values()]
    may = {actor.id for actor in readable(desk, there)}
    before, after = (None if s is None else _without(s, may) for s in (change.before, change.after))
    return replace(change, before=before, after=after)


def _without(item: Item, may: Collection[str]) -> Item:
    """The item naming no other actors than these."""
    kept: dict[str, Any] = {}
    for veld, target in targets(type(item).__name__).items():
        held = getattr(item, veld)
        if target == Actor.__name__ and isinstance(held, tuple):
            kept[veld] = tuple(id for id in held if id in may)
    return replace(item, **kept)


def value_changes(store: Gets, change: ItemChange) -> list[ValueChange]:
    """What a revision did to one item, property by property, in words."""
    if change.after is None:
        return [ValueChange("", "stond erin", "verwijderd")]
    if change.before is None:
        return [ValueChange("", "", "toegevoegd")]
    names = names_around(store, [change.before, change.after])
    lines = []
    for name in field_names(type(change.after)):
        if getattr(change.before, name) != getattr(change.after, name):
            veld = schema().labels[change.label].velden[name]
            before, after = (
                fact_of(veld, item, names).text for item in (change.before, change.after)
            )
            lines.append(ValueChange(veld.label, before, after))
    return lines
