"""Of findings about organisations and who works for them: what is stated, and what holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from netwerk.insight.certainty import Ground, ground_of
from netwerk.insight.coverage.team import find_without_team
from netwerk.insight.fragility.carried import find_carried_by_one
from netwerk.insight.standing.by_unit import who_counts_with
from netwerk.insight.standing.fading import LONG_AGO, NEVER
from netwerk.net.net import Net
from netwerk.schema import schema
from tests.calibrate.full_worlds import Known
from tests.insight.areas import DAY, TODAY

LONG = "2020-01-01"
"""Asked long ago."""
Add = Callable[[str, float | None, float], None]


def ground_of_known(known: Known, net: Net) -> Ground:
    """A net with when each actor was asked, as findings see it."""
    days = {NEVER: None, LONG_AGO: LONG}
    asked = [days.get(when, DAY) for when in known.asked.tolist()]
    return ground_of(replace(net, actors={**net.actors, "gevraagd": asked}), schema(), TODAY)


def by_organisation(known: Known, add: Add) -> None:
    """Whom the team does not know, and what hangs on one professional; of each the share."""
    seen, full = ground_of_known(known, known.seen), ground_of_known(known, known.full)
    true = {(f.kind, f.about): {a.id for a in f.actors} for f in find_without_team(full)}
    for f in find_without_team(seen):
        if f.holds is not None and f.actors:
            still = true.get((f.kind, f.about), set())
            add(f.kind, f.holds, float(np.mean([a.id in still for a in f.actors])))
    for f in find_carried_by_one(seen):
        if f.holds is None:
            continue
        at = [seen.net.index_of(a.id) for a in f.actors]
        person, organisation, *others = [i for i in at if i is not None]
        add(f.kind, f.holds, _still_single(known.full, person, organisation, others))


def _still_single(full: Net, person: int, organisation: int, others: list[int]) -> float:
    """The share of the others that nobody else of the organisation knows."""
    levels = full.levels
    staff = levels.people(int(levels.unit_of_head[organisation]))
    colleagues = {*staff, organisation} - {person}
    known = {int(j) for i in colleagues for j in full.neighbours(i)}
    theirs = [set(who_counts_with(levels, i)) - colleagues for i in others]
    return float(np.mean([known.isdisjoint(some) for some in theirs]))
