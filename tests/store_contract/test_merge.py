"""Two actors become one: nothing that was known is lost, and old names still find it."""

from __future__ import annotations

from random import Random

import pytest

from netwerk.errors import InputError, NotFound
from netwerk.model import Actor, Initiatief, Navraag, Relatie, Signaal, Verbindkans, Verschil
from netwerk.schema import schema
from netwerk.store.item_rules import forms
from netwerk.store.merge import merge_ops
from netwerk.store.port import Change, Store
from netwerk.store.undo import undo_ops
from tests.store_contract.examples import PLACES, actor, relatie, state, write


def merge(store: Store, keep: str, drop: str) -> None:
    store.apply(Change(merge_ops(store, keep, drop), "Test", type="samenvoegen"))


def ties(store: Store) -> dict[str, tuple[str, str]]:
    return {entry.item.id: (entry.item.van, entry.item.naar) for entry in store.all(Relatie)}


def test_the_kept_one_wins_and_gaps_are_filled(store: Store) -> None:
    keep = actor(
        "a",
        "Oranje",
        telefoon="1",
        labels=("x", "y"),
        gebieden=("1",),
        bron="lijst",
        laatst_bevestigd="2026-01",
    )
    drop = actor("b", "Oranje Nassau", "instelling", telefoon="2", email="e", labels=("y", "z"), gebieden=("2", "1"), kern="terborg",
                 bron="gesprek", laatst_bevestigd="2026-02", bevestigd_door="makelaar", andere_namen=("ORANJE", "De Prins"))  # fmt: skip
    write(store, *PLACES, keep, drop)
    merge(store, "a", "b")
    assert [entry.item for entry in store.all(Actor)] == [
        actor("a", "Oranje", telefoon="1", email="e", labels=("x", "y", "z"), gebieden=("1", "2"), kern="terborg",
              bron="lijst; gesprek", laatst_bevestigd="2026-01", andere_namen=("Oranje Nassau", "De Prins")),
    ]  # fmt: skip
    for name in ("oranje nassau", "prins", "oranje"):
        assert [entry.item.id for entry in store.search(name)] == ["a"]
    assert store.check() == []


@pytest.mark.parametrize(
    ("keeps", "drops", "both"),
    [
        ("CBS 2020", "CBS", "CBS 2020; CBS"),
        ("lijst; CBS", "CBS", "lijst; CBS"),
        ("CBS", "CBS", "CBS"),
        (None, "CBS", "CBS"),
        ("CBS", None, "CBS"),
    ],
)
def test_a_source_is_kept_unless_the_same_one_stands_there(
    store: Store, keeps: str | None, drops: str | None, both: str
) -> None:
    write(store, actor("a", bron=keeps), actor("b", bron=drops))
    merge(store, "a", "b")
    assert store.get(Actor, ["a"])["a"].item.bron == both


def test_a_name_that_was_known_already_is_not_kept_twice(store: Store) -> None:
    write(
        store,
        actor("a", "Hal", andere_namen=("Café", "HAL")),
        actor("b", "Café", andere_namen=("cafe", "hal", "Zaal")),
    )
    merge(store, "a", "b")
    assert store.get(Actor, ["a"])["a"].item.andere_namen == ("Café", "HAL", "Zaal")


def test_who_confirmed_comes_along_with_the_date(store: Store) -> None:
    write(store, actor("a"), actor("b", laatst_bevestigd="2026-02", bevestigd_door="makelaar"))
    merge(store, "a", "b")
    found = store.get(Actor, ["a"])["a"].item
    assert (found.laatst_bevestigd, found.bevestigd_door) == ("2026-02", "makelaar")


def test_relations_are_pointed_to_the_kept_one(store: Store) -> None:
    write(
        store,
        *(actor(x) for x in "abcd"),
        relatie("1", "b", "c"),
        relatie("2", "d", "b"),
        relatie("3", "a", "d", bron="x"),
    )
    merge(store, "a", "b")
    assert ties(store) == {"1": ("a", "c"), "2": ("d", "a"), "3": ("a", "d")}


def test_a_relation_between_the_two_goes(store: Store) -> None:
    write(
        store,
        *(actor(x) for x in "abc"),
        relatie("1", "a", "b"),
        relatie("2", "b", "a", "ondersteunt"),
        relatie("3", "b", "c"),
    )
    merge(store, "a", "b")
    assert ties(store) == {"3": ("a", "c")}


