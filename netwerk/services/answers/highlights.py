"""What an insight found, as marks on the map."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

import numpy as np

from netwerk.access.rights import LEZEN
from netwerk.insight.catalogue import every_kind, questions_of
from netwerk.insight.certainty import Ground
from netwerk.insight.counts import standing
from netwerk.insight.finding import ActorRef, Finding
from netwerk.insight.fragility.whatif import WhatIf
from netwerk.insight.openings.route import Route
from netwerk.insight.openings.settled import possible_now
from netwerk.insight.subjects import Told, told_once
from netwerk.insight.wording import listing, number_word
from netwerk.map.view import MARKS, Mark
from netwerk.model import Initiatief, Verbindkans
from netwerk.net.csr import Bools
from netwerk.net.net import Net
from netwerk.net.selection import Selection
from netwerk.services.agenda.agenda_marks import agenda_mark
from netwerk.services.desk import Desk, in_gebied

MARKABLE = {
    "geen": "Niets",
    "bruggen": "Bruggen en wie een deel vasthoudt",
    "alleen": "Wie alleen staat",
    "buiten": "Wie alleen buiten deze selectie contact heeft",
    "voorstellen": "Voorstellen om te verbinden",
    "mogelijk": "Mogelijk contact: zelfde zaal, club, bestuur of initiatief",
    "agenda": "Agenda: waar iets speelt",
}
"""What can be lifted out on the map page."""

MOST_PROPOSALS, MOST_POSSIBLE = 10, 100
POSSIBLE = "Mogelijk contact: {shared}; contact is niet bekend"
"""The words in the legend for what is no confirmed contact."""


def marks_for(desk: Desk, selection: Selection, what: str) -> tuple[Mark, ...]:
    """The marks for one of MARKABLE in the selected network."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    if what == "geen":
        return ()
    if what == "agenda":
        return (agenda_mark(desk, selection),)
    net = desk.networks.net(selection)
    if what == "bruggen":
        return desk.networks.kept(
            (net.moment, "bruggen", selection, desk.today),
            lambda: _bridges(desk.networks.ground(selection, desk.today)),
        )
    if what == "alleen":
        return (_standing_mark(net, standing(net).without_contact, "Geen contact"),)
    if what == "buiten":
        label = "Alleen contact buiten deze selectie"
        return (_standing_mark(net, standing(net).outside_only, label),)
    if what == "mogelijk":
        together = [entry.item for entry in desk.reads.all(Initiatief)]
        choices = [entry.item for entry in desk.reads.all(Verbindkans)]
        return desk.networks.kept(
            (net.moment, "mogelijk", selection, desk.today),
            lambda: (_possible(net, together, choices, desk.today),),
        )
    drawn = marked("voorstel")
    proposals = [f for f in desk.networks.findings(selection, desk.today) if f.kind in drawn]
    proposals = proposals[:MOST_PROPOSALS]
    return (
        Mark(
            "voorstel",
            actors=tuple(a.id for f in proposals for a in f.actors[:2]),
            ties=_pairs(proposals),
        ),
    )


def _possible(
    net: Net, together: Iterable[Initiatief], choices: Iterable[Verbindkans], today: date
) -> Mark:
    """Who share a setting without known contact, as dotted ties: never counted as contact.

    By all that is recorded: a filter on relations makes no contact unknown. Pairs that somebody
    decided on are left out; it is said how many of them were taken up.
    """
    whole = net.whole
    ids = [str(actor) for actor in whole.actors["id"]]
    found, taken = possible_now(whole, together, choices, today, among=_within(net))
    found = found[:MOST_POSSIBLE]
    ties = tuple((ids[pair.a], ids[pair.b]) for pair in found)
    first = [pair.shared[0] for pair in found]
    shared = listing(dict.fromkeys(s.short for s in sorted(first, key=lambda s: s.kind)), 9)
    label = POSSIBLE.format(shared=shared if found else "geen")
    return Mark(
        "voorstel",
        tuple(dict.fromkeys(i for tie in ties for i in tie)),
        ties,
        f"{label} ({number_word(taken)} al opgepakt: zie Introducties)" if taken else label,
        tuple((setting.words, setting.via) for setting in first),
    )


