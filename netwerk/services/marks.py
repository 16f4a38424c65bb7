"""What an insight found, as marks on the map."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from netwerk.insight.finding import Finding
from netwerk.map.view import Mark
from netwerk.net.selection import Selection
from netwerk.services.networks import Networks

MARKABLE = {
    "geen": "Niets",
    "bruggen": "Bruggen en spillen",
    "alleen": "Wie alleen staat",
    "voorstellen": "Voorstellen om te verbinden",
}
"""What can be lifted out on the map page."""

MOST_PROPOSALS = 10


def marks_for(networks: Networks, selection: Selection, what: str, today: date) -> tuple[Mark, ...]:
    """The marks for one of MARKABLE in the selected network."""
    if what == "geen":
        return ()
    findings = networks.findings(selection, today)
    if what == "bruggen":
        return (
            Mark("spil", actors=tuple(f.actors[0].id for f in _of(findings, "cut_point"))),
            Mark("brug", ties=_pairs(_of(findings, "bridge"))),
        )
    if what == "alleen":
        alone = _of(findings, "isolated", "only_affiliation", "outside_only")
        return (Mark("nadruk", actors=tuple(a.id for f in alone for a in f.actors), label="Staat alleen"),)
    proposals = list(_of(findings, "introduction_easy", "introduction_gain"))[:MOST_PROPOSALS]
    return (Mark("voorstel", actors=tuple(a.id for f in proposals for a in f.actors[:2]), ties=_pairs(proposals)),)


def _of(findings: Iterable[Finding], *kinds: str) -> list[Finding]:
    return [f for f in findings if f.kind in kinds]


def _pairs(findings: Iterable[Finding]) -> tuple[tuple[str, str], ...]:
    return tuple((f.actors[0].id, f.actors[1].id) for f in findings if len(f.actors) > 1)
