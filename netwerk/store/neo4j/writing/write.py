"""Writing to the graph: one change, in one transaction or with a plan for more of them."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import TypeVar

from netwerk.errors import Conflict, InputError, NetwerkError, NotFound, StoreError
from netwerk.schema import Schema
from netwerk.store.neo4j.connection.bolt import Bolt, Tx
from netwerk.store.neo4j.connection.sentences import was_too_large
from netwerk.store.neo4j.connection.stand import HISTORY, Busy, Stand
from netwerk.store.neo4j.form.shape import Shape
from netwerk.store.neo4j.history.history_rows import pieces
from netwerk.store.neo4j.history.record import (
    change_texts_of,
    counted_now,
    finish,
    record,
    revision_of,
    seal_of,
)
from netwerk.store.neo4j.history.tally import Tally, counted_of, kinds
from netwerk.store.neo4j.outside import take_over_first, touched, whole
from netwerk.store.neo4j.reading import read
from netwerk.store.neo4j.reading.read_once import ReadOnce
from netwerk.store.neo4j.reading.settle_reader import SettleReader
from netwerk.store.neo4j.writing.filling import mark
from netwerk.store.neo4j.writing.graph_steps import SMALL, Writing, refuse_ties, write_steps
from netwerk.store.neo4j.writing.memory import ALWAYS, ITEM_BYTES, fits, room
from netwerk.store.neo4j.writing.staged import Plan, carry_out, clear_the_way
from netwerk.store.port import Change, Revision
from netwerk.store.settle import WriteStep, settle

R = TypeVar("R")
Made = Revision | tuple[Plan, Revision] | NetwerkError
"""An error when the change is refused, but what others did before it is in history now."""


def apply(bolt: Bolt, shape: Shape, schema: Schema, change: Change) -> Revision:
    """Apply a change whole or not at all, whatever its size."""
    mine = uuid.uuid4().hex

    def one(tx: Tx, space: float | None) -> Made | None:
        return _settled(tx, shape, schema, change, mine, space)

    made: Made
    made, space = when_free(bolt, shape, len(change.ops), one)
    if isinstance(made, NetwerkError):
        raise made
    if isinstance(made, Revision):
        return made
    plan, revision = made
    carry_out(bolt, shape, plan, space, change.watch)
    return revision


def when_free(
    bolt: Bolt, shape: Shape, size: int, work: Callable[[Tx, float | None], R | None]
) -> tuple[R, float | None]:
    """What the work gives, and the memory it could count on.

    None means that somebody is at work, or that what others did is taken over in parts.

    Too much for the server after all is tried once more, as if it had no room.
    """
    space = room(bolt) if size > ALWAYS else None
    while True:
        try:
            made = bolt.write_known(lambda tx, s=space: work(tx, s))  # type: ignore[misc]
        except StoreError as error:
            if not space or not was_too_large(error):
                raise
            space = 0.0
            continue
        if made is not None:
            return made, space
        clear_the_way(bolt, shape)


def _settled(
    tx: Tx, shape: Shape, schema: Schema, change: Change, mine: str, space: float | None
) -> Made | None:
    """The revision that a change made, or a plan when it is too large for one transaction.

    A token that was applied before gives back its revision.
    """
    stand = tx.hold()
    if stand.busy is not None and stand.busy.token != mine:
        return None
    earlier = tx.rows("revisie.by_token", token=change.token)
    if earlier:
        return read.history(tx, None, int(earlier[0][0]) + 1, 1)[0]
    before = stand.revision
    once = ReadOnce(tx, shape)
    stand = take_over_first(tx, shape, stand, touched(change), once)
    if not whole(tx, stand):
        return None
    change.watch(0.0)
    reader = SettleReader(
        tx, shape, change, once, lambda: dict(zip(kinds(shape), counted_now(tx), strict=True))
    )
    try:
        steps = settle(change, reader, shape.forms, schema)
    except (Conflict, InputError, NotFound) as refused:
        # Nothing of the change is written yet. Undone with it, what others did would stand in the
        # way of each next try as well, of whoever saw it too.
        if stand.revision == before:
            raise
        return refused
    change.watch(0.3)
    number = stand.revision + 1
    if not fits(len(steps), ITEM_BYTES, space):
        return _planned(tx, shape, change, steps, stand, mine)
    # Before anything is written: in a transaction that holds much, counting walks through it.
    counts = counted_now(tx) if stand.counted is None else stand.counted
    revision = record(tx, number, change, steps)
    change.watch(0.6)
    tally = Tally(tx)
    write_steps(tally, shape, Writing(steps, lambda _: number, len(steps) > SMALL))
    change.watch(0.9)
    finish(tx, number, tally.counted_after(shape, counts))
    return revision


def _planned(
    tx: Tx, shape: Shape, change: Change, steps: list[WriteStep], stand: Stand, mine: str
) -> tuple[Plan, Revision]:
    number = stand.revision + 1
    refuse_ties(Tally(tx), shape, steps)
    texts = change_texts_of(steps)
    revision = revision_of(number, change, steps, texts, seal_of(tx, number - 1))
    busy = Busy(mine, HISTORY, number - 1, number - 1, number)
    mark(tx, busy)
    writing = Writing(steps, lambda _: number, new=True, others=True)
    waiting = [(revision, texts, change.token)]
    come = counted_of(shape, (step.after for step in steps if step.after))
    go = counted_of(shape, (step.before for step in steps if step.before))
    was = counted_now(tx) if stand.counted is None else stand.counted
    counted = [n + more - less for n, more, less in zip(was, come, go, strict=True)]
    plan = Plan(busy, lambda: pieces(waiting), len(texts), writing, revision.seal, counted)
    return plan, revision
