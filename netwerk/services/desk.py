"""The one door: what somebody works with.

Every public service takes a `Desk` first and asks `access` before it acts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from netwerk.access.contact_data import contact_seen
from netwerk.access.log_line import (
    BEHEER,
    CONTACT_ZIEN,
    EXPORTEREN,
    INZIEN,
    WIJZIGEN,
    Log,
    LogLine,
)
from netwerk.access.resources import gebieden_of
from netwerk.access.rights import (
    BEHEREN,
    BEWERKEN,
    CONTACT,
    EVERYTHING,
    LEZEN,
    Resource,
    User,
    allowed,
    require,
)
from netwerk.access.work_done import LOG_LINES, REFUSED, WORK_DONE
from netwerk.errors import AccessDenied, NetwerkError, StoreUnavailable
from netwerk.model import ITEM_TYPES, Gebied, Item
from netwerk.services.live.atlas import Atlas
from netwerk.services.live.contact_hidden import store_for, whole_of
from netwerk.services.live.networks import Networks
from netwerk.services.live.networks_seen import NetworksSeen, seen_in
from netwerk.services.live.outside_look import OutsideLook
from netwerk.services.live.readers import Readers
from netwerk.store.port import Reads, Store, now
from netwerk.typed.moments import today_here

T = TypeVar("T")
REFUSED_AS = {
    LEZEN: INZIEN,
    CONTACT: CONTACT_ZIEN,
    BEWERKEN: WIJZIGEN,
    BEHEREN: BEHEER,
}
"""As what it is logged that somebody was refused something, by what he asked."""
THE_WHOLE = "alle gebieden"
"""What it is logged to be about that is of no one gebied or item: settings, backups, the log."""


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
    log: Log | None = None
    told_today: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    """By day the users and actors of which the log says already that contact data were seen."""

    def record(self, wat: str, waarop: str = "", gelukt: bool = True) -> None:
        """Write down that this user did this (see `LogLine`), where a log is kept.

        Raises StoreUnavailable when it is kept and cannot be written: then it is not done either.
        """
        if self.log is not None:
            where = self.user.waarvandaan
            self.log.write(LogLine(self.user.naam, wat, waarop, now(), where, gelukt))
            WORK_DONE.count(LOG_LINES)

    def record_refused(self, action: str, resource: Resource = EVERYTHING) -> None:
        """Write down that this user asked for what he may not (see `REFUSED_AS`).

        Looking is written down only of one thing that is there: who opens its address. What a page
        leaves out by itself for who may not see it, nobody asked for.
        """
        if action == LEZEN and not resource.label:
            return
        where = f"gebied {', '.join(resource.gebieden)}" if resource.gebieden else ""
        what = " in ".join(filter(None, (resource.label, where))) or THE_WHOLE
        self.record(REFUSED_AS[action], what, False)

    def record_file(self, content: T, name: str, gebied: str | None = None) -> T:
        """Write down that this user gets a file, and give its content.

        name: what the file is. gebied: of which gebied it is, None: of all. Raises StoreUnavailable
        when that cannot be written down: then nobody gets it.
        """
        where = "alle gebieden" if gebied is None else f"gebied {gebied}"
        self.record(EXPORTEREN, f"{name}, {where}")
        return content

    @contextmanager
    def recorded(self, wat: str, waarop: str) -> Iterator[None]:
        """Write down what is done within this: done, or not when it raised an error of netwerk.

        Raises StoreUnavailable before anything is done when no line can be written.
        """
        self.ready_to_record()
        try:
            yield
        except NetwerkError:
            self.record(wat, waarop, gelukt=False)
            raise
        self.record_done(wat, waarop)

    def record_done(self, wat: str, waarop: str) -> None:
        """Write down what is done already and cannot be taken back.

        Raises StoreUnavailable that says that it is done, and that its line is not written.
        """
        try:
            self.record(wat, waarop)
        except StoreUnavailable as error:
            raise StoreUnavailable(
                f"Dit is wel gedaan ({waarop}), maar het staat niet in het logboek. {error}"
            ) from error

    def ready_to_record(self) -> None:
        """Raise StoreUnavailable when a log is kept and no line can be written in it now."""
        if self.log is not None:
            self.log.ready()

    @property
    def today(self) -> date:
        """The day on which findings are seen and decisions are dated."""
        return self.clock()

    def require(self, action: str, resource: Resource = EVERYTHING) -> None:
        """Raise AccessDenied when the user of this desk may not do this (see `access.rights`).

        That he asked for it, is written down.
        """
        try:
            require(self.user, action, resource)
        except AccessDenied:
            WORK_DONE.count(REFUSED)
            self.record_refused(action, resource)
            raise

    def require_somewhere(self, action: str) -> None:
        """The same for what everybody may do who may do it in any gebied at all."""
        if not any(allowed(self.user, action, in_gebied(g)) for g in (None, *self.user.rollen)):
            self.require(action)

    def may_read(self, gebied: str | None = None) -> bool:
        """Whether the user may read what is in this gebied; None: the municipality as a whole."""
        return allowed(self.user, LEZEN, in_gebied(gebied))

    def may_change(self, gebied: str | None = None, label: str = "") -> bool:
        """Whether the user may change what is in this gebied; None: outside any gebied.

        label: items of this label; "": anything at all. For a page that shows what can be done; the
        service itself asks again.
        """
        return allowed(self.user, BEWERKEN, Resource(label, in_gebied(gebied).gebieden))

    def may_change_owned(self, owner: str | None, gebied: str | None = None) -> bool:
        """The same for something of ``owner``."""
        return allowed(self.user, BEWERKEN, Resource("", in_gebied(gebied).gebieden, owner))

    @property
    def changes_somewhere(self) -> bool:
        """Whether there is any gebied of which the user may change something."""
        return self.changes_somewhere_of("")

    def changes_somewhere_of(self, label: str) -> bool:
        """The same of items of one label."""
        return any(self.may_change(gebied, label) for gebied in (None, *self.user.rollen))

    @property
    def manages(self) -> bool:
        """Whether the user runs the whole; for a page that shows what can be done."""
        return allowed(self.user, BEHEREN)

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
        networks = seen_in(self.networks, self._gebieden_of(user), contact_seen(user))
        return replace(self, user=user, networks=networks, store=store_for(self.store, user))

    @property
    def sees_all_contact(self) -> bool:
        """Whether the user sees the phone numbers and mail addresses of everybody."""
        return contact_seen(self.user) is None

    def sees_contact(self, item: Item, new: Mapping[tuple[str, str], Item] | None = None) -> bool:
        """Whether the user sees the phone numbers and mail addresses of this item.

        new: by label and id what would be there by then, when something is going to change.
        """
        seen = contact_seen(self.user)
        if seen is None:
            return True

        def look_up(label: str, ids: Collection[str]) -> Mapping[str, Item]:
            held = self.reads.get(ITEM_TYPES[label], ids)
            there = {id: entry.item for id, entry in held.items()}
            return there | {id: new[label, id] for id in ids if new and (label, id) in new}

        return seen.sees(gebieden_of(item, look_up))

    @property
    def whole_store(self) -> Store:
        """The store with what this user may not see: for what is worked out and goes back into it.

        Nothing of it is shown.
        """
        return whole_of(self.store)

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
        if self.log is not None:
            self.log.close()


def in_gebied(gebied: str | None) -> Resource:
    """What is in one gebied; None: the municipality as a whole."""
    return EVERYTHING if gebied is None else Resource(gebieden=(gebied,))
