"""Contacts that exist but are not recorded: how many, and between whom most likely.

Of the contacts of two actors a share is not recorded that depends on when each was asked
(`fading.MISSING`; Butts 2003; Handcock & Gile 2010). Given the record, the unrecorded contacts of a
pair are Poisson with

    lambda_ij = s r_ij theta_i theta_j W[near_ij] (phi if they share a contact)

theta and W balance so that the expected contacts of each actor are those of its kind and number
(`busyness`) and those of each class of nearness the recorded ones. phi: how much likelier contacts
between actors that share one are than the rest says. s makes the total the expected number of
unrecorded contacts: the sum over recorded ones of r / (1 - r), times CAUTION.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from netwerk.insight.standing.busyness import balanced, busyness, shrunk
from netwerk.insight.standing.pair_rates import add_pairs, common_contact, pair_sums, two_steps
from netwerk.insight.standing.whereabouts import Whereabouts, whereabouts
from netwerk.net.arrays import Array, Floats, Ints, Longs
from netwerk.net.kernels.compiled import ints
from netwerk.net.net import Net

CAUTION = 1.1
"""Rates are taken this much higher: real records are less even than the model."""
MOST_CLOSURE, FEWEST_SHARED, ROUNDS = 15.0, 5, 5


@dataclass(frozen=True, eq=False)
class Unrecorded:
    """The rates of one net.

    theta (n,); kind (n,): the type (place and asking) of each actor; rate (T, T): s r W of two
    types; told (T, T): (1 - r) W, for what is recorded. indptr, indices: the contacts; sptr,
    shared: pairs without contact that share one; closure: phi.
    """

    theta: Floats
    kind: Longs
    rate: Floats
    told: Floats
    indptr: Ints
    indices: Ints
    sptr: Ints
    shared: Ints
    closure: float

    @property
    def n(self) -> int:
        """Number of actors."""
        return len(self.theta)

    def with_each(self, some: Longs) -> Floats:
        """Expected unrecorded contacts of each actor with the actors ``some``, (n,)."""
        some = np.asarray(some, np.int64)
        total = np.bincount(self.kind[some], self.theta[some], minlength=len(self.rate))
        out = self.theta * (self.rate @ total)[self.kind]
        out[some] -= self.theta[some] ** 2 * self.rate[self.kind[some], self.kind[some]]
        bare = self.theta, self.kind, self.rate
        add_pairs(out, some, self.indptr, self.indices, *bare, -1.0)
        if self.closure != 1.0:
            add_pairs(out, some, self.sptr, self.shared, *bare, self.closure - 1.0)
        return np.maximum(out, 0.0)

    def expected_with_each(self, some: Longs) -> Floats:
        """Recorded contacts of each actor with ``some`` that the model expects, (n,)."""
        total = np.bincount(self.kind[some], self.theta[some], minlength=len(self.told))
        out: Floats = self.theta * (self.told @ total)[self.kind]
        return out

    def of_each(self) -> Floats:
        """Expected unrecorded contacts of each actor, (n,)."""
        total = np.bincount(self.kind, self.theta, minlength=len(self.rate))
        out = self.theta * ((self.rate @ total)[self.kind])
        out -= self.theta**2 * self.rate[self.kind, self.kind]
        bare = self.theta, self.kind, self.rate
        out -= pair_sums(self.indptr, self.indices, *bare)
        out += (self.closure - 1.0) * pair_sums(self.sptr, self.shared, *bare)
        return np.maximum(out, 0.0)


@dataclass(frozen=True, eq=False)
class Recorded:
    """What is recorded: contacts, pairs that share one, where and of what soort everybody is."""

    indptr: Ints
    indices: Ints
    sptr: Ints
    shared: Ints
    places: Whereabouts
    soort: Array

    @staticmethod
    def of(net: Net) -> Recorded:
        """What a net has."""
        indptr, indices = ints(net.indptr), ints(net.indices)
        soort = np.array([str(value) for value in net.actors["soort"]], np.str_)
        return Recorded(indptr, indices, *two_steps(indptr, indices), whereabouts(net), soort)


def unrecorded(recorded: Recorded, asked: Longs, missing: Array) -> Unrecorded:
    """The rates of a net; ``asked``: see `fading.asked_when`, ``missing``: as `fading.MISSING`."""
    indptr, indices, places = recorded.indptr, recorded.indices, recorded.places
    types, kind = np.unique(places.code * 3 + asked, return_inverse=True)
    place, when = types // 3, types % 3
    near = places.near[np.ix_(place, place)]
    untold = missing[np.ix_(when, when)]
    degree = np.diff(indptr).astype(np.int64)
    target = busyness(degree, np.char.add(recorded.soort, asked.astype(str)))
    rows = np.repeat(np.arange(len(degree)), degree)
    once = rows < indices
    u, v = rows[once], indices[once].astype(np.int64)
    seen = np.bincount(near[kind[u], kind[v]], minlength=len(places.names)).astype(float)
    counts = shrunk(seen, target, places)
    counts *= target.sum() / 2 / max(float(counts.sum()), 1e-12)
    theta, w = balanced(target, kind, near, 1 - untold, counts)
    told = w[near] * (1 - untold)
    plain = Unrecorded(
        theta, kind, told, told, indptr, indices, recorded.sptr, recorded.shared, 1.0
    )
    closure = _closure(plain, u, v)
    plain = _as_busy(replace(plain, rate=w[near] * untold), closure)
    odds = untold / (1 - untold)
    total = float(odds[kind[u], kind[v]].sum())
    now = float(plain.of_each().sum()) / 2
    return replace(plain, rate=plain.rate * (CAUTION * total / max(now, 1e-12)))


def _as_busy(plain: Unrecorded, closure: float) -> Unrecorded:
    """Theta such that closure and what is recorded already move contacts, and add none."""
    total = np.bincount(plain.kind, plain.theta, minlength=len(plain.rate))
    wanted = plain.theta * (plain.rate @ total)[plain.kind]
    wanted = wanted - plain.theta**2 * plain.rate[plain.kind, plain.kind]
    made = replace(plain, closure=closure)
    for _ in range(ROUNDS):
        have = made.of_each()
        step = np.clip(wanted / np.maximum(have, 1e-12), 0.5, 2.0) ** 0.5
        made = replace(made, theta=np.where(have > 0, made.theta * step, made.theta))
    return made


def _closure(told: Unrecorded, u: Longs, v: Longs) -> float:
    """How much likelier contact is between two who share a contact, 1 to MOST_CLOSURE."""
    bare = told.theta, told.kind, told.rate
    common = common_contact(told.indptr, told.indices, u, v)
    if int(common.sum()) < FEWEST_SHARED:
        return 1.0
    rates = told.theta[u] * told.theta[v] * told.rate[told.kind[u], told.kind[v]]
    apart = float(pair_sums(told.sptr, told.shared, *bare).sum()) / 2
    near = float(rates[common].sum()) + apart
    total = np.bincount(told.kind, told.theta, minlength=len(told.rate))
    every = float(total @ told.rate @ total)
    every = (every - float((told.theta**2 * told.rate[told.kind, told.kind]).sum())) / 2
    rest = every - near
    if near <= 0 or rest <= 0:
        return 1.0
    without = max(float((~common).sum()), 1.0)
    return float(np.clip((common.sum() / near) / (without / rest), 1.0, MOST_CLOSURE))
