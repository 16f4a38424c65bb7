"""The networks of a store as somebody sees them who may not see everything.

Some gebieden only, or not the contact data of everybody.

Nothing that is worked out here knows of anybody outside these gebieden: it starts from a network in
which they are not. So no sentence, step, table, picture or file can name them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from netwerk.access.contact_data import ContactSeen
from netwerk.net.selection import SeenSelection, Selection
from netwerk.services.live.contact_hidden import ContactReads
from netwerk.services.live.jobs import Job
from netwerk.services.live.moment import Moment
from netwerk.services.live.networks import Networks
from netwerk.store.port import Reads, Store

if TYPE_CHECKING:
    from netwerk.insight.certainty import Ground
    from netwerk.insight.finding import Finding
    from netwerk.net.net import Net

R = TypeVar("R")

WITHOUT_CONTACT = frozenset(
    {
        *("level", "by_place", "broker_rows", "role_rows", "gap_rows", "map_choices"),
        *("picture", "geo_picture", "bruggen", "mogelijk", "names"),
        *("small", "still_true", "worth_visiting", "spiegel", "difference"),
    }
)
"""Results made of the network and of names, in which no contact data are: one for everybody who
reads the same. What is not named here is made apart."""


@dataclass(frozen=True, eq=False)
class NetworksSeen:
    """What `Networks` gives, of these gebieden alone (None: all), with the contact data of these.

    shared: that of everybody. contact: None when those of all actors are seen.
    """

    shared: Networks
    gebieden: tuple[str, ...] | None
    contact: ContactSeen | None = None

    @property
    def store(self) -> Store:
        """The store that it is about."""
        return self.shared.store

    @property
    def reads(self) -> Reads:
        """The small questions to the store: a service asks for rights before it gives an answer."""
        if self.contact is None:
            return self.shared.reads
        return ContactReads(self.shared.reads, self.contact, self.store, self.kept_answer)

    def one_moment(self) -> AbstractContextManager[None]:
        """See `Networks.one_moment`."""
        return self.shared.one_moment()

    def changed(self) -> None:
        """See `Networks.changed`."""
        self.shared.changed()

    def moment(self) -> Moment:
        """See `Networks.moment`."""
        return self.shared.moment()

    def net(self, selection: Selection | None = None) -> Net:
        """The network as selected, of what may be read."""
        return self.shared.net(self._own(selection))

    def ground(self, selection: Selection | None, today: date) -> Ground:
        """What the findings of the selected network rest on."""
        return self.shared.ground(self._own(selection), today)

    def findings(self, selection: Selection | None, today: date) -> tuple[Finding, ...]:
        """Every finding about the selected network."""
        return self.shared.findings(self._own(selection), today)

    def findings_job(self, selection: Selection | None, today: date) -> Job[tuple[Finding, ...]]:
        """The same as a job."""
        return self.shared.findings_job(self._own(selection), today)

    def numbers(self, selection: Selection | None) -> Mapping[str, int | float]:
        """The counts of the selected network."""
        return self.shared.numbers(self._own(selection))

    def kept(self, key: tuple[Hashable, ...], make: Callable[[], R]) -> R:
        """What is made for this reader, apart from what is made for others."""
        if self.gebieden is None and len(key) > 1 and key[1] in WITHOUT_CONTACT:
            return self.shared.kept(key, make)
        return self.shared.kept((*key, *self._own_key), make)

    def kept_answer(self, key: Hashable, ask: Callable[[], R]) -> R:
        """A small answer, apart from that to others."""
        return self.shared.kept_answer((key, *self._own_key), ask)

    @property
    def _own_key(self) -> tuple[Hashable, ...]:
        return "seen", self.gebieden, self.contact

    def _own(self, selection: Selection | None) -> Selection | None:
        if self.gebieden is None:
            return selection
        asked = selection or Selection()
        chosen = {f.name: getattr(asked, f.name) for f in fields(Selection)}
        return SeenSelection(**chosen, gebieden=self.gebieden)


def seen_in(
    networks: Networks | NetworksSeen,
    gebieden: tuple[str, ...] | None,
    contact: ContactSeen | None = None,
) -> Networks | NetworksSeen:
    """The same networks for who may read these gebieden (None: all), with these contact data."""
    shared = networks.shared if isinstance(networks, NetworksSeen) else networks
    if gebieden is None and contact is None:
        return shared
    return NetworksSeen(shared, gebieden, contact)
