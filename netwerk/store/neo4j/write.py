"""Writing to the graph: the steps of one change, or the whole history of another store.

All inside a transaction of the caller.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from netwerk.errors import InputError, StoreDamaged
from netwerk.model import Item
from netwerk.schema import Schema
from netwerk.store.neo4j import read
from netwerk.store.neo4j.bolt import Tx
from netwerk.store.neo4j.graph_steps import write_steps
from netwerk.store.neo4j.history_rows import pieces
from netwerk.store.neo4j.outside import take_over_first, touched
from netwerk.store.neo4j.record import counted_now, finish, record
from netwerk.store.neo4j.settle_reader import SettleReader
from netwerk.store.neo4j.shape import Shape
from netwerk.store.neo4j.tally import Tally, kinds
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
    tally = Tally(tx)
    write_steps(tally, shape, steps, lambda _: revision.number)
    counted = None if stand.counted is None else tally.counted_after(shape, stand.counted)
    finish(tx, revision.number, counted)
    return revision


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
    tally = Tally(tx)
    for piece in pieces(history):
        tally.write("revisie.add", piece.revisions)
        tally.write("wijziging.add", piece.changes)
    steps = [WriteStep(label, id, None, item) for (label, id), (item, _) in state.items()]
    write_steps(tally, shape, steps, lambda step: state[step.label, step.id][1])
    finish(tx, len(history), tally.counted_after(shape, [0] * len(kinds(shape))))


def _empty(tx: Tx, shape: Shape, overwrite: bool) -> None:
    if not overwrite:
        raise InputError(
            "In Neo4j staan al gegevens van een ander programma. Kies een lege database, of "
            "zeg dat ze weg mogen."
        )
    for name in ("empty.wijziging", "empty.revisie", *(f"{label}.empty" for label in shape.nodes)):
        tx.do(name)
