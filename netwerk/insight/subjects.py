"""What is said about one subject, told once: one sentence leads, the others become its parts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from netwerk.insight.catalogue import every_kind
from netwerk.insight.finding import Certainty, Finding, Subject

ELSEWHERE_LAST = 10_000
"""The rank of a kind without a record."""


@dataclass(frozen=True)
class Told:
    """One subject: the finding that leads, and under it what else is said about it, by rank."""

    subject: Subject
    lead: Finding
    parts: tuple[Finding, ...] = ()

    @property
    def certainty(self) -> Certainty:
        """How sure it is: the certainty of the lead.

        The band stands beside the sentence that leads, so it is that sentence's. The parts rest on
        the same ties: to lower the band for each of them would count one doubt several times, to
        raise it would lend the lead what it does not rest on.
        """
        return self.lead.certainty

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that is said, the lead first."""
        return (self.lead, *self.parts)

    def first_of(self, kinds: Collection[str]) -> Finding | None:
        """The first finding of these kinds, None when nothing of it is said."""
        return next((finding for finding in self.findings if finding.kind in kinds), None)


def told_once(findings: Iterable[Finding]) -> tuple[Told, ...]:
    """Every subject once, in the order of what leads.

    The finding whose kind has the lowest rank leads, the first of them on ties. A finding without a
    subject is a subject of its own.
    """
    ranks = {kind.name: kind.rank for kind in every_kind()}
    ordered = sorted(findings, key=lambda finding: ranks.get(finding.kind, ELSEWHERE_LAST))
    about: dict[str, list[Finding]] = {}
    for finding in ordered:
        about.setdefault(_subject(finding).key, []).append(finding)
    return tuple(Told(_subject(said[0]), said[0], tuple(said[1:])) for said in about.values())


def _subject(finding: Finding) -> Subject:
    return finding.subject or Subject("whole", (finding.key,), "")
