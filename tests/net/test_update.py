"""What a change leaves of a network, also when it was made outside netwerk and fits nowhere."""

import random

import pytest

from netwerk.model import Actor, Item, Kern, Relatie
from netwerk.net import columns as columns_module
from netwerk.net.columns import edited
from netwerk.net.update import updated, whole_net
from netwerk.schema import schema
from netwerk.store.port import ItemChange, Snapshot
from tests.builders import snapshot_from_rows
from tests.net.same import differences

DAY = "2026-11-28"


def an(id: str, **more: object) -> Actor:
    return Actor(id=id, naam=id, soort="bedrijf", **more)  # type: ignore[arg-type]


def tie(id: str, van: str, naar: str, **more: object) -> Relatie:
    return Relatie(id=id, van=van, naar=naar, soort="kent", **more)  # type: ignore[arg-type]


def snapshot(*items: Item, revision: int) -> Snapshot:
    """A snapshot of these items."""
    rows: dict[type, list[dict[str, object]]] = {Actor: [], Relatie: [], Kern: []}
    for item in items:
        names = type(item).__dataclass_fields__
        rows[type(item)].append({name: getattr(item, name) for name in names})
    by_id = {cls: sorted(of, key=lambda row: str(row["id"])) for cls, of in rows.items()}
    return snapshot_from_rows(by_id[Actor], by_id[Relatie], revision=revision)  # type: ignore[arg-type]


def follow(before: tuple[Item, ...], after: tuple[Item, ...]) -> list[str]:
    """Where the network followed from ``before`` differs from that of ``after``."""
    old = {(type(item).__name__, item.id): item for item in before}
    new = {(type(item).__name__, item.id): item for item in after}
    changes = [
        ItemChange(2, *key, old.get(key), new.get(key))
        for key in sorted(old.keys() | new.keys())
        if old.get(key) != new.get(key)
    ]
    whole = whole_net(snapshot(*before, revision=1), schema(), DAY)
    found = updated(whole, changes, 2, schema())
    wanted = whole_net(snapshot(*after, revision=2), schema(), DAY)
    return differences(found.snapshot, wanted.snapshot) + differences(found.net, wanted.net)


A, B, C = an("a"), an("b"), an("c")
AB, BC = tie("1", "a", "b", sterkte=3), tie("2", "b", "c")
OVER = tie("3", "a", "c", tot="2020")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param((), (A,), id="the first"),
        pytest.param((A, B, AB), (), id="all gone"),
        pytest.param((A, B, C, AB), (A, B, C, AB, BC), id="a tie more"),
        pytest.param((A, B, AB), (A, B, AB, tie("0", "b", "a", sterkte=5)), id="a parallel tie"),
        pytest.param((A, B, AB), (A, B, AB, tie("0", "a", "a")), id="a loop"),
        pytest.param((B, C, BC), (A, B, C, BC), id="everybody one place on"),
        pytest.param((A, B, C, AB, BC), (A, C), id="in the middle, with ties"),
        pytest.param((A, C, OVER), (A, C, tie("3", "a", "c")), id="not over any more"),
        pytest.param((A, B, C, AB, OVER), (A, B, C, tie("1", "a", "b", tot="2026")), id="one over this year, one gone"),
        pytest.param((A, B, C, AB, OVER), (A, B, C, tie("1", "a", "b", tot="2025"), OVER), id="one more over"),
        pytest.param((A, B, C, AB, BC), (A, C, AB, BC), id="ends missing after"),
        pytest.param((A, B, AB, BC), (A, B, C, AB, BC), id="ends missing before"),
        pytest.param((A, C, OVER), (A, OVER), id="the end of one that is over missing"),
        pytest.param((A, B), (A, B, tie("3", "a", "x", tot="2020")), id="over and to nobody"),
        pytest.param((A, B), (A, B, tie("3", "a", "x")), id="to nobody"),
        pytest.param((A, B, AB), (A, B, tie("1", "a", "x", sterkte=3)), id="now to nobody"),
        pytest.param((A, B, tie("3", "a", "x")), (A, an("b", rol="x"), tie("3", "a", "x")), id="beside one to nobody"),
    ],
)  # fmt: skip
def test_what_is_followed_equals_what_is_read(
    before: tuple[Item, ...], after: tuple[Item, ...]
) -> None:
    assert follow(before, after) == []


def test_what_is_told_twice_or_was_gone_already_changes_nothing() -> None:
    whole = whole_net(snapshot(A, B, AB, revision=1), schema(), DAY)
    told = [ItemChange(2, "Actor", "b", None, B), ItemChange(2, "Relatie", "x", AB, None)]
    found = updated(whole, told, 2, schema())
    wanted = whole_net(snapshot(A, B, AB, revision=2), schema(), DAY)
    assert differences(found.net, wanted.net) == []


def test_the_last_of_many_changes_to_one_item_holds() -> None:
    whole = whole_net(snapshot(A, revision=1), schema(), DAY)
    told = [
        ItemChange(2, "Actor", "b", None, B),
        ItemChange(3, "Actor", "b", B, None),
        ItemChange(4, "Actor", "a", A, an("a", rol="x")),
    ]
    found = updated(whole, told, 4, schema())
    assert (found.net.actors["id"], found.net.actors["rol"]) == (["a"], ["x"])
    assert found.net.revision == 4


def test_what_does_not_change_is_shared_and_what_was_stays_as_it_was() -> None:
    whole = whole_net(snapshot(A, B, AB, revision=1), schema(), DAY)
    found = updated(whole, [ItemChange(2, "Actor", "a", A, an("a", rol="x"))], 2, schema())
    assert found.net.indices is whole.net.indices
    assert found.net.relaties is whole.net.relaties
    assert found.net.actors["naam"] is whole.net.actors["naam"]
    assert whole.net.actors["rol"] == [None, None]


@pytest.mark.parametrize("few", [0, 1000])
def test_many_rows_that_come_and_go_end_up_in_order(
    few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(columns_module, "FEW_CUTS", few)
    draw = random.Random(few)
    for _ in range(50):
        before = {f"{n:03}" for n in range(100) if draw.random() < 0.5}
        after = {f"{n:03}" for n in range(100) if draw.random() < 0.5}
        columns = {"id": sorted(before), "naam": sorted(before)}
        edit = edited(columns, {id: an(id) if id in after else None for id in before ^ after})
        assert edit.columns == {"id": sorted(after), "naam": sorted(after)}


def test_an_edit_tells_which_rows_went_where() -> None:
    columns = {"id": ["b", "d", "f"], "naam": ["B", "D", "F"]}
    states = {"a": an("a"), "c": an("c"), "d": None, "e": an("e"), "f": an("f"), "z": None}
    edit = edited(columns, states)
    assert edit.columns["id"] == ["a", "b", "c", "e", "f"]
    assert edit.columns["naam"] == ["a", "B", "c", "e", "f"]
    assert edit.renumbered(3).tolist() == [1, -1, 4]
    assert edit.places().tolist() == [0, 1, 1]
    assert edit.moved
