"""A new key for an application: who may make one, and that it was made."""

from __future__ import annotations

from netwerk.access.application_settings import new_key
from netwerk.access.rights import BEHEREN, User, require
from netwerk.services.stores import recorded_apart
from netwerk.settings import Settings, settings_table


def key_for(settings: Settings, user: User, naam: str) -> str:
    """A key for an application of this name; the log says so, not which.

    Where people sign in it is for a beheerder. Raises AccessDenied, StoreError.
    """
    with recorded_apart(settings, user, f"sleutel voor toepassing {naam}"):
        if settings_table("aanmelden"):
            require(user, BEHEREN)
        return new_key()
