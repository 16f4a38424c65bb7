"""Writing what does not fit in one transaction, and finishing or undoing what somebody died in."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice

from netwerk.errors import StoreError
from netwerk.store.neo4j.connection.bolt import Bolt, Tx
from netwerk.store.neo4j.connection.sentences import may_not_write, was_too_large
from netwerk.store.neo4j.connection.stand import DROP, GRAPH, HISTORY, TURN, Busy
from netwerk.store.neo4j.form.shape import Shape
from netwerk.store.neo4j.history.history_rows import Piece
from netwerk.store.neo4j.history.record import finish
from netwerk.store.neo4j.history.tally import BATCH, Tally, counted_of
from netwerk.store.neo4j.reading.last_state import Key
from netwerk.store.neo4j.writing.difference import difference, remove_foreign, stored_target
from netwerk.store.neo4j.writing.filling import Filling, mark, wait_for
from netwerk.store.neo4j.writing.graph_steps import PHASES, Phase, Writing, write_steps
from netwerk.store.neo4j.writing.memory import GRAPH_BYTES, fits
from netwerk.store.port import unwatched
from netwerk.store.settle import WriteStep

MOST = 2**62
"""More than any revision number."""


@dataclass(frozen=True)
class Plan:
    """What is to be written in parts; the mark of ``busy`` stands already.

    pieces: the history that waits. size: changes in it. writing: the steps and how they are
    written. seal, counted: of the newest revision after it. clean: removes what others made, where
    that may go.
    """

    busy: Busy
    pieces: Callable[[], Iterable[Piece]]
    size: int
    writing: Writing
    seal: str
    counted: Sequence[int]
    clean: Callable[[Tally], None] = lambda _: None


def carry_out(
    bolt: Bolt,
    shape: Shape,
    plan: Plan,
    room: float | None,
    watch: Callable[[float], None] = unwatched,
) -> None:
    """Write it, whole or not at all. Raises StoreError, with nothing left behind.

    The same holds for what ``watch`` raises, which is asked up to where it is decided.

    Raises StoreError too when the server goes away: whoever comes next then finishes or undoes it.
    """
    filling = Filling(bolt, plan.busy, plan.size + len(plan.writing.steps))
    written = 0
    try:
        for piece in plan.pieces():
            filling.batch(len(piece.changes), lambda tx, p=piece: _add(tx, p))  # type: ignore[misc]
            written += len(piece.changes)
            watch(0.3 + 0.6 * min(1.0, written / max(plan.size, 1)))
        if plan.busy.stage == HISTORY and fits(len(plan.writing.steps), GRAPH_BYTES, room):
            try:
                filling.end(lambda tx: _at_once(tx, shape, plan), lambda tx: _stands(tx, plan))
                return
            except StoreError as error:
                # Longer texts than were reckoned with, or others who write much: then in parts.
                if not was_too_large(error):
                    raise
        filling.stage(GRAPH)
    except BaseException:
        with suppress(StoreError):
            _undo(filling)
        raise
    _follow(filling, shape, plan.writing, plan.clean, plan.counted)


def _add(tx: Tx, piece: Piece) -> None:
    if piece.revisions:
        tx.do("revisie.add", rows=piece.revisions)
    if piece.changes:
        tx.do("wijziging.add", rows=piece.changes)


def _at_once(tx: Tx, shape: Shape, plan: Plan) -> None:
    tally = Tally(tx)
    write_steps(tally, shape, plan.writing)
    tally.end()
    finish(tx, plan.busy.goal, plan.counted)


def _stands(tx: Tx, plan: Plan) -> bool:
    """Whether the newest revision of the plan is there for everybody to see."""
    stand = tx.stand()
    rows = tx.rows("revisie.seal", nummer=plan.busy.goal)
    return stand is not None and stand.revision >= plan.busy.goal and rows == [[plan.seal]]


def _follow(
    filling: Filling,
    shape: Shape,
    writing: Writing,
    clean: Callable[[Tally], None],
    counted: Sequence[int],
) -> None:
    """Bring the network to where the history says, then put that history in its place."""
    if filling.busy.others:
        filling.batch(0, lambda tx: clean(Tally(tx)))

    def write(tx: Tx, phase: Phase, steps: list[WriteStep]) -> None:
        phase.write(Tally(tx), shape, replace(writing, steps=steps))

    # An item is in two phases or three.
    weight = 0.4
    for phase in PHASES:
        for steps in _portions(filter(phase.concerns, writing.steps)):
            filling.batch(weight * len(steps), lambda tx, p=phase, s=steps: write(tx, p, s))  # type: ignore[misc]
    _in_place(filling, counted)


def _in_place(filling: Filling, counted: Sequence[int] | None) -> None:
    busy = filling.busy
    if busy.turned:
        if busy.stage != TURN:
            filling.stage(DROP)
            filling.until_none("wijziging.drop", busy.kept + 1, busy.old)
            filling.until_none("revisie.drop", busy.kept + 1, busy.old)
            filling.stage(TURN)
        filling.until_none("wijziging.turn")
        filling.until_none("revisie.turn")
    filling.end(lambda tx: finish(tx, busy.goal, counted))


def _undo(filling: Filling) -> None:
    """Remove the history that waited."""
    busy = filling.busy
    first, last = (-MOST, -1) if busy.turned else (busy.old + 1, MOST)
    filling.until_none("wijziging.drop", first, last)
    filling.until_none("revisie.drop", first, last)
    filling.end(lambda _: None)


def _portions(steps: Iterable[WriteStep]) -> Iterator[list[WriteStep]]:
    rest = iter(steps)
    while portion := list(islice(rest, BATCH)):
        yield portion


def finish_what_died(bolt: Bolt, shape: Shape) -> None:
    """Finish what was decided and stopped halfway, for who opens a store or has it open.

    Readers wait for that. A user who may not write leaves it to others.
    """
    stand = bolt.read(lambda tx: tx.stand())
    if stand and stand.busy and stand.busy.decided and not stand.busy.alive:
        try:
            clear_the_way(bolt, shape)
        except StoreError as error:
            if not may_not_write(error.__cause__):
                raise


def clear_the_way(bolt: Bolt, shape: Shape) -> None:
    """Wait until nobody does large work, and finish or undo what somebody died in.

    Raises StoreBusy with how far they are when it takes too long.
    """
    if wait_for(bolt) is None:
        return
    busy = bolt.write_known(_taken_over)
    if busy is None:
        return
    filling = Filling(bolt, busy, 1)
    if not busy.decided:
        _undo(filling)
    elif busy.stage == GRAPH:
        writing, clean, counted = bolt.read(lambda tx: _what_is_left(tx, shape, busy))
        filling = Filling(bolt, replace(busy, part=0.0), len(writing.steps))
        _follow(filling, shape, writing, clean, counted)
    else:
        _in_place(filling, None)


def _taken_over(tx: Tx) -> Busy | None:
    """Make the work of who died ours; None when that is no longer needed."""
    busy = tx.hold().busy
    if busy is None or busy.alive:
        return None
    ours = replace(busy, token=uuid.uuid4().hex)
    mark(tx, ours)
    return ours


def _keys(tx: Tx, first: int, last: int) -> set[Key]:
    return {(label, id) for label, id in tx.rows("wijziging.keys", first=first, last=last)}


def _what_is_left(
    tx: Tx, shape: Shape, busy: Busy
) -> tuple[Writing, Callable[[Tally], None], list[int]]:
    target = stored_target(tx, shape, 1, busy.kept, {})
    target = stored_target(tx, shape, busy.kept + 1, busy.goal, target, busy.turned)
    found = difference(tx, shape, _keys(tx, 1, busy.old), target, busy.old)
    steps: Sequence[WriteStep] = found.steps
    if not busy.turned and not busy.others:
        # History is only added to: what others changed in the rest is for `outside` to take over.
        its = _keys(tx, busy.old + 1, busy.goal)
        steps = [step for step in steps if (step.label, step.id) in its]
    writing = Writing(steps, found.version, False, busy.others)
    counted = counted_of(shape, (item for item, _ in target.values()))
    return writing, lambda tally: remove_foreign(tally, shape, found), counted
