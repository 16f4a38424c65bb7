"""Compile every kernel ahead of use, so that no page waits for it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from netwerk.net import best_sets, expecting, gains, modular, rewiring, shuffles
from netwerk.net.arrays import Ints
from netwerk.net.kernels import (
    brokerage,
    central,
    cheapest,
    connectedness,
    distance,
    holes,
    near,
    shared,
)


def warm(progress: Callable[[float], None] | None = None) -> None:
    """Run each kernel once on two actors with a tie; seconds when new.

    What is on disk already is only loaded.

    ``progress`` is told the share done, ending with 1.0.
    """
    tasks = _tasks(np.array([0, 1, 2], np.int32), np.array([1, 0], np.int32))
    for done, task in enumerate(tasks):
        if progress is not None:
            progress(done / len(tasks))
        task()
    if progress is not None:
        progress(1.0)


def _tasks(indptr: Ints, indices: Ints) -> tuple[Callable[[], object], ...]:
    one = np.zeros((1, 1), np.int32)
    groups, distances = np.zeros(2, np.int32), np.array([[0, 1], [1, 0]], np.uint8)
    return (
        lambda: connectedness.fragility(indptr, indices),
        lambda: connectedness.split_off(indptr, indices, np.zeros(2, np.bool_)),
        lambda: connectedness.core_numbers(indptr, indices),
        lambda: central.betweenness(indptr, indices),
        lambda: holes.burt(indptr, indices),
        lambda: brokerage.gould_fernandez(indptr, indices, groups),
        lambda: brokerage.gould_fernandez(indptr, indices, groups, indptr, indices),
        lambda: brokerage.participation(indptr, indices, groups),
        lambda: distance.reach(indptr, indices, 1),
        lambda: near.pairs_within(indptr, indices, 1, np.ones(2, np.bool_)),
        lambda: distance.distances_from(indptr, indices, [0]),
        lambda: distance.all_distances(indptr, indices),
        lambda: distance.spans(indptr, indices),
        lambda: cheapest.shortest_route(indptr, indices, np.ones(2, np.int32), 0, 1),
        lambda: shared.shared_contacts(indptr, indices),
        lambda: shared.resource_allocation(indptr, indices, 1),
        lambda: connectedness.fragility_under_loss(indptr, indices, 0.5, 1),
        lambda: gains.tie_gains(distances, np.array([[0, 1]], np.int32)),
        lambda: gains.with_tie(distances, 0, 1),
        lambda: best_sets.breaking_set(indptr, indices, groups[:1], 1),
        lambda: best_sets.reaching_most(indptr, indices, 1, groups[:1], 1, 1),
        lambda: expecting.fitted(np.ones(1), np.ones(1) * 2, one, np.ones(1), groups[:1] > 0, 0.0),
        lambda: expecting.class_sums(np.ones((1, 1)), one, groups, groups[:0], one, 1, 1),
        lambda: modular.best_modularity(2, groups[:1], groups[:1] + 1, 1, 1),
        lambda: rewiring.rewired(2, groups[:1], groups[:1] + 1, 1, 1),
        lambda: modular.together_share(
            2, groups[:1], groups[:1] + 1, np.ones(1, np.uint64), 1, 0.5
        ),
        lambda: shuffles.shuffled_labels(groups, 1, 1, 1),
    )
