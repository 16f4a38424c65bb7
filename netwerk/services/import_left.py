"""An import that was stored while nobody could be told: the browser or netwerk was closed."""

from __future__ import annotations

from datetime import timedelta

from netwerk.access.rights import LEZEN
from netwerk.services.desk import Desk
from netwerk.services.mappings.remembered import KEPT
from netwerk.store.values import Revision
from netwerk.typed.moments import day_of

LOOKED_AT = 20
"""So many of the newest changes are looked at."""
DAYS = 1
"""An import that is older than this many days is no news to who made it."""


def newest_import(desk: Desk) -> Revision | None:
    """The newest import of this user that still holds and is of today or yesterday, if any.

    A page that did not tell of it points at it: after a kill during storing nobody knows otherwise
    whether it was stored.
    """
    desk.require(LEZEN)
    since = (desk.today - timedelta(days=DAYS)).isoformat()
    for revision in desk.reads.history(limit=LOOKED_AT):
        if revision.type != "import" or revision.why == KEPT:
            continue
        if revision.who == desk.user.naam:
            fresh = day_of(revision.at) >= since
            return revision if fresh and revision.undone_by is None else None
    return None
