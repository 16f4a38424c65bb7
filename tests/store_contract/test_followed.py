"""A network followed from revision to revision is the one that is read as a whole, on every engine."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from netwerk.errors import Conflict
from netwerk.model import Actor, Gebied, Item, Kern, Relatie, Signaal, Weergave
from netwerk.net.update import WholeNet, updated, whole_net
from netwerk.schema import schema
from netwerk.services.live.networks import Networks
from netwerk.store.merge import merge_ops
from netwerk.store.port import NOTHING_YET, Change, Delete, Head, Put, Store
from netwerk.store.undo import undo_ops
from tests.effort import tries
from tests.net.same import differences
from tests.store_contract.examples import PLACES, actor, change, relatie, remove, write

DAY = "2026-11-28"
ENDS = (None, None, "2020", "2026-11", "2026-11-27", "2026-11-28", "2027-01")
KINDS = ("kent", "werkt_samen_met", "verwijst_naar", "lid_van")


class Draw:
    """Random changes of every kind to a store."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store = store
        self.random = random.Random(seed)
        self.made = 0

    def one_change(self) -> None:
        """Apply one change, or none when what was drawn is not possible now."""
        kinds: list[Callable[[], None]] = [
            self.add, self.add, self.tie, self.tie, self.tie, self.rename, self.move, self.bend, self.bend, self.end, self.drop,
            self.drop_tie, self.merge, self.undo, self.undo, self.place, self.something_else, self.many,
        ]  # fmt: skip
        self.random.choice(kinds)()

    def some(self, cls: type[Any]) -> Any:
        there = [entry.item for entry in self.store.all(cls)]
        return self.random.choice(there) if there else None

    def fresh(self) -> str:
        self.made += 1
        return f"{self.random.choice('azAZ0é')}{self.made}"

    def new_tie(self) -> Relatie:
        van, naar = (self.some(Actor) for _ in "ab")
        sterkte, tot = self.random.choice([None, 1, 5]), self.random.choice(ENDS)
        return relatie(
            self.fresh(), van.id, naar.id, self.random.choice(KINDS), sterkte=sterkte, tot=tot
        )

    def add(self) -> None:
        write(self.store, actor(self.fresh(), gebieden=self.random.choice([(), ("1",)])))

    def tie(self) -> None:
        if self.some(Actor):
            tie = self.new_tie()
            if tie.van != tie.naar:
                write(self.store, tie)

    def rename(self) -> None:
        if found := self.some(Actor):
            change(self.store, replace(found, naam=f"Naam {self.fresh()}", domeinen=("zorg",)))

    def move(self) -> None:
        if found := self.some(Actor):
            kern, status = (
                self.random.choice([None, "heelweg"]),
                self.random.choice([None, "actief"]),
            )
            change(self.store, replace(found, kern=kern, gebieden=("2", "1"), status=status))

    def bend(self) -> None:
        """Another kind, strength or direction of a relation."""
        if found := self.some(Relatie):
            ends = self.random.choice([{}, {"van": found.naar, "naar": found.van}])
            more = {"soort": self.random.choice(KINDS), "sterkte": self.random.choice([None, 2, 4])}
            change(self.store, replace(found, **more, **ends))

    def end(self) -> None:
        if found := self.some(Relatie):
            change(self.store, replace(found, tot=self.random.choice(ENDS)))

    def drop(self) -> None:
        if found := self.some(Actor):
            ties = [entry.item for entry in self.store.relaties_of([found.id])]
            others = [entry.item for entry in self.store.referring_to("Actor", [found.id])]
            remove(self.store, *ties, *others, found)

    def drop_tie(self) -> None:
        if found := self.some(Relatie):
            remove(self.store, found)

    def merge(self) -> None:
        keep, drop = self.some(Actor), self.some(Actor)
        if keep and keep.id != drop.id:
            ops = merge_ops(self.store, keep.id, drop.id)
            self.store.apply(Change(ops, "Test", type="samenvoegen"))

    def undo(self) -> None:
        number = self.store.revision() - self.random.randrange(4)
        if number > 1 and self.store.history(before=number + 1, limit=1)[0].undone_by is None:
            try:
                ops = undo_ops(self.store, number)
                if ops:
                    self.store.apply(Change(ops, "Test", type="herstel", undoes=number))
            except Conflict:
                return

    def place(self) -> None:
        """A gebied more or renamed, a kern moved."""
        what = self.random.choice(["gebied", "naam", "kern"])
        if what == "gebied":
            write(self.store, Gebied(id=f"g{self.fresh()}", naam="Nieuw"))
        elif what == "naam":
            change(self.store, replace(self.some(Gebied), naam=f"Gebied {self.fresh()}"))
        else:
            kern: Kern = self.some(Kern)
            change(self.store, replace(kern, gebied="2" if kern.gebied == "1" else "1"))

    def something_else(self) -> None:
        who = self.some(Actor)
        betrokken = (who.id,) if who else ()
        write(self.store, Signaal(id=self.fresh(), titel="Iets", betrokken=betrokken), Weergave(id=self.fresh(), naam="Beeld"))  # fmt: skip

    def many(self) -> None:
        """One change that does a bit of everything."""
        ops: list[Item | Put | Delete] = [actor(self.fresh()), actor(self.fresh())]
        if self.some(Actor):
            ties = [self.new_tie() for _ in range(4)]
            ops += [tie for tie in ties if tie.van != tie.naar]
            for entry in self.random.sample(
                list(self.store.all(Relatie)), min(2, self.store.counts()["Relatie"])
            ):
                ops.append(Delete("Relatie", entry.item.id, entry.version))
        write(self.store, *ops)


def read(store: Store) -> WholeNet:
    return whole_net(store.snapshot(), schema(), DAY)


@pytest.mark.endurance
@pytest.mark.timeout(1800)
def test_what_is_followed_equals_what_is_read(store: Store, engine: str) -> None:
    for seed in range(tries(12 if engine == "sqlite" else 3)):
        store.load((), overwrite=True)
        write(store, *PLACES)
        draw, whole = Draw(store, seed), read(store)
        for _ in range(40):
            before = store.revision()
            for _ in range(draw.random.choice([1, 1, 1, 5])):
                draw.one_change()
            now = store.revision()
            whole = updated(whole, store.changes(before + 1, now), now, schema())
            again = read(store)
            assert differences(whole.snapshot, again.snapshot) == [], seed
            assert differences(whole.net, again.net) == [], seed


def test_the_head_is_the_newest_revision_and_another_store_has_another(
    store: Store,
) -> None:
    assert store.head() == NOTHING_YET
    revision = write(store, *PLACES)
    head = store.head()
    assert head == store.history(limit=1)[0].head
    assert (head.revision, bool(head.seal)) == (revision.number, True)
    store.load((), overwrite=True)
    assert store.head() == Head(0, "")
    write(store, *PLACES)
    assert (store.head().revision, store.head().seal == head.seal) == (head.revision, False)


def test_a_store_of_the_same_number_with_other_content_is_read_anew(store: Store) -> None:
    networks = Networks(store, clock=lambda: date.fromisoformat(DAY))
    write(store, *PLACES)
    write(store, actor("a", "Eerst"))
    assert networks.net().actors["naam"] == ["Eerst"]
    store.load((), overwrite=True)
    write(store, *PLACES)
    write(store, actor("b", "Anders"))
    assert networks.net().actors["naam"] == ["Anders"]
    write(store, actor("c", "Erbij"))
    assert networks.net().actors["naam"] == ["Anders", "Erbij"]
