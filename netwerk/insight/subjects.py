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
        """How sure the sentence that leads is. A part can rest on other ties: see `own_band`."""
        return self.lead.certainty

    def own_band(self, part: Finding) -> str:
        """The band of a part when it is not that of the lead, else ''."""
        band = part.certainty.band
        return "" if band == self.certainty.band else band

    def part_words(self, part: Finding) -> str:
        """The sentence of a part, and how sure that is when the lead is more or less so."""
        band = self.own_band(part)
        return f"{part.sentence} Zekerheid: {band}." if band else part.sentence

    @property
    def next_step(self) -> str:
        """What to do: the step of the lead, else of the first part that has one ('': nothing)."""
        return next((finding.next_step for finding in self.findings if finding.next_step), "")

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that is said, the lead first."""
        return (self.lead, *self.parts)

    def first_of(self, kinds: Collection[str]) -> Finding | None:
        """The first finding of these kinds, None when nothing of it is said."""
        return next((finding for finding in self.findings if finding.kind in kinds), None)

    def led_by(self, kinds: Collection[str]) -> Told | None:
        """The subject as told for a question: the first of these kinds leads, None without one.

        The others stay its parts, by rank.
        """
        lead = self.first_of(kinds)
        if lead is None:
            return None
        return Told(self.subject, lead, tuple(f for f in self.findings if f is not lead))


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
