"""False groups in networks without groups, planted groups found, and what one contact changes."""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from netwerk.insight.chance.clear_groups import ClearGroups, clear_groups
from netwerk.net.canonical import content_keys
from netwerk.net.net import Net
from tests.calibrate.worlds import planted_groups, world

PLANTED = ((30, 35, 3), (30, 60, 3), (140, 161, 6), (140, 250, 6), (500, 750, 10))
"""Actors, contacts and groups of the networks with planted groups."""


def groups_in(net: Net) -> ClearGroups:
    """The groups of a net."""
    return clear_groups(net.indptr, net.indices, content_keys(net))


def false_groups(kind: str, n: int, seed: int) -> Counter[str]:
    """Whether a network of a world without groups is told to have them."""
    return Counter({"groups": int(groups_in(world(np.random.default_rng(seed), n, kind)).there)})


def found_groups(n: int, contacts: int, groups: int, inside: float, seed: int) -> Counter[str]:
    """Whether planted groups are told, and then how well they agree (in thousandths)."""
    net, planted = planted_groups(np.random.default_rng(seed), n, contacts, groups, inside)
    found = groups_in(net)
    out = Counter({"groups": int(found.there)})
    told = found.label >= 0
    if found.there and told.any():
        out["told"] = 1
        out["agreement"] = round(1000 * agreement(found.label[told], planted[told]))
    return out


def agreement(one: NDArray[np.integer], other: NDArray[np.integer]) -> float:
    """The adjusted Rand index of two partitions (Hubert & Arabie 1985)."""
    _, a = np.unique(one, return_inverse=True)
    _, b = np.unique(other, return_inverse=True)
    table = np.zeros((a.max() + 1, b.max() + 1))
    np.add.at(table, (a, b), 1)

    def pairs(counts: NDArray[np.float64]) -> float:
        return float((counts * (counts - 1)).sum() / 2)

    both, left, right = pairs(table), pairs(table.sum(axis=1)), pairs(table.sum(axis=0))
    every = len(a) * (len(a) - 1) / 2
    usual = left * right / every if every else 0.0
    most = (left + right) / 2
    return 1.0 if most == usual else (both - usual) / (most - usual)
