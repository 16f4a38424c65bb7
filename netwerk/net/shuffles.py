"""Labels dealt out at random: what chance alone would give to an actor's contacts."""

from __future__ import annotations

import numpy as np

from netwerk.net.arrays import Array, Ints
from netwerk.net.kernels.compiled import ints, kernel


def shuffled_labels(labels: Ints, take: int, shuffles: int, seed: int) -> Ints:
    """``take`` labels dealt out at random, int32 (shuffles, take).

    Without replacement, once for each shuffle.
    """
    return _deal(ints(labels), take, shuffles, seed)


@kernel
def _below(limit: int, state: np.uint64) -> tuple[np.int64, np.uint64]:
    """A whole number below ``limit`` and the next state.

    By splitmix64 (Steele, Lea & Flood 2014), faster here than numpy's.
    """
    state += np.uint64(0x9E3779B97F4A7C15)
    z = state
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z ^= z >> np.uint64(31)
    # The high half times the limit needs no division; its bias is below 1e-4 up to 400,000 actors.
    return np.int64(((z >> np.uint64(32)) * np.uint64(limit)) >> np.uint64(32)), state


@kernel
def _deal(labels: Array, take: int, shuffles: int, seed: int) -> Array:
    deal = labels.copy()
    out = np.empty((shuffles, take), np.int32)
    state = np.uint64(seed)
    for turn in range(shuffles):
        for i in range(take):
            step, state = _below(len(deal) - i, state)
            deal[i], deal[i + step] = deal[i + step], deal[i]
            out[turn, i] = deal[i]
    return out
