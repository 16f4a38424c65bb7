"""What still stands when some ties are not recorded (Borgatti, Carley & Krackhardt 2006)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from netwerk.net.kernels.compiled import Array, Floats, Ints, ints, kernel
from netwerk.net.kernels.connect import _fragility


@dataclass(frozen=True, eq=False)
class Stability:
    """Shares of the rounds, between 0 and 1.

    cut_point float64 (n,): rounds in which the actor is a cut point. bridge float64 (2p,) per CSR entry: of the
    rounds in which the tie was not left out, those in which it is a bridge; NaN when it never stayed.
    isolated float64 (n,): rounds in which the actor has no contacts left (always, for who has none now).
    """

    cut_point: Floats
    bridge: Floats
    isolated: Floats


def fragility_under_loss(indptr: Ints, indices: Ints, share: float = 0.1, rounds: int = 50, seed: int = 0) -> Stability:
    """Leave out each tie with chance ``share``, look again, ``rounds`` times. The same seed gives the same answer.

    Raises ValueError for a share outside 0..1 or fewer than one round.
    """
    if not 0 <= share <= 1 or rounds < 1:
        raise ValueError("share must lie between 0 and 1 and rounds be 1 or more")
    return Stability(*_under_loss(ints(indptr), ints(indices), share, rounds, seed))


@kernel
def _next(state: Any) -> tuple[Any, float]:
    """splitmix64 (Steele, Lea & Flood 2014): the next state and a number in [0, 1)."""
    state += np.uint64(0x9E3779B97F4A7C15)
    z: Any = state
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z ^= z >> np.uint64(31)
    return state, np.float64(z >> np.uint64(11)) * (1.0 / 9007199254740992.0)


@kernel
def _twins(indptr: Array, indices: Array) -> Array:
    """Of each CSR entry i-j the number of entry j-i."""
    twin, fill = np.empty(len(indices), np.int32), indptr[:-1].copy()
    for i in range(len(indptr) - 1):
        for e in range(indptr[i], indptr[i + 1]):
            j = indices[e]
            if j > i:
                twin[e], twin[fill[j]] = fill[j], e
                fill[j] += 1
    return twin


@kernel
def _under_loss(indptr: Array, indices: Array, share: float, rounds: int, seed: int) -> tuple[Array, Array, Array]:
    n, entries = len(indptr) - 1, len(indices)
    cut, alone = np.zeros(n), np.zeros(n)
    bridge, stayed = np.zeros(entries), np.zeros(entries)
    twin, keep = _twins(indptr, indices), np.empty(entries, np.bool_)
    part_ptr, part = np.zeros(n + 1, np.int32), np.empty(entries, np.int32)
    state: Any = np.uint64(seed)
    for _ in range(rounds):
        held = 0
        for i in range(n):
            for e in range(indptr[i], indptr[i + 1]):
                if indices[e] > i:
                    state, chance = _next(state)
                    keep[e] = keep[twin[e]] = chance >= share
                if keep[e]:
                    stayed[e] += 1
                    part[held] = indices[e]
                    held += 1
            part_ptr[i + 1] = held
        _, _, parts, _, is_bridge, parent, _ = _fragility(part_ptr, part[:held])
        for i in range(n):
            cut[i] += parts[i] > 1
            alone[i] += part_ptr[i + 1] == part_ptr[i]
            if not is_bridge[i]:
                continue
            low = indptr[i]
            while indices[low] != parent[i]:
                low += 1
            bridge[low] += 1
            bridge[twin[low]] += 1
    for e in range(entries):
        bridge[e] = bridge[e] / stayed[e] if stayed[e] else np.nan
    return cut / rounds, bridge, alone / rounds
