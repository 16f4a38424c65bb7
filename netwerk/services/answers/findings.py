"""What the network shows: counts and findings of a selection."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from netwerk.access.rights import LEZEN
from netwerk.errors import InputError
from netwerk.insight.catalogue import as_json, every_kind
from netwerk.insight.counts import count_words
from netwerk.insight.finding import Finding
from netwerk.insight.numbers import selection_sentence
from netwerk.insight.subjects import Told, told_once
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.day.agreements import decided_words
from netwerk.services.day.decided_now import decision_values, standing
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.live.jobs import Job


@dataclass(frozen=True)
class Insight:
    """Everything there is to say about a selection.

    headline: its counts in one sentence. cards: every subject once. values: counts and each finding
    by itself as plain values, for scripts. decided: by key what was decided on a finding, in words.
    """

    headline: str
    cards: tuple[Told, ...]
    values: Mapping[str, Any]
    decided: Mapping[str, str] = field(default_factory=dict)


def as_values(finding: Finding) -> Mapping[str, Any]:
    """A finding as plain values, for scripts."""
    return as_json(finding)


def findings_job(desk: Desk, selection: Selection) -> Job[tuple[Finding, ...]]:
    """Every finding about the selected network, as a job that can be followed and stopped."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    return desk.networks.findings_job(selection, desk.today)


def findings(desk: Desk, selection: Selection) -> tuple[Finding, ...]:
    """Every finding about the selected network."""
    return findings_job(desk, selection).result()


def counts(desk: Desk, selection: Selection) -> Mapping[str, int | float]:
    """The counts of the selected network."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    return desk.networks.numbers(selection)


def insight(desk: Desk, selection: Selection, kinds: Collection[str] = ()) -> Insight:
    """Counts and findings of a selection; ``kinds`` leaves only those kinds of finding.

    Raises InputError naming the kinds there are.
    """
    there = [kind.name for kind in every_kind()]
    for kind in kinds:
        if kind not in there:
            raise InputError(
                f"De soort bevinding '{kind}' bestaat niet. Kies uit: {', '.join(there)}."
            )
    numbers = counts(desk, selection)
    net = desk.networks.net(selection)
    given = tuple(f for f in findings(desk, selection) if not kinds or f.kind in kinds)
    named = selection_sentence(net, schema())
    chosen = {k: v for k, v in asdict(selection).items() if v not in (None, ())}
    decided = standing(desk)
    return Insight(
        headline=f"{named}: {count_words(numbers)}",
        cards=told_once(given),
        decided={f.key: decided_words(decided[f.key]) for f in given if f.key in decided},
        values={
            "revision": net.revision,
            "selection": chosen | {"sentence": named},
            "numbers": dict(numbers),
            "findings": [
                as_json(f) | {"decision": decision_values(decided.get(f.key))} for f in given
            ],
        },
    )
