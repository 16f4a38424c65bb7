"""Whether two nets, or two snapshots, are the same in every array, column and mapping."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import numpy as np


def differences(one: Any, other: Any) -> list[str]:
    """The fields in which two values differ: in what they hold, its type, or who may change it."""
    return [f.name for f in fields(one) if _differ(getattr(one, f.name), getattr(other, f.name))]


def _differ(one: Any, other: Any) -> bool:
    if isinstance(one, np.ndarray):
        same = one.dtype == other.dtype and np.array_equal(one, other)
        return not same or one.flags.writeable or other.flags.writeable
    if isinstance(one, dict):
        return list(one) != list(other) or any(map(_differ, one.values(), other.values()))
    if isinstance(one, list):
        return one != other or list(map(type, one)) != list(map(type, other))
    return bool(one != other)
