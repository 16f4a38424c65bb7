"""What every two of many have in common, in the time of what there is, not of what could be.

A region has thousands of places, each in a few gebieden.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from netwerk.net.arrays import Bools, Longs


def in_common(own: Sequence[Collection[str]], keys: Sequence[str]) -> tuple[Longs, Longs, Bools]:
    """Of every two of ``own`` how many keys they share, and the sum of their numbers; (P, P).

    A number is the place in ``keys``, so where one is shared the sum is its number. And who has any
    key, bool (P,).
    """
    from scipy.sparse import csr_array

    number = {key: k for k, key in enumerate(keys)}
    rows = [sorted(number[key] for key in set(there)) for there in own]
    indptr = np.concatenate(([0], np.cumsum([len(row) for row in rows], dtype=np.int64)))
    of = np.array([k for row in rows for k in row], np.int64)
    shape = len(rows), max(1, len(keys))
    member = csr_array((np.ones(len(of), np.int64), of, indptr), shape)
    numbered = csr_array((of, of, indptr), shape)
    shared, which = (member @ member.T).toarray(), (member @ numbered.T).toarray()
    return shared, which, np.asarray(np.diff(indptr) > 0)
