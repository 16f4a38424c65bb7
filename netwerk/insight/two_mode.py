"""Lists with two sides, such as members and their clubs: contact within a side is never recorded.

From such a list it seems that clubs have no contact with each other, which nobody ever asked
(Borgatti & Everett 1997). Seen in two ways: no contact within the soorten of a side where many are
expected, or no odd way round anywhere (a bipartite network) while there are many ways round.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from netwerk.insight import wording as w
from netwerk.insight.as_organisations import as_organisations
from netwerk.insight.grouping import group_by
from netwerk.net.arrays import Bools, Ints
from netwerk.net.csr import tie_ends
from netwerk.net.net import Net
from netwerk.schema import Schema

SLIP = 0.02
"""So small a part of the contacts may lie within a side: one club that is also a member."""
WITHIN_EXPECTED, WAYS_ROUND = 8.0, 10
"""Contacts within the sides expected by busyness (none by chance: below 1 in 2,000), and ways round
that are all even (by chance about 1 in 1,000)."""
EACH_SIDE = 3
"""So many of each side have several contacts: a makelaar with a list of groups is no such list."""


@dataclass(frozen=True, eq=False)
class TwoSides:
    """The sides, bool (n,), and what they are called: '' when that is not known."""

    one: Bools
    other: Bools
    words: tuple[str, str]


def two_sides(net: Net, schema: Schema, u: Ints, v: Ints) -> TwoSides | None:
    """The sides of a list of contacts u[k]-v[k], None when it is an ordinary network."""
    return _by_soort(net, schema, u, v) or _by_ways_round(net, u, v)


def is_two_mode(net: Net, schema: Schema) -> bool:
    """Whether the contacts of a net, counted for organisations, are a list with two sides.

    Then there are no groups within a side, no proposals and no figures: what they rest on is not
    recorded.
    """
    units = as_organisations(net)
    return two_sides(units, schema, *tie_ends(units.indptr, units.indices)) is not None


def _both_sides(net: Net, one: Bools, other: Bools) -> bool:
    """Whether both sides have enough actors with several contacts to be a side."""
    several = net.degree > 1
    return min(int((several & side).sum()) for side in (one, other)) >= EACH_SIDE


def _by_soort(net: Net, schema: Schema, u: Ints, v: Ints) -> TwoSides | None:
    soorten = group_by(net, schema, "soort")
    member = soorten.matrix().astype(bool)
    busy = net.degree.astype(np.float64)
    every = range(len(soorten.keys))
    for size in range(1, len(soorten.keys) // 2 + 1):
        for chosen in combinations(every, size):
            one = np.asarray(member[:, chosen].sum(axis=1) > 0, np.bool_)
            within = int((one[u] == one[v]).sum())
            ends = float(busy[one].sum()), float(busy[~one].sum())
            expected = (ends[0] ** 2 + ends[1] ** 2) / max(1.0, 2 * sum(ends))
            if (
                expected >= WITHIN_EXPECTED
                and within <= SLIP * len(u)
                and _both_sides(net, one, ~one)
            ):
                names = [w.soort_words(soorten.keys[g])[1] for g in chosen]
                rest = [w.soort_words(soorten.keys[g])[1] for g in every if g not in chosen]
                return TwoSides(one, ~one, (_joined(names), _joined(rest)))
    return None


def _joined(names: list[str]) -> str:
    return w.listing(names, limit=len(names))


def _by_ways_round(net: Net, u: Ints, v: Ints) -> TwoSides | None:
    """By two-colouring, on the double cover: an odd way round joins the two copies of an actor."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    n, m = net.n, len(u)
    tied = int((net.degree > 0).sum())
    if m <= tied:
        return None
    ends = np.concatenate((u, v)), np.concatenate((v + n, u + n))
    cover = coo_array((np.ones(2 * m, np.int8), ends), shape=(2 * n, 2 * n))
    parts, label = connected_components(cover, directed=False)
    here, there = label[:n], label[n:]
    if (here == there).any() or m - tied + (parts // 2 - (n - tied)) < WAYS_ROUND:
        return None
    pair = np.minimum(here, there)
    one = (here < there) ^ _smaller_side(net, pair, here < there)[pair]
    some = net.degree > 0
    if not _both_sides(net, one & some, ~one & some):
        return None
    return TwoSides(one & some, ~one & some, ("", ""))


def _smaller_side(net: Net, part: Ints, first: Bools) -> Bools:
    """For each part whether its ``first`` actors are the fewer; by name when they are as many."""
    names = net.actors["naam"]
    balance = np.bincount(part, np.where(first, 1, -1), minlength=int(part.max(initial=-1)) + 1)
    fewer = balance < 0
    for p in np.flatnonzero(np.isin(np.arange(len(balance)), part) & (balance == 0)).tolist():
        lowest = min(np.flatnonzero(part == p).tolist(), key=lambda i: str(names[i]))
        fewer[p] = not first[lowest]
    return np.asarray(fewer, np.bool_)
