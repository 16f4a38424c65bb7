"""Opening the store of this desk or team, with its gebieden and kernen in place."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from platformdirs import user_cache_dir

from netwerk.access.rights import LEZEN, User
from netwerk.errors import StoreUnavailable
from netwerk.model import Gebied, Kern
from netwerk.schema import read_plaatsen
from netwerk.services.desk import Desk
from netwerk.services.last_known import LastKnown
from netwerk.services.live.atlas import Atlas
from netwerk.services.live.networks import Networks
from netwerk.services.live.outside_look import USUAL, OutsideLook, Pace
from netwerk.settings import Settings
from netwerk.store.connect import connect
from netwerk.store.port import Change, Put, Store
from netwerk.store.values import Head


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
    settings: Settings, create: bool = True, *, adopt: bool = False, places: bool = False
) -> Store:
    """Open the store.

    create: for what brings facts in. A store is made where none is, and one without any gebied gets
    the gebieden and kernen of the municipality. adopt: see `connect`. places: a store that is there
    gets them, and none is made. Raises StoreAbsent where nothing is and nothing may be made.
    """
    store = connect(settings.store, settings, create, adopt=adopt)
    try:
        if (create or places) and not store.counts().get(Gebied.__name__, 0):
            _add_places(store, settings)
    except BaseException:
        store.close()
        raise
    return store


def _add_places(store: Store, settings: Settings) -> None:
    plaatsen = read_plaatsen(settings.plaatsen)
    kernen = {kern.id: kern for kern in plaatsen.kernen}
    there = store.get(Kern, kernen)
    items: tuple[Gebied | Kern, ...] = (
        *plaatsen.gebieden,
        *(kern for id, kern in kernen.items() if id not in there),
    )
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
    running: bool = False,
    pace: Pace = USUAL,
) -> Desk:
    """Open the store and sit down at it: as this user, or as the one that the settings name.

    create, adopt, places: see `open_store`. running: for an app that goes on, also when the store
    cannot be reached for a while; it looks in the background for what others change, at this pace.
    """
    store = open_store(settings, create, adopt=adopt, places=places)
    who, folder = user or local_user(settings), Path(user_cache_dir("netwerk"))
    if not running:
        return desk_at(store, who, folder)
    look = store.watch()
    desk = desk_at(LastKnown(store), who, folder)
    return desk if look is None else replace(desk, outside=OutsideLook(look, pace))


def desk_at(store: Store, user: User, folder: Path) -> Desk:
    """A desk at an open store; ``folder`` is where the atlas keeps its places."""
    networks = Networks(store)
    desk = Desk(store=store, networks=networks, atlas=Atlas(networks, folder), user=user)
    return desk.of(user)


def local_user(settings: Settings) -> User:
    """The user of this machine, in local mode."""
    return User(settings.user, settings.role)


def has_actors(desk: Desk) -> bool:
    """Whether anybody is in the network yet."""
    return state_of(desk).counts.get("Actor", 0) > 0


def state_of(desk: Desk) -> StoreState:
    """Where the facts are and how many there are."""
    desk.require(LEZEN)
    with desk.one_moment():
        head, counts = desk.networks.moment().head, desk.reads.counts()
    return StoreState(desk.store.url, head, counts)
