"""Every change goes through here: asked about each item that it touches, then applied as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from netwerk.access.log_line import NAMED_ITEMS, WIJZIGEN, item_words, items_words
from netwerk.access.resources import OF_EVERYBODY, LookUp, places_of, resource_of
from netwerk.access.rights import BEWERKEN, LEZEN, Resource, allowed, require, require_giving
from netwerk.access.work_done import CHANGES, REFUSED, WORK_DONE
from netwerk.errors import AccessDenied, Conflict, NetwerkError
from netwerk.model import ITEM_TYPES, Afspraak, Item, Weergave
from netwerk.schema import schema
from netwerk.services.contact_kept import contact_refusals, with_contact_kept
from netwerk.services.desk import Desk
from netwerk.services.rules.conflicts import with_names
from netwerk.services.rules.gebieden import StoredItems, gebieden_of
from netwerk.services.rules.label_rules import called
from netwerk.store.port import Change, Delete, Put
from netwerk.store.values import Revision

Op = Put | Delete
Key = tuple[str, str]
"""Label and id."""
NAMELESS = ("Cijfer", "Grens")
"""Labels of which an item is called by keys that mean nothing to a reader."""
OWNED_TYPES = (Weergave, Afspraak)
OWNED = tuple(owned.__name__ for owned in OWNED_TYPES)
"""Labels of which an item is somebody's."""


def apply(desk: Desk, change: Change, *, worked_out: bool = False) -> Revision:
    """Apply a change when the user may change everything it touches.

    What of it the user may not see, stays as it is. worked_out: the change was made of what is
    stored, not of what somebody typed (undoing, merging).

    Raises AccessDenied naming the first item he may not change, and whatever the store raises (a
    Conflict with names instead of keys); then nothing is changed.
    """
    touched = _touched(change.ops)
    refused = refusals(desk, change.ops, worked_out=worked_out)
    if refused:
        WORK_DONE.count(REFUSED)
        key, reason = next(iter(refused.items()))
        desk.record(WIJZIGEN, touched, gelukt=False)
        if len(change.ops) == 1:
            raise reason
        raise AccessDenied(f"{_named(desk, change.ops, key)}: {reason}")
    if not change.ops:
        desk.require(BEWERKEN)
    desk.ready_to_record()
    try:
        ops = with_contact_kept(desk, change.ops, worked_out=worked_out)
        with WORK_DONE.writing():
            made = desk.store.apply(change if ops is change.ops else replace(change, ops=ops))
        WORK_DONE.count(CHANGES)
    except Conflict as error:
        # Somebody else was first: he may do this, and is asked what it is to be.
        raise with_names(desk.store, error, change.ops) from error
    except NetwerkError:
        desk.record(WIJZIGEN, touched, gelukt=False)
        raise
    finally:
        desk.networks.changed()
    desk.record_done(WIJZIGEN, f"wijziging {made.number}: {touched}")
    return made


def _touched(ops: Collection[Op]) -> str:
    """What a change touches, for the log: labels and ids, never what somebody wrote."""
    keys = [item_words(*_key(op)) for op in islice(ops, NAMED_ITEMS)]
    return items_words(keys, len(ops))


def done_already(desk: Desk, token: str) -> Revision | None:
    """What was stored before with this token: sent twice it is done once; None when nothing was.

    Asked first by what looks at how an item stands, for by then it stands as it should.
    """
    desk.require_somewhere(BEWERKEN)
    numbers = [number for number, held in desk.store.tokens().items() if token and held == token]
    return desk.store.history(before=numbers[0] + 1, limit=1)[0] if numbers else None


def refusals(
    desk: Desk, ops: Collection[Op], *, worked_out: bool = False
) -> Mapping[Key, AccessDenied]:
    """Which items of these operations the user may not change, and why.

    Asked of each item as it is stored now and as it would be, and of every gebied that it would
    itself come into or leave: nobody brings an item into a gebied that is not his, or takes it out,
    by adding or removing it either. A relation follows its actors and comes into nothing itself.
    """
    there = StoredItems(desk.store)
    for label, ids in _ids_by_label(op for op in ops if _matters_what(desk, op)).items():
        there.look_up(label, ids)
    look_up: LookUp = _nowhere
    if desk.user.rollen:
        there.expect(op.item for op in ops if isinstance(op, Put))
        look_up = there.look_up
    pending = {_key(op): op.item for op in ops if isinstance(op, Put)}
    refused: dict[Key, AccessDenied] = {}
    for op in ops:
        key = _key(op)
        before = there.look_up(key[0], [key[1]]).get(key[1]) if _matters_what(desk, op) else None
        try:
            after = op.item if isinstance(op, Put) else None
            _ask(desk, look_up, before, after, pending, key[0], worked_out=worked_out)
        except AccessDenied as reason:
            refused[key] = reason
    return {**contact_refusals(desk, ops, worked_out=worked_out), **refused}


