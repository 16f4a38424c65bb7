"""Who asks whom: a proposal names the one of the team who can ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from netwerk.insight.coverage.team import BROKER, team_of
from netwerk.net.arrays import Bools
from netwerk.net.net import Net


@dataclass(frozen=True, eq=False)
class Team:
    """Who of a network can ask: ``members`` bool (n,); makelaars: those of the gebieden."""

    net: Net
    members: Bools
    makelaars: tuple[int, ...]

    def who_asks(self, whom: Sequence[int], about: Iterable[int]) -> tuple[int, int] | None:
        """A member of the team who knows one of ``whom``, and which; None when nobody does.

        A makelaar before others, then the strongest contact, then who works where ``about`` is,
        then by naam.
        """
        net, found = self.net, []
        names, roles = net.actors["naam"], net.actors["rol"]
        places = {gebied for i in about for gebied in net.gebieden_of(i)}
        for order, one in enumerate(whom):
            start, end = int(net.indptr[one]), int(net.indptr[one + 1])
            near = net.indices[start:end]
            for at in np.flatnonzero(self.members[near]).tolist():
                member = int(near[at])
                here = not places.isdisjoint(net.gebieden_of(member))
                key = (
                    roles[member] != BROKER,
                    -int(net.strength[start + at]),
                    not here,
                    order,
                    str(names[member]),
                    member,
                )
                found.append((key, member, one))
        return min(found)[1:] if found else None

    def makelaar_of(self, whom: int, pair: Iterable[int]) -> int | None:
        """A makelaar of a gebied of somebody to be asked, else of the pair; None without one."""
        net = self.net
        first = set(net.gebieden_of(whom))
        places = {gebied for i in pair for gebied in net.gebieden_of(i)}
        names = net.actors["naam"]

        def order(i: int) -> tuple[int, int, str, int]:
            own = set(net.gebieden_of(i))
            return (-len(own & first), -len(own & places), str(names[i]), i)

        wanted = first | places
        here = (i for i in self.makelaars if not wanted.isdisjoint(net.gebieden_of(i)))
        return min(here, key=order, default=None)


def team_in(net: Net) -> Team:
    """The team of a network, made once for all proposals."""
    own = team_of(net)
    members = np.zeros(net.n, bool)
    members[own] = True
    roles = net.actors["rol"]
    return Team(net, members, tuple(i for i in own if roles[i] == BROKER))
