"""How busy an actor is, and how contact falls off with distance, as far as a record tells.

Empirical Bayes throughout (Robbins 1956): what is known of one actor or one kern is drawn towards
what is known of its kind, so that one contact more or less moves the estimates a little and never a
lot.
"""

from __future__ import annotations

import numpy as np
from scipy.special import gammaln

from netwerk.insight.standing.whereabouts import Whereabouts
from netwerk.net.arrays import Array, Floats, Longs

MOST_FITTED, FEWEST_OF_KIND = 5, 25
STEADY, LEND, FURTHEST, ROUNDS = 60.0, 50.0, 20.0, 40
TWO, LIFT, RISES = 20.0, 1.7, (1.10, 1.25)
SHAPES = np.array([0.5, 0.7, 1.0, 1.4, 2.0, 2.8, 4.0, 5.6, 8.0, 12.0, 20.0])


def busyness(degree: Longs, kinds: Array) -> Floats:
    """Contacts of each actor that another record just like this one would be expected to hold.

    For k contacts (k + 1) f_{k+1} / f_k, f_k the number of actors of that kind with k (Robbins
    1956, for Poisson counts of any spread of busyness), with STEADY actors' worth of the
    Gamma-Poisson value (k + a) / (1 + a / m) added, and never falling with k. Kinds of fewer than
    FEWEST_OF_KIND actors are taken together.
    """
    names, kind, count = np.unique(kinds, return_inverse=True, return_counts=True)
    kind = np.where(count[kind] >= FEWEST_OF_KIND, kind, len(names))
    target = np.zeros(len(degree))
    for k in np.unique(kind):
        at = kind == k
        a, m = _negative_binomial(degree[at])
        steps = np.arange(degree[at].max() + 1)
        smooth = (steps + a) / (1 + a / m)
        f = np.bincount(degree[at], minlength=len(steps) + 1).astype(float)
        raw = (f[1:] * (steps + 1) + STEADY * smooth) / (f[:-1] + STEADY)
        value = np.maximum.accumulate(np.where(steps < MOST_FITTED, raw, smooth))
        target[at] = value[degree[at]]
    return target


def with_two(degree: Longs) -> float:
    """How much more often a single contact is not the only one than busyness alone would say.

    1, and up to LIFT where far more actors have exactly two contacts than any spread of busyness
    makes: there one recorded contact is often one of two. It rises over a narrow range (RISES), so
    that one contact more or less changes it in few networks.
    """
    if not len(degree):
        return 1.0
    a, m = _negative_binomial(degree)
    smooth = (1 + a) / (1 + a / m)
    f = np.bincount(degree, minlength=3).astype(float)
    ratio = (2 * f[2] + TWO * smooth) / (f[1] + TWO) / smooth
    low, high = RISES
    return float(1 + (LIFT - 1) * np.clip((ratio - low) / (high - low), 0.0, 1.0))


def shrunk(ties: Floats, target: Floats, places: Whereabouts) -> Floats:
    """Ties of each class of nearness, drawn towards the rate of its sort by LEND ties' worth."""
    total = np.bincount(places.code, target, minlength=len(places.near))
    room = np.bincount(places.near.ravel(), np.outer(total, total).ravel(), len(ties)) + 1e-9
    sort = places.sorts
    here, there = np.bincount(sort, ties) + 0.5, np.bincount(sort, room)
    rate = here / (there + 0.5 * room.sum() / max(float(ties.sum()), 1.0))
    out: Floats = (ties + LEND) * room / (room + LEND / rate[sort])
    return out


def balanced(
    target: Floats, at: Longs, near: Array, tell: Array, counts: Floats
) -> tuple[Floats, Floats]:
    """Theta (n,) and w (classes,) for which the expected recorded contacts are those wanted.

    ``target`` those of each actor, ``counts`` those of each class of nearness. at (n,): the type of
    each actor; near, tell (T, T): class and share told of each two types. Actors of one type are
    summed, so a round costs O(n + T^2) (Deming & Stephan 1940; Karrer & Newman 2011). Not every
    wish can be met (who is alone in a kern cannot have contacts there), so neither may move further
    than FURTHEST from where it starts.
    """
    size = len(near)
    start = target / np.sqrt(max(float(target.sum()), 1e-9))
    theta, w = start, np.ones(len(counts))
    for _ in range(ROUNDS):
        rate = tell * w[near]
        total = np.bincount(at, theta, minlength=size)
        fitted = theta * ((rate @ total)[at] - rate[at, at] * theta)
        step = (target / np.maximum(fitted, 1e-9)) ** 0.5
        theta = np.clip(theta * step, start / FURTHEST, start * FURTHEST)
        pairs = np.outer(total, total)
        pairs[np.diag_indices(size)] -= np.bincount(at, theta**2, minlength=size)
        have = np.bincount(near.ravel(), (pairs * rate).ravel(), minlength=len(counts)) / 2
        w = np.clip(w * (counts / np.maximum(have, 1e-9)) ** 0.5, FURTHEST**-2, FURTHEST**2)
    return theta, w


def _negative_binomial(degree: Longs) -> tuple[float, float]:
    """Most likely shape and mean of counts censored above MOST_FITTED; grid search."""
    counts = np.bincount(np.minimum(degree, MOST_FITTED + 1), minlength=MOST_FITTED + 2)
    means = max(0.2, float(degree.mean())) * np.exp(np.linspace(-0.9, 0.5, 29))
    a, m = np.meshgrid(SHAPES, means, indexing="ij")
    k = np.arange(MOST_FITTED + 1)[:, None, None]
    log = gammaln(k + a) - gammaln(a) - gammaln(k + 1)
    log = log + a * np.log(a / (a + m)) + k * np.log(m / (a + m))
    tail = np.log(np.maximum(1 - np.exp(log).sum(0), 1e-12))
    fit = (counts[:-1, None, None] * log).sum(0) + counts[-1] * tail
    best = np.unravel_index(np.argmax(fit - 0.5 * np.log(a / 2.0) ** 2), fit.shape)
    return float(a[best]), float(m[best])
