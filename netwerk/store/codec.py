"""Items as JSON text and back: what history, backups and both engines write.

Absent properties are left out, so that text of an older schema still reads; a property that the schema no
longer knows is left out on reading.
"""

from __future__ import annotations

import json
from typing import Any

from netwerk.model import ITEM_TYPES, Item, field_names, item_from, values_of

_KNOWN = {label: frozenset(field_names(cls)) for label, cls in ITEM_TYPES.items()}
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def to_json(value: Any) -> str:
    """Compact JSON with readable characters."""
    return _encode(value)


def encode_item(item: Item | None) -> str | None:
    """The filled properties of an item as JSON text; None stays None."""
    return None if item is None else _encode(values_of(item))


def decode_item(label: str, text: str | None) -> Item | None:
    """The item in a text of `encode_item`; None stays None."""
    if text is None:
        return None
    known = _KNOWN[label]
    return item_from(label, {name: value for name, value in json.loads(text).items() if name in known})
