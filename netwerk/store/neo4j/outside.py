"""What people write in Neo4j with tools of their own: read where it can be, and put into history.

Netwerk keeps with each revision how many nodes and relations of each kind belong to it. Neo4j knows
those counts at any moment, so asking for the revision also shows whether something was added or
removed outside netwerk; that is then taken over as a revision of type ``buitenom``. A changed value
does not change a count: `check` finds it by holding everything against history, and `take_over`
puts it into history too.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from netwerk.errors import InputError
from netwerk.model import Actor, Item, Relatie
from netwerk.store.codec import decode_item
from netwerk.store.name_search import search_text
from netwerk.store.neo4j.bolt import Tx
from netwerk.store.neo4j.read import everything, windows
from netwerk.store.neo4j.record import counted_now, finish, record
from netwerk.store.neo4j.rows import items
from netwerk.store.neo4j.shape import Shape
from netwerk.store.neo4j.stand import Stand
from netwerk.store.port import Change, Delete, now
from netwerk.store.settle import WriteStep

Key = tuple[str, str]
"""Label and id."""

WHO = "buiten netwerk om"
WHY = "Gewijzigd in Neo4j met een ander programma"


def unnoticed(tx: Tx, stand: Stand) -> bool:
    """Whether there is more or less in the graph than netwerk put there."""
    counts = counted_now(tx)
    return any(counts) if stand.counted is None else list(stand.counted) != counts


def touched(change: Change) -> list[Key]:
    """The stored items that a change is based on."""
    return [
        (op.label, op.id) if isinstance(op, Delete) else (type(op.item).__name__, op.item.id)
        for op in change.ops
        if op.base is not None
    ]


def take_over_first(tx: Tx, shape: Shape, stand: Stand, keys: Collection[Key]) -> Stand:  # noqa: ARG001
    """Before a write: take over what was added or removed; how the store stands afterwards."""
    return tx.stand() or stand if adopt(tx, shape, stand) != stand.revision else stand


def adopt(tx: Tx, shape: Shape, stand: Stand) -> int:
    """Take over what was added or removed outside netwerk, if anything; the newest revision.

    Called under the lock.
    """
    number = stand.revision
    return take_over(tx, shape, number) if unnoticed(tx, stand) else number


def take_over(tx: Tx, shape: Shape, number: int) -> int:
    """Put every difference with history that the schema allows into history, as one revision.

    Called under the lock.
    """
    _give_ids(tx, shape)
    steps = list(_sound(differences(tx, shape, number), shape))
    if steps:
        number += 1
        record(tx, number, Change((), WHO, WHY, "buitenom", at=now()), steps)
        _seal(tx, [step.after for step in steps if step.after is not None], number)
    finish(tx, number)
    return number


def differences(tx: Tx, shape: Shape, newest: int) -> list[WriteStep]:
    """What is stored now and differs from what history ends with, by label and id."""
    then = _last_states(tx, shape, newest)
    present: dict[Key, Item] = {
        (label, entry.item.id): entry.item
        for label in shape.forms
        for entry in everything(tx, shape, label)
    }
    steps = []
    for label, id in sorted(present.keys() | then.keys()):
        before, after = then.get((label, id)), present.get((label, id))
        if before != after:
            steps.append(WriteStep(label, id, before, after))
    return steps


def _last_states(tx: Tx, shape: Shape, newest: int) -> dict[Key, Item]:
    texts: dict[Key, str | None] = {}
    for first, last in windows(1, newest):
        for _, label, id, _, after in tx.rows("wijziging.range", first=first, last=last):
            texts[label, id] = after
    items: dict[Key, Item] = {}
    for (label, id), text in texts.items():
        if label in shape.forms:
            item = _readable(label, text)
            if item is not None:
                items[label, id] = item
    return items


def _readable(label: str, text: Any) -> Item | None:
    """The item in a text of history; None for a text that others spoiled (`check` names it)."""
    try:
        return decode_item(label, text)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _sound(steps: Sequence[WriteStep], shape: Shape) -> Iterator[WriteStep]:
    """The differences that may go into history: what the schema allows, with both ends there."""
    refused: set[Key] = set()
    for step in steps:
        if step.after is not None and not _allowed(step.after, shape):
            refused.add((step.label, step.id))
    for step in steps:
        if (step.label, step.id) in refused:
            continue
        if (
            isinstance(step.after, Relatie)
            and {("Actor", step.after.van), ("Actor", step.after.naar)} & refused
        ):
            continue
        yield step


def _allowed(item: Item, shape: Shape) -> bool:
    try:
        shape.forms[type(item).__name__].checked(item)
    except InputError:
        return False
    return True


def _give_ids(tx: Tx, shape: Shape) -> None:
    """Give a key to each node and relation without one that is otherwise whole."""
    for label, form in shape.forms.items():
        rows = []
        for element, _, *values in tx.rows(f"{label}.nameless"):
            id = uuid.uuid4().hex
            if items(form, [[id, *values]]):
                rows.append({"element": element, "id": id})
        tx.batches(f"{label}.name", rows)


def _seal(tx: Tx, adopted: Sequence[Item], number: int) -> None:
    """Write the version (and what search needs) with what was taken over."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for item in adopted:
        row: dict[str, Any] = {"id": item.id, "versie": number}
        if isinstance(item, Actor):
            row["zoek"] = search_text(item)
        name = (
            f"Relatie.set.{item.soort}"
            if isinstance(item, Relatie)
            else f"{type(item).__name__}.seal"
        )
        rows.setdefault(name, []).append(row)
    for name, its in rows.items():
        tx.batches(name, its)
