"""Actors that may be one and the same: who seems to stand alone is often there twice.

Only a question to the user. The rule for names is that of importing; here the name of the kern does
not count either, because both are known to be in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

import numpy as np

from netwerk.model import Kern, Value, Verschil
from netwerk.net.arrays import Bools, Ints
from netwerk.typed.same_name import kern_spellings, name_key, plain_name

Columns = Mapping[str, Sequence[Value]]


@dataclass(frozen=True, eq=False)
class Alike:
    """Who may be the same as whom in a whole network, by index.

    twins: for each that has one, the busiest other with the same name but for its spelling.
    doubles, bool (n,): of those with one name all but the busiest. They are asked about first:
    until it is known who they are, nothing is said of them that may be about somebody else.
    """

    twins: Mapping[int, int]
    doubles: Bools


def said_apart(verschillen: Iterable[Verschil]) -> frozenset[frozenset[str]]:
    """The pairs of ids of which somebody said that they are not the same."""
    return frozenset(frozenset(said.actoren) for said in verschillen)


def alike_in(
    actors: Columns,
    kernen: Sequence[Kern],
    contacts: Ints,
    apart: Set[frozenset[str]] = frozenset(),
) -> Alike:
    """Who looks alike; never two in different kernen: every village has its own Harmonie.

    ``contacts`` (n,): with how many others each has contact. ``apart``: see `said_apart`.
    """
    twins: dict[int, int] = {}
    doubles = np.zeros(len(contacts), np.bool_)
    not_same = _not_same(actors, apart)
    for group in _groups(actors, kernen, contacts):
        first: dict[Value, list[int]] = defaultdict(list)
        for place, i in enumerate(group):
            first[actors["kern"][i]].append(place)
        for place, i in enumerate(group):
            said = not_same.get(i, ())
            but = {place, *(p for p in range(len(group)) if group[p] in said)} if said else {place}
            other = _busiest_like(first, actors["kern"][i], but, len(group))
            if other is not None:
                twins[i], doubles[i] = group[other], other < place
    return Alike(twins, doubles)


def _groups(actors: Columns, kernen: Sequence[Kern], contacts: Ints) -> Iterator[list[int]]:
    """Actors with one name but for its spelling, the busiest first, then by naam and id."""
    spellings = kern_spellings(kernen)
    names = {kern.id: plain_name(kern.naam) for kern in kernen}
    groups: dict[str, list[int]] = defaultdict(list)
    for i, (naam, kern) in enumerate(zip(actors["naam"], actors["kern"], strict=True)):
        here = (names[str(kern)],) if kern in names else ()
        if key := name_key(str(naam), spellings, here):
            groups[key].append(i)
    for group in groups.values():
        if len(group) > 1:
            yield sorted(group, key=lambda i: (-int(contacts[i]), str(actors["naam"][i]), i))


def _not_same(actors: Columns, apart: Set[frozenset[str]]) -> Mapping[int, set[int]]:
    """By index who it was said not to be."""
    named = {id for pair in apart for id in pair}
    at = {str(id): i for i, id in enumerate(actors["id"]) if id in named} if named else {}
    found: dict[int, set[int]] = defaultdict(set)
    for pair in apart:
        there = [at[id] for id in pair if id in at]
        if len(there) == 2:
            found[there[0]].add(there[1])
            found[there[1]].add(there[0])
    return found


def _busiest_like(
    places: Mapping[Value, list[int]], kern: Value, but: Set[int], n: int
) -> int | None:
    """The first place in a group of ``n`` of who may be in this kern, none of ``but``; or None.

    ``places``: by kern where in the group those of it stand. Who has no known kern fits with all.
    """
    if kern is None:
        return next((p for p in range(n) if p not in but), None)
    near = (next((p for p in places.get(k, ()) if p not in but), n) for k in (kern, None))
    first = min(near)
    return first if first < n else None
