"""The best set of a few actors, by trying all sets that could be best: compiled loops.

Borgatti 2006 asks who together hold a network (KPP-Neg) and who together reach most (KPP-Pos). For
the first, one walk through what is left without two actors says of every third what its loss would
do (Hopcroft & Tarjan 1973), so all sets of three cost a walk for every pair. For the second sets
that cannot be better than the best so far are passed over, by what each could add at most.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from netwerk.net.arrays import Array, Ints
from netwerk.net.kernels.compiled import ints, kernel

MOST = 3
"""How many actors a set holds at most."""


def breaking_set(indptr: Ints, indices: Ints, first: Ints, k: int) -> Ints:
    """The ``k`` actors without whom the fewest pairs can still reach each other, int32 (k,).

    All of them but one from ``first``, the other anybody; in the order of ``first`` on ties.
    """
    found: Ints = _breaking(ints(indptr), ints(indices), ints(first), k)
    return found


def reaching_most(
    indptr: Ints, indices: Ints, steps: int, first: Ints, k: int, work: int
) -> tuple[Ints, bool]:
    """The ``k`` of ``first`` with the most actors within ``steps`` of them, themselves included.

    And whether all sets were tried: not when that takes more than ``work`` steps.
    """
    found, whole = _reaching(ints(indptr), ints(indices), steps, ints(first), k, work)
    return found, bool(whole)


@kernel
def _part(indptr: Array, indices: Array, gone: Array, root: int, first: int, room: Array) -> int:
    """Walk through the part of ``root``: its size. ``room[7]`` gets its actors from ``first`` on.

    ``room`` int64 (9, n): seen, low, next contact, parent, size below, cut off without it, pairs
    within what is cut off, the part, and the way back.
    """
    seen, low, at, parent = room[0], room[1], room[2], room[3]
    size, cut, squares, part, stack = room[4], room[5], room[6], room[7], room[8]
    clock, top = first, -1
    fresh, up = root, -1
    while True:
        if fresh >= 0:
            part[clock] = fresh
            clock += 1
            seen[fresh], low[fresh], at[fresh], parent[fresh] = clock, clock, indptr[fresh], up
            size[fresh], cut[fresh], squares[fresh] = 1, 0, 0
            top += 1
            stack[top] = fresh
            fresh = -1
        i = stack[top]
        while at[i] < indptr[i + 1] and fresh < 0:
            j = indices[at[i]]
            at[i] += 1
            if not gone[j] and not seen[j]:
                fresh, up = j, i
            elif not gone[j] and j != parent[i]:
                low[i] = min(low[i], seen[j])
        if fresh >= 0:
            continue
        top -= 1
        if top < 0:
            return clock - first
        _finish(i, parent[i], seen, low, size, cut, squares)


@kernel
def _finish(
    i: int, up: int, seen: Array, low: Array, size: Array, cut: Array, squares: Array
) -> None:
    size[up] += size[i]
    low[up] = min(low[up], low[i])
    if low[i] >= seen[up]:
        cut[up] += size[i]
        squares[up] += size[i] * (size[i] - 1) // 2


@kernel
def _walk(indptr: Array, indices: Array, gone: Array, rest: Array, room: Array) -> None:
    """``rest[i]``: the pairs that reach each other without ``gone`` and without i."""
    n = len(indptr) - 1
    room[0, :] = 0
    clock, every = 0, 0
    for root in range(n):
        if gone[root] or room[0, root]:
            continue
        whole = _part(indptr, indices, gone, root, clock, room)
        pairs = whole * (whole - 1) // 2
        every += pairs
        for p in range(clock, clock + whole):
            i = room[7, p]
            left = whole - 1 - room[5, i]
            rest[i] = pairs - room[6, i] - left * (left - 1) // 2
        clock += whole
    for i in range(n):
        rest[i] = every - rest[i]


@kernel
def _third(rest: Array, gone: Array, place: Array) -> int:
    """Without whom the fewest pairs are left, the first by ``place`` on ties."""
    chosen = -1
    for i in range(len(rest)):
        if gone[i] or (chosen >= 0 and rest[i] > rest[chosen]):
            continue
        if chosen < 0 or rest[i] < rest[chosen] or place[i] < place[chosen]:
            chosen = i
    return chosen


@kernel
def _breaking(indptr: Array, indices: Array, first: Array, k: int) -> Array:
    n, f = len(indptr) - 1, len(first)
    place = np.full(n, n)
    for p in range(f):
        place[first[p]] = p
    gone, rest, room = np.zeros(n, np.bool_), np.zeros(n, np.int64), np.zeros((9, n), np.int64)
    best, least = np.full(k, -1, np.int32), np.int64(n) * n
    for a in range(f if k > 1 else 1):
        for b in range(a + 1 if k > 2 else 0, f if k > 2 else 1):
            gone[:] = False
            if k > 1:
                gone[first[a]] = True
            if k > 2:
                gone[first[b]] = True
            _walk(indptr, indices, gone, rest, room)
            chosen = _third(rest, gone, place)
            if chosen >= 0 and rest[chosen] < least:
                least = rest[chosen]
                best[0] = chosen
                if k > 1:
                    best[1] = first[a]
                if k > 2:
                    best[2] = first[b]
    return best


@kernel
def _bits(value: np.uint64) -> Any:
    value = value - ((value >> np.uint64(1)) & np.uint64(0x5555555555555555))
    value = (value & np.uint64(0x3333333333333333)) + (
        (value >> np.uint64(2)) & np.uint64(0x3333333333333333)
    )
    value = (value + (value >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return np.int64((value * np.uint64(0x0101010101010101)) >> np.uint64(56))


@kernel
def _near(indptr: Array, indices: Array, steps: int, first: Array) -> Array:
    """Who is within ``steps`` of each of ``first``, a bit each: uint64 (f, words)."""
    n, f = len(indptr) - 1, len(first)
    out = np.zeros((f, (n + 63) // 64), np.uint64)
    queue, far = np.empty(n, np.int64), np.full(n, -1, np.int64)
    for p in range(f):
        queue[0], count, at = first[p], 1, 0
        far[first[p]] = 0
        while at < count:
            i = queue[at]
            at += 1
            out[p, i >> 6] |= np.uint64(1) << np.uint64(i & 63)
            if far[i] == steps:
                continue
            for e in range(indptr[i], indptr[i + 1]):
                j = indices[e]
                if far[j] < 0:
                    far[j] = far[i] + 1
                    queue[count] = j
                    count += 1
        for q in range(count):
            far[queue[q]] = -1
    return out


@kernel
def _joint(one: Array, other: Array, out: Array) -> Any:
    count = 0
    for word in range(len(one)):
        out[word] = one[word] | other[word]
        count += _bits(out[word])
    return count


@kernel
def _greedy(near: Array, k: int, chosen: Array) -> Any:
    words = near.shape[1]
    have, trial, most = np.zeros(words, np.uint64), np.zeros(words, np.uint64), 0
    for turn in range(k):
        best, gain = -1, -1
        for p in range(len(near)):
            count = _joint(have, near[p], trial)
            taken = False
            for q in range(turn):
                taken |= chosen[q] == p
            if not taken and count > gain:
                best, gain = p, count
        chosen[turn] = best
        most = _joint(have, near[best], have)
    return most


@kernel
def _reaching(
    indptr: Array, indices: Array, steps: int, first: Array, k: int, work: int
) -> tuple[Array, bool]:
    """All of ``first`` by how many they reach; a loop for each place in the set, from the third.

    With k below three the loops of the first places run once, for nobody.
    """
    near = _near(indptr, indices, steps, first)
    f, words = near.shape
    alone, none = np.zeros(f, np.int64), np.zeros(words, np.uint64)
    for p in range(f):
        alone[p] = _joint(near[p], near[p], none)
    order = np.argsort(-alone, kind="mergesort")
    near, alone = near[order], alone[order]
    none[:] = 0
    chosen = np.zeros(k, np.int64)
    best = _greedy(near, k, chosen)
    pair, spent = np.zeros(words, np.uint64), 0
    for a in range(f if k > 2 else 1):
        have, base = (alone[a], near[a]) if k > 2 else (0, none)
        if k > 2 and 3 * have <= best:
            break
        for b in range(a + 1 if k > 2 else 0, f if k > 1 else 1):
            if k > 1 and have + 2 * alone[b] <= best:
                break
            both = _joint(base, near[b] if k > 1 else none, pair)
            best, steps_taken = _last(near, alone, pair, both, b + 1 if k > 1 else 0, best, chosen)
            if steps_taken < 0:
                steps_taken = -steps_taken
                if k > 1:
                    chosen[k - 2] = b
                if k > 2:
                    chosen[0] = a
            spent += words * (steps_taken + 1)
            if spent > work:
                return first[order[chosen]].astype(np.int32), False
    return first[order[chosen]].astype(np.int32), True


@kernel
def _last(
    near: Array, alone: Array, pair: Array, both: int, start: int, best: int, chosen: Array
) -> tuple[int, int]:
    """The best last one with ``pair``: what they reach, and steps taken (below 0: it is better)."""
    trial, sign, c = np.zeros(len(pair), np.uint64), 1, start
    while c < len(near) and both + alone[c] > best:
        count = _joint(pair, near[c], trial)
        if count > best:
            best, sign = count, -1
            chosen[-1] = c
        c += 1
    return best, sign * (c - start + 1)
