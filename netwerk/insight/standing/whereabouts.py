"""Where actors are, as numbers: a place code each, and a class of nearness for each two places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from netwerk.net.arrays import Array, Longs
from netwerk.net.in_common import in_common
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
    raw, every = _classes(order)
    there, inverse = np.unique(raw, return_inverse=True)
    names = sorted((every[k] for k in there.tolist()), key=str)
    at = {name: i for i, name in enumerate(names)}
    into = np.array([at[every[k]] for k in there.tolist()], np.int64)
    return Whereabouts(code, into[inverse].reshape(raw.shape), tuple(names))


def _classes(order: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[Longs, list[Class]]:
    """The class of every two places as a number (P, P), and what each number is."""
    kernen = sorted({kern for kern, _ in order if kern})
    gebieden = sorted({gebied for _, own in order for gebied in own})
    place = {kern: k for k, kern in enumerate(kernen)}
    kern = np.array([place.get(kern, -1) for kern, _ in order], np.int64)
    shared, which, some = in_common([own for _, own in order], gebieden)
    ends = (kern < 0).astype(np.int64)
    near = 3 * np.where(shared == 1, which, len(gebieden)) + ends[:, None] + ends[None, :]
    far = 3 * (len(gebieden) + 1)
    out = np.where(shared > 0, near, np.where(some[:, None] & some[None, :], far, far + 1))
    same = (kern[:, None] == kern[None, :]) & (kern >= 0)[:, None]
    names: list[Class] = [
        ("gebied", gebied, without) for gebied in (*gebieden, "meer") for without in range(3)
    ]
    names += [("ver",), ("onbekend",), *(("kern", name) for name in kernen)]
    return np.where(same, far + 2 + kern[:, None], out), names


def _sort(name: Class) -> Class:
    return (name[0], name[2]) if name[0] == "gebied" else (name[0],)
