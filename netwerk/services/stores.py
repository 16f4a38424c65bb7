"""Opening the store of this desk or team, with its gebieden and kernen in place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, nullcontext, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_dir

from netwerk.access.log_line import BEHEER, Log, LogLine
from netwerk.access.rights import LEZEN, READER, User
from netwerk.errors import NetwerkError, StoreUnavailable
from netwerk.model import Gebied, Huisstijl, Kern
from netwerk.schema import read_plaatsen
from netwerk.services.desk import Desk
from netwerk.services.last_known import LastKnown
from netwerk.services.live.atlas import Atlas
from netwerk.services.live.networks import Networks
from netwerk.services.live.outside_look import USUAL, OutsideLook, Pace
from netwerk.settings import Settings, settings_table
from netwerk.store.connect import connect
from netwerk.store.logbook.disk_log import DiskLog
from netwerk.store.logbook.log_place import log_place
from netwerk.store.port import Change, Put, Store, now
from netwerk.store.values import Head

if TYPE_CHECKING:  # who opens a store does not read files
    from netwerk.services.gemeente.gemeente_file import GemeenteTold

LOOPBACK = ("localhost", "127.0.0.1", "::1")
"""Addresses on which only this machine is heard."""


@dataclass(frozen=True)
class StoreState:
    """Where the facts are, the newest revision, and how many items of each label.

    What is kept of a store is kept by its head: a store that was restored may have the same number.
    """

    url: str
    head: Head
    counts: Mapping[str, int]

    @property
    def revision(self) -> int:
        """The number of the newest revision."""
        return self.head.revision


def open_store(
    settings: Settings,
    create: bool = True,
    *,
    adopt: bool = False,
    places: bool = False,
    gemeente: GemeenteTold | None = None,
) -> Store:
    """Open the store.

    create: for what brings facts in. A store is made where none is, and one without any gebied gets
    the gebieden and kernen of the gemeente. adopt: see `connect`. places: a store that is there
    gets them, and none is made. gemeente: whose places they are, when it is not the one of the
    settings. Raises StoreAbsent where nothing is and nothing may be made.
    """
    store = connect(settings.store, settings, create, adopt=adopt)
    try:
        if (create or places) and not store.counts().get(Gebied.__name__, 0):
            _add_places(store, settings, gemeente)
    except BaseException:
        store.close()
        raise
    return store


def _add_places(store: Store, settings: Settings, own: GemeenteTold | None) -> None:
    if own is None and settings.plaatsen is not None:
        from netwerk.services.gemeente.gemeente_file import read_gemeente

        own = read_gemeente(settings.plaatsen)
    plaatsen = own.plaatsen if own else read_plaatsen()
    kernen = {kern.id: kern for kern in plaatsen.kernen}
    there = store.get(Kern, kernen)
    items: list[Gebied | Kern | Huisstijl] = [
        *plaatsen.gebieden,
        *(kern for id, kern in kernen.items() if id not in there),
    ]
    if own and not store.counts().get(Huisstijl.__name__, 0):
        items.append(own.stijl)
    # The token is the same for everybody: when two processes open a new store at once, one of
    # them adds the places. And who removed them all does not get them back.
    change = Change(
        tuple(map(Put, items)),
        who=settings.user,
        why=f"Gebieden en kernen van {plaatsen.gemeente}",
        type="plaatsen",
        token=f"plaatsen-{plaatsen.gemeente}",
    )
    # A store that may only be read is of use without them.
    with suppress(StoreUnavailable) if store.revision() else nullcontext():
        store.apply(change)


def open_desk(
    settings: Settings,
    user: User | None = None,
    create: bool = True,
    *,
    adopt: bool = False,
    places: bool = False,
    gemeente: GemeenteTold | None = None,
    running: bool = False,
    pace: Pace = USUAL,
) -> Desk:
    """Open the store and sit down at it: as this user, or as the one that the settings name.

    create, adopt, places, gemeente: see `open_store`. running: for an app that goes on, also
    when the store cannot be reached for a while; it looks in the background for what others change,
    at this pace.
    """
    store = open_store(settings, create, adopt=adopt, places=places, gemeente=gemeente)
    who, folder = user or local_user(settings), Path(user_cache_dir("netwerk"))
    try:
        log = open_log(settings)
    except BaseException:
        store.close()
        raise
    if not running:
        return desk_at(store, who, folder, log)
    look = store.watch()
    desk = desk_at(LastKnown(store), who, folder, log)
    return desk if look is None else replace(desk, outside=OutsideLook(look, pace))


def desk_at(store: Store, user: User, folder: Path, log: Log | None = None) -> Desk:
    """A desk at an open store; ``folder`` is where the atlas keeps its places."""
    networks = Networks(store)
    atlas = Atlas(networks, folder)
    return Desk(store=store, networks=networks, atlas=atlas, user=user, log=log).of(user)


def open_log(settings: Settings) -> Log:
    """The log of what is done at the store of these settings; nothing is made before a line is.

    Raises InputError for a setting of the log that cannot be used.
    """
    return DiskLog(log_place(settings))


@contextmanager
def recorded_apart(settings: Settings, user: User, waarop: str) -> Iterator[None]:
    """`Desk.recorded` of what a beheerder does with a whole store, without a desk at it."""
    with closing(open_log(settings)) as log:

        def record(*, gelukt: bool) -> None:
            log.write(LogLine(user.naam, BEHEER, waarop, now(), user.waarvandaan, gelukt))

        log.ready()
        try:
            yield
        except NetwerkError:
            record(gelukt=False)
            raise
        record(gelukt=True)


def local_user(settings: Settings, *, page: bool = False) -> User:
    """The user of this machine: as the settings name him.

    page: in a browser, else at the command line. Who has no role set is the beheerder of his own
    file: at the command line of the machine that holds it, and on the page of one desk. A page that
    others may reach, or where people sign in, only lets him read. A mistyped role reads too.
    """
    usual = "beheerder" if one_desk(settings) or not page else READER
    return User(settings.user, settings.role or usual)


def one_desk(settings: Settings) -> bool:
    """Whether the page is for who sits at this machine: nobody signs in or comes from outside."""
    return settings.address in LOOPBACK and not settings_table("aanmelden")


def has_actors(desk: Desk) -> bool:
    """Whether anybody is in the network yet."""
    return state_of(desk).counts.get("Actor", 0) > 0


def state_of(desk: Desk) -> StoreState:
    """Where the facts are and how many there are."""
    desk.require(LEZEN)
    with desk.one_moment():
        head, counts = desk.networks.moment().head, desk.reads.counts()
    return StoreState(desk.store.url, head, counts)
