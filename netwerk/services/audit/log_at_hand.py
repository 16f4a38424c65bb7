"""The log of a desk, to look into."""

from __future__ import annotations

from netwerk.access.rights import BEHEREN
from netwerk.errors import NotFound
from netwerk.services.desk import Desk
from netwerk.store.logbook.disk_log import DiskLog


def log_at_hand(desk: Desk) -> DiskLog:
    """The log of what is done at this desk. Raises NotFound where none is kept, AccessDenied."""
    desk.require(BEHEREN)
    if not isinstance(desk.log, DiskLog):
        raise NotFound("Hier wordt geen logboek bijgehouden.")
    return desk.log
