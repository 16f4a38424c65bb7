"""What people write in Neo4j with tools of their own: put into history before it can be lost.

A write first takes over what others changed: everything when the counts of the graph differ from
those that belong to the newest revision (Neo4j keeps counts at any moment), else the items of the
change itself. What others changed elsewhere is found by the look of a running app (`watch`) and by
`take_over`. It becomes a revision of type ``buitenom``.
"""

from __future__ import annotations

import re
import uuid
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import Any

from netwerk.errors import InputError
from netwerk.model import Actor, Item, Relatie
from netwerk.store.item_columns import encode_items
from netwerk.store.name_search import search_text
from netwerk.store.neo4j.connection.bolt import Tx
from netwerk.store.neo4j.connection.stand import Stand
from netwerk.store.neo4j.form.rows import found, items
from netwerk.store.neo4j.form.shape import Shape
from netwerk.store.neo4j.history.record import counted_now, finish, record
from netwerk.store.neo4j.reading.last_state import (
    Key,
    Texts,
    decoded,
    every_last_text,
    last_texts,
    standing,
)
from netwerk.store.neo4j.reading.read_once import ReadOnce
from netwerk.store.port import Change, Delete, now
from netwerk.store.settle import WriteStep

AT_ONCE = 5_000
"""So much is put into history in one transaction: more may not fit in the memory of the server."""

MANY = 2_000
"""From so many items on, history is read by revision instead of item by item."""

_SOORT = re.compile(r'"soort":"([^"\\]*)"')

WHO = "buiten netwerk om"
WHY = "Gewijzigd in Neo4j met een ander programma"


def unnoticed(tx: Tx, stand: Stand) -> bool:
    """Whether there is more or less in the graph than netwerk put there."""
    counts = counted_now(tx)
    return any(counts) if stand.counted is None else list(stand.counted) != counts


def touched(change: Change) -> dict[Key, int]:
    """The stored items that a change is based on, with the version that was seen of each.

    Nobody else could change what is new.
    """
    return {
        (op.label, op.id)
        if isinstance(op, Delete)
        else (type(op.item).__name__, op.item.id): op.base
        for op in change.ops
        if op.base is not None
    }


def take_over_first(
    tx: Tx,
    shape: Shape,
    stand: Stand,
    keys: Collection[Key] | Mapping[Key, int],
    once: ReadOnce | None = None,
) -> Stand:
    """Before a write: put into history what others did that the write could overwrite.

    Called under the lock; what it read of the items is in ``once`` for who comes after it. How the
    store stands afterwards.
    """
    once = once or ReadOnce(tx, shape)
    before = stand.revision
    if unnoticed(tx, stand):
        # Also when nobody did anything: a netwerk that knows other labels counted other kinds.
        take_over(tx, shape, before)
    elif take_over_these(tx, shape, stand, keys, once) == before:
        return stand
    once.forget()
    return tx.stand() or stand


def take_over(tx: Tx, shape: Shape, number: int) -> int:
    """Put every difference with history that the schema allows into history, as one revision.

    Called under the lock. The number of the newest revision afterwards. With more than `AT_ONCE`
    there is something left: then nobody knows how much belongs to that revision (see `whole`).
    """
    # Before anything is read: what comes later is for the next one.
    counted: list[int] | None = counted_now(tx)
    named = _give_ids(tx, shape)
    steps = sorted(differences(tx, shape, number), key=_turn)
    if len(steps) > AT_ONCE or not named:
        steps, counted = steps[:AT_ONCE], None
    if steps:
        return _put_into_history(tx, number, steps, counted)
    finish(tx, number, counted)
    return number


def whole(tx: Tx, stand: Stand) -> bool:
    """Whether nothing is left of what was taken over; the rest is for a transaction of its own."""
    return stand.counted is not None or not unnoticed(tx, stand)


def _turn(step: WriteStep) -> int:
    """Relations go first and come last, so that no part refers to what is not there."""
    if step.label == Relatie.__name__:
        return 0 if step.after is None else 2
    return 3 if step.after is None else 1


def take_over_these(
    tx: Tx,
    shape: Shape,
    stand: Stand,
    keys: Collection[Key] | Mapping[Key, int],
    once: ReadOnce,
) -> int:
    """The same for the items with these keys only; there is as much as belongs to the stand."""
    steps = differences_of(tx, shape, stand.revision, keys, once) if keys else []
    return _put_into_history(tx, stand.revision, steps, stand.counted) if steps else stand.revision


