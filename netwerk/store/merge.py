"""Making one actor of two: the operations that do it. Undo gives both back.

What happens, in the order of the functions below:

- single properties: those of the kept actor win, gaps are filled from the other; lists are united,
the kept
  one's first; the other's names go to ``andere_namen``, so that old names still find it; of
  ``bron`` both are kept;
- relations of the other get the kept actor as their end; a relation between the two goes;
- two relations that say the same in every property but ``id`` are one piece of evidence: the one
that the kept
  actor had stays, else the one with the lowest id. For kinds without direction it does not matter
  which end is
  which. All others are kept beside each other;
- everything that refers to the other refers to the kept actor; a decision about the two together
goes. Of the decisions that are about one pair then, the newest stays, under the key of that pair.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from typing import Any

from netwerk.errors import InputError, NotFound
from netwerk.model import (
    Actor,
    Item,
    Relatie,
    Value,
    Verbindkans,
    decision_key,
    field_names,
    fold,
)
from netwerk.schema import schema
from netwerk.store.item_rules import forms
from netwerk.store.port import Delete, Put, Store, Stored

Ops = tuple[Put | Delete, ...]


def merge_ops(store: Store, keep_id: str, drop_id: str) -> Ops:
    """The operations that make ``keep_id`` of both actors and remove ``drop_id``.

    Raises InputError when they are the same, NotFound when one is not stored.
    """
    if keep_id == drop_id:
        raise InputError(
            "Een actor kan niet met zichzelf worden samengevoegd. Kies twee verschillende actoren."
        )
    actors = store.get(Actor, [keep_id, drop_id])
    for id in (keep_id, drop_id):
        if id not in actors:
            raise NotFound(
                f"Er is geen actor met de sleutel '{id}'. Ververs de pagina en probeer het opnieuw."
            )
    keep, drop = actors[keep_id], actors[drop_id]
    kept = merged_actor(keep.item, drop.item)
    ops: list[Put | Delete] = [Put(kept, keep.version)] if kept != keep.item else []
    ops += _relations(store.relaties_of([keep_id, drop_id]), keep_id, drop_id)
    ops += _references(store.referring_to("Actor", [drop_id]), keep_id, drop_id)
    ops += _decisions(store.referring_to("Actor", [keep_id, drop_id]), keep_id, drop_id)
    return (*ops, Delete("Actor", drop_id, drop.version))


def merged_actor(keep: Actor, drop: Actor) -> Actor:
    """The kept actor with what the other adds."""
    values: dict[str, Any] = {}
    for name in field_names(Actor):
        kept, other = getattr(keep, name), getattr(drop, name)
        values[name] = (
            _united(kept, other)
            if isinstance(kept, tuple)
            else other
            if kept in (None, "")
            else kept
        )
    values["andere_namen"] = _names(keep, drop)
    values["bron"] = _sources(keep.bron, drop.bron)
    if keep.laatst_bevestigd is not None:
        # When and by whom belong together: no name of one with the date of the other.
        values["bevestigd_door"] = keep.bevestigd_door
    return replace(keep, **values)


def _united(kept: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*kept, *other)))


def _names(keep: Actor, drop: Actor) -> tuple[str, ...]:
    folded, names = (
        {fold(name) for name in (keep.naam, *keep.andere_namen)},
        list(keep.andere_namen),
    )
    for name in (drop.naam, *drop.andere_namen):
        if fold(name) not in folded:
            folded.add(fold(name))
            names.append(name)
    return tuple(names)


def _sources(kept: str | None, other: str | None) -> str | None:
    if not kept or not other or other in kept.split("; "):
        return kept or other
    return f"{kept}; {other}"


def _relations(entries: list[Stored[Relatie]], keep_id: str, drop_id: str) -> list[Put | Delete]:
    ops: list[Put | Delete] = []
    seen: set[Hashable] = set()
    own_first = sorted(entries, key=lambda e: (drop_id in (e.item.van, e.item.naar), e.item.id))
    for entry in own_first:
        ends = [keep_id if end == drop_id else end for end in (entry.item.van, entry.item.naar)]
        tie = replace(entry.item, van=ends[0], naar=ends[1])
        moved = tie != entry.item
        if tie.van == tie.naar or (moved and _evidence(tie) in seen):
            ops.append(Delete("Relatie", tie.id, entry.version))
            continue
        seen.add(_evidence(tie))
        if moved:
            ops.append(Put(tie, entry.version))
    return ops


def _evidence(tie: Relatie) -> tuple[Value | frozenset[str], ...]:
    """What a relation says, without its id."""
    kind = schema().relaties.get(tie.soort)
    ends: tuple[Value | frozenset[str], ...] = (
        (tie.van, tie.naar) if kind is None or kind.richting else (frozenset((tie.van, tie.naar)),)
    )
    rest = (
        getattr(tie, name) for name in field_names(Relatie) if name not in {"id", "van", "naar"}
    )
    return (*ends, *rest)


def _references(entries: list[Stored[Item]], keep_id: str, drop_id: str) -> list[Put | Delete]:
    made = forms(schema())
    ops: list[Put | Delete] = []
    for entry in entries:
        if isinstance(entry.item, Verbindkans):
            continue
        changed: dict[str, Any] = {}
        for reference in made[type(entry.item).__name__].references:
            if reference.label != "Actor":
                continue
            value = getattr(entry.item, reference.veld)
            if reference.many:
                changed[reference.veld] = tuple(
                    dict.fromkeys(keep_id if x == drop_id else x for x in value)
                )
            elif value == drop_id:
                changed[reference.veld] = keep_id
        ops.append(Put(replace(entry.item, **changed), entry.version))
    return ops


def _decisions(entries: list[Stored[Item]], keep_id: str, drop_id: str) -> list[Put | Delete]:
    """One decision for each pair that the other was part of: the newest of what there is."""
    decisions = {e.item.id: (e.item, e.version) for e in entries if isinstance(e.item, Verbindkans)}
    pairs: dict[tuple[str, ...], list[tuple[Verbindkans, int]]] = {}
    for item, version in decisions.values():
        ends = {keep_id if end == drop_id else end for end in item.actoren}
        pairs.setdefault(tuple(sorted(ends)), []).append((item, version))
    ops: list[Put | Delete] = []
    for pair, about in pairs.items():
        if not any(drop_id in item.actoren for item, _ in about):
            continue
        key = decision_key(pair)
        if len(pair) > 1:
            newest, _ = max(about, key=lambda d: (d[0].datum or "", d[1], d[0].id))
            base = decisions[key][1] if key in decisions else None
            ops.append(Put(replace(newest, id=key, actoren=pair), base))
        ops += [
            Delete(Verbindkans.__name__, item.id, version)
            for item, version in about
            if len(pair) < 2 or item.id != key
        ]
    return ops
