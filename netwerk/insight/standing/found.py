"""The findings that a net shows: how sure a kind usually is, and what an answer could end."""

from __future__ import annotations

import numpy as np

from netwerk.insight.standing.ask_next import Claim
from netwerk.insight.standing.chances import BRIDGE, CUT_POINT, ISOLATED, PENDANT
from netwerk.insight.standing.lots import Keys
from netwerk.insight.standing.rates import Rates, Some, ends_of_cut
from netwerk.net.arrays import Bools
from netwerk.net.kernels import Fragility
from netwerk.net.net import Net
from netwerk.net.splitting import descendants, parts_without

MOST_MEASURED, FEWEST_MEASURED, WORK = 150, 20, 2_000_000


def usual_rates(net: Net, held: Fragility, keys: Keys, rates: Rates) -> dict[str, float]:
    """The mean rate of the findings of each kind that a net shows; kinds without any are not there.

    Of a kind with many findings that of some, picked by what their actors are.
    """
    most = max(FEWEST_MEASURED, min(MOST_MEASURED, WORK // max(1, net.n)))
    single = (net.degree == 1) & (held.sizes[held.component] > 2)
    cut = held.cut_points[np.argsort(keys[held.cut_points], kind="stable")][:most]
    found = {
        ISOLATED: rates.of_each[net.degree == 0],
        PENDANT: rates.of_each[single],
        BRIDGE: [rates.hangs(side) for side in _sides(net, held, keys, most)],
        CUT_POINT: [ends_of_cut(rates.cuts(parts_without(net, [i], held))) for i in cut.tolist()],
    }
    return {kind: float(np.mean(some)) for kind, some in found.items() if len(some)}


def claims_of(net: Net, held: Fragility, keys: Keys, rates: Rates) -> list[Claim]:
    """What a net says is not there: contact of parts with the rest, other ways than one contact.

    Of a kind with many some, picked by what their actors are.
    """
    most = max(FEWEST_MEASURED, min(MOST_MEASURED, WORK // max(1, net.n)))
    single = (net.degree == 1) & (held.sizes[held.component] > 2)
    lone = np.flatnonzero((net.degree == 0) | single)
    picked: list[Some] = [[i] for i in lone[np.argsort(keys[lone], kind="stable")][:most].tolist()]
    picked.extend(_apart(held, keys, most))
    claims = [
        Claim(np.asarray(part, np.int64), ~_inside(net.n, part), rates.apart(part))
        for part in picked
    ]
    for part in _sides(net, held, keys, most):
        others = (held.component == held.component[part[0]]) & ~_inside(net.n, part)
        claims.append(Claim(np.asarray(part, np.int64), others, rates.hangs(part)))
    return claims


def _apart(held: Fragility, keys: Keys, most: int) -> list[Some]:
    """Parts of two or more beside the largest."""
    sizes = held.sizes
    wanted = np.flatnonzero((sizes > 1) & (sizes < sizes.max(initial=0)))
    order = np.argsort(held.component, kind="stable")
    start = np.searchsorted(held.component[order], wanted)
    parts: list[Some] = [order[a : a + sizes[c]] for a, c in zip(start, wanted, strict=True)]
    return sorted(parts, key=lambda part: int(keys[part].min()))[:most]


def _inside(n: int, part: Some) -> Bools:
    inside = np.zeros(n, np.bool_)
    inside[np.asarray(part, np.int64)] = True
    return inside


def _sides(net: Net, held: Fragility, keys: Keys, most: int) -> list[Some]:
    """The smaller side of some bridges with at least two actors on both sides."""
    child = np.flatnonzero(held.bridge)
    total = held.sizes[held.component[child]]
    child = child[np.minimum(held.below[child], total - held.below[child]) > 1]
    ends = np.maximum(keys[child], keys[held.parent[child]])
    below, sides = descendants(held.parent), list[Some]()
    for i in child[np.lexsort((keys[child], ends))][:most].tolist():
        part = below(i)
        if 2 * len(part) > int(held.sizes[held.component[i]]):
            inside = _inside(net.n, part)
            part = np.flatnonzero((held.component == held.component[i]) & ~inside).tolist()
        sides.append(part)
    return sides
