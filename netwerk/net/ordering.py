"""An order of rows from what they hold, never from an id or from where they stand."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from netwerk.model import Value
from netwerk.net.arrays import Ints, Longs
from netwerk.net.coding import coded

CONTENT = ("naam", "soort", "kern")
"""What makes an actor itself; two with the same are told apart by their contacts."""
NOT_CONTENT = ("id", "van", "naar")
"""Columns of a relation that are ids."""
Keys = NDArray[np.uint64]
Columns = Mapping[str, Sequence[Value]]


def keys_of(columns: Sequence[Sequence[Value]]) -> Keys:
    """uint64 (n,): a key for each row of these columns."""
    rows = ("\x1f".join(str(value or "") for value in row) for row in zip(*columns, strict=True))
    digest = hashlib.blake2b
    found = [digest(row.casefold().encode(), digest_size=8).digest() for row in rows]
    return np.frombuffer(b"".join(found), "<u8").astype(np.uint64)


def content_order(keys: Keys, indptr: Ints, indices: Ints) -> Longs:
    """The actors in an order of their own: by key, then by the keys of their contacts."""
    degree = np.diff(indptr)
    around = np.zeros(len(keys), np.uint64)
    np.add.at(around, np.repeat(np.arange(len(keys)), degree), keys[indices])
    return np.lexsort((around, degree, keys))


def own_order(actors: Columns, indptr: Ints, indices: Ints) -> Longs:
    """The actors by naam, soort and kern; those that share these by their contacts."""
    n, columns = len(indptr) - 1, [actors[name] for name in CONTENT]
    text = [
        f"{naam or ''}\x1f{soort or ''}\x1f{kern or ''}".casefold()
        for naam, soort, kern in zip(*columns, strict=True)
    ]
    if len(set(text)) == n:
        return np.array(sorted(range(n), key=text.__getitem__), np.int64)
    turn = np.empty(n, np.int64)
    turn[content_order(keys_of(columns), indptr, indices)] = np.arange(n)
    degree, last = np.diff(indptr).tolist(), turn.tolist()
    return np.array(sorted(range(n), key=lambda i: (text[i], degree[i], last[i])), np.int64)


def tie_order(relaties: Columns, van: Ints, naar: Ints) -> Longs:
    """The relations by both ends and soort; those that share these by all else but their id."""
    soort = relaties["soort"]
    number = {kind: k for k, kind in enumerate(sorted(set(map(str, soort))))}
    kinds = coded(soort, lambda kind: number[str(kind)], np.int32)
    order: Longs = np.lexsort((kinds, naar, van))
    keys = np.stack((van, naar, kinds))[:, order]
    same = np.append((keys[:, 1:] == keys[:, :-1]).all(axis=0), False)
    if not same.any():
        return order
    rest = [column for name, column in relaties.items() if name not in NOT_CONTENT]
    starts = np.flatnonzero(same & ~np.concatenate(([False], same[:-1]))).tolist()
    for start in starts:
        end = start + 1 + int(np.argmin(same[start:]))
        alike = sorted(order[start:end].tolist(), key=lambda r: [str(c[r] or "") for c in rest])
        order[start:end] = alike
    return order
