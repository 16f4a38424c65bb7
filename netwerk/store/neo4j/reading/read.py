"""Reading from the graph: items, who refers to whom, search, and history.

All inside a transaction of the caller.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Set
from heapq import nsmallest
from types import MappingProxyType
from typing import Any

from netwerk.model import Gebied, Item, Kern, Verschil, fold
from netwerk.store.codec import decode_change
from netwerk.store.name_search import rank
from netwerk.store.neo4j.connection.bolt import Tx, newest
from netwerk.store.neo4j.form.native_time import moment_text
from netwerk.store.neo4j.form.rows import columns, items
from netwerk.store.neo4j.form.shape import Shape
from netwerk.store.past import undone_by
from netwerk.store.port import (
    ACTOR_COLUMNS,
    NOTHING_YET,
    RELATIE_COLUMNS,
    Head,
    ItemChange,
    Revision,
    Snapshot,
    Stored,
)

FEW, TYPES = 200, 12
"""So many ids are always sought in the indexes; in about so many of them each."""


RARE = 200
"""So many hits of a search are ranked here, one by one."""


def by_ids(tx: Tx, shape: Shape, label: str, ids: Collection[str]) -> dict[str, Stored[Item]]:
    """The stored items with these ids, ordered by id."""
    if not ids:
        return {}
    stored = items(shape.forms[label], rows_by_ids(tx, label, ids))
    return {entry.item.id: entry for entry in stored}


def rows_by_ids(tx: Tx, label: str, ids: Collection[str]) -> list[list[Any]]:
    """The rows of the items with these ids, sought in the quickest way.

    The index on the id of a relation is one for each type: many ids are found sooner by reading
    every relation once.
    """
    if label == "Relatie" and len(ids) > FEW:
        number = int(tx.rows("Relatie.number")[0][0])
        if number == 0:
            return []
        if len(ids) * TYPES > number:
            wanted = ids if isinstance(ids, Set) else frozenset(ids)
            # A key of others may be a list.
            return [r for r in tx.rows("Relatie.all") if type(r[0]) is str and r[0] in wanted]
    return tx.rows(f"{label}.by_ids", ids=list(ids))


def everything(tx: Tx, shape: Shape, label: str) -> list[Stored[Item]]:
    """Every item of a label, ordered by id."""
    return items(shape.forms[label], tx.rows(f"{label}.all"))


def rows_by_soort(tx: Tx, ids: Collection[str], soorten: Mapping[str, str]) -> list[list[Any]]:
    """The rows of the relations with these ids, of most of which the soort is known already.

    Each is sought in the index of that soort only; what is not there, in all of them.
    """
    if not FEW < len(ids) < int(tx.rows("Relatie.number")[0][0]) / 2:
        return rows_by_ids(tx, "Relatie", ids)
    by_soort: dict[str, list[str]] = {}
    for id in ids:
        if id in soorten:
            by_soort.setdefault(soorten[id], []).append(id)
    rows = [
        row
        for soort, its in by_soort.items()
        for row in tx.rows(f"Relatie.by_ids.{soort}", ids=its)
    ]
    rest = set(ids) - {row[0] for row in rows}
    return rows + rows_by_ids(tx, "Relatie", rest) if rest else rows


def relations_of(
    tx: Tx, shape: Shape, actor_ids: Collection[str], but: Collection[str] = ()
) -> list[Stored[Item]]:
    """The relations with one of these actors at either end, ordered by id; ``but`` not these."""
    rows = tx.rows("Relatie.referring.Actor", ids=list(actor_ids), but=list(but))
    return items(shape.relatie, rows)


def referring(
    tx: Tx,
    shape: Shape,
    label: str,
    ids: Collection[str],
    but: Mapping[str, Collection[str]] | None = None,
) -> list[Stored[Item]]:
    """The items, relations left out, that refer to one of these items, by label and id.

    but: ids by label that need not be told.
    """
    stored: list[Stored[Item]] = []
    for node in shape.nodes.values():
        if any(link.label == label for link in node.links):
            left = list((but or {}).get(node.label, ()))
            rows = tx.rows(f"{node.label}.referring.{label}", ids=list(ids), but=left)
            stored += items(node.form, rows)
    return stored


def search(tx: Tx, shape: Shape, text: str, limit: int) -> list[Stored[Item]]:
    """The actors of which a name holds the text, best first, then by naam and id."""
    wanted = fold(text)
    if not wanted or limit < 1:
        return []
    hits: dict[str, str] = dict(tx.rows("zoek.some", text=wanted, limit=RARE)[0][0])
    if len(hits) == RARE:
        # Each of these holds every hit that ranks better than those of the next.
        hits = {}
        for name in ("zoek.naam", "zoek.other", "zoek.word", "zoek.within"):
            if name in {"zoek.naam", "zoek.other"} or len(hits) < limit:
                hits |= dict(tx.rows(name, text=wanted, limit=limit)[0][0])
    best = nsmallest(
        limit,
        ((rank(names, wanted), names.partition("\n")[0], id) for id, names in hits.items()),
    )
    actors = by_ids(tx, shape, "Actor", [id for _, _, id in best])
    return [actors[id] for _, _, id in best if id in actors]


def snapshot(tx: Tx, shape: Shape) -> Snapshot:
    """What a Net needs, now. Its revision is for the caller to say, who knows before and after."""
    gebieden = tuple(e.item for e in everything(tx, shape, "Gebied") if isinstance(e.item, Gebied))
    kernen = tuple(e.item for e in everything(tx, shape, "Kern") if isinstance(e.item, Kern))
    actors = columns(shape.forms["Actor"], ACTOR_COLUMNS, tx.columns("snapshot.actors"))
    relaties = columns(shape.relatie, RELATIE_COLUMNS, tx.columns("snapshot.relaties"))
    said = (entry.item for entry in everything(tx, shape, "Verschil"))
    verschillen = tuple(item for item in said if isinstance(item, Verschil))
    return Snapshot(0, actors, relaties, gebieden, kernen, verschillen=verschillen)


def counts(tx: Tx, shape: Shape) -> dict[str, int]:
    """How many items of each label."""
    return {label: int(tx.rows(f"{label}.count")[0][0]) for label in shape.forms}


def history(tx: Tx, item: tuple[str, str] | None, before: int | None, limit: int) -> list[Revision]:
    """Revisions, newest first. What is being written above the newest one is not there yet."""
    until = newest(tx) + 1
    values = {"before": until if before is None else min(before, until), "limit": max(limit, 0)}
    if item is None:
        rows = tx.rows("revisie.history", **values)
    else:
        rows = tx.rows("revisie.history_of_item", label=item[0], id=item[1], **values)
    undone = undone_now(tx, until - 1)
    return [revision_in(row[0], undone) for row in rows]


def head(tx: Tx) -> Head:
    """The number and the seal of the newest revision."""
    stand = tx.stand()
    if stand is not None and (stand.seal or not stand.revision):
        return Head(stand.revision, stand.seal)
    rows = tx.rows("revisie.history", before=newest(tx) + 1, limit=1)
    return revision_in(rows[0][0]).head if rows else NOTHING_YET


def revision_in(
    kept: Mapping[str, Any], undone: Mapping[int, int] = MappingProxyType({})
) -> Revision:
    """The revision that a node holds."""
    number = int(kept["nummer"])
    who, why, kind = (str(kept.get(name, "")) for name in ("wie", "waarom", "soort"))
    added, changed, removed = (
        int(kept.get(name, 0)) for name in ("toegevoegd", "gewijzigd", "verwijderd")
    )
    return Revision(
        number=number,
        at=moment_text(kept.get("op")),
        who=who,
        why=why,
        type=kind,
        added=added,
        changed=changed,
        removed=removed,
        undoes=kept.get("herstelt"),
        undone_by=undone.get(number),
        seal=str(kept.get("zegel") or ""),
    )


def undone_now(tx: Tx, newest: int) -> dict[int, int]:
    """Which revision took back which, as `undone_by` tells, up to the newest one."""
    rows = tx.rows("revisie.undoes")
    return undone_by((int(by), int(target)) for by, target in rows if int(by) <= newest)


def tokens(tx: Tx) -> dict[int, str]:
    """The token of each revision."""
    until = newest(tx)
    return {int(n): str(token) for n, token in tx.rows("revisie.tokens") if int(n) <= until}


def changes(tx: Tx, first: int, last: int) -> list[ItemChange]:
    """What these revisions did, oldest first, then label and id.

    Raises StoreDamaged for what cannot be read.
    """
    rows = tx.rows("wijziging.range", first=first, last=last)
    rows.sort(key=lambda row: (row[0], str(row[1]), str(row[2])))
    return list(map(_change, rows))


def as_added(tx: Tx, shape: Shape, number: int) -> dict[str, list[str]]:
    """The ids by label of what a revision added and no later one changed."""
    found = {}
    for label, ids in tx.rows("wijziging.added", number=number):
        if label in shape.forms:
            # Keys of others may be no text.
            added = {id for id in ids if type(id) is str}
            there = tx.rows(f"{label}.as_added", number=number)[0][0]
            found[label] = [id for id in there if type(id) is str and id in added]
    return found


def _change(row: list[Any]) -> ItemChange:
    number, label, id, before, after = row
    return decode_change(number, label, id, before, after)


def windows(first: int, last: int, width: int = 200) -> Iterator[tuple[int, int]]:
    """Pieces of a range of revisions, so that a long history is read bit by bit."""
    for start in range(first, last + 1, width):
        yield start, min(start + width - 1, last)
