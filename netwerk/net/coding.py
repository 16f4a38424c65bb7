"""Columns of a network: values by row, to numbers and to codes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from netwerk.model import Kern, Value
from netwerk.net.arrays import Ints, Longs, Strengths

Code = TypeVar("Code", bound=np.generic)


def numbers(index: Mapping[Value, int], column: Sequence[Value]) -> Ints:
    """The number of each id, -1 for one that is not there."""
    try:
        return np.fromiter(map(index.__getitem__, column), np.int32, len(column))
    except KeyError:
        return np.fromiter((index.get(value, -1) for value in column), np.int32, len(column))


def coded(
    column: Sequence[Hashable], code: Callable[[Any], int], dtype: type[Code]
) -> NDArray[Code]:
    """A code for each value, worked out once for each different value."""
    codes = {value: code(value) for value in set(column)}
    return np.fromiter(map(codes.__getitem__, column), dtype, len(column))


def strengths(values: Sequence[Value]) -> Strengths:
    """The strength of each relation as a small number, 0 where it is not known."""
    return coded(
        values, lambda value: min(max(value, 0), 127) if isinstance(value, int) else 0, np.int8
    )


def taken(columns: Mapping[str, Sequence[Value]], rows: Longs) -> dict[str, list[Value]]:
    """The columns with only these rows."""
    picks = rows.tolist()
    return {name: list(map(column.__getitem__, picks)) for name, column in columns.items()}


def order_of_ids(ids: Sequence[Value]) -> Longs:
    """The rows in order of id, int64 (n,)."""
    return np.array(sorted(range(len(ids)), key=ids.__getitem__), np.int64)  # type: ignore[arg-type]


def kern_gebied(kernen: tuple[Kern, ...]) -> dict[str, str]:
    """The gebied of each kern, by id."""
    return {kern.id: kern.gebied for kern in kernen}


def gebieden_of(gebieden: Value, kern: Value, gebied_of_kern: Mapping[str, str]) -> tuple[str, ...]:
    """The gebieden of an actor: those it works in and that of its kern, sorted."""
    listed = gebieden if isinstance(gebieden, tuple) else ()
    home = gebied_of_kern.get(str(kern)) if kern else None
    return tuple(sorted({*listed, home} if home else set(listed)))