def resource(desk: Desk, item: Item) -> Resource:
    """What an item that is stored is to `access.rights`."""
    return resource_of(item, StoredItems(desk.reads).look_up if desk.user.rollen else _nowhere)


def readable(desk: Desk, items: Sequence[Item]) -> Sequence[Item]:
    """Those of these items that the user may read."""
    there = StoredItems(desk.reads)
    look_up: LookUp = _nowhere
    if desk.user.rollen:
        there.expect(items)
        look_up = there.look_up
    return [item for item in items if allowed(desk.user, LEZEN, resource_of(item, look_up))]


def readable_in(
    desk: Desk, items: Sequence[Item], gebied: str | None, *, nowhere: bool = False
) -> Sequence[Item]:
    """Those that the user may read and that are in this gebied; None: in any.

    nowhere: whether an item that is in no gebied counts as in every one.
    """
    may = readable(desk, items)
    if gebied is None:
        return may
    where = gebieden_of(desk.reads, may)
    places = ((item, where[type(item).__name__, item.id]) for item in may)
    return [item for item, there in places if gebied in there or (nowhere and not there)]


def _matters_what(desk: Desk, op: Op) -> bool:
    """Whether the answer depends on where the item is or whose it is."""
    return bool(desk.user.rollen) or _key(op)[0] in OWNED


def _nowhere(_label: str, _ids: Collection[str]) -> Mapping[str, Item]:
    """For who has the same role everywhere: no need to look where an item is."""
    return {}


def _ask(
    desk: Desk,
    look_up: LookUp,
    before: Item | None,
    after: Item | None,
    pending: Mapping[Key, Item],
    label: str,
    *,
    worked_out: bool,
) -> None:
    if before is None and after is None:
        require(desk.user, BEWERKEN, Resource(label))

    def with_pending(label: str, ids: Collection[str]) -> Mapping[str, Item]:
        new = {id: pending[label, id] for id in ids if (label, id) in pending}
        return {**look_up(label, [id for id in ids if id not in new]), **new}

    if all(type(i).__name__ in OF_EVERYBODY for i in (before, after) if i is not None):
        if not desk.changes_somewhere:
            require(desk.user, BEWERKEN)
        return
    places: list[set[str]] = []
    only_names = worked_out and _names_others(before, after)
    given = _given(before, after)
    for item, where in ((before, look_up), (after, with_pending)):
        if item is not None:
            asked = resource_of(item, where)
            if item is before and given:
                require_giving(desk.user, asked)
            elif item is after and before is None and not worked_out:
                asked = replace(asked, given_to=None)
            names_only = only_names or (item is after and given)
            require(desk.user, BEWERKEN, replace(asked, owner=None) if names_only else asked)
        places.append(set(places_of(item, where)) if item is not None else set())
    for gebied in sorted(places[0] ^ places[1]):
        require(desk.user, BEWERKEN, Resource(label, (gebied,)))


def _given(before: Item | None, after: Item | None) -> bool:
    """Whether what is somebody's or everybody's becomes another's."""
    if not (isinstance(before, OWNED_TYPES) and isinstance(after, OWNED_TYPES)):
        return False
    return before.eigenaar != after.eigenaar


def _names_others(before: Item | None, after: Item | None) -> bool:
    """Whether an afspraak stays what it is and only names other actors, as after merging two."""
    if not (isinstance(before, Afspraak) and isinstance(after, Afspraak)):
        return False
    return replace(after, actoren=before.actoren) == before


def _ids_by_label(ops: Iterable[Op]) -> Mapping[str, set[str]]:
    by_label: dict[str, set[str]] = defaultdict(set)
    for label, id in map(_key, ops):
        by_label[label].add(id)
    return by_label


def _key(op: Op) -> Key:
    return (type(op.item).__name__, op.item.id) if isinstance(op, Put) else (op.label, op.id)


def _named(desk: Desk, ops: Iterable[Op], key: Key) -> str:
    label, id = key
    if label in NAMELESS:
        return schema().labels[label].enkel.capitalize()
    stored = desk.store.get(ITEM_TYPES[label], [id]).get(id)
    given = next((op.item for op in ops if isinstance(op, Put) and _key(op) == key), None)
    item = stored.item if stored else given
    kind = schema().labels[label].enkel.capitalize()
    if stored and not readable(desk, [stored.item]):
        return kind  # of a gebied that he may not see: he hears no name
    return f"{kind} '{called(desk.store, item) if item else id}'"
