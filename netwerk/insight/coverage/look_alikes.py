"""Actors that may be one and the same: who seems to stand alone is often there twice.

Only a question to the user. The rule for names is that of importing; here the name of the kern does
not count either, because both are known to be in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from netwerk.model import Value
from netwerk.net.net import Net
from netwerk.typed.same_name import kern_spellings, name_key, plain_name


def look_alikes(net: Net) -> Mapping[int, int]:
    """For each actor that has one, the busiest other with the same name but for its spelling.

    Never two in different kernen: every village has its own Harmonie.
    """
    spellings = kern_spellings(net.kernen)
    names = {kern.id: plain_name(kern.naam) for kern in net.kernen}
    groups: dict[str, list[int]] = defaultdict(list)
    kernen = net.actors["kern"]
    for i, (naam, kern) in enumerate(zip(net.actors["naam"], kernen, strict=True)):
        here = (names[str(kern)],) if kern in names else ()
        if key := name_key(str(naam), spellings, here):
            groups[key].append(i)
    twins: dict[int, int] = {}
    for group in groups.values():
        busiest = sorted(group, key=lambda i: (-int(net.degree[i]), i))
        for i in group if len(group) > 1 else ():
            twin = next((j for j in busiest if j != i and _same_place(kernen, i, j)), None)
            if twin is not None:
                twins[i] = twin
    return twins


def _same_place(kernen: Sequence[Value], i: int, j: int) -> bool:
    return kernen[i] == kernen[j] or None in (kernen[i], kernen[j])
