"""Fewer contacts between two groups than busyness, place and asking explain: a verdict a pair.

Every grouping is a family of questions with its own correction (Benjamini & Hochberg 1995) over the
pairs that could be significant at all. A gap: adjusted p at most FALSE_SHARE and at most RATIO of
what is expected. Fewer: more than that part, and adjusted p at most half of FALSE_SHARE. Usual only
when half the chance of contact would have been seen in POWER of the cases, else too little to see.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from netwerk.insight.chance.pair_counts import PairCounts
from netwerk.insight.chance.tails import at_most, benjamini_hochberg, can_tell, largest_rare
from netwerk.net.arrays import Floats

RATIO, MORE_RATIO, FALSE_SHARE, POWER = 0.5, 2.0, 0.02, 0.80

GAP = "veel minder dan verwacht"
FEWER = "minder dan verwacht"
MORE = "meer dan verwacht"
USUAL = "ongeveer zoals verwacht"
TOO_LITTLE_SEEN = "te weinig om verschil te zien"
VERDICTS = (GAP, FEWER, MORE, USUAL, TOO_LITTLE_SEEN)
"""Every verdict, in the order in which the table shows them."""


@dataclass(frozen=True)
class PairVerdict:
    """Of one pair of groups, ``a`` and ``b`` by number.

    p: chance of so few contacts (for MORE of so many) when groups make no difference; None where
    that was not tested. adjusted: p corrected for the number of questions. border: the p up to
    which this grouping tells a gap, so that a later look with more contacts can ask again. seen:
    chance that half the chance of contact would have been seen.
    """

    a: int
    b: int
    observed: int
    expected: float
    variance: float
    p: float | None
    adjusted: float | None
    border: float
    seen: float
    verdict: str


def verdicts(counts: PairCounts, false_share: float = FALSE_SHARE) -> tuple[PairVerdict, ...]:
    """A verdict for every pair of groups, in order of number; a group with itself included."""
    upper = np.triu(np.ones_like(counts.tested))
    told = {(verdict.a, verdict.b): verdict for verdict in _tested(counts, false_share)}
    return tuple(
        told.get((a, b), _untested(counts, a, b))
        for a, b in zip(*(side.tolist() for side in np.nonzero(upper)), strict=True)
    )


def seen(mean: Floats, variance: Floats, border: float, ratio: float = RATIO) -> Floats:
    """The chance that contact made ``ratio`` as likely is seen, float64 like ``mean``.

    The numbers of contacts stay as they are, so ``ratio`` times the odds does not give ``ratio``
    times the contacts: the binomial of this mean and variance is tilted (Fisher's noncentral
    distribution). With half the mean as variance a halving leaves two thirds of the contacts.
    """
    most = largest_rare(border, mean, variance)
    p = np.clip(1 - variance / mean, 1e-6, 0.999)
    trials = mean / p
    tilted = ratio * p / (1 - p + ratio * p)
    chance = at_most(most, trials * tilted, trials * tilted * (1 - tilted))
    return np.asarray(np.where(most >= 0, chance, 0.0))


def _tested(counts: PairCounts, share: float) -> list[PairVerdict]:
    a, b = np.nonzero(counts.tested)
    if not len(a):
        return []
    observed, mean, variance = counts.observed[a, b], counts.mean[a, b], counts.variance[a, b]
    low = at_most(observed, mean, variance)
    # Upwards by Poisson: the tight binomial ends too soon, and then told of too many.
    high = 1 - at_most(observed - 1, mean, mean)
    able = can_tell(at_most(np.zeros(len(a)), mean, variance), share)
    fewer, more = np.ones(len(a)), benjamini_hochberg(high)
    fewer[able] = benjamini_hochberg(low[able])
    border = max(
        float(low[fewer <= share / 2].max(initial=0.0)), share / 2 / max(1, int(able.sum()))
    )
    power = seen(mean, variance, border)
    out = []
    for k in range(len(a)):
        verdict = _verdict(
            observed[k], mean[k], float(fewer[k]), float(more[k]), power[k] >= POWER, share
        )
        up = verdict == MORE
        out.append(
            PairVerdict(
                a=int(a[k]),
                b=int(b[k]),
                observed=round(observed[k]),
                expected=float(mean[k]),
                variance=float(variance[k]),
                p=float((high if up else low)[k]),
                adjusted=float((more if up else fewer)[k]),
                border=border,
                seen=float(power[k]),
                verdict=verdict,
            )
        )
    return out


def _verdict(
    observed: float, mean: float, fewer: float, more: float, enough: bool, share: float
) -> str:
    if fewer <= share and observed <= RATIO * mean:
        return GAP
    if fewer <= share / 2:
        return FEWER
    if more <= share / 2 and observed >= MORE_RATIO * mean:
        return MORE
    return USUAL if enough else TOO_LITTLE_SEEN


def still_gap(
    totals: Floats, growth: float, expected: float, variance: float, border: float
) -> NDArray[np.bool_]:
    """For which numbers of contacts a gap stays one when there are ``growth`` times as many."""
    few = at_most(totals, expected * growth, variance * growth) <= border
    return np.asarray(few & (totals <= RATIO * expected * growth))


def _untested(counts: PairCounts, a: int, b: int) -> PairVerdict:
    observed, mean, variance = (
        float(m[a, b]) for m in (counts.observed, counts.mean, counts.variance)
    )
    return PairVerdict(a, b, round(observed), mean, variance, None, None, 0.0, 0.0, TOO_LITTLE_SEEN)
