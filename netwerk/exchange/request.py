"""What an import is asked to do: what is stored already, and the user's choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

from netwerk.exchange.mapping.file_mapping import FileMapping, TableMapping, WordKey
from netwerk.model import Item

INHOUD = {
    "namen": "een naam op elke rij, zonder kop",
    "paren": "twee namen op elke rij die een relatie hebben, zonder kop",
    "kruistabel": "namen met kruisjes of cijfers: wie kent wie",
}
"""What a table without known headers can hold, by the word for it."""
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
    inhoud: what a table without known headers holds, a word of INHOUD; contactpersonen: make
    professionals of contact persons, who work for the actor of the row;
    toch: rows that go in although they look private, as 'rij', 'rij-rij', 'bestand:rij' or
    'bestand:blad:rij';
    vervang: what a file says of an actor comes in the place of a description that it has;
    mapping: what somebody says that tables, columns, words and rows mean, with what holds where
    these options say nothing; gestopt: what vanished from the sheet of a partner has stopped;
    gebied: of new items that name no place; partner: whom the files come from; remembered: earlier
    choices for the same headers count; earlier: those choices.
    """

    soort: str | None = None
    relatie: str | None = None
    create_missing: bool = False
    bron: str | None = None
    inhoud: str | None = None
    contactpersonen: bool = False
    toch: tuple[str, ...] = ()
    vervang: bool = False
    mapping: FileMapping | None = None
    gestopt: bool = False
    gebied: str | None = None
    remembered: bool = True
    partner: str | None = None
    earlier: FileMapping | None = None

    @property
    def told(self) -> FileMapping:
        """What somebody says that the files mean; nothing when nobody did."""
        return self.mapping or FileMapping()

    @property
    def words(self) -> Mapping[WordKey, str]:
        """What words stand for: as somebody says now, or said before."""
        before = self.earlier.words if self.earlier else {}
        return {**before, **self.told.words}

    def told_of(
        self, file: str, sheet: str | None, headers: tuple[str, ...]
    ) -> TableMapping | None:
        """What is said of a table: now, or else before."""
        now = self.told.of_table(file, sheet, headers)
        if now is None and self.earlier:
            return self.earlier.of_table(file, sheet, headers)
        return now
