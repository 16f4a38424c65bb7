"""Items of any label as plain values: a list of them, and one with all that is known of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from netwerk.access.rights import LEZEN, READER, Resource, User
from netwerk.errors import AccessDenied
from netwerk.model import ITEM_TYPES, values_of
from netwerk.services.desk import Desk
from netwerk.services.plain_values.last_changed import changed_after
from netwerk.services.plain_values.values_seen import HIDDEN, hidden_fields, seen_items, seen_keys
from netwerk.services.records.item_cards import ItemCard, list_items, show_item
from netwerk.services.rules.forms import short_fields


def item_list_values(
    desk: Desk,
    label: str,
    gebied: str | None = None,
    search: str = "",
    *,
    after: str | None = None,
    where: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The items of a label in a gebied (None: all that the user may read), ordered by name.

    search: only of which the words hold this. after: a day or a moment; only what changed after it.
    where: only of which these properties have these values. Raises AccessDenied, InputError.
    """
    if gebied is None:
        desk.require_somewhere(LEZEN)
    else:
        desk.require(LEZEN, Resource(label, (gebied,)))
    rows = _rows(desk, label)
    if search or gebied is not None:
        table = list_items(desk, label, gebied, search)
        rows = {row.id: rows[row.id] for row in table.rows if row.id in rows}
    changed = changed_after(desk, after) if after is not None else None
    return {
        "label": label,
        "items": [
            row
            for row in rows.values()
            if (changed is None or changed(row["version"]))
            and all(row["values"].get(veld) == value for veld, value in (where or {}).items())
        ],
    }


def item_values(desk: Desk, label: str, id: str) -> dict[str, Any]:
    """One item with what refers to it, its ties and its history. Raises NotFound, AccessDenied."""
    card = show_item(desk, label, id)
    there = seen_items(desk, [card.item])
    if not there:  # a relation with somebody whom this user may not see
        raise AccessDenied("Dit gegeven is niet te zien met jouw rol.")
    item, hidden = there[0], hidden_fields(desk, card.item)
    refs = [ref for fact in card.facts for ref in fact.refs]
    refs += [r.ref for r in card.referrers] + [tie.other for tie in card.ties]
    seen = seen_keys(desk, ((ref.label, ref.id) for ref in refs))
    return {
        "label": card.ref.label,
        "id": card.ref.id,
        "name": card.name,
        "version": card.version,
        "values": json.loads(json.dumps(values_of(item))),
        "facts": {
            fact.veld: HIDDEN if fact.veld in hidden else fact.text
            for fact in card.facts
            if all((ref.label, ref.id) in seen for ref in fact.refs)
        },
        "references": {
            fact.veld: [asdict(ref) for ref in fact.refs if (ref.label, ref.id) in seen]
            for fact in card.facts
            if any((ref.label, ref.id) in seen for ref in fact.refs)
        },
        "referred_by": [
            asdict(r.ref) | {"veld": r.veld}
            for r in card.referrers
            if (r.ref.label, r.ref.id) in seen
        ],
        "ties": [asdict(t) for t in card.ties if (t.other.label, t.other.id) in seen],
        "history": _history(desk, card),
    }


def _history(desk: Desk, card: ItemCard) -> list[dict[str, Any]]:
    """What happened to it: a change may name others, so for who may read everything."""
    return [] if desk.user.rollen else [asdict(revision) for revision in card.history]


def _rows(desk: Desk, label: str) -> Mapping[str, dict[str, Any]]:
    """All that the user may read of a label, by id, in order of name; made once a moment."""
    rights = (desk.user.rol, tuple(sorted(desk.user.rollen.items())))
    key = (desk.networks.moment().name, "item_list_values", label, rights)
    return desk.networks.kept(key, lambda: _made(desk, label))


def _made(desk: Desk, label: str) -> Mapping[str, dict[str, Any]]:
    entries = {entry.item.id: entry for entry in desk.reads.all(ITEM_TYPES[label])}
    seen = {item.id: item for item in seen_items(desk, [e.item for e in entries.values()])}
    velden = [veld.naam for veld in short_fields(label)]
    rows: dict[str, dict[str, Any]] = {}
    # Names and words are made for everybody at once; what this user may not see is taken out here.
    maker = desk.of(User(desk.user.naam, READER)) if desk.user.rollen else desk
    for row in list_items(maker, label).rows:
        if row.id not in seen:
            continue
        was, item = entries[row.id].item, seen[row.id]
        hidden = hidden_fields(desk, was)
        facts = {
            veld: HIDDEN if veld in hidden else words
            for veld, words in zip(velden, row.cells, strict=True)
            if veld in hidden or getattr(was, veld) == getattr(item, veld)
        }
        rows[row.id] = {
            "id": row.id,
            "name": row.name,
            "gebieden": list(row.gebieden),
            "facts": facts,
            "version": entries[row.id].version,
            "values": json.loads(json.dumps(values_of(item))),
        }
    return rows
