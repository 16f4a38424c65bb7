"""The cheapest route between two actors, by Dijkstra's algorithm on a binary heap."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from netwerk.net.arrays import Array, Bools, Ints
from netwerk.net.kernels.compiled import bools, ints, kernel
from netwerk.net.kernels.distance import refuse_unknown


class CheapestRoute(NamedTuple):
    """A route as actors from source to target and the sum of its costs; empty and -1 for none."""

    actors: Ints
    cost: int


def shortest_route(
    indptr: Ints, indices: Ints, costs: Ints, source: int, target: int, banned: Bools | None = None
) -> CheapestRoute:
    """The route with the lowest sum of whole-number costs (Dijkstra 1959).

    costs (2p,): 0 or more for each CSR entry.

    Of equal ones the one with the fewest steps, then, looking back from the target, the lowest
    actor numbers.
    banned bool (n,): actors that may not be on the way (the ends always may). Raises IndexError for
      an end that is no actor, ValueError for costs below zero or an array of another length.
    """
    indptr, costs = ints(indptr), ints(costs)
    refuse_unknown(len(indptr) - 1, ints([source, target]))
    away = np.zeros(len(indptr) - 1, np.bool_) if banned is None else banned
    if (
        len(costs) != len(indices)
        or len(away) != len(indptr) - 1
        or (len(costs) and costs.min() < 0)
    ):
        raise ValueError("every tie needs a cost of 0 or more, and banned a value for every actor")
    actors, cost = _route(indptr, ints(indices), costs, source, target, bools(away))
    return CheapestRoute(actors, int(cost))


@kernel
def _before(heap: Array, a: int, b: int) -> bool:
    """Whether heap entry a (cost, steps, actor) comes before entry b."""
    return bool(heap[a, 0] < heap[b, 0] or (heap[a, 0] == heap[b, 0] and heap[a, 1] < heap[b, 1]))


@kernel
def _swap(heap: Array, a: int, b: int) -> None:
    for c in range(3):
        kept = heap[a, c]
        heap[a, c] = heap[b, c]
        heap[b, c] = kept


@kernel
def _push(heap: Array, count: int, cost: int, steps: int, actor: int) -> None:
    """Add an entry to the ``count`` of a binary heap."""
    heap[count, 0], heap[count, 1], heap[count, 2] = cost, steps, actor
    while count > 0 and _before(heap, count, (count - 1) // 2):
        up = (count - 1) // 2
        _swap(heap, count, up)
        count = up


@kernel
def _pop(heap: Array, count: int) -> int:
    """Take the first of ``count`` entries out of a binary heap; its actor."""
    actor = heap[0, 2]
    count -= 1
    _swap(heap, 0, count)
    hole = 0
    while 2 * hole + 1 < count:
        child = 2 * hole + 1
        if child + 1 < count and _before(heap, child + 1, child):
            child += 1
        if not _before(heap, child, hole):
            break
        _swap(heap, hole, child)
        hole = child
    return actor  # type: ignore[no-any-return]


@kernel
def _back(before: Array, steps: Array, target: int) -> Array:
    """The actors on the way to target."""
    path = np.empty(steps[target] + 1, np.int32)
    v = target
    for i in range(steps[target], -1, -1):
        path[i] = v
        v = before[v]
    return path


@kernel
def _route(
    indptr: Array, indices: Array, costs: Array, source: int, target: int, banned: Array
) -> tuple[Array, int]:
    n = len(indptr) - 1
    best, steps = np.full(n, np.iinfo(np.int64).max, np.int64), np.full(n, n + 1, np.int64)
    before, done = np.full(n, -1, np.int32), np.zeros(n, np.bool_)
    heap = np.empty(
        (len(indices) + 1, 3), np.int64
    )  # outdated entries stay and are skipped when they come up
    best[source], steps[source] = 0, 0
    _push(heap, 0, 0, 0, source)
    count = 1
    while count and not done[target]:
        v = _pop(heap, count)
        count -= 1
        if done[v]:
            continue
        done[v] = True
        for e in range(indptr[v], indptr[v + 1]):
            u = indices[e]
            if done[u] or (banned[u] and u != target):
                continue
            cost, step = best[v] + costs[e], steps[v] + 1
            if cost < best[u] or (cost == best[u] and step < steps[u]):
                best[u], steps[u], before[u] = cost, step, v
                _push(heap, count, cost, step, u)
                count += 1
            elif cost == best[u] and step == steps[u]:
                before[u] = min(before[u], v)
    if not done[target]:
        return np.empty(0, np.int32), -1
    return _back(before, steps, target), best[target]
