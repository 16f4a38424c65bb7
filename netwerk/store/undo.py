"""Taking a revision back: the operations that do it, computed from history and what is stored now.

An older revision can be taken back as long as nothing later depends on it: a property that was
changed again, an item that was removed or put back since, a relation to an item that would go.
Otherwise the sentence says which later revisions must be taken back first. An undo is a change like
any other, so it can be undone too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from netwerk.errors import Conflict, NotFound
from netwerk.model import ITEM_TYPES, Item, field_names
from netwerk.schema import schema
from netwerk.store.collector import without_collector
from netwerk.store.item_rules import Form, Forms, forms
from netwerk.store.port import Delete, ItemChange, Put, Revision, Store, Stored

Key = tuple[str, str]
"""Label and id."""


MANY = 500
"""From so many new items on, it is asked which of them nobody changed."""


@dataclass(frozen=True)
class _Blocked:
    """An item that changed again later, and in which properties (None: it came or went)."""

    key: Key
    names: frozenset[str] | None


def undo_ops(store: Store, number: int) -> tuple[Put | Delete, ...]:
    """The operations that take revision ``number`` back; empty when nothing of it is left.

    Raises NotFound for an unknown number, Conflict naming the later revisions that depend on it.
    """
    newest = store.history(before=number + 1, limit=1)
    if not newest or newest[0].number != number:
        raise NotFound(
            f"Er is geen wijziging met nummer {number}. Kijk in de geschiedenis welke nummers "
            "er zijn."
        )
    with without_collector(newest[0].added + newest[0].changed + newest[0].removed):
        return _ops(store, newest[0])


def _ops(store: Store, revision: Revision) -> tuple[Put | Delete, ...]:
    number = revision.number
    ops: dict[Key, Put | Delete] = {}
    if revision.added >= MANY:
        # What an import brought is not read for that it goes again.
        for label, ids in store.as_added(number).items():
            ops |= {(label, id): Delete(label, id, number) for id in ids}
    left = revision.added + revision.changed + revision.removed - len(ops)
    changes = (
        [c for c in store.changes(number, number) if (c.label, c.id) not in ops] if left else []
    )
    current = _current(store, ((change.label, change.id) for change in changes))
    blocked: list[_Blocked] = []
    for change in changes:
        key = (change.label, change.id)
        step = _reversed(change, current.get(key))
        if isinstance(step, _Blocked):
            blocked.append(step)
        elif step is not None:
            ops[key] = step
    later = _revisions_behind(store, number, blocked)
    made = forms(schema())
    if store.revision() != number:  # what this very revision brought, only later ones refer to
        later |= _still_referring(store, ops, made)
    later |= _no_longer_there(store, ops, made)
    if later or blocked:
        raise _refused(store, number, later)
    return tuple(ops.values())


def _current(store: Store, keys: Iterable[Key]) -> dict[Key, Stored[Item]]:
    wanted: dict[str, list[str]] = defaultdict(list)
    for label, id in keys:
        wanted[label].append(id)
    return {
        (label, id): entry
        for label, ids in wanted.items()
        for id, entry in store.get(ITEM_TYPES[label], ids).items()
    }


def _reversed(change: ItemChange, stored: Stored[Item] | None) -> Put | Delete | _Blocked | None:
    """The operation that takes one change back, None when nothing is left to take back."""
    now = stored.item if stored else None
    if now == change.before:
        return None
    key = (change.label, change.id)
    if stored is None:
        # Removed since. What was removed by the change itself comes back; what was changed by it is
        # gone.
        return (
            Put(change.before)
            if change.after is None and change.before is not None
            else _Blocked(key, None)
        )
    if change.before is None:
        names = (
            _differing(stored.item, change.after) if change.after is not None else frozenset[str]()
        )
        return _Blocked(key, names) if names else Delete(change.label, change.id, stored.version)
    if change.after is None:
        return _Blocked(key, None)
    return _fields_back(change.before, change.after, stored, key)


def _fields_back(
    before: Item, after: Item, stored: Stored[Item], key: Key
) -> Put | _Blocked | None:
    mine = _differing(before, after)
    again = frozenset(
        name
        for name in mine
        if getattr(stored.item, name) not in (getattr(after, name), getattr(before, name))
    )
    if again:
        return _Blocked(key, again)
    values: dict[str, Any] = {name: getattr(before, name) for name in mine}
    item = replace(stored.item, **values)
    return None if item == stored.item else Put(item, stored.version)


def _differing(one: Item, other: Item) -> frozenset[str]:
    if one == other:  # most often, and much faster than property by property
        return frozenset()
    return frozenset(
        name for name in field_names(type(one)) if getattr(one, name) != getattr(other, name)
    )


def _revisions_behind(store: Store, number: int, blocked: list[_Blocked]) -> set[int]:
    """The later revisions that changed what stands in the way."""
    wanted = {entry.key: entry.names for entry in blocked}
    revisions: set[int] = set()
    for change in store.changes(number + 1) if wanted else ():
        key = (change.label, change.id)
        if key not in wanted:
            continue
        names = wanted[key]
        whole = change.before is None or change.after is None
        if (
            names is None
            or whole
            or (change.before and change.after and names & _differing(change.before, change.after))
        ):
            revisions.add(change.revision)
    return revisions


def _still_referring(store: Store, ops: Mapping[Key, Put | Delete], made: Forms) -> set[int]:
    """The revisions of what refers to items that would go, and stays."""
    gone: dict[str, set[str]] = defaultdict(set)
    for label, id in (key for key, op in ops.items() if isinstance(op, Delete)):
        gone[label].add(id)
    revisions: set[int] = set()
    stays = {label: count - len(gone[label]) for label, count in store.counts().items()}
    for label, ids in gone.items():
        # Most often a whole import goes, and nothing is left that could refer to it.
        if not any(stays[form.label] for form in made.values() if _may_refer(form, label)):
            continue
        entries: list[Stored[Any]] = [*store.referring_to(label, ids)]
        if label == "Actor":
            entries += store.relaties_of(ids)
        for entry in entries:
            op = ops.get((type(entry.item).__name__, entry.item.id))
            after = op.item if isinstance(op, Put) else None if op else entry.item
            if after is not None and any(
                r[1] == label and r[2] in ids for r in made[type(after).__name__].refers_to(after)
            ):
                revisions.add(entry.version)
    return revisions


def _may_refer(form: Form, label: str) -> bool:
    return any(reference.label == label for reference in form.references)


def _no_longer_there(store: Store, ops: Mapping[Key, Put | Delete], made: Forms) -> set[int]:
    """The revisions that removed what the items to put back refer to."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for op in ops.values():
        if isinstance(op, Put):
            for _, label, target in made[type(op.item).__name__].refers_to(op.item):
                if not isinstance(ops.get((label, target)), Put):
                    wanted[label].add(target)
    revisions: set[int] = set()
    for label, ids in wanted.items():
        there = store.get(ITEM_TYPES[label], ids)
        for id in ids:
            if id not in there or isinstance(ops.get((label, id)), Delete):
                revisions |= {
                    revision.number for revision in store.history(item=(label, id), limit=1)
                }
    return revisions


def _refused(store: Store, number: int, later: set[int]) -> Conflict:
    if not later:
        return Conflict(
            f"Wijziging {number} kan niet ongedaan worden gemaakt: wat erin staat is buiten "
            "netwerk om veranderd. "
            f"Kijk met 'netwerk check' wat er anders is."
        )
    shown = sorted(later)
    named = [_named(store.history(before=n + 1, limit=1)[0]) for n in shown[:5]]
    more = f" en nog {len(shown) - 5}" if len(shown) > 5 else ""
    first = (
        "Maak die eerst ongedaan."
        if len(shown) == 1
        else "Maak die eerst ongedaan, de laatste het eerst."
    )
    return Conflict(
        f"Wijziging {number} kan niet ongedaan worden gemaakt, omdat er later op is "
        f"voortgebouwd: {', '.join(named)}{more}. {first}"
    )


def _named(revision: Revision) -> str:
    return (
        f"wijziging {revision.number} ({revision.why})"
        if revision.why
        else f"wijziging {revision.number}"
    )
