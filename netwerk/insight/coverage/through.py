"""Whom some people know themselves, and whom only a colleague or their organisation knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from netwerk.insight.active import is_active
from netwerk.net.net import Net


@dataclass(frozen=True)
class KnownTo:
    """Of some others, as organisations: who is known how.

    nobody: to nobody. through: to a colleague only, with that colleague; None when it is the
    organisation itself, or when who knows is not in the selection. counted: how many were asked
    about; the own organisation and its people are not among them.
    """

    nobody: tuple[int, ...]
    through: Mapping[int, int | None]
    counted: int


def known_to(net: Net, whom: Sequence[int], others: Sequence[int]) -> KnownTo:
    """How others are known to these actors (indices), over all that is recorded.

    A contact of a person is a contact of the organisation (Breiger 1974), yet what a colleague
    knows one does not know oneself: that is told apart.
    """
    whole, levels = net.whole, net.whole.levels
    mine = sorted({unit for i in whom for unit in levels.of(int(net.place[i]))})
    team = {int(net.place[i]) for i in whom}
    known = _known_units(whole, mine, team)
    own = set(mine)
    near = set(whole.indices[_rows(whole, sorted(team))].tolist())
    nobody, through, counted = list[int](), dict[int, int | None](), 0
    for i in others:
        at = int(net.place[i])
        units = levels.of(at)
        if not own.isdisjoint(units):
            continue
        counted += 1
        if at in near or any(known.get(unit, (False, 0))[0] for unit in units):
            continue
        ways = [known[unit][1] for unit in units if unit in known]
        if ways:
            colleague = min((c for c in ways if c >= 0), default=-1)
            through[i] = _here(net, colleague)
        else:
            nobody.append(i)
    return KnownTo(tuple(nobody), through, counted)


def _known_units(whole: Net, mine: Sequence[int], team: set[int]) -> dict[int, tuple[bool, int]]:
    """Each unit in contact with these: whether a member is one of the carriers, and who else is.

    The lowest carrier that is no head, -1 when the organisation itself has the contact, or only
    who stopped had it.
    """
    levels = whole.levels
    heads = {int(levels.head[unit]) for unit in mine}
    known: dict[int, tuple[bool, int]] = {}
    for unit in mine:
        for other in levels.near(unit):
            carriers = levels.carriers(unit, other)
            people = [c for c in carriers if c not in heads | team and is_active(whole, c)]
            direct, colleague = known.get(other, (False, -1))
            best = min((*people, *((colleague,) if colleague >= 0 else ())), default=-1)
            known[other] = direct or not team.isdisjoint(carriers), best
    return known


def _here(net: Net, at: int) -> int | None:
    """The index in a part of the network of who stands there in the whole, None outside it.

    Looked up, not listed: this is asked for every gebied of a large municipality.
    """
    i = int(np.searchsorted(net.place, at))
    return i if at >= 0 and i < net.n and net.place[i] == at else None


def _rows(net: Net, actors: Sequence[int]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Where the contacts of these actors stand in the indices of a net."""
    parts = [np.arange(net.indptr[i], net.indptr[i + 1], dtype=np.int64) for i in actors]
    return np.concatenate(parts) if parts else np.empty(0, np.int64)
