"""What a network falls apart into when actors or ties drop out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from netwerk.net.kernels import Fragility, split_off
from netwerk.net.net import Net


def parts_without(net: Net, removed: Sequence[int], held: Fragility) -> list[list[int]]:
    """The parts that the components of ``removed`` fall into without them, largest first.

    Then by first actor.

    Each part is a list of actor indices, ascending; components that ``removed`` does not touch are
    left out.
    """
    gone = np.zeros(net.n, bool)
    gone[np.asarray(removed, np.int64)] = True
    after = split_off(net.indptr, net.indices, gone)
    touched = np.isin(held.component, held.component[gone]) & ~gone
    actors = np.flatnonzero(touched)
    order = np.argsort(after[actors], kind="stable")
    labels = after[actors][order]
    groups = np.split(actors[order], np.flatnonzero(np.diff(labels)) + 1) if len(actors) else []
    return sorted((group.tolist() for group in groups), key=lambda group: (-len(group), group[0]))


def descendants(parent: NDArray[np.int32]) -> Callable[[int], list[int]]:
    """A look-up of everyone on the child's side of a tree tie, ascending.

    The child itself with them.
    """
    children = np.flatnonzero(parent >= 0)
    order = children[np.argsort(parent[children], kind="stable")]
    starts = np.searchsorted(parent[order], np.arange(len(parent) + 1))

    def below(child: int) -> list[int]:
        reached = [child]
        for actor in reached:
            reached.extend(order[starts[actor] : starts[actor + 1]].tolist())
        return sorted(reached)

    return below
