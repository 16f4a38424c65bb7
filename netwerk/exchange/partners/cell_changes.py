"""What a partner changed in the cells of a row, against what was given and what is stored now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from netwerk.access.contact_data import is_mask
from netwerk.exchange.partners import sheet_form as form
from netwerk.exchange.partners.may_leave import is_person, may_come
from netwerk.exchange.places import Places
from netwerk.model import Actor, Item, Relatie, Value
from netwerk.schema import Veld
from netwerk.typed.convert import convert


@dataclass(frozen=True)
class CellChanges:
    """The item as it would be.

    words: what changes; remarks: what was not taken over, with why; conflict: what both changed;
    since: whether what was given is no longer what is stored.
    """

    item: Item
    words: str
    remarks: tuple[str, ...]
    conflict: str
    since: bool


def cell_changes(
    item: Item,
    given: tuple[str, ...],
    cells: Mapping[str, str],
    names: form.SheetNames,
    places: Places,
) -> CellChanges:
    """What the cells of one row change in its item."""
    changes: dict[str, Any] = {}
    words: list[str] = []
    remarks: list[str] = []
    conflicts: list[str] = []
    since = False
    for veld, was in zip(form.velden(type(item).__name__), given, strict=True):
        now = form.cell(item, veld, names)
        told = cells.get(veld.label, was)
        since = since or now != was
        if told in (was, now) or is_mask(told):
            continue
        if not told:
            remarks.append(f"{veld.label} is leeg gemaakt; een lege cel maakt niets leeg.")
            continue
        value, why = _value(item, veld, told, places)
        if why:
            remarks.append(why)
        elif value == getattr(item, veld.naam):
            continue
        elif now != was:
            conflicts.append(f"{veld.label} is intussen '{now}'; in het blad staat '{told}'")
        else:
            changes[veld.naam] = value
            words.append(f"{veld.label} wordt '{told}'")
    after = _with(item, changes)
    return CellChanges(after, ", ".join(words), tuple(remarks), "; ".join(conflicts), since)


def _with(item: Item, changes: Mapping[str, Any]) -> Item:
    return replace(item, **changes) if changes else item


def _value(item: Item, veld: Veld, text: str, places: Places) -> tuple[Value, str]:
    """The value that a cell means, or why it is not taken over."""
    said = f"{veld.label} '{text[:60]}'"
    if isinstance(item, Relatie) and veld.naam in ("van", "naar"):
        return None, f"{said} is niet overgenomen. Zet een andere relatie in een nieuwe rij."
    if isinstance(item, Actor):
        if not may_come(item, veld.naam, text):
            return None, f"{said} lijkt een privégegeven en is niet overgenomen."
        if veld.naam == "soort" and is_person(item):
            return None, f"{said} is niet overgenomen: een professional blijft een professional."
    if veld.naam == "kern":
        found = places.kern_in(text, ())
        return (found.ids[0], "") if found.ids else (None, f"{found.unknown[0]}.")
    if veld.naam == "gebieden":
        in_text = places.gebieden_in(text)
        return (None, f"{in_text.unknown[0]}.") if in_text.unknown else (in_text.ids, "")
    value, remark = convert(veld, text)
    if value in (None, ()):
        return None, remark or f"{said} is niet te lezen."
    return value, ""
