"""The first page of a gebied: its counts, what matters most, its places, what changed lately."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from netwerk.access.rights import LEZEN
from netwerk.insight import wording as w
from netwerk.insight.catalogue import every_kind
from netwerk.insight.counts import cut_words, standing_words
from netwerk.insight.finding import Finding
from netwerk.insight.kinds import ALONE, HANGS_ON_ONE, NEXT, OUTSIDE
from netwerk.insight.numbers import numbers
from netwerk.insight.subjects import Told, told_once
from netwerk.net.net import select
from netwerk.net.selection import Selection
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.records.edits import NOT_BY_ITSELF
from netwerk.store.values import Revision
from netwerk.typed.shown import gebied_name

LATELY = 5
LOOKED_BACK = 30
"""How many changes the overview shows, and how many it looks at to find them."""


@dataclass(frozen=True)
class Overview:
    """Counts, the cards of each question (a subject under one of them only), and what changed."""

    sentence: str
    numbers: Mapping[str, int | float]
    alone: tuple[Told, ...]
    outside: tuple[Told, ...]
    hangs_on_one: tuple[Told, ...]
    next: tuple[Told, ...]
    lately: tuple[Revision, ...]


@dataclass(frozen=True)
class PlaceCount:
    """A kern or gebied: its actors, the contacts between them, and who is without contact."""

    naam: str
    actors: int
    contacts: int
    alone: int


def overview(desk: Desk, selection: Selection, findings: Sequence[Finding]) -> Overview:
    """A gebied at a glance: its counts, and the findings about it that matter most."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    counts = desk.networks.numbers(selection)
    cards = in_slots(findings)
    return Overview(
        sentence=in_short(counts),
        numbers=counts,
        alone=cards[ALONE],
        outside=cards[OUTSIDE],
        hangs_on_one=cards[HANGS_ON_ONE],
        next=cards[NEXT],
        lately=_lately(desk),
    )


def _lately(desk: Desk) -> tuple[Revision, ...]:
    """The last changes to the network, which are of all gebieden: for who may read them all."""
    if not desk.may_read():
        return ()
    newest = desk.reads.history(limit=LOOKED_BACK)
    return tuple(r for r in newest if r.type not in NOT_BY_ITSELF)[:LATELY]


def in_slots(findings: Iterable[Finding]) -> dict[str, tuple[Told, ...]]:
    """The cards of each question of the overview, led by the answer to it.

    Only what somebody can act on. Every subject stands under one question only.
    """
    slot = {kind.name: kind.overview for kind in every_kind() if kind.overview is not None}
    order = list(slot)
    led = (card.led_by(slot) for card in told_once(findings))
    told = sorted(
        (card for card in led if card is not None and card.next_step),
        key=lambda card: order.index(card.lead.kind),
    )
    return {
        name: tuple(card for card in told if slot[card.lead.kind] == name)
        for name in (ALONE, OUTSIDE, HANGS_ON_ONE, NEXT)
    }


def in_short(counts: Mapping[str, int | float]) -> str:
    """How many there are, who of them stand alone, and how many hold the network together."""
    actors, pairs = int(counts["actors"]), int(counts["contact_pairs"])
    there = f"{w.verb(actors, 'staat', 'staan')} {w.counted(actors)}"
    parts = [f"hier {there} met {w.counted(pairs, w.CONTACT)}"]
    parts += [*standing_words(counts).split("; "), cut_words(counts)]
    return " ".join(w.sentence(part) for part in parts if part)


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

    return desk.networks.kept((whole.moment, "by_place", whole.selection), make)


def _place_count(name: str, counts: Mapping[str, int | float]) -> PlaceCount:
    return PlaceCount(
        name,
        int(counts["actors"]),
        int(counts["contact_pairs"]),
        int(counts["without_contact"]),
    )
