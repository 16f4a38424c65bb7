"""The kernen of a net as numbers: who is where, what a kern is called and which colour it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

import numpy as np

from netwerk.map import appearance
from netwerk.net.arrays import Bools, Ints
from netwerk.net.net import Net


@dataclass(frozen=True, eq=False)
class KernNumbers:
    """The kernen that somebody is in, by number in order of id.

    of: int32 (n,), the kern of each actor or -1. ids, names and colours (palette keys): of each.
    """

    of: Ints
    ids: tuple[str, ...]
    names: tuple[str, ...]
    colours: tuple[str, ...]


@lru_cache(maxsize=4)
def kern_numbers(net: Net) -> KernNumbers:
    """The kernen of a net, each in its own colour: the same on every map and page."""
    values = [str(kern) if kern else "" for kern in net.actors["kern"]]
    ids = sorted(set(values) - {""})
    number = {kern: k for k, kern in enumerate(ids)} | {"": -1}
    known = {kern.id: kern for kern in net.kernen}
    of = np.array([number[value] for value in values], np.int32)
    of.setflags(write=False)
    places = kern_places(net)
    return KernNumbers(
        of=of,
        ids=tuple(ids),
        names=tuple(known[kern].naam if kern in known else kern for kern in ids),
        colours=tuple(appearance.series(places[kern] % appearance.SERIES)[0] for kern in ids),
    )


def kern_places(net: Net) -> Mapping[str, int]:
    """The number of each kern of the whole municipality, each another, whatever part is looked at.

    Its rest by SERIES is the colour, of its own: kernen of another gebied never move it. Within a
    gebied who comes first has its first wish, and then the others what is left of theirs. How many
    kernen before it have that colour decides the rest of the number: every other one is hollow.
    Kernen that are not recorded come after those, together as if they were a gebied.
    """
    known = {kern.id: kern.gebied for kern in net.whole.kernen}
    held = {str(kern) for kern in net.whole.actors["kern"] if kern}
    of_gebied: dict[str, list[str]] = {}
    for kern, gebied in known.items():
        of_gebied.setdefault(gebied, []).append(kern)
    colours = _apart(sorted(held - known.keys(), key=_digest))
    for kernen in of_gebied.values():
        colours |= _apart(sorted(kernen, key=_digest))
    laps = [0] * appearance.SERIES
    places: dict[str, int] = {}
    for kern in sorted(colours, key=lambda kern: (kern not in known, _digest(kern))):
        colour = colours[kern]
        places[kern] = colour + appearance.SERIES * laps[colour]
        laps[colour] += 1
    return places


def _apart(kernen: Sequence[str]) -> dict[str, int]:
    """A colour for each, another as long as there are: first wishes first, in this order."""
    wishes = {kern: _wishes(kern) for kern in kernen}
    held: dict[str, int] = {}
    for kern, (first, *_) in wishes.items():
        if first not in held.values():
            held[kern] = first
    for kern in kernen:
        if kern not in held:
            held[kern] = min(wishes[kern], key=list(held.values()).count)
    return held


def _wishes(kern: str) -> list[int]:
    """The colours as a kern would have them, the dearest first: out of its id alone.

    Written this way the kernen that a store starts with use all colours, none more than thrice.
    """
    return sorted(range(appearance.SERIES), key=lambda colour: _digest(f"{colour}/{kern}"))


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def leaves(net: Net, own: Bools) -> bool:
    """Whether a relation leads out of this kern, also one that the selection leaves out."""
    inside = own[net.van] & own[net.naar]
    return int(net.all_relations[own].sum()) > 2 * int(inside.sum())
