"""No contact between organisations, each with the people who work for it: the chance of that."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from netwerk.insight.standing.chances import Chances
from netwerk.net.levels import Levels

MORE = 1.8
"""So much more goes unrecorded between organisations than the model of their people says."""


def none_with_each_unit(
    sure: Chances, levels: Levels, some: Sequence[int], others: Sequence[int]
) -> float | None:
    """The share of ``some`` of whom nobody has contact with any of the others (actors, as given).

    Whoever works for one of ``some`` counts for it: a contact of a person is one of the employer.
    """
    if not sure.given or not len(some):
        return None
    at = np.asarray(others, np.int64)
    hidden, told = sure.rates.with_each(at), sure.rates.told_with_each(at)
    left = np.ones(len(hidden), np.bool_)
    left[at] = False
    held = []
    for i in some:
        staff = [j for j in who_counts_with(levels, i) if left[j]]
        seen, unseen = 1 + float(told[staff].sum()), MORE * float(hidden[staff].sum())
        held.append(seen / (seen + unseen))
    return round(min(1.0, max(0.0, float(np.mean(held)))), 3)


def who_counts_with(levels: Levels, actor: int) -> list[int]:
    """An actor with who works for it and, of a person, for the same employers; ascending."""
    heads = [int(levels.head[unit]) for unit in levels.of(actor)]
    return sorted({actor, *heads, *(i for unit in levels.of(actor) for i in levels.people(unit))})
