"""A kern as its page tells it: who is there, what plays, and whom to ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from netwerk.access.rights import LEZEN
from netwerk.errors import NotFound
from netwerk.insight.finding import ActorRef, actor_ref
from netwerk.model import Gebied, Kern
from netwerk.net.net import Net
from netwerk.net.selection import Selection
from netwerk.schema import gebied_word
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.portraits.actor_portrait import PlaceRef
from netwerk.services.portraits.group_facts import GroupFacts, group_facts
from netwerk.services.portraits.playing import Playing, everything


@dataclass(frozen=True)
class KernPortrait:
    """A kern with the facts of who is there, and what plays there.

    outside: who is elsewhere and has contact with somebody there, most contacts there first.
    """

    item: Kern
    gebied: PlaceRef | None
    facts: GroupFacts
    outside: tuple[ActorRef, ...]
    plays: tuple[Playing, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The ids of who is there."""
        return frozenset(member.ref.id for member in self.facts.members)


def kern_portrait(desk: Desk, id: str) -> KernPortrait:
    """The portrait of a kern. Raises NotFound with a sentence, AccessDenied."""
    kern = next((entry.item for entry in desk.reads.all(Kern) if entry.item.id == id), None)
    desk.require(LEZEN, in_gebied(kern.gebied if kern else None))
    if kern is None:
        raise NotFound(f"Er is geen kern met de sleutel '{id}'.")
    return desk.networks.kept_answer(
        ("kern_portrait", id, desk.today), lambda: _portrait(desk, kern)
    )


def _portrait(desk: Desk, kern: Kern) -> KernPortrait:
    net = desk.networks.net(Selection())
    rows = rows_in_kern(net, kern.id)
    facts = group_facts(net, rows, desk.today)
    ids = {member.ref.id for member in facts.members}
    gebied = next((e.item for e in desk.reads.all(Gebied) if e.item.id == kern.gebied), None)
    return KernPortrait(
        item=kern,
        gebied=gebied_ref(gebied) if gebied else None,
        facts=facts,
        outside=_outside(net, rows),
        plays=tuple(
            line
            for line in everything(desk, net, desk.today)
            if kern.id in line.kernen
            or (line.heel_gebied and kern.gebied and line.gebied == kern.gebied)
            or not ids.isdisjoint(line.actoren)
        ),
    )


def _outside(net: Net, rows: Sequence[int]) -> tuple[ActorRef, ...]:
    """Who has contact with one of these and is none of them."""
    here = set(rows)
    times = Counter(int(j) for i in rows for j in net.neighbours(i) if int(j) not in here)
    refs = {j: actor_ref(net, j) for j in times}
    order = sorted(times, key=lambda j: (-times[j], refs[j].naam.casefold(), refs[j].id))
    return tuple(refs[j] for j in order)


def rows_in_kern(net: Net, kern: str) -> list[int]:
    """Who is in this kern."""
    return [i for i, there in enumerate(net.actors["kern"]) if there == kern]


def gebied_ref(gebied: Gebied) -> PlaceRef:
    """A gebied by its number when it has one."""
    short = f"{gebied_word()} {gebied.nummer}" if gebied.nummer is not None else gebied.naam
    return PlaceRef("Gebied", gebied.id, short)
