"""The cards of a page under headings that are questions of the user; a subject has one place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from netwerk.insight.catalogue import every_kind
from netwerk.insight.finding import Finding, Subject
from netwerk.insight.kinds import ALWAYS, HEADINGS, Heading
from netwerk.insight.kinds import BRUGGEN as BRUGGEN
from netwerk.insight.kinds import GATEN as GATEN
from netwerk.insight.kinds import KANSEN as KANSEN
from netwerk.insight.subjects import Told as Told
from netwerk.insight.subjects import told_once
from netwerk.insight.wording import listing

SAID_HERE = 3
"""So many answers are said under a heading without a card of its own."""


@dataclass(frozen=True)
class PagePart:
    """One heading of a page with its cards.

    elsewhere: subjects that have an answer to this heading too, on a card under another one.
    answers: the first of those answers of each of these subjects.
    """

    heading: Heading
    cards: tuple[Told, ...]
    elsewhere: tuple[Subject, ...] = ()
    answers: tuple[Finding, ...] = ()

    @property
    def note(self) -> str:
        """What to say beside the cards: where else to look, or that there is nothing.

        Without cards the answers themselves, so that no question stands there without one.
        """
        if not self.elsewhere:
            return "" if self.cards else self.heading.nothing
        names = listing(subject.name for subject in self.elsewhere)
        if self.cards:
            return f"Hier is meer over te lezen bij {names}, op deze pagina."
        told = (f"{f.sentence} Zekerheid: {f.certainty.band}." for f in self.answers[:SAID_HERE])
        return f"{' '.join(told)} Meer hierover staat bij {names}, op deze pagina."


def in_sections(findings: Iterable[Finding], page: str) -> tuple[PagePart, ...]:
    """What a page tells, by heading; every subject stands under one heading only.

    That is the heading of the first that is said about it on this page, and this leads its card. A
    heading without anything to say is left out.
    """
    headings = [heading for heading in HEADINGS if heading.page in (page, ALWAYS)]
    heading_of = {kind.name: kind.heading for kind in every_kind() if kind.heading in headings}
    cards: dict[str, list[Told]] = {heading.key: [] for heading in headings}
    elsewhere: dict[str, list[tuple[Subject, Finding]]] = {heading.key: [] for heading in headings}
    for told in _by_first(told_once(findings), tuple(heading_of)):
        answers: dict[str, Finding] = {}
        for finding in told.findings:
            if finding.kind in heading_of:
                answers.setdefault(heading_of[finding.kind].key, finding)
        place = heading_of[told.lead.kind].key
        cards[place].append(told)
        for key, answer in answers.items():
            if key != place:
                elsewhere[key].append((told.subject, answer))
    parts = (
        PagePart(
            heading=heading,
            cards=tuple(cards[heading.key]),
            elsewhere=tuple(subject for subject, _ in elsewhere[heading.key]),
            answers=tuple(answer for _, answer in elsewhere[heading.key]),
        )
        for heading in headings
    )
    return tuple(part for part in parts if part.cards or part.note)


def _by_first(told: Iterable[Told], names: tuple[str, ...]) -> list[Told]:
    """The cards with something of these kinds, led by the first of those and in their order."""
    led = (card.led_by(names) for card in told)
    return sorted(
        (card for card in led if card is not None), key=lambda card: names.index(card.lead.kind)
    )
