"""What settling a change sees of the graph, from the transaction that will write."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from netwerk.errors import NotFound
from netwerk.model import Item
from netwerk.store.item_columns import MANY
from netwerk.store.neo4j.connection.bolt import Tx, newest
from netwerk.store.neo4j.form.shape import Shape
from netwerk.store.neo4j.reading.last_state import (
    Key,
    decoded,
    last_states,
    standing,
    without_values,
)
from netwerk.store.neo4j.reading.read import referring, relations_of, undone_now
from netwerk.store.neo4j.reading.read_once import ReadOnce
from netwerk.store.port import Change, Delete, Put, Stored

OTHER = -1
"""A version that no change is based on, so that the values are compared one by one."""

Counted = Callable[[], Mapping[str, int]]
"""How much there is of each kind, as `Tally` counts them; nothing is written yet."""


class SettleReader:
    """A `netwerk.store.settle.Reader` that answers from an open transaction.

    What cannot be read stands as history ended with it. Whoever saved it saw nothing there: what
    the change leaves empty at that place, it left alone.
    """

    def __init__(
        self, tx: Tx, shape: Shape, change: Change, once: ReadOnce, counted: Counted
    ) -> None:
        self._tx = tx
        self._shape = shape
        self._change = change
        self._once = once
        self._counted = counted
        self._unseen: dict[Key, list[str]] = {}

    def stored(self, label: str, ids: Collection[str]) -> Mapping[str, Stored[Item]]:
        """The items with these ids."""
        if not ids:
            return {}
        read = self._once.found(label, ids)
        found = standing(self._shape.forms[label], read, lambda unread: self._last(label, unread))
        unread = read.unread
        for op in self._change.ops if unread else ():
            if isinstance(op, Put) and type(op.item).__name__ == label and op.item.id in found:
                names = [n for n in unread.get(op.item.id, ()) if not getattr(op.item, n)]
                if names:
                    self._unseen[label, op.item.id] = names
                    found[op.item.id] = replace(found[op.item.id], version=OTHER)
        return found

    def existing(self, label: str, ids: Collection[str]) -> set[str]:
        """Which of these ids are stored."""
        return (
            {row[0] for row in self._tx.rows(f"{label}.existing", ids=list(ids))} if ids else set()
        )

    def state_after(self, label: str, id: str, revision: int) -> Item | None:
        """The item as a revision left it, without what whoever makes this change could not see."""
        rows = self._tx.rows("wijziging.state_after", label=label, id=id, revisie=revision)
        item = decoded(label, rows[0][0]) if rows else None
        return item and without_values(item, self._unseen.get((label, id), ()))

    def referrers(self, label: str, ids: Collection[str]) -> list[Item]:
        """The items that refer to these, relations included, without what the change removes.

        Whoever removes thousands of actors with their ties would read every tie for nothing.
        """
        gone: dict[str, list[str]] = {}
        for op in self._change.ops:
            if isinstance(op, Delete):
                gone.setdefault(op.label, []).append(op.id)
        stored = referring(self._tx, self._shape, label, ids, gone)
        if label == "Actor":
            ties = relations_of(self._tx, self._shape, ids, gone.get("Relatie", ()))
            stored = [*ties, *stored]
        return [entry.item for entry in stored]

    def referring_keys(
        self, label: str, ids: Collection[str], touched: Mapping[str, Collection[str]]
    ) -> set[Key]:
        """The keys of these, without what is touched."""
        if self._nothing_stays(label, touched):
            return set()
        keys = {(type(item).__name__, item.id) for item in self.referrers(label, ids)}
        return {key for key in keys if key[1] not in touched.get(key[0], ())}

    def going(self, label: str, bases: Mapping[str, int]) -> Mapping[str, str]:  # noqa: ARG002
        """Nothing: others may have changed what goes, so each item is read."""
        return {}

    def _nothing_stays(self, label: str, touched: Mapping[str, Collection[str]]) -> bool:
        """Whether all that could refer to this label is touched, as when a whole import goes."""
        if not any(len(its) >= MANY for its in touched.values()):
            return False
        left = self._counted()
        ties = sum(left[f":{kind}"] for kind in self._shape.types.values())
        if label == "Actor" and ties > len(touched.get("Relatie", ())):
            return False
        return all(
            left[node.label] <= len(touched.get(node.label, ()))
            for node in self._shape.nodes.values()
            if any(link.label == label for link in node.links)
        )

    def undone_by(self, revision: int) -> int | None:
        """The revision that took this one back."""
        if not self._tx.rows("revisie.exists", nummer=revision):
            raise NotFound(f"Er is geen wijziging met nummer {revision}.")
        return undone_now(self._tx, newest(self._tx)).get(revision)

    def _last(self, label: str, ids: Collection[str]) -> dict[str, Item]:
        keys = [(label, id) for id in ids]
        found = last_states(self._tx, self._shape, keys, newest(self._tx))
        return {id: item for (_, id), item in found.items()}
