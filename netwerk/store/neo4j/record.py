"""Writing history beside the network: revisions, what each did, how much there is after it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from netwerk.model import Item
from netwerk.store.codec import encode_item
from netwerk.store.neo4j.bolt import Tx
from netwerk.store.port import Change, Revision
from netwerk.store.settle import WriteStep


def record(tx: Tx, number: int, change: Change, steps: Sequence[WriteStep]) -> Revision:
    """Write the history of a change."""
    added = sum(step.before is None for step in steps)
    removed = sum(step.after is None for step in steps)
    changed = len(steps) - added - removed
    revision = Revision(
        number=number,
        at=change.at,
        who=change.who,
        why=change.why,
        type=change.type,
        added=added,
        changed=changed,
        removed=removed,
        undoes=change.undoes,
    )
    tx.do("revisie.add", rows=[revision_row(revision, change.token)])
    tx.batches(
        "wijziging.add", [change_row(number, s.label, s.id, s.before, s.after) for s in steps]
    )
    return revision


def finish(tx: Tx, number: int) -> None:
    """Note the newest revision, and how much there is in the graph that belongs to it."""
    tx.do("stand.set", revisie=number, geteld=counted_now(tx))


def counted_now(tx: Tx) -> list[int]:
    """How many nodes and relations of each kind there are, from the counts that Neo4j keeps."""
    return [int(n) for _, n in sorted(tx.rows("counted"))]


def revision_row(r: Revision, token: str) -> dict[str, Any]:
    """A revision as its node holds it."""
    return {
        "nummer": r.number,
        "op": r.at,
        "wie": r.who,
        "waarom": r.why,
        "soort": r.type,
        "toegevoegd": r.added,
        "gewijzigd": r.changed,
        "verwijderd": r.removed,
        "herstelt": r.undoes,
        "kenmerk": token,
    }


def change_row(
    number: int, label: str, id: str, before: Item | None, after: Item | None
) -> dict[str, Any]:
    """What a revision did to one item, as its node holds it."""
    return {
        "revisie": number,
        "label": label,
        "sleutel": id,
        "voor": encode_item(before),
        "na": encode_item(after),
    }
