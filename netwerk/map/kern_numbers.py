"""The kernen of a net as numbers: who is where, what a kern is called and which colour it has."""

from __future__ import annotations

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
    """The kernen of a net.

    Within one gebied each kern has a colour of its own; in more gebieden those of one share one.
    """
    values = [str(kern) if kern else "" for kern in net.actors["kern"]]
    ids = sorted(set(values) - {""})
    number = {kern: k for k, kern in enumerate(ids)} | {"": -1}
    known = {kern.id: kern for kern in net.kernen}
    gebied = [known[kern].gebied if kern in known else "" for kern in ids]
    by_gebied = net.selection.gebied is None and len(set(gebied)) > 1
    series = sorted(set(gebied)) if by_gebied else ids
    shown = gebied if by_gebied else ids
    of = np.array([number[value] for value in values], np.int32)
    of.setflags(write=False)
    return KernNumbers(
        of=of,
        ids=tuple(ids),
        names=tuple(known[kern].naam if kern in known else kern for kern in ids),
        colours=tuple(
            appearance.series(series.index(value) % appearance.SERIES)[0] for value in shown
        ),
    )


def leaves(net: Net, own: Bools) -> bool:
    """Whether a relation leads out of this kern, also one that the selection leaves out."""
    inside = own[net.van] & own[net.naar]
    return int(net.all_relations[own].sum()) > 2 * int(inside.sum())
