"""Random choices that depend on what an actor is: never on its id, its row, or contacts elsewhere.

Every actor has a key made of its content (naam, soort, kern); every choice is a hash of keys and
the number of the draw (splitmix64: Steele, Lea & Flood 2014). The same network under other ids
gives the same draws, and a contact more or less leaves all other draws as they were.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from netwerk.net.arrays import Array

Keys = NDArray[np.uint64]
STEP = np.uint64(0x9E3779B97F4A7C15)


def keys_of(*columns: Iterable[object]) -> Keys:
    """One key an actor from its content columns, uint64 (n,); equal content gives equal keys."""
    rows = zip(*columns, strict=True)
    return np.array(
        [
            int.from_bytes(
                hashlib.blake2b(
                    "\x1f".join(str(value or "") for value in row).casefold().encode(),
                    digest_size=8,
                ).digest(),
                "little",
            )
            for row in rows
        ],
        np.uint64,
    )


def mixed(seeds: Array) -> Array:
    """The finish of splitmix64, uint64 of any shape."""
    z = np.asarray(seeds, np.uint64)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def pair_seeds(a: Array, b: Array) -> Array:
    """A seed for each pair of keys, the same in both directions."""
    with np.errstate(over="ignore"):
        return mixed(mixed(a + b + STEP) + mixed(a ^ b))


def units(seeds: Array, turn: int) -> Array:
    """Numbers in (0, 1], float64 like ``seeds``, for one draw."""
    with np.errstate(over="ignore"):
        z = mixed(seeds + np.uint64(turn + 1) * STEP)
    return ((z >> np.uint64(11)).astype(float) + 1.0) / 9007199254740992.0
