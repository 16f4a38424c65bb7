"""What holds for items of one label and not for those of another, in one table.

Everything else about an item follows from the schema. How an item is called is here too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from netwerk.access.contact_data import without_contact_in
from netwerk.errors import InputError, NotFound
from netwerk.model import ITEM_TYPES, Actor, Gebied, Item, Kern, Relatie, item_name
from netwerk.schema import schema
from netwerk.services.rules.forms import with_suggested_place
from netwerk.services.rules.gebieden import Key
from netwerk.services.rules.gone_names import Gets
from netwerk.services.rules.place_rules import kern_in_its_gebied, logo_is_a_picture
from netwerk.store.item_rules import forms
from netwerk.store.port import Store
from netwerk.typed.shown import gebied_name
from netwerk.typed.text import one_line, slug, tidy

NAMES = ("naam", "titel")
"""The properties by which items are called."""


@dataclass(frozen=True)
class LabelRules:
    """What is special about one label.

    completed: a new item with what follows from the rest of it. checked: raises InputError or
    NotFound when the item (second: as it is to be, third: as it was, None when new) cannot be.
    words: how it is called in the history, by itself and by what happened.
    """

    completed: Callable[[Store, Item], Item] = lambda _store, item: item
    checked: Callable[[Store, Item, Item | None], None] = lambda _store, _item, _before: None
    words: Callable[[Store, Item, str], str] = lambda store, item, done: (
        f"{schema().labels[type(item).__name__].enkel.capitalize()} {called(store, item)} {done}"
    )


def rules_of(label: str) -> LabelRules:
    """The rules of a label; a label that needs none has those of any item."""
    return RULES.get(label, LabelRules())


def cleaned(item: Item) -> Item:
    """The item with its naam or titel on one line, without what cannot be seen, as in an import.

    Raises InputError when nothing is left of it.
    """
    velden = schema().labels[type(item).__name__].velden
    names: dict[str, Any] = {}
    for name in NAMES:
        if name in velden:
            names[name] = one_line(tidy(str(getattr(item, name) or "")))
            if not names[name] and velden[name].verplicht:
                raise InputError(f"{velden[name].label} ontbreekt. Vul dit in en sla opnieuw op.")
    return replace(item, **names)


def with_id(item: Item, token: str) -> Item:
    """A new item with a readable id, the same for the same token; an id that is there stays.

    It holds no phone number or mail address: an id stands in links, files and the log.
    """
    if item.id:
        return item
    label = type(item).__name__
    name = next((str(getattr(item, n)) for n in NAMES if getattr(item, n, None)), None)
    made = (
        f"{slug(without_contact_in(name), label.lower())}-{token[:6]}"
        if name
        else f"{label.lower()}-{token[:16]}"
    )
    return replace(item, id=made)


def called(store: Gets, item: Item) -> str:
    """What one item is called."""
    return names_of(store, [item])[(type(item).__name__, item.id)]


def names_of(store: Gets, items: Iterable[Item]) -> dict[Key, str]:
    """What items are called, by label and id.

    A gebied with its number, a relation by its ends, anything else by naam or titel; what has
    neither (a meting) by what is required of it.
    """
    listed = list(items)
    plain = schema()
    rules = forms(plain)
    by_references = [i for i in listed if not any(hasattr(i, name) for name in NAMES)]
    wanted: dict[str, set[str]] = defaultdict(set)
    for item in by_references:
        for _, label, target in rules[type(item).__name__].refers_to(item):
            wanted[label].add(target)
    ends: dict[Key, str] = {}
    for label, ids in wanted.items():
        stored = store.get(ITEM_TYPES[label], ids).values()
        ends |= names_of(store, [entry.item for entry in stored])
    return {
        (type(item).__name__, item.id): _by_references(item, ends)
        if not any(hasattr(item, name) for name in NAMES)
        else gebied_name(item)
        if isinstance(item, Gebied)
        else item_name(item)
        for item in listed
    }


def _by_references(item: Item, ends: Mapping[Key, str]) -> str:
    if isinstance(item, Relatie):
        van, naar = (ends.get(("Actor", end), end) for end in (item.van, item.naar))
        return f"{van} {schema().keuzes['relatie'].label(item.soort)} {naar}"
    label = type(item).__name__
    targets = {reference.veld: reference.label for reference in forms(schema())[label].references}
    parts = []
    for veld in schema().labels[label].velden.values():
        if not veld.verplicht or veld.naam == "id":
            continue
        value = getattr(item, veld.naam)
        if veld.naam in targets:
            ids = value if isinstance(value, tuple) else (value,)
            parts += [ends.get((targets[veld.naam], str(id)), str(id)) for id in ids]
        else:
            parts.append(schema().toon(label, veld.naam, value))
    return ", ".join(parts) or item.id


def _placed(store: Store, item: Item) -> Item:
    assert isinstance(item, Actor)  # noqa: S101 (for the type checker: the table says so)
    if not item.postcode or item.gebieden or item.kern:
        return item
    return with_suggested_place(item, tuple(entry.item for entry in store.all(Kern)))


def _number_of_its_own(store: Store, item: Item, _before: Item | None) -> None:
    """Two gebieden with one number could not be told apart by it."""
    assert isinstance(item, Gebied)  # noqa: S101 (for the type checker: the table says so)
    for entry in store.all(Gebied):
        other = entry.item
        if item.nummer is not None and other.nummer == item.nummer and other.id != item.id:
            raise InputError(
                f"Nummer {item.nummer} is al van gebied {other.naam}. Kies een ander nummer of "
                "laat het leeg."
            )


def _between_two(store: Store, item: Item, before: Item | None) -> None:
    """A relation has two ends that are there, and is of a kind that can be between them."""
    assert isinstance(item, Relatie)  # noqa: S101 (for the type checker: the table says so)
    if item.van == item.naar:
        raise InputError(
            "Een relatie gaat tussen twee verschillende actoren. Kies bij 'naar' een andere actor."
        )
    ends = store.get(Actor, [item.van, item.naar])
    for end in (item.van, item.naar):
        if end not in ends:
            raise NotFound(f"Er is geen actor met de sleutel '{end}'. Voeg de actor eerst toe.")
    if isinstance(before, Relatie) and _kind_of(before) == _kind_of(item):
        return
    refuse_kind(item.soort, ends[item.van].item.soort, ends[item.naar].item.soort)


def refuse_kind(soort: str, van: str, naar: str) -> None:
    """Raise InputError when this soort of relation cannot be between actors of these soorten."""
    kind = schema().relaties.get(soort)
    if kind is None:
        return  # the store refuses it, with the words to choose from
    ways = [(van, naar)] if kind.richting else [(van, naar), (naar, van)]
    if not any(one in kind.van and other in kind.naar for one, other in ways):
        toon = schema().keuzes["soort"].label
        raise InputError(
            f"'{kind.label}' kan niet van {toon(van)} naar {toon(naar)}. Het kan van "
            f"{_either(kind.van)} naar {_either(kind.naar)}. Kies een andere soort relatie, of "
            "wissel van en naar om."
        )


def _kind_of(relatie: Relatie) -> tuple[str, str, str]:
    return relatie.van, relatie.naar, relatie.soort


def _either(soorten: tuple[str, ...]) -> str:
    words = [schema().keuzes["soort"].label(soort) for soort in soorten]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} of {words[-1]}"


def _relation_words(store: Store, item: Item, done: str) -> str:
    if done == ADDED:
        return called(store, item)
    assert isinstance(item, Relatie)  # noqa: S101 (for the type checker: the table says so)
    ends = store.get(Actor, [item.van, item.naar])
    names = [ends[end].item.naam if end in ends else end for end in (item.van, item.naar)]
    return f"Relatie {names[0]} - {names[1]} {done}"


IN_A_PLACE = ("Signaal", "Vraagstuk", "Initiatief", "Opgave", "Activiteit", "Afspraak")
"""Labels of which an item may say both its kern and its gebied."""
ADDED, CHANGED, REMOVED = "toegevoegd", "gewijzigd", "verwijderd"

RULES: Mapping[str, LabelRules] = {
    "Actor": LabelRules(
        completed=_placed, words=lambda _store, item, done: f"{item_name(item)} {done}"
    ),
    "Gebied": LabelRules(checked=_number_of_its_own),
    "Relatie": LabelRules(checked=_between_two, words=_relation_words),
    "Huisstijl": LabelRules(checked=logo_is_a_picture),
    **dict.fromkeys(IN_A_PLACE, LabelRules(checked=kern_in_its_gebied)),
}

GOES_ALONG = frozenset({"Relatie", "Verbindkans", "Verschil", "Navraag", "Gesprek"})
"""What is removed with what it is about: relations and questions of an actor, its decisions."""
