"""What asking again showed: how often findings fell, against how often they were said to.

Each time somebody is asked, findings about that actor are put to the test. A finding that was said
to stand with chance h stands with h^f under a correction f of its kind; f is the one for which as
many are expected to stand as did. A kind needs FEWEST tests before anything is corrected, and PRIOR
tests' worth of 'it was right' are mixed in, so that a correction comes gradually.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

FEWEST, PRIOR = 30, 10.0
LEAST, MOST = 0.25, 4.0


@dataclass(frozen=True)
class Tried:
    """A finding that was put to the test: its kind, the chance told that it stands, if it fell."""

    kind: str
    holds: float
    fell: bool


def corrections(tried: Iterable[Tried]) -> Mapping[str, float]:
    """For each kind with FEWEST tests or more: by what its rates are multiplied from now on."""
    by_kind = defaultdict[str, list[Tried]](list)
    for one in tried:
        if 0.0 < one.holds < 1.0:
            by_kind[one.kind].append(one)
    return {
        kind: _correction(some) for kind, some in sorted(by_kind.items()) if len(some) >= FEWEST
    }


def _correction(tried: list[Tried]) -> float:
    told = np.array([one.holds for one in tried])
    stood = float(sum(not one.fell for one in tried))
    usual = float(told.mean())
    wanted = (stood + PRIOR * usual) / (len(tried) + PRIOR)
    low, high = LEAST, MOST
    for _ in range(40):
        middle = (low * high) ** 0.5
        if float((told**middle).mean()) > wanted:
            low = middle
        else:
            high = middle
    return round(float((low * high) ** 0.5), 3)
