"""The one door: what somebody works with.

Every public service takes a `Desk` first and asks `access` before it acts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from netwerk.access.rights import EVERYTHING, Resource, User, require
from netwerk.services.maps import Atlas
from netwerk.services.networks import Networks
from netwerk.store.port import Store


@dataclass(frozen=True, eq=False)
class Desk:
    """One user at one store.

    store, networks and atlas are shared by everybody of the process; user and clock are this user's
    own. Pages and commands make one desk and hand it on; they never reach into it.
    """

    store: Store
    networks: Networks
    atlas: Atlas
    user: User
    clock: Callable[[], date] = date.today

    @property
    def today(self) -> date:
        """The day on which findings are seen and decisions are dated."""
        return self.clock()

    def require(self, action: str, resource: Resource = EVERYTHING) -> None:
        """Raise AccessDenied when the user of this desk may not do this (see `access.rights`)."""
        require(self.user, action, resource)
