"""Filling a store with the history of another, or bringing it back to a backup."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from netwerk.errors import InputError, StoreDamaged
from netwerk.store.chain import ChangeText, change_texts
from netwerk.store.neo4j.connection.bolt import Bolt, Tx
from netwerk.store.neo4j.connection.stand import LOADING, Busy, Stand
from netwerk.store.neo4j.form.shape import Shape
from netwerk.store.neo4j.history.history_rows import Entry, in_seals, pieces, told
from netwerk.store.neo4j.history.record import counted_now, finish
from netwerk.store.neo4j.history.tally import Tally, counted_of
from netwerk.store.neo4j.reading.read import head as read_head
from netwerk.store.neo4j.reading.read import revision_in, windows
from netwerk.store.neo4j.writing.difference import (
    Target,
    difference,
    refuse_loss,
    remove_foreign,
    target_of,
)
from netwerk.store.neo4j.writing.filling import mark
from netwerk.store.neo4j.writing.graph_steps import Writing, write_steps
from netwerk.store.neo4j.writing.memory import ALWAYS, ITEM_BYTES, fits
from netwerk.store.neo4j.writing.staged import MOST, Plan, carry_out
from netwerk.store.neo4j.writing.write import when_free
from netwerk.store.past import changed_meanwhile
from netwerk.store.port import Head, ItemChange, Revision
from netwerk.store.settle import WriteStep

DONE = "done"


def load(
    bolt: Bolt,
    shape: Shape,
    revisions: Iterable[tuple[Revision, Sequence[ItemChange], str]],
    overwrite: bool,
    others: bool,
    base: Head | None = None,
) -> None:
    """Fill the store with this history, whole or not at all.

    Raises InputError when it is not empty and may not be overwritten, or when what others made
    there would go; StoreDamaged when a revision is missing; StoreBusy when ``base`` is not the
    newest revision any more.
    """
    history = in_seals(_in_full(revisions))
    target = target_of(history)
    size = sum(len(changes) for _, changes, _ in history)
    mine = uuid.uuid4().hex

    def one(tx: Tx, space: float | None) -> Plan | str | None:
        stand = tx.hold()
        if stand.busy is not None and stand.busy.token != mine:
            return None
        if base is not None and read_head(tx) != base:
            raise changed_meanwhile()
        if stand.revision and not overwrite:
            raise InputError(
                "Deze opslag is niet leeg. Kies een lege, of vervang bij terugzetten wat er staat "
                "met --force."
            )
        if not stand.revision and not any(counted_now(tx)):
            return _into_empty(tx, shape, history, target, mine)
        if not overwrite:
            raise InputError(
                "In Neo4j staan al gegevens van een ander programma. Kies een lege database, of "
                "zeg dat ze weg mogen."
            )
        return _over(tx, shape, stand, history, target, mine, space, others)

    # What is there now counts too, and is not known yet: so always ask.
    made, space = when_free(bolt, shape, size if not overwrite else ALWAYS + 1, one)
    if isinstance(made, Plan):
        carry_out(bolt, shape, made, space)


def _in_full(
    revisions: Iterable[tuple[Revision, Sequence[ItemChange], str]],
) -> Iterable[Entry]:
    """History as it comes. Raises StoreDamaged when a revision is missing."""
    for expected, (revision, changes, token) in enumerate(revisions, 1):
        if revision.number != expected:
            raise StoreDamaged(
                f"In de geschiedenis ontbreekt wijziging {expected}; er is niets teruggezet."
            )
        yield revision, list(changes), token


def _into_empty(
    tx: Tx, shape: Shape, history: list[Entry], target: Target, mine: str
) -> Plan | str:
    steps = [WriteStep(label, id, None, item) for (label, id), (item, _) in target.items()]
    writing = Writing(steps, lambda step: target[step.label, step.id][1], new=True)
    size = sum(len(changes) for _, changes, _ in history)
    counted = counted_of(shape, (item for item, _ in target.values()))
    if size > ALWAYS:
        busy = Busy(mine, LOADING, 0, 0, len(history))
        mark(tx, busy)
        return Plan(
            busy, lambda: pieces(told(history)), size, writing, history[-1][0].seal, counted
        )
    tally = Tally(tx)
    _add(tally, history, 0)
    write_steps(tally, shape, writing)
    tally.end()
    finish(tx, len(history), counted)
    return DONE


def _over(
    tx: Tx,
    shape: Shape,
    stand: Stand,
    history: list[Entry],
    target: Target,
    mine: str,
    space: float | None,
    others: bool,
) -> Plan | str:
    """Write only what differs from what is there, in the network and in history."""
    keys = {(label, id) for label, id in tx.rows("wijziging.keys", first=1, last=stand.revision)}
    found = difference(tx, shape, keys, target, stand.revision)
    if not others:
        refuse_loss(tx, shape, found)
    kept = _shared(tx, history)
    rest = history[kept:]
    writing = Writing(found.steps, found.version, new=False, others=others)
    size = sum(len(changes) for _, changes, _ in rest)
    counted = counted_of(shape, (item for item, _ in target.values()))
    goes = tx.rows("wijziging.number", first=kept + 1, last=MOST)[0][0]
    if fits(len(found.steps) + size + goes, ITEM_BYTES, space):
        for name in ("wijziging.drop", "revisie.drop"):
            tx.do(name, first=kept + 1, last=MOST, most=MOST)
        tally = Tally(tx)
        _add(tally, history, kept)
        remove_foreign(tally, shape, found)
        write_steps(tally, shape, writing)
        tally.end()
        finish(tx, len(history), counted)
        return DONE
    busy = Busy(mine, LOADING, kept, stand.revision, len(history), others)
    mark(tx, busy)
    return Plan(
        busy,
        lambda: pieces(told(rest), busy.turned),
        size,
        writing,
        history[-1][0].seal if history else "",
        counted,
        lambda tally: remove_foreign(tally, shape, found),
    )


def _shared(tx: Tx, history: list[Entry]) -> int:
    """How many of the oldest revisions are the same there, with all that they did.

    A seal says what should be there; what others damaged since is what a restore is to mend.
    """
    same = 0
    for (number, seal), (revision, _, _) in zip(tx.rows("revisie.seals"), history, strict=False):
        if (number, seal) != (revision.number, revision.seal):
            break
        same += 1
    for first, last in windows(1, same):
        revisions = [own for (own,) in tx.rows("revisie.range", first=first, last=last)]
        changes: dict[int, list[ChangeText]] = defaultdict(list)
        for number, *text in tx.rows("wijziging.range", first=first, last=last):
            changes[number].append(tuple(text))
        for own, (revision, its, token) in zip(revisions, history[first - 1 : last], strict=True):
            there = revision_in(own), own.get("kenmerk"), changes[revision.number]
            if there != (replace(revision, undone_by=None), token, list(change_texts(its))):
                return revision.number - 1
    return same


def _add(tally: Tally, history: list[Entry], kept: int) -> None:
    for piece in pieces(told(history[kept:])):
        tally.write("revisie.add", piece.revisions)
        tally.write("wijziging.add", piece.changes)
