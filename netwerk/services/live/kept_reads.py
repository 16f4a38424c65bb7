"""The small questions to a store, each asked once as long as nothing changes there.

For what a page shows. Who is about to change something asks the store itself: what is kept may be
of the start of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Protocol, TypeVar

from netwerk.model import Actor, Item, Relatie
from netwerk.store.port import Revision, Store, Stored

T = TypeVar("T", bound=Item)
R = TypeVar("R")


class Keep(Protocol):
    """What keeps answers by key."""

    def __call__(self, key: Hashable, ask: Callable[[], R]) -> R:
        """The answer under this key, asked once."""
        ...


class KeptReads:
    """The `Reads` of a store, by way of what keeps answers."""

    def __init__(self, store: Store, keep: Keep) -> None:
        self._store = store
        self._kept = keep

    def get(self, cls: type[T], ids: Iterable[str]) -> dict[str, Stored[T]]:
        """The items with these ids; ids that are not stored are left out."""
        wanted = frozenset(ids)
        return dict(self._kept(("get", cls, wanted), lambda: self._store.get(cls, wanted)))

    def all(self, cls: type[T]) -> Iterator[Stored[T]]:
        """Every item of one label, ordered by id."""
        return iter(self._kept(("all", cls), lambda: tuple(self._store.all(cls))))

    def relaties_of(self, actor_ids: Iterable[str]) -> list[Stored[Relatie]]:
        """Every relation with one of these actors at either end."""
        wanted = frozenset(actor_ids)
        return list(self._kept(("relaties", wanted), lambda: self._store.relaties_of(wanted)))

    def referring_to(self, label: str, ids: Iterable[str]) -> list[Stored[Item]]:
        """Every item (relations of actors left out) that refers to one of these items."""
        wanted = frozenset(ids)
        key = ("referring", label, wanted)
        return list(self._kept(key, lambda: self._store.referring_to(label, wanted)))

    def search(self, text: str, limit: int = 20) -> list[Stored[Actor]]:
        """Actors whose naam or andere_namen hold the text, best first."""
        return list(self._kept(("search", text, limit), lambda: self._store.search(text, limit)))

    def counts(self) -> dict[str, int]:
        """How many items of each label."""
        return dict(self._kept(("counts",), lambda: self._store.counts()))

    def history(
        self, item: tuple[str, str] | None = None, before: int | None = None, limit: int = 50
    ) -> list[Revision]:
        """Revisions, newest first."""
        key = ("history", item, before, limit)
        return list(self._kept(key, lambda: self._store.history(item, before, limit)))
