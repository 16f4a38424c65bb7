"""The made-up example that netwerk begins with: whether it is all there is, and putting it away."""

from __future__ import annotations

from typing import Any

from netwerk.access.rights import BEWERKEN, LEZEN
from netwerk.errors import InputError
from netwerk.model import ITEM_TYPES, Actor, Stap
from netwerk.schema import schema
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.services.rules.hanging_on import needs, without
from netwerk.store.item_rules import forms
from netwerk.store.port import Change, Delete, Put
from netwerk.store.values import Revision, Stored

MADE_UP = "demo-"
"""What the keys of the example begin with."""
STAYS = ("Gebied", "Kern")
"""Real places, which the example only uses."""


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
    """Remove all of the example in one change, its figures too; gebieden and kernen stay.

    What somebody made himself forgets what goes; what cannot be without it goes along. One undo
    brings all back. The history of the example stays history.

    Raises InputError when there is nothing of it, AccessDenied.
    """
    desk.require(BEWERKEN)
    made_up = {
        label: {e.item.id: e for e in desk.store.all(cls) if e.item.id.startswith(MADE_UP)}
        for label, cls in ITEM_TYPES.items()
        if label not in STAYS
    }
    gone = {(label, id) for label, entries in made_up.items() for id in entries}
    if not gone:
        raise InputError("Het voorbeeld staat er niet (meer) in. Er is niets gewist.")
    touched: list[Stored[Any]] = [*desk.store.relaties_of(made_up[Actor.__name__])]
    for label, entries in made_up.items():
        touched += desk.store.referring_to(label, entries) if entries else []
    own = {key: e for e in touched if (key := (type(e.item).__name__, e.item.id)) not in gone}
    ops: list[Put | Delete] = [
        Delete(label, id, e.version)
        for label, entries in made_up.items()
        for id, e in entries.items()
    ]
    ops += [_let_go(entry, gone) for entry in own.values()]
    return apply(
        desk, Change(tuple(ops), desk.user.naam, "Verzonnen voorbeeld gewist", type="verwijderen")
    )


def _let_go(entry: Stored[Any], gone: set[tuple[str, str]]) -> Put | Delete:
    """What happens to something of the user's own that refers to the example."""
    name = type(entry.item).__name__
    left = entry
    for _, label, id in forms(schema())[name].refers_to(entry.item):
        if (label, id) not in gone:
            continue
        if needs(left.item, label):
            return Delete(name, entry.item.id, entry.version)
        op = without(left, label, id)
        if isinstance(op, Delete):
            return op
        left = Stored(op.item, entry.version)
    if isinstance(left.item, Stap) and not _is_about_something(left.item):
        return Delete(name, entry.item.id, entry.version)
    return Put(left.item, entry.version)


def _is_about_something(step: Stap) -> bool:
    return bool(step.signaal or step.vraagstuk or step.initiatief)
