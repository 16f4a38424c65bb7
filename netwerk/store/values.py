"""What a store gives back, as frozen values that pages and commands may hold too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from netwerk.model import Item

T = TypeVar("T", bound=Item)


@dataclass(frozen=True)
class Revision:
    """One applied change, as history shows it.

    ``undone_by`` is the revision that took it back and still holds: after an undo of that undo it
    is None again. ``seal`` is its hash (see `netwerk.store.chain`), empty where it was not kept.
    """

    number: int
    at: str
    who: str
    why: str
    type: str
    added: int
    changed: int
    removed: int
    undoes: int | None = None
    undone_by: int | None = None
    seal: str = ""

    @property
    def head(self) -> Head:
        """What tells a store that ends with this revision from any other."""
        return Head(self.number, self.seal or self.at)


@dataclass(frozen=True, slots=True)
class Head:
    """The newest revision of a store: its number, and its seal.

    Another store, or a backup that was put back, may have the same number, never the same seal.
    Where no seal was kept (a revision of an older netwerk) its moment stands in.
    """

    revision: int
    seal: str


NOTHING_YET = Head(0, "")
"""The head of an empty store."""


@dataclass(frozen=True)
class ItemChange:
    """What one revision did to one item.

    ``before`` is None for a new item, ``after`` for a removed one.
    """

    revision: int
    label: str
    id: str
    before: Item | None
    after: Item | None


@dataclass(frozen=True, slots=True)
class Stored(Generic[T]):
    """An item with its version."""

    item: T
    version: int


@dataclass(frozen=True)
class Problem:
    """One finding of `Store.check`: where, and a Dutch sentence."""

    where: str
    sentence: str
