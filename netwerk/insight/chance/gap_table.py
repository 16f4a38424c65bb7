"""Ties between every pair of groups against what you would expect, with one verdict a pair.

The rule: a gap is at most half of the ties expected by size, a chance below 1 in 100 (and below 5
in 100 after correction for the number of pairs), at least FEWEST_EXPECTED ties expected and
SMALLEST_GROUP actors a side. When the few ties follow from few contacts of one side at all, that is
the verdict instead.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from netwerk.insight.chance.blocks import Blocks, blocks
from netwerk.insight.chance.tails import benjamini_hochberg
from netwerk.insight.grouping import Grouping, group_by
from netwerk.insight.wording import TOO_LITTLE
from netwerk.net.csr import Bools
from netwerk.net.net import Net
from netwerk.schema import Schema

FEWEST_EXPECTED = 5.0
SMALLEST_GROUP = 3
RATIO, MORE_RATIO = 0.5, 2.0
CHANCE, CORRECTED = 0.01, 0.05

GAP = "veel minder dan verwacht"
QUIET = "weinig, maar een van beide heeft met iedereen weinig contact"
USUAL = "ongeveer zoals verwacht"
MORE = "meer dan verwacht"
VERDICTS = (GAP, QUIET, USUAL, MORE, TOO_LITTLE)
"""Every verdict, in the order in which the table shows them."""


@dataclass(frozen=True)
class GapRow:
    """One pair of groups (``a`` and ``b`` equal: within the group).

    observed: ties between them; expected: by the sizes of the groups; by_activity: by the numbers
    of contacts of their members; p: chance of so few ties (of so many for MORE) when membership
    were dealt out at random. None where there is too little to say.
    """

    by: str
    a: str
    a_naam: str
    b: str
    b_naam: str
    actors_a: int
    actors_b: int
    observed: int
    expected: float
    by_activity: float
    p: float | None
    verdict: str

    @property
    def ratio(self) -> float | None:
        """Observed as a share of expected, None when nothing is expected."""
        return self.observed / self.expected if self.expected > 0 else None


def gap_table(net: Net, schema: Schema, by: str) -> tuple[GapRow, ...]:
    """A row for each pair of groups of this kind (see `grouping.KINDS`), the largest gaps first.

    An actor in several groups counts in each; a pair of the same actor never counts; actors of whom
    the group is not known are left out. Raises KeyError for an unknown kind.
    """
    return gap_rows(gap_blocks(net, group_by(net, schema, by)))


def gap_blocks(net: Net, grouping: Grouping) -> Blocks:
    """The blocks behind `gap_table`.

    Labels are only shuffled when some pair is large enough to say something about.
    """
    plain = blocks(net.indptr, net.indices, grouping, shuffles=0)
    return blocks(net.indptr, net.indices, grouping) if _enough(plain).any() else plain


def gap_rows(found: Blocks) -> tuple[GapRow, ...]:
    """The rows of `gap_table` from their blocks."""
    upper = np.triu(np.ones_like(found.observed, bool))
    tested = _enough(found) & upper
    lower_ok, upper_ok = np.zeros_like(tested), np.zeros_like(tested)
    for chances, ok in ((found.p_low, lower_ok), (found.p_high, upper_ok)):
        p = chances[tested]
        ok[tested] = (p < CHANCE) & (benjamini_hochberg(p) < CORRECTED)
    rows = [
        _row(found, int(a), int(b), tested, lower_ok, upper_ok)
        for a, b in zip(*np.nonzero(upper), strict=True)
    ]
    return tuple(sorted((row for row in rows if row.a != row.b or row.actors_a > 1), key=_order))


def _enough(found: Blocks) -> Bools:
    large = found.actors >= SMALLEST_GROUP
    return np.asarray((found.by_size >= FEWEST_EXPECTED) & large[:, None] & large[None, :])


def _row(found: Blocks, a: int, b: int, tested: Bools, fewer: Bools, more: Bools) -> GapRow:
    observed, expected, activity = (
        float(m[a, b]) for m in (found.observed, found.by_size, found.by_activity)
    )
    if not tested[a, b]:
        verdict = TOO_LITTLE
    elif fewer[a, b] and observed <= RATIO * expected:
        verdict = GAP if observed <= RATIO * activity else QUIET
    else:
        verdict = MORE if more[a, b] and observed >= MORE_RATIO * expected else USUAL
    p = (
        None
        if verdict == TOO_LITTLE
        else float((found.p_high if verdict == MORE else found.p_low)[a, b])
    )
    groups = found.grouping
    return GapRow(
        by=groups.by,
        a=groups.keys[a],
        a_naam=groups.names[a],
        b=groups.keys[b],
        b_naam=groups.names[b],
        actors_a=int(found.actors[a]),
        actors_b=int(found.actors[b]),
        observed=round(observed),
        expected=round(expected, 1),
        by_activity=round(activity, 1),
        p=p,
        verdict=verdict,
    )


def _order(row: GapRow) -> tuple[int, float, float, str, str]:
    ratio = row.ratio
    return (
        VERDICTS.index(row.verdict),
        math.inf if ratio is None else ratio,
        -row.expected,
        row.a,
        row.b,
    )
