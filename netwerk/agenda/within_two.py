"""Who reaches whom within two steps of contact; what its people know, an organisation knows too.

That is how contact is counted everywhere: see `netwerk.insight.counts`. Who works somewhere and
that organisation know each other. In between is anybody by its own contacts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from netwerk.net.arrays import Bools
from netwerk.net.levels import WORKS_FOR
from netwerk.net.net import Net


@dataclass(frozen=True, eq=False)
class WithinTwo:
    """Of each candidate, by its number, whom it has contact with and whom it reaches (as bits).

    knows: by row of the net, whom a candidate or one of its people has contact with, those people
    and itself; only who counts.
    """

    knows: Mapping[int, frozenset[int]]
    direct: tuple[int, ...]
    reach: tuple[int, ...]


def nearness(net: Net, rows: Sequence[int], may: Bools) -> WithinTwo:
    """How near the candidates in these rows are to each other.

    may bool (n,): who counts; ways run through no other.
    """
    people = _people(net, may)
    units = {row: {row, *people.get(row, ())} for row in rows}
    knows = {
        row: frozenset(unit | {j for one in unit for j in net.neighbours(one).tolist() if may[j]})
        for row, unit in units.items()
    }
    knowing: dict[int, int] = defaultdict(int)
    for number, row in enumerate(rows):
        for other in knows[row]:
            knowing[other] |= 1 << number
    direct, reach = [], []
    for number, row in enumerate(rows):
        at, there = 0, 0
        for one in units[row]:
            at |= knowing[one]
        for one in knows[row]:
            there |= knowing[one]
        itself = ~(1 << number)
        direct.append(at & itself)
        reach.append((at | there) & itself)
    return WithinTwo(knows, tuple(direct), tuple(reach))


def _people(net: Net, may: Bools) -> Mapping[int, set[int]]:
    """Who works for each, by row: who counts."""
    found: dict[int, set[int]] = defaultdict(set)
    for row in np.flatnonzero(~net.contact).tolist():
        van, naar = int(net.van[row]), int(net.naar[row])
        if net.relaties["soort"][row] == WORKS_FOR and may[van] and van != naar:
            found[naar].add(van)
    return found
