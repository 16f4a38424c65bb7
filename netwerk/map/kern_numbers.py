"""The kernen of a net as numbers: who is where, what a kern is called and which colour it has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

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
    """The place of each kern in the whole municipality, whatever part of it is looked at.

    By gebied, so that the kernen of one gebied have different colours; who is in a kern that is
    not recorded comes after those.
    """
    known = sorted((kern.gebied, kern.id) for kern in net.whole.kernen)
    held = {str(kern) for kern in net.whole.actors["kern"] if kern}
    order = [kern for _, kern in known] + sorted(held - {kern for _, kern in known})
    return {kern: place for place, kern in enumerate(order)}


def leaves(net: Net, own: Bools) -> bool:
    """Whether a relation leads out of this kern, also one that the selection leaves out."""
    inside = own[net.van] & own[net.naar]
    return int(net.all_relations[own].sum()) > 2 * int(inside.sum())
