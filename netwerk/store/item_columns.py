"""Many items of one label at once, column by column: a value that many items share is handled once.

The same answers as `Form.checked` and `encode_item` give one by one, in a fraction of the time;
large imports spend their time there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from json.encoder import encode_basestring
from operator import attrgetter, eq
from typing import Any

from netwerk.model import Item, field_names
from netwerk.store.codec import encode_item, encode_list, to_json
from netwerk.store.item_rules import LONGEST_ID, Form, text

MANY = 500
"""From so many items on, it pays to go by columns."""

FEW = 20
"""Up to so many, it takes longer to look at a column than to handle each value."""

_NONE = type(None)
_EMPTY = (None, ())
_PLAIN = ({str, tuple, _NONE}, {int, _NONE})
"""Types that may stand in one column and then are the same when equal; 1 is equal to True too."""


def all_fit(form: Form, items: Sequence[Item]) -> bool:
    """Whether every item can be stored as it is, so that `Form.checked` would give it back.

    False says only that one of them needs that look.
    """
    if not items:
        return True
    columns = list(zip(*map(form.row, items), strict=True))
    required = {place for place, _ in form.required}
    return all(
        _fits(column, keep, place in required)
        for place, (column, (_, keep)) in enumerate(zip(columns, form.keeps, strict=True))
    ) and _whole(form, items)


def encode_items(items: Sequence[Item]) -> list[str]:
    """The texts of `encode_item` for items of one label."""
    if not items:
        return []
    names = field_names(type(items[0]))
    columns = zip(*map(attrgetter(*names), items), strict=True)
    parts = [_encoded(f'"{name}":', column) for name, column in zip(names, columns, strict=True)]
    return ["{" + ",".join(filter(None, row)) + "}" for row in zip(*parts, strict=True)]


def encode_some(items: Sequence[Item | None]) -> Iterable[str | None]:
    """The same when some of them are not there: None stays None."""
    absent = items.count(None) if items[:1] == [None] else 0  # before a first import: all of them
    if len(items) <= FEW or absent == len(items):
        return map(encode_item, items)
    texts = iter(encode_items([item for item in items if item is not None]))
    return (None if item is None else next(texts) for item in items)


def by_value(column: Sequence[Any], make: Callable[[Any], Any]) -> Iterable[Any]:
    """What ``make`` gives for each value, made once for those that are the same."""
    if len(column) > FEW and _same_when_equal(set(map(type, column))):
        made = {value: make(value) for value in set(column)}
        return map(made.__getitem__, column)
    return map(make, column)


def _fits(column: Sequence[Any], keep: Callable[[Any], Any], required: bool) -> bool:
    types = set(map(type, column))
    if not _same_when_equal(types):
        return False
    try:
        values = set(column)
        if keep is text and types == {str} and _plain(values):
            return True
        if required and not values.isdisjoint(_EMPTY):
            return False
        if tuple in types and not {type(part) for value in values for part in value or ()} <= {str}:
            return False
        return all(keep(value) is value for value in values if value not in _EMPTY)
    except (ValueError, TypeError):
        return False


def _plain(texts: Collection[str]) -> bool:
    """Whether `text` keeps each of these; the lowest has the lowest first character."""
    return min(texts)[:1] > " " and "".join(texts).isprintable()


def _same_when_equal(types: set[type]) -> bool:
    return any(types <= plain for plain in _PLAIN)


def _whole(form: Form, items: Sequence[Item]) -> bool:
    if max(map(len, map(attrgetter("id"), items)), default=0) > LONGEST_ID:
        return False
    if form.label != "Relatie":
        return True
    return not any(map(eq, map(attrgetter("van"), items), map(attrgetter("naar"), items)))


def _encoded(name: str, column: Sequence[Any]) -> Iterable[str | None]:
    def made(value: Any) -> str | None:
        if value is None or value == ():
            return None
        if type(value) is str:
            return name + encode_basestring(value)
        return name + (encode_list(value) if type(value) is tuple else to_json(value))

    return by_value(column, made)
