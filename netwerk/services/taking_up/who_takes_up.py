"""Wie kan dit samen oppakken: asked of what plays, told with names, and made an afspraak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from netwerk.access.rights import BEWERKEN, LEZEN
from netwerk.agenda.taking_up import Takers, Wanted, together
from netwerk.errors import InputError
from netwerk.insight import wording as w
from netwerk.insight.counts import counted
from netwerk.insight.finding import ActorRef, actor_ref
from netwerk.model import Actor, Afspraak
from netwerk.net.arrays import Bools
from netwerk.net.levels import WORKS_FOR
from netwerk.net.net import Net
from netwerk.schema import schema
from netwerk.services.agenda.agenda_items import OnAgenda, agenda_item, field_of
from netwerk.services.changes import done_already, resource
from netwerk.services.day.agreements import OPEN, AgreementTyped, agree
from netwerk.services.desk import Desk
from netwerk.services.portraits.playing import everything
from netwerk.services.taking_up.together_words import brings_words, told
from netwerk.store.values import Revision

TEAM_CATEGORIE = "gebiedsteam"
TEAM_ROLLEN = frozenset(
    {
        "gebiedsmakelaar",
        "wijkconsulent",
        "wijkagent",
        "gemeentelijke_wijkcoordinator",
        "sociaal_maatschappelijk_werker",
        "wijkverpleegkundige",
        "zorgcoordinator",
        "gebiedswethouder",
    }
)
"""Who serves a gebied together, as the team; other professionals are asked as anybody."""
OF_GEMEENTE = frozenset({"gebiedsmakelaar", "gemeentelijke_wijkcoordinator", "gebiedswethouder"})
"""Whose organisation is the gemeente itself, which is asked as the team is."""
COUNTS_AS_LOAD = frozenset({"Vraagstuk", "Initiatief", "Afspraak"})


@dataclass(frozen=True)
class Taker:
    """Somebody of a group: what it is in it for, in words, and how much it has open already.

    ask_for: whom to ask for there, by function; '' when that is not known.
    """

    actor: ActorRef
    brings: str
    load: int
    ask_for: str


@dataclass(frozen=True)
class Meet:
    """Two of the group without contact, and who can introduce them.

    agreed: whether an afspraak about this is open.
    """

    van: ActorRef
    naar: ActorRef
    via: ActorRef
    agreed: bool = False


@dataclass(frozen=True)
class TakersSeen:
    """A group with names. missing: whom to introduce to whom."""

    members: tuple[Taker, ...]
    missing: tuple[Meet, ...]

    @property
    def actors(self) -> tuple[ActorRef, ...]:
        """Who is in it."""
        return tuple(member.actor for member in self.members)


@dataclass(frozen=True)
class WhoTogether:
    """Who can take something up together, with everything that is to be said of it.

    niveau: where it can be taken up (stored value). headline: the answer in a sentence. more: what
    else is to be known, each a sentence. convener: who can call the others together. apart: when
    there is no group, whom to bring together oneself; gathered: whether that was agreed.
    """

    titel: str
    niveau: str
    headline: str
    more: tuple[str, ...]
    best: TakersSeen | None
    second: TakersSeen | None
    convener: ActorRef | None
    apart: tuple[ActorRef, ...] = ()
    gathered: bool = False


def who_together(desk: Desk, label: str, id: str) -> WhoTogether:
    """Who can take up this signaal, vraagstuk or initiatief. Raises NotFound, AccessDenied."""
    item = agenda_item(desk, label, id).item
    desk.require(LEZEN, resource(desk, item))
    key = ("who_together", label, id, desk.today, desk.user.naam, tuple(desk.user.rollen.items()))
    return desk.networks.kept_answer(key, lambda: _answer(desk, label, item))


def together_values(desk: Desk, label: str, id: str) -> dict[str, Any]:
    """The same as values for JSON."""
    found = who_together(desk, label, id)
    return asdict(found)


def agree_meeting(
    desk: Desk, label: str, id: str, meet: Meet, token: str, wie: str | None = None
) -> Revision:
    """Make an introduction an afspraak on the item, for in a week. Raises what `agree` raises."""
    item = agenda_item(desk, label, id).item
    desk.require(BEWERKEN, resource(desk, item))
    if meet.van.id == meet.naar.id:
        raise InputError("Kies twee verschillende actoren.")
    via = "" if meet.via.id in (meet.van.id, meet.naar.id) else f" via {meet.via.naam}"
    typed: dict[str, Any] = {
        "titel": f"Stel {meet.van.naam} en {meet.naar.naam} aan elkaar voor{via}",
        "wie": wie,
        "gebied": item.gebied,
        "kern": item.kern,
        "actoren": (meet.van.id, meet.naar.id),
        "over": f"Samen oppakken: {item.titel}",
        field_of(label): id,
    }
    return agree(desk, AgreementTyped(**typed), token)


def agree_gathering(
    desk: Desk, label: str, id: str, token: str, wie: str | None = None
) -> Revision:
    """Make an afspraak of bringing together who do not reach each other, for in a week.

    Raises InputError when there is nobody to bring together or it was agreed, and what `agree`
    raises.
    """
    item = agenda_item(desk, label, id).item
    desk.require(BEWERKEN, resource(desk, item))
    if (done := done_already(desk, token)) is not None:
        return done
    found = who_together(desk, label, id)
    if not found.apart or found.gathered:
        raise InputError(
            "Hier is niemand bij elkaar te brengen, of dat is al afgesproken. Ververs."
        )
    names = [actor.naam for actor in found.apart]
    typed: dict[str, Any] = {
        "titel": f"Breng {w.listing(names, len(names))} bij elkaar",
        "wie": wie,
        "gebied": item.gebied,
        "kern": item.kern,
        "actoren": tuple(actor.id for actor in found.apart),
        "over": f"Samen oppakken: {item.titel}",
        field_of(label): id,
    }
    return agree(desk, AgreementTyped(**typed), token)


def _answer(desk: Desk, label: str, item: OnAgenda) -> WhoTogether:
    net = desk.networks.net()
    about = desk.reads.referring_to(label, [item.id])
    mine = {(label, item.id), *((type(e.item).__name__, e.item.id) for e in about)}
    load = _load(desk, net, mine)
    agreed = [
        set(e.item.actoren) for e in about if isinstance(e.item, Afspraak) and e.item.stand == OPEN
    ]
    keuzes = schema().keuzes["domein"].keuzes
    found = together(
        net,
        Wanted(item.domeinen, item.kern, item.gebied, item.niveau),
        load,
        may=counted(net),
        team=_team(net),
        sides={key: keuze.zijde for key, keuze in keuzes.items() if keuze.zijde},
    )
    best, second = (_seen(desk, net, group, agreed) for group in (found.best, found.second))
    convener = _ref(net, found.convener) if found.convener else None
    headline, more = told(net, item.titel, found, load)
    apart = tuple(_ref(net, id) for id in found.scattered)
    gathered = bool(apart) and any({actor.id for actor in apart} <= actors for actors in agreed)
    return WhoTogether(
        item.titel, found.niveau, headline, more, best, second, convener, apart, gathered
    )


def _load(desk: Desk, net: Net, mine: Collection[tuple[str, str]]) -> Mapping[str, int]:
    """How many open vraagstukken, initiatieven and afspraken each is in, by id.

    mine: labels and ids of what it is about and of what belongs to it, which are no other work.
    """
    return Counter(
        actor
        for line in everything(desk, net, desk.today)
        if line.label in COUNTS_AS_LOAD and (line.label, line.id) not in mine
        for actor in line.actoren
    )


def _team(net: Net) -> Bools:
    """Who is of a gebiedsteam or of the board, and the gemeente that they work for, bool (n,)."""
    rollen, categorieen = net.actors["rol"], net.actors["categorie"]
    soorten = net.actors["soort"]
    people = [soort == "professional" for soort in soorten]
    team = np.array(
        [
            is_one and (rol in TEAM_ROLLEN or categorie == TEAM_CATEGORIE)
            for is_one, rol, categorie in zip(people, rollen, categorieen, strict=True)
        ],
        bool,
    )
    for row in range(net.m):
        if net.relaties["soort"][row] == WORKS_FOR and rollen[net.van[row]] in OF_GEMEENTE:
            team[net.naar[row]] = True
    return team


def _seen(
    desk: Desk, net: Net, group: Takers | None, agreed: Sequence[set[str]]
) -> TakersSeen | None:
    if group is None:
        return None
    stored = desk.reads.get(Actor, group.actoren)
    members = tuple(
        Taker(_ref(net, id), brings_words(brings), load, stored[id].item.contact or "")
        for id, brings, load in zip(group.actoren, group.brings, group.load, strict=True)
    )
    missing = tuple(
        Meet(
            _ref(net, m.van),
            _ref(net, m.naar),
            _ref(net, m.via),
            any({m.van, m.naar} <= actors for actors in agreed),
        )
        for m in group.missing
    )
    return TakersSeen(members, missing)


def _ref(net: Net, id: str) -> ActorRef:
    row = net.index_of(id)
    return ActorRef(id, id) if row is None else actor_ref(net, row)
