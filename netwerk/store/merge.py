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
- everything that refers to the other refers to the kept actor, also the key of a finding that was
decided on; a decision about the two together
goes, and that the two are not the same. Of the decisions that are about one pair then, the newest
stays, under the key of that pair.

Of every property it can be said whose value stays (``chosen``).
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import replace
from typing import Any

from netwerk.errors import InputError, NotFound
from netwerk.model import (
    Actor,
    Afspraak,
    Item,
    Navraag,
    Relatie,
    Value,
    Verbindkans,
    decision_key,
    field_names,
    fold,
)
from netwerk.schema import schema
from netwerk.store.item_rules import forms
from netwerk.store.port import Delete, Put, Reads, Stored

Ops = tuple[Put | Delete, ...]

PAIRS: Mapping[str, str] = {"Verbindkans": "kans", "Verschil": "niet"}
"""What is about one pair of actors, with how its id begins."""


def merge_ops(
    store: Reads, keep_id: str, drop_id: str, chosen: Mapping[str, str] | None = None
) -> Ops:
    """The operations that make ``keep_id`` of both actors and remove ``drop_id``.

    ``chosen``: of properties the id of the one whose value stays, and nothing of the other.

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
    kept = merged_actor(keep.item, drop.item, chosen)
    ops: list[Put | Delete] = [Put(kept, keep.version)] if kept != keep.item else []
    ties, instead = _relations(store.relaties_of([keep_id, drop_id]), keep_id, drop_id)
    about = store.referring_to("Actor", [keep_id, drop_id])
    ops += ties
    ops += _references(_asking_of(store, about, drop_id, instead), keep_id, drop_id, instead)
    for label, kind in PAIRS.items():
        entries = [e for e in about if type(e.item).__name__ == label]
        ops += _about_pairs(entries, kind, keep_id, drop_id)
    ops += _asked_to_introduce(store, keep_id, drop_id)
    return (*ops, Delete("Actor", drop_id, drop.version))


def merged_actor(keep: Actor, drop: Actor, chosen: Mapping[str, str] | None = None) -> Actor:
    """The kept actor with what the other adds; ``chosen``: see `merge_ops`."""
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
    whose = {keep.id: keep, drop.id: drop}
    said: dict[str, Any] = {
        name: getattr(whose[id], name) for name, id in (chosen or {}).items() if name != "id"
    }
    if said.get("naam", keep.naam) != keep.naam:
        values["andere_namen"] = _names(drop, keep)
    if "laatst_bevestigd" in said:
        said.setdefault("bevestigd_door", whose[(chosen or {})["laatst_bevestigd"]].bevestigd_door)
    return replace(keep, **(values | said))


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


def _relations(
    entries: list[Stored[Relatie]], keep_id: str, drop_id: str
) -> tuple[list[Put | Delete], Mapping[str, str]]:
    """What happens to the relations; and of each that goes, which one says the same."""
    ops: list[Put | Delete] = []
    seen: dict[Hashable, str] = {}
    instead: dict[str, str] = {}
    own_first = sorted(entries, key=lambda e: (drop_id in (e.item.van, e.item.naar), e.item.id))
    for entry in own_first:
        ends = [keep_id if end == drop_id else end for end in (entry.item.van, entry.item.naar)]
        tie = replace(entry.item, van=ends[0], naar=ends[1])
        moved, said = tie != entry.item, _evidence(tie)
        if tie.van == tie.naar or (moved and said in seen):
            ops.append(Delete("Relatie", tie.id, entry.version))
            if said in seen:
                instead[tie.id] = seen[said]
            continue
        seen.setdefault(said, tie.id)
        if moved:
            ops.append(Put(tie, entry.version))
    return ops, instead


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


def _asking_of(
    store: Reads, about: list[Stored[Item]], drop_id: str, instead: Mapping[str, str]
) -> list[Stored[Item]]:
    """What refers to the other (also by the key of a finding), and navragen on what goes."""
    found: dict[tuple[str, str], Stored[Item]] = {
        (type(e.item).__name__, e.item.id): e
        for e in about
        if any(id == drop_id for _, label, id in _refers(e.item) if label == "Actor")
    }
    for decided in store.all(Afspraak):
        if decided.item.bevinding != _key_with_kept(decided.item.bevinding, drop_id, ""):
            found["Afspraak", decided.item.id] = decided  # type: ignore[assignment]
    asked: list[Stored[Any]] = list(store.all(Navraag)) if instead else []
    for entry in asked:
        if any(tie in instead for tie in entry.item.relaties):
            found["Navraag", entry.item.id] = entry
    return list(found.values())


def _refers(item: Item) -> list[tuple[str, str, str]]:
    return forms(schema())[type(item).__name__].refers_to(item)


def _references(
    entries: list[Stored[Item]], keep_id: str, drop_id: str, instead: Mapping[str, str]
) -> list[Put | Delete]:
    made = forms(schema())
    ops: list[Put | Delete] = []
    for entry in entries:
        if type(entry.item).__name__ in PAIRS:
            continue
        changed: dict[str, Any] = {}
        if isinstance(entry.item, Navraag):  # by place: the number that stood in the question
            changed["relaties"] = tuple(instead.get(tie, tie) for tie in entry.item.relaties)
        if isinstance(entry.item, Afspraak):
            changed["bevinding"] = _key_with_kept(entry.item.bevinding, drop_id, keep_id)
        for reference in made[type(entry.item).__name__].references:
            if reference.label != "Actor":
                continue
            value = getattr(entry.item, reference.veld)
            if reference.many:
                changed[reference.veld] = _with_kept(value, keep_id, drop_id)
            elif value == drop_id:
                changed[reference.veld] = keep_id
        ops.append(Put(replace(entry.item, **changed), entry.version))
    return ops


def _key_with_kept(key: str | None, drop_id: str, keep_id: str) -> str | None:
    """The key of a finding about the other as that about the kept actor, so that it stays decided.

    An id stands there between colons, at the end, or before the part that was looked at.
    """
    return key and re.sub(f"(?<=:){re.escape(drop_id)}(?=[:@]|$)", lambda _: keep_id, key)


def _with_kept(ids: tuple[str, ...], keep_id: str, drop_id: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keep_id if id == drop_id else id for id in ids))


def _about_pairs(
    entries: list[Stored[Any]],
    kind: str,
    keep_id: str,
    drop_id: str,
) -> list[Put | Delete]:
    """One for each pair that the other was part of: the newest of what there is."""
    said = {e.item.id: (e.item, e.version) for e in entries}
    pairs: dict[tuple[str, ...], list[tuple[Any, int]]] = {}
    for item, version in said.values():
        ends = _with_kept(item.actoren, keep_id, drop_id)
        pairs.setdefault(tuple(sorted(ends)), []).append((item, version))
    ops: list[Put | Delete] = []
    for pair, about in pairs.items():
        if not any(drop_id in item.actoren for item, _ in about):
            continue
        key = decision_key(pair, kind)
        if len(pair) > 1:
            newest, _ = max(about, key=lambda d: (d[0].datum or "", d[1], d[0].id))
            base = said[key][1] if key in said else None
            moved = replace(newest, id=key, actoren=pair)
            if isinstance(moved, Verbindkans):
                moved = replace(moved, via=_with_kept(moved.via, keep_id, drop_id))
            ops.append(Put(moved, base))
        ops += [
            Delete(type(item).__name__, item.id, version)
            for item, version in about
            if len(pair) < 2 or item.id != key
        ]
    return ops


def _asked_to_introduce(store: Reads, keep_id: str, drop_id: str) -> list[Put]:
    """Decisions about others that the other was asked to introduce: no reference of the schema."""
    return [
        Put(replace(entry.item, via=_with_kept(entry.item.via, keep_id, drop_id)), entry.version)
        for entry in store.all(Verbindkans)
        if drop_id in entry.item.via and drop_id not in entry.item.actoren
    ]
