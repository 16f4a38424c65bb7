"""Whether what stands in a file fits the dataclass that it should become."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from math import isfinite
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints


def misfit(cls: type, values: Mapping[str, Any]) -> str | None:
    """The first name that ``cls`` lacks or still needs, or whose value is not of its type.

    None when all fits. Lists may stand for tuples, whole numbers for fractions, as they do in JSON
    and TOML. A number is finite; a yes or no is no number.
    """
    hints = _hints(cls)
    for name, value in values.items():
        if name not in hints or not _fits(value, hints[name]):
            return name
    return next((name for name in _needed(cls) if name not in values), None)


@cache
def _needed(cls: Any) -> tuple[str, ...]:
    return tuple(
        f.name for f in fields(cls) if f.default is MISSING and f.default_factory is MISSING
    )


@cache
def _hints(cls: type) -> Mapping[str, Any]:
    return get_type_hints(cls)


def _fits(value: Any, hint: Any) -> bool:
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return any(_fits(value, part) for part in parts)
    if origin is Literal:
        return value in parts
    if origin is tuple:
        if not isinstance(value, list | tuple):
            return False
        if len(parts) == 2 and parts[1] is Ellipsis:
            return all(_fits(entry, parts[0]) for entry in value)
        return len(value) == len(parts) and all(map(_fits, value, parts))
    if hint is float:
        return type(value) in (int, float) and abs(value) < 2**63 and isfinite(value)
    if hint is int:
        return type(value) is int and abs(value) < 2**63
    if is_dataclass(hint) and isinstance(hint, type):
        return isinstance(value, Mapping) and misfit(hint, value) is None
    return type(value) is hint
