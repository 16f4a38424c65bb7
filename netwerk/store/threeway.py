"""Three-way merge of two changes to one item, property by property.

Changes to different properties go together by themselves; the same property changed to two
different values is a clash, and the user chooses. Properties that say one thing together (see
`ONE_STATEMENT`) count as one property.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from netwerk.errors import Clash, Conflict
from netwerk.model import Item, field_names, item_name
from netwerk.schema import Schema

ONE_STATEMENT = {"Relatie": ("van", "naar", "soort")}
"""For a label: the properties that mean something only together: who does what with whom."""


def three_way(
    base: Item, theirs: Item, yours: Item, schema: Schema
) -> tuple[Item, tuple[Clash, ...]]:
    """The merge of ``yours`` into ``theirs``, both made from ``base``, and the fields that clash.

    Where a property clashes the merged item holds theirs. All three are of one label and id.
    """
    taken: dict[str, Any] = {}
    clashes = []
    for names in _statements(base):
        before, their, your = (_values(item, names) for item in (base, theirs, yours))
        if your == before:
            continue
        if their == before:
            taken |= zip(names, your, strict=True)
            continue
        clashes += [
            clash(theirs, name, was, is_now, wanted, schema)
            for name, was, is_now, wanted in zip(names, before, their, your, strict=True)
            if is_now != wanted
        ]
    return (replace(theirs, **taken) if taken else theirs), tuple(clashes)


def _statements(item: Item) -> list[tuple[str, ...]]:
    """The properties of an item, those that say one thing together; in the order of the schema."""
    together = ONE_STATEMENT.get(type(item).__name__, ())
    first = together[:1]
    return [
        together if (name,) == first else (name,)
        for name in field_names(type(item))
        if name not in together[1:]
    ]


def _values(item: Item, names: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(item, name) for name in names)


def clash(
    item: Item, name: str, before: object, theirs: object, yours: object, schema: Schema
) -> Clash:
    """A clash in the words that the user sees."""
    label = type(item).__name__
    shown = [schema.toon(label, name, value) for value in (before, theirs, yours)]
    return Clash(item_name(item), schema.labels[label].velden[name].label, *shown)


def conflict(clashes: tuple[Clash, ...]) -> Conflict:
    """The error for clashes: names the first one whole and counts the rest."""
    first = clashes[0]
    rest = f" Er zijn nog {len(clashes) - 1} zulke verschillen." if len(clashes) > 1 else ""
    return Conflict(
        f"'{first.item}' is intussen door een ander gewijzigd: bij '{first.veld}' staat nu "
        f"'{_shown(first.theirs)}' en jij wilt "
        f"'{_shown(first.yours)}'.{rest} Kies welke waarde blijft en sla opnieuw op.",
        clashes,
    )


def _shown(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:77]}..."
