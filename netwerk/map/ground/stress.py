"""Compiled: places whose distances are those of the network.

`stress` is stochastic gradient descent on stress (Zheng, Pawar and Goodman, IEEE TVCG 25(9), 2018)
with the pairs in a fixed mixed order instead of a random one.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from netwerk.net.arrays import Ints, Points

GOLDEN = 2.399963229728653


def sunflower(n: int, step: float) -> Points:
    """``n`` points spread evenly over a disc, in a fixed order."""
    i = np.arange(n)
    r = step * np.sqrt(i + 0.5)
    return np.column_stack((r * np.cos(i * GOLDEN), r * np.sin(i * GOLDEN)))


@njit(cache=True, nogil=True)
def steps_between(indptr: Ints, indices: Ints) -> Points:
    """Ties on the shortest route of every pair, float64 (n, n); 0 where there is no route."""
    n = len(indptr) - 1
    out = np.zeros((n, n))
    queue = np.empty(n, np.int32)
    for s in range(n):
        queue[0] = s
        seen = np.zeros(n, np.bool_)
        seen[s] = True
        head, tail = 0, 1
        while head < tail:
            i = queue[head]
            head += 1
            for e in range(indptr[i], indptr[i + 1]):
                j = indices[e]
                if not seen[j]:
                    seen[j] = True
                    out[s, j] = out[s, i] + 1.0
                    queue[tail] = j
                    tail += 1
    return out


@njit(cache=True, nogil=True)
def stress(start: Points, wanted: Points, rounds: int, least: float) -> Points:
    """Places with distances as near to ``wanted`` (n, n) as can be; a pair counts 1/wanted^2."""
    xy = start.copy()
    n = len(xy)
    pairs = n * (n - 1) // 2
    if pairs == 0:
        return xy
    one = np.empty(pairs, np.int32)
    two = np.empty(pairs, np.int32)
    k = 0
    for i in range(n):
        for j in range(i):
            one[k], two[k] = i, j
            k += 1
    jump = _mixing(pairs)
    first = wanted.max() ** 2
    for turn in range(rounds):
        rate = first * (least / first) ** (turn / max(rounds - 1, 1))
        at = (turn * 7919) % pairs
        for _ in range(pairs):
            at += jump
            if at >= pairs:
                at -= pairs
            _step(xy, one[at], two[at], wanted[one[at], two[at]], rate)
    return xy


@njit(cache=True, nogil=True)
def _step(xy: Points, i: int, j: int, wanted: float, rate: float) -> None:
    """Move two towards the distance that they should have."""
    share = min(rate / (wanted * wanted), 1.0)
    dx, dy = xy[i, 0] - xy[j, 0], xy[i, 1] - xy[j, 1]
    now = np.sqrt(dx * dx + dy * dy)
    if now < 1e-9:
        dx, dy, now = 1e-3 * np.cos(i + 2.4 * j), 1e-3 * np.sin(i + 2.4 * j), 1e-3
    r = share * (now - wanted) / (2.0 * now)
    xy[i, 0] -= r * dx
    xy[i, 1] -= r * dy
    xy[j, 0] += r * dx
    xy[j, 1] += r * dy


@njit(cache=True, nogil=True)
def _mixing(pairs: int) -> int:
    """A jump through the pairs that mixes near and far and meets each once."""
    jump = int(pairs * 0.6180339887) | 1
    while True:
        a, b = jump, pairs
        while b:
            a, b = b, a % b
        if a == 1:
            return jump
        jump += 2
