"""What is stored comes back: every kind of item, every kind of text, many at once."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from netwerk.model import (
    ITEM_TYPES,
    Activiteit,
    Actor,
    Afspraak,
    Doelgroep,
    Grens,
    Kern,
    Relatie,
    Signaal,
)
from netwerk.store.port import Change, Put, Store
from netwerk.store.undo import undo_ops
from tests.store_contract.examples import (
    ONE_OF_EACH,
    PLACES,
    actor,
    change,
    relatie,
    remove,
    state,
    version,
    write,
)


def test_an_empty_store_is_at_revision_zero(store: Store) -> None:
    assert store.revision() == 0
    assert store.history() == []
    assert set(store.counts()) == set(ITEM_TYPES)
    assert sum(store.counts().values()) == 0
    assert store.check() == []


def test_every_kind_of_item_comes_back_as_it_was_stored(store: Store) -> None:
    assert {type(item).__name__ for item in ONE_OF_EACH} == set(ITEM_TYPES)
    write(store, *ONE_OF_EACH)
    assert state(store) == {(type(item).__name__, item.id): item for item in ONE_OF_EACH}
    assert store.check() == []


def test_the_types_of_values_come_back_too(store: Store) -> None:
    write(store, *ONE_OF_EACH)
    for item in ONE_OF_EACH:
        found = store.get(type(item), [item.id])[item.id].item
        assert {n: type(getattr(found, n)) for n in type(item).__slots__} == {
            n: type(getattr(item, n)) for n in type(item).__slots__
        }


@pytest.mark.parametrize(
    "text",
    [
        "Oranjevereniging 'Ons Genoegen' \"1895\"; DROP TABLE actor;--",
        "<script>alert(1)</script> & =cmd()",
        "Zoë Çelik – Ĳsselhuis ﬁjn",
        "合作社 جمعية Кооператив 🏳️‍🌈👩‍👩‍👧",
        "e\u0301 is niet é",
        "tab\tregel\r\nregel\u2028einde",
        "a" * 5_000,
        "{$x} %s ?1 :naam $naam `n`",
        "\\u0000 \\n \\",
    ],
)  # fmt: skip
def test_any_text_stays_the_same_text(store: Store, text: str) -> None:
    item = actor(
        "a", naam=text, andere_namen=(text, text + "2"), omschrijving=text, labels=("één", text)
    )
    write(store, item)
    assert store.get(Actor, ["a"])["a"].item == item
    assert [c.after for c in store.changes(1)] == [item]


def test_a_very_long_description_is_kept_whole(store: Store) -> None:
    item = actor("a", omschrijving="0123456789é" * 100_000)
    write(store, item)
    assert store.get(Actor, ["a"])["a"].item == item
    assert store.check() == []


def test_an_id_may_be_any_text(store: Store) -> None:
    ids = ["A", "a", "é", "a b", "a/b", "'", "10", "9", "😀", "\uffff", "x" * 500]
    write(store, *(actor(id) for id in ids))
    assert [entry.item.id for entry in store.all(Actor)] == sorted(ids)
    assert set(store.get(Actor, ids)) == set(ids)


def test_lists_are_ordered_by_id(store: Store) -> None:
    write(
        store,
        *(actor(id) for id in ("c", "a", "b")),
        relatie("2", "a", "b"),
        relatie("10", "b", "c"),
    )
    assert [entry.item.id for entry in store.all(Actor)] == ["a", "b", "c"]
    assert [entry.item.id for entry in store.all(Relatie)] == ["10", "2"]
    assert [entry.item.id for entry in store.relaties_of(["b"])] == ["10", "2"]


def test_ids_that_are_not_stored_are_left_out(store: Store) -> None:
    write(store, actor("a"))
    assert list(store.get(Actor, ["b", "a", "c"])) == ["a"]
    assert store.get(Actor, []) == {}
    assert store.get(Relatie, ["a"]) == {}


def test_the_version_is_the_revision_that_last_changed_the_item(store: Store) -> None:
    write(store, actor("a"), actor("b"))
    change(store, actor("a", naam="Anders"))
    assert version(store, actor("a")) == store.revision() == 2
    assert version(store, actor("b")) == 1


def test_several_relations_between_the_same_two_are_all_kept(store: Store) -> None:
    ties = [relatie(f"r{i}", "a", "b", soort="kent", bron=f"bron {i}") for i in range(3)]
    back = relatie("terug", "b", "a", soort="kent")
    write(store, actor("a"), actor("b"), *ties, back)
    assert [entry.item for entry in store.relaties_of(["a"])] == [*ties, back]
    assert [entry.item for entry in store.relaties_of(["a", "b"])] == [*ties, back]


def test_a_relation_can_get_other_ends_and_another_kind(store: Store) -> None:
    write(store, actor("a"), actor("b"), actor("c"), relatie("r", "a", "b"))
    changed = relatie("r", "c", "a", soort="verwijst_naar", sterkte=2)
    change(store, changed)
    assert [entry.item for entry in store.relaties_of(["c"])] == [changed]
    assert store.relaties_of(["b"]) == []
    assert store.check() == []


def test_what_was_filled_can_be_emptied(store: Store) -> None:
    write(store, *ONE_OF_EACH)
    bare = actor("zon", naam="Zon", soort="bedrijf")
    change(store, bare)
    assert store.get(Actor, ["zon"])["zon"].item == bare
    assert {type(e.item) for e in store.referring_to("Kern", ["heelweg"])} == {
        Afspraak,
        Signaal,
        Doelgroep,
        Activiteit,
    }
    assert store.check() == []


def test_who_refers_to_an_item_is_found(store: Store) -> None:
    write(store, *ONE_OF_EACH)

    def found(label: str, *ids: str) -> list[tuple[str, str]]:
        return sorted((type(e.item).__name__, e.item.id) for e in store.referring_to(label, ids))

    assert found("Actor", "zon") == [
        ("Activiteit", "ac-1"),
        ("Afspraak", "a-1"),
        ("Gesprek", "g-1"),
        ("Initiatief", "i1"),
        ("Navraag", "NW-2345-678H"),
        ("Signaal", "s1"),
        ("Stap", "st-1"),
        ("Verbindkans", "k1"),
        ("Verschil", "niet--makelaar--zon"),
    ]
    assert found("Gebied", "2") == [("Actor", "zon"), ("Kern", "terborg")]
    assert found("Kern", "heelweg", "terborg") == [
        ("Activiteit", "ac-1"),
        ("Actor", "zon"),
        ("Afspraak", "a-1"),
        ("Doelgroep", "dg-1"),
        ("Signaal", "s1"),
    ]
    assert found("Afspraak", "a-1") == [("Gesprek", "g-1")]
    assert found("Signaal", "s1") == [("Afspraak", "a-1"), ("Vraagstuk", "v1")]
    assert found("Opgave", "o1") == [("Afspraak", "a-1"), ("Meting", "m1")]
    assert found("Vraagstuk", "v1") == [("Afspraak", "a-1"), ("Initiatief", "i1"), ("Stap", "st-1")]
    assert found("Doelgroep", "dg-1") == [("Activiteit", "ac-1")]
    assert found("Actor", "niemand") == []


def test_items_are_removed(store: Store) -> None:
    write(store, *PLACES, actor("a", gebieden=("1",)), actor("b"), relatie("r", "a", "b"))
    remove(store, relatie("r", "a", "b"), actor("a"))
    assert [entry.item.id for entry in store.all(Actor)] == ["b"]
    assert store.counts()["Relatie"] == 0
    assert store.referring_to("Gebied", ["1"]) == [
        e for e in store.referring_to("Gebied", ["1"]) if isinstance(e.item, Kern)
    ]
    assert store.check() == []


def test_ten_thousand_rows_go_in_one_change(store: Store) -> None:
    actors = [actor(f"a{i:05}", gebieden=("1",), andere_namen=(f"oud {i}",)) for i in range(4_000)]
    ties = [
        relatie(f"r{i:05}", f"a{i % 4000:05}", f"a{(i * 7 + 1) % 4000:05}", sterkte=i % 5 + 1)
        for i in range(6_000)
    ]
    ties = [tie for tie in ties if tie.van != tie.naar]
    revision = write(store, *PLACES, *actors, *ties)
    assert revision.added == len(PLACES) + len(actors) + len(ties)
    assert store.counts()["Actor"] == 4_000
    changed = [actor(a.id, naam="Nieuw", gebieden=("2",)) for a in actors]
    revision = write(store, *(Put(a, 1) for a in changed))
    assert (revision.added, revision.changed, revision.removed) == (0, 4_000, 0)
    assert [entry.item for entry in store.all(Actor)] == changed
    assert store.check() == []


def test_a_long_list_of_references_is_kept_in_order(store: Store) -> None:
    actors = [actor(f"a{i}") for i in range(300)]
    signal = Signaal(id="s", titel="Veel", betrokken=tuple(a.id for a in reversed(actors)))
    write(store, *actors, signal)
    assert store.get(Signaal, ["s"])["s"].item == signal


def test_a_border_of_hundreds_of_kilobytes_comes_back_whole(store: Store) -> None:
    ring = [[6.0 + at / 100_000, 51.9] for at in range(12_000)]
    vorm = json.dumps({"type": "Polygon", "coordinates": [[*ring, [6.0, 52.0], ring[0]]]})
    line = Grens(id="g", plek="BU15090000", plek_soort="buurt", jaar=2024, bron="PDOK", vorm=vorm)
    write(store, Put(line))
    assert len(vorm) > 200_000
    assert store.get(Grens, ["g"])["g"].item == line
    moved = replace(line, vorm=vorm.replace("52.0", "52.1"))
    made = change(store, moved)
    store.apply(Change(undo_ops(store, made.number), "Test", undoes=made.number))
    assert store.get(Grens, ["g"])["g"].item == line
