"""Contact data stay as they are when somebody changes an item who may not see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from netwerk.access.contact_data import (
    NOT_SEEN,
    contact_texts,
    holds_contact,
    with_hidden_kept,
)
from netwerk.errors import AccessDenied
from netwerk.model import ITEM_TYPES, Actor, Item, Kern
from netwerk.services.desk import Desk
from netwerk.store.port import Delete, Put, Stored

Op = Put | Delete
Key = tuple[str, str]


def with_contact_kept(desk: Desk, ops: Sequence[Op], *, worked_out: bool = False) -> tuple[Op, ...]:
    """The operations with what this user may not see as it is stored.

    The very same when there is nothing. Raises AccessDenied when he gives another value for it.
    """
    hidden = _hidden(desk, ops)
    if not hidden:
        return tuple(ops)
    return tuple(
        _kept(op, hidden[_key(op.item)], worked_out)
        if isinstance(op, Put) and _key(op.item) in hidden
        else op
        for op in ops
    )


def contact_refusals(
    desk: Desk, ops: Collection[Op], *, worked_out: bool = False
) -> Mapping[Key, AccessDenied]:
    """Which items would get other contact data from somebody who may not see them, and why.

    Or would come where he does see them: nobody moves an item for that, or what says where it is.
    """
    if desk.sees_all_contact:
        return {}
    refused: dict[Key, AccessDenied] = {}
    new = {_key(op.item): op.item for op in ops if isinstance(op, Put)}
    hidden = _hidden(desk, ops)
    for key, stored in hidden.items():
        try:
            if not worked_out and desk.sees_contact(new[key], new):
                _not_brought_in_sight(stored)
            with_hidden_kept(new[key], stored, worked_out=worked_out)
        except AccessDenied as reason:
            refused[key] = reason
    for key, came in _come_along(desk, new):
        try:
            _not_brought_in_sight(came)
        except AccessDenied as reason:
            refused.setdefault(key, reason)
    return refused


def _come_along(desk: Desk, new: Mapping[Key, Item]) -> Iterator[tuple[Key, Item]]:
    """What would be seen because a kern or an actor moves: by what moves, as it is stored.

    Actors are where their kern is, and a gesprek where they are with whom it was.
    """
    for (label, id), item in new.items():
        if not isinstance(item, Kern | Actor) or _stays(desk, item):
            continue
        for entry in desk.whole_store.referring_to(label, [id]):
            there = entry.item
            if isinstance(item, Kern) and isinstance(there, Actor):
                moved = {**new, _key(there): new.get(_key(there), there)}
                yield from (
                    ((label, id), one) for one in _seen_then(desk, _with(desk, there), moved)
                )
            yield from (((label, id), one) for one in _seen_then(desk, [entry], new))
        if isinstance(item, Actor):
            ties = desk.whole_store.relaties_of([id])
            yield from (((label, id), one) for one in _seen_then(desk, ties, new))


def _with(desk: Desk, actor: Actor) -> list[Stored[Any]]:
    """What is where this actor is: what refers to it, and its relations."""
    store = desk.whole_store
    return [*store.referring_to(Actor.__name__, [actor.id]), *store.relaties_of([actor.id])]


def _stays(desk: Desk, item: Kern | Actor) -> bool:
    """Whether it stays where it is, or is new, so that nothing comes along."""
    held = desk.whole_store.get(type(item), [item.id]).get(item.id)
    if held is None:
        return True
    was = held.item
    if isinstance(was, Kern) and isinstance(item, Kern):
        return was.gebied == item.gebied
    if isinstance(was, Actor) and isinstance(item, Actor):
        return (was.gebieden, was.kern) == (item.gebieden, item.kern)
    return True


def _seen_then(
    desk: Desk, entries: Iterable[Stored[Any]], new: Mapping[Key, Item]
) -> Iterator[Item]:
    for entry in entries:
        item = entry.item
        if holds_contact(item) and not desk.sees_contact(item) and desk.sees_contact(item, new):
            yield item


def refuse_merge_in_sight(desk: Desk, actors: Sequence[Actor]) -> None:
    """Raise AccessDenied when one has hidden contact data and would become one with a seen one."""
    hidden = [actor.id for actor in actors if not desk.sees_contact(actor)]
    if 0 < len(hidden) < len(actors):
        for entry in desk.whole_store.get(Actor, hidden).values():
            _not_brought_in_sight(entry.item)


def _not_brought_in_sight(stored: Item) -> None:
    if not holds_contact(stored):
        return
    what = "Een nummer of adres in een tekst is"
    if isinstance(stored, Actor):
        what = f"De telefoon en e-mail van {stored.naam} zijn"
    raise AccessDenied(
        f"{what} {NOT_SEEN}, en dat zou hierna wel zo zijn. Vraag iemand die ze nu al ziet."
    )


def _kept(op: Put, stored: Item, worked_out: bool) -> Put:
    item = with_hidden_kept(op.item, stored, worked_out=worked_out)
    seen = op.seen
    if type(seen) is type(stored) and not worked_out:
        seen = with_hidden_kept(seen, stored, worked_out=True)
    return replace(op, item=item, seen=seen)


def _hidden(desk: Desk, ops: Collection[Op]) -> Mapping[Key, Item]:
    """The items that are changed of which this user does not see the contact data, as stored."""
    if desk.sees_all_contact:
        return {}
    ids: dict[str, list[str]] = defaultdict(list)
    for op in ops:
        if isinstance(op, Put) and contact_texts(type(op.item).__name__):
            ids[type(op.item).__name__].append(op.item.id)
    stored = (
        entry.item
        for label, those in ids.items()
        for entry in desk.whole_store.get(ITEM_TYPES[label], those).values()
    )
    return {
        _key(item): item
        for item in stored
        if (isinstance(item, Actor) or holds_contact(item)) and not desk.sees_contact(item)
    }


def _key(item: Item) -> Key:
    return type(item).__name__, item.id
