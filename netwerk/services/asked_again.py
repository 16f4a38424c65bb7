"""What asking showed: findings that were told before somebody was asked, and whether they fell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from netwerk.access.rights import LEZEN
from netwerk.model import Actor
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.desk import Desk

if TYPE_CHECKING:
    from netwerk.insight.standing.recalibration import Tried

MOST_REVISIONS, PAGE = 5000, 500
MOST_CHANGED = 200
"""A revision that changes more items is an import, not somebody who asked."""
MOST_DAYS = 24
"""The newest days on which somebody was asked: so many are looked back at."""
SETTLES = 14
"""In so many days what was told is typed in."""


def tried_findings(desk: Desk) -> tuple[Tried, ...]:
    """Findings about who was asked, as told the day before, and whether they fell soon after."""
    from netwerk.insight.certainty import ground_of
    from netwerk.insight.tried import tried_on

    desk.require(LEZEN)
    today = desk.clock()
    days: dict[date, set[str]] = defaultdict(set)
    for day, actor in _asked(desk):
        days[day].add(actor)
    found: list[Tried] = []
    for day in sorted(days)[-MOST_DAYS:]:
        before = (day - timedelta(days=1)).isoformat()
        after = min(today, day + timedelta(days=SETTLES)).isoformat()
        then = desk.networks.net(Selection(op=before))
        ground = ground_of(then, schema(), day)
        found.extend(tried_on(ground, desk.networks.net(Selection(op=after)), days[day]))
    return tuple(found)


def corrections_now(desk: Desk) -> Mapping[str, float]:
    """By kind of finding what asking showed so far; nothing for a kind that was tried too little.

    What `ground_of` takes as ``corrections``.
    """
    from netwerk.insight.standing.recalibration import corrections

    return corrections(tried_findings(desk))


def _asked(desk: Desk) -> Iterator[tuple[date, str]]:
    """On which day which known actor was asked (again), by the store's own history."""
    before: int | None = None
    for _ in range(MOST_REVISIONS // PAGE):
        revisions = desk.store.history(before=before, limit=PAGE)
        for revision in revisions:
            if not 0 < revision.changed <= MOST_CHANGED:
                continue
            for change in desk.store.changes(revision.number, revision.number):
                was, now = change.before, change.after
                if (
                    isinstance(was, Actor)
                    and isinstance(now, Actor)
                    and now.gevraagd
                    and now.gevraagd != was.gevraagd
                ):
                    yield date.fromisoformat(revision.at[:10]), now.id
        if len(revisions) < PAGE:
            return
        before = revisions[-1].number
