"""Whether something that is being added looks like what is there: asked before it is stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Any

from netwerk.errors import AlreadyThere
from netwerk.exchange.identity.duplicates import find_duplicates
from netwerk.exchange.places import Places
from netwerk.model import ITEM_TYPES, Actor, Gebied, Item, Kern, Relatie, item_name
from netwerk.schema import schema
from netwerk.services.rules.label_rules import NAMES, names_of
from netwerk.services.rules.name_and_place import PlaceNames, place_names, place_words
from netwerk.store.item_rules import forms
from netwerk.store.port import Reads, Store
from netwerk.typed.convert import name_key

NAMED = 3
LIKE = 0.89
"""How much a name must look like another to be a typing error of it.

Ratcliff and Obershelp 1988, as in difflib: one or two letters in a name of some fifteen.
"""


Readable = Callable[[Sequence[Item]], Sequence[Item]]
"""Which of these items may be read by who asks; the others are not told of at all."""


def refuse_alike(store: Store, item: Item, readable: Readable) -> None:
    """Raise AlreadyThere when a new item looks like a readable one that is there, naming which."""
    others = alike(store, item, readable)
    if not others:
        return
    label = schema().labels[type(item).__name__]
    shown = shown_others(store, others)
    begin = "Bestaat al" if isinstance(item, Actor) else "Dit lijkt op wat er al staat"
    raise AlreadyThere(
        f"{begin}: {'; '.join(shown.values())}. Is het hetzelfde, dan hoef je niets toe te voegen.",
        tuple((label.naam, id) for id in shown),
        tuple(shown.values()),
    )


def shown_others(store: Reads, others: Sequence[Item]) -> dict[str, str]:
    """How items that are there already are called in the question, by id.

    An actor with its soort and kern: 'Koor (bewonersgroep, Ulft)'.
    """
    names = names_of(store, others)
    if not any(isinstance(other, Actor) for other in others):
        return {other.id: names[(type(other).__name__, other.id)] for other in others}
    places = _places(store)
    shown = {}
    for other in others:
        assert isinstance(other, Actor)  # noqa: S101 (for the type checker: of one label)
        soort = schema().keuzes["soort"].label(other.soort).lower()
        where = place_words(other.kern, other.gebieden, places)
        shown[other.id] = f"{other.naam} ({', '.join(filter(None, (soort, where)))})"
    return shown


def alike(store: Reads, item: Item, readable: Readable) -> Sequence[Item]:
    """The stored items that a new one may be the same as, of what is readable, at most NAMED.

    An actor by its names (a typing error off, in another kern only the very same name), articles
    and 'Sint' aside, or its KvK number; any other item by its name and what it refers to; an item
    without a name by what is required of it.
    """
    if isinstance(item, Actor):
        return _actors_like(store, item, readable)
    if isinstance(item, Relatie):
        entries = [entry.item for entry in store.relaties_of([item.van])]
        return readable([other for other in entries if _same_tie(item, other)])[:NAMED]
    key = _key(item)
    stored: list[Item] = [entry.item for entry in store.all(ITEM_TYPES[type(item).__name__])]
    same = [other for other in stored if other.id != item.id and _key(other) == key]
    return readable(same)[:NAMED]


def _actors_like(store: Reads, actor: Actor, readable: Readable) -> Sequence[Item]:
    stored = [entry.item for entry in store.all(Actor) if entry.item.id != actor.id]
    others = {other.id: other for other in readable(stored) if isinstance(other, Actor)}
    by_name: dict[str, list[str]] = {}
    for other in others.values():
        for naam in (other.naam, *other.andere_namen):
            by_name.setdefault(name_key(naam), []).append(other.id)
    wanted = name_key(actor.naam)
    near = get_close_matches(wanted, by_name, n=NAMED, cutoff=LIKE)
    ids = [
        id
        for name in near
        for id in by_name[name]
        if name == wanted or others[id].kern in (None, actor.kern) or actor.kern is None
    ]
    places = places_of(store)
    for pair in find_duplicates([actor], others.values(), places):
        ids += [id for id in (pair.id, pair.other_id) if id != actor.id]
    return [others[id] for id in dict.fromkeys(ids)][:NAMED]


def places_of(store: Reads) -> Places:
    """The gebieden and kernen of a store."""
    return Places([e.item for e in store.all(Gebied)], [e.item for e in store.all(Kern)])


def _same_tie(one: Relatie, other: Relatie) -> bool:
    kind = schema().relaties.get(one.soort)
    ends = {(one.van, one.naar)}
    if kind is None or not kind.richting:
        ends.add((one.naar, one.van))
    return (
        other.id != one.id
        and other.soort == one.soort
        and (other.van, other.naar) in ends
        and name_key(other.bron or "") == name_key(one.bron or "")
        and other.tot == one.tot
    )


def _key(item: Item) -> tuple[object, ...]:
    """What two items that are the same have in common."""
    label = type(item).__name__
    if not any(hasattr(item, name) for name in NAMES):
        velden = schema().labels[label].velden.values()
        return tuple(
            _folded(getattr(item, v.naam)) for v in velden if v.verplicht and v.naam != "id"
        )
    references = forms(schema())[label].references
    where = tuple(getattr(item, reference.veld) for reference in references if not reference.many)
    return (name_key(item_name(item)), where)


def _folded(value: Any) -> object:
    return name_key(value) if isinstance(value, str) else value


def _places(store: Reads) -> PlaceNames:
    return place_names((e.item for e in store.all(Gebied)), (e.item for e in store.all(Kern)))
