"""The form of the sheet for a partner: what is written is read back by these very words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from netwerk.exchange.formats import lost_form
from netwerk.exchange.meaning.label_plans import KEY_HEADER
from netwerk.exchange.partners.may_leave import OF_ORGANISATIONS, OF_TIES, may_show
from netwerk.model import Actor, Gebied, Item, Kern, Relatie
from netwerk.schema import Veld, schema
from netwerk.typed.shown import shown
from netwerk.typed.text import join_list, one_line, tidy

RIGHT, WRONG, NEW = "klopt", "klopt niet", "nieuw"
ACTORS, TIES, READ_ME, LISTS, GIVEN = "Actoren", "Relaties", "Uitleg", "Keuzes", "Netwerk_gegeven"
VERDICT, WHY_FIRST = lost_form.VERDICT, lost_form.WHY_FIRST
MARK = "netwerk-blad-1"
FILLED_ON, FUNCTION = "Ingevuld op", "Jouw functie"
SHEETS = {"Actor": ACTORS, "Relatie": TIES}
TOLD_ONLY = "laatst_bevestigd"
"""Shown so that the partner sees how old a fact is; the answer itself makes it new."""
NAMES = {
    "Actor": (*OF_ORGANISATIONS[:3], "rol", *OF_ORGANISATIONS[3:]),
    "Relatie": OF_TIES,
}


@dataclass(frozen=True)
class SheetNames:
    """The names of what is referred to, by id."""

    actors: Mapping[str, str]
    kernen: Mapping[str, str]
    gebieden: Mapping[str, str]


def velden(label: str) -> list[Veld]:
    """The properties that a partner sees and may change."""
    return [schema().labels[label].velden[name] for name in NAMES[label]]


def headers(label: str) -> list[str]:
    """The headers of a sheet, from left to right."""
    told = schema().labels[label].velden[TOLD_ONLY]
    return [VERDICT, WHY_FIRST, KEY_HEADER, *(veld.label for veld in velden(label)), told.label]


def names_in(items: Mapping[str, Mapping[str, Item]]) -> SheetNames:
    """The names of these items; an actor whose name stands twice gets its kern or key with it."""
    kernen = {i: k.naam for i, k in items.get("Kern", {}).items() if isinstance(k, Kern)}
    gebieden = {
        i: str(g.nummer) if g.nummer is not None else g.naam
        for i, g in items.get("Gebied", {}).items()
        if isinstance(g, Gebied)
    }
    actors = [a for a in items.get("Actor", {}).values() if isinstance(a, Actor)]
    counts: dict[str, int] = {}
    for actor in actors:
        counts[actor.naam] = counts.get(actor.naam, 0) + 1
    called = {
        actor.id: actor.naam
        if counts[actor.naam] == 1
        else f"{actor.naam} ({kernen.get(actor.kern or '', actor.id)})"
        for actor in actors
    }
    return SheetNames(called, kernen, gebieden)


def cell(item: Item, veld: Veld, names: SheetNames) -> str:
    """What a partner sees of a property: '' for what is not known or may not leave."""
    value = getattr(item, veld.naam)
    if value in (None, ()) or (isinstance(item, Actor) and not may_show(item, veld.naam)):
        return ""
    if isinstance(item, Relatie) and veld.naam in ("van", "naar"):
        return one_line(names.actors.get(str(value), str(value)))
    if veld.naam == "kern":
        return names.kernen.get(str(value), "")
    if veld.naam == "gebieden":
        return join_list(names.gebieden.get(i, i) for i in value)
    if isinstance(value, tuple):
        return join_list(tidy(part) for part in value)
    return one_line(tidy(shown(type(item).__name__, veld, value)))


def cells(item: Item, names: SheetNames) -> list[str]:
    """What a partner sees of an item, in the order of `velden`."""
    return [cell(item, veld, names) for veld in velden(type(item).__name__)]
