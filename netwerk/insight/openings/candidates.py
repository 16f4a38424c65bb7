"""Pairs of actors that could be introduced to each other.

Those with a shared contact, and those far apart.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from netwerk.net.arrays import Bools, Floats, Ints
from netwerk.net.gains import UNREACHED, Distances
from netwerk.net.kernels import resource_allocation
from netwerk.net.net import Net

Pairs = NDArray[np.int32]

MOST_PAIRS = 600
MOST_JOINS, MOST_BY_CONTACTS, MOST_BY_NEARNESS = 200, 300, 150
LEADERS = 5


@dataclass(frozen=True, eq=False)
class Candidates:
    """Pairs without a tie, int32 (k, 2) with the first index below the second, and a score each.

    Best first.
    """

    pairs: Pairs
    scores: Floats


def known_pairs(net: Net) -> NDArray[np.int64]:
    """Pairs with any relation, affiliation included, as sorted numbers ``low * n + high``."""
    low, high = np.minimum(net.van, net.naar).astype(np.int64), np.maximum(net.van, net.naar)
    return np.unique(low * net.n + high)


def close_pairs(net: Net, allowed: Bools, taken: NDArray[np.int64]) -> Candidates:
    """Pairs of allowed actors with a shared contact, by resource allocation.

    The sum of 1 / contacts over the shared ones.

    Zhou, Lü & Zhang (2009). ``taken`` are pairs to leave out, as in `known_pairs`. At most
    MOST_PAIRS.
    """
    pairs, scores = resource_allocation(net.indptr, net.indices)
    a, b = pairs.T
    free = allowed[a] & allowed[b] & ~_among(a.astype(np.int64) * net.n + b, taken)
    return _best(pairs[free], scores[free])


def far_pairs(
    net: Net, distances: Distances, allowed: Bools, taken: NDArray[np.int64]
) -> Candidates:
    """Pairs of allowed actors three or more steps apart, or in different parts.

    That may bring most.

    For pairs in different parts the score is the exact rise of the sum of 1 / distance. Within a
    part it is a guess (contacts of both, times the distance saved; and nearness of both) that only
    chooses what to compute exactly: on networks of 140 to 500 actors the best of all pairs was
    among them or at most a tenth better.
    """
    ends = np.flatnonzero(allowed)
    part = distances[np.ix_(ends, ends)]
    steps = _per_step(distances)[ends]
    groups = []
    x, y = np.nonzero(np.triu(part == UNREACHED, 1))
    groups.append((x, y, _when_joined(steps)[x, y], MOST_JOINS))
    x, y = np.nonzero(np.triu((part >= 3) & (part < UNREACHED), 1))
    saved = 1.0 - 1.0 / part[x, y]
    reach = 1.0 + (steps[:, 1] if steps.shape[1] > 1 else np.zeros(len(ends))) / 2
    nearness = (steps / (np.arange(steps.shape[1]) + 1.0)).sum(axis=1)
    groups.append((x, y, reach[x] * reach[y] * saved, MOST_BY_CONTACTS))
    groups.append((x, y, nearness[x] * nearness[y] * saved, MOST_BY_NEARNESS))
    found = []
    for x, y, score, most in groups:
        a, b = ends[x], ends[y]
        free = ~_among(a.astype(np.int64) * net.n + b, taken)
        found.append(_best(_stacked(a[free], b[free]), score[free], most).pairs)
    pairs = np.unique(np.concatenate(found), axis=0)
    return Candidates(pairs, np.zeros(len(pairs)))


def _per_step(distances: Distances) -> Floats:
    """Number of actors at each distance 0, 1, 2 ... from each actor, float64 (n, longest + 1)."""
    longest = int(distances[distances < UNREACHED].max(initial=0))
    return np.stack([(distances == d).sum(axis=1) for d in range(longest + 1)], axis=1).astype(
        np.float64
    )


def _when_joined(steps: Floats) -> Floats:
    """The rise of the sum of 1 / distance for a tie between actors of different parts.

    Those at i and j steps get to i + j + 1.
    """
    step = np.arange(steps.shape[1])
    onward = steps @ (1.0 / (step[:, None] + step[None, :] + 1.0))
    # Not a matrix product: that wakes a pool of threads for a few million sums, and the server has
    # its own.
    return np.asarray(np.einsum("id,jd->ij", onward, steps))


def joining_pairs(
    net: Net, component: Ints, allowed: Bools, taken: NDArray[np.int64]
) -> Candidates:
    """The allowed actor with most contacts of each part.

    With each of the LEADERS of the largest part; largest parts first.

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


def _best(pairs: Pairs, scores: Floats, most: int = MOST_PAIRS) -> Candidates:
    """The ``most`` highest scores.

    Equal scores by index, so that the order of rows changes nothing.
    """
    rounded = np.round(scores, 9)
    if len(rounded) > most:
        enough = rounded >= np.partition(rounded, len(rounded) - most)[len(rounded) - most]
        pairs, rounded = pairs[enough], rounded[enough]
    order = np.lexsort((pairs[:, 1], pairs[:, 0], -rounded))[:most]
    return Candidates(pairs[order], rounded[order])


def _stacked(a: NDArray[np.int64] | Ints, b: NDArray[np.int64] | Ints) -> Pairs:
    return np.stack((a, b), axis=1).astype(np.int32)


def _among(keys: NDArray[np.int64], taken: NDArray[np.int64]) -> Bools:
    if not len(taken):
        return np.zeros(len(keys), bool)
    at = np.minimum(np.searchsorted(taken, keys), len(taken) - 1)
    return np.asarray(taken[at] == keys)
