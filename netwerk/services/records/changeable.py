"""What this user may change of what is shown, so that a page offers nothing that is refused.

The service that changes something asks again: here nothing is refused and nothing is logged.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import islice

from netwerk.access.rights import BEWERKEN, LEZEN, allowed
from netwerk.errors import NetwerkError
from netwerk.model import ITEM_TYPES, Item
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.changes import Op, refusals, resource
from netwerk.services.desk import Desk
from netwerk.services.records.choices import gebied_names, kern_names
from netwerk.services.records.edits import BUILT_ON
from netwerk.store.port import Delete, Put
from netwerk.store.undo import undo_ops
from netwerk.store.values import Head, ItemChange, Revision

_ANYWHERE = ("Relatie", "Cijfer")
"""Labels of which an item is where its actors are, or what it is of."""
MANY = 2000
"""A larger change is not worked out before somebody asks for it: only whose it is."""


def may_change_item(desk: Desk, label: str, id: str) -> bool:
    """Whether the user may change this item; not when it is not there. Raises AccessDenied."""
    entry = desk.reads.get(ITEM_TYPES[label], [id]).get(id)
    if entry is None:
        desk.require_somewhere(LEZEN)
        return False
    where = resource(desk, entry.item)
    desk.require(LEZEN, where)
    return allowed(desk.user, BEWERKEN, where)


def may_add(desk: Desk, label: str, gebied: str | None = None) -> bool:
    """Whether the user may add an item of this label in a gebied; None: in any gebied at all.

    A label that says no place (a bron, a gebied itself) is of the whole municipality. A relation is
    where its actors are, whatever gebied is looked at.
    """
    if label not in _ANYWHERE and not any(
        veld.verwijst_naar for veld in schema().labels[label].velden.values()
    ):
        return desk.may_change(None, label)
    if gebied is None or label in _ANYWHERE:
        return desk.changes_somewhere_of(label)
    return desk.may_change(gebied, label)


def may_take_back(desk: Desk, change: Head) -> bool:
    """Whether the user's rights let him take this change back, when it can be taken back at all.

    What else stands in its way is said when he does. Raises AccessDenied.
    """
    desk.require_somewhere(LEZEN)
    if not desk.changes_somewhere:
        return False
    try:
        ops = undo_ops(desk.whole_store, change.revision)
        return not refusals(desk, list(islice(ops, MANY)), worked_out=True)
    except NetwerkError:
        return True


def gebieden_to_change(desk: Desk) -> tuple[str, ...]:
    """The ids of the gebieden in which the user may change something, as they are ordered."""
    return tuple(id for id in gebied_names(desk) if desk.may_change(id))


def kernen_to_change(desk: Desk, gebied: str | None = None) -> Mapping[str, str]:
    """The kernen by id with their names where the user may change something.

    gebied: only of this one; None: of all.
    """
    closed = [id for id in gebied_names(desk) if not desk.may_change(id)]
    not_there = {kern for id in closed for kern in kern_names(desk, id)}
    return {id: name for id, name in kern_names(desk, gebied).items() if id not in not_there}


def actors_to_change(desk: Desk) -> Collection[str] | None:
    """The ids of the actors that the user may change; None when those are all that he sees."""
    desk.require(LEZEN)
    if not desk.user.rollen:
        return None
    net = desk.networks.net(Selection())
    may: dict[str | None, bool] = {id: desk.may_change(id) for id in (None, *gebied_names(desk))}
    return frozenset(
        str(net.actors["id"][i])
        for i in range(net.n)
        if any(may.get(gebied, may[None]) for gebied in net.gebieden_of(i) or (None,))
    )


def why_no_undo(desk: Desk, revision: Revision) -> str:
    """Why this user cannot take this change back as things stand; '' when he can.

    Of more than MANY items only the rights are looked at. Raises AccessDenied.
    """
    desk.require_somewhere(LEZEN)
    user = desk.user
    key = ("why_no_undo", revision.head, user.naam, user.rol, tuple(sorted(user.rollen.items())))
    return desk.networks.kept_answer(key, lambda: _why_no_undo(desk, revision))


def _why_no_undo(desk: Desk, revision: Revision) -> str:
    number = revision.number
    try:
        if revision.added + revision.changed + revision.removed <= MANY:
            return _first(desk, undo_ops(desk.whole_store, number))
    except NetwerkError as reason:
        return str(reason) if desk.may_read() else BUILT_ON
    backs = map(_back, desk.whole_store.changes(number, number))
    while part := tuple(islice(backs, MANY)):
        if why := _first(desk, part):
            return why
    return ""


def _back(change: ItemChange) -> Op:
    """About what it is to take this back; what becomes of it does not matter here."""
    before: Item | None = change.before
    return Delete(change.label, change.id, 0) if before is None else Put(before)


def _first(desk: Desk, ops: Collection[Op]) -> str:
    refused = refusals(desk, ops, worked_out=True)
    return str(next(iter(refused.values()))) if refused else ""
