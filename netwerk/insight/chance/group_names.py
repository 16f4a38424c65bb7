"""The groups of a network with names from what their members share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from netwerk.insight import wording as w
from netwerk.insight.chance.clear_groups import clear_groups
from netwerk.net.canonical import content_keys
from netwerk.net.csr import Ints
from netwerk.net.net import Net
from netwerk.schema import Schema

MOST_OF = 0.5
"""A kern or categorie names a group when more than this part of its members have it."""


@dataclass(frozen=True)
class Group:
    """Actors that belong together.

    key: the id of the centre (most contacts inside), which stays when others come and go. members:
    actor indices, ascending. kern: that of most members, if any.
    """

    key: str
    naam: str
    centre: int
    members: tuple[int, ...]
    kern: str | None


@dataclass(frozen=True, eq=False)
class Groups:
    """The groups, largest first, and for each actor its place in them.

    labels int32 (n,): position in ``groups``, -1 when not surely in one. steadiness float64 (n,):
    how often the actor is together with the others of its group when contacts are left out, NaN
    without a group. chance: that of so clear groups in a network with the same numbers of contacts.
    Empty when that is not small: then there are no groups to tell of.
    """

    labels: Ints
    steadiness: NDArray[np.float64]
    groups: tuple[Group, ...]
    chance: float = 1.0


def groups_of(net: Net, schema: Schema) -> Groups:
    """The groups of a net when it has more of them than chance gives, ties by centre."""
    clear = clear_groups(net.indptr, net.indices, content_keys(net))
    label = clear.label
    rows = np.repeat(np.arange(net.n), net.degree)
    inside = np.bincount(rows[label[rows] == label[net.indices]], minlength=net.n)
    order = np.argsort(label, kind="stable")
    parts = np.split(order, np.flatnonzero(np.diff(label[order])) + 1)
    groups = [
        _group(net, schema, part, inside) for part in parts if len(part) and label[part[0]] >= 0
    ]
    ordered = sorted(groups, key=lambda group: (-len(group.members), group.centre))
    labels = np.full(net.n, -1, np.int32)
    for number, group in enumerate(ordered):
        labels[list(group.members)] = number
    sure = np.where(labels >= 0, clear.sure, np.nan)
    return Groups(labels, sure, tuple(_distinct(net, ordered)), clear.p)


def _group(
    net: Net, schema: Schema, members: NDArray[np.int64], inside: NDArray[np.int64]
) -> Group:
    centre = int(members[int(np.argmax(inside[members]))])
    kern, categorie = _most(net.actors["kern"], members), _most(net.actors["categorie"], members)
    what = schema.toon("Actor", "categorie", categorie) if categorie else ""
    where = w.kern_words(net, kern) if kern else ""
    naam = (
        f"{what} in {where}"
        if what and where
        else what or where or f"rond {w.name_of(net, centre)}"
    )
    return Group(str(net.actors["id"][centre]), naam, centre, tuple(members.tolist()), kern)


def _most(column: Sequence[object], members: NDArray[np.int64]) -> str | None:
    """The value that more than MOST_OF of these actors have."""
    counts = Counter(str(column[i]) for i in members.tolist() if column[i])
    value, count = counts.most_common(1)[0] if counts else ("", 0)
    return value if count > MOST_OF * len(members) else None


def _distinct(net: Net, groups: Sequence[Group]) -> list[Group]:
    """Two groups of one name are told apart by their centres."""
    counts = Counter(group.naam for group in groups)
    return [
        replace(g, naam=f"{g.naam}, rond {w.name_of(net, g.centre)}") if counts[g.naam] > 1 else g
        for g in groups
    ]
