"""Fewer contacts between two found groups than between found groups at all.

Found groups are made by where contacts are missing, so "no contact between X and Y" against size or
busyness is always true and says nothing. What can be asked: given that contact between groups is
rarer anyway, do these two have less than other pairs? In a network of the size of an area that
cannot be seen, so it is not told there.
"""

from __future__ import annotations

import numpy as np

from netwerk.insight.chance.expected import expected_contacts
from netwerk.insight.chance.nearness import Nearness
from netwerk.insight.chance.pair_counts import pair_counts
from netwerk.insight.chance.verdicts import GAP, PairVerdict, verdicts
from netwerk.insight.grouping import grouping
from netwerk.net.arrays import Bools, Ints
from netwerk.net.csr import tie_ends
from netwerk.net.net import Net

FEWEST_ACTORS, MOST_GROUPS = 300, 100
"""Actors from which, and groups up to which, the question is asked at all."""


def group_gaps(net: Net, label: Ints, asked: Bools) -> list[PairVerdict]:
    """The pairs of groups that are a gap; ``label`` int32 (n,): -1 in no group."""
    groups = int(label.max(initial=-1)) + 1
    if net.n < FEWEST_ACTORS or not 3 <= groups <= MOST_GROUPS:
        return []
    u, v = tie_ends(net.indptr, net.indices)
    near = _by_group(label, groups)
    keys = [(f"{g:03d}",) if g >= 0 else () for g in label.tolist()]
    model = expected_contacts(net.n, u, v, near, asked)
    counts = pair_counts(grouping("groep", keys, {}), u, v, model, near, asked)
    np.fill_diagonal(counts.tested, False)
    return [told for told in verdicts(counts) if told.verdict == GAP and told.a != told.b]


def _by_group(label: Ints, groups: int) -> Nearness:
    """A class within each group, one for all pairs of groups, one for who is in none."""
    near = np.zeros((groups + 1, groups + 1), np.int32)
    near[np.arange(groups), np.arange(groups)] = 1 + np.arange(groups)
    near[groups, :] = near[:, groups] = groups + 1
    classes = (("tussen",), *(("in", g) for g in range(groups)), ("los",))
    return Nearness(np.where(label < 0, groups, label).astype(np.int32), near, classes)
