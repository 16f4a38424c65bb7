"""Whom to ask next: what the answer of one more actor could change.

A finding with chance P = exp(-rate) has uncertainty H(P) = -P log2 P - (1 - P) log2(1 - P). Of its
rate a part rests on contacts that an actor would tell of when asked. With chance 1 - Q, Q =
exp(-part), the answer ends the finding and nothing is left to wonder about; with chance Q it stands
with P / Q. So an answer is expected to teach the sum over findings of H(P) - Q H(P / Q): the mutual
information of answer and finding (Lindley 1956), when one told contact is enough to end a finding.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from netwerk.insight.standing.fading import LATELY, MISSING
from netwerk.insight.standing.rates import Rates
from netwerk.net.arrays import Array, Bools, Floats, Longs

TOLD = 1 - MISSING[LATELY] / MISSING
"""Share of the unrecorded contacts of two that asking the first brings, by when each was asked."""
BOTH_TOLD = 1 - MISSING[LATELY, LATELY] / MISSING
"""The same when both are asked."""
TOUCHED = 1e-3


@dataclass(frozen=True, eq=False)
class Claim:
    """A finding that says that there is no (other) contact between some and others.

    some: actors, others bool (n,), without overlap; rate: of what would end it.
    """

    some: Longs
    others: Bools
    rate: float


@dataclass(frozen=True, eq=False)
class Worth:
    """For each actor what asking it is worth, (n,): bits, and how many findings it touches."""

    bits: Floats
    touches: Longs


def entropy(chance: Array) -> Floats:
    """Uncertainty in bits of something with this chance."""
    p = np.clip(np.asarray(chance, float), 1e-12, 1 - 1e-12)
    out: Floats = -(p * np.log2(p) + (1 - p) * np.log2(1 - p))
    return out


def gain(rate: float, part: Floats) -> Floats:
    """Bits learnt about a finding with this rate by knowing these parts of it."""
    part = np.minimum(part, rate)
    spared = np.exp(-part)
    out: Floats = np.maximum(entropy(np.exp(-rate)) - spared * entropy(np.exp(part - rate)), 0.0)
    return out


def part_told(rates: Rates, claim: Claim, when: Longs) -> Floats:
    """The part of the rate of a claim that each actor would tell of when asked, (n,)."""
    out = np.zeros(rates.hidden.n)
    for then in range(len(MISSING)):
        some = claim.some[when[claim.some] == then]
        if len(some):
            out += TOLD[when, then] * rates.with_each(some)
    out[~claim.others] = 0.0
    for i in claim.some[when[claim.some] != LATELY].tolist():
        out[i] = float((TOLD[when[i], when] * rates.with_each([i]))[claim.others].sum())
    out[when == LATELY] = 0.0
    return out


def worth_of(rates: Rates, claims: Iterable[Claim], when: Longs) -> Worth:
    """What asking each actor is worth; nothing for who was asked lately."""
    bits, touches = np.zeros(rates.hidden.n), np.zeros(rates.hidden.n, np.int64)
    for claim in claims:
        part = part_told(rates, claim, when)
        some = np.flatnonzero(part > TOUCHED)
        bits[some] += gain(max(claim.rate, 1e-12), part[some])
        touches[some] += 1
    return Worth(bits, touches)


def in_order(worth: Worth, when: Longs, expected: Floats, keys: Array) -> Longs:
    """Who was not asked lately, most bits first, then most unrecorded contacts expected."""
    some = np.flatnonzero(when != LATELY)
    order = np.lexsort((keys[some], -np.round(expected[some], 6), -np.round(worth.bits[some], 6)))
    return some[order]
