"""The chances of a net, made once."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from netwerk.insight.standing.chances import Chances, level_of
from netwerk.insight.standing.fading import LATELY, MISSING, still_there
from netwerk.insight.standing.found import rates_by_kind
from netwerk.insight.standing.lots import keys_of
from netwerk.insight.standing.rates import Rates
from netwerk.insight.standing.thinned import thinned
from netwerk.insight.standing.unrecorded import unrecorded
from netwerk.insight.standing.whereabouts import whereabouts
from netwerk.net.arrays import Floats, Longs
from netwerk.net.kernels import Fragility
from netwerk.net.net import Net


def chances_of(
    net: Net,
    held: Fragility,
    asked: Longs,
    months: NDArray[np.int32],
    corrections: Mapping[str, float] | None = None,
) -> Chances:
    """The chances of a net; ``asked``: see `fading.asked_when`, ``months``: age of confirmations.

    ``corrections``: what asking again showed of earlier findings (`recalibration`).
    """
    soort = np.array([str(value) for value in net.actors["soort"]])
    keys = keys_of(net.actors["naam"], net.actors["soort"], net.actors["kern"])
    places = whereabouts(net)
    here = net.indptr, net.indices, places
    rates = Rates(unrecorded(*here, asked, soort, MISSING), held)
    by_kind = rates_by_kind(net, held, keys)
    actual = even = by_kind(rates)
    if (asked != LATELY).any():
        everybody = np.full(net.n, LATELY)
        even = by_kind(Rates(unrecorded(*here, everybody, soort, MISSING), held))
    seen = thinned(net.indptr, net.indices, held, keys)
    return Chances(
        net=net,
        rates=rates,
        there=_there(net, months),
        levels={kind: level_of(actual[kind], even[kind], seen[kind]) for kind in seen},
        beyond=float(net.all_contacts.sum()) / max(1, len(net.indices)),
        keys=keys,
        corrections=corrections or {},
    )


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
