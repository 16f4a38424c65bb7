"""Would it still be so if everything were known? The chance, for each form of finding.

Two things together. The model of what is not recorded (`unrecorded`) says which findings of a kind
are surer than others. What thinner networks show (`thinned`) says how sure the kind is as a whole
in this network. The rate of a finding is drawn halfway (SLOPE) to that of its kind, and all of them
are moved together until the kind is as sure as measured. A contact that nobody confirmed for years
may be over: that has its own chance (`fading`).

What is not here gets no figure: parts that are apart, and parts that hang on one actor by several
contacts. What was stated of those and what held lay too far from each other (`docs/certainty.md`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from netwerk.insight.standing.lots import Keys
from netwerk.insight.standing.rates import Rates, Some, ends_of_cut
from netwerk.insight.standing.thinned import (
    BRIDGE,
    CUT_POINT,
    ISOLATED,
    PENDANT,
    Seen,
)
from netwerk.net.arrays import Bools, Floats
from netwerk.net.net import Net

SLOPE, UNEVEN = 0.75, 3.0
MODEL = 4.0
"""What the model says of a kind weighs as much as so many findings that thinner networks show."""
FURTHEST = 8.0
"""A kind that has to be moved further than this is one that the model does not know."""
CLOSED = 3.0
"""Where friends of friends meet so much more often, hardly anybody really has one contact."""
FEWEST_ACTORS, FEWEST_CONTACTS = 10, 20
"""Below this a record does not tell how much of it is missing."""


@dataclass(frozen=True)
class Level:
    """How rates of a kind become chances: its usual rate, and what all are multiplied by."""

    usual: float
    factor: float


@dataclass(frozen=True, eq=False)
class Chances:
    """Chances of the findings of one net; None where no figure can be given.

    there (2p,): per CSR entry the chance that the contact is not over. levels: by kind, None for
    one that the model does not know here. beyond: contacts in the whole network for each one in
    the selection. keys: what each actor is (`lots`).
    """

    net: Net
    rates: Rates
    there: Floats
    levels: Mapping[str, Level | None]
    beyond: float
    keys: Keys
    corrections: Mapping[str, float]

    @property
    def given(self) -> bool:
        """Whether there is enough recorded to give any figure."""
        return self.net.n >= FEWEST_ACTORS and self.net.pairs >= FEWEST_CONTACTS

    def isolated(self, i: int) -> float | None:
        """No contact with anybody."""
        return self._chance(ISOLATED, float(self.rates.of_each[i]) * self.beyond)

    def alone_here(self, i: int) -> float | None:
        """No contact within the selection."""
        return self._chance(ISOLATED, float(self.rates.of_each[i]))

    def pendant(self, i: int) -> float | None:
        """One contact, that is still there, and no other."""
        if self.rates.hidden.closure > CLOSED:
            return None
        there = self.is_there(i, self.net.neighbours(i))
        return self._chance(PENDANT, float(self.rates.of_each[i]) * self.beyond, there)

    def bridge(self, part: Some, near: int, far: int) -> float | None:
        """The contact between near (of the part, the smaller side) and far is its only way.

        Of a part of one that is its only contact at all.
        """
        if len(part) == 1:
            return self.pendant(near)
        return self._chance(BRIDGE, self.rates.hangs(part), self.is_there(near, [far]))

    def cut_point(self, actor: int, parts: Sequence[Some]) -> float | None:
        """Without this actor some are parted from others."""
        there = min((self.is_there(actor, part) for part in parts), default=1.0)
        return self._chance(CUT_POINT, ends_of_cut(self.rates.cuts(parts)), there)

    def none_between(self, some: Some, others: Some | Bools) -> float | None:
        """No contact between these and those."""
        if not self.given:
            return None
        if not (isinstance(others, np.ndarray) and others.dtype == np.bool_):
            mask = np.zeros(self.net.n, np.bool_)
            mask[np.asarray(others, np.int64)] = True
            others = mask
        hidden, told = self.rates.between(some, others), self.rates.told_between(some, others)
        return _rounded(float(np.exp(-hidden)) if told <= 0 else (1 + told) / (1 + told + hidden))

    def none_with_each(self, some: Sequence[int], others: Some) -> float | None:
        """The share of ``some`` that indeed has no contact with any of the others."""
        if not self.given or not len(some):
            return None
        at = np.asarray(some, np.int64)
        hidden, told = self.rates.with_each(others)[at], self.rates.told_with_each(others)[at]
        return _rounded(float(((1 + told) / (1 + told + hidden)).mean()))

    def is_there(self, i: int, others: Some) -> float:
        """The chance that at least one recorded contact of ``i`` with these is not over."""
        start, end = int(self.net.indptr[i]), int(self.net.indptr[i + 1])
        mine = np.isin(self.net.indices[start:end], others)
        return 1.0 - float(np.prod(1.0 - self.there[start:end][mine])) if mine.any() else 1.0

    def _chance(self, kind: str, rate: float, there: float = 1.0) -> float | None:
        level = self.levels.get(kind)
        if not self.given or level is None:
            return None
        drawn = drawn_to(np.array([rate]), level.usual)[0]
        factor = level.factor * self.corrections.get(kind, 1.0)
        return _rounded(float(standing_share(factor * drawn)) * there)


def mean_of(chances: Sequence[float | None]) -> float | None:
    """Of findings about several: the share of them for whom it holds; None when one has none."""
    known = [chance for chance in chances if chance is not None]
    return _rounded(sum(known) / len(known)) if known and len(known) == len(chances) else None


def drawn_to(rates: Floats, usual: float) -> Floats:
    """Rates drawn to the usual one of their kind."""
    out: Floats = rates**SLOPE * usual ** (1 - SLOPE)
    return out


def standing_share(rates: Floats) -> Floats:
    """The chance of none, for rates that are themselves uncertain (Gamma-Poisson, shape UNEVEN)."""
    out: Floats = (1 + rates / UNEVEN) ** -UNEVEN
    return out


def level_of(rates: Floats, even: Floats, seen: Seen) -> Level | None:
    """How the rates of a kind become chances.

    ``even``: the same rates when a tenth is missing everywhere, as in the thinner networks that
    ``seen`` is of. None when the kind is another thing here than the model thinks.
    """
    if not len(rates):
        return Level(0.0, 1.0)
    modelled = float(np.exp(-even).mean())
    once, twice = (
        -np.log((real + MODEL * modelled) / (shown + MODEL))
        for shown, real in (seen.once, seen.twice)
    )
    share = float(np.exp(-max(2 * once - twice, once / 2)))
    drawn = drawn_to(even, float(even.mean()))
    low, high = 1 / FURTHEST, FURTHEST
    if float(standing_share(high * drawn).mean()) > share:
        return None
    for _ in range(40):
        middle = (low * high) ** 0.5
        if float(standing_share(middle * drawn).mean()) > share:
            low = middle
        else:
            high = middle
    return Level(float(rates.mean()), low)


def _rounded(chance: float) -> float:
    """To a thousandth: other rows or another machine add up to the same."""
    return round(min(1.0, max(0.0, chance)), 3)
