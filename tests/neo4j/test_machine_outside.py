"""Random operations with changes by Cypher in between: nothing acknowledged is lost, history tells all, undo works.

The operations and the plain model are those of the contract (`tests/store_contract/test_machine.py`);
here somebody with a tool of their own works in the same graph. What they wrote is taken over as a
revision of its own, by asking for it or by the next change.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import multiple, rule, run_state_machine_as_test

from netwerk.errors import Conflict
from netwerk.model import Relatie
from netwerk.store.port import Put, Store
from tests.effort import tries
from tests.neo4j.conftest import Outside
from tests.store_contract.examples import actor, write
from tests.store_contract.test_machine import Network

pytestmark = pytest.mark.neo4j

VALUES: dict[str, tuple[str, dict[str, Any]]] = {
    "a text": ("n.telefoon = '0315 5'", {"telefoon": "0315 5"}),
    "two texts": ("n.email = 'x@y.invalid', n.contact = 'zij'", {"email": "x@y.invalid", "contact": "zij"}),
    "a number as a text": ("n.telefoon = 315", {"telefoon": "315"}),
    "a native date": ("n.gevraagd = date('2026-01-02')", {"gevraagd": "2026-01-02"}),
    "a year as a number": ("n.laatst_bevestigd = 2025", {"laatst_bevestigd": "2025"}),
    "one text for a list": ("n.labels = 'eigen'", {"labels": ("eigen",)}),
    "a list": ("n.domeinen = ['sociaal', 'sport']", {"domeinen": ("sociaal", "sport")}),
    "a name that is a number": ("n.naam = 42", {"naam": "42"}),
    "nothing any more": ("n.telefoon = null, n.bron = null", {"telefoon": None, "bron": None}),
}  # fmt: skip
"""What somebody sets on an actor in Cypher, and what it means."""
TELEFOON, EMAIL = "telefoon", "email"


class Shared(Network):
    """A store in which others write too; ``outside`` runs their Cypher."""

    outside: Outside

    def taken_over(self, after: Any, by_a_change: bool) -> None:
        """What others did is in history as a revision, before the next change or because it is asked."""
        if after == self.model:
            self.store.take_over()
            return
        if not by_a_change:
            self.store.take_over()
            self.applied(after)
        else:
            item = actor(self.fresh(), "Erbij")
            write(self.store, item)
            self.applied(after)
            self.applied(self.model | {("Actor", item.id): item})
        numbers = self.store.revision()
        taken = self.store.history(before=numbers + (not by_a_change), limit=1)[0]
        assert taken.type == "buitenom"

    @rule(id=Network.ids, what=st.sampled_from(sorted(VALUES)))
    def others_change_values(self, id: str, what: str) -> None:
        """No count tells of it: a change of something else does not look at it."""
        old = self.model.get(("Actor", id))
        if old is None:
            return
        text, means = VALUES[what]
        self.outside(f"MATCH (n:Actor {{id: $id}}) SET {text}", id=id)
        new = replace(old, **means)
        self.taken_over(self.model | {("Actor", id): new}, by_a_change=False)

    @rule(target=Network.ids, naam=st.sampled_from(["Hal", "Buiten"]), by_a_change=st.booleans())
    def others_add_an_actor(self, naam: str, by_a_change: bool) -> str:
        item = actor(self.fresh(), naam, soort="bedrijf")
        self.outside("CREATE (:Actor:Bedrijf {id: $id, naam: $naam})", id=item.id, naam=naam)
        self.taken_over(self.model | {("Actor", item.id): item}, by_a_change)
        return item.id

    @rule(target=Network.ties, van=Network.ids, naar=Network.ids, by_a_change=st.booleans())
    def others_add_a_tie(self, van: str, naar: str, by_a_change: bool) -> Any:
        if van == naar or not {("Actor", van), ("Actor", naar)} <= self.model.keys():
            return multiple()
        item = Relatie(id=self.fresh(), van=van, naar=naar, soort="kent", sinds="2019")
        self.outside(
            """MATCH (a:Actor {id: $van}), (b:Actor {id: $naar})
            CREATE (a)-[:KENT {id: $id, sinds: 2019}]->(b)""",
            van=van,
            naar=naar,
            id=item.id,
        )
        self.taken_over(self.model | {("Relatie", item.id): item}, by_a_change)
        return item.id

    @rule(id=Network.ties, by_a_change=st.booleans())
    def others_remove_a_tie(self, id: str, by_a_change: bool) -> None:
        if ("Relatie", id) not in self.model:
            return
        self.outside("MATCH ()-[r {id: $id}]->() DELETE r", id=id)
        after = {key: item for key, item in self.model.items() if key != ("Relatie", id)}
        self.taken_over(after, by_a_change)

    @rule(id=Network.ids, mine=st.sampled_from([TELEFOON, EMAIL]))
    def a_form_that_was_open_when_others_changed_it(self, id: str, mine: str) -> None:
        """Another property merges; the same one is a conflict, and what others wrote stays."""
        old = self.model.get(("Actor", id))
        if old is None:
            return
        base, turn = self.version(old), len(self.past)
        self.outside("MATCH (n:Actor {id: $id}) SET n.email = $v", id=id, v=f"buiten{turn}@x.nl")
        theirs = replace(old, email=f"buiten{turn}@x.nl")  # type: ignore[call-arg]
        form = Put(replace(old, **{mine: f"mijn {turn}"}), base)
        between = self.model | {("Actor", id): theirs}
        if mine == EMAIL:
            with pytest.raises(Conflict):
                write(self.store, form)
            if self.store.revision() == turn - 1:
                self.store.take_over()
            self.applied(between)
        else:
            write(self.store, form)
            self.applied(between)
            merged = replace(theirs, **{mine: f"mijn {turn}"})
            self.applied(between | {("Actor", id): merged})


@pytest.mark.endurance
@pytest.mark.timeout(3600)
def test_random_operations_with_others_in_the_same_graph(store: Store, outside: Outside) -> None:
    def machine() -> Shared:
        made = Shared()
        made.store, made.outside = store, outside
        return made

    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=tries(3),
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=True,
            database=None,
        ),
    )
