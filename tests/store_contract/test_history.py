"""Who changed what, when and why; and the network as it was on a day in the past."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netwerk.errors import InputError
from netwerk.model import Actor, Relatie
from netwerk.net.net import net_from
from netwerk.schema import schema
from netwerk.store.backup import history_of
from netwerk.store.chain import START, change_texts, seal
from netwerk.store.past import items_at
from netwerk.store.port import (
    ACTOR_COLUMNS,
    RELATIE_COLUMNS,
    Delete,
    ItemChange,
    Put,
    Revision,
    Store,
)
from netwerk.typed.moments import end_of
from tests.store_contract.examples import (
    ONE_OF_EACH,
    PLACES,
    actor,
    change,
    relatie,
    remove,
    state,
    write,
)


def test_history_says_who_when_why_and_how_much(store: Store) -> None:
    write(store, actor("a"), actor("b"), who="Anna", why="Begin", at="2026-01-05T09:00:00.000000Z")
    write(
        store,
        Put(actor("a", naam="A"), 1),
        Delete("Actor", "b", 1),
        actor("c"),
        who="Bram",
        type="import",
    )
    newest, oldest = store.history()
    assert replace(oldest, seal="") == Revision(
        number=1,
        at="2026-01-05T09:00:00.000000Z",
        who="Anna",
        why="Begin",
        type="invoer",
        added=2,
        changed=0,
        removed=0,
    )
    assert (
        newest.number,
        newest.who,
        newest.type,
        newest.added,
        newest.changed,
        newest.removed,
    ) == (2, "Bram", "import", 1, 1, 1)


def test_every_revision_is_sealed_after_the_one_before_it(store: Store) -> None:
    write(store, *ONE_OF_EACH, who="Anna", why="Begin: 'één'", token="t1")
    change(store, actor("makelaar", "Makelaar", "professional", omschrijving="x\u2028y\n\t"))
    remove(store, relatie("r1", "zon", "makelaar"))
    write(store)
    previous = START
    for revision, changes, token in history_of(store, 4):
        assert revision.seal == seal(previous, revision, token, change_texts(changes))
        assert revision.seal == store.history(before=revision.number + 1, limit=1)[0].seal
        previous = revision.seal
    assert store.check() == []


def test_what_is_loaded_keeps_its_seals_and_gets_them_when_it_has_none(store: Store) -> None:
    write(store, actor("a"), actor("b"))
    change(store, actor("b", naam="B"))
    whole = list(history_of(store, 2))
    bare = [(replace(revision, seal=""), changes, token) for revision, changes, token in whole]
    seals = [revision.seal for revision, _, _ in whole]
    for history in (bare, whole):
        store.load(history, overwrite=True)
        assert [r.seal for r in reversed(store.history())] == seals
    other = [(replace(r, seal="f" * 64) if r.number == 1 else r, c, t) for r, c, t in whole]
    store.load(other, overwrite=True)
    assert [r.seal for r in reversed(store.history())] == ["f" * 64, seals[1]]
    assert {p.where for p in store.check()} == {"wijziging 1", "wijziging 2"}


def test_history_keeps_before_and_after(store: Store) -> None:
    write(store, actor("b"), actor("a"), relatie("r", "a", "b"))
    changed = actor("a", naam="Anders", labels=("x",))
    change(store, changed)
    remove(store, relatie("r", "a", "b"))
    assert list(store.changes(1)) == [
        ItemChange(1, "Actor", "a", None, actor("a")),
        ItemChange(1, "Actor", "b", None, actor("b")),
        ItemChange(1, "Relatie", "r", None, relatie("r", "a", "b")),
        ItemChange(2, "Actor", "a", actor("a"), changed),
        ItemChange(3, "Relatie", "r", relatie("r", "a", "b"), None),
    ]
    assert [c.revision for c in store.changes(2, 2)] == [2]
    assert list(store.changes(4)) == []


def test_history_of_one_item(store: Store) -> None:
    write(store, actor("a"), actor("b"))
    change(store, actor("b", naam="B"))
    change(store, actor("a", naam="A"))
    remove(store, actor("a"))
    assert [r.number for r in store.history(item=("Actor", "a"))] == [4, 3, 1]
    assert [r.number for r in store.history(item=("Actor", "a"), before=4, limit=1)] == [3]
    assert store.history(item=("Relatie", "a")) == []


def test_history_comes_in_pages(store: Store) -> None:
    for i in range(7):
        write(store, actor(f"a{i}"))
    assert [r.number for r in store.history(limit=3)] == [7, 6, 5]
    assert [r.number for r in store.history(before=5, limit=3)] == [4, 3, 2]
    assert [r.number for r in store.history(before=2, limit=3)] == [1]
    assert store.history(before=1) == []


def test_every_revision_has_its_own_token(store: Store) -> None:
    write(store, actor("a"), token="t1")
    write(store, actor("b"), token="t2")
    assert store.tokens() == {1: "t1", 2: "t2"}


@pytest.mark.parametrize(
    ("day", "end"),
    [
        # Central European Time, clocks change on 2026-03-29 and 2026-10-25 (timeanddate.com, Netherlands).
        ("2026-01-01", "2026-01-01T23:00:00.000000Z"),
        ("2026-03-28", "2026-03-28T23:00:00.000000Z"),
        ("2026-03-29", "2026-03-29T22:00:00.000000Z"),
        ("2026-10-24", "2026-10-24T22:00:00.000000Z"),
        ("2026-10-25", "2026-10-25T23:00:00.000000Z"),
        ("2026-12-31", "2026-12-31T23:00:00.000000Z"),
    ],
)
def test_a_day_ends_at_midnight_in_the_netherlands(day: str, end: str) -> None:
    assert end_of(day) == end


def test_the_past_is_read_by_the_hour(store: Store) -> None:
    write(store, actor("a"), at="2026-03-02T08:00:00.000000Z")
    write(store, actor("b"), at="2026-03-02T10:00:00.000000Z")
    write(store, actor("c"), at="2026-03-02T12:00:00.000000Z")

    def there(op: str) -> list[object]:
        return list(store.snapshot(op).actors["id"])

    assert there("2026-03-02T07:59:00.000000Z") == []
    assert there("2026-03-02T09:00:00.000000Z") == ["a"]
    assert there("2026-03-02T11:30:00+01:00") == ["a", "b"]
    assert there("2026-03-02T11:30") == ["a", "b"], "without an offset: the time in the Netherlands"
    assert there("2026-03-02") == ["a", "b", "c"]
    with pytest.raises(InputError, match="2026-01-31T09:30"):
        store.snapshot("2026-03-02T25:00")


@pytest.mark.parametrize(
    ("day", "last", "next_day"),
    [
        # The clock goes forward on 2026-03-29 and back on 2026-10-25; the month ends days later.
        ("2026-03-28", "2026-03-28T22:59:59.999999Z", "2026-03-28T23:00:00.000000Z"),
        ("2026-03-29", "2026-03-29T21:59:59.999999Z", "2026-03-29T22:00:00.000000Z"),
        ("2026-03-31", "2026-03-31T21:59:59.999999Z", "2026-03-31T22:00:00.000000Z"),
        ("2026-10-24", "2026-10-24T21:59:59.999999Z", "2026-10-24T22:00:00.000000Z"),
        ("2026-10-25", "2026-10-25T22:59:59.999999Z", "2026-10-25T23:00:00.000000Z"),
        ("2026-10-31", "2026-10-31T22:59:59.999999Z", "2026-10-31T23:00:00.000000Z"),
    ],
)
def test_what_is_written_before_midnight_is_of_that_day_also_when_the_clock_changes(
    store: Store, day: str, last: str, next_day: str
) -> None:
    write(store, actor("a"), at=last)
    write(store, actor("b"), at=next_day)
    assert list(store.snapshot(day).actors["id"]) == ["a"]


def _a_year(store: Store) -> None:
    write(store, *ONE_OF_EACH, at="2026-01-10T10:00:00.000000Z")
    change(store, actor("makelaar", "Makelaar", "professional"), at="2026-02-10T22:59:00.000000Z")
    write(store, actor("nieuw"), relatie("r2", "nieuw", "zon"), at="2026-02-10T23:01:00.000000Z")
    remove(store, relatie("r1", "zon", "makelaar"), at="2026-04-01T10:00:00.000000Z")


def test_the_network_of_a_day_in_the_past(store: Store) -> None:
    _a_year(store)

    def seen(op: str) -> tuple[list[object], list[object]]:
        snapshot = store.snapshot(op)
        assert snapshot.op == op
        return list(snapshot.actors["naam"]), list(snapshot.relaties["id"])

    assert seen("2026-01-09") == ([], [])
    assert seen("2026-01-10") == (["Gebiedsmakelaar", "Café de Zon"], ["r1"])
    assert seen("2026-02-10") == (["Makelaar", "Café de Zon"], ["r1"])
    assert seen("2026-02-11") == (["Makelaar", "Groep nieuw", "Café de Zon"], ["r1", "r2"])
    assert seen("2026-04-01") == (["Makelaar", "Groep nieuw", "Café de Zon"], ["r2"])
    assert net_from(store.snapshot("2026-02-11"), schema()).n == 3


def test_a_clock_that_was_set_back_shows_nothing_on_a_day_that_was_not_known_then(
    store: Store,
) -> None:
    for number, at in enumerate(
        ("2025-01-01", "2026-11-27", "2026-11-28", "2025-01-02", "2026-11-29"), 1
    ):
        write(store, actor(f"a{number}"), at=f"{at}T10:00:00.000000Z")
    days = ("2024-12-31", "2025-01-01", "2025-01-02", "2026-11-26", "2026-11-27", "2026-11-28")
    assert [store.snapshot(day).revision for day in days] == [0, 1, 1, 1, 2, 4]
    assert list(store.snapshot("2025-01-02").actors["id"]) == ["a1"]
    assert store.snapshot("2026-11-29").revision == 5


def test_a_day_is_found_in_a_history_of_several_pages(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netwerk.store.past.PAGE", 2)
    for day in range(1, 8):
        write(store, actor(f"a{day}"), at=f"2026-01-{day:02}T10:00:00.000000Z")
    days = [f"2026-01-{day:02}" for day in range(1, 9)]
    assert [store.snapshot(day).revision for day in days] == [1, 2, 3, 4, 5, 6, 7, 7]


def test_today_in_the_past_is_today(store: Store) -> None:
    _a_year(store)
    now, then = store.snapshot(), store.snapshot("2026-12-31")
    assert (now.actors, now.relaties, now.gebieden, now.kernen) == (
        then.actors,
        then.relaties,
        then.gebieden,
        then.kernen,
    )
    assert (now.revision, then.revision) == (4, 4)
    assert store.snapshot("2026-02-10").revision == 2


def test_every_item_as_it_was_after_a_revision(store: Store) -> None:
    states = []
    for step in (lambda: write(store, *PLACES, actor("a"), actor("b")), lambda: change(store, actor("a", labels=("x",))),
                 lambda: write(store, relatie("r", "a", "b")), lambda: remove(store, relatie("r", "a", "b"), actor("b")),
                 lambda: write(store, actor("b", naam="Weer"))):  # fmt: skip
        step()
        states.append(state(store))
    for number, expected in enumerate(states, 1):
        items = items_at(store, number)
        assert {
            (label, id): item for label, found in items.items() for id, item in found.items()
        } == expected
    assert not any(items_at(store, 0).values())


@pytest.mark.parametrize("op", ["gisteren", "2026-13-01", "2026", "", "9999-12-31"])
def test_no_day_is_refused(store: Store, op: str) -> None:
    with pytest.raises(InputError, match="is geen dag"):
        store.snapshot(op)


def test_the_snapshot_holds_what_a_net_needs(store: Store) -> None:
    write(store, *ONE_OF_EACH, actor("a"), relatie("r0", "a", "zon"))
    snapshot = store.snapshot()
    assert (snapshot.revision, snapshot.op) == (1, None)
    for cls, names, columns in (
        (Actor, ACTOR_COLUMNS, snapshot.actors),
        (Relatie, RELATIE_COLUMNS, snapshot.relaties),
    ):
        assert tuple(columns) == names
        items = [entry.item for entry in store.all(cls)]
        assert {name: list(columns[name]) for name in names} == {
            name: [getattr(i, name) for i in items] for name in names
        }
    assert [g.id for g in snapshot.gebieden] == ["1", "2"]
    assert [k.id for k in snapshot.kernen] == ["heelweg", "terborg"]
    net = net_from(snapshot, schema())
    assert (net.n, net.m, net.lone) == (3, 2, 0)


def test_the_snapshot_of_an_empty_store_is_an_empty_net(store: Store) -> None:
    net = net_from(store.snapshot(), schema())
    assert (net.n, net.m) == (0, 0)
