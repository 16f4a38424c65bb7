"""Taking changes back: the state after is the state before, property by property."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netwerk.errors import Conflict, NotFound
from netwerk.model import Actor, Item
from netwerk.store.merge import merge_ops
from netwerk.store.port import Change, Delete, Put, Revision, Store
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


def undo(store: Store, number: int) -> Revision:
    return store.apply(Change(undo_ops(store, number), "Test", type="herstel", undoes=number))


def refused(store: Store, number: int, *later: int) -> None:
    """Undo is refused, names the later revisions and changes nothing."""
    before = state(store)
    with pytest.raises(Conflict) as error:
        undo(store, number)
    for other in later:
        assert f"wijziging {other}" in str(error.value)
    assert state(store) == before


def _add(store: Store) -> None:
    write(store, actor("nieuw"), relatie("rn", "nieuw", "zon"))


def _change(store: Store) -> None:
    change(store, actor("zon", "Anders", "instelling", labels=("y",)))


def _delete(store: Store) -> None:
    initiative = state(store)["Initiatief", "i1"]
    write(
        store, Put(replace(initiative, betrokken=("zon",)), version(store, initiative)),  # type: ignore[call-arg]
        Delete("Relatie", "r1", 1), Delete("Verbindkans", "k1", 1),
        Delete("Verschil", "niet--makelaar--zon", 1), Delete("Actor", "makelaar", 1), type="verwijderen",
    )  # fmt: skip


def _merge(store: Store) -> None:
    store.apply(Change(merge_ops(store, "zon", "makelaar"), "Test", type="samenvoegen"))


def _import(store: Store) -> None:
    zon = state(store)["Actor", "zon"]
    changed = replace(zon, telefoon="nieuw", andere_namen=())
    write(
        store,
        Put(changed, 1),
        *(actor(f"i{n}", gebieden=("2",)) for n in range(200)),
        relatie("ri", "i0", "zon"),
        type="import",
    )


@pytest.mark.parametrize("step", [_add, _change, _delete, _merge, _import])
def test_undo_gives_back_the_state_before(store: Store, step: object) -> None:
    write(store, *ONE_OF_EACH)
    before = state(store)
    step(store)  # type: ignore[operator]
    after = state(store)
    assert after != before
    undo(store, 2)
    assert state(store) == before
    assert store.check() == []
    undo(store, 3)
    assert state(store) == after
    undo(store, 4)
    assert state(store) == before
    assert store.check() == []


def test_undo_of_everything_leaves_an_empty_network(store: Store) -> None:
    write(store, *ONE_OF_EACH)
    undo(store, 1)
    assert state(store) == {}
    assert store.search("zon") == []


def test_the_one_before_last_can_be_undone_when_nothing_depends_on_it(store: Store) -> None:
    write(store, actor("a"), actor("b"), type="import")
    write(store, actor("c"), actor("d"), relatie("r", "c", "d"), type="import")
    undo(store, 1)
    assert set(state(store)) == {("Actor", "c"), ("Actor", "d"), ("Relatie", "r")}


def test_a_later_change_of_another_property_stays(store: Store) -> None:
    write(store, actor("a", telefoon="1"))
    change(store, actor("a", telefoon="2"))
    change(store, actor("a", telefoon="2", email="x@voorbeeld.invalid"))
    undo(store, 2)
    assert store.get(Actor, ["a"])["a"].item == actor(
        "a", telefoon="1", email="x@voorbeeld.invalid"
    )


def test_a_property_that_was_changed_again_is_named(store: Store) -> None:
    write(store, actor("a", telefoon="1"))
    change(store, actor("a", telefoon="2"))
    change(store, actor("a", telefoon="2", email="x"))
    change(store, actor("a", telefoon="3", email="x"), why="Nieuw nummer")
    with pytest.raises(Conflict, match=r"wijziging 4 \(Nieuw nummer\)") as error:
        undo_ops(store, 2)
    assert "wijziging 3" not in str(error.value)
    undo(store, 4)
    undo(store, 2)
    assert store.get(Actor, ["a"])["a"].item == actor("a", telefoon="1", email="x")


def test_adding_cannot_be_undone_when_a_later_relation_hangs_on_it(store: Store) -> None:
    write(store, actor("a"), actor("b"))
    write(store, relatie("r", "a", "b"))
    refused(store, 1, 2)
    undo(store, 2)
    undo(store, 1)
    assert state(store) == {}


def test_adding_cannot_be_undone_when_it_was_changed_later(store: Store) -> None:
    write(store, actor("a"))
    change(store, actor("a", naam="A"))
    refused(store, 1, 2)


def test_adding_cannot_be_undone_when_something_refers_to_it_later(store: Store) -> None:
    write(store, *PLACES)
    write(store, actor("a", gebieden=("1",)))
    refused(store, 1, 2)


def test_removing_cannot_be_undone_when_the_other_end_is_gone(store: Store) -> None:
    write(store, actor("a"), actor("b"))
    write(store, relatie("r", "a", "b"))
    remove(store, relatie("r", "a", "b"))
    remove(store, actor("b"))
    refused(store, 3, 4)
    undo(store, 4)
    undo(store, 3)
    assert ("Relatie", "r") in state(store)


def test_a_change_cannot_be_undone_when_the_item_is_gone(store: Store) -> None:
    write(store, actor("a"))
    change(store, actor("a", naam="A"))
    remove(store, actor("a"))
    refused(store, 2, 3)


def test_removing_cannot_be_undone_when_the_id_was_used_again(store: Store) -> None:
    write(store, actor("a"))
    remove(store, actor("a"))
    write(store, actor("a", naam="Een ander"))
    refused(store, 2, 3)


def test_a_merge_cannot_be_undone_when_a_moved_relation_was_changed(store: Store) -> None:
    write(store, actor("a"), actor("b"), actor("c"), relatie("r", "b", "c"))
    store.apply(Change(merge_ops(store, "a", "b"), "Test"))
    change(store, relatie("r", "c", "a"))
    refused(store, 2, 3)


def test_what_was_undone_is_marked_and_not_undone_twice(store: Store) -> None:
    write(store, actor("a"))
    write(store, actor("b"))
    ops = undo_ops(store, 2)
    undo(store, 2)
    assert [(r.number, r.undoes, r.undone_by) for r in store.history()] == [
        (3, 2, None),
        (2, None, 3),
        (1, None, None),
    ]
    assert undo_ops(store, 2) == ()
    with pytest.raises(Conflict, match="al ongedaan gemaakt"):
        store.apply(Change(ops, "Test", undoes=2))


def test_undo_of_an_undo_makes_the_change_hold_again(store: Store) -> None:
    write(store, actor("a"))
    undo(store, 1)
    undo(store, 2)
    assert [(r.number, r.undone_by) for r in store.history()] == [(3, None), (2, 3), (1, None)]
    undo(store, 1)
    assert [(r.number, r.undone_by) for r in store.history()] == [
        (4, None),
        (3, None),
        (2, 3),
        (1, 4),
    ]
    assert state(store) == {}


def test_two_who_undo_the_same_at_once_undo_it_once(store: Store) -> None:
    write(store, actor("a"))
    change(store, actor("a", naam="A"))
    first = Change(undo_ops(store, 2), "Anna", undoes=2)
    second = Change(undo_ops(store, 2), "Bram", undoes=2)
    store.apply(first)
    with pytest.raises(Conflict):
        store.apply(second)
    assert store.revision() == 3


@pytest.mark.parametrize("number", [0, 2, 99])
def test_undo_of_a_number_that_is_not_there_says_so(store: Store, number: int) -> None:
    write(store, actor("a"))
    with pytest.raises(NotFound, match=f"nummer {number}"):
        undo_ops(store, number)


def test_undo_of_a_change_that_changed_nothing_is_nothing(store: Store) -> None:
    write(store, actor("a"))
    change(store, actor("a"))
    assert undo_ops(store, 2) == ()
    undo(store, 2)
    items: list[Item] = list(state(store).values())
    assert items == [actor("a")]


def _large_import(store: Store) -> None:
    zon = state(store)["Actor", "zon"]
    write(
        store,
        Put(replace(zon, telefoon="nieuw"), 1),
        *(actor(f"i{n}", gebieden=("2",)) for n in range(600)),
        *(relatie(f"ri{n}", f"i{n}", f"i{n + 1}" if n < 599 else "zon") for n in range(600)),
        type="import",
    )


def test_a_large_import_goes_and_comes_back_whole(store: Store) -> None:
    write(store, *ONE_OF_EACH)
    before = state(store)
    _large_import(store)
    after = state(store)
    undo(store, 2)
    assert state(store) == before
    assert store.check() == []
    undo(store, 3)
    assert state(store) == after
    undo(store, 4)
    assert state(store) == before
    assert store.check() == []


def test_a_large_import_stays_when_one_of_it_was_changed_or_is_referred_to(store: Store) -> None:
    write(store, *ONE_OF_EACH)
    _large_import(store)
    change(store, replace(state(store)["Actor", "i7"], naam="Anders"))
    refused(store, 2, 3)
    undo(store, 3)
    write(store, relatie("later", "zon", "i9"))
    refused(store, 2, 5)
    remove(store, state(store)["Relatie", "later"])
    undo(store, 2)
    assert ("Actor", "i9") not in state(store)
    assert store.check() == []
