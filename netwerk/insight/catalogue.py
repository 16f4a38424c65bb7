"""All insight in one list: which questions are asked of a network, in which order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict, replace
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np

from netwerk.insight import change
from netwerk.insight.bands import never_too_sure
from netwerk.insight.certainty import Ground, ground_of
from netwerk.insight.chance import brokers, gaps, groups
from netwerk.insight.counts import twice as twice_in
from netwerk.insight.coverage import (
    alone_by_group,
    ask_first,
    asked,
    care,
    isolation,
    reach,
    team,
    too_little,
    twice,
    without_us,
)
from netwerk.insight.finding import MORE, Finding, Subject
from netwerk.insight.fragility import (
    bridges,
    carried,
    clusters,
    keyplayers,
    local_bridges,
    separators,
)
from netwerk.insight.kinds import ALWAYS, Kind, Question, subject_of
from netwerk.insight.numbers import selection_words
from netwerk.insight.openings import introduction_words, introductions, meeting
from netwerk.insight.openings.beside import Beside
from netwerk.model import Afspraak, Initiatief, Verbindkans
from netwerk.net.kernels import Stopped
from netwerk.net.net import Net
from netwerk.net.selection import Selection
from netwerk.schema import Schema

QUESTIONS: tuple[Question, ...] = (
    too_little.TOO_LITTLE,
    twice.MAYBE_DOUBLE,
    isolation.STANDING_ALONE,
    clusters.SMALL_CLUSTERS,
    clusters.HANGING_CLUSTERS,
    clusters.SINGLE_CONTACTS,
    separators.HELD_BY_FEW,
    care.WITHOUT_CARE,
    team.WITHOUT_TEAM,
    gaps.GAPS,
    alone_by_group.STANDING_ALONE_BY_GROUP,
    bridges.CUT_POINTS,
    carried.CARRIED,
    bridges.BRIDGES,
    brokers.BROKERS,
    groups.GROUPS_FOUND,
    keyplayers.KEY_PLAYERS,
    local_bridges.LOCAL_BRIDGES,
    reach.OF_THE_MAKELAAR,
    without_us.OF_OURSELVES,
    meeting.MEETINGS,
    introductions.INTRODUCTIONS,
    ask_first.ASK_FIRST,
    asked.COMPLETENESS,
)
"""Every question, in the order in which it is asked. A new finder is one line here."""


OF_ONE_OR_TWO: Mapping[str, int] = {
    clusters.PAIR.name: 2,
    meeting.SHARED_SETTING.name: 2,
    introduction_words.EASY.name: 2,
    introduction_words.GAIN.name: 2,
}
"""Kinds that say whom an actor, or two, lack or could meet; with how many they are about."""


def every_kind() -> tuple[Kind, ...]:
    """The kinds that the questions can give, what is told first first."""
    return _kinds(QUESTIONS)


@lru_cache(maxsize=4)
def _kinds(questions: tuple[Question, ...]) -> tuple[Kind, ...]:
    given = (kind for question in questions for kind in question.kinds)
    return tuple(sorted(given, key=lambda kind: kind.rank))


def kind_of(name: str) -> Kind:
    """The record of a kind, of a question or of a comparison of two days. Raises KeyError."""
    return _by_name(QUESTIONS)[name]


@lru_cache(maxsize=4)
def _by_name(questions: tuple[Question, ...]) -> Mapping[str, Kind]:
    return {kind.name: kind for kind in (*_kinds(questions), *change.KINDS)}


def kinds_of(page: str) -> tuple[str, ...]:
    """The names of the kinds of a page, what is told first first."""
    return tuple(kind.name for kind in every_kind() if kind.page == page)


def questions_of(kinds: Collection[str]) -> tuple[Question, ...]:
    """The questions that can give one of these kinds."""
    return tuple(q for q in QUESTIONS if not set(kinds).isdisjoint(q.names))


def all_findings(
    net: Net,
    schema: Schema,
    today: date,
    kinds: Collection[str] | None = None,
    choices: Iterable[Verbindkans] = (),
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    ground: Ground | None = None,
    initiatieven: Iterable[Initiatief] = (),
    proposed: tuple[Finding, ...] | None = None,
    of_whole: Iterable[Finding] = (),
) -> tuple[Finding, ...]:
    """Every finding about a net, by question, the most important of each question first.

    ``kinds`` limits what is asked and given. ``choices``: what the user decided about proposals.
    ``progress`` gets a share between 0 and 1 after each question; when ``cancelled()`` is true
    Stopped is raised before the next. ``ground``: that of this net and day, and ``proposed``: what
    `all_proposals` gives for the whole, when they were made already. ``initiatieven``: who do
    something together. ``of_whole``: the findings of the whole network, whose advice holds in every
    part of it (`same_advice`).
    """
    beside = Beside(tuple(choices), tuple(initiatieven), proposed)
    ground = ground or ground_of(net, schema, today)
    net = ground.net
    questions = QUESTIONS if kinds is None else questions_of(kinds)
    findings: list[Finding] = []
    named = selection_words(net, schema)
    doubles = {str(net.actors["id"][i]) for i in np.flatnonzero(twice_in(net)).tolist()}
    for done, question in enumerate(questions, 1):
        if cancelled is not None and cancelled():
            raise Stopped
        record = {kind.name: kind for kind in question.kinds}
        answers = question.find(ground, beside) if question.with_choices else question.find(ground)
        findings.extend(
            never_too_sure(_placed(f, subject_of(record[f.kind], f, net), net.selection, named))
            for f in answers
            if (kinds is None or f.kind in kinds) and not (doubles and _of_a_double(f, doubles))
        )
        if progress is not None:
            progress(done / len(questions))
    findings = _one_list_each(findings)
    return same_advice(findings, of_whole)


def _placed(finding: Finding, subject: Subject, selection: Selection, named: str) -> Finding:
    """A finding with what it is told about, and which part of the network was looked at."""
    of_the_part = subject.kind in ("groups", "whole") or finding.about == MORE
    scope = selection.key if of_the_part else ""
    return replace(finding, selection=named, subject=subject, scope=scope)


def _one_list_each(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without a pair that is proposed a second time: the first list has it."""
    seen, out = set[str](), list[Finding]()
    pairs = {kind.name for kind in every_kind() if kind.decidable}
    for finding in findings:
        if finding.kind not in pairs or finding.about not in seen:
            out.append(finding)
        if finding.kind in pairs:
            seen.add(finding.about)
    return out


