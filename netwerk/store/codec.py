"""Items as JSON text and back: what history, backups and both engines write.

Absent properties are left out, so that text of an older schema still reads; a property that the
schema no longer knows is left out on reading.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from json.encoder import encode_basestring
from math import isfinite
from operator import attrgetter
from typing import Any

from netwerk.errors import StoreDamaged
from netwerk.model import ITEM_TYPES, Item, ItemType, Value, field_names
from netwerk.store.values import ItemChange


class _Parts(dict[ItemType, tuple[tuple[str, ...], Callable[[Item], tuple[Value, ...]]]]):
    """How items of a type are taken apart; made when a type is first met, looked up after that."""

    def __missing__(self, cls: ItemType) -> tuple[tuple[str, ...], Callable[[Item], Any]]:
        names = field_names(cls)
        self[cls] = made = (tuple(f'"{name}":' for name in names), attrgetter(*names))
        return made


_TAKE_APART = _Parts()
_MAKE: Mapping[str, Callable[..., Item]] = ITEM_TYPES


@cache
def _known(label: str) -> frozenset[str]:
    return frozenset(field_names(ITEM_TYPES[label]))


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is no number")


_decode = json.JSONDecoder(parse_constant=_no_number).decode
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def to_json(value: Any) -> str:
    """Compact JSON with readable characters."""
    return _encode(value)


def encode_item(item: Item | None) -> str | None:
    """The filled properties of an item as JSON text; None stays None."""
    if item is None:
        return None
    # Put together by hand: twice as fast as a dictionary and the encoder, and bulk loads spend
    # their time here.
    names, values = _TAKE_APART[type(item)]
    parts = [
        name
        + (
            encode_basestring(value)
            if type(value) is str
            else encode_list(value)
            if type(value) is tuple
            else _encode(value)
        )
        for name, value in zip(names, values(item), strict=True)
        if value or (value is not None and value != ())
    ]
    return "{" + ",".join(parts) + "}"


@lru_cache(maxsize=4096)
def encode_list(values: tuple[str, ...]) -> str:
    """A list as JSON text; the same few lists come back again and again."""
    return _encode(values)


def decode_item(label: str, text: str | None) -> Item | None:
    """The item in a text of `encode_item`; None stays None.

    Raises ValueError for text that is no item of this label.
    """
    if text is None:
        return None
    if label not in ITEM_TYPES:
        raise ValueError(f"unknown label {label!r}")
    names = _known(label)
    try:
        values = _decode(text)
        if (
            "\\u" in text and "\\ud" in text.lower()
        ):  # never written by `encode_item`: half a character, perhaps
            to_json(values).encode()
        filled = {
            name: value if type(value) is str else _value(value)
            for name, value in values.items()
            if name in names and value is not None and value != []
        }
        return _MAKE[label](**filled)
    except (TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"no {label}: {error}") from error


def decode_change(
    number: int, label: str, id: str, before: str | None, after: str | None
) -> ItemChange:
    """What a line of history says. Raises StoreDamaged, naming the revision."""
    try:
        return ItemChange(number, label, id, decode_item(label, before), decode_item(label, after))
    except ValueError as error:
        raise StoreDamaged(
            f"In de geschiedenis is wijziging {number} van {label} '{id}' niet te lezen. "
            "Zet een reservekopie terug met 'netwerk restore'."
        ) from error


def _value(value: Any) -> Any:
    """A value as an item may hold it. Raises ValueError for a table, or a list of anything else."""
    if isinstance(value, dict) or (isinstance(value, float) and not isfinite(value)):
        raise ValueError("no value of a property")
    if isinstance(value, list) and not all(type(part) is str for part in value):
        raise ValueError("a list holds texts only")
    return tuple(value) if isinstance(value, list) else value
