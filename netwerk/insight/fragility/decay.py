"""How fast a contact fades: the weaker it is and the longer nobody confirmed it, the faster.

Bridges are the contacts that are lost first, and the more so when they are weak and young or not
kept up (Burt 2002, "Bridge decay"). The weights are a choice; they decide what is told first, never
what is told.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from netwerk.insight.certainty import Ground
from netwerk.net.arrays import Array, Floats

STRONGEST, UNKNOWN_STRENGTH = 5, 3
"""A contact of the greatest strength counts once, of the smallest twice."""
DOUBLE_AFTER, MOST_MONTHS, UNKNOWN_MONTHS = 24, 72, 24
"""After so many months without a confirmation it counts twice; more than so many adds nothing."""


def fading_of_relations(ground: Ground) -> Floats:
    """How fast each relation of the net fades, float64 (m,), from 1."""
    known = [s if isinstance(s, int) else UNKNOWN_STRENGTH for s in ground.net.relaties["sterkte"]]
    strength = np.clip(np.array(known, np.float64), 1, STRONGEST)
    months = np.where(ground.months < 0, UNKNOWN_MONTHS, ground.months)
    weak = 1 + (STRONGEST - strength) / (STRONGEST - 1)
    return np.asarray(weak * (1 + np.minimum(months, MOST_MONTHS) / DOUBLE_AFTER))


def fading_of_ties(ground: Ground, one: NDArray[np.signedinteger], other: Array) -> Floats:
    """The same for the contacts between these actors: that of their best relation."""
    fading = fading_of_relations(ground)
    rows = [
        ground.rows.contacts_between(a, b)
        for a, b in zip(one.tolist(), other.tolist(), strict=True)
    ]
    return np.array([fading[found].min() if len(found) else 1.0 for found in rows], np.float64)


def fading_of_actors(ground: Ground) -> Floats:
    """The mean of the contacts of each actor, float64 (n,); 1 without any."""
    net, fading = ground.net, fading_of_relations(ground)
    rows = np.flatnonzero(net.contact & (net.van != net.naar))
    total, count = np.zeros(net.n), np.zeros(net.n)
    for ends in (net.van[rows], net.naar[rows]):
        total += np.bincount(ends, fading[rows], minlength=net.n)
        count += np.bincount(ends, minlength=net.n)
    return np.asarray(np.where(count > 0, total / np.maximum(count, 1), 1.0))