def differences(tx: Tx, shape: Shape, newest: int) -> list[WriteStep]:
    """What is stored now and differs from what history ends with, by label and id."""
    then = every_last_text(tx, newest)
    return _sound(_steps(tx, shape, dict.fromkeys(shape.forms), then, ReadOnce(tx, shape)), shape)


def differences_of(
    tx: Tx,
    shape: Shape,
    newest: int,
    keys: Collection[Key] | Mapping[Key, int],
    once: ReadOnce | None = None,
) -> list[WriteStep]:
    """The same for the items with these keys only; with the versions that are expected of them."""
    bases = keys.values() if isinstance(keys, Mapping) else ()
    then = last_texts(tx, keys, newest, _since(tx, bases, newest))
    ids: dict[str, list[str] | None] = {
        label: [id for its, id in keys if its == label] for label in shape.forms
    }
    return _sound(_steps(tx, shape, ids, then, once or ReadOnce(tx, shape)), shape)


def _since(tx: Tx, versions: Collection[int], newest: int) -> int | None:
    """From which revision on history tells of most of these items, and of not much else."""
    if len(versions) < MANY:
        return None
    often, times = Counter(versions).most_common(1)[0]
    told = int(tx.rows("wijziging.number", first=often, last=newest)[0][0])
    return often if told <= 2 * times else None


def _steps(
    tx: Tx,
    shape: Shape,
    wanted: Mapping[str, list[str] | None],
    then: Texts,
    once: ReadOnce,
) -> list[WriteStep]:
    """From what history ends with to what is there, for these ids of each label (None: all)."""
    by_label: dict[str, dict[str, str]] = {}
    for (label, id), text in then.items():
        if text is not None:
            by_label.setdefault(label, {})[id] = text
    steps = []
    for label, ids in wanted.items():
        if ids == []:
            continue
        form, its = shape.forms[label], by_label.get(label, {})
        if ids is None:
            there = found(form, tx.rows(f"{label}.all"))
        else:
            there = once.found(label, ids, _soorten(its) if label == Relatie.__name__ else None)
        stands = standing(form, there, partial(_known, label, its))
        present = {id: entry.item for id, entry in stands.items()}
        now = dict(zip(present, encode_items(list(present.values())), strict=True))
        for id in sorted(present.keys() | its.keys()):
            if now.get(id) == its.get(id):  # most often, and much faster than making an item of it
                continue
            before, after = decoded(label, its.get(id)), present.get(id)
            if before != after:
                steps.append(WriteStep(label, id, before, after))
    return steps


def _known(label: str, its: Mapping[str, str], ids: Collection[str]) -> Mapping[str, Item]:
    known = {id: decoded(label, its.get(id)) for id in ids}
    return {id: item for id, item in known.items() if item is not None}


def _soorten(texts: Mapping[str, str]) -> dict[str, str]:
    """The soort in each text, to seek the relation by."""
    found = {id: _SOORT.search(str(text)) for id, text in texts.items()}
    return {id: match[1] for id, match in found.items() if match}


def _sound(steps: Sequence[WriteStep], shape: Shape) -> list[WriteStep]:
    """The differences that may go into history: what the schema allows, with both ends there."""
    refused = {
        (step.label, step.id)
        for step in steps
        if step.after is not None and not _allowed(step.after, shape)
    }
    return [
        step
        for step in steps
        if (step.label, step.id) not in refused
        and not (
            isinstance(step.after, Relatie)
            and {("Actor", step.after.van), ("Actor", step.after.naar)} & refused
        )
    ]


def _allowed(item: Item, shape: Shape) -> bool:
    try:
        shape.forms[type(item).__name__].checked(item)
    except InputError:
        return False
    return True


def _put_into_history(
    tx: Tx, number: int, steps: Sequence[WriteStep], counted: Sequence[int] | None
) -> int:
    number += 1
    record(tx, number, Change((), WHO, WHY, "buitenom", at=now()), steps)
    _note_versions(tx, [step.after for step in steps if step.after is not None], number)
    finish(tx, number, counted)
    return number


def _give_ids(tx: Tx, shape: Shape) -> bool:
    """Give a key to each node and relation without one that is otherwise whole.

    Whether none is left: more than `AT_ONCE` of a label are for the next time.
    """
    left = False
    for label, form in shape.forms.items():
        rows = []
        for element, _, *values in tx.rows(f"{label}.nameless"):
            id = uuid.uuid4().hex
            if items(form, [[id, *values]]):
                rows.append({"element": element, "id": id})
        left = left or len(rows) > AT_ONCE
        tx.batches(f"{label}.name", rows[:AT_ONCE])
    return not left


def _note_versions(tx: Tx, adopted: Sequence[Item], number: int) -> None:
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
