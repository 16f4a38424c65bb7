"""Actors by what they share: soort, categorie, domein, kern, gebied or organisation, as numbers.

An actor can be in several groups of one kind (several domeinen or gebieden). Counting then follows
one rule everywhere: an actor counts in each of its groups, and a pair of the same actor with itself
never counts. Where a measure needs exactly one group an actor (brokerage roles) `single_groups`
says which.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from netwerk.insight.finding import Subject
from netwerk.net.csr import Ints
from netwerk.net.net import Net
from netwerk.schema import ZIJDEN, Schema, gebied_word

KINDS = ("categorie", "domein", "kern", "gebied", "soort")
"""What actors can be grouped by in the tables of gaps."""

BETWEEN = {
    "categorie": "tussen categorieën",
    "domein": "tussen domeinen",
    "kern": "tussen kernen",
    "gebied": "tussen gebieden",
    "soort": "tussen soorten actoren",
    "organisatie": "tussen organisaties",
    "groep": "tussen groepen",
    "zijde": "tussen fysiek en sociaal",
}
"""How the pairs of one kind of group are called in a sentence."""

SEVERAL = "meer gebieden"


@dataclass(frozen=True, eq=False)
class Grouping:
    """The groups of each actor.

    Actor ``i`` is in ``groups[indptr[i]:indptr[i + 1]]`` (numbers, ascending; none: niet bekend).

    keys: the stored values in order, names: as shown, both of length g. indptr int32 (n+1,), groups
    int32.
    """

    by: str
    keys: tuple[str, ...]
    names: tuple[str, ...]
    indptr: Ints
    groups: Ints

    @property
    def known(self) -> Ints:
        """Number of groups of each actor, int32 (n,)."""
        return np.diff(self.indptr).astype(np.int32)

    @property
    def sizes(self) -> Ints:
        """Number of actors in each group, int32 (g,)."""
        return np.bincount(self.groups, minlength=len(self.keys)).astype(np.int32)

    @property
    def overlaps(self) -> bool:
        """Whether some actor is in more than one group."""
        return bool(len(self.groups)) and int(self.known.max()) > 1

    def members(self, group: int) -> Ints:
        """Indices of the actors in a group, ascending."""
        owner = np.repeat(np.arange(len(self.indptr) - 1, dtype=np.int32), self.known)
        return np.asarray(owner[self.groups == group])

    def matrix(self) -> NDArray[np.float64]:
        """Membership as ones and zeros, float64 (n, g)."""
        ones = np.zeros((len(self.indptr) - 1, len(self.keys)))
        ones[np.repeat(np.arange(len(ones)), self.known), self.groups] = 1.0
        return ones


def group_by(net: Net, schema: Schema, by: str) -> Grouping:
    """The actors of a net by 'soort', 'categorie', 'domein', 'kern'.

    'gebied' or 'zijde' (fysiek / sociaal).

    Raises KeyError for another word.
    """
    lists = _sides(net, schema) if by == "zijde" else _READERS[by](net)
    return grouping(by, lists, _names(net, schema, by))


def grouping(by: str, lists: Sequence[Sequence[str]], names: Mapping[str, str]) -> Grouping:
    """A grouping from the keys of each actor.

    Groups in order of key, a key without a name is shown as it is.
    """
    keys = tuple(sorted(set(chain.from_iterable(lists))))
    number = {key: g for g, key in enumerate(keys)}
    flat = np.fromiter(map(number.__getitem__, chain.from_iterable(lists)), np.int32)
    counts = np.fromiter(map(len, lists), np.int32, len(lists))
    if len(counts) and counts.max() > 1:  # ascending, and each group once
        pairs = np.unique(np.repeat(np.arange(len(lists)), counts) * len(keys) + flat)
        flat = (pairs % len(keys)).astype(np.int32)
        counts = np.bincount(pairs // len(keys), minlength=len(lists)).astype(np.int32)
    indptr = np.zeros(len(lists) + 1, np.int32)
    indptr[1:] = np.cumsum(counts, dtype=np.int32)
    return Grouping(by, keys, tuple(names.get(key, key) for key in keys), indptr, flat)


def single_groups(net: Net, schema: Schema, by: str) -> Grouping:
    """Each actor in at most one group, for measures that need that.

    Several domeinen: the first as written. Gebied: that of the kern, else the only one, else 'meer
    gebieden'. Organisatie: a professional belongs to the first organisation (by id) it works for,
    an organisation to itself.
    """
    if by == "domein":
        lists = [own[:1] for own in _tuples(net, "domeinen")]
        return grouping(by, lists, _names(net, schema, by))
    if by == "gebied":
        return grouping(by, _one_gebied(net), _names(net, schema, by))
    if by == "organisatie":
        return grouping(
            by,
            _organisations(net),
            {str(k): str(v) for k, v in zip(net.actors["id"], net.actors["naam"], strict=True)},
        )
    return group_by(net, schema, by)


def _column(net: Net, name: str) -> list[tuple[str, ...]]:
    return [(str(value),) if value else () for value in net.actors[name]]


def _tuples(net: Net, name: str) -> list[tuple[str, ...]]:
    return [
        tuple(map(str, value)) if isinstance(value, tuple) else () for value in net.actors[name]
    ]


def _sides(net: Net, schema: Schema) -> list[tuple[str, ...]]:
    """The sides of each actor's domeinen.

    The physical or the social side of the work, or both (the *integrale* view).
    """
    side = {
        value: keuze.zijde for value, keuze in schema.keuzes["domein"].keuzes.items() if keuze.zijde
    }
    return [tuple(sorted({side[d] for d in own if d in side})) for own in _tuples(net, "domeinen")]


def _all_gebieden(net: Net) -> list[tuple[str, ...]]:
    """As `Net.gebieden_of`, for every actor in one go."""
    home = {kern.id: kern.gebied for kern in net.kernen}
    kernen = [home.get(str(kern)) for kern in net.actors["kern"]]
    return [
        tuple(sorted({*own, *([at] if at else ())}))
        for own, at in zip(_tuples(net, "gebieden"), kernen, strict=True)
    ]


_READERS = {
    "soort": lambda net: _column(net, "soort"),
    "categorie": lambda net: _column(net, "categorie"),
    "kern": lambda net: _column(net, "kern"),
    "domein": lambda net: _tuples(net, "domeinen"),
    "gebied": _all_gebieden,
}


def _names(net: Net, schema: Schema, by: str) -> dict[str, str]:
    if by == "kern":
        return {kern.id: kern.naam for kern in net.kernen}
    if by == "gebied":
        return {
            g.id: f"{gebied_word()} {g.nummer} ({g.naam})" if g.nummer is not None else g.naam
            for g in net.gebieden
        }
    if by == "zijde":
        return {side: side for side in ZIJDEN}
    return {key: keuze.label for key, keuze in schema.keuzes[by].keuzes.items()}


def _one_gebied(net: Net) -> list[tuple[str, ...]]:
    home = {kern.id: kern.gebied for kern in net.kernen}
    kernen = [home.get(str(kern)) for kern in net.actors["kern"]]
    return [
        (at,) if at else own if len(own) <= 1 else (SEVERAL,)
        for own, at in zip(_all_gebieden(net), kernen, strict=True)
    ]


def _organisations(net: Net) -> list[tuple[str, ...]]:
    ids = net.actors["id"]
    own: dict[int, str] = {}
    for row in np.flatnonzero(np.array([s == "werkt_voor" for s in net.relaties["soort"]], bool)):
        person, organisation = int(net.van[row]), str(ids[int(net.naar[row])])
        own[person] = min(own.get(person, organisation), organisation)
    return [(own.get(i, str(actor)),) for i, actor in enumerate(ids)]


def part_of(indptr: Ints, indices: Ints, keep: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """The CSR among the actors in ``keep`` bool (n,), in the numbering of those actors."""
    rows = np.repeat(np.arange(len(keep)), np.diff(indptr))
    inside = keep[rows] & keep[indices]
    number = np.cumsum(keep, dtype=np.int32) - 1
    part = np.zeros(int(keep.sum()) + 1, np.int32)
    np.cumsum(np.bincount(number[rows[inside]], minlength=len(part) - 1), out=part[1:])
    return part, number[indices[inside]].astype(np.int32)


def group_subject(groups: Grouping, group: int) -> Subject:
    """One group as what is told about: a place as itself, another group by what it shares."""
    key, name = groups.keys[group], groups.names[group]
    if groups.by in ("kern", "gebied"):
        return Subject(groups.by, (key,), name)
    return Subject("groups", (f"{groups.by}:{key}",), name)


def pair_subject(by: str, one: tuple[str, str], other: tuple[str, str]) -> Subject:
    """Two groups (key, name) as what is told about; a group with itself is that one group."""
    if one == other and by in ("kern", "gebied"):
        return Subject(by, (one[0],), one[1])
    ends = sorted({one, other})
    return Subject(
        "groups", tuple(f"{by}:{key}" for key, _ in ends), " en ".join(name for _, name in ends)
    )
