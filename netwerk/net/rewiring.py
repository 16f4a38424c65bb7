"""Networks with the same numbers of contacts: ends of contacts swapped (Maslov & Sneppen 2002)."""

from __future__ import annotations

import numpy as np

from netwerk.net.arrays import Array, Ints
from netwerk.net.kernels.compiled import ints, kernel


def rewired(n: int, u: Ints, v: Ints, sweeps: int, seed: int) -> tuple[Ints, Ints]:
    """Both ends of the contacts u[k]-v[k] after ``sweeps`` tries a contact to swap.

    A swap that would make a loop or a double contact is refused. The same seed gives the same.
    """
    a, b = _rewired(n, ints(u), ints(v), sweeps, np.uint64(seed))
    return ints(a), ints(b)


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
def _key(x: int, y: int, n: int) -> int:
    return min(x, y) * n + max(x, y)


@kernel
def _slot(key: int, size: int) -> np.int64:
    spot = (np.uint64(key) * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(20)
    return np.int64(spot & np.uint64(size - 1))


@kernel
def _put(table: Array, key: int) -> None:
    at = _slot(key, len(table))
    while table[at] >= 0:
        at = (at + 1) & (len(table) - 1)
    table[at] = key


@kernel
def _has(table: Array, key: int) -> bool:
    at = _slot(key, len(table))
    while table[at] != -1:
        if table[at] == key:
            return True
        at = (at + 1) & (len(table) - 1)
    return False


@kernel
def _drop(table: Array, key: int) -> None:
    at = _slot(key, len(table))
    while table[at] != key:
        at = (at + 1) & (len(table) - 1)
    table[at] = -2


@kernel
def _rewired(n: int, u: Array, v: Array, sweeps: int, seed: np.uint64) -> tuple[Array, Array]:
    """Contacts are looked up in an open-addressing table, so memory stays with their number."""
    m, size, state = len(u), 1, _mixed(seed)
    while size < 4 * m:
        size *= 2
    a, b = u.astype(np.int64), v.astype(np.int64)
    table, gone = np.full(size, -1, np.int64), 0
    for g in range(m):
        _put(table, _key(a[g], b[g], n))
    for _ in range(sweeps * m):
        e, state = _below(m, state)
        f, state = _below(m, state)
        turned, state = _below(2, state)
        x, y, s, t = a[e], b[e], a[f], b[f]
        if turned:
            s, t = t, s
        if e == f or x == t or s == y:
            continue
        if _has(table, _key(x, t, n)) or _has(table, _key(s, y, n)):
            continue
        _drop(table, _key(x, y, n))
        _drop(table, _key(s, t, n))
        _put(table, _key(x, t, n))
        _put(table, _key(s, y, n))
        a[e], b[e], a[f], b[f] = x, t, s, y
        gone += 2
        if gone > size // 4:
            table[:] = -1
            for g in range(m):
                _put(table, _key(a[g], b[g], n))
            gone = 0
    return a, b
