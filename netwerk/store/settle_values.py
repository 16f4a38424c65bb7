"""What settling a change asks of an engine, and the steps that come back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple, Protocol

from netwerk.model import Item
from netwerk.store.values import Stored

Key = tuple[str, str]
"""Label and id."""


class Reader(Protocol):
    """What settling asks of an engine. Everything is read in the transaction that will write."""

    def stored(self, label: str, ids: Collection[str]) -> Mapping[str, Stored[Item]]:
        """The items with these ids; ids that are not stored are left out."""
        ...

    def existing(self, label: str, ids: Collection[str]) -> set[str]:
        """Which of these ids are stored."""
        ...

    def state_after(self, label: str, id: str, revision: int) -> Item | None:
        """The item as that revision left it; None when that revision did not leave it behind."""
        ...

    def referrers(self, label: str, ids: Collection[str]) -> list[Item]:
        """Every item that refers to one of these, relations of actors included."""
        ...

    def referring_keys(
        self, label: str, ids: Collection[str], touched: Mapping[str, Collection[str]]
    ) -> set[Key]:
        """The same as label and id, without what is touched itself (stored ids by label).

        Asked first, because most often nothing of it stays.
        """
        ...

    def going(self, label: str, bases: Mapping[str, int]) -> Mapping[str, str]:
        """The texts of `encode_item` of these, as far as each still has this version.

        Asked for what goes in large numbers: nobody looks into it, so only its text is needed. An
        engine that must look at the items gives nothing.
        """
        ...

    def undone_by(self, revision: int) -> int | None:
        """The revision that took this one back and still holds, else None.

        Raises NotFound for an unknown number.
        """
        ...


class WriteStep(NamedTuple):
    """One item before and after a change; None means that it is not there.

    text: of an item that goes and of which only the text was read; ``before`` is then None too.
    """

    label: str
    id: str
    before: Item | None
    after: Item | None
    text: str | None = None

    @property
    def added(self) -> bool:
        """Whether the item was not there before."""
        return self.before is None and self.text is None
