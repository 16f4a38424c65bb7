"""Would it still be so if everything were known? The chance, for each form of finding.

Unrecorded contacts are Poisson (`unrecorded`), so a finding that ends with the first of them
stands with chance exp(-rate). The model knows better how sure a kind is than which finding of it is
surest, so a rate is drawn to the usual one of its kind (SLOPE); rates are themselves uncertain
(UNEVEN). A contact that nobody confirmed for years may be over: that has its own chance (`fading`).

What is not here gets no figure: parts that are apart, kernen that hang on a few actors, and parts
that hang on one actor by several contacts. What was stated of those and what held lay too far from
each other (`docs/certainty.md`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from netwerk.insight.standing.busyness import LIFT
from netwerk.insight.standing.lots import Keys
from netwerk.insight.standing.rates import Rates, Some, ends_of_cut
from netwerk.net.arrays import Bools, Floats
from netwerk.net.net import Net

ISOLATED, PENDANT, BRIDGE, CUT_POINT = MEASURED = ("isolated", "pendant", "bridge", "cut_point")
"""The kinds that are drawn to what is usual; a bridge has two or more actors on both sides."""
LOCAL_BRIDGE = "local_bridge"
SLOPE, UNEVEN = 0.75, 2.0
PARTS_IN_TWOS, NEVER_IN_TWOS = 0.72, 1.33
"""Where actors with two contacts abound, parts gain fewer contacts than the model says, and single
actors more when MANY_NEVER of all were never asked."""
MANY_NEVER, SMALL_NEVER, SIZES, BY_SIZE = 0.3, 1.08, (30, 500), -0.12
"""When many were never asked: more contacts among 30 actors than the model says, fewer of 500."""
FLATTER = 0.6
"""There, and where contacts come in twos, the model does not tell single contacts apart."""
NOT_SURE, ASKED_ENOUGH = 0.84, 0.85
UNCLEAR = (0.60, 0.85)
"""Where contacts come in twos, ways round held .1 less than was stated between these: no figure."""
MOSTLY_LOST, BESIDE = 0.4, 0.25
"""Where so much more of who has no contact lost one than the model says: no figures; from the
second on none for 'no contact at all'."""
CLOSED = 3.0
"""Where friends of friends meet so much more often, hardly anybody really has one contact."""
FEWEST_ACTORS, FEWEST_CONTACTS = 10, 20
"""Below this a record does not tell how much of it is missing."""
FEWEST_FAR = 100
"""In a smaller network ways round come and go too easily to say how long they are."""


@dataclass(frozen=True, eq=False)
class Chances:
    """Chances of the findings of one net; None where no figure can be given.

    there (2p,): per CSR entry the chance that the contact is not over. usual: rate by kind.
    two_each: how much more often a single contact is not the only one (`busyness`).
    beyond: contacts in the whole network for each one in the selection. keys: what each actor is.
    never: the share of the actors that was never asked. lost: how many actors with one contact the
    record is expected to have lost that contact of.
    """

    net: Net
    rates: Rates
    there: Floats
    usual: Mapping[str, float]
    two_each: float
    beyond: float
    keys: Keys
    corrections: Mapping[str, float]
    never: float = 0.0
    lost: float = 0.0
    two_mode: bool = False

    @property
    def given(self) -> bool:
        """Whether there is enough recorded to give any figure; of a list with two sides never."""
        enough = self.net.n >= FEWEST_ACTORS and self.net.pairs >= FEWEST_CONTACTS
        return enough and not self.two_mode

    @property
    def closed(self) -> bool:
        """Whether friends of friends meet so much that only 'no contact at all' has a figure."""
        return self.rates.hidden.closure > CLOSED

    @property
    def of_contacts(self) -> bool:
        """Whether hardly anybody is in the record without being known for a contact.

        Then who shows none mostly lost one (Robbins 1956), and who shows one mostly has just that.
        """
        return self.lost >= 1 and self._lost_beside > MOSTLY_LOST

    @property
    def in_twos(self) -> float:
        """How far actors with exactly two contacts abound, 0 to 1 (`busyness.with_two`)."""
        return (self.two_each - 1) / (LIFT - 1)

    def isolated(self, i: int) -> float | None:
        """No contact with anybody."""
        return self._chance(ISOLATED, float(self.rates.of_each[i]) * self.beyond)

    def alone_here(self, i: int) -> float | None:
        """No contact within the selection."""
        return self._chance(ISOLATED, float(self.rates.of_each[i]))

    def pendant(self, i: int) -> float | None:
        """One contact, that is still there, and no other."""
        there = self.is_there(i, self.net.neighbours(i).tolist())
        rate = float(self.rates.of_each[i]) * self.beyond
        return self._chance(PENDANT, rate, there)

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

    def local_bridge(self, a: int, b: int, steps: int) -> float | None:
        """Without the contact between a and b it takes at least so many steps."""
        if self.net.n < FEWEST_FAR:
            return None
        rate = self.rates.nearer(a, b, steps)
        chance = self._chance(LOCAL_BRIDGE, rate, self.is_there(a, [b]))
        unclear = chance is not None and UNCLEAR[0] <= chance < UNCLEAR[1] and self.in_twos > 0.5
        return None if unclear else chance

    def none_between(self, some: Some, others: Some | Bools) -> float | None:
        """No contact between these and those."""
        if not self.given:
            return None
        mask = np.zeros(self.net.n, np.bool_)
        mask[np.asarray(others)] = True  # by number or by mask
        hidden, told = self.rates.between(some, mask), self.rates.told_between(some, mask)
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
        if not self.given or self.of_contacts or (kind != ISOLATED and self.closed):
            return None
        if kind == ISOLATED and self._lost_beside > BESIDE:
            return None
        usual = self.usual.get(kind, rate)
        flat = kind in (PENDANT, BRIDGE) and self.in_twos * self._unasked
        slope = SLOPE * (1 - FLATTER * flat)
        drawn = rate**slope * usual ** (1 - slope)
        chance = min(self._of_rate(kind, drawn) * there, self._most(kind))
        return _rounded(chance)

    def _of_rate(self, kind: str, rate: float) -> float:
        """The chance that none of so many comes, as far as rates are known."""
        uneven = 1 + rate * self._lift(kind) * self.corrections.get(kind, 1.0) / UNEVEN
        return float(uneven**-UNEVEN)

    @cached_property
    def _lost_beside(self) -> float:
        """How much more of who has no contact lost one than the usual chance of that says."""
        alone = int((self.net.degree == 0).sum())
        usual = self._of_rate(ISOLATED, self.usual.get(ISOLATED, 0.0))
        return self.lost / alone - (1 - usual) if alone else 0.0

    def _lift(self, kind: str) -> float:
        """By what the rates of a kind are multiplied: what was measured of such networks."""
        if kind == BRIDGE:
            return 1 - (1 - PARTS_IN_TWOS) * self.in_twos
        twos = 1 + (NEVER_IN_TWOS - 1) * self.in_twos * self._unasked
        size = np.clip(self.net.n, *SIZES) / SIZES[0]
        small = 1 + float(SMALL_NEVER * size**BY_SIZE - 1) * self._unasked
        lifts = {ISOLATED: twos, PENDANT: twos * small * self.two_each, CUT_POINT: small}
        return lifts.get(kind, 1.0)

    @property
    def _unasked(self) -> float:
        """Whether many were never asked, 0 to 1."""
        return min(1.0, self.never / MANY_NEVER)

    def _most(self, kind: str) -> float:
        """The highest chance of a kind: where networks do not tell the surest apart, not stevig."""
        unasked = min(1.0, self.never / (1 - ASKED_ENOUGH))
        apart = {ISOLATED: self.in_twos, CUT_POINT: self.in_twos * unasked}.get(kind, 0.0)
        return 1 - (1 - NOT_SURE) * apart


def mean_of(chances: Sequence[float | None]) -> float | None:
    """Of findings about several: the share of them for whom it holds; None when one has none."""
    known = [chance for chance in chances if chance is not None]
    return _rounded(sum(known) / len(known)) if known and len(known) == len(chances) else None


def _rounded(chance: float) -> float:
    """To a thousandth: other rows or another machine add up to the same."""
    return round(min(1.0, max(0.0, chance)), 3)
