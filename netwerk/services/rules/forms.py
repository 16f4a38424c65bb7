"""From what was typed in a form or a command to an item: checked, with a sentence where it cannot.

The text of a property becomes its value in `typed.convert`, as that of a cell in a file does. Where
an import leaves a value out with a remark, a form refuses and says how to mend it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from netwerk.errors import Clash, InputError
from netwerk.exchange.places import Places
from netwerk.model import ITEM_TYPES, Actor, Item, Kern, Value, field_names, item_from
from netwerk.schema import Veld, schema
from netwerk.store.item_rules import forms
from netwerk.typed.convert import TEXT_LIMIT, allowed, convert, readings
from netwerk.typed.dutch_numbers import exact
from netwerk.typed.reach_written import tidy_postcode, why_of_no_use
from netwerk.typed.text import join_list, tidy

EMPTY: tuple[object, ...] = (None, "", (), [])


def short_fields(label: str, without: Iterable[str] = ()) -> tuple[Veld, ...]:
    """The few properties that a form of this label starts with, in the order of the schema."""
    velden = schema().labels[label].velden.values()
    return tuple(veld for veld in velden if veld.kort and veld.naam not in without)


def more_fields(label: str, without: Iterable[str] = ()) -> tuple[Veld, ...]:
    """The other properties of a form, in the order of the schema."""
    velden = schema().labels[label].velden.values()
    return tuple(
        veld for veld in velden if not veld.kort and veld.naam != "id" and veld.naam not in without
    )


def targets(label: str) -> dict[str, str]:
    """The label that each property of this label refers to, for those that refer to something."""
    return {reference.veld: reference.label for reference in forms(schema())[label].references}


def item_typed(label: str, typed: Mapping[str, object], current: Item | None = None) -> Item:
    """The item that a form describes.

    typed: for each property its text, or for a choice or reference the chosen value or values
    (references by id). What is not named stays as in ``current``; empty makes it unknown.

    Raises InputError naming every property that is wrong and how to mend it.
    """
    velden = schema().labels[label].velden
    names = field_names(ITEM_TYPES[label])
    values: dict[str, Value] = {name: getattr(current, name, None) for name in names}
    refers = targets(label)
    wrong: dict[str, str] = {}
    for name, raw in typed.items():
        if raw != as_typed(velden[name], values[name]):
            try:
                values[name] = _value(velden[name], raw, name in refers)
            except InputError as error:
                wrong[name] = str(error)
    lacking = [
        veld.label
        for name, veld in velden.items()
        if veld.verplicht and name not in ("id", *wrong) and values.get(name) in EMPTY
    ]
    if lacking or wrong:
        raise InputError(" ".join([*_lacking(lacking), *wrong.values()]))
    filled = {name: value for name, value in values.items() if value not in EMPTY}
    return item_from(label, {"id": ""} | filled)


def as_typed(veld: Veld, value: object) -> str:
    """The text that stands in a form for a stored value; `item_typed` reads it back as the same.

    A list has one item a line, a date is written as a Dutch reader does, a number with a comma.
    """
    if value in EMPTY:
        return ""
    if isinstance(value, tuple):
        return "\n".join(join_list([str(part)]) for part in value)
    if veld.type == "datum":
        return "-".join(reversed(str(value).split("-")))
    if isinstance(value, float):
        return exact(value)
    return str(value)


def suggest_place(postcode: str | None, kernen: tuple[Kern, ...]) -> tuple[str | None, str | None]:
    """Gebied and kern (ids) that a postcode makes certain.

    None where it leaves a choice (7071 Ulft lies in two gebieden).
    """
    there = Places((), kernen).by_postcode(postcode or "")
    gebieden = {kern.gebied for kern in there}
    return (
        gebieden.pop() if len(gebieden) == 1 else None,
        there[0].id if len(there) == 1 else None,
    )


def with_suggested_place(actor: Actor, kernen: tuple[Kern, ...]) -> Actor:
    """The actor with the gebied and kern of its postcode, if it has neither and that is certain."""
    if actor.gebieden or actor.kern or not actor.postcode:
        return actor
    gebied, kern = suggest_place(actor.postcode, kernen)
    return replace(actor, gebieden=(gebied,) if gebied else (), kern=kern)


def resolved(
    stored: Item,
    opened: Item,
    mine: Item,
    clashes: tuple[Clash, ...],
    take_mine: Mapping[str, bool],
) -> Item:
    """After a conflict: what is stored now, with what I changed since I opened it.

    take_mine: for each clashing property, by its label, whether my value wins, also where I left it
    as it was (one end of a relation clashes with the other); what clashes with nobody is mine.
    """
    velden = schema().labels[type(stored).__name__].velden
    clashing = {clash.veld for clash in clashes}
    mine_wins = {
        name: getattr(mine, name)
        for name in field_names(type(stored))
        if (
            take_mine.get(velden[name].label)
            if velden[name].label in clashing
            else getattr(mine, name) != getattr(opened, name)
        )
    }
    return replace(stored, **mine_wins)


def _lacking(labels: list[str]) -> Iterable[str]:
    if labels:
        named, last = ", ".join(labels[:-1]), labels[-1]
        words = f"{named} en {last} ontbreken" if named else f"{last} ontbreekt"
        yield f"{words}. Vul dit in en sla opnieuw op."


def _value(veld: Veld, raw: object, refers: bool) -> Value:
    if raw in EMPTY:
        return () if veld.meervoudig else None
    parts = [str(part) for part in raw] if isinstance(raw, list | tuple) else None
    if refers:
        chosen = tuple(dict.fromkeys(parts if parts is not None else [str(raw)]))
        return chosen if veld.meervoudig else chosen[0]
    text = join_list(parts) if parts is not None else tidy(_plain(raw))
    if not text:
        return () if veld.meervoudig else None
    value, remark = convert(veld, text)
    accepted = veld.keuzes is not None and schema().keuzelijst(veld).vrij and value not in EMPTY
    if remark and not accepted:
        raise InputError(f"{veld.label}: {_wrong(veld, text)}")
    if why := why_of_no_use(veld.naam, text):
        raise InputError(f"{veld.label}: {why}")
    return tidy_postcode(text) if veld.naam == "postcode" else value


def _plain(raw: object) -> str:
    """A number as it is typed, any other value as its text."""
    return exact(raw) if isinstance(raw, float) else str(raw)


def _wrong(veld: Veld, text: str) -> str:
    shown = f"'{text[:60]}'"
    if len(text) > TEXT_LIMIT or veld.type in {"tekst", "teksten"}:
        return f"de tekst heeft {len(text)} tekens en dat is te lang. Maak de tekst korter."
    if veld.keuzes:
        words = allowed(schema().keuzelijst(veld))
        return f"{shown} staat niet in de lijst. Kies uit: {words}."
    if veld.type == "datum":
        return f"{shown} is geen datum. Schrijf bijvoorbeeld 17-5-2024, 05-2024 of 2024."
    if veld.type == "getal":
        return f"{shown} is geen heel getal. Schrijf bijvoorbeeld 12 of 1.500."
    if two := readings(veld, text):
        either = " of ".join(two)
        return f"{shown} is niet duidelijk. Bedoel je {either}? Schrijf {either}."
    return f"{shown} is geen getal. Schrijf bijvoorbeeld 25 of 25,5."
