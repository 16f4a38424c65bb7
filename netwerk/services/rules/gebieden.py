"""Where items are, for many items at once, by the rule of `access.resources`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from netwerk.access import resources
from netwerk.model import ITEM_TYPES, Item
from netwerk.store.port import Reads

Key = tuple[str, str]
"""Label and id."""

DEEPEST = 5
"""How many references are followed: a relation, its actor, the kern, the gebied; one to spare."""


class StoredItems:
    """Stored items, each read once: what `access.resources` looks references up in."""

    def __init__(self, store: Reads) -> None:
        self._store = store
        self._held: dict[Key, Item | None] = {}

    def expect(self, items: Iterable[Item], deepest: int = DEEPEST) -> None:
        """Read what these items refer to, and what that refers to, label by label."""
        wanted: dict[str, set[str]] = defaultdict(set)
        for item in items:
            for label, ids in resources.references_of(item).items():
                if label != "Gebied":  # a gebied refers to nothing: its id says where
                    wanted[label].update(id for id in ids if (label, id) not in self._held)
        layer = [
            item for label, ids in wanted.items() for item in self.look_up(label, ids).values()
        ]
        if layer and deepest > 1:
            self.expect(layer, deepest - 1)

    def look_up(self, label: str, ids: Collection[str]) -> Mapping[str, Item]:
        """The items with these ids; ids that are not stored are left out."""
        unread = [id for id in ids if (label, id) not in self._held]
        if unread:
            stored = self._store.get(ITEM_TYPES[label], unread)
            for id in unread:
                self._held[label, id] = stored[id].item if id in stored else None
        return {id: item for id in ids if (item := self._held[label, id]) is not None}


def gebieden_of(store: Reads, items: Iterable[Item]) -> dict[Key, tuple[str, ...]]:
    """The ids of the gebieden that each item is in, by label and id, sorted."""
    listed, stored = list(items), StoredItems(store)
    stored.expect(listed)
    return {
        (type(item).__name__, item.id): resources.gebieden_of(item, stored.look_up)
        for item in listed
    }
