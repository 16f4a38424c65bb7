"""All insight in one list: which questions are asked of a network, in which order, for which page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from netwerk.insight.certainty import Ground, find_coverage, ground_of
from netwerk.insight.chance.brokers import find_brokers
from netwerk.insight.chance.gaps import find_gaps
from netwerk.insight.chance.groups import find_groups
from netwerk.insight.coverage.care import find_kernen_without_care
from netwerk.insight.coverage.isolation import find_alone_by_group, find_isolated, find_too_little
from netwerk.insight.coverage.reach import find_reach, find_without_team
from netwerk.insight.finding import Finding
from netwerk.insight.fragility.bridges import find_bridges, find_cut_points, find_local_bridges
from netwerk.insight.fragility.carried import find_carried_by_one
from netwerk.insight.fragility.clusters import (
    find_hanging_clusters,
    find_single_contacts,
    find_small_clusters,
)
from netwerk.insight.fragility.keyplayers import find_key_players
from netwerk.insight.fragility.separators import find_held_by_few
from netwerk.insight.grouping import KINDS as GROUPS_BY
from netwerk.insight.numbers import selection_words
from netwerk.insight.openings.introductions import find_introductions
from netwerk.model import Verbindkans
from netwerk.net.kernels import Stopped
from netwerk.net.net import Net
from netwerk.schema import Schema

ALWAYS, GATEN, BRUGGEN, KANSEN = "altijd", "gaten", "bruggen", "kansen"
"""The pages a finding can belong to."""


@dataclass(frozen=True)
class Question:
    """One question: the page it is for, the kinds of finding it can give.

    And the function that answers it.
    """

    page: str
    kinds: tuple[str, ...]
    find: Callable[[Ground], tuple[Finding, ...]]


QUESTIONS: tuple[Question, ...] = (
    Question(ALWAYS, ("no_actors", "one_actor", "no_contacts"), find_too_little),
    Question(GATEN, ("isolated", "only_affiliation", "outside_only"), find_isolated),
    Question(GATEN, ("pair", "small_component"), find_small_clusters),
    Question(GATEN, ("hangs_on_one",), find_hanging_clusters),
    Question(GATEN, ("pendant",), find_single_contacts),
    Question(GATEN, ("kern_apart", "kern_held_by_few"), find_held_by_few),
    Question(GATEN, ("kern_without_care",), find_kernen_without_care),
    Question(GATEN, ("no_team_known", "no_team_tie", "no_makelaar_tie"), find_without_team),
    Question(
        GATEN,
        ("physical_social", "gap", "quiet_group", *(f"closed_{by}" for by in GROUPS_BY)),
        find_gaps,
    ),
    Question(
        GATEN,
        ("alone_by_gebied", "alone_by_kern", "alone_by_categorie", "alone_by_domein"),
        find_alone_by_group,
    ),
    Question(BRUGGEN, ("cut_point", "cut_point_more", "no_cut_points"), find_cut_points),
    Question(BRUGGEN, ("carried_by_one",), find_carried_by_one),
    Question(BRUGGEN, ("bridge", "bridge_more"), find_bridges),
    Question(BRUGGEN, ("broker", "broker_role"), find_brokers),
    Question(
        BRUGGEN, ("group", "no_clear_groups", "between_groups", "group_gap", "heart"), find_groups
    ),
    Question(BRUGGEN, ("holds_together", "reaches_most"), find_key_players),
    Question(BRUGGEN, ("local_bridge",), find_local_bridges),
    Question(BRUGGEN, ("reach",), find_reach),
    Question(KANSEN, ("introduction_easy", "introduction_gain"), find_introductions),
    Question(ALWAYS, ("coverage",), find_coverage),
)
"""Every question, in the order in which the answers are read. A new insight is one line here."""


def kinds_of(page: str) -> tuple[str, ...]:
    """The kinds of finding of a page, in order of reading."""
    return tuple(kind for question in QUESTIONS if question.page == page for kind in question.kinds)


def all_findings(
    net: Net,
    schema: Schema,
    today: date,
    kinds: Collection[str] | None = None,
    choices: Iterable[Verbindkans] = (),
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    ground: Ground | None = None,
) -> tuple[Finding, ...]:
    """Every finding about a net, by question, the most important of each question first.

    ``kinds`` limits what is asked and given. ``choices``: what the user decided about proposals.
    ``progress`` gets a share between 0 and 1 after each question; when ``cancelled()`` is true
    Stopped is raised before the next. ``ground``: that of this net and day, when it was made
    already.
    """
    ground = ground or ground_of(net, schema, today)
    asked = [q for q in QUESTIONS if kinds is None or not set(kinds).isdisjoint(q.kinds)]
    found: list[Finding] = []
    named = selection_words(net, schema)
    for done, question in enumerate(asked, 1):
        if cancelled is not None and cancelled():
            raise Stopped
        answers = (
            find_introductions(ground, choices)
            if question.find is find_introductions
            else question.find(ground)
        )
        found.extend(
            replace(f, selection=named) for f in answers if kinds is None or f.kind in kinds
        )
        if progress is not None:
            progress(done / len(asked))
    return tuple(found)


def as_json(finding: Finding) -> dict[str, Any]:
    """A finding as plain values for `netwerk insight --json`; ``page`` says where the app shows it."""
    return {
        "kind": finding.kind,
        "page": next((q.page for q in QUESTIONS if finding.kind in q.kinds), ALWAYS),
        "key": finding.key,
        "sentence": finding.sentence,
        "selection": finding.selection,
        "actors": [asdict(actor) for actor in finding.actors],
        "evidence": [asdict(tie) for tie in finding.evidence],
        "certainty": asdict(finding.certainty),
        "next_step": finding.next_step,
        "gebied": finding.gebied,
        "kern": finding.kern,
        "numbers": dict(finding.numbers),
    }
