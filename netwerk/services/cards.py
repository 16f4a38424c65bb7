"""Looking: the overview of a gebied, the card of an actor, the history in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from netwerk.insight.finding import Finding
from netwerk.insight.numbers import numbers
from netwerk.model import Actor, Gebied, Kern, Relatie, field_names, item_name
from netwerk.net.net import select
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.edits import NOT_BY_ITSELF, stored_actor
from netwerk.services.networks import Networks
from netwerk.store.port import ItemChange, Revision, Store

ALONE = ("isolated", "only_affiliation", "outside_only")
HANGS_ON_ONE = ("cut_point", "carried_by_one", "hangs_on_one", "kern_held_by_few")
NEXT = (
    "physical_social",
    "kern_without_care",
    "no_makelaar_tie",
    "gap",
    "introduction_easy",
    "introduction_gain",
    "coverage",
)
"""Kinds of finding behind the three questions of the overview."""

LATELY = 5
LOOKED_BACK = 30
"""How many changes the overview shows, and how many it looks at to find them."""


@dataclass(frozen=True)
class Overview:
    """The first page of a gebied.

    Counts, the most important findings by question, and what changed lately.
    """

    sentence: str
    numbers: Mapping[str, int | float]
    alone: tuple[Finding, ...]
    hangs_on_one: tuple[Finding, ...]
    next: tuple[Finding, ...]
    lately: tuple[Revision, ...]


@dataclass(frozen=True)
class PlaceCount:
    """A kern or gebied in numbers: actors, contacts between them, and actors without any contact."""

    naam: str
    actors: int
    contacts: int
    alone: int


@dataclass(frozen=True)
class TieLine:
    """One relation on a card: with whom, what, how strong, source and date in words."""

    relatie: str
    version: int
    other: str
    other_id: str
    what: str
    is_contact: bool
    sterkte: str
    sinds: str
    bron: str
    laatst_bevestigd: str
    toelichting: str


@dataclass(frozen=True)
class Card:
    """Who an actor is, its ties with source and date, and what changed."""

    actor: Actor
    version: int
    facts: tuple[tuple[str, str], ...]
    ties: tuple[TieLine, ...]
    history: tuple[Revision, ...]


@dataclass(frozen=True)
class ChangeLine:
    """One changed property in words."""

    what: str
    veld: str
    before: str
    after: str


def overview(networks: Networks, selection: Selection, findings: Sequence[Finding]) -> Overview:
    """What a gebied looks like at a glance: its counts, and the findings about it that matter most."""
    counts = networks.numbers(selection)
    return Overview(
        sentence=_in_one_sentence(counts),
        numbers={**counts, "without_contact": _without_contact(counts)},
        alone=tuple(f for f in findings if f.kind in ALONE),
        hangs_on_one=tuple(f for f in findings if f.kind in HANGS_ON_ONE),
        next=tuple(f for f in findings if f.kind in NEXT),
        lately=tuple(
            r for r in networks.store.history(limit=LOOKED_BACK) if r.type not in NOT_BY_ITSELF
        )[:LATELY],
    )


def _in_one_sentence(counts: Mapping[str, int | float]) -> str:
    """How many there are, how many of them stand alone, and how many hold the network together."""
    alone = _without_contact(counts)
    parts = [f"Hier staan {counts['actors']} actoren met {counts['contact_pairs']} contacten"]
    parts.append(
        f"{alone} {'heeft' if alone == 1 else 'hebben'} geen contact"
        if alone
        else "iedereen heeft contact"
    )
    if cut := int(counts["cut_points"]):
        parts.append(
            f"bij {cut} {'actor' if cut == 1 else 'actoren'} valt een deel van het netwerk los "
            "als die wegvalt"
        )
    return "; ".join(parts) + ", voor zover vastgelegd."


def by_place(networks: Networks, selection: Selection) -> tuple[PlaceCount, ...]:
    """The counts of every kern of the selected gebied, or of every gebied when none is selected."""
    whole = networks.net(selection)

    def make() -> tuple[PlaceCount, ...]:
        if selection.gebied is None:
            parts = [
                (gebied_name(g), Selection(gebied=g.id))
                for g in sorted(whole.gebieden, key=lambda g: (g.nummer or 0, g.naam))
            ]
        else:
            parts = [
                (k.naam, Selection(gebied=k.gebied, kern=k.id))
                for k in whole.kernen
                if k.gebied == selection.gebied
            ]
        return tuple(_place_count(name, numbers(select(whole, part))) for name, part in parts)

    return networks.kept((whole.revision, "by_place", whole.selection), make)


def _place_count(name: str, counts: Mapping[str, int | float]) -> PlaceCount:
    return PlaceCount(
        name, int(counts["actors"]), int(counts["contact_pairs"]), _without_contact(counts)
    )


def _without_contact(counts: Mapping[str, int | float]) -> int:
    return int(counts["isolated"]) + int(counts["only_affiliation"])


def card(store: Store, actor_id: str) -> Card:
    """The card of one actor. Raises NotFound."""
    stored = stored_actor(store, actor_id)
    entries = store.relaties_of([actor_id])
    others = {e.item.naar if e.item.van == actor_id else e.item.van for e in entries}
    names = {key: entry.item.naam for key, entry in store.get(Actor, others).items()}
    ties = [_tie_line(e.item, e.version, actor_id, names) for e in entries]
    return Card(
        stored.item,
        stored.version,
        _facts(store, stored.item),
        tuple(sorted(ties, key=lambda t: (not t.is_contact, t.other.casefold(), t.relatie))),
        tuple(store.history(item=("Actor", actor_id), limit=10)),
    )


def change_lines(store: Store, number: int, limit: int = 200) -> tuple[ChangeLine, ...]:
    """What one revision did, property by property, at most ``limit`` lines."""
    lines: list[ChangeLine] = []
    for change in store.changes(number, number):
        lines.extend(_change_lines(change))
        if len(lines) >= limit:
            break
    return tuple(lines[:limit])


def place_names(store: Store) -> dict[str, str]:
    """Names of gebieden and kernen by id."""
    by_label = places_by_label(store)
    return by_label["Kern"] | by_label["Gebied"]


def places_by_label(store: Store) -> dict[str, dict[str, str]]:
    """Names of the gebieden and kernen by id, for the lists of a form."""
    gebieden = {e.item.id: gebied_name(e.item) for e in store.all(Gebied)}
    return {"Gebied": gebieden, "Kern": {e.item.id: e.item.naam for e in store.all(Kern)}}


def gebied_name(gebied: Gebied) -> str:
    """How a gebied is called: by number and name."""
    return f"{gebied.nummer}. {gebied.naam}" if gebied.nummer is not None else gebied.naam


def shown(label: str, veld: str, value: object, places: Mapping[str, str]) -> str:
    """A stored value in words.

    References by the name of the place, dates as a Dutch reader writes them.
    """
    if schema().labels[label].velden[veld].verwijst_naar in {"Gebied", "Kern"} and value:
        ids = value if isinstance(value, tuple) else (value,)
        return ", ".join(places.get(str(i), str(i)) for i in ids)
    if schema().labels[label].velden[veld].type == "datum" and value:
        return "-".join(reversed(str(value)[:10].split("-")))
    return schema().toon(label, veld, value)


def _facts(store: Store, actor: Actor) -> tuple[tuple[str, str], ...]:
    places = place_names(store)
    velden = schema().labels["Actor"].velden
    return tuple(
        (veld.label, shown("Actor", name, getattr(actor, name), places))
        for name, veld in velden.items()
        if name != "id"
    )


def _tie_line(relatie: Relatie, version: int, actor_id: str, names: Mapping[str, str]) -> TieLine:
    kind = schema().relaties.get(relatie.soort)
    outgoing = relatie.van == actor_id
    other = relatie.naar if outgoing else relatie.van
    label = kind.label if kind else relatie.soort
    what = label if outgoing or not (kind and kind.richting) else f"{label} (van de ander)"
    return TieLine(
        relatie=relatie.id,
        version=version,
        other=names.get(other, other),
        other_id=other,
        what=what,
        is_contact=bool(kind and kind.is_contact),
        sterkte=shown("Relatie", "sterkte", relatie.sterkte, {}),
        sinds=shown("Relatie", "sinds", relatie.sinds, {}),
        bron=shown("Relatie", "bron", relatie.bron, {}),
        laatst_bevestigd=shown("Relatie", "laatst_bevestigd", relatie.laatst_bevestigd, {}),
        toelichting=relatie.toelichting or "",
    )


def _change_lines(change: ItemChange) -> list[ChangeLine]:
    item = change.after or change.before
    name = f"{item.van} - {item.naar}" if isinstance(item, Relatie) else ""
    name = name or (item_name(item) if item else change.id)
    what = f"{schema().labels[change.label].enkel} {name}"
    if change.after is None:
        return [ChangeLine(what, "", "stond erin", "verwijderd")]
    if change.before is None:
        return [ChangeLine(what, "", "", "toegevoegd")]
    lines = []
    for name in field_names(type(change.after)):
        before, after = getattr(change.before, name), getattr(change.after, name)
        if before != after:
            veld = schema().labels[change.label].velden[name]
            lines.append(
                ChangeLine(
                    what,
                    veld.label,
                    schema().toon(change.label, name, before),
                    schema().toon(change.label, name, after),
                )
            )
    return lines
