"""The one door: what somebody works with.

Every public service takes a `Desk` first and asks `access` before it acts.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date

from netwerk.access.rights import BEWERKEN, EVERYTHING, LEZEN, Resource, User, allowed, require
from netwerk.model import Gebied
from netwerk.services.live.atlas import Atlas
from netwerk.services.live.networks import Networks
from netwerk.services.live.networks_seen import NetworksSeen, seen_in
from netwerk.services.live.outside_look import OutsideLook
from netwerk.services.live.readers import Readers
from netwerk.store.port import Reads, Store
from netwerk.typed.moments import today_here


@dataclass(frozen=True, eq=False)
class Desk:
    """One user at one store.

    store, networks and atlas are shared by everybody of the process; user and clock are this user's
    own, and of networks a user who may not read everything sees a part (see `of`). outside: the
    look for what others change in the store, in an app that goes on. readers: what reads files for
    everybody. Pages and commands make one desk and hand it on; they never reach into it.
    """

    store: Store
    networks: Networks | NetworksSeen
    atlas: Atlas
    user: User
    clock: Callable[[], date] = today_here
    outside: OutsideLook | None = None
    readers: Readers = field(default_factory=Readers)

    @property
    def today(self) -> date:
        """The day on which findings are seen and decisions are dated."""
        return self.clock()

    def require(self, action: str, resource: Resource = EVERYTHING) -> None:
        """Raise AccessDenied when the user of this desk may not do this (see `access.rights`)."""
        require(self.user, action, resource)

    def require_somewhere(self, action: str) -> None:
        """The same for what everybody may do who may do it in any gebied at all."""
        if not any(allowed(self.user, action, in_gebied(g)) for g in (None, *self.user.rollen)):
            require(self.user, action)

    def may_read(self, gebied: str | None = None) -> bool:
        """Whether the user may read what is in this gebied; None: the municipality as a whole."""
        return allowed(self.user, LEZEN, in_gebied(gebied))

    def may_change(self, gebied: str | None = None) -> bool:
        """Whether the user may change what is in this gebied; None: outside any gebied.

        For a page that shows what can be done; the service itself asks again.
        """
        return allowed(self.user, BEWERKEN, in_gebied(gebied))

    def may_change_owned(self, owner: str | None, gebied: str | None = None) -> bool:
        """The same for something of ``owner``."""
        return allowed(self.user, BEWERKEN, Resource("", in_gebied(gebied).gebieden, owner))

    @property
    def changes_somewhere(self) -> bool:
        """Whether there is any gebied of which the user may change something."""
        return any(self.may_change(gebied) for gebied in (None, *self.user.rollen))

    @property
    def read_only(self) -> bool:
        """Whether nobody can change anything in this store, whatever his role."""
        return self.store.read_only

    @property
    def reads(self) -> Reads:
        """The small questions to the store for what is shown; who changes something asks `store`.

        Each is asked once as long as nothing changes.
        """
        return self.networks.reads

    def one_moment(self) -> AbstractContextManager[None]:
        """What is asked within this, is of one moment: the store is asked once how it stands."""
        return self.networks.one_moment()

    def of(self, user: User) -> Desk:
        """The desk of another user at the same store, who sees what he may read and no more."""
        gebieden = self._gebieden_of(user)
        return replace(self, user=user, networks=seen_in(self.networks, gebieden))

    def _gebieden_of(self, user: User) -> tuple[str, ...] | None:
        """The gebieden that a user may read; None when there is none that he may not.

        Who may read the whole but for one gebied is shown nothing of that one either.
        """
        named = user.rollen
        if not allowed(user, LEZEN):
            return tuple(sorted(g for g in named if allowed(user, LEZEN, in_gebied(g))))
        if all(allowed(user, LEZEN, in_gebied(g)) for g in named):
            return None
        there = (entry.item.id for entry in self.reads.all(Gebied))
        return tuple(sorted(g for g in there if allowed(user, LEZEN, in_gebied(g))))

    def close(self) -> None:
        """Let go of the store."""
        if self.outside is not None:
            self.outside.stop()
        self.readers.close()
        self.store.close()


def in_gebied(gebied: str | None) -> Resource:
    """What is in one gebied; None: the municipality as a whole."""
    return EVERYTHING if gebied is None else Resource(gebieden=(gebied,))
