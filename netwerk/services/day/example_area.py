"""The made-up example that netwerk begins with: whether it is all there is, and putting it away."""

from __future__ import annotations

from typing import Any

from netwerk.access.rights import BEWERKEN, LEZEN
from netwerk.errors import InputError
from netwerk.model import Actor, Relatie
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.services.rules.hanging_on import needs, without
from netwerk.store.port import Change, Delete, Put
from netwerk.store.values import Revision, Stored

MADE_UP = "demo-"
"""What the keys of the example begin with."""


def only_example(desk: Desk) -> bool:
    """Whether all actors that this user sees are of the example; False when there are none."""
    desk.require_somewhere(LEZEN)
    ids = desk.networks.net().actors["id"]
    return bool(ids) and all(str(id).startswith(MADE_UP) for id in ids)


def left_of_example(desk: Desk) -> int:
    """How many actors of the example this user sees, also beside actors of his own."""
    desk.require_somewhere(LEZEN)
    return sum(str(id).startswith(MADE_UP) for id in desk.networks.net().actors["id"])


def own_ties_to_example(desk: Desk) -> int:
    """How many relations of the users' own go along with the actors of the example."""
    desk.require(BEWERKEN)
    actors = [e.item.id for e in desk.store.all(Actor) if e.item.id.startswith(MADE_UP)]
    return sum(not entry.item.id.startswith(MADE_UP) for entry in desk.store.relaties_of(actors))


def clear_example(desk: Desk) -> Revision:
    """Remove the actors and relations of the example in one change; gebieden and kernen stay.

    What else refers to them forgets them; decisions about them go along. One undo brings all back.

    Raises InputError when there is nothing of it, AccessDenied.
    """
    desk.require(BEWERKEN)
    actors = {e.item.id: e for e in desk.store.all(Actor) if e.item.id.startswith(MADE_UP)}
    loose = [e for e in desk.store.all(Relatie) if e.item.id.startswith(MADE_UP)]
    if not actors and not loose:
        raise InputError("Het voorbeeld staat er niet (meer) in. Er is niets gewist.")
    touched: list[Stored[Any]] = [
        *loose,
        *desk.store.relaties_of(actors),
        *desk.store.referring_to(Actor.__name__, actors),
    ]
    entries = {(type(e.item).__name__, e.item.id): e for e in touched}
    ops = [_let_go(entry, set(actors)) for entry in entries.values()]
    ops += [Delete(Actor.__name__, e.item.id, e.version) for e in actors.values()]
    return apply(
        desk, Change(tuple(ops), desk.user.naam, "Verzonnen voorbeeld gewist", type="verwijderen")
    )


def _let_go(entry: Stored[Any], gone: set[str]) -> Put | Delete:
    """What happens to something that refers to the example."""
    name = type(entry.item).__name__
    left = entry
    for id in sorted(gone):
        if needs(left.item, Actor.__name__) and id in _held(left.item):
            return Delete(name, entry.item.id, entry.version)
        op = without(left, Actor.__name__, id)
        if isinstance(op, Delete):
            return op
        left = Stored(op.item, entry.version)
    return Put(left.item, entry.version)


def _held(item: object) -> set[str]:
    """The keys that an item holds in any of its properties."""
    held: set[str] = set()
    for name in getattr(type(item), "__slots__", ()):
        value = getattr(item, name)
        held.update(value if isinstance(value, tuple) else (value,))
    return held
