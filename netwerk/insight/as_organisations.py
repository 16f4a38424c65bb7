"""A network as its organisations: what a person knows counts for the employer (`net/levels.py`).

Gaps between groups are asked of this: a group is not without contact with its own employer, and
what a wijkverpleegkundige knows her organisation knows. A person without an employer, or whose
employer the selection leaves out, counts as itself.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from netwerk.net.arrays import Bools, Longs
from netwerk.net.coding import order_of_ids, taken
from netwerk.net.net import Net


def as_organisations(net: Net) -> Net:
    """The units of a net and their contacts as a net of its own, without relations.

    An organisation was asked when it was, or somebody who works for it. A net in which nobody works
    for another is itself.
    """
    levels = net.levels
    if levels.size == net.n:
        return net
    head = levels.head.astype(np.int64)
    none = np.zeros(0, np.int64)
    actors = dict(taken(net.actors, head))
    asked = list(actors["gevraagd"])
    people = np.flatnonzero(levels.unit_of_head < 0)
    for actor in people.tolist():
        if net.actors["gevraagd"][actor]:
            for unit in levels.of(actor):
                asked[unit] = asked[unit] or net.actors["gevraagd"][actor]
    actors["gevraagd"] = asked
    return replace(
        net,
        actors=actors,
        relaties=taken(net.relaties, none),
        van=net.van[:0],
        naar=net.naar[:0],
        contact=net.contact[:0],
        indptr=levels.indptr,
        indices=levels.indices,
        strength=np.zeros(len(levels.indices), np.int8),
        all_contacts=net.all_contacts[head],
        all_relations=net.all_relations[head],
        part_of=None,
        by_id=None if net.by_id is None else order_of_ids(actors["id"]),
    )


def who_counts(net: Net, units: Bools) -> Bools:
    """The actors that count for some of these units, bool (n,)."""
    levels = net.levels
    owner = np.repeat(np.arange(net.n), np.diff(levels.uptr))
    out = np.zeros(net.n, np.bool_)
    out[owner[units[levels.unit]]] = True
    return out


def crossing(net: Net, one: Bools, other: Bools) -> Longs:
    """The contact ties between actors of the one and of the other, not those of colleagues."""
    ends = net.van, net.naar
    across = (one[ends[0]] & other[ends[1]]) | (other[ends[0]] & one[ends[1]])
    rows = np.flatnonzero(across & net.contact & (ends[0] != ends[1]))
    return rows[~net.levels.same_unit(net.van[rows], net.naar[rows])]
