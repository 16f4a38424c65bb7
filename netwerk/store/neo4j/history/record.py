"""Writing history beside the network: revisions, what each did, how much there is after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, repeat
from operator import attrgetter
from typing import Any

from netwerk.store.chain import START, ChangeText, seal
from netwerk.store.item_columns import encode_some
from netwerk.store.neo4j.connection.bolt import Tx
from netwerk.store.neo4j.form.native_time import stored_moment
from netwerk.store.neo4j.history.tally import Tally
from netwerk.store.port import Change, Revision
from netwerk.store.settle import WriteStep


def record(tx: Tx, number: int, change: Change, steps: Sequence[WriteStep]) -> Revision:
    """Write the history of a change."""
    texts = change_texts_of(steps)
    revision = revision_of(number, change, steps, texts, seal_of(tx, number - 1))
    tx.do("revisie.add", rows=[revision_row(revision, change.token)])
    Tally(tx).write("wijziging.add", change_rows(number, texts))
    return revision


def revision_of(
    number: int,
    change: Change,
    steps: Sequence[WriteStep],
    texts: Sequence[ChangeText],
    previous: str,
) -> Revision:
    """The revision that a change makes, sealed after the seal of the one before it."""
    added = sum(step.before is None for step in steps)
    removed = sum(step.after is None for step in steps)
    revision = Revision(
        number=number,
        at=change.at,
        who=change.who,
        why=change.why,
        type=change.type,
        added=added,
        changed=len(steps) - added - removed,
        removed=removed,
        undoes=change.undoes,
    )
    return replace(revision, seal=seal(previous, revision, change.token, texts))


def seal_of(tx: Tx, number: int) -> str:
    """The seal of a revision; that of none before the first, and of one that has none."""
    rows = tx.rows("revisie.seal", nummer=number)
    return str(rows[0][0] or START) if rows else START


def finish(tx: Tx, number: int, counted: Sequence[int] | None) -> None:
    """Note the newest revision with its seal, and how much there is that belongs to it.

    Never what is there at this moment: what others added meanwhile would be taken for ours. None
    when it is not known: the next write then looks for itself.
    """
    tx.do("stand.set", revisie=number, geteld=None if counted is None else list(counted))


def counted_now(tx: Tx) -> list[int]:
    """How many nodes and relations of each kind there are, from the counts that Neo4j keeps."""
    return [int(n) for _, n in sorted(tx.rows("counted"))]


def revision_row(r: Revision, token: str) -> dict[str, Any]:
    """A revision as its node holds it."""
    return {
        "nummer": r.number,
        "op": stored_moment(r.at),
        "wie": r.who,
        "waarom": r.why,
        "soort": r.type,
        "toegevoegd": r.added,
        "gewijzigd": r.changed,
        "verwijderd": r.removed,
        "herstelt": r.undoes,
        "kenmerk": token,
        "zegel": r.seal or None,
    }


def change_texts_of(steps: Iterable[WriteStep]) -> list[ChangeText]:
    """What was done to each item, in the order of a seal."""
    ordered = sorted(steps, key=lambda step: (step.label, step.id))
    texts: list[ChangeText] = []
    for label, group in groupby(ordered, key=attrgetter("label")):
        own = list(group)
        before = encode_some([step.before for step in own])
        after = encode_some([step.after for step in own])
        texts += zip(repeat(label), [step.id for step in own], before, after)
    return texts


def change_rows(number: int, texts: Iterable[ChangeText]) -> Iterator[list[Any]]:
    """What a revision did to each item, as the text that writes it takes it."""
    return ([number, *text] for text in texts)
