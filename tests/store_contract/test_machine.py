"""Random changes, conflicts, undos and merges against a plain model in memory, compared after every step."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from netwerk.errors import Conflict, NotFound
from netwerk.model import Actor, Item, Relatie, Signaal
from netwerk.store.merge import merge_ops, merged_actor
from netwerk.store.past import items_at
from netwerk.store.port import Change, Delete, Put, Store
from netwerk.store.undo import undo_ops
from tests.effort import tries
from tests.store_contract.examples import PLACES, actor, state, write

Items = dict[tuple[str, str], Item]

TEXTS = st.one_of(st.none(), st.sampled_from(["één", "twee", "Drie"]), st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=8))  # fmt: skip
WORDS = st.lists(st.sampled_from(["x", "y", "zó"]), unique=True, max_size=3).map(tuple)
AREAS = st.lists(st.sampled_from(["1", "2"]), unique=True, max_size=2).map(tuple)
KINDS = st.sampled_from(["kent", "werkt_samen_met", "verwijst_naar"])


class Network(RuleBasedStateMachine):
    """The model is a dictionary of items and a list of every state there has been, by revision."""

    store: Store
    ids = Bundle("ids")
    ties = Bundle("ties")

    @initialize()
    def places(self) -> None:
        self.store.load((), overwrite=True)
        write(self.store, *PLACES)
        self.model: Items = {(type(item).__name__, item.id): item for item in PLACES}
        self.past: list[Items] = [{}, dict(self.model)]
        self.made = 0

    def applied(self, after: Items) -> None:
        self.model = after
        self.past.append(dict(after))

    def fresh(self) -> str:
        self.made += 1
        return f"{self.made}"

    def version(self, item: Item) -> int:
        return self.store.get(type(item), [item.id])[item.id].version

    @rule(
        target=ids,
        naam=st.sampled_from(["Café", "cafe", "Hal", "Zaal 5"]),
        labels=WORDS,
        gebieden=AREAS,
        bron=TEXTS,
    )
    def add_actor(self, naam: str, labels: Any, gebieden: Any, bron: str | None) -> str:
        item = actor(
            self.fresh(),
            naam,
            labels=labels,
            gebieden=gebieden,
            bron=bron if bron and bron.strip() else None,
        )
        write(self.store, item)
        self.applied(self.model | {("Actor", item.id): item})
        return item.id

    @rule(target=ties, van=ids, naar=ids, soort=KINDS, bron=st.sampled_from([None, "a", "b"]))
    def add_relation(self, van: str, naar: str, soort: str, bron: str | None) -> Any:
        if van == naar or not {("Actor", van), ("Actor", naar)} <= self.model.keys():
            return multiple()
        item = Relatie(id=self.fresh(), van=van, naar=naar, soort=soort, bron=bron)
        write(self.store, item)
        self.applied(self.model | {("Relatie", item.id): item})
        return item.id

    @rule(actors=st.lists(ids, unique=True, max_size=3))
    def add_signal(self, actors: list[str]) -> None:
        here = tuple(id for id in actors if ("Actor", id) in self.model)
        item = Signaal(id=self.fresh(), titel="S", betrokken=here, gebied="1")
        write(self.store, item)
        self.applied(self.model | {("Signaal", item.id): item})

    @rule(id=ids, telefoon=TEXTS, labels=WORDS, gebieden=AREAS)
    def change_actor(self, id: str, telefoon: str | None, labels: Any, gebieden: Any) -> None:
        old = self.model.get(("Actor", id))
        if old is None:
            return
        item = replace(
            old,
            telefoon=telefoon if telefoon and telefoon.strip() else None,
            labels=labels,
            gebieden=gebieden,
        )  # type: ignore[call-arg]
        write(self.store, Put(item, self.version(old)))
        self.applied(self.model | {("Actor", id): item})

    @rule(
        id=ids,
        one=st.sampled_from(["telefoon", "email"]),
        other=st.sampled_from(["telefoon", "email"]),
    )
    def two_people_change_one_actor(self, id: str, one: str, other: str) -> None:
        old = self.model.get(("Actor", id))
        if old is None:
            return
        base, turn = self.version(old), len(self.past)
        theirs = replace(old, **{one: f"eerste {turn}"})  # type: ignore[arg-type]
        write(self.store, Put(theirs, base))
        self.applied(self.model | {("Actor", id): theirs})
        mine = Put(replace(old, **{other: f"tweede {turn}"}), base)  # type: ignore[arg-type]
        if one == other:
            with pytest.raises(Conflict):
                write(self.store, mine)
        else:
            write(self.store, mine)
            self.applied(self.model | {("Actor", id): replace(theirs, **{other: f"tweede {turn}"})})  # type: ignore[arg-type]

    @rule(id=ties, soort=KINDS, turn=st.booleans())
    def change_relation(self, id: str, soort: str, turn: bool) -> None:
        old = self.model.get(("Relatie", id))
        if not isinstance(old, Relatie):
            return
        item = replace(old, soort=soort, **({"van": old.naar, "naar": old.van} if turn else {}))
        write(self.store, Put(item, self.version(old)))
        self.applied(self.model | {("Relatie", id): item})

    @rule(id=consumes(ties))
    def remove_relation(self, id: str) -> None:
        old = self.model.get(("Relatie", id))
        if old is not None:
            write(self.store, Delete("Relatie", id, self.version(old)))
            self.applied({key: item for key, item in self.model.items() if key != ("Relatie", id)})

    @rule(id=ids)
    def remove_actor(self, id: str) -> None:
        old = self.model.get(("Actor", id))
        if old is None:
            return
        hangs_on = [
            i
            for i in self.model.values()
            if (isinstance(i, Relatie) and id in (i.van, i.naar))
            or id in getattr(i, "betrokken", ())
        ]
        if hangs_on:
            with pytest.raises(NotFound):
                write(self.store, Delete("Actor", id, self.version(old)))
            return
        write(self.store, Delete("Actor", id, self.version(old)))
        self.applied({key: item for key, item in self.model.items() if key != ("Actor", id)})

    @rule(keep=ids, drop=ids)
    def merge(self, keep: str, drop: str) -> None:
        if keep == drop or not {("Actor", keep), ("Actor", drop)} <= self.model.keys():
            return
        self.store.apply(Change(merge_ops(self.store, keep, drop), "Test", type="samenvoegen"))
        self.applied(_merged(self.model, keep, drop))

    @rule(data=st.data())
    def undo_the_last(self, data: st.DataObject) -> None:
        number = self.store.revision()
        if number == 1:
            return
        self.store.apply(
            Change(undo_ops(self.store, number), "Test", type="herstel", undoes=number)
        )
        self.applied(self.past[number - 1])

    @rule(back=st.integers(1, 8))
    def undo_an_older_one(self, back: int) -> None:
        """It is refused, or exactly what it changed is as before and all the rest as it was."""
        number = self.store.revision() - back
        if number < 2 or self.store.history(before=number + 1, limit=1)[0].undone_by is not None:
            return
        with contextlib.suppress(Conflict):
            ops = undo_ops(self.store, number)
            self.store.apply(Change(ops, "Test", type="herstel", undoes=number))
            self.applied(_taken_back(self.model, self.past[number - 1], self.past[number]))

    @invariant()
    def the_store_holds_what_the_model_holds(self) -> None:
        if not hasattr(self, "model"):
            return
        assert state(self.store) == self.model
        assert self.store.revision() == len(self.past) - 1
        counts = self.store.counts()
        assert counts["Actor"] == sum(label == "Actor" for label, _ in self.model)
        for text in ("cafe", "AL"):
            wanted = {i.id for i in self.model.values() if isinstance(i, Actor) and _holds(i, text)}
            assert {entry.item.id for entry in self.store.search(text, 1000)} == wanted

    @invariant()
    def what_was_added_up_is_what_is_there(self) -> None:
        if not hasattr(self, "model") or self.store.engine != "neo4j":
            return
        from netwerk.store.neo4j.history.record import counted_now

        bolt = self.store._bolt  # type: ignore[attr-defined]
        assert list(bolt.read(lambda tx: tx.stand()).counted) == bolt.read(counted_now)

    @invariant()
    def relations_are_found_from_both_ends(self) -> None:
        if not hasattr(self, "model"):
            return
        ties = [item for item in self.model.values() if isinstance(item, Relatie)]
        for end in {tie.van for tie in ties} | {tie.naar for tie in ties}:
            found = [entry.item.id for entry in self.store.relaties_of([end])]
            assert found == sorted(tie.id for tie in ties if end in (tie.van, tie.naar))

    def teardown(self) -> None:
        if not hasattr(self, "past"):
            return
        assert self.store.check() == []
        for number in range(0, len(self.past), 3):
            found = {
                (label, id): item
                for label, items in items_at(self.store, number).items()
                for id, item in items.items()
            }
            assert found == self.past[number]


def _holds(item: Actor, text: str) -> bool:
    """A plain second opinion on search, enough for the few names above."""
    plain = str.maketrans("éÉ", "ee")
    return any(
        text.lower() in name.lower().translate(plain) for name in (item.naam, *item.andere_namen)
    )


def _merged(model: Items, keep: str, drop: str) -> Items:
    """The stated rule of merging, written down a second time as plainly as possible."""
    after: Items = {}
    evidence: list[tuple[Any, ...]] = []
    ties = [item for item in model.values() if isinstance(item, Relatie)]
    for tie in sorted(ties, key=lambda t: (drop in (t.van, t.naar), t.id)):
        moved = replace(
            tie,
            van=keep if tie.van == drop else tie.van,
            naar=keep if tie.naar == drop else tie.naar,
        )
        ends = (
            (moved.van, moved.naar)
            if moved.soort == "verwijst_naar"
            else tuple(sorted((moved.van, moved.naar)))
        )
        says = (ends, moved.soort, moved.bron)
        if moved.van == moved.naar or (moved != tie and says in evidence):
            continue
        evidence.append(says)
        after["Relatie", tie.id] = moved
    for key, item in model.items():
        if key[0] == "Relatie" or key == ("Actor", drop):
            continue
        involved = getattr(item, "betrokken", ())
        if drop in involved:
            item = replace(
                item, betrokken=tuple(dict.fromkeys(keep if x == drop else x for x in involved))
            )  # type: ignore[call-arg]
        after[key] = item
    kept, dropped = model["Actor", keep], model["Actor", drop]
    assert isinstance(kept, Actor)
    assert isinstance(dropped, Actor)
    return after | {("Actor", keep): merged_actor(kept, dropped)}


def _taken_back(now: Items, before: Items, after: Items) -> Items:
    """``now`` with the difference between ``after`` and ``before`` taken back, property by property."""
    result = dict(now)
    for key in before.keys() | after.keys():
        was, became = before.get(key), after.get(key)
        if was == became:
            continue
        if was is None:
            result.pop(key, None)
        elif became is None or key not in now:
            result[key] = was
        else:
            names = [
                name for name in type(was).__slots__ if getattr(was, name) != getattr(became, name)
            ]
            result[key] = replace(now[key], **{name: getattr(was, name) for name in names})
    return result


@pytest.mark.endurance
@pytest.mark.timeout(3600)
def test_random_changes_undos_and_merges_agree_with_a_plain_model(
    store: Store, engine: str
) -> None:
    def machine() -> Network:
        made = Network()
        made.store = store
        return made

    examples, steps = (30, 30) if engine == "sqlite" else (8, 25)
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=tries(examples),
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=True,
            database=None,
        ),
    )
