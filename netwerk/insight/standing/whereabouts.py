"""Where actors are, as numbers: a place code each, and a class of nearness for each two places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from netwerk.net.arrays import Array, Longs
from netwerk.net.net import Net

Class = tuple[object, ...]


@dataclass(frozen=True, eq=False)
class Whereabouts:
    """code int64 (n,): the place of each actor. near int64 (P, P), symmetric: class of two places.

    names: what each class is.
    """

    code: Longs
    near: Array
    names: tuple[Class, ...]

    @cached_property
    def sorts(self) -> Longs:
        """The sort of each class as a number: same kern, shared gebied, far, unknown."""
        wide = [_sort(name) for name in self.names]
        at = {name: i for i, name in enumerate(sorted(set(wide), key=str))}
        return np.array([at[name] for name in wide], np.int64)


def whereabouts(net: Net) -> Whereabouts:
    """Classes from the kern (or none) and the gebieden of each actor.

    Same kern: a class a kern. Else a shared gebied: a class a gebied and a number of ends without a
    kern (who works for a whole gebied has other contacts than a village club). Else far.
    """
    kernen = net.actors["kern"]
    keys = [(str(kernen[i] or ""), net.gebieden_of(i)) for i in range(net.n)]
    order = sorted(set(keys))
    number = {key: i for i, key in enumerate(order)}
    code = np.array([number[key] for key in keys], np.int64)
    size = len(order)
    raw = [_class(order[a], order[b]) for a in range(size) for b in range(a + 1)]
    names = sorted(set(raw), key=str)
    at = {name: i for i, name in enumerate(names)}
    near = np.zeros((size, size), np.int64)
    low = np.tril_indices(size)
    near[low] = [at[name] for name in raw]
    near.T[low] = near[low]
    return Whereabouts(code, near, tuple(names))


def _class(a: tuple[str, tuple[str, ...]], b: tuple[str, tuple[str, ...]]) -> Class:
    if a[0] and a[0] == b[0]:
        return ("kern", a[0])
    without = (not a[0]) + (not b[0])
    shared = [gebied for gebied in a[1] if gebied in b[1]]
    if shared:
        return ("gebied", min(shared) if len(shared) == 1 else "meer", without)
    return ("ver",) if a[1] and b[1] else ("onbekend",)


def _sort(name: Class) -> Class:
    return (name[0], name[2]) if name[0] == "gebied" else (name[0],)
