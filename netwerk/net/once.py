"""What follows from a network alone, worked out once for each."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from netwerk.net.net import Net

R = TypeVar("R")


def once_per_net(make: Callable[[Net], R]) -> Callable[[Net], R]:
    """The same function, which remembers its answer as long as the network is there.

    For answers that nobody changes and that do not hold the network itself.
    """
    held: WeakKeyDictionary[Net, R] = WeakKeyDictionary()

    @wraps(make)
    def kept(net: Net) -> R:
        if net not in held:
            held[net] = make(net)
        return held[net]

    return kept
