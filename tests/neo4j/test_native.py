"""What people write with Cypher in another type is read as what it means."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from neo4j.spatial import WGS84Point
from neo4j.time import Date, DateTime, Duration, Time

from netwerk.model import Actor, Gebied, Relatie
from netwerk.schema import schema
from netwerk.store.item_rules import forms
from netwerk.store.neo4j.form.rows import clean
from netwerk.store.port import Change, Put, Store
from tests.neo4j.conftest import Outside

MOMENT = DateTime(2026, 1, 2, 10, 30)


@pytest.mark.parametrize(
    ("label", "name", "value", "read"),
    [
        ("Actor", "laatst_bevestigd", Date(2026, 1, 2), "2026-01-02"),
        ("Actor", "laatst_bevestigd", MOMENT, "2026-01-02"),
        ("Actor", "laatst_bevestigd", 2026, "2026"),
        ("Actor", "laatst_bevestigd", 2026.0, "2026"),
        ("Actor", "laatst_bevestigd", 20260, None),
        ("Actor", "laatst_bevestigd", Duration(days=1), None),
        ("Actor", "naam", 42, "42"),
        ("Actor", "naam", 42.5, None),
        ("Actor", "naam", True, None),
        ("Actor", "naam", ["Koor"], "Koor"),
        ("Actor", "naam", ["Koor", "Anna"], None),
        ("Actor", "omschrijving", MOMENT, "2026-01-02T10:30:00.000000000"),
        ("Actor", "omschrijving", Time(10, 30), "10:30:00.000000000"),
        ("Actor", "omschrijving", WGS84Point((1, 2)), None),
        ("Actor", "telefoon", 315, "315"),
        ("Actor", "domeinen", "zorg", ("zorg",)),
        ("Actor", "labels", [2020, Date(2026, 1, 2)], ("2020", "2026-01-02")),
        ("Actor", "labels", 7, ("7",)),
        ("Actor", "status", ["actief"], "actief"),
        ("Actor", "id", 7, None),
        ("Relatie", "sterkte", 3.0, 3),
        ("Relatie", "sterkte", "3", 3),
        ("Relatie", "sterkte", [3], 3),
        ("Relatie", "sterkte", 3.5, None),
        ("Relatie", "sterkte", True, None),
        ("Gebied", "nummer", "5", 5),
        ("Gebied", "nummer", 5.0, 5),
        ("Gebied", "nummer", "vijf", None),
    ],
)
def test_a_value_of_another_type(label: str, name: str, value: Any, read: Any) -> None:
    (found,) = clean(forms(schema())[label], name, [value])
    assert found == read
    assert type(found) is type(read)


@pytest.mark.neo4j
def test_native_values_are_read_taken_over_and_written_as_text(
    store: Store, outside: Outside
) -> None:
    actor = Actor(id="a", naam="A", soort="bedrijf", laatst_bevestigd="2026-01-02")
    other = Actor(id="b", naam="B", soort="bedrijf")
    tie = Relatie(id="r", van="a", naar="b", soort="kent")
    items = (Gebied(id="1", naam="Een"), actor, other, tie)
    store.apply(Change(tuple(map(Put, items)), "Anna"))
    outside("MATCH (a:Actor {id: 'a'}) SET a.laatst_bevestigd = date('2026-01-02')")
    assert store.check() == []
    outside(
        "MATCH (a:Actor {id: 'a'})-[r:KENT]->() SET a.naam = 42, a.domeinen = 'zorg', r.sinds = 2020"
    )
    assert store.take_over() == 2
    assert [e.item.id for e in store.search("42")] == ["a"]
    assert store.snapshot().relaties["sinds"] == ["2020"]
    assert store.check() == []
    found = store.get(Actor, ["a"])["a"]
    assert (found.item.naam, found.item.domeinen) == ("42", ("zorg",))
    store.apply(Change((Put(replace(found.item, contact="Bea"), found.version),), "Bram"))
    assert outside("MATCH (a:Actor {id: 'a'}) RETURN a.naam AS n, a.laatst_bevestigd AS l") == [
        {"n": "42", "l": "2026-01-02"}
    ]
    assert store.check() == []
