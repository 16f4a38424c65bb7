"""Looking: the overview of a gebied and the card of an actor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from netwerk.access.rights import LEZEN
from netwerk.insight.finding import Finding
from netwerk.insight.numbers import numbers
from netwerk.model import Actor, Gebied, Kern, Relatie
from netwerk.net.net import select
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.edits import NOT_BY_ITSELF, stored_actor
from netwerk.store.values import Revision
from netwerk.typed.shown import gebied_name, shown

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
    """The first page of a gebied: counts, findings by question, and what changed lately."""

    sentence: str
    numbers: Mapping[str, int | float]
    alone: tuple[Finding, ...]
    hangs_on_one: tuple[Finding, ...]
    next: tuple[Finding, ...]
    lately: tuple[Revision, ...]


@dataclass(frozen=True)
class PlaceCount:
    """A kern or gebied in numbers: actors, contacts between them, actors without any contact."""

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


def overview(desk: Desk, selection: Selection, findings: Sequence[Finding]) -> Overview:
    """A gebied at a glance: its counts, and the findings about it that matter most."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    counts = desk.networks.numbers(selection)
    return Overview(
        sentence=_in_one_sentence(counts),
        numbers={**counts, "without_contact": _without_contact(counts)},
        alone=tuple(f for f in findings if f.kind in ALONE),
        hangs_on_one=tuple(f for f in findings if f.kind in HANGS_ON_ONE),
        next=tuple(f for f in findings if f.kind in NEXT),
        lately=_lately(desk),
    )


def _lately(desk: Desk) -> tuple[Revision, ...]:
    """The last changes to the network, which are of all gebieden: for who may read them all."""
    if not desk.may_read():
        return ()
    newest = desk.store.history(limit=LOOKED_BACK)
    return tuple(r for r in newest if r.type not in NOT_BY_ITSELF)[:LATELY]


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


def by_place(desk: Desk, selection: Selection) -> tuple[PlaceCount, ...]:
    """The counts of every kern of the selected gebied, or of every gebied when none is selected."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    whole = desk.networks.net(selection)

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

    return desk.networks.kept((whole.revision, "by_place", whole.selection), make)


def _place_count(name: str, counts: Mapping[str, int | float]) -> PlaceCount:
    return PlaceCount(
        name, int(counts["actors"]), int(counts["contact_pairs"]), _without_contact(counts)
    )


def _without_contact(counts: Mapping[str, int | float]) -> int:
    return int(counts["isolated"]) + int(counts["only_affiliation"])


def card(desk: Desk, actor_id: str) -> Card:
    """The card of one actor. Raises NotFound."""
    stored = stored_actor(desk, actor_id)
    entries = desk.store.relaties_of([actor_id])
    others = {e.item.naar if e.item.van == actor_id else e.item.van for e in entries}
    names = {key: entry.item.naam for key, entry in desk.store.get(Actor, others).items()}
    ties = [_tie_line(e.item, e.version, actor_id, names) for e in entries]
    return Card(
        stored.item,
        stored.version,
        _facts(desk, stored.item),
        tuple(sorted(ties, key=lambda t: (not t.is_contact, t.other.casefold(), t.relatie))),
        tuple(desk.store.history(item=("Actor", actor_id), limit=10)),
    )


def place_names(desk: Desk) -> dict[str, str]:
    """Names of gebieden and kernen by id."""
    desk.require_somewhere(LEZEN)
    by_label = _places(desk)
    return by_label["Kern"] | by_label["Gebied"]


def places_by_label(desk: Desk) -> dict[str, dict[str, str]]:
    """Names of the gebieden and kernen by id, for the lists of a form."""
    desk.require_somewhere(LEZEN)
    return _places(desk)


def _places(desk: Desk) -> dict[str, dict[str, str]]:
    gebieden = {e.item.id: gebied_name(e.item) for e in desk.store.all(Gebied)}
    return {"Gebied": gebieden, "Kern": {e.item.id: e.item.naam for e in desk.store.all(Kern)}}


def _facts(desk: Desk, actor: Actor) -> tuple[tuple[str, str], ...]:
    places = place_names(desk)
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
