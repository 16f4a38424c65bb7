"""Somebody who is only slow, somebody who died, and what others do meanwhile: nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest

from netwerk.errors import StoreBusy
from netwerk.model import Actor
from netwerk.settings import Settings
from netwerk.store.backup import history_of
from netwerk.store.neo4j import open_neo4j
from netwerk.store.neo4j.writing import load
from netwerk.store.neo4j.writing.filling import Filling
from netwerk.store.port import Change, Put, Store
from netwerk.store.undo import undo_ops
from tests.neo4j.conftest import Outside
from tests.neo4j.test_large import LONG_AGO, PLACES, Died, actors, dying, places, small
from tests.neo4j.test_outside import looking
from tests.store_contract.examples import state

__all__ = ["dying", "places", "small"]

pytestmark = pytest.mark.neo4j

CHANGE = Change(tuple(map(Put, actors(15))), "Bram", token="groot")


def till_decided(places: Store, outside: Outside, dying: Callable[[int], None]) -> None:
    """Let the change die when it is decided and half of the network follows it."""
    dying(6)
    with pytest.raises(Died):
        places.apply(CHANGE)
    dying(10**9)
    (row,) = outside("MATCH (s:Netwerk_Stand) RETURN s.bezig_wat AS wat, COUNT {(:Actor)} AS n")
    assert row["wat"] == "netwerk"
    assert 0 < row["n"] < 15, row


def test_who_was_only_slow_hears_that_the_change_is_not_there(
    places: Store,
    small: None,
    monkeypatch: pytest.MonkeyPatch,
    outside: Outside,
    neo4j_url: str,
    settings: Settings,
) -> None:
    monkeypatch.setattr("netwerk.store.neo4j.writing.staged.fits", lambda *_: True)
    whole = Filling.end

    def slow(self: Filling, *given: Any) -> None:
        monkeypatch.setattr(Filling, "end", whole)
        outside(LONG_AGO)
        with closing(open_neo4j(neo4j_url, settings)) as other:
            other.apply(Change((Put(Actor(id="x", naam="X", soort="bedrijf")),), "Cor"))
        whole(self, *given)

    monkeypatch.setattr(Filling, "end", slow)
    with pytest.raises(StoreBusy):
        places.apply(CHANGE)
    assert [r.who for r in places.history()] == ["Cor", "Anna"]
    assert places.apply(CHANGE).number == 3
    assert places.counts()["Actor"] == 16
    assert places.check() == []


@pytest.mark.parametrize(
    "read",
    [
        lambda s: s.get(Actor, ["a0", "a14"]),
        lambda s: list(s.all(Actor)),
        lambda s: s.search("actor"),
        lambda s: s.counts(),
        lambda s: s.relaties_of(["a0"]),
        lambda s: s.referring_to("Gebied", ["1"]),
        lambda s: s.snapshot(),
        lambda s: s.history(),
    ],
)
def test_no_reader_sees_a_network_that_is_half_brought_up_to_date(
    places: Store,
    small: None,
    dying: Callable[[int], None],
    outside: Outside,
    read: Callable[[Store], object],
) -> None:
    till_decided(places, outside, dying)
    with pytest.raises(StoreBusy, match=r"% is klaar"):
        read(places)


def test_a_running_app_finishes_what_somebody_died_in(
    places: Store, small: None, dying: Callable[[int], None], outside: Outside
) -> None:
    look = looking(places)
    look()
    till_decided(places, outside, dying)
    look()
    with pytest.raises(StoreBusy):
        places.revision()
    outside(LONG_AGO)
    look()
    assert places.revision() == 2
    assert places.counts()["Actor"] == 15
    assert places.check() == []


def test_finishing_what_died_leaves_what_others_changed_elsewhere(
    places: Store,
    small: None,
    dying: Callable[[int], None],
    outside: Outside,
    neo4j_url: str,
    settings: Settings,
) -> None:
    outside("MATCH (k:Kern {id: 'k'}) SET k.naam = 'Uit Bloom'")
    till_decided(places, outside, dying)
    outside("MATCH (g:Gebied {id: '1'}) SET g.naam = 'Ook uit Bloom'")
    outside(LONG_AGO)
    with closing(open_neo4j(neo4j_url, settings)) as store:
        assert store.revision() == 2
        assert outside("MATCH (k:Kern) RETURN k.naam AS n") == [{"n": "Uit Bloom"}]
        assert outside("MATCH (g:Gebied) RETURN g.naam AS n") == [{"n": "Ook uit Bloom"}]
        store.apply(Change((Put(Actor(id="x", naam="X", soort="bedrijf")),), "Cor"))
        store.take_over()
        assert store.check() == []
        assert len(state(store)) == len(PLACES) + 16


@pytest.mark.parametrize("dies", [True, False])
def test_what_others_add_during_large_work_is_noticed_by_the_next_write(
    places: Store,
    small: None,
    dying: Callable[[int], None],
    outside: Outside,
    neo4j_url: str,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    dies: bool,
) -> None:
    added = "CREATE (:Actor:Bedrijf {naam: 'Nieuw'})"
    if dies:
        till_decided(places, outside, dying)
        outside(added)
        outside(LONG_AGO)
    else:
        whole = Filling.end

        def end(self: Filling, *given: Any) -> None:
            outside(added)
            whole(self, *given)

        monkeypatch.setattr(Filling, "end", end)
        places.apply(CHANGE)
        monkeypatch.setattr(Filling, "end", whole)
    with closing(open_neo4j(neo4j_url, settings)) as store:
        store.apply(Change((Put(Actor(id="x", naam="X", soort="bedrijf")),), "Cor"))
        assert "Nieuw" in {e.item.naam for e in store.all(Actor)}
        assert [r.type for r in store.history(limit=3)] == ["invoer", "buitenom", "invoer"]
        assert store.check() == []


def test_what_others_add_while_a_store_is_restored_is_noticed_by_the_next_write(
    places: Store, outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    places.apply(Change(tuple(map(Put, actors(3))), "Bram"))
    backup = list(history_of(places, 2))
    places.apply(Change((Put(actors(1, "Anders")[0], 2),), "Cor"))

    def meanwhile(*given: Any) -> int:
        outside("CREATE (:Actor:Bedrijf {naam: 'Nieuw'})")
        return shared(*given)

    shared = load._shared
    monkeypatch.setattr(load, "_shared", meanwhile)
    places.load(backup, overwrite=True)
    places.apply(Change((Put(Actor(id="x", naam="X", soort="bedrijf")),), "Cor"))
    assert "Nieuw" in {e.item.naam for e in places.all(Actor)}
    assert places.check() == []


def test_history_that_waits_of_who_died_takes_nothing_back(
    places: Store, small: None, dying: Callable[[int], None], outside: Outside
) -> None:
    places.apply(Change(tuple(map(Put, actors(8))), "Bram"))
    places.apply(Change((Put(replace(actors(1)[0], telefoon="0315"), 2),), "Bram"))
    places.apply(Change(undo_ops(places, 3), "Bram", undoes=3))
    other = [(replace(r, who="Cor", seal=""), c, t) for r, c, t in history_of(places, 4)]
    outside("MATCH (r:Netwerk_Revisie) WHERE r.nummer = 4 SET r.herstelt = null")
    dying(2)
    with pytest.raises(Died):
        places.load(other, overwrite=True)
    dying(10**9)
    outside(LONG_AGO)
    assert outside("MATCH (r:Netwerk_Revisie {nummer: -4}) RETURN r.herstelt AS h") == [{"h": 3}]
    assert [r.undone_by for r in places.history()] == [None] * 4
