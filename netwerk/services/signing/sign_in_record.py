"""Who signed in and out: kept for the other servers and tabs, and written in the log.

None asks for a right: signing out is for everybody, and before it is known who somebody is there is
nobody to ask about.
"""

from __future__ import annotations

from dataclasses import replace

from netwerk.access.log_line import AANMELDEN, AFMELDEN
from netwerk.access.rights import User
from netwerk.services.desk import Desk
from netwerk.store.port import now


def signed_in(desk: Desk, who: User, let_in: bool = True) -> None:
    """Write in the log that somebody signed in; let_in: False for who has no access."""
    replace(desk, user=who).record(AANMELDEN, gelukt=let_in)


def sign_out(desk: Desk, who: User, key: str) -> None:
    """End every sign-in of somebody until now, in all browsers and at every server of this store.

    key: see `Identity.key`. Raises StoreUnavailable when it cannot be kept.
    """
    desk.store.sign_out(key, now())
    replace(desk, user=who).record(AFMELDEN)


def last_sign_out(desk: Desk, key: str) -> str | None:
    """When somebody signed out last (ISO, UTC); None for who never did."""
    return desk.store.last_sign_out(key)