def same_advice(findings: Iterable[Finding], of_whole: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings of a part with the steps of the whole, where that says the same of the same one.

    So whom to meet does not change with the filter. It says the same when its numbers do: of whom
    two parts hang on in a gebied and three in all, the step of all would be false there. Not of
    groups or of the network as such: there a part is another question.
    """
    steps = {f.key: f for f in of_whole if _of_one(f)}
    return tuple(
        replace(f, next_step=same.next_step)
        if (same := steps.get(f.key)) is not None and same.numbers == f.numbers
        else f
        for f in findings
    )


def _of_one(finding: Finding) -> bool:
    subject = finding.subject
    return subject is not None and subject.kind in ("actor", "tie", "kern", "gebied")


def _of_a_double(finding: Finding, doubles: Collection[str]) -> bool:
    """Whether it says of somebody who may be there twice whom they lack or could meet."""
    if finding.kind not in OF_ONE_OR_TWO or finding.about == MORE:
        return False
    return any(actor.id in doubles for actor in finding.actors[: OF_ONE_OR_TWO[finding.kind]])


def all_proposals(
    ground: Ground,
    choices: Iterable[Verbindkans],
    initiatieven: Iterable[Initiatief],
    said: Iterable[Afspraak] = (),
) -> tuple[Finding, ...]:
    """Whom to introduce to whom in a whole network: what every selection takes its own from.

    A pair stands in one list: that of who meet already, when they share a place. said: what was
    decided on findings: what did not fit some kinds of group stands lower for them.
    """
    choices, initiatieven, said = tuple(choices), tuple(initiatieven), tuple(said)
    met = meeting.all_meetings(ground, choices, initiatieven, said)
    return (
        *met,
        *introductions.all_introductions(
            ground, choices, initiatieven=initiatieven, met=met, said=said
        ),
    )


def as_json(finding: Finding) -> dict[str, Any]:
    """A finding as plain values for scripts; ``page`` says where the app shows it."""
    pages = {kind.name: kind.page for kind in (*every_kind(), *change.KINDS)}
    return {
        "kind": finding.kind,
        "page": pages.get(finding.kind, ALWAYS),
        "key": finding.key,
        "subject": {"key": finding.subject.key, **asdict(finding.subject)}
        if finding.subject
        else None,
        "sentence": finding.sentence,
        "selection": finding.selection,
        "actors": [asdict(actor) for actor in finding.actors],
        "evidence": [asdict(tie) for tie in finding.evidence],
        "certainty": asdict(finding.certainty),
        "holds": finding.holds,
        "level": finding.level,
        "next_step": finding.next_step,
        "gebied": finding.gebied,
        "kern": finding.kern,
        "numbers": dict(finding.numbers),
    }
