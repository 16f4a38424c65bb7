"""Who asks whom: a proposal names the one of the team who can ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from netwerk.insight.active import is_active
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

    def makelaar_of(self, whom: int, pair: Sequence[int]) -> int | None:
        """A makelaar of the gebieden of a pair, else of who is to be asked; None without one.

        By how many of the two are in its gebieden: not by how large these are.
        """
        net = self.net
        first = set(net.gebieden_of(whom))
        ends = [set(net.gebieden_of(i)) for i in pair]
        names = net.actors["naam"]

        def order(i: int) -> tuple[int, bool, str, int]:
            own = set(net.gebieden_of(i))
            far = sum(own.isdisjoint(end) for end in ends)
            return (far, own.isdisjoint(first), str(names[i]), i)

        wanted = first.union(*ends)
        here = (i for i in self.makelaars if not wanted.isdisjoint(net.gebieden_of(i)))
        return min(here, key=order, default=None)

    def colleague(self, asker: int, whom: int) -> int | None:
        """Who of the organisation of an asker knows somebody there, the lowest.

        None when that is the asker, or the organisation itself.
        """
        levels = self.net.levels
        theirs = levels.of(whom)
        some = {
            who
            for unit in levels.of(asker)
            for other in theirs
            for who in levels.carriers(unit, other)
            if who != levels.head[unit] and is_active(self.net, who)
        }
        return None if asker in some else min(some, default=None)


def team_in(net: Net) -> Team:
    """The team of a network, made once for all proposals."""
    own = team_of(net)
    members = np.zeros(net.n, bool)
    members[own] = True
    roles = net.actors["rol"]
    return Team(net, members, tuple(i for i in own if roles[i] == BROKER))
