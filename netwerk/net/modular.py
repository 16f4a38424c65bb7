"""Modularity by Louvain (Blondel et al. 2008), and who is together in many runs of it.

Every draw comes from a seed by splitmix64 (Steele, Lea & Flood 2014), so the same numbers give the
same answer everywhere.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from netwerk.net.arrays import Array, Ints, Longs
from netwerk.net.kernels.compiled import ints, kernel


def best_modularity(n: int, u: Ints, v: Ints, runs: int, seed: int, still: float = 0.0) -> float:
    """The highest modularity of so many runs on contacts u[k]-v[k], each pair once.

    A round of moves is the last when at most a share ``still`` of the actors moved in it.
    """
    return float(_best(n, ints(u), ints(v), runs, np.uint64(seed), float(still)))


def one_run(n: int, u: Ints, v: Ints, seed: int) -> Longs:
    """The group of each actor after one run on contacts u[k]-v[k], each pair once, int64 (n,)."""
    found: Longs = _run(n, ints(u), ints(v), np.uint64(seed))
    return found


def together_share(
    n: int, u: Ints, v: Ints, seeds: NDArray[np.uint64], draws: int, left_out: float
) -> NDArray[np.float32]:
    """Share of the draws in which two actors are in one group, float32 (n, n).

    Each draw leaves out a part of the contacts, every contact by its own seed, so that one contact
    more or less leaves the others as they were.
    """
    share: NDArray[np.float32] = _together(
        n, ints(u), ints(v), np.ascontiguousarray(seeds), draws, float(left_out)
    )
    return share


@kernel
def _mixed(z: np.uint64) -> np.uint64:
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


@kernel
def _below(limit: int, state: np.uint64) -> tuple[np.int64, np.uint64]:
    """A whole number below ``limit`` (up to 2^32) and the next state."""
    state += np.uint64(0x9E3779B97F4A7C15)
    z = _mixed(state)
    return np.int64(((z >> np.uint64(32)) * np.uint64(limit)) >> np.uint64(32)), state


@kernel
def _part(seed: np.uint64, turn: int) -> float:
    """A number in (0, 1] for draw ``turn`` of a seed."""
    z = _mixed(seed + np.uint64(turn + 1) * np.uint64(0x9E3779B97F4A7C15))
    return (np.float64(z >> np.uint64(11)) + 1.0) / 9007199254740992.0


@kernel
def _joined(n: int, u: Array, v: Array, keep: Array) -> tuple[Array, Array]:
    """The CSR of the contacts in ``keep``."""
    m = len(u)
    ptr = np.zeros(n + 1, np.int64)
    for e in range(m):
        if keep[e]:
            ptr[u[e] + 1] += 1
            ptr[v[e] + 1] += 1
    ptr = np.cumsum(ptr)
    at, near = ptr[:-1].copy(), np.empty(ptr[-1], np.int64)
    for e in range(m):
        if keep[e]:
            near[at[u[e]]] = v[e]
            at[u[e]] += 1
            near[at[v[e]]] = u[e]
            at[v[e]] += 1
    return ptr, near


@kernel
def _visits(size: int, state: np.uint64) -> tuple[Array, np.uint64]:
    order = np.arange(size)
    for i in range(size - 1, 0, -1):
        j, state = _below(i + 1, state)
        order[i], order[j] = order[j], order[i]
    return order, state


@kernel
def _moved(
    ptr: Array,
    near: Array,
    weight: Array,
    strength: Array,
    total: float,
    order: Array,
    still: float,
) -> tuple[Array, bool]:
    """The group of each actor after moving one by one to the best group next to it."""
    size = len(strength)
    group, inside = np.arange(size), strength.copy()
    to, seen = np.zeros(size), np.empty(size, np.int64)
    ever, moved = False, size
    while moved > still * size:
        moved = 0
        for i in order:
            count = 0
            for e in range(ptr[i], ptr[i + 1]):
                c = group[near[e]]
                if to[c] == 0.0:
                    seen[count] = c
                    count += 1
                to[c] += weight[e]
            here = group[i]
            inside[here] -= strength[i]
            best, gain = here, to[here] - inside[here] * strength[i] / total
            for k in range(count):
                c = seen[k]
                more = to[c] - inside[c] * strength[i] / total
                if more > gain + 1e-12:
                    best, gain = c, more
            inside[best] += strength[i]
            group[i] = best
            if best != here:
                moved += 1
                ever = True
            for k in range(count):
                to[seen[k]] = 0.0
    return group, ever


@kernel
def _merged(
    ptr: Array, near: Array, weight: Array, own: Array, number: Array, groups: int
) -> tuple[Array, Array, Array, Array]:
    """The network of groups: contacts between them, and within each in ``own``."""
    size = len(ptr) - 1
    starts = np.zeros(groups + 1, np.int64)
    for i in range(size):
        starts[number[i] + 1] += ptr[i + 1] - ptr[i]
    starts = np.cumsum(starts)
    flat, flat_weight, at = np.empty(starts[-1], np.int64), np.empty(starts[-1]), starts[:-1].copy()
    inside = np.zeros(groups)
    for i in range(size):
        g = number[i]
        inside[g] += own[i]
        for e in range(ptr[i], ptr[i + 1]):
            h = number[near[e]]
            if h == g:
                inside[g] += weight[e]
            else:
                flat[at[g]] = h
                flat_weight[at[g]] = weight[e]
                at[g] += 1
    out, out_weight = np.empty(starts[-1], np.int64), np.empty(starts[-1])
    out_ptr, fill, place = np.zeros(groups + 1, np.int64), 0, np.full(groups, -1)
    for g in range(groups):
        first = fill
        for e in range(starts[g], at[g]):
            h = flat[e]
            if place[h] < first:
                place[h] = fill
                out[fill] = h
                out_weight[fill] = flat_weight[e]
                fill += 1
            else:
                out_weight[place[h]] += flat_weight[e]
        out_ptr[g + 1] = fill
    return out_ptr, out[:fill].copy(), out_weight[:fill].copy(), inside


@kernel
def _louvain(indptr: Array, indices: Array, state: np.uint64, still: float) -> Array:
    n = len(indptr) - 1
    label = np.arange(n)
    ptr, near, weight = indptr, indices, np.ones(len(indices))
    own, total = np.zeros(n), float(len(indices))
    if total == 0:
        return label
    while True:
        size = len(ptr) - 1
        strength = own.copy()
        for i in range(size):
            for e in range(ptr[i], ptr[i + 1]):
                strength[i] += weight[e]
        order, state = _visits(size, state)
        group, ever = _moved(ptr, near, weight, strength, total, order, still)
        number, groups = np.full(size, -1), 0
        for i in range(size):
            if number[group[i]] < 0:
                number[group[i]] = groups
                groups += 1
        for i in range(size):
            group[i] = number[group[i]]
        for i in range(n):
            label[i] = group[label[i]]
        if not ever or groups == size:
            return label
        ptr, near, weight, own = _merged(ptr, near, weight, own, group, groups)


@kernel
def _modularity(indptr: Array, indices: Array, label: Array) -> Any:
    """Share of contacts within groups less that expected from busyness (Newman & Girvan 2004)."""
    n, total = len(indptr) - 1, float(len(indices))
    if total == 0:
        return 0.0
    sums, inside = np.zeros(label.max() + 1), 0.0
    for i in range(n):
        for e in range(indptr[i], indptr[i + 1]):
            sums[label[i]] += 1
            if label[indices[e]] == label[i]:
                inside += 1
    return inside / total - (sums**2).sum() / total**2


@kernel
def _best(n: int, u: Array, v: Array, runs: int, seed: np.uint64, still: float) -> float:
    ptr, near = _joined(n, u, v, np.ones(len(u), np.bool_))
    best = -1.0
    for run in range(runs):
        label = _louvain(ptr, near, _mixed(seed + np.uint64(run)), still)
        best = max(best, _modularity(ptr, near, label))
    return best


@kernel
def _run(n: int, u: Array, v: Array, seed: np.uint64) -> Array:
    ptr, near = _joined(n, u, v, np.ones(len(u), np.bool_))
    return _louvain(ptr, near, _mixed(seed), 0.0)


@kernel
def _together(n: int, u: Array, v: Array, seeds: Array, draws: int, left_out: float) -> Array:
    m = len(u)
    count, keep = np.zeros((n, n), np.int32), np.empty(m, np.bool_)
    for d in range(draws):
        for e in range(m):
            keep[e] = _part(seeds[e], d) > left_out
        ptr, near = _joined(n, u, v, keep)
        label = _louvain(ptr, near, _mixed(np.uint64(d)), 0.0).astype(np.int32)
        for i in range(n):
            own, row = label[i], count[i]
            for j in range(i):  # along a row, without a branch: several at once
                row[j] += own == label[j]
    out = np.zeros((n, n), np.float32)
    for i in range(n):
        for j in range(i):
            out[i, j] = np.float32(count[i, j]) / np.float32(draws)
            out[j, i] = out[i, j]
    return out
