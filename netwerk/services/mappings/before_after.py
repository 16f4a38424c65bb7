"""Every row of an import that is new or changed, property by property: before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Literal, TypeVar

from netwerk.access.rights import LEZEN
from netwerk.exchange.report import ImportPlan
from netwerk.model import Item, field_names
from netwerk.schema import schema
from netwerk.services.desk import Desk
from netwerk.services.mappings.preview import Preview
from netwerk.services.records.item_facts import fact_of, names_around
from netwerk.services.rules.gebieden import Key
from netwerk.services.rules.gone_names import Gets
from netwerk.store.values import Stored

T = TypeVar("T", bound=Item)
Outcome = Literal["nieuw", "gewijzigd"]
NO_ROW = "staat alleen in een relatie"
"""Where an actor stands that was made because a relation names it."""
AT_ONCE = 2000
"""The names of so many rows are looked up together."""


@dataclass(frozen=True)
class PropertyChange:
    """A property in words: what is stored now and what it becomes; empty for nothing."""

    veld: str
    before: str
    after: str


@dataclass(frozen=True)
class RowChange:
    """A row that is new or changed, with what it is called; state: 'nieuw' or 'gewijzigd'."""

    where: str
    label: str
    name: str
    state: str
    changes: tuple[PropertyChange, ...]


@dataclass(frozen=True)
class _Planned:
    """An item that would be stored: where it stands, and what is stored now."""

    where: str
    state: Outcome
    item: Item
    before: Item | None


@dataclass(frozen=True)
class _AsItWillBe:
    """Items as they would be stored, and all others as they are."""

    reads: Gets
    planned: Mapping[Key, Item]

    def get(self, cls: type[T], ids: Iterable[str]) -> dict[str, Stored[T]]:
        """The items with these ids; ids that are not there are left out."""
        wanted = list(ids)
        here = {id: self.planned.get((cls.__name__, id)) for id in wanted}
        found = self.reads.get(cls, [id for id, item in here.items() if item is None])
        for id, item in here.items():
            if isinstance(item, cls):
                found[id] = Stored(item, 0)
        return found


def before_after(
    desk: Desk,
    preview: Preview,
    start: int = 0,
    limit: int | None = None,
    state: Outcome | None = None,
) -> tuple[RowChange, ...]:
    """The rows that would be stored, in the order of the files; of a new one all that is stored.

    Actors that are made of ends of relations come last. start, limit: which of them, to show a page
    at a time. state: only those that are new, or only those that change something.
    """
    desk.require(LEZEN)
    planned = (one for one in _planned(preview.plan) if state in (None, one.state))
    wanted = islice(planned, start, None if limit is None else start + limit)
    items: dict[Key, Item] = {_key(item): item for item in preview.plan.items()}
    there = _AsItWillBe(desk.reads, items)
    changes: list[RowChange] = []
    while some := list(islice(wanted, AT_ONCE)):
        both = [item for one in some for item in (one.before, one.item) if item is not None]
        names = names_around(there, both)
        changes += [_in_words(one, names) for one in some]
    return tuple(changes)


def _planned(plan: ImportPlan) -> Iterator[_Planned]:
    for row in plan.rows:
        if row.item is not None and row.state in ("nieuw", "gewijzigd"):
            before = row.before if row.state == "gewijzigd" else None
            said: Outcome = "gewijzigd" if row.state == "gewijzigd" else "nieuw"
            yield _Planned(row.where.text, said, row.item, before)
    for item in plan.created:
        yield _Planned(NO_ROW, "nieuw", item, None)


def _in_words(one: _Planned, names: Mapping[Key, str]) -> RowChange:
    label = schema().labels[type(one.item).__name__]
    changes = tuple(
        PropertyChange(veld.label, _words(one.before, naam, names), _words(one.item, naam, names))
        for naam in field_names(type(one.item))
        if (veld := label.velden.get(naam)) is not None
        and naam != "id"
        and getattr(one.before, naam, None) != getattr(one.item, naam)
        and (one.before is not None or getattr(one.item, naam) not in (None, "", ()))
    )
    return RowChange(one.where, label.enkel, names[_key(one.item)], one.state, changes)


def _words(item: Item | None, naam: str, names: Mapping[Key, str]) -> str:
    if item is None or getattr(item, naam) in (None, "", ()):
        return ""
    return fact_of(schema().labels[type(item).__name__].velden[naam], item, names).text


def _key(item: Item) -> Key:
    return type(item).__name__, item.id
