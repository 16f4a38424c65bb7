"""What has no closed form: numbers and choices on the record with unrecorded contacts drawn in.

A number that more contacts can only raise lies between the recorded one and that of LEVEL of draws;
a choice (who is on top, which groups) gets the share of draws in which it comes back. How much is
missing is itself not known: draw d takes all rates times a factor that runs evenly over SPREAD.
Costs O(n + p) a draw; what is drawn depends on what actors are (`lots`), never on ids or rows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import poisson

from netwerk.insight.standing.lots import Keys, units
from netwerk.insight.standing.pair_rates import entry_rates
from netwerk.insight.standing.unrecorded import CAUTION, Unrecorded
from netwerk.net.arrays import Array, Bools, Floats, Ints, Longs
from netwerk.net.csr import contact_csr

DRAWS, LEVEL, LEVEL_IN_TWOS = 60, 0.80, 0.90
SPREAD = (0.5, 1.5)
COUNTED_UNTIL = 50.0
"""Up to this rate contacts are counted up one by one."""
Csr = tuple[Ints, Ints]


@dataclass(frozen=True, eq=False)
class Redrawn:
    """Networks with unrecorded contacts drawn in: the CSR of each draw."""

    nets: tuple[Csr, ...]

    def some(self, count: int | None) -> Redrawn:
        """At most so many of them, spread evenly over how much may be missing."""
        if count is None or count >= len(self.nets):
            return self
        return Redrawn(self.nets[:: -(-len(self.nets) // count)])

    def at_most(self, measure: Callable[[Ints, Ints], float], level: float = LEVEL) -> float:
        """Up to which value ``measure(indptr, indices)`` goes in ``level`` of the draws.

        At least the recorded value: every draw holds the recorded contacts too.
        """
        return float(np.quantile([measure(*net) for net in self.nets], level))

    def share(self, holds: Callable[[Ints, Ints], bool]) -> float:
        """The share of the draws in which ``holds(indptr, indices)``."""
        return float(np.mean([holds(*net) for net in self.nets]))

    def together_again(
        self,
        groups: Sequence[Sequence[int]],
        find: Callable[[Ints, Ints, int], Longs],
        least: float = 0.8,
    ) -> Floats:
        """For each group the share of draws in which ``least`` of its members are together again.

        ``find(indptr, indices, draw)`` gives a group number for each actor. The group found may be
        larger: what is said is that these belong together. One run of it makes larger groups than
        many runs: 0.8 here goes with 0.7 of them in the full network. Never all or none: so few
        draws do not tell that (Laplace's rule of succession).
        """
        hits = np.zeros(len(groups))
        for draw, net in enumerate(self.nets):
            label = find(*net, draw)
            for k, group in enumerate(groups):
                hits[k] += np.bincount(label[np.asarray(group)]).max() >= least * len(group)
        return (hits + 1) / (len(self.nets) + 2)


def redrawn(hidden: Unrecorded, keys: Keys, count: int = DRAWS) -> Redrawn:
    """``count`` networks; rates are taken without the caution of single chances."""
    begins = _Begins.of(hidden, keys)
    factors = SPREAD[0] + (SPREAD[1] - SPREAD[0]) * (np.arange(count) + 0.5) / count
    rows = np.repeat(np.arange(hidden.n), np.diff(hidden.indptr)).astype(np.int32)
    once = rows < hidden.indices
    u, v = rows[once], hidden.indices[once]
    nets = []
    for draw, factor in enumerate(factors):
        a, b = begins.drawn(hidden, keys, draw, float(factor) / CAUTION)
        van, naar = np.concatenate((u, a)), np.concatenate((v, b))
        every, none = np.ones(len(van), np.bool_), np.zeros(len(van), np.int8)
        nets.append(contact_csr(hidden.n, van, naar, every, none)[:2])
    return Redrawn(tuple(nets))


@dataclass(frozen=True, eq=False)
class _Begins:
    """With whom an actor has the unrecorded contacts that begin at it, half of all that it has.

    plain, closing (n,): by nearness, and with who shares a contact. order: actors by type and what
    they are, with the sums of theta before each (total) and each type (start). types (T, T): sums
    over the types of the other. weights: sums over the pairs that share a contact.
    """

    plain: Floats
    closing: Floats
    order: Longs
    total: Floats
    start: Floats
    types: Floats
    weights: Floats

    @staticmethod
    def of(hidden: Unrecorded, keys: Keys) -> _Begins:
        bare = hidden.theta, hidden.kind, hidden.rate
        size = np.bincount(hidden.kind, hidden.theta, minlength=len(hidden.rate))
        plain = hidden.theta * (hidden.rate @ size)[hidden.kind]
        shared = entry_rates(hidden.sptr, hidden.shared, *bare) * (hidden.closure - 1)
        weights = np.concatenate((np.zeros(1), np.cumsum(shared)))
        order = np.lexsort((np.diff(hidden.indptr), keys, hidden.kind))
        return _Begins(
            plain=plain,
            closing=weights[hidden.sptr[1:]] - weights[hidden.sptr[:-1]],
            order=order,
            total=np.cumsum(hidden.theta[order]),
            start=np.concatenate((np.zeros(1), np.cumsum(size))),
            types=np.cumsum(hidden.rate * size, axis=1),
            weights=weights,
        )

    def drawn(self, hidden: Unrecorded, keys: Keys, draw: int, factor: float) -> tuple[Ints, Ints]:
        """The pairs of one draw; some are contacts already, which adds nothing."""
        # Where nearly everybody knows everybody the model runs away: nobody has more than n others.
        rate = np.minimum((self.plain + self.closing) * factor / 2, hidden.n)
        lots = np.minimum(units(keys, 4 * draw), 1 - 1e-12)
        counts = poisson_counts(lots, rate)
        who = np.repeat(np.arange(hidden.n), counts)
        turn = np.arange(len(who)) - np.repeat(np.cumsum(counts) - counts, counts)
        seeds = keys[who] + turn.astype(np.uint64) * np.uint64(0xD1B54A32D192ED03)
        how, which, whom = (units(seeds, 4 * draw + k) for k in (1, 2, 3))
        near = how * (self.plain + self.closing)[who] > self.plain[who]
        other = np.where(
            near, self._sharing(hidden, who, whom), self._any(hidden, who, which, whom)
        )
        fine = other != who
        return who[fine].astype(np.int32), other[fine].astype(np.int32)

    def _any(self, hidden: Unrecorded, who: Longs, which: Floats, whom: Floats) -> Longs:
        sums = self.types[hidden.kind[who]]
        kind = np.minimum((sums < (which * sums[:, -1])[:, None]).sum(1), sums.shape[1] - 1)
        goal = self.start[kind] + whom * (self.start[kind + 1] - self.start[kind])
        at = np.minimum(np.searchsorted(self.total, goal), len(self.order) - 1)
        others: Longs = self.order[at]
        return others

    def _sharing(self, hidden: Unrecorded, who: Longs, whom: Floats) -> Longs:
        if not len(hidden.shared):
            return who
        low = self.weights[hidden.sptr[who]]
        goal = low + whom * (self.weights[hidden.sptr[who + 1]] - low)
        at = np.clip(np.searchsorted(self.weights, goal) - 1, 0, len(hidden.shared) - 1)
        return hidden.shared[at].astype(np.int64)


def poisson_counts(lots: Floats, rate: Floats) -> Longs:
    """The Poisson quantiles of lots in [0, 1), int64: as scipy's ``ppf``, an order faster.

    Counted up from 0 (Devroye 1986, X.3), which takes as many steps as the largest outcome; large
    rates, where exp(-rate) is nearly 0, are left to scipy.
    """
    large = rate > COUNTED_UNTIL
    chance = np.where(large, 1.0, np.exp(-np.minimum(rate, COUNTED_UNTIL)))
    below, counts = chance.copy(), np.zeros(len(rate), np.int64)
    short, k = below < lots, 0
    while short.any():
        k += 1
        chance = chance * rate / k
        counts += short
        below += chance
        short &= (below < lots) & (chance > 0)
    if large.any():
        counts[large] = np.maximum(poisson.ppf(lots[large], rate[large]), 0).astype(np.int64)
    return counts


def gap_stands(
    hidden: Unrecorded,
    a: Bools,
    b: Bools,
    observed: int,
    expected: float,
    still: Callable[[Array, float], Bools],
) -> float:
    """The chance that a gap between two groups would still be one if everything were known.

    Unrecorded contacts between them follow what was seen between these groups, not what was
    expected: (observed + 1) / (expected + 1). All contacts together grow too. ``still(totals,
    growth)``: for which numbers of contacts the verdict stays when expectation and variance are
    ``growth`` times what they were.
    """
    some = np.flatnonzero(a)
    between = float(hidden.with_each(some)[b].sum()) * (0.5 if bool((a == b).all()) else 1.0)
    growth = 1 + between / max(expected, 1e-9)
    more = np.arange(200)
    rate = between * min(1.0, (observed + 1) / (expected + 1))
    chance = poisson.pmf(more, rate)
    return round(float(chance[still(observed + more, growth)].sum()), 3)
