"""A kern as its page tells it: who is there, what plays, and whom to ask."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk.access.rights import LEZEN
from netwerk.errors import NotFound
from netwerk.model import Gebied, Kern
from netwerk.net.net import Net
from netwerk.net.selection import Selection
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.portraits.actor_portrait import PlaceRef
from netwerk.services.portraits.group_facts import GroupFacts, group_facts
from netwerk.services.portraits.playing import Playing, everything


@dataclass(frozen=True)
class KernPortrait:
    """A kern with the facts of who is there, and what plays there."""

    item: Kern
    gebied: PlaceRef | None
    facts: GroupFacts
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
    facts = group_facts(net, rows_in_kern(net, kern.id), desk.today)
    ids = {member.ref.id for member in facts.members}
    gebied = next((e.item for e in desk.reads.all(Gebied) if e.item.id == kern.gebied), None)
    return KernPortrait(
        item=kern,
        gebied=gebied_ref(gebied) if gebied else None,
        facts=facts,
        plays=tuple(
            line
            for line in everything(desk, net, desk.today)
            if line.kern == kern.id or not ids.isdisjoint(line.actoren)
        ),
    )


def rows_in_kern(net: Net, kern: str) -> list[int]:
    """Who is in this kern."""
    return [i for i, there in enumerate(net.actors["kern"]) if there == kern]


def gebied_ref(gebied: Gebied) -> PlaceRef:
    """A gebied by its number when it has one."""
    short = f"gebied {gebied.nummer}" if gebied.nummer is not None else gebied.naam
    return PlaceRef("Gebied", gebied.id, short)