def test_the_same_evidence_is_kept_once_and_other_evidence_beside_it(store: Store) -> None:
    write(
        store,
        *(actor(x) for x in "abc"),
        relatie("zelf", "a", "c", bron="lijst", sterkte=3),
        relatie("same", "b", "c", bron="lijst", sterkte=3),
        relatie("same, other way round", "c", "b", bron="lijst", sterkte=3),
        relatie("other source", "b", "c", bron="gesprek", sterkte=3),
        relatie("other strength", "b", "c", bron="lijst", sterkte=4),
        relatie("other kind", "b", "c", "werkt_samen_met", bron="lijst", sterkte=3),
    )
    merge(store, "a", "b")
    assert set(ties(store)) == {"zelf", "other source", "other strength", "other kind"}


def test_direction_counts_where_the_kind_has_one(store: Store) -> None:
    write(
        store,
        *(actor(x) for x in "abc"),
        relatie("there", "a", "c", "verwijst_naar"),
        relatie("back", "c", "b", "verwijst_naar"),
        relatie("there too", "b", "c", "verwijst_naar"),
    )
    merge(store, "a", "b")
    assert ties(store) == {"there": ("a", "c"), "back": ("c", "a")}


def test_doubles_that_the_kept_one_had_itself_stay(store: Store) -> None:
    write(store, *(actor(x) for x in "abc"), relatie("1", "a", "c"), relatie("2", "a", "c"))
    merge(store, "a", "b")
    assert set(ties(store)) == {"1", "2"}


def test_what_referred_to_the_other_refers_to_the_kept_one(store: Store) -> None:
    write(
        store,
        *(actor(x) for x in "abc"),
        Signaal(id="s", titel="S", betrokken=("c", "b")),
        Initiatief(id="i", titel="I", betrokken=("a", "b", "c")),
        Verbindkans(id="with c", actoren=("b", "c"), besluit="later"),
        Verbindkans(id="together", actoren=("a", "b"), besluit="doen"),
    )
    merge(store, "a", "b")
    found = state(store)
    assert found["Signaal", "s"] == Signaal(id="s", titel="S", betrokken=("c", "a"))
    assert found["Initiatief", "i"] == Initiatief(id="i", titel="I", betrokken=("a", "c"))
    assert [item for (label, _), item in found.items() if label == "Verbindkans"] == [
        Verbindkans(id="kans--a--c", actoren=("a", "c"), besluit="later")
    ]
    assert store.check() == []


@pytest.mark.parametrize(
    ("kept", "moved", "stays"),
    [("2026-06-02", "2026-06-01", "doen"), ("2026-06-01", "2026-06-02", "later"), (None, None, "later")],
)  # fmt: skip
@pytest.mark.parametrize("key", ["kans--a--c", "k1"])
def test_of_two_decisions_about_one_pair_the_newest_stays_under_the_key_of_the_pair(
    store: Store, kept: str | None, moved: str | None, stays: str, key: str
) -> None:
    write(store, *(actor(x) for x in "abc"))
    write(store, Verbindkans(id=key, actoren=("a", "c"), besluit="doen", datum=kept))
    theirs = Verbindkans(id="kans--b--c", actoren=("b", "c"), besluit="later", datum=moved)
    write(store, theirs)
    before = state(store)
    merge(store, "a", "b")
    decisions = [entry.item for entry in store.all(Verbindkans)]
    assert [(d.id, d.actoren, d.besluit) for d in decisions] == [("kans--a--c", ("a", "c"), stays)]
    assert store.check() == []
    store.apply(Change(undo_ops(store, 4), "Test", undoes=4))
    assert state(store) == before


def test_undo_gives_both_back(store: Store) -> None:
    write(
        store,
        *(actor(x, bron=x) for x in "abc"),
        relatie("1", "a", "c"),
        relatie("2", "b", "c"),
        relatie("3", "a", "b"),
    )
    before = state(store)
    merge(store, "a", "b")
    store.apply(Change(undo_ops(store, 2), "Test", undoes=2))
    assert state(store) == before


def test_merging_is_refused_with_itself_or_with_nobody(store: Store) -> None:
    write(store, actor("a"))
    with pytest.raises(InputError, match="zichzelf"):
        merge_ops(store, "a", "a")
    with pytest.raises(NotFound, match="'b'"):
        merge_ops(store, "a", "b")


# What can be chosen, and what goes along


def test_of_every_property_it_can_be_said_whose_value_stays(store: Store) -> None:
    keep = actor(
        "a", "Oranje", telefoon="1", labels=("x",), bron="lijst", laatst_bevestigd="2026-01"
    )
    drop = actor("b", "Oranje Nassau", telefoon="2", labels=("y",), bron="gesprek",
                 laatst_bevestigd="2026-02", bevestigd_door="makelaar")  # fmt: skip
    write(store, keep, drop)
    chosen = {"naam": "b", "telefoon": "b", "labels": "a", "bron": "b", "laatst_bevestigd": "b"}
    store.apply(Change(merge_ops(store, "a", "b", chosen), "Test"))
    assert [entry.item for entry in store.all(Actor)] == [
        actor("a", "Oranje Nassau", telefoon="2", labels=("x",), bron="gesprek", andere_namen=("Oranje",),
              laatst_bevestigd="2026-02", bevestigd_door="makelaar"),
    ]  # fmt: skip


