"""What asking showed, read from the history of a store: for who holds a store and no desk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from netwerk.model import Actor
from netwerk.schema import schema
from netwerk.store.port import Store
from netwerk.store.values import ItemChange
from netwerk.typed.moments import day_of

if TYPE_CHECKING:
    from netwerk.insight.standing.recalibration import Tried
    from netwerk.net.net import Net

MOST_REVISIONS, PAGE = 5000, 500
MOST_CHANGED = 200
"""A revision that touches more items is an import, not somebody who asked."""
MOST_DAYS = 24
"""The newest days on which somebody was asked: so many are looked back at."""
MOST_ACTORS = 5000
"""In a larger network looking back costs more than it tells."""
MOST_LOOKED_AT = 12_000
"""Actors times days: a network of 500 is looked back at on 24 days, one of 5,000 on two."""
SETTLES = 14
"""In so many days what was told is typed in."""


def what_fell(store: Store, net_on: Callable[[str], Net], today: date) -> tuple[Tried, ...]:
    """Findings about who was asked, as told the day before, and whether they fell soon after.

    ``net_on``: the network at the end of a day (ISO).
    """
    from netwerk.insight.certainty import ground_of
    from netwerk.insight.tried import tried_on

    days: dict[date, set[str]] = defaultdict(set)
    for day, actor in _asked(store):
        days[day].add(actor)
    found: list[Tried] = []
    past = sorted(day for day in days if day <= today)
    if not past:
        return ()
    most = min(MOST_DAYS, MOST_LOOKED_AT // max(net_on(today.isoformat()).n, 1))
    for day in past[max(0, len(past) - most) :]:
        ground = ground_of(net_on((day - timedelta(days=1)).isoformat()), schema(), day)
        after = net_on(min(today, day + timedelta(days=SETTLES)).isoformat())
        found.extend(tried_on(ground, after, days[day]))
    return tuple(found)


def _asked(store: Store) -> Iterator[tuple[date, str]]:
    """On which day which known actor was asked (again), by the store's own history."""
    before: int | None = None
    for _ in range(MOST_REVISIONS // PAGE):
        revisions = store.history(before=before, limit=PAGE)
        small = {
            revision.number: date.fromisoformat(day_of(revision.at))
            for revision in revisions
            if revision.added + revision.changed + revision.removed <= MOST_CHANGED
        }
        for first, last in _runs(sorted(small)):
            for change in store.changes(first, last):
                if _was_asked(change):
                    yield small[change.revision], change.id
        if len(revisions) < PAGE:
            return
        before = revisions[-1].number


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """First and last of each row of numbers that follow each other."""
    start = 0
    for at, number in enumerate(numbers):
        if at + 1 == len(numbers) or numbers[at + 1] != number + 1:
            yield numbers[start], number
            start = at + 1


def _was_asked(change: ItemChange) -> bool:
    was, now = change.before, change.after
    return (
        isinstance(was, Actor)
        and isinstance(now, Actor)
        and bool(now.gevraagd)
        and now.gevraagd != was.gevraagd
    )
