"""The chances of a net, made once."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from netwerk.insight.standing.busyness import with_two
from netwerk.insight.standing.chances import Chances
from netwerk.insight.standing.fading import MISSING, NEVER, still_there
from netwerk.insight.standing.found import usual_rates
from netwerk.insight.standing.lots import keys_of
from netwerk.insight.standing.rates import Rates
from netwerk.insight.standing.unrecorded import Recorded, unrecorded
from netwerk.net.arrays import Floats, Longs
from netwerk.net.kernels import Fragility
from netwerk.net.net import Net


def chances_of(
    net: Net,
    held: Fragility,
    asked: Longs,
    months: NDArray[np.int32],
    corrections: Mapping[str, float] | None = None,
    two_mode: bool = False,
) -> Chances:
    """The chances of a net; ``asked``: see `fading.asked_when`, ``months``: age of confirmations.

    ``corrections``: what asking again showed of earlier findings (`recalibration`).
    ``two_mode``: of a list with two sides there are none.
    """
    keys = keys_of(net.actors["naam"], net.actors["soort"], net.actors["kern"])
    recorded = Recorded.of(net)
    rates = Rates(unrecorded(recorded, asked, MISSING), held)
    usual = usual_rates(net, held, keys, rates)
    return Chances(
        net=net,
        rates=rates,
        there=_there(net, months),
        usual=usual,
        two_each=with_two(net.degree.astype(np.int64)),
        beyond=float(net.all_contacts.sum()) / max(1, len(net.indices)),
        keys=keys,
        corrections=corrections or {},
        lost=_lost(net, asked),
        never=float((asked == NEVER).mean()) if len(asked) else 0.0,
        two_mode=two_mode,
    )


def _lost(net: Net, asked: Longs) -> float:
    """Expected number of actors with one contact that the record does not have (Robbins 1956)."""
    one = np.flatnonzero(net.degree == 1)
    untold = MISSING[asked[one], asked[net.indices[net.indptr[one]]]]
    return float((untold / (1 - untold)).sum())


def _there(net: Net, months: NDArray[np.int32]) -> Floats:
    """Per CSR entry the chance that the contact is not over, by its newest confirmation."""
    there = np.zeros(len(net.indices))
    chance = still_there(months)
    for one, other in ((net.van, net.naar), (net.naar, net.van)):
        use = np.flatnonzero(net.contact & (one != other))
        code = one[use].astype(np.int64) * net.n + other[use]
        rows = np.repeat(np.arange(net.n), np.diff(net.indptr))
        at = np.searchsorted(rows * net.n + net.indices, code)
        np.maximum.at(there, at, chance[use])
    return there