def test_that_the_two_are_not_the_same_goes_and_of_others_it_stays(store: Store) -> None:
    write(
        store,
        *(actor(x) for x in "abcd"),
        Verschil(id="niet--a--b", actoren=("a", "b")),
        Verschil(id="niet--b--c", actoren=("b", "c"), datum="2026-02-01"),
        Verschil(id="niet--a--c", actoren=("a", "c"), datum="2026-01-01"),
        Verschil(id="niet--b--d", actoren=("b", "d")),
    )
    merge(store, "a", "b")
    assert [entry.item for entry in store.all(Verschil)] == [
        Verschil(id="niet--a--c", actoren=("a", "c"), datum="2026-02-01"),
        Verschil(id="niet--a--d", actoren=("a", "d")),
    ]
    assert store.check() == []


def test_who_was_asked_to_introduce_others_and_which_relation_was_named_go_along(
    store: Store,
) -> None:
    write(
        store,
        *(actor(x) for x in "abcd"),
        relatie("eigen", "a", "c", bron="lijst"),
        relatie("zelfde", "b", "c", bron="lijst"),
        Verbindkans(id="kans--c--d", actoren=("c", "d"), besluit="doen", via=("b",)),
        Navraag(id="n1", actor="c", datum="2026-01-01", relaties=("r0", "zelfde")),
        Navraag(id="n2", actor="b", datum="2026-01-01", relaties=("zelfde",)),
    )
    merge(store, "a", "b")
    found = state(store)
    assert found["Verbindkans", "kans--c--d"].via == ("a",)
    assert found["Navraag", "n1"].relaties == ("r0", "eigen")
    assert found["Navraag", "n2"] == Navraag(
        id="n2", actor="a", datum="2026-01-01", relaties=("eigen",)
    )
    assert store.check() == []


@pytest.mark.parametrize("seed", range(6))
def test_after_any_merge_nothing_is_lost_or_dangling_and_undo_gives_the_same_store(
    store: Store, seed: int
) -> None:
    pick = Random(seed)
    ids = "abcdef"

    def some(least: int) -> tuple[str, ...]:
        return tuple(pick.sample(ids, pick.randint(least, 3)))

    def two() -> tuple[str, str]:
        one, other = pick.sample(ids, 2)
        return one, other

    ties = [
        relatie(
            f"r{i}", *two(), pick.choice(("kent", "verwijst_naar")), bron=pick.choice(("x", "y"))
        )
        for i in range(24)
    ]
    pairs = {tuple(sorted(two())) for _ in range(6)}
    write(
        store,
        *(actor(x, f"Koor {x}", labels=some(0)) for x in ids),
        *ties,
        *(Signaal(id=f"s{i}", titel="S", betrokken=some(0)) for i in range(3)),
        *(Initiatief(id=f"i{i}", titel="I", betrokken=some(0)) for i in range(3)),
        *(
            Verbindkans(id="kans--" + "--".join(p), actoren=p, besluit="later", via=some(0)[:1])
            for p in sorted(pairs)
        ),
        *(Verschil(id="niet--" + "--".join(p), actoren=p) for p in sorted(pairs)),
        *(
            Navraag(id=f"n{i}", actor=pick.choice(ids), datum="2026-01-01", relaties=(f"r{i}",))
            for i in range(4)
        ),
    )
    before = state(store)
    keep, drop = two()
    merge(store, keep, drop)
    after = state(store)
    assert store.check() == []
    there = set(after)
    for item in after.values():
        assert all(
            (label, id) in there
            for _, label, id in forms(schema())[type(item).__name__].refers_to(item)
        )
        assert drop not in getattr(item, "via", ())

    def says(tie: Relatie) -> object:
        ends = [keep if end == drop else end for end in (tie.van, tie.naar)]
        return (
            tuple(ends) if tie.soort == "verwijst_naar" else frozenset(ends),
            tie.soort,
            tie.bron,
        )

    said = {says(item) for item in after.values() if isinstance(item, Relatie)}
    for tie in ties:
        assert {tie.van, tie.naar} == {keep, drop} or says(tie) in said
    for (label, _), item in before.items():
        if label in {"Verbindkans", "Verschil"} and set(item.actoren) != {keep, drop}:
            ends = {keep if end == drop else end for end in item.actoren}
            assert any(
                key[0] == label and set(other.actoren) == ends for key, other in after.items()
            )
    number = store.revision()
    store.apply(Change(undo_ops(store, number), "Test", undoes=number))
    assert state(store) == before
