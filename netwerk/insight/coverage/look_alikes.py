"""Actors that may be one and the same under two spellings.

Who seems to stand alone is often there twice.

Only a question to the user; importing has its own, wider check before anything is stored.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from netwerk.model import fold
from netwerk.net.net import Net

SAME_WORD = {"sint": "st", "saint": "st"}
EMPTY = frozenset({"de", "het", "een", "t", "stichting"})


def look_alikes(net: Net) -> Mapping[int, int]:
    """For each actor that has one, the busiest other with the same name but for blanks, dots.

    Articles and the kern.

    Never two in different kernen: every village has its own Harmonie.
    """
    spelled = {
        kern.id: [fold(name) for name in (kern.naam, *kern.andere_namen)] for kern in net.kernen
    }
    groups: dict[str, list[int]] = defaultdict(list)
    kernen = net.actors["kern"]
    for i, (naam, kern) in enumerate(zip(net.actors["naam"], kernen, strict=True)):
        if key := _key(str(naam), spelled.get(str(kern), [])):
            groups[key].append(i)
    found: dict[int, int] = {}
    for group in groups.values():
        busiest = sorted(group, key=lambda i: (-int(net.degree[i]), i))
        for i in group if len(group) > 1 else ():
            twin = next(
                (
                    j
                    for j in busiest
                    if j != i and (kernen[i] == kernen[j] or None in (kernen[i], kernen[j]))
                ),
                None,
            )
            if twin is not None:
                found[i] = twin
    return found


def _key(naam: str, places: list[str]) -> str:
    text = fold(naam)
    for place in sorted(places, key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(place)}\b", " ", text)
    words = [SAME_WORD.get(word, word) for word in re.findall(r"\w+", text)]
    return "".join(word for word in words if word not in EMPTY)
