"""Contact between two groups that runs through a makelaar or the team."""

from __future__ import annotations

from netwerk.insight.coverage.team import team_of
from netwerk.net.arrays import Bools
from netwerk.net.net import Net


def via_team(net: Net, one: Bools, other: Bools) -> int:
    """Pairs of organisations, of ``one`` and of ``other``, that only share a contact in the team.

    one, other: bool (units,), see `net.levels`. The team itself and its employers are not counted.
    """
    levels = net.levels
    team = team_of(net)
    own = {unit for member in team for unit in levels.of(member)}
    pairs: set[tuple[int, int]] = set()
    for member in team:
        near = {unit for i in net.neighbours(member).tolist() for unit in levels.of(i)} - own
        here, there = [x for x in near if one[x]], [x for x in near if other[x]]
        pairs |= {(min(x, y), max(x, y)) for x in here for y in there if x != y}
    return sum(levels.entry(x, y) < 0 for x, y in pairs)
