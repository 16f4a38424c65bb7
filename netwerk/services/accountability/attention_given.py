"""Who got an introduction, a talk or money, and whom we propose: by actor, for counting only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

import numpy as np

from netwerk.access.rights import LEZEN
from netwerk.insight.active import active
from netwerk.insight.catalogue import all_findings, all_proposals, every_kind
from netwerk.insight.coverage.team import team_of
from netwerk.insight.fairness.equal_chance import Attention
from netwerk.insight.finding import MORE
from netwerk.model import Afspraak, Gesprek, Initiatief, Verbindkans
from netwerk.net.net import Net
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.answers.round_of_week import ronde
from netwerk.services.desk import Desk
from netwerk.services.records.choices import gebied_names

ANY, INTRODUCED, TALKED, MONEY = "aandacht", "introductie", "gesprek", "geld"
PROPOSED, VISITS = "voorstel", "ronde"
"""Kinds of attention: any of three that were given, those three, and what netwerk proposes."""
GIVEN, OURS = (ANY, INTRODUCED, TALKED, MONEY), (PROPOSED, VISITS)
LATELY = timedelta(days=730)
"""Talks, introductions and money of so long ago count."""
GRANTED = "toegekend"
GROUPINGS = ("kern", "soort", "categorie")


def groups_there(desk: Desk) -> Mapping[str, Mapping[str, str]]:
    """The actors by gebied, kern, soort and categorie: who is active, the team itself left out.

    Who is in several gebieden is counted in none: attention for that actor is for all of them.
    """
    desk.require_somewhere(LEZEN)
    net = desk.networks.net(Selection())
    among = _among(net)
    gebieden = {str(net.actors["id"][i]): net.gebieden_of(i) for i in among}
    alone = {actor: in_[0] for actor, in_ in gebieden.items() if len(in_) == 1}
    return {"gebied": alone} | {
        by: {str(net.actors["id"][i]): str(value) for i in among if (value := net.actors[by][i])}
        for by in GROUPINGS
    }


def attention_given(desk: Desk) -> tuple[Attention, ...]:
    """What was given lately and what is proposed now, each with its occasions."""
    desk.require_somewhere(LEZEN)
    since = (desk.today - LATELY).isoformat()
    introduced, talked = dict(_introduced(desk, since)), dict(_talked(desk, since))
    money = dict(_money(desk, since))
    return (
        Attention(ANY, {**money, **talked, **introduced}),
        Attention(INTRODUCED, introduced),
        Attention(TALKED, talked),
        Attention(MONEY, money),
        Attention(PROPOSED, _proposed(desk)),
        Attention(VISITS, _visits(desk)),
    )


def _among(net: Net) -> list[int]:
    ours = set(team_of(net))
    return [i for i in np.flatnonzero(active(net)).tolist() if i not in ours]


def _introduced(desk: Desk, since: str) -> Iterator[tuple[str, str]]:
    """Who was to be introduced, and of whom contact was made."""
    for choice in desk.reads.all(Verbindkans):
        if choice.item.besluit == "doen" and (choice.item.datum or since) >= since:
            yield from ((actor, choice.item.id) for actor in choice.item.actoren)
    for agreed in desk.reads.all(Afspraak):
        made = agreed.item.beslissing == "contact_gelegd"
        if made and (agreed.item.datum or since) >= since:
            yield from ((actor, agreed.item.id) for actor in agreed.item.actoren)


def _talked(desk: Desk, since: str) -> Iterator[tuple[str, str]]:
    for talk in desk.reads.all(Gesprek):
        if talk.item.datum >= since:
            yield from ((actor, talk.item.id) for actor in talk.item.met)


def _money(desk: Desk, since: str) -> Iterator[tuple[str, str]]:
    for plan in desk.reads.all(Initiatief):
        item = plan.item
        granted = bool(item.budget) and item.budget_besluit == GRANTED
        if granted and (item.budget_besloten_op or item.datum or since) >= since:
            yield from ((actor, item.id) for actor in item.betrokken)


def _proposed(desk: Desk) -> Mapping[str, str]:
    """Whom the lists of introductions of the gebieden name now, as pages show them."""
    net = desk.networks.net(Selection())
    return desk.networks.kept(
        (net.moment, "proposed to whom", desk.today), lambda: dict(_in_lists(desk))
    )


def _in_lists(desk: Desk) -> Iterator[tuple[str, str]]:
    kinds = [kind.name for kind in every_kind() if kind.decidable]
    choices = [entry.item for entry in desk.reads.all(Verbindkans)]
    together = [entry.item for entry in desk.reads.all(Initiatief)]
    said = [entry.item for entry in desk.reads.all(Afspraak)]
    whole = desk.networks.ground(Selection(), desk.today)
    pairs = all_proposals(whole, choices, together, said)
    for gebied in gebied_names(desk):
        if not desk.may_read(gebied):
            continue
        ground = desk.networks.ground(Selection(gebied=gebied), desk.today)
        for found in all_findings(
            ground.net,
            schema(),
            desk.today,
            kinds,
            choices,
            ground=ground,
            initiatieven=together,
            proposed=pairs,
        ):
            if found.about != MORE:
                yield from ((actor.id, found.key) for actor in found.actors[:2])


def _visits(desk: Desk) -> Mapping[str, str]:
    """Who is in the ronde of this week of any gebied."""
    return {
        visit.actor: f"{gebied} {visit.actor}"
        for gebied in gebied_names(desk)
        if desk.may_read(gebied)
        for visit in ronde(desk, Selection(gebied=gebied)).visits
    }
