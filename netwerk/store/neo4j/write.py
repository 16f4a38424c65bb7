"""Writing to the graph: the steps of one change, or the whole history of another store.

All inside a transaction of the caller.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from netwerk.errors import InputError, NotFound, StoreDamaged
from netwerk.model import Actor, Item, Relatie
from netwerk.schema import Schema
from netwerk.store.neo4j import read
from netwerk.store.neo4j.bolt import Tx
from netwerk.store.neo4j.outside import take_over_first, touched
from netwerk.store.neo4j.record import change_row, counted_now, finish, record, revision_row
from netwerk.store.neo4j.rows import properties
from netwerk.store.neo4j.settle_reader import SettleReader
from netwerk.store.neo4j.shape import NodeShape, Shape
from netwerk.store.port import Change, ItemChange, Revision
from netwerk.store.settle import WriteStep, settle

History = list[tuple[Revision, list[ItemChange], str]]
Loaded = dict[tuple[str, str], tuple[Item, int]]


def apply(tx: Tx, shape: Shape, schema: Schema, change: Change) -> Revision:
    """Settle and write a change; a token that was applied before gives back its revision."""
    stand = tx.lock()
    earlier = tx.rows("revisie.by_token", token=change.token)
    if earlier:
        return read.history(tx, None, int(earlier[0][0]) + 1, 1)[0]
    stand = take_over_first(tx, shape, stand, touched(change))
    steps = settle(change, SettleReader(tx, shape, change), shape.forms, schema)
    revision = record(tx, stand.revision + 1, change, steps)
    write_steps(tx, shape, steps, revision.number)
    finish(tx, revision.number)
    return revision


def write_steps(tx: Tx, shape: Shape, steps: Sequence[WriteStep], number: int) -> None:
    """Bring the graph from before to after.

    Raises NotFound when a tie of others holds an item that goes.
    """
    by_label: dict[str, list[WriteStep]] = defaultdict(list)
    for step in steps:
        by_label[step.label].append(step)
    relations = by_label.pop(Relatie.__name__, [])
    kept = _take_relations(tx, relations)
    nodes = [(shape.nodes[label], its) for label, its in by_label.items()]
    for node, its in nodes:
        _clear_links(tx, node, its)
    for node, its in nodes:
        _remove_nodes(tx, node, [step.id for step in its if step.after is None])
    for node, its in nodes:
        _put_nodes(tx, node, [(step.after, number) for step in its if step.after is not None])
    for node, its in nodes:
        _put_links(tx, node, its)
    _put_relations(tx, shape, relations, kept, number)


def in_full(revisions: Iterable[tuple[Revision, Sequence[ItemChange], str]]) -> History:
    """History read to its end, since a transaction may be tried again.

    Raises StoreDamaged when a revision is missing.
    """
    whole: History = []
    for expected, (revision, changes, token) in enumerate(revisions, 1):
        if revision.number != expected:
            raise StoreDamaged(
                f"In de geschiedenis ontbreekt wijziging {expected}; er is niets teruggezet."
            )
        whole.append((revision, list(changes), token))
    return whole


def load(tx: Tx, shape: Shape, history: History, overwrite: bool) -> None:
    """Write history and the state it leads to."""
    number = tx.lock().revision
    if number and not overwrite:
        raise InputError(
            "Deze opslag is niet leeg. Kies een lege, of vervang bij terugzetten wat er staat "
            "met --force."
        )
    if number or any(counted_now(tx)):
        _empty(tx, shape, overwrite)
    state: Loaded = {}
    for revision, changes, _ in history:
        for change in changes:
            if change.after is None:
                state.pop((change.label, change.id), None)
            else:
                state[change.label, change.id] = (change.after, revision.number)
    tx.batches("revisie.add", [revision_row(revision, token) for revision, _, token in history])
    tx.batches(
        "wijziging.add",
        [
            change_row(r.number, c.label, c.id, c.before, c.after)
            for r, changes, _ in history
            for c in changes
        ],
    )
    _put_state(tx, shape, state)
    finish(tx, len(history))


def _put_state(tx: Tx, shape: Shape, state: Loaded) -> None:
    by_label: dict[str, list[tuple[Item, int]]] = defaultdict(list)
    for (label, _), entry in state.items():
        by_label[label].append(entry)
    for label, node in shape.nodes.items():
        _put_nodes(tx, node, by_label[label])
    for label, node in shape.nodes.items():
        _put_links(tx, node, [WriteStep(label, item.id, None, item) for item, _ in by_label[label]])
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for item, version in by_label[Relatie.__name__]:
        if isinstance(item, Relatie):
            rows[item.soort].append(_relation_row(shape, item, version, {}))
    for soort, its in rows.items():
        tx.batches(f"Relatie.add.{soort}", its)


def _empty(tx: Tx, shape: Shape, overwrite: bool) -> None:
    if not overwrite:
        raise InputError(
            "In Neo4j staan al gegevens van een ander programma. Kies een lege database, of "
            "zeg dat ze weg mogen."
        )
    for name in ("empty.wijziging", "empty.revisie", *(f"{label}.empty" for label in shape.nodes)):
        tx.do(name)


def _clear_links(tx: Tx, node: NodeShape, steps: Sequence[WriteStep]) -> None:
    for link in node.links:
        changed = [
            s.id
            for s in steps
            if s.before is not None and _of(s.before, link.veld) != _of(s.after, link.veld)
        ]
        tx.batches(f"{node.label}.{link.veld}.clear", changed, key="ids")


def _put_links(tx: Tx, node: NodeShape, steps: Sequence[WriteStep]) -> None:
    for link in node.links:
        rows = [
            {"id": step.id, "naar": target, "volgorde": place}
            for step in steps
            if step.after is not None and _of(step.before, link.veld) != _of(step.after, link.veld)
            for place, target in enumerate(_of(step.after, link.veld))
        ]
        tx.batches(f"{node.label}.{link.veld}.link", rows)


def _of(item: Item | None, veld: str) -> tuple[str, ...]:
    """The ids in a reference."""
    value = None if item is None else getattr(item, veld)
    return value if isinstance(value, tuple) else () if value is None else (str(value),)


def _remove_nodes(tx: Tx, node: NodeShape, ids: list[str]) -> None:
    if not ids:
        return
    held = tx.rows(f"{node.label}.tied", ids=ids)
    if held:
        which = "; ".join(f"'{id}' ({', '.join(types)})" for id, types in held)
        raise NotFound(
            "Dit kan niet weg, want in Neo4j zitten er nog relaties aan vast die netwerk niet "
            f"kent: {which}. "
            f"Haal die eerst weg met het programma waarmee ze zijn gemaakt."
        )
    tx.batches(f"{node.label}.remove", ids, key="ids")


def _put_nodes(tx: Tx, node: NodeShape, items: Sequence[tuple[Item, int]]) -> None:
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for item, version in items:
        name = f"Actor.put.{item.soort}" if isinstance(item, Actor) else f"{node.label}.put"
        rows[name].append(properties(node.plain, item, version))
    for name, its in rows.items():
        tx.batches(name, its)


def _take_relations(tx: Tx, steps: Sequence[WriteStep]) -> dict[str, dict[str, Any]]:
    """Remove the relations that go or get other ends or another type; what was on them, by id."""
    gone: dict[str, list[str]] = defaultdict(list)
    for step in steps:
        if isinstance(step.before, Relatie) and not _stays(step):
            gone[step.before.soort].append(step.id)
    kept: dict[str, dict[str, Any]] = {}
    for soort, ids in gone.items():
        for row in tx.rows(f"Relatie.take.{soort}", ids=ids):
            kept[row[0]["id"]] = row[0]
    return kept


def _stays(step: WriteStep) -> bool:
    """Whether the relation keeps its ends and type."""
    before, after = step.before, step.after
    return (
        isinstance(before, Relatie)
        and isinstance(after, Relatie)
        and (before.van, before.naar, before.soort) == (after.van, after.naar, after.soort)
    )


def _put_relations(
    tx: Tx, shape: Shape, steps: Sequence[WriteStep], kept: dict[str, dict[str, Any]], number: int
) -> None:
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for step in steps:
        if not isinstance(step.after, Relatie):
            continue
        if _stays(step):
            rows[f"Relatie.set.{step.after.soort}"].append(
                properties(shape.relation_plain, step.after, number)
            )
        else:
            rows[f"Relatie.add.{step.after.soort}"].append(
                _relation_row(shape, step.after, number, kept.get(step.id, {}))
            )
    for name, its in rows.items():
        tx.batches(name, its)


def _relation_row(
    shape: Shape, item: Relatie, version: int, kept: dict[str, Any]
) -> dict[str, Any]:
    carried = kept | properties(shape.relation_plain, item, version)
    return {"van": item.van, "naar": item.naar, "eigen": carried}
