"""What people who use Cypher mean by a value of another type than netwerk writes.

Netwerk writes text, numbers and lists of text. Others write a ``date()``, a year as a number or one
text where a list belongs; what can mean one thing only is read as that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from neo4j.time import Date, DateTime, Time

from netwerk.schema import Veld

_DIGITS = re.compile(r"-?\d{1,18}", re.ASCII)


def meanings(veld: Veld, value: Any) -> Iterator[Any]:
    """What a value at the place of this property can stand for, the value itself first.

    The first that the schema allows there is what it means. A key is exactly what it is.
    """
    yield value
    if veld.naam == "id" or veld.type == "verwijzing":
        return
    one = value[0] if type(value) is list and len(value) == 1 else value
    yield one
    yield as_text(one)
    if isinstance(one, DateTime):
        yield one.date().iso_format()
    if type(one) is float and one.is_integer():
        yield int(one)
    if isinstance(one, str) and _DIGITS.fullmatch(one):
        yield int(one)


def parts_of(value: Any) -> tuple[str, ...]:
    """The texts of a property that holds a list."""
    if value is None:
        return ()
    if type(value) is not list:
        read = as_text(value)
        return (read,) if isinstance(read, str) else ()
    return tuple(str(as_text(part)) for part in value)


def keys_of(value: Any) -> tuple[str, ...]:
    """The keys that a list of references holds: what has none, or no text, is nothing to refer to.

    So it is for what others add without a key, and what has a key of another type.
    """
    return tuple(part for part in value or () if type(part) is str)


def as_text(value: Any) -> Any:
    """A value where text belongs."""
    if isinstance(value, Date | DateTime | Time):
        return value.iso_format()
    if type(value) is int:
        return str(value)
    if type(value) is float and value.is_integer():
        return str(int(value))
    return value
