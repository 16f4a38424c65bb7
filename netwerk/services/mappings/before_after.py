"""Every row of an import that is new or changed, property by property: before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from netwerk.access.rights import LEZEN
from netwerk.exchange.report import PlannedRow
from netwerk.model import Item, field_names
from netwerk.schema import schema
from netwerk.services.desk import Desk
from netwerk.services.mappings.preview import Preview
from netwerk.services.records.item_facts import fact_of, names_around
from netwerk.services.rules.gone_names import WithGone
from netwerk.services.rules.label_rules import names_of

FROM_A_RELATION = "actor uit een relatie, die in geen enkele lijst staat"


@dataclass(frozen=True)
class PropertyChange:
    """A property in words: what is stored now and what it becomes; empty for nothing."""

    veld: str
    before: str
    after: str


@dataclass(frozen=True)
class RowChange:
    """A row that is new or changed, with what it is called; state: 'nieuw' or 'gewijzigd'.

    where: file, sheet and row as words. label: what it is in words ('actor').
    """

    where: str
    label: str
    name: str
    state: str
    changes: tuple[PropertyChange, ...]


def before_after(
    desk: Desk, preview: Preview, start: int = 0, limit: int | None = None
) -> tuple[RowChange, ...]:
    """The rows that would be stored, in the order of the files; of a new one all that is stored.

    start, limit: which of them, to show a page at a time. Actors that are made of ends of relations
    come last.
    """
    desk.require(LEZEN)
    rows = [row for row in preview.plan.rows if row.state in ("nieuw", "gewijzigd") and row.item]
    stop = None if limit is None else start + limit
    wanted: list[tuple[str, str, Item, Item | None]] = [
        (row.where.text, row.state, row.item, row.before if row.state == "gewijzigd" else None)
        for row in islice(rows, start, stop)
        if row.item is not None
    ]
    left = len(rows)
    made = preview.plan.created
    more = made[max(start - left, 0) : None if stop is None else max(stop - left, 0)]
    wanted += [(FROM_A_RELATION, "nieuw", item, None) for item in more]
    return _told(desk, rows, made, wanted)


def _told(
    desk: Desk,
    rows: Sequence[PlannedRow],
    made: Sequence[Item],
    wanted: Sequence[tuple[str, str, Item, Item | None]],
) -> tuple[RowChange, ...]:
    near = {_key(item): item for item in (*made, *(row.item for row in rows if row.item))}
    store = WithGone(desk.reads, desk.store, near)
    items = [one for _, _, item, before in wanted for one in (item, before) if one is not None]
    called = names_of(store, [item for _, _, item, _ in wanted])
    around = names_around(store, items)
    told = []
    for where, state, item, before in wanted:
        label = schema().labels[type(item).__name__]
        changes = []
        for naam in field_names(type(item)):
            veld = label.velden[naam]
            after = getattr(item, naam)
            if naam == "id" or after == (getattr(before, naam) if before else _empty(after)):
                continue
            was = fact_of(veld, before, around).text if before and getattr(before, naam) else ""
            now = fact_of(veld, item, around).text if after not in (None, ()) else ""
            changes.append(PropertyChange(veld.label, was, now))
        told.append(RowChange(where, label.enkel, called[_key(item)], state, tuple(changes)))
    return tuple(told)


def _empty(value: object) -> object:
    """What a property of the kind of this value is when nothing is filled in."""
    return () if isinstance(value, tuple) else None


def _key(item: Item) -> tuple[str, str]:
    return type(item).__name__, item.id
