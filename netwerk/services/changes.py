"""Every change goes through here: asked about each item that it touches, then applied as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from netwerk.access.resources import resource_of
from netwerk.access.rights import BEWERKEN, Resource
from netwerk.errors import AccessDenied
from netwerk.model import ITEM_TYPES, Item, Weergave, item_name
from netwerk.schema import schema
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.gebieden import StoredItems
from netwerk.store.port import Change, Delete, Put
from netwerk.store.values import Revision

Op = Put | Delete
Key = tuple[str, str]
"""Label and id."""


def apply(desk: Desk, change: Change) -> Revision:
    """Apply a change when the user may change everything it touches.

    Raises AccessDenied naming the first item he may not change, and whatever the store raises; then
    nothing is changed.
    """
    refused = refusals(desk, change.ops)
    if refused:
        key, reason = next(iter(refused.items()))
        if len(change.ops) == 1:
            raise reason
        raise AccessDenied(f"{_named(desk, change.ops, key)}: {reason}")
    if not change.ops:
        desk.require(BEWERKEN)
    return desk.store.apply(change)


def refusals(desk: Desk, ops: Collection[Op]) -> Mapping[Key, AccessDenied]:
    """Which items of these operations the user may not change, and why.

    Asked of each item as it is stored now and as it would be: nobody brings an item into a gebied
    that is not his, or takes it out.
    """
    there = StoredItems(desk.store)
    looked_at = [op for op in ops if _matters_where(desk, op)]
    for label, ids in _ids_by_label(looked_at).items():
        there.look_up(label, ids)
    there.expect(op.item for op in looked_at if isinstance(op, Put))
    pending = {_key(op): op.item for op in looked_at if isinstance(op, Put)}
    refused: dict[Key, AccessDenied] = {}
    for op in ops:
        key = _key(op)
        before = there.look_up(key[0], [key[1]]).get(key[1]) if _matters_where(desk, op) else None
        try:
            _ask(desk, there, before, op.item if isinstance(op, Put) else None, pending)
        except AccessDenied as reason:
            refused[key] = reason
    return refused


def _matters_where(desk: Desk, op: Op) -> bool:
    """Whether the answer depends on where the item is or whose it is."""
    return bool(desk.user.rollen) or _key(op)[0] == Weergave.__name__


def resource(desk: Desk, item: Item) -> Resource:
    """What an item that is stored is to `access.rights`."""
    if not desk.user.rollen:  # the same role everywhere: no need to look where it is
        return resource_of(item, lambda _label, _ids: {})
    return resource_of(item, StoredItems(desk.store).look_up)


def _ask(
    desk: Desk,
    there: StoredItems,
    before: Item | None,
    after: Item | None,
    pending: Mapping[Key, Item],
) -> None:
    if before is None and after is None:
        desk.require(BEWERKEN)

    def with_pending(label: str, ids: Collection[str]) -> Mapping[str, Item]:
        new = {id: pending[label, id] for id in ids if (label, id) in pending}
        return {**there.look_up(label, [id for id in ids if id not in new]), **new}

    was = resource_of(before, there.look_up) if before is not None else None
    becomes = resource_of(after, with_pending) if after is not None else None
    for asked in (was, becomes):
        if asked is not None:
            desk.require(BEWERKEN, asked)
    if was is not None and becomes is not None:
        for gebied in sorted(set(was.gebieden) ^ set(becomes.gebieden)):
            desk.require(BEWERKEN, in_gebied(gebied))


def _ids_by_label(ops: Iterable[Op]) -> Mapping[str, set[str]]:
    by_label: dict[str, set[str]] = defaultdict(set)
    for label, id in map(_key, ops):
        by_label[label].add(id)
    return by_label


def _key(op: Op) -> Key:
    return (type(op.item).__name__, op.item.id) if isinstance(op, Put) else (op.label, op.id)


def _named(desk: Desk, ops: Iterable[Op], key: Key) -> str:
    label, id = key
    stored = desk.store.get(ITEM_TYPES[label], [id]).get(id)
    given = next((op.item for op in ops if isinstance(op, Put) and _key(op) == key), None)
    item = stored.item if stored else given
    return f"{schema().labels[label].enkel.capitalize()} '{item_name(item) if item else id}'"
