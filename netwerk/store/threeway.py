"""Three-way merge of two changes to one item, property by property.

Changes to different properties go together by themselves; the same property changed to two
different values is a clash, and the user chooses.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from netwerk.errors import Clash, Conflict
from netwerk.model import Item, field_names, item_name
from netwerk.schema import Schema


def three_way(
    base: Item, theirs: Item, yours: Item, schema: Schema
) -> tuple[Item, tuple[Clash, ...]]:
    """The merge of ``yours`` into ``theirs``, both made from ``base``, and the fields that clash.

    Where a property clashes the merged item holds theirs. All three are of one label and id.
    """
    taken: dict[str, Any] = {}
    clashes = []
    for name in field_names(type(base)):
        before, their, your = getattr(base, name), getattr(theirs, name), getattr(yours, name)
        if your in (before, their):
            continue
        if their == before:
            taken[name] = your
        else:
            clashes.append(clash(theirs, name, before, their, your, schema))
    return (replace(theirs, **taken) if taken else theirs), tuple(clashes)


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
