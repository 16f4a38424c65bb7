"""Contact between two groups that runs through a makelaar or the team."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from netwerk.insight.coverage.team import team_of
from netwerk.net.net import Net


def via_team(net: Net, one: NDArray[np.bool_], other: NDArray[np.bool_]) -> int:
    """Pairs of an actor of ``one`` and another of ``other`` without contact that share a contact.

    One in a team; the team itself is not counted.
    """
    team = np.zeros(net.n, bool)
    team[team_of(net)] = True
    pairs: set[tuple[int, int]] = set()
    for member in np.flatnonzero(team).tolist():
        near = net.neighbours(member)
        near = near[~team[near]]
        here, there = near[one[near]].tolist(), near[other[near]].tolist()
        pairs |= {(min(i, j), max(i, j)) for i in here for j in there if i != j}
    return sum(j not in net.neighbours(i) for i, j in pairs)
