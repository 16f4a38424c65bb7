"""Pairs of actors that could be introduced to each other: those with a shared contact, and those far apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from netwerk.net.gains import UNREACHED, Distances
from netwerk.net.kernels import resource_allocation
from netwerk.net.net import Bools, Ints, Net

Floats = NDArray[np.float64]
Pairs = NDArray[np.int32]

MOST_PAIRS = 1200
LEADERS = 5


@dataclass(frozen=True, eq=False)
class Candidates:
    """Pairs without a tie, int32 (k, 2) with the first index below the second, and a score each, best first."""

    pairs: Pairs
    scores: Floats


def known_pairs(net: Net) -> NDArray[np.int64]:
    """Pairs with any relation, affiliation included, as sorted numbers ``low * n + high``."""
    low, high = np.minimum(net.van, net.naar).astype(np.int64), np.maximum(net.van, net.naar)
    return np.unique(low * net.n + high)


def close_pairs(net: Net, allowed: Bools, taken: NDArray[np.int64]) -> Candidates:
    """Pairs of allowed actors with a shared contact, by resource allocation: the sum of 1 / contacts over the shared ones.

    Zhou, Lü & Zhang (2009). ``taken`` are pairs to leave out, as in `known_pairs`. At most MOST_PAIRS.
    """
    pairs, scores = resource_allocation(net.indptr, net.indices)
    a, b = pairs.T
    free = allowed[a] & allowed[b] & ~_among(a.astype(np.int64) * net.n + b, taken)
    return _best(pairs[free], scores[free])


def far_pairs(net: Net, distances: Distances, allowed: Bools, taken: NDArray[np.int64]) -> Candidates:
    """Pairs of allowed actors three or more steps apart, or in different parts, that look worth most; at most MOST_PAIRS.

    The score only chooses what to compute exactly: how near each end is to everyone (sum of 1 / (distance + 1)), times
    what the tie saves between the two.
    """
    steps = 1.0 / (np.arange(256) + 1.0)
    steps[UNREACHED] = 0.0
    nearness = steps[distances].sum(axis=1)
    ends = np.flatnonzero(allowed)
    part = distances[np.ix_(ends, ends)]
    x, y = np.nonzero(np.triu(part >= 3, 1))
    apart = part[x, y].astype(np.float64)
    saved = np.where(apart == UNREACHED, 0.5, 0.5 - 1.0 / (apart + 1.0))
    a, b = ends[x], ends[y]
    free = ~_among(a.astype(np.int64) * net.n + b, taken)
    return _best(_stacked(a[free], b[free]), (nearness[a] * nearness[b] * saved)[free])


def joining_pairs(net: Net, component: Ints, allowed: Bools, taken: NDArray[np.int64]) -> Candidates:
    """The allowed actor with most contacts of each part, with each of the LEADERS of the largest part; largest parts first.

    The score is the number of actors in the other part. component int32 (n,).
    """
    ends = np.flatnonzero(allowed)
    sizes = np.bincount(component, minlength=1)
    order = ends[np.lexsort((ends, -net.degree[ends], component[ends]))]
    main = int(np.argmax(sizes))
    leaders = order[component[order] == main][:LEADERS]
    first = order[np.unique(component[order], return_index=True)[1]]
    others = first[component[first] != main]
    x, y = np.repeat(leaders, len(others)), np.tile(others, len(leaders))
    low, high = np.minimum(x, y), np.maximum(x, y)
    free = ~_among(low.astype(np.int64) * net.n + high, taken)
    return _best(_stacked(low[free], high[free]), sizes[component[y[free]]].astype(np.float64))


def _best(pairs: Pairs, scores: Floats) -> Candidates:
    """The MOST_PAIRS highest scores; equal scores by index, so that the order of rows changes nothing."""
    rounded = np.round(scores, 9)
    if len(rounded) > MOST_PAIRS:
        enough = rounded >= np.partition(rounded, len(rounded) - MOST_PAIRS)[len(rounded) - MOST_PAIRS]
        pairs, rounded = pairs[enough], rounded[enough]
    order = np.lexsort((pairs[:, 1], pairs[:, 0], -rounded))[:MOST_PAIRS]
    return Candidates(pairs[order], rounded[order])


def _stacked(a: NDArray[np.int64] | Ints, b: NDArray[np.int64] | Ints) -> Pairs:
    return np.stack((a, b), axis=1).astype(np.int32)


def _among(keys: NDArray[np.int64], taken: NDArray[np.int64]) -> Bools:
    if not len(taken):
        return np.zeros(len(keys), bool)
    at = np.minimum(np.searchsorted(taken, keys), len(taken) - 1)
    return np.asarray(taken[at] == keys)
