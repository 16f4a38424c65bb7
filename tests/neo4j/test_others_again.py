"""What others wrote, met in a conflict, in a key, in a reference and in a restore."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netwerk.errors import Conflict
from netwerk.model import Actor
from netwerk.store.backup import history_of
from netwerk.store.port import Change, Put, Store
from netwerk.store.undo import undo_ops
from tests.neo4j.conftest import Outside
from tests.neo4j.test_outside import HAL, TIE, looking, read_everything, said
from tests.neo4j.test_take_over import anna, filled

__all__ = ["filled"]

pytestmark = pytest.mark.neo4j


def test_after_a_conflict_with_others_a_fresh_form_can_be_saved(
    filled: Store, outside: Outside
) -> None:
    outside("MATCH (a:Actor {id: 'anna'}) SET a.naam = 'Koor Bloom'")
    form = filled.get(Actor, ["anna"])["anna"]
    with pytest.raises(Conflict):
        filled.apply(Change((Put(replace(form.item, naam="Koor A"), form.version),), "Bram"))
    form = filled.get(Actor, ["anna"])["anna"]
    filled.apply(Change((Put(replace(form.item, naam="Koor A"), form.version),), "Bram"))
    assert anna(filled).naam == "Koor A"
    assert [r.type for r in filled.history(limit=2)] == ["invoer", "buitenom"]
    assert filled.check() == []


@pytest.mark.parametrize("id", ["['x']", "date()", "0.0/0.0", "true", "duration('P1D')"])
def test_a_key_of_any_type_stops_nothing(filled: Store, outside: Outside, id: str) -> None:
    outside(f"CREATE (:Actor:Bedrijf {{id: {id}, naam: 'Vreemd'}})")
    outside(
        f"MATCH (a:Actor {{id: 'anna'}}), (b:Actor {{id: 'hal'}}) CREATE (a)-[:KENT {{id: {id}}}]->(b)"
    )
    read_everything(filled)
    assert "wordt niet getoond" in said(filled)
    look = filled.watch()
    assert look
    look()
    filled.apply(Change((Put(replace(HAL, naam="Hal"), 1),), "Bram"))
    filled.take_over()
    filled.load(list(history_of(filled, 1)), overwrite=True, others=True)
    assert filled.check() == []


def test_a_tie_to_what_cannot_be_read_is_no_reference(filled: Store, outside: Outside) -> None:
    outside(
        """MATCH (a:Actor {id: 'anna'})
        CREATE (a)-[:ACTIEF_IN]->(:Gebied {nummer: 3}), (a)-[:ACTIEF_IN]->(:Gebied {id: 9})"""
    )
    assert anna(filled).gebieden == ("2", "1")
    assert filled.take_over() == 1
    assert anna(filled).gebieden == ("2", "1")
    filled.apply(Change((Put(replace(anna(filled), telefoon="0315"), 1),), "Bram"))
    assert "Actor anna: Bij deze actor wordt niet getoond wat er staat bij: gebieden" in said(
        filled
    )


def test_a_restore_mends_history_that_others_damaged(filled: Store, outside: Outside) -> None:
    filled.apply(Change((Put(replace(HAL, naam="Hal"), 1),), "Bram"))
    backup = list(history_of(filled, 2))
    outside("MATCH (w:Netwerk_Wijziging {sleutel: 'anna'}) SET w.na = 'geen json'")
    outside("MATCH (w:Netwerk_Wijziging {sleutel: 'hal', revisie: 1}) DETACH DELETE w")
    outside("MATCH (r:Netwerk_Revisie {nummer: 1}) SET r.wie = 'Een ander'")
    assert filled.check()
    filled.load(backup, overwrite=True)
    assert filled.check() == []


def test_other_ends_and_another_type_are_taken_over_and_can_be_taken_back(
    filled: Store, outside: Outside
) -> None:
    outside(
        """MATCH (a)-[r:WERKT_SAMEN_MET]->(b) CREATE (b)-[n:KENT]->(a)
        WITH r, n, properties(r) AS own DELETE r SET n = own"""
    )
    filled.take_over()
    (tie,) = filled.relaties_of(["anna"])
    assert (tie.item.van, tie.item.soort, tie.version) == ("hal", "kent", 2)
    filled.apply(Change(undo_ops(filled, 2), "Bram", undoes=2))
    (tie,) = filled.relaties_of(["anna"])
    assert tie.item == TIE
    outside("MATCH (a:Actor {id: 'anna'}) REMOVE a:Bewonersgroep SET a:Bedrijf")
    filled.take_over()
    assert anna(filled).soort == "bedrijf"
    filled.apply(Change(undo_ops(filled, 4), "Bram", undoes=4))
    assert anna(filled).soort == "bewonersgroep"
    assert filled.check() == []


@pytest.mark.parametrize("by", ["write", "take over", "look"])
def test_what_others_brought_in_large_numbers_is_taken_over_in_parts(
    filled: Store, outside: Outside, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    monkeypatch.setattr("netwerk.store.neo4j.outside.AT_ONCE", 20)
    look = looking(filled)
    look()
    outside(
        """MATCH (h:Actor {id: 'hal'}), (a:Actor {id: 'anna'}) DETACH DELETE a WITH h
        UNWIND range(1, 30) AS i
        CREATE (b:Actor:Bedrijf {naam: 'B' + i})-[:KENT]->(h), (:Actor:Bedrijf {id: 'c' + i, naam: 'C'})"""
    )
    if by == "write":
        filled.apply(Change((Put(replace(HAL, naam="Hal"), 1),), "Bram"))
    elif by == "take over":
        filled.take_over()
    else:
        while look():
            pass
    assert filled.counts()["Actor"] == 61
    assert filled.check() == []
    assert all(r.added + r.changed + r.removed <= 20 for r in filled.history() if r.number > 1)
    newest = filled.revision()
    filled.apply(Change((Put(Actor(id="x", naam="X", soort="bedrijf")),), "Bram"))
    assert filled.revision() == newest + 1
