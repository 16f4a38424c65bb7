"""Wie kan dit samen oppakken: the smallest group of actors for a vraagstuk, and what it asks.

A group covers every domein of the vraagstuk, has somebody in its kern and somebody on the fysieke
and on the sociale side (that may be one and the same), and any two of it reach each other within
two steps of contact (see `within_two`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from netwerk.agenda.smallest_group import (
    Choices,
    another_group,
    members,
    smallest_group,
)
from netwerk.agenda.within_two import nearness
from netwerk.net.arrays import Bools
from netwerk.net.net import Net

NETWERK, GEBIEDSTEAM, BESTUUR = "netwerk", "gebiedsteam", "bestuur"
FYSIEK, SOCIAAL, HERE = "zijde:fysiek", "zijde:sociaal", "plek"
"""What is asked beside the domeinen: both sides, and somebody of the place."""
LOADED = 3
"""Who has so many open things is called loaded."""


@dataclass(frozen=True)
class Wanted:
    """What a vraagstuk asks: its domeinen and where it plays. niveau: who has it now."""

    domeinen: tuple[str, ...]
    kern: str | None = None
    gebied: str | None = None
    niveau: str | None = None


@dataclass(frozen=True)
class Introduction:
    """Two of a group without direct contact, and through whom they can meet; ids of actors."""

    van: str
    naar: str
    via: str


@dataclass(frozen=True)
class Takers:
    """Who could take it up, by id. brings: what each is in it for, in that order.

    missing: the introductions it asks. load: what each has open already, in that order.
    """

    actoren: tuple[str, ...]
    brings: tuple[tuple[str, ...], ...]
    missing: tuple[Introduction, ...]
    load: tuple[int, ...]

    @property
    def loaded(self) -> tuple[str, ...]:
        """Who of them has much to do already."""
        return tuple(i for i, n in zip(self.actoren, self.load, strict=True) if n >= LOADED)


@dataclass(frozen=True)
class TakingUp:
    """Who can take up a vraagstuk, and where that lies.

    best, second: groups; apart: whether nobody of the best is in the second. convener: who stands
    nearest to all of the best, of those who are not loaded. nobody: what of the asked nobody is
    known for, also not in the team. niveau: where it can be taken up: by the netwerk, only with the
    gebiedsteam, or by the bestuur. unknown: of how many candidates the domeinen are not known.
    scattered: without a best, who would do together if they only reached each other.
    """

    wanted: Wanted
    best: Takers | None
    second: Takers | None
    apart: bool
    convener: str | None
    nobody: tuple[str, ...]
    niveau: str
    unknown: int
    scattered: tuple[str, ...] = ()


def together(
    net: Net,
    wanted: Wanted,
    load: Mapping[str, int],
    *,
    may: Bools,
    team: Bools,
    sides: Mapping[str, str],
) -> TakingUp:
    """Who can take up together what is wanted.

    load: how many things each has open, by id. may bool (n,): who counts and may be asked; routes
    run through these only. team bool (n,): who is of the gebiedsteam or the organisation that it
    works for: only asked when it can't be done without. sides: 'fysiek' or 'sociaal' by domein.
    """
    field = _Field(net, wanted, load, may, sides)
    outside = field.bits(~team)
    best = smallest_group(field.choices, outside) if wanted.domeinen else None
    among, niveau = outside, NETWERK
    if best is None and wanted.domeinen:
        among, niveau = field.choices.everybody, GEBIEDSTEAM
        best = smallest_group(field.choices, among)
        if best is None:
            niveau = BESTUUR
    second, apart = another_group(field.choices, among, best) if best else (None, False)
    return TakingUp(
        wanted=wanted,
        best=field.told(best) if best else None,
        second=field.told(second) if second else None,
        apart=apart,
        convener=field.convener(best) if best else None,
        nobody=field.nobody(),
        niveau=BESTUUR if wanted.niveau == BESTUUR else niveau,
        unknown=field.unknown,
        scattered=field.scattered() if wanted.domeinen and best is None else (),
    )


class _Field:
    """The candidates of one question, numbered in order of id."""

    def __init__(
        self,
        net: Net,
        wanted: Wanted,
        load: Mapping[str, int],
        may: Bools,
        sides: Mapping[str, str],
    ) -> None:
        self.net, self.may, self.load = net, may, load
        ids = net.actors["id"]
        rows = [int(i) for i in np.flatnonzero(may) if _near(net, int(i), wanted.gebied)]
        self.rows = sorted(rows, key=lambda i: str(ids[i]))
        self.number = {row: number for number, row in enumerate(self.rows)}
        place = bool(wanted.kern or wanted.gebied)
        self.asked = (*dict.fromkeys(wanted.domeinen), *((HERE,) if place else ()), FYSIEK, SOCIAAL)
        held = [_brings(net, row, wanted, sides) for row in self.rows]
        self.unknown = sum(not net.actors["domeinen"][row] for row in self.rows)
        self.near = nearness(net, self.rows, may)
        self.choices = Choices(
            brings=[sum(1 << k for k, one in enumerate(self.asked) if one in h) for h in held],
            reach=self.near.reach,
            direct=self.near.direct,
            load=[load.get(str(ids[row]), 0) for row in self.rows],
            asked=(1 << len(self.asked)) - 1,
        )

    def bits(self, mask: Bools) -> int:
        """The candidates of a mask bool (n,), as bits."""
        return sum(1 << number for row, number in self.number.items() if mask[row])

    def _id(self, row: int) -> str:
        return str(self.net.actors["id"][row])

    def told(self, group: Sequence[int]) -> Takers:
        """A group as ids, with what each brings and which introductions it asks."""
        return Takers(
            actoren=tuple(self._id(self.rows[k]) for k in group),
            brings=tuple(
                tuple(self.asked[bit] for bit in members(self.choices.brings[k])) for k in group
            ),
            missing=tuple(
                self._introduction(one, two, group)
                for one, two in combinations(group, 2)
                if not self.choices.direct[one] >> two & 1
            ),
            load=tuple(self.choices.load[k] for k in group),
        )

    def _introduction(self, one: int, two: int, group: Sequence[int]) -> Introduction:
        """Through somebody of the group if that can be, else through who has least to do."""
        first, last = self.rows[one], self.rows[two]
        inside = {self.rows[k] for k in group}
        via = min(
            self.near.knows[first] & self.near.knows[last],
            key=lambda row: (row not in inside, self.load.get(self._id(row), 0), self._id(row)),
        )
        return Introduction(self._id(first), self._id(last), self._id(via))

    def convener(self, group: Sequence[int]) -> str | None:
        """Who stands nearest to all: of the group, or in contact with all of it.

        Not loaded before loaded, then the fewest steps to all together, then the least load.
        """
        rows = {self.rows[k] for k in group}
        outside = frozenset.intersection(*(self.near.knows[row] for row in rows)) - rows
        apart = {k: sum(not self.choices.direct[k] >> o & 1 for o in group) - 1 for k in group}
        steps = {self.rows[k]: len(group) - 1 + apart[k] for k in group}
        steps |= {row: len(rows) for row in outside}

        def turn(row: int) -> tuple[bool, int, int, str]:
            load = self.load.get(self._id(row), 0)
            return load >= LOADED, steps[row], load, self._id(row)

        return self._id(min(steps, key=turn))

    def scattered(self) -> tuple[str, ...]:
        """The smallest group when nobody has to reach another, as ids; empty when there is none."""
        given, everybody = self.choices, self.choices.everybody
        near = replace(given, reach=[everybody & ~(1 << k) for k in range(len(given.reach))])
        found = smallest_group(near, everybody) or ()
        return tuple(self._id(self.rows[k]) for k in found)

    def nobody(self) -> tuple[str, ...]:
        """What of the asked no candidate is known for."""
        brought = 0
        for one in self.choices.brings:
            brought |= one
        return tuple(one for k, one in enumerate(self.asked) if not brought >> k & 1)


def _near(net: Net, row: int, gebied: str | None) -> bool:
    """Whether an actor can be asked here: it is of the gebied, or of no gebied in particular."""
    there = net.gebieden_of(row)
    return gebied is None or not there or gebied in there


def _brings(net: Net, row: int, wanted: Wanted, sides: Mapping[str, str]) -> set[str]:
    held = net.actors["domeinen"][row]
    domeinen = set(held) if isinstance(held, tuple) else set()
    out = {str(domein) for domein in domeinen & set(wanted.domeinen)}
    out |= {f"zijde:{sides[domein]}" for domein in domeinen if domein in sides}
    if wanted.kern:
        seated = net.actors["kern"][row] == wanted.kern
    else:
        seated = wanted.gebied is not None and wanted.gebied in net.gebieden_of(row)
    return out | ({HERE} if seated else set())
