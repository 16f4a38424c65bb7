"""Looking: the overview of a gebied and the card of an actor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from netwerk.access.rights import LEZEN
from netwerk.insight.finding import Finding
from netwerk.insight.numbers import numbers
from netwerk.net.net import select
from netwerk.net.selection import Selection
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.edits import NOT_BY_ITSELF
from netwerk.store.values import Revision
from netwerk.typed.shown import gebied_name

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
