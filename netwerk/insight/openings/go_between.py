"""Via whom two actors can be introduced, without leaning on those on whom others depend."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from netwerk.insight.active import active
from netwerk.insight.certainty import Ground
from netwerk.net.csr import Bools, Ints
from netwerk.net.kernels import split_off
from netwerk.net.net import Net

LONGEST = 3
"""More go-betweens in a row than this is no introduction any more."""


@dataclass(frozen=True, eq=False)
class Ways:
    """What is needed to choose go-betweens.

    Who is a cut point, and which actors hang together without cut points.

    there bool (n,): who did not stop, and can be asked.
    apart int32 (n,): part of each actor once all cut points are out, -1 for a cut point itself.
    """

    net: Net
    cut: Bools
    apart: Ints
    there: Bools

    def go_between(self, a: int, b: int, spent: frozenset[int]) -> int | None:
        """The shared contact with the strongest weakest tie to both.

        A cut point only when there is no way without one.

        Ties by id. None when every shared contact has been asked enough, or only cut points could
        and they need not.
        """
        shared = [
            int(z)
            for z in np.intersect1d(self.net.neighbours(a), self.net.neighbours(b))
            if int(z) not in spent and self.there[z]
        ]
        free = [z for z in shared if not self.cut[z]]
        if free:
            return min(free, key=lambda z: (-self.weakest(a, z, b), z))
        if not shared or self._other_way(a, b):
            return None
        return min(shared, key=lambda z: (-self.weakest(a, z, b), z))

    def weakest(self, a: int, z: int, b: int) -> int:
        """The least strength of the ties a-z and z-b, 0 when not known."""
        return min(self._strength(a, z), self._strength(z, b))

    def _strength(self, i: int, j: int) -> int:
        start, end = self.net.indptr[i], self.net.indptr[i + 1]
        return int(self.net.strength[start + np.searchsorted(self.net.indices[start:end], j)])

    def _other_way(self, a: int, b: int) -> bool:
        """Whether a and b reach each other without passing a cut point other than themselves."""
        around = [
            {int(self.apart[z]) for z in self.net.neighbours(end) if not self.cut[z]}
            for end in (a, b)
        ]
        return bool(around[0] & around[1])


def ways_of(ground: Ground) -> Ways:
    """The ways of a net, made once for all proposals."""
    net, cut = ground.net, np.asarray(ground.fragility.parts > 1)
    return Ways(net, cut, split_off(net.indptr, net.indices, cut), active(net))


def route_between(ways: Ways, a: int, b: int, spent: frozenset[int]) -> tuple[int, ...] | None:
    """The go-betweens in order on a shortest way from a to b.

    Without cut points where one exists, else with.

    Empty when nothing connects the two: then there is nobody to ask. None when every way asks
    somebody too often, or is longer than LONGEST go-betweens.
    """

    def usable(z: int) -> bool:
        return bool(ways.there[z]) and z not in spent

    around = _search(ways.net, a, b, lambda z: not ways.cut[z] and ways.there[z])
    if around is not None and spent.isdisjoint(around):
        return _fit(around)
    if around is not None:
        return _fit(_search(ways.net, a, b, lambda z: not ways.cut[z] and usable(z)))
    if _search(ways.net, a, b, lambda _: True) is None:
        return ()
    return _fit(_search(ways.net, a, b, usable))


def _fit(route: tuple[int, ...] | None) -> tuple[int, ...] | None:
    return route if route is not None and len(route) <= LONGEST else None


def _search(net: Net, a: int, b: int, usable: Callable[[int], bool]) -> tuple[int, ...] | None:
    """The actors between a and b on the first shortest path over usable ones, lowest first."""
    before = {a: a}
    line = deque([a])
    while line:
        at = line.popleft()
        for to in net.neighbours(at).tolist():
            if to == b:
                return _back(before, a, at)
            if to not in before and usable(to):
                before[to] = at
                line.append(to)
    return None


def _back(before: dict[int, int], a: int, at: int) -> tuple[int, ...]:
    route = []
    while at != a:
        route.append(at)
        at = before[at]
    return tuple(reversed(route))
