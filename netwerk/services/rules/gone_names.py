"""What is not there any more still has a name, for whoever reads what happened to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar, cast

from netwerk.model import Item
from netwerk.services.rules.gebieden import Key
from netwerk.store.port import Store
from netwerk.store.values import ItemChange, Stored

T = TypeVar("T", bound=Item)


class Gets(Protocol):
    """Where items are found by their ids."""

    def get(self, cls: type[T], ids: Iterable[str]) -> dict[str, Stored[T]]:
        """The items with these ids; ids that are not there are left out."""
        ...


@dataclass(frozen=True)
class WithGone:
    """Items as they are, and what is gone as history knew it last.

    near: of what the same change did, which is asked first.
    """

    reads: Gets
    store: Store
    near: Mapping[Key, Item]

    def get(self, cls: type[T], ids: Iterable[str]) -> dict[str, Stored[T]]:
        """The items with these ids; what no history knows is left out."""
        wanted, label = list(ids), cls.__name__
        found = self.reads.get(cls, wanted)
        for id in wanted:
            if id not in found:
                item = self.near.get((label, id)) or self._last((label, id))
                if item is not None:
                    found[id] = Stored(cast("T", item), 0)
        return found

    def _last(self, key: Key) -> Item | None:
        for revision in self.store.history(item=key, limit=1):
            for change in self.store.changes(revision.number, revision.number):
                if (change.label, change.id) == key:
                    return change.after or change.before
        return None


def with_gone(reads: Gets, store: Store, changes: Iterable[ItemChange]) -> WithGone:
    """To name what these changes are about, also what they removed."""
    items = {(c.label, c.id): c.after or c.before for c in changes}
    return WithGone(reads, store, {key: item for key, item in items.items() if item is not None})
