"""What a verdict about two groups of organisations rests on: who counts, which ties, how sure."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from netwerk.insight.as_organisations import crossing, who_counts
from netwerk.insight.certainty import Ground
from netwerk.insight.chance.gap_table import GapRow
from netwerk.insight.chance.verdicts import GAP, still_gap
from netwerk.insight.grouping import Grouping
from netwerk.insight.standing.redrawn import gap_stands
from netwerk.net.arrays import Bools, Longs


def gap_numbers(row: GapRow) -> Mapping[str, float | int | str | None]:
    """What a table shows, and what it takes to ask how sure it is (observed to border)."""
    return {
        "by": row.by,
        "a": row.a,
        "b": row.b,
        "actors_a": row.actors_a,
        "actors_b": row.actors_b,
        "observed": row.observed,
        "expected": round(row.expected, 2),
        "expected_activity": round(row.expected, 2),  # what is expected counts busyness itself now
        "variance": round(row.variance, 3),
        "border": row.border,
        "p": row.p,
        "verdict": row.verdict,
        "missing": round(row.missing, 2),
    }


def both_sides(grouping: Grouping, row: GapRow) -> tuple[Bools, Bools]:
    """The members of both groups of a row, bool (units,) each."""
    out = np.zeros((2, len(grouping.indptr) - 1), np.bool_)
    for side, key in zip(out, (row.a, row.b), strict=True):
        side[grouping.members(grouping.keys.index(key))] = True
    return out[0], out[1]


def what_counts(ground: Ground, grouping: Grouping, row: GapRow) -> tuple[Longs, Longs]:
    """The actors that count for both groups and the contact ties between them."""
    a, b = (who_counts(ground.net, side) for side in both_sides(grouping, row))
    return np.flatnonzero(a | b), crossing(ground.net, a, b)


def gap_holds(ground: Ground, grouping: Grouping, row: GapRow) -> float | None:
    """The chance that it would still be a gap if everything were known; None when it is none."""
    if row.verdict != GAP or not ground.sure.given:
        return None
    a, b = (who_counts(ground.net, side) for side in both_sides(grouping, row))
    return gap_stands(
        ground.sure.rates.hidden,
        a,
        b,
        row.observed,
        row.expected,
        lambda totals, growth: still_gap(totals, growth, row.expected, row.variance, row.border),
    )
