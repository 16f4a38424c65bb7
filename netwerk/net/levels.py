"""People and the organisations they work for: what a person knows counts for the employer.

Breiger (1974), Lazega et al. (2008). Nothing is merged in the network itself: a contact of an
organisation is its own or runs over people, and who carries it is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from netwerk.model import Value
from netwerk.net.arrays import Bools, Ints, Longs
from netwerk.net.coding import coded

WORKS_FOR = "werkt_voor"
"""The kind of relation of a person with an employer."""


@dataclass(frozen=True, eq=False)
class Levels:
    """Units: organisations, groups, and persons without an employer, by their lowest actor.

    Actor i counts for ``unit[uptr[i]:uptr[i + 1]]``; ``head`` int32 (units,): the actor that a unit
    is. indptr, indices: which units have contact, a CSR without loops. Entry e runs over
    ``carrier[cptr[e]:cptr[e + 1]]``: the actors on the side of the row, the head itself among them
    when it has such a contact of its own.
    """

    uptr: Ints
    unit: Ints
    head: Ints
    indptr: Ints
    indices: Ints
    cptr: Ints
    carrier: Ints

    @property
    def size(self) -> int:
        """Number of units."""
        return len(self.head)

    @property
    def pairs(self) -> int:
        """Number of pairs of units with contact."""
        return len(self.indices) // 2

    @property
    def ties(self) -> tuple[Ints, Ints]:
        """The pairs of units with contact, once each: the lower units, and the higher ones.

        With `head` this is what a count between groups of organisations needs.
        """
        rows = np.repeat(np.arange(self.size, dtype=np.int32), self.degree)
        up = rows < self.indices
        return rows[up], self.indices[up]

    @cached_property
    def degree(self) -> Ints:
        """With how many units each unit has contact, int32 (units,)."""
        return np.diff(self.indptr).astype(np.int32)

    def of(self, actor: int) -> list[int]:
        """The units that an actor counts for, ascending."""
        return list(map(int, self.unit[self.uptr[actor] : self.uptr[actor + 1]]))

    @cached_property
    def unit_of_head(self) -> Ints:
        """Of each actor the unit that it is the head of, -1 for who works for another."""
        own = np.full(len(self.uptr) - 1, -1, np.int32)
        own[self.head] = np.arange(self.size, dtype=np.int32)
        return own

    @cached_property
    def staff(self) -> tuple[Ints, Ints]:
        """A CSR: the actors that count for each unit, the head among them, ascending."""
        actors = np.repeat(np.arange(len(self.uptr) - 1, dtype=np.int32), np.diff(self.uptr))
        order = np.lexsort((actors, self.unit))
        indptr = np.zeros(self.size + 1, np.int32)
        np.cumsum(np.bincount(self.unit, minlength=self.size), out=indptr[1:])
        return indptr, actors[order]

    def people(self, unit: int) -> list[int]:
        """Who works for a unit, ascending; the head is not among them."""
        indptr, actors = self.staff
        mine = actors[indptr[unit] : indptr[unit + 1]].tolist()
        return [actor for actor in mine if actor != self.head[unit]]

    def near(self, unit: int) -> list[int]:
        """The units in contact with a unit, ascending."""
        return list(map(int, self.indices[self.indptr[unit] : self.indptr[unit + 1]]))

    def entry(self, unit: int, other: int) -> int:
        """Where the contact of a unit with another stands in ``indices``, -1 without one."""
        start, end = int(self.indptr[unit]), int(self.indptr[unit + 1])
        at = start + int(np.searchsorted(self.indices[start:end], other))
        return at if at < end and self.indices[at] == other else -1

    def carriers(self, unit: int, other: int) -> list[int]:
        """Over whom of a unit its contact with another runs, ascending; nobody without contact."""
        at = self.entry(unit, other)
        return [] if at < 0 else list(map(int, self.carrier[self.cptr[at] : self.cptr[at + 1]]))

    def related(self, one: int, other: int) -> bool:
        """Whether two actors need no introduction: see `all_related`."""
        return bool(self.all_related(np.array([one]), np.array([other]))[0])

    def same_unit(self, one: Longs | Ints, other: Longs | Ints) -> Bools:
        """Of each pair of actors whether they are employer and employee, or colleagues."""
        return self._any(one, other, self._equal)

    def all_related(self, one: Longs | Ints, other: Longs | Ints) -> Bools:
        """Of each pair of actors whether they are of one unit, or of units that have contact."""
        return self._any(one, other, lambda x, y: self._equal(x, y) | self._touching(x, y))

    def _any(
        self, one: Longs | Ints, other: Longs | Ints, test: Callable[[Ints, Ints], Bools]
    ) -> Bools:
        """Whether the test holds for some unit of the one and some unit of the other."""
        rows, x, y = _crossed(self.uptr, self.unit, one, other)
        out = np.zeros(len(one), np.bool_)
        out[rows[test(x, y)]] = True
        return out

    @staticmethod
    def _equal(x: Ints, y: Ints) -> Bools:
        return np.asarray(x == y)

    def _touching(self, x: Ints, y: Ints) -> Bools:
        if not len(self.indices):
            return np.zeros(len(x), np.bool_)
        wanted = x.astype(np.int64) * self.size + y
        at = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        return np.asarray(self._keys[at] == wanted)

    @cached_property
    def _keys(self) -> Longs:
        rows = np.repeat(np.arange(self.size, dtype=np.int64), np.diff(self.indptr))
        return rows * self.size + self.indices


def levels_in(
    indptr: Ints,
    indices: Ints,
    place: Longs,
    kinds: Sequence[Value],
    ends: tuple[Ints, Ints],
    n: int,
) -> Levels:
    """The levels of a part of a network of n actors, each with its index there (``place``).

    kinds, ends: of all relations of the whole, as who works for whom is known whatever ties a
    selection leaves.
    """
    rows = np.flatnonzero(coded(kinds, WORKS_FOR.__eq__, np.bool_))
    here = np.full(n, -1, np.int32)
    here[place] = np.arange(len(place), dtype=np.int32)
    persons, employers = here[ends[0][rows]], here[ends[1][rows]]
    there = (persons >= 0) & (employers >= 0)
    return levels_of(indptr, indices, persons[there], employers[there])


def levels_of(indptr: Ints, indices: Ints, persons: Ints, employers: Ints) -> Levels:
    """The units of a contact CSR, with who works for whom (the same number of both).

    A chain (a team that works for an organisation) is followed to the top; in a circle nobody is
    the top, so what is in one counts for itself.
    """
    n = len(indptr) - 1
    tops = _tops(zip(persons.tolist(), employers.tolist(), strict=True))
    is_head = np.ones(n, np.bool_)
    is_head[[actor for actor, own in tops.items() if own != [actor]]] = False
    head = np.flatnonzero(is_head).astype(np.int32)
    number = np.full(n, -1, np.int32)
    number[head] = np.arange(len(head), dtype=np.int32)
    many = np.ones(n, np.int32)
    for actor, own in tops.items():
        many[actor] = len(own)
    uptr = np.zeros(n + 1, np.int32)
    np.cumsum(many, out=uptr[1:])
    unit = np.repeat(number, many)
    for actor, own in tops.items():
        unit[uptr[actor] : uptr[actor + 1]] = number[own]
    rows = np.repeat(np.arange(n, dtype=np.int32), np.diff(indptr))
    return Levels(uptr, unit, head, *_contacts(uptr, unit, len(head), rows, indices))


def _contacts(
    uptr: Ints, unit: Ints, size: int, rows: Ints, indices: Ints
) -> tuple[Ints, Ints, Ints, Ints]:
    """indptr, indices, cptr and carrier of `Levels`."""
    entry, x, y = _crossed(uptr, unit, rows, indices)
    apart = x != y
    key = x[apart].astype(np.int64) * size + y[apart]
    actor = rows[entry[apart]]
    order = np.lexsort((actor, key))
    key, actor = key[order], actor[order]
    first = np.ones(len(key), np.bool_)
    first[1:] = (key[1:] != key[:-1]) | (actor[1:] != actor[:-1])
    key, actor = key[first], actor[first]
    pair, start = np.unique(key, return_index=True)
    indptr = np.zeros(size + 1, np.int32)
    np.cumsum(np.bincount(pair // size if size else pair, minlength=size), out=indptr[1:])
    others = (pair % size if size else pair).astype(np.int32)
    return indptr, others, np.append(start, len(key)).astype(np.int32), actor


def _crossed(
    uptr: Ints, unit: Ints, one: Longs | Ints, other: Longs | Ints
) -> tuple[Longs, Ints, Ints]:
    """Every unit of the one with every unit of the other: the row of the pair, and both units."""
    counts = uptr[np.asarray(one) + 1] - uptr[one], uptr[np.asarray(other) + 1] - uptr[other]
    each = counts[0].astype(np.int64) * counts[1]
    rows = np.repeat(np.arange(len(each), dtype=np.int64), each)
    within = np.arange(len(rows), dtype=np.int64) - np.repeat(np.cumsum(each) - each, each)
    wide = counts[1][rows]
    x = unit[uptr[one][rows] + within // np.maximum(wide, 1)]
    y = unit[uptr[other][rows] + within % np.maximum(wide, 1)]
    return rows, x, y


def _tops(works_for: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """The top employers of everybody who works for another, or is worked for; ascending."""
    above: dict[int, set[int]] = {}
    for person, employer in works_for:
        if person != employer:
            above.setdefault(person, set()).add(employer)
    tops = {top: [top] for own in above.values() for top in own if top not in above}
    left = set(above)
    while left:
        ready = [actor for actor in left if above[actor] <= tops.keys()]
        if not ready:
            ready = sorted(_in_circles(left, above))
            tops |= {actor: [actor] for actor in ready}
        else:
            tops |= {actor: _joined(above[actor], tops) for actor in ready}
        left -= set(ready)
    return tops


def _joined(above: Iterable[int], tops: dict[int, list[int]]) -> list[int]:
    return sorted({top for employer in above for top in tops[employer]})


def _in_circles(left: set[int], above: dict[int, set[int]]) -> set[int]:
    """Of those who all work for one another: without those for whom nobody of them works."""
    inside = set(left)
    while True:
        worked_for = {employer for actor in inside for employer in above[actor]} & inside
        if worked_for == inside:
            return inside
        inside = worked_for
