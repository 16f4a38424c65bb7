"""Who comes out again when what is not recorded is drawn in: groups, and who is on top."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from netwerk.insight.certainty import Ground
from netwerk.insight.chance.group_names import Group
from netwerk.net.arrays import Floats, Ints, Longs
from netwerk.net.canonical import content_keys, content_order
from netwerk.net.csr import tie_ends
from netwerk.net.kernels.central import betweenness_from
from netwerk.net.modular import one_run

GROUP_DRAWS, TOP_DRAWS = 30, 30
"""Drawn networks that are looked at: a share of them is known to a few hundredths."""
NEARLY_ALL, FEWEST_ACTORS = 0.9, 100
"""Nearly all of a group together in a draw goes with most of it in the full network. In a smaller
network what was stated was .1 too high: no figure there."""
PIVOTS, ALL_UNTIL = 64, 150
"""From so many actors routes are followed from; from all of them in a small network."""


def together_again(ground: Ground, groups: Sequence[Group]) -> list[float | None]:
    """Of each group the share of the drawn networks in which its members are together again."""
    redraws, net = ground.redraws, ground.net
    if redraws is None or ground.sure.closed or net.n < FEWEST_ACTORS:
        return [None] * len(groups)
    order = content_order(content_keys(net), net.indptr, net.indices)
    rank = np.empty(net.n, np.int32)
    rank[order] = np.arange(net.n, dtype=np.int32)

    def find(indptr: Ints, indices: Ints, draw: int) -> Longs:
        ends = (rank[end] for end in tie_ends(indptr, indices))
        a, b = np.sort(np.stack(tuple(ends)), axis=0)
        by = np.lexsort((b, a))
        return one_run(net.n, a[by], b[by], draw)[rank]

    some = redraws.some(GROUP_DRAWS)
    shares = some.together_again([group.members for group in groups], find, NEARLY_ALL)
    return [round(float(share), 3) for share in shares]


def on_top_again(ground: Ground, actors: Sequence[int], top: int) -> dict[int, float]:
    """Of each actor the share of the drawn networks that has it among the ``top`` on routes.

    Routes are followed from some actors (Brandes & Pich 2007), picked by what they are. Empty when
    there is no figure.
    """
    redraws, net = ground.redraws, ground.net
    if redraws is None:
        return {}
    keys = ground.sure.keys
    place = np.lexsort((net.degree, keys))
    pivots = place if net.n <= ALL_UNTIL else place[:PIVOTS]
    hits, some = dict.fromkeys(actors, 0), redraws.some(TOP_DRAWS)
    for indptr, indices in some.nets:
        through: Floats = betweenness_from(indptr, indices, pivots.astype(np.int32))
        best = set(np.lexsort((keys, -np.round(through, 9)))[:top].tolist())
        for actor in actors:
            hits[actor] += actor in best
    return {actor: round(count / len(some.nets), 3) for actor, count in hits.items()}
