"""A large change tells how far it is; stopped on the way it leaves everything as it was."""

from __future__ import annotations

import pytest

from netwerk.model import Actor, Relatie
from netwerk.store.port import Change, Put, Store


class Stop(Exception):
    """The user does not want it after all."""


def change(many: int, watch) -> Change:
    actors = [Put(Actor(id=f"a{n}", naam=f"Club {n}", soort="bewonersgroep")) for n in range(many)]
    ties = [
        Put(Relatie(id=f"r{n}", van=f"a{n}", naar=f"a{n + 1}", soort="kent"))
        for n in range(many - 1)
    ]
    return Change((*actors, *ties), who="An", type="import", watch=watch)


def test_it_tells_how_far_it_is(store: Store) -> None:
    told: list[float] = []
    assert store.apply(change(300, told.append)).added == 599
    assert len(told) >= 3
    assert told == sorted(told)
    assert 0 <= told[0] <= told[-1] <= 1


@pytest.mark.parametrize("moment", [0, 1, 2, 3])
def test_stopped_it_leaves_everything_as_it_was(store: Store, moment: int) -> None:
    store.apply(Change((Put(Actor(id="z", naam="Zaal", soort="bedrijf")),), who="An"))
    before = (store.head(), store.counts(), store.history())
    told: list[float] = []

    def watch(share: float) -> None:
        told.append(share)
        if len(told) > moment:
            raise Stop

    with pytest.raises(Stop):
        store.apply(change(300, watch))
    assert (store.head(), store.counts(), store.history()) == before
    assert store.apply(change(300, lambda _: None)).added == 599
