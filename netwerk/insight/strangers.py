"""Who may be introduced to whom: never colleagues, an employer, or whom the organisation knows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from netwerk.insight.active import is_active
from netwerk.net.arrays import Longs
from netwerk.net.net import Net

NOBODY: Longs = np.array([], np.int64)
MOST = 60
"""So many of each side are looked at, those that come first."""


def first_strangers(
    net: Net, ones: Sequence[int], others: Sequence[int], decided: Longs = NOBODY
) -> tuple[int, int] | None:
    """The first of the one with the first of the other side that need an introduction, else None.

    Both sides in order of who comes first. Nobody who stopped, and no pair of which the
    organisations are one or have contact, in the whole network too. decided: pairs that are not to
    be proposed, as numbers ``low * n + high``.
    """
    here, there = _some(net, ones), _some(net, others)
    if not here or not there:
        return None
    turn = np.add.outer(np.arange(len(here)), np.arange(len(there))).ravel()
    at = np.argsort(turn, kind="stable")
    one = np.repeat(np.array(here, np.int64), len(there))[at]
    other = np.tile(np.array(there, np.int64), len(here))[at]
    fine = (one != other) & ~net.whole.levels.all_related(net.place[one], net.place[other])
    fine &= ~np.isin(np.minimum(one, other) * net.n + np.maximum(one, other), decided)
    if not fine.any():
        return None
    first = int(np.argmax(fine))
    return int(one[first]), int(other[first])


def _some(net: Net, actors: Sequence[int]) -> list[int]:
    return [i for i in actors[: 2 * MOST] if is_active(net, i)][:MOST]
