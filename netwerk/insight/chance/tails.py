"""Tails of counts with a given mean and variance, and correction for asking many questions."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import betainc, pdtr

from netwerk.net.arrays import Bools, Floats, Longs


def at_most(x: ArrayLike, mean: ArrayLike, variance: ArrayLike) -> Floats:
    """The chance of a count of at most ``x`` with this mean and variance; arrays of one shape.

    Variance below the mean: binomial with n = mean^2 / (mean - variance), which need not be whole
    (regularised incomplete beta); equal: Poisson; above: negative binomial. 1 where nothing is
    expected. Given numbers of contacts make the variance smaller than the mean.
    """
    counts, mean, variance = np.broadcast_arrays(
        *(np.asarray(a, float) for a in (x, mean, variance))
    )
    k = np.floor(counts + 1e-9)
    some = np.maximum(k, 0)
    safe = np.where(mean > 0, mean, 1.0)
    excess = np.where(mean > 0, variance - mean, 0.0)
    wide, tight = excess > 1e-9 * safe, excess < -1e-9 * safe
    out = np.asarray(pdtr(some, safe))
    size = safe**2 / np.where(wide, excess, 1.0)
    out = np.where(wide, betainc(size, some + 1, size / (size + safe)), out)
    chance = np.clip(np.where(tight, -excess / safe, 0.5), 1e-12, 1 - 1e-12)
    trials = safe / chance
    left = np.maximum(trials - k, 1e-12)
    below = np.where(k >= trials, 1.0, betainc(left, some + 1, 1 - chance))
    out = np.where(tight, below, out)
    return np.asarray(np.where(k < 0, 0.0, np.where(mean > 0, out, 1.0)), np.float64)


def largest_rare(rare: float, mean: Floats, variance: Floats) -> Longs:
    """The largest count, int64 like ``mean``, whose lower tail is at most ``rare``.

    -1 when even none at all is not rare enough.
    """
    low = np.full(len(mean), -1, np.int64)
    high = np.ceil(mean).astype(np.int64) + 1
    while (high - low > 1).any():
        middle = (low + high) // 2
        ok = (at_most(middle, mean, variance) <= rare) & (middle > low)
        low, high = (
            np.where(ok, middle, low),
            np.where(ok | (high - low <= 1), high, middle),
        )
    return low


def benjamini_hochberg(p: Floats) -> Floats:
    """Adjusted p-values (Benjamini & Hochberg 1995), float64 (k,), in the order given."""
    k = len(p)
    order = np.argsort(p, kind="stable")
    scaled = p[order] * k / np.arange(1, k + 1)
    out = np.empty(k)
    out[order] = np.minimum(1.0, np.minimum.accumulate(scaled[::-1])[::-1])
    return out


def can_tell(least: Floats, rare: float) -> Bools:
    """Which questions can be answered at all, bool like ``least``.

    Those whose smallest possible p (no contact at all) passes the correction among themselves:
    known before looking at the counts (Tarone 1990; for a false discovery rate Gilbert 2005).
    """
    k = 1
    while int((least <= rare / k).sum()) > k:
        k += 1
    return np.asarray(least <= rare / k, np.bool_)
