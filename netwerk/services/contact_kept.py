"""Contact data of an actor stay as they are when somebody changes it who may not see them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from netwerk.access.contact_data import NOT_SEEN, holds_contact, with_hidden_kept
from netwerk.errors import AccessDenied
from netwerk.model import Actor
from netwerk.services.desk import Desk
from netwerk.store.port import Delete, Put

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
        _kept(op, op.item, hidden[op.item.id], worked_out)
        if isinstance(op, Put) and isinstance(op.item, Actor) and op.item.id in hidden
        else op
        for op in ops
    )


def contact_refusals(
    desk: Desk, ops: Collection[Op], *, worked_out: bool = False
) -> Mapping[Key, AccessDenied]:
    """Which actors would get other contact data from somebody who may not see them, and why.

    Or would come where he does see them: nobody moves an actor for that.
    """
    refused: dict[Key, AccessDenied] = {}
    hidden = _hidden(desk, ops)
    for op in ops if hidden else ():
        if isinstance(op, Put) and isinstance(op.item, Actor) and op.item.id in hidden:
            stored = hidden[op.item.id]
            try:
                if not worked_out and desk.sees_contact(op.item):
                    _not_brought_in_sight(stored)
                with_hidden_kept(op.item, stored, worked_out=worked_out)
            except AccessDenied as reason:
                refused[Actor.__name__, op.item.id] = reason
    return refused


def refuse_merge_in_sight(desk: Desk, actors: Sequence[Actor]) -> None:
    """Raise AccessDenied when one has hidden contact data and would become one with a seen one."""
    hidden = [actor.id for actor in actors if not desk.sees_contact(actor)]
    if 0 < len(hidden) < len(actors):
        for entry in desk.whole_store.get(Actor, hidden).values():
            _not_brought_in_sight(entry.item)


def _not_brought_in_sight(stored: Actor) -> None:
    if holds_contact(stored):
        raise AccessDenied(
            f"De telefoon en e-mail van {stored.naam} zijn {NOT_SEEN}, en dat zouden ze hierna "
            "wel zijn. Vraag iemand die ze nu al ziet."
        )


def _kept(op: Put, typed: Actor, stored: Actor, worked_out: bool) -> Put:
    item = with_hidden_kept(typed, stored, worked_out=worked_out)
    seen = op.seen
    if isinstance(seen, Actor) and not worked_out:
        seen = with_hidden_kept(seen, stored, worked_out=True)
    return replace(op, item=item, seen=seen)


def _hidden(desk: Desk, ops: Collection[Op]) -> Mapping[str, Actor]:
    """The actors that are changed of which this user does not see the contact data, as stored."""
    ids = [op.item.id for op in ops if isinstance(op, Put) and isinstance(op.item, Actor)]
    if not ids or desk.sees_all_contact:
        return {}
    stored = [entry.item for entry in desk.whole_store.get(Actor, ids).values()]
    return {actor.id: actor for actor in stored if not desk.sees_contact(actor)}
