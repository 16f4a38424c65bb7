"""Compiled loops of the expected contacts: a fit of busyness and nearness, sums by class."""

from __future__ import annotations

import numpy as np

from netwerk.net.arrays import Array, Floats, Ints
from netwerk.net.kernels.compiled import bools, floats, ints, kernel

ROUNDS, EXACT = 100, 5e-3
"""Half a percent is near enough; a village where nearly all know each other comes in slowly."""


def fitted(
    degree: Floats,
    count: Floats,
    near: Ints,
    ties: Floats,
    silent: Array,
    silent_ties: float,
) -> tuple[Floats, float]:
    """The chance of contact between actors of types s and t, (T, T), and the largest misfit.

    ``degree`` and ``count`` of each type, ``near`` the class of two types, ``ties`` the contacts of
    each class, ``silent`` the types that were never asked and ``silent_ties`` contacts among those.
    p = q / (1 + q) with q = x_s x_t w[near] (times y among the silent), by proportional fitting.
    """
    chance, worst = _fit(
        floats(degree),
        floats(count),
        ints(near),
        floats(ties),
        bools(silent),
        float(silent_ties),
        ROUNDS,
        EXACT,
    )
    return chance, float(worst)


def class_sums(
    spread: Floats, near: Ints, starts: Ints, groups: Ints, wanted: Ints, classes: int, pairs: int
) -> tuple[Floats, Floats, Floats]:
    """Sums of ``spread`` (H, H) over the classes in ``near``.

    By stratum (H, C), in all (C,), and by the pairs of groups that ``wanted`` (g, g) numbers
    (C, pairs). Stratum i is in the groups ``groups[starts[i]:starts[i + 1]]``.
    """
    by_stratum, total, by_pair = _classes(
        floats(spread), ints(near), ints(starts), ints(groups), ints(wanted), classes, pairs
    )
    return by_stratum, total, by_pair


@kernel
def _fit(
    degree: Array,
    count: Array,
    near: Array,
    ties: Array,
    silent: Array,
    silent_ties: float,
    rounds: int,
    exact: float,
) -> tuple[Array, float]:
    total = max(1.0, ties.sum())
    x = degree / np.sqrt(2 * total)
    w = np.where(ties > 0, 1.0, 0.0)
    y = 1.0 if silent_ties > 0 else 0.0
    p = np.zeros((len(degree), len(degree)))
    worst, turn = 1e9, 0
    while turn < rounds and worst > exact:
        turn += 1
        have, per_class, per_silent = _sums(x, w, y, count, near, silent, p)
        worst = 0.0
        for s in range(len(degree)):
            if degree[s] > 0:  # together the two steps stay below 2, or it swings
                ratio = degree[s] / max(have[s], 1e-12)
                worst = max(worst, abs(ratio - 1) * min(1.0, degree[s]))
                x[s] = min(x[s] * ratio**0.7, 1e6)
        for c in range(len(ties)):
            if ties[c] > 0:
                w[c] *= (ties[c] / max(per_class[c], 1e-12)) ** 0.35
        if silent_ties > 0:
            y *= (silent_ties / max(per_silent, 1e-12)) ** 0.35
    return p, worst


@kernel
def _sums(
    x: Array, w: Array, y: float, count: Array, near: Array, silent: Array, p: Array
) -> tuple[Array, Array, float]:
    """Fill ``p``; expected contacts of each type, of each class and among the silent."""
    types = len(x)
    have, per_class, per_silent = np.zeros(types), np.zeros(len(w)), 0.0
    for s in range(types):
        for t in range(s + 1):
            both = silent[s] and silent[t]
            q = x[s] * x[t] * w[near[s, t]]
            if both:
                q *= y
            chance = q / (1.0 + q)
            p[s, t] = chance
            p[t, s] = chance
            if s == t:
                have[s] += (count[s] - 1) * chance
                pairs = count[s] * (count[s] - 1) / 2
            else:
                have[s] += count[t] * chance
                have[t] += count[s] * chance
                pairs = count[s] * count[t]
            per_class[near[s, t]] += pairs * chance
            if both:
                per_silent += pairs * chance
    return have, per_class, per_silent


@kernel
def _classes(
    spread: Array,
    near: Array,
    starts: Array,
    groups: Array,
    wanted: Array,
    classes: int,
    pairs: int,
) -> tuple[Array, Array, Array]:
    h = len(spread)
    by_stratum, total, by_pair = (
        np.zeros((h, classes)),
        np.zeros(classes),
        np.zeros((classes, pairs)),
    )
    for i in range(h):
        for j in range(h):
            value, c = spread[i, j], near[i, j]
            if value == 0.0:
                continue
            by_stratum[i, c] += value
            total[c] += value / 2
            for a in range(starts[i], starts[i + 1]):
                for b in range(starts[j], starts[j + 1]):
                    k = wanted[groups[a], groups[b]]
                    if k >= 0:
                        by_pair[c, k] += value
    return by_stratum, total, by_pair
