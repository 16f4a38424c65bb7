"""From what was typed in a form to an item: checked, and with a sentence where it cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from netwerk.errors import Clash, InputError
from netwerk.exchange.places import Places
from netwerk.model import Actor, Item, Kern, Relatie, Value, field_names, item_from
from netwerk.schema import Veld, schema
from netwerk.typed.dates import iso_date
from netwerk.typed.text import tidy

SHORT: Mapping[str, tuple[str, ...]] = {
    "Actor": ("naam", "soort", "categorie", "gebieden", "kern"),
    "Relatie": ("soort", "sterkte", "bron", "laatst_bevestigd"),
}
HIDDEN = {"id", "van", "naar"}


def short_fields(label: str) -> tuple[Veld, ...]:
    """The few properties a form starts with."""
    return tuple(schema().labels[label].velden[name] for name in SHORT[label])


def more_fields(label: str) -> tuple[Veld, ...]:
    """The other properties of a form, in the order of the schema."""
    return tuple(
        v
        for name, v in schema().labels[label].velden.items()
        if name not in SHORT[label] and name not in HIDDEN
    )


def actor_from(typed: Mapping[str, object], current: Actor | None = None) -> Actor:
    """The actor that a form describes. Raises InputError naming the field and how to mend it."""
    item = _item("Actor", typed, current or Actor(id="", naam="", soort=""))
    assert isinstance(item, Actor)  # noqa: S101 (for the type checker: _item keeps the type)
    return item


def relatie_from(typed: Mapping[str, object], current: Relatie) -> Relatie:
    """The relation that a form describes. Raises InputError."""
    item = _item("Relatie", typed, current)
    assert isinstance(item, Relatie)  # noqa: S101 (for the type checker: _item keeps the type)
    return item


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
    """The actor with gebied and kern filled from its postcode.

    Where it names neither and the postcode is certain.
    """
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
    """After a conflict: what is stored now with my changes since I opened it.

    Where nobody else or I myself decided.

    ``take_mine`` says for each clashing property, by its label, whether my value wins.
    """
    velden = schema().labels[type(stored).__name__].velden
    clashing = {clash.veld for clash in clashes}
    mine_wins = {
        name: getattr(mine, name)
        for name in field_names(type(stored))
        if getattr(mine, name) != getattr(opened, name)
        and (velden[name].label not in clashing or take_mine.get(velden[name].label))
    }
    return replace(stored, **mine_wins)


def _item(label: str, typed: Mapping[str, object], current: Item) -> Item:
    velden = schema().labels[label].velden
    values: dict[str, Value] = {name: getattr(current, name) for name in field_names(type(current))}
    for name, raw in typed.items():
        values[name] = _value(velden[name], raw)
    for name, veld in velden.items():
        if veld.verplicht and name not in HIDDEN and not values.get(name):
            raise InputError(f"{veld.label} ontbreekt. Vul dit in en sla opnieuw op.")
    return item_from(
        label, {name: value for name, value in values.items() if value not in (None, ())}
    )


def _value(veld: Veld, raw: object) -> Value:
    if raw in (None, "", [], ()):
        return () if veld.meervoudig else None
    if veld.meervoudig:
        parts = raw.splitlines() if isinstance(raw, str) else raw
        return tuple(dict.fromkeys(text for part in parts if (text := tidy(str(part)))))  # type: ignore[attr-defined]
    text = tidy(str(raw))
    if veld.type == "datum":
        day = iso_date(text)
        if day is None:
            raise InputError(
                f"{veld.label}: '{text}' is geen datum. Schrijf bijvoorbeeld 17-5-2024, 05-2024 "
                "of 2024."
            )
        return day
    if veld.keuzes and schema().keuzelijst(veld).getallen:
        return int(text)
    return text or None
