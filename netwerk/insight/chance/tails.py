"""What chance alone would give.

Tails of counts under shuffled labels, and correction for asking many questions.
"""

from __future__ import annotations

import numpy as np
from scipy.special import betainc, pdtr

from netwerk.net.arrays import Floats

ENOUGH_HITS = 10
"""From this many shuffles at or beyond the observed count their share is precise enough on its own.
"""


def tails(
    observed: Floats, lower: Floats, upper: Floats, mean: Floats, variance: Floats, shuffles: int
) -> tuple[Floats, Floats]:
    """Chances that shuffled labels give so few, and so many, ties.

    All arrays have one shape, so has each result.

    lower and upper count the shuffles at or below, and at or above, the observed count; mean and
    variance are of the shuffled counts. With few hits the share of shuffles is too coarse for many
    pairs at once (never below 1 / (shuffles + 1)); then the tail of a negative binomial (variance
    above the mean, as hubs make it) or binomial distribution with the same mean and variance is
    taken, never above what the shuffles allow.
    """
    low_share, high_share = (lower + 1) / (shuffles + 1), (upper + 1) / (shuffles + 1)
    low_fit, high_fit = _cdf(observed, mean, variance), 1.0 - _cdf(observed - 1, mean, variance)
    low = np.where(lower >= ENOUGH_HITS, low_share, np.minimum(low_share, low_fit))
    high = np.where(upper >= ENOUGH_HITS, high_share, np.minimum(high_share, high_fit))
    return np.clip(low, 0.0, 1.0), np.clip(high, 0.0, 1.0)


def benjamini_hochberg(p: Floats) -> Floats:
    """Adjusted p-values (Benjamini & Hochberg 1995), float64 (k,), in the order given."""
    k = len(p)
    order = np.argsort(p, kind="stable")
    scaled = p[order] * k / np.arange(1, k + 1)
    out = np.empty(k)
    out[order] = np.minimum(1.0, np.minimum.accumulate(scaled[::-1])[::-1])
    return out


def _cdf(x: Floats, mean: Floats, variance: Floats) -> Floats:
    """P(X <= x) of the count distribution with this mean and variance; 1 where nothing is expected."""
    k = np.floor(x)
    safe = np.where(mean > 0, mean, 1.0)
    excess = np.where(mean > 0, variance - mean, 0.0)
    spread, tight = excess > 1e-9 * safe, excess < -1e-9 * safe
    out = np.asarray(pdtr(np.maximum(k, 0), safe))
    size = safe**2 / np.where(spread, excess, 1.0)
    out = np.where(spread, betainc(size, np.maximum(k, 0) + 1, size / (size + safe)), out)
    chance = np.where(tight, -excess / safe, 0.5)
    trials = safe / chance
    left = np.maximum(trials - k, 1e-12)
    out = np.where(
        tight,
        np.where(
            k >= trials, 1.0, betainc(left, np.maximum(k, 0) + 1, 1 - np.minimum(chance, 1 - 1e-12))
        ),
        out,
    )
    return np.where(mean > 0, np.where(k < 0, 0.0, out), np.where(k < 0, 0.0, 1.0))
