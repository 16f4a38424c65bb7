"""The properties of an item in words, with the names of what it refers to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from netwerk.model import ITEM_TYPES, Item
from netwerk.schema import Veld
from netwerk.services.rules.forms import targets
from netwerk.services.rules.gebieden import Key
from netwerk.services.rules.gone_names import Gets
from netwerk.services.rules.label_rules import names_of
from netwerk.typed.shown import shown


@dataclass(frozen=True)
class Ref:
    """An item that is referred to: where to find it, and what it is called."""

    label: str
    id: str
    name: str


@dataclass(frozen=True)
class Fact:
    """One property of a card in words; refs are the items behind those words, if it refers."""

    veld: str
    label: str
    text: str
    refs: tuple[Ref, ...] = ()


def names_around(
    store: Gets, items: Iterable[Item], more: Mapping[str, Iterable[str]] | None = None
) -> dict[Key, str]:
    """What these items and all that they refer to are called; ``more`` names others by label."""
    listed = list(items)
    wanted: dict[str, set[str]] = defaultdict(set)
    for label, ids in (more or {}).items():
        wanted[label].update(ids)
    refers: dict[str, dict[str, str]] = {}
    for item in listed:
        name = type(item).__name__
        for veld, label in refers.setdefault(name, targets(name)).items():
            held = getattr(item, veld)
            wanted[label].update(held if isinstance(held, tuple) else [held] if held else [])
    names = names_of(store, listed)
    for label, ids in wanted.items():
        missing = [id for id in ids if (label, id) not in names]
        names |= names_of(store, [e.item for e in store.get(ITEM_TYPES[label], missing).values()])
    return names


def fact_of(veld: Veld, item: Item, names: Mapping[Key, str]) -> Fact:
    """One property of an item in words, what it refers to by name."""
    label = type(item).__name__
    value = getattr(item, veld.naam)
    target = targets(label).get(veld.naam)
    if target and value:
        ids = value if isinstance(value, tuple) else (value,)
        refs = tuple(Ref(target, id, names.get((target, id), id)) for id in ids)
        return Fact(veld.naam, veld.label, ", ".join(ref.name for ref in refs), refs)
    return Fact(veld.naam, veld.label, shown(label, veld, value))
