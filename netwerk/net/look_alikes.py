"""Actors that may be one and the same: who seems to stand alone is often there twice.

Only a question to the user. The rule for names is that of importing; here the name of the kern does
not count either, because both are known to be in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from netwerk.model import Kern, Value
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


def alike_in(actors: Columns, kernen: Sequence[Kern], contacts: Ints) -> Alike:
    """Who looks alike; never two in different kernen: every village has its own Harmonie.

    ``contacts`` (n,): with how many others each has contact.
    """
    twins: dict[int, int] = {}
    doubles = np.zeros(len(contacts), np.bool_)
    for group in _groups(actors, kernen, contacts):
        first: dict[Value, list[int]] = defaultdict(list)
        for place, i in enumerate(group):
            first[actors["kern"][i]].append(place)
        for place, i in enumerate(group):
            other = _busiest_like(first, actors["kern"][i], place)
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


def _busiest_like(places: Mapping[Value, list[int]], kern: Value, place: int) -> int | None:
    """The first place in a group, but this one, of who may be in this kern; None without any.

    ``places``: by kern where in the group those of it stand. Who has no known kern fits with all.
    """
    if kern is None:
        return int(place == 0)
    near = (p for k in (kern, None) for p in places.get(k, ())[:2] if p != place)
    return min(near, default=None)
