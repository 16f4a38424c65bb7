"""Adding, changing and removing any item of the schema, each as one transaction with its author."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Any

from netwerk.access.contact_data import without_contact
from netwerk.access.resources import PLACES
from netwerk.access.rights import BEWERKEN, LEZEN, Resource
from netwerk.errors import AlreadyThere, InputError, NotFound
from netwerk.model import ITEM_TYPES, Item, fold
from netwerk.net.net import is_over
from netwerk.schema import schema
from netwerk.services.changes import apply, readable, resource
from netwerk.services.desk import Desk
from netwerk.services.rules.alike import refuse_alike
from netwerk.services.rules.hanging_on import hanging_on, needs, stopped, without
from netwerk.services.rules.label_rules import (
    ADDED,
    CHANGED,
    GOES_ALONG,
    NAMES,
    REMOVED,
    called,
    cleaned,
    names_of,
    rules_of,
    with_id,
)
from netwerk.services.rules.private import with_private
from netwerk.store.port import Change, Delete, Put, Store
from netwerk.store.values import Revision, Stored

NAMED = 5
"""How many items a sentence names."""


@dataclass(frozen=True)
class Removal:
    """What removing an item would do to others, each as (label, id, name).

    along: removed with it. forgets: stays, and no longer refers to it. stops: cannot be without it,
    so that it cannot be removed.
    """

    along: tuple[tuple[str, str, str], ...]
    forgets: tuple[tuple[str, str, str], ...]
    stops: tuple[tuple[str, str, str], ...]


def add_item(
    desk: Desk, item: Item, token: str, sure: bool = False, private: bool = False
) -> Revision:
    """Add an item; its id may be empty, then a readable one is made. The same token adds it once.

    sure: also when it looks like one that is there. private: also what looks private.

    Raises InputError (a property is missing or cannot be), AlreadyThere (its id is taken, also when
    sure; or it looks like others, which are named), LooksPrivate, NotFound, AccessDenied.
    """
    new = as_added(desk, item, token)
    desk.require(BEWERKEN, resource(desk, new))
    _refuse_taken(desk.store, new, token)
    rules = rules_of(type(item).__name__)
    rules.checked(desk.store, new, None)
    if not sure:
        refuse_alike(desk.store, new, partial(readable, desk))
    why = with_private(rules.words(desk.whole_store, new, ADDED), new, None, private)
    return apply(desk, Change((Put(new),), desk.user.naam, why, token=token))


def _called_whole(desk: Desk, item: Item) -> Item:
    """The item with what it is called as it is stored, where the user sees a part of that only.

    For the reason of a change: history hides again what its reader may not see.
    """
    stored = desk.whole_store.get(type(item), [item.id]).get(item.id)
    if stored is None or desk.sees_all_contact:
        return item
    seen = without_contact(stored.item)
    kept: dict[str, Any] = {
        name: getattr(stored.item, name)
        for name in NAMES
        if hasattr(item, name) and getattr(item, name) == getattr(seen, name)
    }
    return replace(item, **kept)


def _refuse_taken(store: Store, new: Item, token: str) -> None:
    """Raise AlreadyThere when an item has this id that was not added with this very token."""
    label = type(new).__name__
    if new.id not in store.get(type(new), [new.id]) or token in store.tokens().values():
        return
    raise AlreadyThere(
        f"De sleutel '{new.id}' bestaat al. Verander wat er staat met 'Wijzig' of met 'netwerk "
        "item change', of kies een andere sleutel.",
        ((label, new.id),),
    )


def as_added(desk: Desk, item: Item, token: str) -> Item:
    """The item as `add_item` would store it: its name cleaned, a readable id, and what follows.

    Raises InputError when nothing is left of its name, AccessDenied.
    """
    desk.require(LEZEN, resource(desk, item))
    return with_id(rules_of(type(item).__name__).completed(desk.store, cleaned(item)), token)


def change_item(
    desk: Desk,
    item: Item,
    base: int,
    token: str,
    seen: Item | None = None,
    private: bool = False,
) -> Revision:
    """Change an item that was read at version ``base`` (as ``seen``) to this whole state.

    Raises Conflict naming both values when somebody was first; InputError, LooksPrivate (unless
    ``private``), NotFound, AccessDenied (for where it is and where it would go).
    """
    before = stored_item(desk, type(item).__name__, item.id).item
    new = cleaned(item)
    for state in (before, new):
        where = resource(desk, state)
        # To whom it is given, is asked when it is applied.
        desk.require(BEWERKEN, where if state is before else replace(where, owner=None))
    rules = rules_of(type(item).__name__)
    rules.checked(desk.store, new, before)
    why = with_private(
        rules.words(desk.whole_store, _called_whole(desk, new), CHANGED), new, before, private
    )
    return apply(desk, Change((Put(new, base, seen),), desk.user.naam, why, token=token))


def end_relatie(desk: Desk, relatie_id: str, base: int, token: str) -> Revision:
    """Say that a relation is over: it stays, its last day was yesterday, and it is no contact now.

    Raises InputError when it was over already, and what `change_item` raises.
    """
    item: Any = stored_item(desk, "Relatie", relatie_id).item
    if is_over(item.tot, desk.today.isoformat()):
        raise InputError(f"Dit contact was al gestopt ({item.tot}). Ververs de pagina.")
    last = (desk.today - timedelta(days=1)).isoformat()
    if item.sinds and item.sinds > last[: len(item.sinds)]:
        raise InputError(
            "Dit contact begon vandaag of later, dus het kan nog niet gestopt zijn. Klopt het "
            "niet? Verwijder het dan."
        )
    return change_item(desk, replace(item, tot=last), base, token)


def remove_item(desk: Desk, label: str, id: str, base: int) -> Revision:
    """Remove an item that was read at version ``base``, in one transaction with what hangs on it.

    Relations and decisions about it go along, others forget it. Undo gives all back.

    Raises InputError when something cannot be without it; also NotFound, Conflict, AccessDenied.
    """
    item = stored_item(desk, label, id).item
    desk.require(BEWERKEN, resource(desk, item))
    entries = hanging_on(desk.store, label, id)
    stops = [entry.item for entry in entries if needs(entry.item, label)]
    if stops:
        raise InputError(stopped(desk.store, item, stops))
    ops = [without(entry, label, id) for entry in entries]
    ops.append(Delete(label, id, base))
    why = rules_of(label).words(desk.whole_store, _called_whole(desk, item), REMOVED)
    return apply(desk, Change(tuple(ops), desk.user.naam, why, type="verwijderen"))


def removal(desk: Desk, label: str, id: str) -> Removal:
    """What removing this item would do, told before it is done. Raises NotFound, AccessDenied."""
    item = stored_item(desk, label, id).item
    desk.require(LEZEN, resource(desk, item))
    entries = [entry.item for entry in hanging_on(desk.reads, label, id)]
    names = names_of(desk.reads, entries)

    def named(chosen: Iterable[Item]) -> tuple[tuple[str, str, str], ...]:
        keys = [(type(item).__name__, item.id) for item in chosen]
        return tuple((*key, names[key]) for key in keys)

    along = [item for item in entries if type(item).__name__ in GOES_ALONG]
    stops = [item for item in entries if needs(item, label)]
    forgets = [item for item in entries if item not in along and item not in stops]
    return Removal(along=named(along), forgets=named(forgets), stops=named(stops))


def stored_item(desk: Desk, label: str, id: str) -> Stored[Item]:
    """An item with its version. Raises NotFound with a sentence, AccessDenied."""
    cls = ITEM_TYPES.get(label)
    if cls is None:
        raise InputError(f"'{label}' is geen soort gegeven. Kies uit: {', '.join(ITEM_TYPES)}.")
    entry: Stored[Item] | None = desk.reads.get(cls, [id]).get(id)
    if entry is None:
        desk.require(LEZEN)
        raise NotFound(
            f"Er is geen {schema().labels[label].enkel} met de sleutel '{id}'. Misschien is dat "
            "intussen verwijderd: ververs de pagina."
        )
    desk.require(LEZEN, resource(desk, entry.item))
    return entry


def find_item(desk: Desk, label: str, text: str) -> Item:
    """The item meant by an id or a name (also an old name, or a part of a name).

    Raises NotFound, or InputError naming them when several fit, AccessDenied.
    """
    by_id: Stored[Item] | None = desk.store.get(ITEM_TYPES[label], [text]).get(text)
    desk.require(LEZEN, resource(desk, by_id.item) if by_id else Resource(label))
    if by_id is not None:
        return by_id.item
    hits = _with_name(desk.store, label, text)
    exact = [item for item, names in hits if fold(text) in names]
    if len(exact) == 1:
        return exact[0]
    if len(hits) == 1:
        return hits[0][0]
    enkel, meervoud = schema().labels[label].enkel, schema().labels[label].meervoud
    if not hits:
        raise NotFound(
            f"Er is geen {enkel} met de naam of sleutel '{text}'. Controleer de spelling of zoek "
            "op een deel van de naam."
        )
    shown = [f"{called(desk.store, item)} ({item.id})" for item in exact or [i for i, _ in hits]]
    raise InputError(
        f"Er zijn meer {meervoud} die op '{text}' lijken: {'; '.join(shown[:NAMED])}. Geef de hele "
        "naam of de sleutel tussen haakjes."
    )


def choices(desk: Desk, label: str) -> dict[str, str]:
    """The names of all items of a label by id, ordered by name, each name once: for a pick list.

    Gebieden and kernen for whoever may read any gebied; of the rest it asks to read all of it.
    """
    if label in PLACES:
        desk.require_somewhere(LEZEN)
    else:
        desk.require(LEZEN, Resource(label))

    def make() -> dict[str, str]:
        items: list[Item] = [entry.item for entry in desk.store.all(ITEM_TYPES[label])]
        names = {id: name for (_, id), name in names_of(desk.store, items).items()}
        seen: dict[str, int] = {}
        for name in names.values():
            seen[name] = seen.get(name, 0) + 1
        shown = {id: name if seen[name] == 1 else f"{name} ({id})" for id, name in names.items()}
        numbers = {item.id: getattr(item, "nummer", None) or 0 for item in items}
        order = sorted(shown, key=lambda id: (numbers[id], shown[id].casefold(), id))
        return {id: shown[id] for id in order}

    return desk.networks.kept((desk.networks.moment().name, "choices", label), make)


def _with_name(store: Store, label: str, text: str) -> list[tuple[Item, set[str]]]:
    """The items of which a name holds the text, each with its folded names."""
    wanted = fold(text)
    items: list[Item] = (
        [entry.item for entry in store.search(text, limit=2 * NAMED)]
        if label == "Actor"
        else [entry.item for entry in store.all(ITEM_TYPES[label])]
    )
    shown = names_of(store, items)
    hits = []
    for item in items:
        names = {fold(shown[(label, item.id)])}
        names |= {
            fold(str(getattr(item, n))) for n in ("naam", "titel", "nummer") if hasattr(item, n)
        }
        names |= {fold(name) for name in getattr(item, "andere_namen", ())}
        if wanted and any(wanted in name for name in names):
            hits.append((item, names))
    return hits