def _within(net: Net) -> Callable[[int], bool]:
    """Whether an actor of the whole is in this part of it."""
    here = set(net.place.tolist())
    return here.__contains__


def _standing_mark(net: Net, who: Bools, label: str) -> Mark:
    ids = tuple(str(net.actors["id"][i]) for i in np.flatnonzero(who).tolist())
    return Mark("nadruk", actors=ids, label=label)


def _bridges(ground: Ground) -> tuple[Mark, ...]:
    """Who and which contacts the network hangs on: those that matter most, and that it is so."""
    holders = tuple(f.actors[0].id for f in _answers(ground, "spil"))
    bruggen = _pairs(_answers(ground, "brug"))
    cut, bridges = len(ground.fragility.cut_points), int(ground.fragility.bridge.sum())
    return (
        Mark("spil", actors=holders, label=_words("spil", len(holders), cut)),
        Mark("brug", ties=bruggen, label=_words("brug", len(bruggen), bridges)),
    )


def marked(mark: str) -> frozenset[str]:
    """The names of the kinds that the map draws with this mark."""
    return frozenset(kind.name for kind in every_kind() if kind.mark == mark)


def _answers(ground: Ground, mark: str) -> list[Finding]:
    """What the questions behind a mark find, without asking the others."""
    names = marked(mark)
    answers = (finding for question in questions_of(names) for finding in question.find(ground))
    return [finding for finding in answers if finding.kind in names]


def _words(kind: str, shown: int, there: int) -> str:
    return f"{MARKS[kind]} (de belangrijkste van {there})" if shown < there else ""


def _pairs(findings: Iterable[Finding]) -> tuple[tuple[str, str], ...]:
    return tuple((f.actors[0].id, f.actors[1].id) for f in findings if len(f.actors) > 1)


def finding_marks(finding: Finding) -> tuple[Mark, ...]:
    """The actors of a finding and the ties it rests on; a proposed tie is dotted."""
    actors = tuple(actor.id for actor in finding.actors)
    if finding.kind in marked("voorstel") and len(actors) > 1:
        return (Mark("voorstel", actors=actors[:2], ties=((actors[0], actors[1]),)),)
    ties = tuple((e.van.id, e.naar.id) for e in finding.evidence)
    return (Mark("nadruk", actors=actors, ties=ties, label="Waar deze bevinding over gaat"),)


def card_marks(card: Told) -> tuple[Mark, ...]:
    """What a card is about: the actors of what leads, and all ties that it rests on."""
    marks = finding_marks(card.lead)
    ties = tuple((e.van.id, e.naar.id) for part in card.parts for e in part.evidence)
    more = tuple(dict.fromkeys((*marks[0].ties, *ties)))
    return marks if marks[0].kind == "voorstel" else (replace(marks[0], ties=more), *marks[1:])


def actors_mark(actors: Iterable[ActorRef], label: str) -> tuple[Mark, ...]:
    """These actors lifted out, under these words in the legend."""
    return (Mark("nadruk", actors=tuple(actor.id for actor in actors), label=label),)


def first_of_each(findings: Iterable[Finding]) -> tuple[Told, ...]:
    """For a map too large to take in: one card for each kind that is told there, led by it."""
    cards = told_once(findings)
    kinds = [kind.name for kind in every_kind() if kind.large_map]
    first: dict[str, Told] = {}
    for name in kinds:
        led = (card.led_by({name}) for card in cards if card.subject.key not in first)
        card = next((card for card in led if card is not None), None)
        if card is not None:
            first[card.subject.key] = card
    return tuple(first.values())


def route_mark(route: Route) -> Mark:
    """The actors and ties of a route."""
    ties = tuple((step.van.id, step.naar.id) for step in route.steps)
    return Mark(
        "route", actors=tuple(dict.fromkeys(actor for tie in ties for actor in tie)), ties=ties
    )


def dropped_mark(loss: WhatIf) -> tuple[Mark, ...]:
    """Who is thought away, and who would lose contact with the largest part or be left alone."""
    losing = tuple(dict.fromkeys(a.id for group in (loss.alone, *loss.apart) for a in group))
    marks = (Mark("valt_weg", actors=tuple(a.id for a in loss.removed)),)
    return (
        (*marks, Mark("nadruk", actors=losing, label="Verliest het contact met de rest"))
        if losing
        else marks
    )
