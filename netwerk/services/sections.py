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


@dataclass(frozen=True)
class PagePart:
    """One heading of a page with its cards.

    elsewhere: subjects that have an answer to this heading too, on a card under another one.
    """

    heading: Heading
    cards: tuple[Told, ...]
    elsewhere: tuple[Subject, ...] = ()

    @property
    def note(self) -> str:
        """What to say beside the cards: where else to look, or that there is nothing."""
        if self.elsewhere:
            names = listing(subject.name for subject in self.elsewhere)
            more = "meer " if self.cards else ""
            return f"Hier is {more}over te lezen bij {names}, op deze pagina."
        return "" if self.cards else self.heading.nothing


def in_sections(findings: Iterable[Finding], page: str) -> tuple[PagePart, ...]:
    """What a page tells, by heading; every subject stands under one heading only.

    That is the heading of the first it has to say on this page. A heading without anything to say
    is left out.
    """
    headings = [heading for heading in HEADINGS if heading.page in (page, ALWAYS)]
    heading_of = {kind.name: kind.heading for kind in every_kind() if kind.heading in headings}
    cards: dict[str, list[Told]] = {heading.key: [] for heading in headings}
    elsewhere: dict[str, list[Subject]] = {heading.key: [] for heading in headings}
    for told in _by_first(told_once(findings), tuple(heading_of)):
        answers = list(
            dict.fromkeys(heading_of[f.kind].key for f in told.findings if f.kind in heading_of)
        )
        cards[answers[0]].append(told)
        for key in answers[1:]:
            elsewhere[key].append(told.subject)
    parts = (PagePart(h, tuple(cards[h.key]), tuple(elsewhere[h.key])) for h in headings)
    return tuple(part for part in parts if part.cards or part.note)


def _by_first(told: Iterable[Told], names: tuple[str, ...]) -> list[Told]:
    """The cards with something of these kinds, in the order of the first of those."""
    firsts = [(card.first_of(names), card) for card in told]
    placed = [(names.index(first.kind), card) for first, card in firsts if first is not None]
    return [card for _, card in sorted(placed, key=lambda entry: entry[0])]
