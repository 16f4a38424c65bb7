"""What of the example can be where this municipality has its own gebieden and kernen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from netwerk.model import Actor, Cijfer, Gebied, Item, Kern
from netwerk.schema import schema
from netwerk.store.item_rules import forms
from netwerk.store.port import Store

Key = tuple[str, str]
"""Label and id."""


def fitting(store: Store, agenda: Sequence[Item], network: Iterable[Item]) -> tuple[Item, ...]:
    """What plays, without what refers to a place or actor that is neither there nor comes along.

    An item that cannot be without it is left out, and so is a figure of a kern that is not there.
    """
    outside = {_key(e.item) for cls in (Gebied, Kern, Actor) for e in store.all(cls)}
    outside |= set(map(_key, network))
    kept = tuple(item for item in agenda if _of_a_place(item, outside))
    while True:
        there = outside | set(map(_key, kept))
        fit = tuple(item for one in kept if (item := _without_unknown(one, there)) is not None)
        if fit == kept:
            return kept
        kept = fit


def _of_a_place(item: Item, there: set[Key]) -> bool:
    return (
        not isinstance(item, Cijfer)
        or item.plek_soort != "kern"
        or (Kern.__name__, item.plek) in there
    )


def _without_unknown(item: Item, there: set[Key]) -> Item | None:
    """The item that forgets what is not there; None when it cannot be without it."""
    label = type(item).__name__
    changed: dict[str, Any] = {}
    for reference in forms(schema())[label].references:
        held: Any = getattr(item, reference.veld)
        known: Any
        if reference.many:
            known = tuple(id for id in held if (reference.label, id) in there)
        else:
            known = held if held is None or (reference.label, held) in there else None
        if known == held:
            continue
        if not known and schema().labels[label].velden[reference.veld].verplicht:
            return None
        changed[reference.veld] = known
    return replace(item, **changed) if changed else item


def _key(item: Item) -> Key:
    return type(item).__name__, item.id
