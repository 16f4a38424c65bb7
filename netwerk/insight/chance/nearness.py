"""Where actors are, as numbers: a place each, and for every two places one class of nearness.

Contact falls off with distance, and every village has its own habits. A test of contact between
groups has to know both, or it tells that villages are far apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from netwerk.insight.grouping import group_by
from netwerk.net.arrays import Bools, Ints, Longs
from netwerk.net.in_common import in_common
from netwerk.net.net import Net
from netwerk.schema import Schema

FEWEST_TIES = 5
"""A class of its own (one kern, one gebied) needs so many contacts, or it is fitted to nothing."""
KERN, GEBIED, FAR, UNKNOWN, EVERYWHERE = "kern", "gebied", "ver", "onbekend", "overal"
SEVERAL, REST = "meer", "rest"
Class = tuple[str | int, ...]


@dataclass(frozen=True, eq=False)
class Nearness:
    """code int32 (n,): place of each actor. near int32 (P, P), symmetric: class of two places.

    classes: what each class is, a tuple that starts with its sort.
    """

    code: Ints
    near: Ints
    classes: tuple[Class, ...]


def nearness_of(net: Net, schema: Schema, u: Ints, v: Ints) -> Nearness:
    """The nearness of the actors of a net with contacts u[k]-v[k]."""
    gebied = group_by(net, schema, "gebied")
    keys = [gebied.keys[g] for g in gebied.groups.tolist()]
    sets = [frozenset(keys[a:b]) for a, b in pairwise(gebied.indptr.tolist())]
    kern = [str(value) if value else None for value in net.actors["kern"]]
    return nearness(kern, sets, u, v)


def nearness(
    kern: Sequence[str | None],
    gebieden: Sequence[frozenset[str]],
    u: Ints,
    v: Ints,
    fewest: int = FEWEST_TIES,
) -> Nearness:
    """Classes from the kern and the gebieden of each actor.

    Same kern: a class a kern. Else a shared gebied: a class a gebied and a number of ends without a
    kern (who works for a whole gebied has other contacts than a village club). Else far. Classes
    with fewer than ``fewest`` contacts are merged within their sort.
    """
    keys = list(zip(kern, gebieden, strict=True))
    order = sorted(set(keys), key=lambda key: (str(key[0] or ""), sorted(key[1])))
    number = {key: place for place, key in enumerate(order)}
    code = np.array([number[key] for key in keys], np.int32)
    raw, found = _raw_classes(order)
    ties = np.bincount(raw[code[u], code[v]], minlength=len(found))
    kept = [
        c if count >= fewest else _wider(c) for c, count in zip(found, ties.tolist(), strict=True)
    ]
    classes = tuple(sorted(set(kept), key=str))
    at = {c: place for place, c in enumerate(classes)}
    into = np.array([at[c] for c in kept], np.int32)
    return Nearness(code, into[raw].astype(np.int32), classes)


def flat(n: int) -> Nearness:
    """Everybody in one place: an expectation that knows busyness only."""
    return Nearness(np.zeros(n, np.int32), np.zeros((1, 1), np.int32), ((EVERYWHERE,),))


def apart(near: Nearness, one: Bools, other: Bools, word: str) -> Nearness:
    """The nearness with contacts between ``one`` and ``other``, bool (n,), as classes of their own.

    What is expected then already knows how much contact there is between those two.
    """
    side = one.astype(np.int64) + 2 * other
    pairs, code = np.unique(near.code.astype(np.int64) * 4 + side, return_inverse=True)
    place, own = pairs // 4, pairs % 4
    first, second = (own & 1).astype(bool), (own >> 1).astype(bool)
    crossing = (first[:, None] & second[None, :]) | (second[:, None] & first[None, :])
    split = near.near[np.ix_(place, place)] + len(near.classes) * crossing
    classes = (*near.classes, *((*c, word) for c in near.classes))
    return Nearness(code.astype(np.int32), split.astype(np.int32), classes)


def _raw_classes(order: Sequence[tuple[str | None, frozenset[str]]]) -> tuple[Longs, list[Class]]:
    """The class of every two places before merging, as a number (P, P), and what each is."""
    kernen = sorted({kern for kern, _ in order if kern})
    gebieden = sorted({gebied for _, own in order for gebied in own})
    at = {kern: k for k, kern in enumerate(kernen)}
    kern = np.array([at[kern] if kern else -1 for kern, _ in order])
    shared, which, some = in_common([own for _, own in order], gebieden)
    which = np.where(shared == 1, which, len(gebieden))
    without = (kern < 0).astype(np.int64)
    without = without[:, None] + without[None, :]
    known = some[:, None] & some[None, :]
    steps = len(gebieden) + 1
    number = np.where(
        shared > 0, 3 * which + without, 3 * steps + 3 * known.astype(np.int64) + without
    )
    same = (kern[:, None] == kern[None, :]) & (kern[:, None] >= 0)
    number = np.where(same, 3 * steps + 6 + kern[:, None], number)
    names: list[Class] = [
        (GEBIED, gebied, ends) for gebied in (*gebieden, SEVERAL) for ends in range(3)
    ]
    names += [(sort, ends) for sort in (UNKNOWN, FAR) for ends in range(3)]
    names += [(KERN, kern) for kern in kernen]
    return number.astype(np.int64), names


def _wider(c: Class) -> Class:
    if c[0] == KERN:
        return (KERN, REST)
    return (GEBIED, REST, c[2]) if c[0] == GEBIED else (c[0],)
