"""How likely each contact is when only busyness, place and asking count: what tests compare with.

A maximum-entropy random graph with given numbers of contacts (Park & Newman 2004; Squartini &
Garlaschelli 2011), with blocks of place as in Karrer & Newman 2011, for actors i and j

    p = q / (1 + q),   q = x_i x_j w[nearness of i and j] (times y when neither was asked)

fitted so that the expected contacts of each actor, of each class of nearness and of pairs of which
nobody was asked are the recorded ones. Actors of one place, one number of contacts and one asking
are alike, so the fit works on types of actors.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netwerk.insight.chance.nearness import Nearness
from netwerk.net.arrays import Bools, Floats, Ints, Longs
from netwerk.net.expecting import fitted

MOST_TYPES = 600
"""With more types busy actors of nearly the same number of contacts are taken together."""
FINE, STEP = 4, 1.2


@dataclass(frozen=True, eq=False)
class Expected:
    """type int32 (n,): the type of each actor. chance float64 (T, T): of a contact between types.

    misfit: the largest relative error of a number of contacts.
    """

    type: Ints
    chance: Floats
    misfit: float

    @property
    def types(self) -> int:
        """How many types of actor there are."""
        return len(self.chance)

    @property
    def spread(self) -> Floats:
        """The variance of a contact between two types, p (1 - p)."""
        return np.asarray(self.chance * (1 - self.chance))


def expected_contacts(n: int, u: Ints, v: Ints, near: Nearness, asked: Bools) -> Expected:
    """The model of n actors with contacts u[k]-v[k], each pair once; ``asked`` bool (n,)."""
    degree = np.bincount(u, minlength=n) + np.bincount(v, minlength=n)
    level = degree
    kind, first = _kinds(near, asked, level)
    if len(first) > MOST_TYPES:
        level = _levels(degree)
        kind, first = _kinds(near, asked, level)
    count = np.bincount(kind).astype(np.float64)
    mean = np.bincount(kind, degree) / np.maximum(count, 1)
    classes = near.near[np.ix_(near.code[first], near.code[first])]
    silent = ~asked[first]
    a, b = kind[u], kind[v]
    ties = np.bincount(classes[a, b], minlength=len(near.classes)).astype(np.float64)
    quiet = float((silent[a] & silent[b]).sum())
    chance, misfit = fitted(mean, count, classes, ties, silent, quiet)
    return Expected(kind.astype(np.int32), chance, misfit)


def _kinds(near: Nearness, asked: Bools, level: Longs) -> tuple[Longs, Longs]:
    """The type of each actor, and the first actor of each type."""
    key = (near.code.astype(np.int64) * 2 + asked) * (level.max(initial=0) + 1) + level
    _, first, kind = np.unique(key, return_index=True, return_inverse=True)
    return kind.astype(np.int64), first.astype(np.int64)


def _levels(degree: Longs) -> Longs:
    """Numbers of contacts up to FINE as they are, above it in steps of STEP times as many."""
    many = np.maximum(degree, FINE) / FINE
    above = FINE + 1 + np.floor(np.log(many) / np.log(STEP)).astype(np.int64)
    return np.asarray(np.where(degree > FINE, above, degree), np.int64)
