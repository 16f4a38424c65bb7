"""What the findings say about one actor, a pair or the actors of a place."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from netwerk.insight.catalogue import kind_of
from netwerk.insight.finding import Finding, Subject
from netwerk.insight.fragility.bridges import BRIDGE
from netwerk.insight.kinds import APART, HOLDS, ONLY_TIE, PERSON, THREAD, Heading
from netwerk.insight.subjects import Told, told_once

HANGING: tuple[Heading, ...] = (APART, THREAD, PERSON, HOLDS, ONLY_TIE)
"""The questions of which the answer is: this hangs on that."""


def about_actor(findings: Iterable[Finding], id: str) -> tuple[Told, ...]:
    """The card of the actor first, then those of its ties and proposals."""
    cards = told_once(findings)
    own = [card for card in cards if _is(card.subject, "actor", id)]
    pairs = [card for card in cards if card.subject.kind == "tie" and id in card.subject.ids]
    return (*own, *pairs)


def naming_actor(findings: Iterable[Finding], id: str) -> tuple[Finding, ...]:
    """Findings about others or about a place that name this actor and say who they are about."""
    return tuple(
        finding
        for finding in findings
        if finding.subject is not None
        and finding.subject.kind in ("actor", "kern")
        and id not in finding.subject.ids
        and finding.kind != BRIDGE.name
        and any(actor.id == id for actor in finding.actors)
    )


def about_pair(findings: Iterable[Finding], one: str, other: str) -> tuple[Told, ...]:
    """The cards of a tie, there or proposed."""
    ends = tuple(sorted((one, other)))
    return tuple(
        card
        for card in told_once(findings)
        if card.subject.kind == "tie" and tuple(sorted(card.subject.ids)) == ends
    )


def about_place(findings: Iterable[Finding], place: str, ids: Collection[str]) -> tuple[Told, ...]:
    """The card of a kern or gebied first, then those of its actors on which others hang.

    What says that the place hangs on something, or stands apart, leads its card.
    """
    listed = tuple(findings)
    kinds = _hanging_kinds(listed)
    cards = told_once(listed)
    own = [card for card in cards if card.subject.ids == (place,) and card.subject.kind != "actor"]
    return (*(card.led_by(kinds) or card for card in own), *hanging(listed, ids))


def hanging_here(findings: Iterable[Finding], place: str, ids: Collection[str]) -> tuple[Told, ...]:
    """What hangs on what in a place: of itself, of its kernen, then of its actors.

    ids: of its actors. A kern is in it when all that its card names first are.
    """
    listed = tuple(findings)
    kinds = _hanging_kinds(listed)
    led = [card.led_by(kinds) for card in told_once(listed)]
    places = [card for card in led if card is not None and card.subject.kind in ("kern", "gebied")]
    own = [card for card in places if card.subject.ids == (place,)]
    within = [
        card
        for card in places
        if card not in own and card.lead.actors and {a.id for a in card.lead.actors} <= set(ids)
    ]
    return (*own, *within, *hanging(listed, ids))


def hanging(findings: Iterable[Finding], ids: Collection[str]) -> tuple[Told, ...]:
    """The cards of these actors on which others hang, led by what says so."""
    listed = tuple(findings)
    kinds = _hanging_kinds(listed)
    cards = [
        card.led_by(kinds)
        for card in told_once(listed)
        if card.subject.kind == "actor" and card.subject.ids[0] in ids
    ]
    return tuple(card for card in cards if card is not None)


def thin_pairs(findings: Iterable[Finding], ids: Collection[str]) -> tuple[tuple[str, str], ...]:
    """The contacts of these actors without which a part comes loose, by the ids of both ends."""
    return tuple(
        (finding.actors[0].id, finding.actors[1].id)
        for finding in findings
        if finding.kind == BRIDGE.name
        and len(finding.actors) > 1
        and not {actor.id for actor in finding.actors[:2]}.isdisjoint(ids)
    )


def _hanging_kinds(findings: Iterable[Finding]) -> set[str]:
    return {finding.kind for finding in findings if kind_of(finding.kind).heading in HANGING}


def _is(subject: Subject, kind: str, id: str) -> bool:
    return subject.kind == kind and subject.ids == (id,)
