"""What an import is asked to do: what is stored already, and the user's choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

from netwerk.model import Item

T = TypeVar("T", bound=Item)


@dataclass(frozen=True)
class Existing:
    """What is stored now: label -> id -> item."""

    items: Mapping[str, Mapping[str, Item]] = field(default_factory=dict)

    def of(self, cls: type[T]) -> Mapping[str, T]:
        """The stored items of one type, by id."""
        return cast(Mapping[str, T], self.items.get(cls.__name__, {}))


@dataclass(frozen=True)
class ImportOptions:
    """The choices of the user.

    soort, relatie: for rows that name none or one that the schema does not know; create_missing:
    make actors of ends of relations that are in no list; bron: source of rows that name none;
    columns: the property a column means, by (file, sheet, header), an empty property leaves the
    column out; gestopt: what vanished from the sheet of a partner has stopped.
    """

    soort: str | None = None
    relatie: str | None = None
    create_missing: bool = False
    bron: str | None = None
    columns: Mapping[tuple[str, str | None, str], str] | None = None
    gestopt: bool = False
