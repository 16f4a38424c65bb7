"""Who may decide on a finding, and what stands in the way: rights, or a decision of before."""

from __future__ import annotations

from collections.abc import Sequence

from netwerk.access.rights import BEWERKEN
from netwerk.errors import AccessDenied, Conflict
from netwerk.insight.finding import Finding
from netwerk.model import Afspraak
from netwerk.services.changes import resource
from netwerk.services.day.agreements import decided_words
from netwerk.services.day.decided_now import standing_among
from netwerk.services.day.finding_place import hidden_actors, place_of_finding
from netwerk.services.desk import Desk, in_gebied
from netwerk.typed.dates import on_day_words

Place = tuple[str | None, str | None]


def decidable(desk: Desk, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Of these the findings that this user may decide on, in the order given."""
    return tuple(
        finding
        for finding in findings
        if desk.may_change(place_of_finding(desk, finding)[0]) and not hidden_actors(desk, finding)
    )


def require_places(desk: Desk, findings: Sequence[Finding]) -> tuple[Place, ...]:
    """The gebied and kern of each. Raises AccessDenied, of several saying about whom."""
    places = tuple(place_of_finding(desk, finding) for finding in findings)
    for finding, (gebied, _) in zip(findings, places, strict=True):
        try:
            desk.require(BEWERKEN, in_gebied(gebied))
            for actor in hidden_actors(desk, finding):
                desk.require(BEWERKEN, resource(desk, actor))
        except AccessDenied as error:
            if len(findings) == 1:
                raise
            raise AccessDenied(f"Over {_whom(finding)} kun je niet besluiten. {error}") from error
    return places


def refuse_decided(desk: Desk, findings: Sequence[Finding]) -> None:
    """Raise Conflict when a decision holds on one of these, saying who made it, and about whom."""
    desk.networks.changed()
    holding = standing_among(desk, desk.store.all(Afspraak))
    for finding in findings:
        entry = holding.get(finding.key)
        if entry is None:
            continue
        item = entry.item
        mine = item.eigenaar == desk.user.naam
        by = "Jij besloot" if mine else f"{item.eigenaar or 'Een ander'} besloot"
        when = f"{on_day_words(item.datum)}: {decided_words(item)}."
        if len(findings) > 1:
            others = "Er is niets bewaard. Over de anderen kun je opnieuw besluiten."
            raise Conflict(f"{by} al over {_whom(finding)} {when} {others}")
        raise Conflict(f"{by} hier al over {when} Open het weer als je iets anders besluit.")


def _whom(finding: Finding) -> str:
    """Whom a finding is about, by name."""
    if finding.subject is not None and finding.subject.name:
        return finding.subject.name
    return finding.actors[0].naam if finding.actors else finding.sentence.rstrip(".")
