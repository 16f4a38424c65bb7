"""The contact ties of a network as one sparse matrix (CSR) of whole numbers."""

from __future__ import annotations

import numpy as np

from netwerk.net.arrays import Bools, Ints, Strengths

__all__ = ["Bools", "Ints", "contact_csr", "relation_counts", "tie_ends"]

_STRENGTH_BITS = 7


def contact_csr(
    n: int, van: Ints, naar: Ints, contact: Bools, sterkte: Strengths
) -> tuple[Ints, Ints, Strengths]:
    """The undirected CSR of the contact ties, without loops and parallel ties.

    The strength of a pair is the greatest of its ties.

    Returns indptr (n+1,), indices (2p,), strength (2p,); neighbours ascending within a row. sterkte
    is 0..127.
    """
    use = contact & (van != naar)
    a, b, s = (van, naar, sterkte) if use.all() else (van[use], naar[use], sterkte[use])
    # Row, column and strength in one whole number: sorting bare numbers is several times faster
    # than an order.
    wide = a.astype(np.int64), b.astype(np.int64)
    key = np.concatenate((wide[0] * n + wide[1], wide[1] * n + wide[0]))
    key <<= _STRENGTH_BITS
    key |= np.concatenate((s, s))
    key.sort()
    pair = key >> _STRENGTH_BITS
    last = np.ones(len(pair), np.bool_)
    np.not_equal(pair[1:], pair[:-1], out=last[:-1])
    if not last.all():
        key, pair = key[last], pair[last]
    row = pair // n if n else pair
    indptr = np.zeros(n + 1, np.int32)
    np.cumsum(np.bincount(row, minlength=n), out=indptr[1:])
    return (
        indptr,
        (pair - row * n).astype(np.int32),
        (key & ((1 << _STRENGTH_BITS) - 1)).astype(np.int8),
    )


def relation_counts(n: int, van: Ints, naar: Ints) -> Ints:
    """How many relations each actor has, int32 (n,); one with itself counts once."""
    loops = van[van == naar]
    return (
        np.bincount(van, minlength=n)
        + np.bincount(naar, minlength=n)
        - np.bincount(loops, minlength=n)
    ).astype(np.int32)


def tie_ends(indptr: Ints, indices: Ints) -> tuple[Ints, Ints]:
    """Both ends of every tie of an undirected CSR once, int32 (p,), the lowest end first."""
    rows = np.repeat(np.arange(len(indptr) - 1, dtype=np.int32), np.diff(indptr))
    once = rows < indices
    return rows[once], indices[once]
