"""Who asks whom: a proposal names the one of the team who can ask."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from netwerk.insight.coverage.team import BROKER, OTHER_ROLE, team_of
from netwerk.net.net import Net


def who_asks(net: Net, whom: Iterable[int], about: Iterable[int]) -> tuple[int, int] | None:
    """A member of the team who knows one of ``whom``, and which; None when nobody of it does.

    A makelaar before others, then the strongest contact, then who works where ``about`` is, then by
    naam and id.
    """
    team, places = set(team_of(net)), {g for i in about for g in net.gebieden_of(i)}
    names, ids, roles = net.actors["naam"], net.actors["id"], net.actors["rol"]
    found = []
    for order, one in enumerate(whom):
        start, end = int(net.indptr[one]), int(net.indptr[one + 1])
        near = net.indices[start:end]
        for at in np.flatnonzero(np.isin(near, np.array(sorted(team), np.int64))).tolist():
            member = int(near[at])
            here = not places.isdisjoint(net.gebieden_of(member))
            key = (
                roles[member] != BROKER,
                -int(net.strength[start + at]),
                not here,
                order,
                str(names[member]),
                str(ids[member]),
            )
            found.append((key, member, one))
    return min(found)[1:] if found else None


def in_team(net: Net, actor: int) -> bool:
    """Whether an actor has a role in a gebiedsteam."""
    role = net.actors["rol"][actor]
    return bool(role) and role != OTHER_ROLE


def makelaar_of(net: Net, whom: int, pair: Iterable[int]) -> int | None:
    """A makelaar of a gebied of somebody to be asked, else of the pair; None without one."""
    first = set(net.gebieden_of(whom))
    places = {g for i in pair for g in net.gebieden_of(i)}
    roles, names = net.actors["rol"], net.actors["naam"]

    def order(i: int) -> tuple[int, int, str, int]:
        own = set(net.gebieden_of(i))
        return (-len(own & first), -len(own & places), str(names[i]), i)

    fit = (i for i in team_of(net) if roles[i] == BROKER)
    here = (i for i in fit if not (first | places).isdisjoint(net.gebieden_of(i)))
    return min(here, key=order, default=None)
