"""Who is on a small picture: who it is about, whom they know, and the rest of their kern."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from netwerk.map.kern_numbers import kern_numbers
from netwerk.net.arrays import Bools, Ints
from netwerk.net.net import Net

MOST = 14
"""A small picture has at most so many signs."""

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, eq=False)
class Chosen:
    """Who and what is drawn.

    actors: net indices, the most important first; the picture is about the first ``first`` of them.
    home: number of the kern of the field, -1 for none; more: how many of that kern are not drawn.
    pairs (m, 2): places in ``actors`` of every two with a relation; contact (m,): whether it is a
    contact. thin and new (k, 2): those that are lifted out, and those that are not there yet.
    """

    actors: tuple[int, ...]
    first: int
    home: int
    more: int
    pairs: Ints
    contact: Bools
    thin: Ints
    new: Ints


def chosen_around(net: Net, about: Sequence[str], thin: Pairs, new: Pairs) -> Chosen:
    """Who is drawn around these actors (ids); ids that are not in the net are left out."""
    thin, new = _known(net, thin), _known(net, new)
    ends = [end for pair in (*thin, *new) for end in pair]
    first = [i for a in dict.fromkeys((*about, *ends)) if (i := net.index_of(a)) is not None]
    home = _home(net, first)
    own = (kern_numbers(net).of == home) & (home >= 0)
    here = np.zeros(net.n, bool)
    here[first] = True
    touch = np.zeros(net.n, np.int64)
    np.add.at(touch, net.naar[here[net.van]], 1)
    np.add.at(touch, net.van[here[net.naar]], 1)
    around = np.flatnonzero((touch > 0) & ~here)
    order = np.lexsort((around, -net.degree[around], -touch[around], ~own[around]))
    members = np.flatnonzero(own & ~here & (touch == 0))
    rest = members[np.lexsort((members, -net.degree[members]))]
    actors = tuple([*first, *around[order].tolist(), *rest.tolist()][:MOST])
    pairs, contact = _relations(net, actors)
    return Chosen(
        actors=actors,
        first=min(len(first), MOST),
        home=home,
        more=int(own.sum()) - int(own[list(actors)].sum()),
        pairs=pairs,
        contact=contact,
        thin=_numbers(net, actors, thin),
        new=_numbers(net, actors, new),
    )


def _home(net: Net, first: Sequence[int]) -> int:
    """The kern that at least half of them are in; -1 when they are spread, or none is known."""
    numbers = kern_numbers(net).of
    homes = [int(numbers[i]) for i in first if numbers[i] >= 0]
    home = max(homes, key=lambda kern: (homes.count(kern), -homes.index(kern)), default=-1)
    return home if 2 * homes.count(home) >= len(homes) else -1


def _known(net: Net, pairs: Pairs) -> list[tuple[str, str]]:
    return [
        (a, b)
        for a, b in pairs
        if a != b and net.index_of(a) is not None and net.index_of(b) is not None
    ]


def _relations(net: Net, actors: Sequence[int]) -> tuple[Ints, Bools]:
    """Every two of these with a relation once, and whether it is a contact."""
    number = np.full(net.n, -1, np.int32)
    number[list(actors)] = np.arange(len(actors), dtype=np.int32)
    a, b = number[net.van], number[net.naar]
    rows = np.flatnonzero((a >= 0) & (b >= 0) & (a != b))
    low, high = np.minimum(a[rows], b[rows]), np.maximum(a[rows], b[rows])
    key, which = np.unique(low.astype(np.int64) * (len(actors) + 1) + high, return_inverse=True)
    contact = np.bincount(which, net.contact[rows], minlength=len(key)) > 0
    pairs = np.column_stack((key // (len(actors) + 1), key % (len(actors) + 1)))
    return pairs.astype(np.int32).reshape(-1, 2), contact


def _numbers(net: Net, actors: Sequence[int], pairs: Pairs) -> Ints:
    """Pairs of ids as places among the actors that are drawn."""
    number = {i: k for k, i in enumerate(actors)}
    found = [[number.get(net.index_of(end) or 0, -1) for end in pair] for pair in pairs]
    return np.array([pair for pair in found if min(pair) >= 0], np.int32).reshape(-1, 2)
