"""What history ends with for an item, and how an item stands when part of it cannot be read.

Others may write a value, or take one away, that the schema does not allow. That is never a removal
and never an emptied property: the item stands as history ended with it until somebody mends it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from netwerk.model import Item
from netwerk.store.codec import decode_item
from netwerk.store.item_rules import Form
from netwerk.store.neo4j.connection.bolt import Tx
from netwerk.store.neo4j.form.rows import RowsRead, version_of
from netwerk.store.neo4j.form.shape import Shape
from netwerk.store.neo4j.reading.read import windows
from netwerk.store.port import Stored

Key = tuple[str, str]
"""Label and id."""

AT_ONCE = 2000
"""So many keys are sought in one question."""

Texts = Mapping[Key, str | None]
"""What history ends with, as `encode_item` wrote it; None for what was removed."""

Last = Callable[[Collection[str]], Mapping[str, Item]]
"""What history ends with for these ids of one label."""


def every_last_text(tx: Tx, newest: int) -> Texts:
    """What all of history ends with."""
    texts: dict[Key, str | None] = {}
    for first, last in windows(1, newest):
        for label, id, after in tx.rows("wijziging.left", first=first, last=last):
            if type(label) is type(id) is str:
                texts[label, id] = after
    return texts


def last_states(tx: Tx, shape: Shape, keys: Collection[Key], newest: int) -> dict[Key, Item]:
    """What history ends with for these keys; what it does not know or removed is left out."""
    return _decoded(shape, last_texts(tx, keys, newest).items())


def last_texts(tx: Tx, keys: Collection[Key], newest: int, since: int | None = None) -> Texts:
    """The same as texts.

    since: most of them changed in this revision or later, and not much else did.
    """
    found: dict[Key, str | None] = {}
    if since is not None:
        wanted = set(keys)
        for first, last in windows(since, newest):
            rows = tx.rows("wijziging.left", first=first, last=last)
            found |= {
                (label, id): text
                for label, id, text in rows
                if type(label) is type(id) is str and (label, id) in wanted
            }
    ids: dict[str, list[str]] = defaultdict(list)
    for label, id in keys:
        if (label, id) not in found:
            ids[label].append(id)
    for label, its in ids.items():
        for start in range(0, len(its), AT_ONCE):
            part = its[start : start + AT_ONCE]
            rows = tx.rows("wijziging.last", label=label, ids=part, newest=newest)
            found |= {(label, id): text for id, text in rows}
    return found


def standing(form: Form, found: RowsRead, last: Last) -> dict[str, Stored[Item]]:
    """The items that were found; what cannot be read stands as history ended with it.

    An item that history does not know stands as far as it can be read.
    """
    stored = dict(found.stored)
    if not found.unread:
        return stored
    then, rows = last(found.unread), found.rows
    for id, names in found.unread.items():
        if id in then:
            entry = stored.get(id)
            stored[id] = (
                Stored(then[id], version_of(form, rows, id))
                if entry is None
                else Stored(with_values_of(entry.item, then[id], names), entry.version)
            )
    return stored


def with_values_of(item: Item, other: Item, names: Iterable[str]) -> Item:
    """The item with the values that another has for these properties."""
    values: dict[str, Any] = {name: getattr(other, name) for name in names}
    return replace(item, **values)


def without_values(item: Item, names: Iterable[str]) -> Item:
    """The item with these properties absent."""
    values: dict[str, Any] = {
        name: () if isinstance(getattr(item, name), tuple) else None for name in names
    }
    return replace(item, **values)


def _decoded(shape: Shape, texts: Iterable[tuple[Key, str | None]]) -> dict[Key, Item]:
    made: dict[Key, Item] = {}
    for (label, id), text in texts:
        if label in shape.forms:
            item = decoded(label, text)
            if item is not None:
                made[label, id] = item
    return made


def decoded(label: str, text: Any) -> Item | None:
    """The item in a text of history; None for a text that others spoiled (`check` names it)."""
    try:
        return decode_item(label, text)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
