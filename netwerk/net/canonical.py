"""An order and a key of actors from what they are, never from their id or their row.

So that the same network under other ids, or written in another order, gives the same draws.
"""

from __future__ import annotations

import numpy as np

from netwerk.net.arrays import Longs
from netwerk.net.net import Net
from netwerk.net.ordering import CONTENT, Keys, content_order, keys_of, own_order

__all__ = ["Keys", "content_keys", "content_order", "content_places"]


def content_keys(net: Net) -> Keys:
    """uint64 (n,): a key for each actor from its content; equal content gives equal keys."""
    return keys_of([net.actors[name] for name in CONTENT])


def content_places(net: Net) -> Longs:
    """What decides when all else is equal: the place of each actor by naam, soort and kern.

    Then by its contacts; int64 (n,).
    """
    if net.by_id is not None:
        return np.arange(net.n, dtype=np.int64)
    place = np.empty(net.n, np.int64)
    place[own_order(net.actors, net.indptr, net.indices)] = np.arange(net.n)
    return place
