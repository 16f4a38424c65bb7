"""What others changed in Neo4j is in history before a write of netwerk could overwrite it."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

import pytest

from netwerk.access.rights import User
from netwerk.errors import Conflict
from netwerk.model import Actor, Gebied, Kern
from netwerk.services.copies import take_over
from netwerk.services.desk import Desk
from netwerk.services.live.outside_look import OutsideLook, Pace
from netwerk.services.stores import desk_at
from netwerk.settings import Settings
from netwerk.store.neo4j import open_neo4j
from netwerk.store.port import Change, Delete, Put, Store
from tests.neo4j.conftest import Outside
from tests.neo4j.test_outside import ANNA, HAL, TIE, looking, said

pytestmark = pytest.mark.neo4j


@pytest.fixture
def filled(store: Store) -> Store:
    items = (
        Gebied(id="1", naam="Een"),
        Gebied(id="2", naam="Twee"),
        Kern(id="terborg", naam="Terborg", gebied="2"),
        replace(ANNA, status="actief", omschrijving="zingt"),
        HAL,
        TIE,
    )
    store.apply(Change(tuple(map(Put, items)), "Anna"))
    return store


def anna(store: Store) -> Actor:
    return store.get(Actor, ["anna"])["anna"].item


def test_a_form_opened_before_goes_together_with_what_others_changed(
    filled: Store, outside: Outside
) -> None:
    form = anna(filled)
    outside("MATCH (a:Actor {id: 'anna'}) SET a.omschrijving = 'uit Bloom', a.telefoon = '0315'")
    revision = filled.apply(Change((Put(replace(form, naam="Koor A"), 1),), "Bram"))
    assert revision.number == 3
    assert (anna(filled).naam, anna(filled).omschrijving, anna(filled).telefoon) == (
        "Koor A", "uit Bloom", "0315",
    )  # fmt: skip
    assert [r.type for r in filled.history(limit=2)] == ["invoer", "buitenom"]
    assert filled.check() == []


def test_the_same_value_changed_twice_is_a_conflict_that_names_both(
    filled: Store, outside: Outside
) -> None:
    form = anna(filled)
    outside("MATCH (a:Actor {id: 'anna'}) SET a.naam = 'Koor Bloom'")
    with pytest.raises(Conflict) as wrong:
        filled.apply(Change((Put(replace(form, naam="Koor A"), 1),), "Bram"))
    (clash,) = wrong.value.clashes
    assert (clash.theirs, clash.yours) == ("Koor Bloom", "Koor A")
    assert anna(filled).naam == "Koor Bloom"


def test_a_tie_and_a_removal_are_not_overwritten_either(filled: Store, outside: Outside) -> None:
    outside("MATCH ()-[r:WERKT_SAMEN_MET]->() SET r.thema = 'jeugd'")
    with pytest.raises(Conflict):
        filled.apply(Change((Delete("Relatie", "r", 1),), "Bram"))
    filled.apply(Change((Put(replace(TIE, sterkte=5), 1),), "Bram"))
    (tie,) = filled.relaties_of(["anna"])
    assert (tie.item.thema, tie.item.sterkte) == ("jeugd", 5)
    assert filled.check() == []


def test_one_added_and_one_removed_leave_no_wrong_history(filled: Store, outside: Outside) -> None:
    outside("MATCH (a:Actor {id: 'hal'}) SET a.id = 'anders'")
    with pytest.raises(Conflict, match="verwijderd"):
        filled.apply(Change((Put(replace(HAL, naam="Hal"), 1),), "Bram"))


@pytest.mark.parametrize(
    "spoil",
    [
        "SET a.status = 'weg'",
        "SET a.naam = point({x: 1, y: 2})",
        "REMOVE a.naam",
        "REMOVE a:Bewonersgroep",
    ],
)
def test_what_cannot_be_read_is_never_recorded_as_gone(
    filled: Store, outside: Outside, spoil: str
) -> None:
    before = anna(filled)
    outside(f"MATCH (a:Actor {{id: 'anna'}}) {spoil} SET a.telefoon = '0315'")
    filled.take_over()
    changes = [c for c in filled.changes(2) if c.id == "anna"]
    assert all(c.after is not None for c in changes)
    assert all(isinstance(c.after, Actor) and c.after.status == "actief" for c in changes)
    assert "anna" in said(filled)
    read = filled.get(Actor, ["anna"])
    form, version = (read["anna"].item, read["anna"].version) if read else (before, 1)
    filled.apply(Change((Put(replace(form, contact="Bea"), version),), "Bram"))
    mended = anna(filled)
    assert (mended.naam, mended.status, mended.contact) == (before.naam, "actief", "Bea")
    assert filled.check() == []


def test_who_fills_in_what_cannot_be_read_mends_it(filled: Store, outside: Outside) -> None:
    outside("MATCH (a:Actor {id: 'anna'}) SET a.status = 'weg'")
    form = filled.get(Actor, ["anna"])["anna"]
    assert form.item.status is None
    filled.apply(Change((Put(replace(form.item, status="gestopt"), form.version),), "Bram"))
    assert anna(filled).status == "gestopt"
    assert filled.check() == []


def test_an_actor_that_cannot_be_read_can_be_removed(filled: Store, outside: Outside) -> None:
    outside("MATCH (a:Actor {id: 'hal'}) REMOVE a.naam")
    filled.apply(Change((Delete("Relatie", "r", 1), Delete("Actor", "hal", 1)), "Bram"))
    assert outside("MATCH (a:Actor {id: 'hal'}) RETURN a") == []
    assert filled.check() == []


def test_a_look_sees_a_changed_value_and_search_and_others_see_it_then(
    filled: Store, outside: Outside, neo4j_url: str, settings: Settings
) -> None:
    look = looking(filled)
    assert not look()
    outside("MATCH (a:Actor {id: 'anna'}) SET a.naam = 'Koor Bea'")
    outside("MATCH ()-[r:WERKT_SAMEN_MET]->() SET r.sterkte = 5")
    other = open_neo4j(neo4j_url, settings)
    try:
        assert other.revision() == 1
        assert look()
        assert other.revision() == 2
        assert [e.item.id for e in other.search("bea")] == ["anna"]
    finally:
        other.close()
    assert not look()
    assert filled.check() == []


def test_a_change_of_netwerk_itself_is_nothing_to_look_at(filled: Store) -> None:
    look = looking(filled)
    look()
    filled.apply(Change((Put(replace(HAL, naam="Hal"), 1),), "Bram"))
    assert not look()
    assert filled.revision() == 2


def test_one_added_and_one_removed_of_a_kind_are_seen(filled: Store, outside: Outside) -> None:
    filled.apply(Change((Put(Actor(id="c", naam="C", soort="bedrijf")),), "Bram"))
    look = looking(filled)
    look()
    outside("MATCH (c:Actor {id: 'c'}) DELETE c CREATE (:Actor:Bedrijf {id: 'd', naam: 'D'})")
    assert look()
    assert {(c.id, c.after is None) for c in filled.changes(3)} == {("c", True), ("d", False)}
    assert filled.check() == []


def test_a_running_app_looks_by_itself_and_stops(filled: Store, outside: Outside) -> None:
    running = OutsideLook(looking(filled), Pace(least=0.1))
    try:
        outside("MATCH (a:Actor {id: 'anna'}) SET a.naam = 'Koor Bea'")
        until = time.monotonic() + 30
        while filled.revision() == 1 and time.monotonic() < until:
            time.sleep(0.1)
        assert filled.revision() == 2
    finally:
        running.stop()
    assert "netwerk-outside" not in {thread.name for thread in threading.enumerate()}


def test_a_look_that_goes_wrong_is_not_the_last() -> None:
    looks: list[bool] = []

    def look() -> bool:
        looks.append(True)
        if len(looks) == 1:
            raise ValueError("iets wat niemand voorzag")
        return False

    running = OutsideLook(look, Pace(least=0.01))
    try:
        until = time.monotonic() + 10
        while len(looks) < 3 and time.monotonic() < until:
            time.sleep(0.01)
    finally:
        running.stop()
    assert len(looks) >= 3


def test_looks_that_take_long_do_not_come_ever_later() -> None:
    assert [Pace().after(took) for took in (0.1, 6, 3600)] == [20, 60, 300]


def test_a_history_that_came_in_place_of_another_is_held_against_the_network(
    filled: Store, outside: Outside
) -> None:
    outside("MATCH (a:Actor {id: 'anna'}) SET a.naam = 'Koor Bea'")
    look = looking(filled)
    assert look()
    # A restore that leaves the network as it is: the same number, another text and another seal.
    outside(
        """MATCH (r:Netwerk_Revisie {nummer: 2}) SET r.zegel = 'ander' WITH r
        MATCH (w:Netwerk_Wijziging {revisie: 2}) SET w.na = replace(w.na, 'Koor Bea', 'Koor Cor')
        WITH r MATCH (s:Netwerk_Stand) SET s.zegel = 'ander'"""
    )
    assert look()
    assert filled.history(limit=1)[0].type == "buitenom"
    assert filled.revision() == 3


def test_taking_over_tells_what_it_took(filled: Store, outside: Outside, tmp_path) -> None:
    desk: Desk = desk_at(filled, User("Bo", "beheerder"), tmp_path)
    outside("MATCH (a:Actor {id: 'anna'})-[r]->(:Actor) SET a.naam = 'Koor Bea', r.sterkte = 5")
    outside("CREATE (:Actor:Bedrijf {naam: 'Bakker'})")
    taken = take_over(desk)
    assert (taken.revision, taken.added, taken.changed, taken.removed) == (2, 1, 2, 0)
    assert set(taken.names) == {
        "actor 'Koor Bea'",
        "actor 'Bakker'",
        "relatie 'Koor Bea' - 'De Hal'",
    }
    assert take_over(desk).names == ()
