"""Opening the store of this desk or team, with its gebieden and kernen in place."""

from __future__ import annotations

from netwerk.access.rights import User
from netwerk.model import Gebied, Kern
from netwerk.schema import read_plaatsen
from netwerk.settings import Settings
from netwerk.store.connect import connect
from netwerk.store.port import Change, Put, Store


def open_store(settings: Settings) -> Store:
    """Open the store; a new one gets the gebieden and kernen of the municipality as its first revision."""
    store = connect(settings.store, settings)
    if store.revision() == 0:
        plaatsen = read_plaatsen(settings.plaatsen)
        items: tuple[Gebied | Kern, ...] = (*plaatsen.gebieden, *plaatsen.kernen)
        places = tuple(Put(item) for item in items)
        why = f"Gebieden en kernen van {plaatsen.gemeente}"
        # The token is the same for everybody: when two processes open a new store at once, one of
        # them adds the places.
        store.apply(
            Change(
                places,
                who=settings.user,
                why=why,
                type="plaatsen",
                token=f"plaatsen-{plaatsen.gemeente}",
            )
        )
    return store


def local_user(settings: Settings) -> User:
    """The user of this machine, in local mode."""
    return User(settings.user, settings.role)


def has_actors(store: Store) -> bool:
    """Whether anybody is in the network yet."""
    return store.counts().get("Actor", 0) > 0


def gebieden(store: Store) -> tuple[Gebied, ...]:
    """The gebieden, by number and then by name."""
    stored = [entry.item for entry in store.all(Gebied)]
    return tuple(sorted(stored, key=lambda g: (g.nummer is None, g.nummer or 0, g.naam, g.id)))
