"""The cards of a page under headings that are questions of the user; a subject has one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from netwerk.insight.bands import grounds_words as grounds_words
from netwerk.insight.catalogue import every_kind
from netwerk.insight.finding import Finding, Subject
from netwerk.insight.kinds import ALWAYS, ASK, HEADINGS, Heading
from netwerk.insight.kinds import BRUGGEN as BRUGGEN
from netwerk.insight.kinds import GATEN as GATEN
from netwerk.insight.kinds import KANSEN as KANSEN
from netwerk.insight.subjects import Told as Told
from netwerk.insight.subjects import told_once
from netwerk.insight.wording import listing

SAID_HERE = 3
"""So many answers are said under a heading without a card of its own."""
NAMED_HERE = 3


@dataclass(frozen=True)
class PagePart:
    """One heading of a page with its cards.

    facts: subjects of which nothing said here can be acted on: they are for the table of the page.
    elsewhere: subjects that have an answer to this heading too, on a card under another one.
    answers: the first of those answers of each of these subjects.
    pointer: on which other page stands what to do about it ('' where that is not so).
    """

    heading: Heading
    cards: tuple[Told, ...]
    facts: tuple[Told, ...] = ()
    elsewhere: tuple[Subject, ...] = ()
    answers: tuple[Finding, ...] = ()
    pointer: str = ""

    @property
    def note(self) -> str:
        """What to say beside the cards: where else to look, or that there is nothing.

        Without cards the answers themselves, so that no question stands there without one.
        """
        if not self.elsewhere:
            if self.heading.told_at_once:
                lines = (*(fact.lead.sentence for fact in self.facts), self.pointer)
                return " ".join(line for line in lines if line)
            return "" if self.cards or self.facts else self.heading.nothing
        names = listing((subject.name for subject in self.elsewhere), NAMED_HERE)
        if self.cards:
            return f"Meer hierover staat op deze pagina bij {names}."
        told = (f"{f.sentence} Zekerheid: {f.certainty.band}." for f in self.answers[:SAID_HERE])
        return f"{' '.join(told)} Meer hierover staat op deze pagina bij {names}."


def in_sections(findings: Iterable[Finding], page: str) -> tuple[PagePart, ...]:
    """What a page tells, by heading; every subject stands under one heading only.

    That is the heading of the first that is said about it on this page, and this leads its card. A
    heading without anything to say is left out.
    """
    findings = tuple(findings)
    headings = [heading for heading in HEADINGS if heading.page in (page, ALWAYS)]
    heading_of = {kind.name: kind.heading for kind in every_kind() if kind.heading in headings}
    cards: dict[str, list[Told]] = {heading.key: [] for heading in headings}
    elsewhere: dict[str, list[tuple[Subject, Finding]]] = {heading.key: [] for heading in headings}
    for told in _by_first(told_once(findings), tuple(heading_of)):
        place = heading_of[told.lead.kind].key
        cards[place].append(told)
        for key, answer in _answers(told, heading_of).items():
            if key != place:
                elsewhere[key].append((told.subject, answer))
    asking = _asked_elsewhere(findings, page)
    parts = (
        PagePart(
            heading=heading,
            cards=tuple(card for card in cards[heading.key] if card.next_step),
            facts=tuple(card for card in cards[heading.key] if not card.next_step),
            elsewhere=tuple(subject for subject, _ in elsewhere[heading.key]),
            answers=tuple(answer for _, answer in elsewhere[heading.key]),
            pointer=asking if heading.told_at_once else "",
        )
        for heading in headings
    )
    return tuple(part for part in parts if part.cards or part.facts or part.note)


def _asked_elsewhere(findings: Iterable[Finding], page: str) -> str:
    """Where it stands whom to ask first, when that is on another page; else ''."""
    kinds = {kind.name for kind in every_kind() if kind.heading is ASK}
    asked = page != ASK.page and any(finding.kind in kinds for finding in findings)
    return "Wie je het eerst kunt vragen, staat op de pagina Gaten." if asked else ""


def table_rows(parts: Iterable[PagePart]) -> list[Mapping[str, str]]:
    """All that a page tells as rows of a table, also what nobody can act on."""
    return [
        {
            "Over": card.subject.name,
            "Wat": finding.sentence,
            "Zekerheid": finding.certainty.band,
            "Volgende stap": finding.next_step,
        }
        for part in parts
        for card in (*part.cards, *part.facts)
        for finding in card.findings
    ]


def _answers(told: Told, heading_of: Mapping[str, Heading]) -> dict[str, Finding]:
    """What is first said about a subject for each heading of the page."""
    answers: dict[str, Finding] = {}
    for finding in told.findings:
        if finding.kind in heading_of:
            answers.setdefault(heading_of[finding.kind].key, finding)
    return answers


def _by_first(told: Iterable[Told], names: Sequence[str]) -> list[Told]:
    """The cards with something of these kinds, led by the first of those and in their order."""
    led = (card.led_by(names) for card in told)
    return sorted(
        (card for card in led if card is not None), key=lambda card: names.index(card.lead.kind)
    )
