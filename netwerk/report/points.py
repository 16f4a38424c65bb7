"""The points of a description: what lacks, what much depends on, and apart what can be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from netwerk.insight import wording as w
from netwerk.insight.catalogue import every_kind
from netwerk.insight.finding import MORE, Finding
from netwerk.insight.kinds import REPORT_BRIDGES, REPORT_GAPS, REPORT_LISTED, TWICE
from netwerk.insight.subjects import Told
from netwerk.report.description import Point, Section
from netwerk.report.phrases import on_day

PER_SECTION = 3
"""So many findings in one part: the first of each kind, then the second of each, and so on."""
PARTS_TOLD = 1
"""So many other sentences about the subject of a point; the rest is counted.

With five points and two sentences a gebied of the demo took three pages: a test holds its words.
"""


def kinds_in(part: str) -> list[str]:
    """The names of the kinds that a part tells, what is told first first."""
    kinds = every_kind()
    return [kind.name for kind in kinds if kind.report and kind.report.part == part]


def told_part(key: str, title: str, cards: Sequence[Told], nothing: str) -> Section:
    """The cards of a part: the first of each kind, then the second of each, and so on.

    A subject stands in the part of the first that a description says about it, led by that. Only
    what somebody can act on.
    """
    chosen, count = _chosen(key, cards)
    text = [] if chosen else [nothing]
    if count > len(chosen):
        first = w.verb(len(chosen), "het", f"de {w.number_word(len(chosen))}")
        text.append(w.sentence(f"{first} belangrijkste van de {w.number_word(count)}"))
    return Section(key, title, tuple(text), points=tuple(map(_point, chosen)))


def _chosen(key: str, cards: Sequence[Told]) -> tuple[list[Told], int]:
    """The cards that a part tells, in order, and of how many they are chosen."""
    every = [*kinds_in(REPORT_LISTED), *kinds_in(REPORT_GAPS), *kinds_in(REPORT_BRIDGES)]
    kinds, turn = kinds_in(key), Counter[str]()
    ranked = []
    for card in cards:
        led = card.led_by(every)
        if led is not None and led.next_step and led.lead.kind in kinds:
            ranked.append((turn[led.lead.kind], kinds.index(led.lead.kind), led))
            turn[led.lead.kind] += 1
    chosen = sorted(ranked, key=lambda entry: entry[:2])[:PER_SECTION]
    told = [card for _, _, card in sorted(chosen, key=lambda entry: (entry[1], entry[0]))]
    return told, len(ranked)


def todo_part(cards: Sequence[Told]) -> Iterable[Section]:
    """What could be done about what the parts tell, apart from it: a board reads how things are.

    First who may be there twice: before that is known, nothing is done about either.
    """
    asked = {kind.name for kind in every_kind() if kind.heading is TWICE}
    told = [card for card in cards if card.lead.kind in asked]
    told += [card for key in (REPORT_GAPS, REPORT_BRIDGES) for card in _chosen(key, cards)[0]]
    if told:
        yield Section("doen", "Wat je kunt doen", points=tuple(_step(card) for card in told))


def _step(card: Told) -> Point:
    """The step, and whom it is about where it does not say so itself."""
    named = card.subject.kind == "whole" or card.subject.name in card.next_step
    return Point(card.next_step if named else f"Voor {card.subject.name}: {card.next_step}")


def gaps_part(cards: Sequence[Told]) -> Section:
    """Who stands alone or may be there twice as lists of names, then the points of what lacks."""
    section = told_part(
        REPORT_GAPS, "Gaten", cards, "Er zijn geen gaten gevonden in wat er is vastgelegd."
    )
    lists = []
    for kind in every_kind():
        if kind.report is None or kind.report.part != REPORT_LISTED:
            continue
        names = {
            actor.id: actor.naam
            for card in cards
            for finding in card.findings
            if finding.kind == kind.name
            for actor in (finding.actors if finding.about == MORE else finding.actors[:1])
        }
        if names:
            lists.append(f"{kind.report.words} ({len(names)}): {w.listing(names.values())}.")
    told = section.text if section.points or not lists else ()
    return replace(section, text=(*lists, *told))


def _point(card: Told) -> Point:
    notes = [f"Zekerheid: {card.certainty.band}."]
    if card.lead.evidence:
        notes.append(_evidence(card.lead))
    more = tuple(card.part_words(part) for part in card.parts[:PARTS_TOLD])
    return Point(card.lead.sentence, " ".join(notes), more)


def _evidence(finding: Finding) -> str:
    newest = max((entry.datum for entry in finding.evidence if entry.datum), default=None)
    count = int(finding.numbers.get("evidence") or len(finding.evidence))
    rests = f"rust op {w.number_word(count)} {w.verb(count, *w.RELATIE)}"
    dated = f"laatst bevestigd {on_day(newest)}" if newest else "datum niet bekend"
    return w.sentence(f"{rests}, {dated}")
