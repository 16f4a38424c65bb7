"""What a network falls apart into when actors or ties drop out."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from netwerk.insight import wording as w
from netwerk.insight.finding import Subject
from netwerk.net.kernels import Fragility, split_off
from netwerk.net.net import Net


def parts_without(net: Net, removed: Sequence[int], found: Fragility) -> list[list[int]]:
    """The parts that the components of ``removed`` fall into without them, largest first.

    Then by first actor.

    Each part is a list of actor indices, ascending; components that ``removed`` does not touch are
    left out.
    """
    gone = np.zeros(net.n, bool)
    gone[np.asarray(removed, np.int64)] = True
    after = split_off(net.indptr, net.indices, gone)
    touched = np.isin(found.component, found.component[gone]) & ~gone
    actors = np.flatnonzero(touched)
    order = np.argsort(after[actors], kind="stable")
    labels = after[actors][order]
    groups = np.split(actors[order], np.flatnonzero(np.diff(labels)) + 1) if len(actors) else []
    return sorted((group.tolist() for group in groups), key=lambda group: (-len(group), group[0]))


def descendants(parent: NDArray[np.int32]) -> Callable[[int], list[int]]:
    """A look-up of everyone on the child's side of a tree tie, ascending.

    The child itself with them.
    """
    known = np.flatnonzero(parent >= 0)
    order = known[np.argsort(parent[known], kind="stable")]
    starts = np.searchsorted(parent[order], np.arange(len(parent) + 1))

    def below(child: int) -> list[int]:
        reached = [child]
        for actor in reached:
            reached.extend(order[starts[actor] : starts[actor + 1]].tolist())
        return sorted(reached)

    return below


def part_subject(net: Net, members: Sequence[int]) -> Subject:
    """A part that is apart as what is told about.

    The kern, when it is all of one kern that has contacts; else the part, by its first actor.
    """
    kernen = {net.actors["kern"][i] for i in members}
    kern = next(iter(kernen)) if len(kernen) == 1 else None
    if kern:
        tied = sum(value == kern for value in itertools.compress(net.actors["kern"], net.degree))
        if tied == len(members):
            return Subject("kern", (str(kern),), w.kern_words(net, str(kern)))
    return Subject("groups", (f"deel:{net.actors['id'][members[0]]}",), w.names_of(net, members))
