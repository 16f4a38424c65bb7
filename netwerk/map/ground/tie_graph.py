"""The ties that pull on the map: contacts and affiliations together, each pair once."""

from __future__ import annotations

import numpy as np

from netwerk.net.arrays import Floats, Ints, Longs
from netwerk.net.net import Net


class TieGraph:
    """An undirected CSR with weights: indptr, indices, weights, and ``row`` of each entry.

    Of several ties between two the heaviest counts; loops fall away.
    """

    def __init__(self, n: int, a: Ints, b: Ints, weight: Floats) -> None:
        use = a != b
        a, b, weight = a[use].astype(np.int64), b[use].astype(np.int64), weight[use]
        key, position = np.unique(np.minimum(a, b) * n + np.maximum(a, b), return_inverse=True)
        pair = np.zeros(len(key))
        np.maximum.at(pair, position, weight)
        low, high = key // max(n, 1), key % max(n, 1)
        row, column = np.concatenate((low, high)), np.concatenate((high, low))
        order = np.lexsort((column, row))
        self.n = n
        self.indptr = np.zeros(n + 1, np.int32)
        np.cumsum(np.bincount(row, minlength=n), out=self.indptr[1:])
        self.row = row[order].astype(np.int32)
        self.indices = column[order].astype(np.int32)
        self.weights = np.concatenate((pair, pair))[order]

    @property
    def degree(self) -> Ints:
        """With how many others each has a tie."""
        return np.diff(self.indptr).astype(np.int32)

    def part(self, members: Longs) -> TieGraph:
        """The graph among these members, renumbered in their order."""
        number = np.full(self.n, -1, np.int32)
        number[members] = np.arange(len(members), dtype=np.int32)
        a, b = number[self.row], number[self.indices]
        use = (a >= 0) & (b > a)
        return TieGraph(len(members), a[use], b[use], self.weights[use])

    def neighbours(self, i: int) -> Ints:
        """Whom actor ``i`` has a tie with, ascending."""
        return self.indices[self.indptr[i] : self.indptr[i + 1]]


def tie_graph(net: Net) -> TieGraph:
    """The graph of a net; a stronger contact pulls harder, an affiliation less."""
    strengths = np.array(
        [v if isinstance(v, int) else 3 for v in net.relaties["sterkte"]], np.float64
    )
    return TieGraph(net.n, net.van, net.naar, np.where(net.contact, 0.7 + 0.1 * strengths, 0.5))
