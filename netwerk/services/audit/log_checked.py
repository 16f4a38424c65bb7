"""Whether the log was left as it was written, and taking away what is older than it is kept."""

from __future__ import annotations

from datetime import timedelta

from netwerk.access.rights import BEHEREN
from netwerk.services.audit.log_at_hand import log_at_hand
from netwerk.services.desk import Desk
from netwerk.store.logbook.log_reading import LogAsked, LogVerdict, count_lines, verdict_of
from netwerk.typed.moments import day_or_moment


def log_checked(desk: Desk) -> LogVerdict:
    """Go through the whole log: every line fits the one before it, and the end is there.

    Raises AccessDenied, StoreError.
    """
    desk.require(BEHEREN)
    return verdict_of(log_at_hand(desk).place)


def kept_days(desk: Desk) -> int:
    """For how many days a line is kept."""
    desk.require(BEHEREN)
    return log_at_hand(desk).place.days


def expired_lines(desk: Desk) -> int:
    """How many lines are older than that: what `tidy_log` takes away."""
    desk.require(BEHEREN)
    place = log_at_hand(desk).place
    day = desk.today - timedelta(days=min(place.days, desk.today.toordinal() - 1))
    return count_lines(place, LogAsked(tot=day_or_moment(f"{day.isoformat()}T00:00:00")))


def tidy_log(desk: Desk) -> int:
    """Take away the lines that are older than they are kept; the log says how many that were.

    Raises AccessDenied, StoreError.
    """
    desk.require(BEHEREN)
    return log_at_hand(desk).remove_expired()
