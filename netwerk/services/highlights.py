"""What an insight found, as marks on the map."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from netwerk.access.rights import LEZEN
from netwerk.insight.certainty import Ground
from netwerk.insight.finding import Finding
from netwerk.insight.fragility.bridges import find_bridges, find_cut_points
from netwerk.insight.fragility.whatif import WhatIf
from netwerk.insight.openings.routes import Route
from netwerk.map.view import MARKS, Mark
from netwerk.net.selection import Selection
from netwerk.services.desk import Desk, in_gebied

MARKABLE = {
    "geen": "Niets",
    "bruggen": "Bruggen en spillen",
    "alleen": "Wie alleen staat",
    "voorstellen": "Voorstellen om te verbinden",
}
"""What can be lifted out on the map page."""

MOST_PROPOSALS = 10


def marks_for(desk: Desk, selection: Selection, what: str) -> tuple[Mark, ...]:
    """The marks for one of MARKABLE in the selected network."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    if what == "geen":
        return ()
    net = desk.networks.net(selection)
    if what == "bruggen":
        return desk.networks.kept(
            (net.revision, "bruggen", selection, desk.today),
            lambda: _bridges(desk.networks.ground(selection, desk.today)),
        )
    if what == "alleen":
        alone = np.flatnonzero(net.degree == 0)
        return (
            Mark(
                "nadruk",
                actors=tuple(str(net.actors["id"][i]) for i in alone.tolist()),
                label="Staat alleen: geen contact",
            ),
        )
    findings = desk.networks.findings(selection, desk.today)
    proposals = list(_of(findings, "introduction_easy", "introduction_gain"))[:MOST_PROPOSALS]
    return (
        Mark(
            "voorstel",
            actors=tuple(a.id for f in proposals for a in f.actors[:2]),
            ties=_pairs(proposals),
        ),
    )


def _bridges(ground: Ground) -> tuple[Mark, ...]:
    """Who and which contacts the network hangs on.

    Those that matter most, and said so when there are more.
    """
    spillen = tuple(f.actors[0].id for f in _of(find_cut_points(ground), "cut_point"))
    bruggen = _pairs(_of(find_bridges(ground), "bridge"))
    found = ground.fragility
    return (
        Mark("spil", actors=spillen, label=_words("spil", len(spillen), len(found.cut_points))),
        Mark("brug", ties=bruggen, label=_words("brug", len(bruggen), int(found.bridge.sum()))),
    )


def _words(kind: str, shown: int, there: int) -> str:
    return f"{MARKS[kind]} (de belangrijkste van {there})" if shown < there else ""


def _of(findings: Iterable[Finding], *kinds: str) -> list[Finding]:
    return [f for f in findings if f.kind in kinds]


def _pairs(findings: Iterable[Finding]) -> tuple[tuple[str, str], ...]:
    return tuple((f.actors[0].id, f.actors[1].id) for f in findings if len(f.actors) > 1)


def finding_marks(finding: Finding) -> tuple[Mark, ...]:
    """The actors of a finding and the ties it rests on; a proposed tie is dotted."""
    actors = tuple(actor.id for actor in finding.actors)
    if finding.kind in {"introduction_easy", "introduction_gain"} and len(actors) > 1:
        return (Mark("voorstel", actors=actors[:2], ties=((actors[0], actors[1]),)),)
    ties = tuple((e.van.id, e.naar.id) for e in finding.evidence)
    return (Mark("nadruk", actors=actors, ties=ties, label="Waar deze bevinding over gaat"),)


def route_mark(route: Route) -> Mark:
    """The actors and ties of a route."""
    ties = tuple((step.van.id, step.naar.id) for step in route.steps)
    return Mark(
        "route", actors=tuple(dict.fromkeys(actor for tie in ties for actor in tie)), ties=ties
    )


def dropped_mark(found: WhatIf) -> tuple[Mark, ...]:
    """Who is thought away, and who would lose contact with the largest part or be left alone."""
    losing = tuple(dict.fromkeys(a.id for group in (found.alone, *found.apart) for a in group))
    marks = (Mark("valt_weg", actors=tuple(a.id for a in found.removed)),)
    return (
        (*marks, Mark("nadruk", actors=losing, label="Verliest het contact met de rest"))
        if losing
        else marks
    )
