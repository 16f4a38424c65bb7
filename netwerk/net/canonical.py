"""An order and a key of actors from what they are, never from their id or their row.

So that the same network under other ids, or written in another order, gives the same draws.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from netwerk.model import Value
from netwerk.net.arrays import Ints, Longs
from netwerk.net.net import Net

CONTENT = ("naam", "soort", "kern")
"""What makes an actor itself; two with the same are told apart by their contacts."""
Keys = NDArray[np.uint64]


def content_keys(net: Net) -> Keys:
    """uint64 (n,): a key for each actor from its content; equal content gives equal keys."""
    return keys_of([net.actors[name] for name in CONTENT])


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


def content_places(net: Net) -> Longs:
    """What decides when all else is equal: the place of each actor by naam, soort and kern.

    Then by its contacts; int64 (n,).
    """
    columns = [net.actors[name] for name in CONTENT]
    text = [
        f"{naam or ''}\x1f{soort or ''}\x1f{kern or ''}".casefold()
        for naam, soort, kern in zip(*columns, strict=True)
    ]
    degree = net.degree.tolist()
    order = sorted(range(net.n), key=lambda i: (text[i], degree[i]))
    place = np.empty(net.n, np.int64)
    place[order] = np.arange(net.n)
    return place
