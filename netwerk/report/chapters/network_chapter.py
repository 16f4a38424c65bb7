"""Chapter 5, Het netwerk: how it hangs together, what lacks, what much depends on, what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from netwerk.insight import wording as w
from netwerk.insight.coverage.likely_range import reached_on_average
from netwerk.insight.coverage.without_us import WITHOUT_US
from netwerk.insight.kinds import REPORT_BRIDGES, REPORT_NETWORK
from netwerk.insight.subjects import told_once
from netwerk.report.chapters.chapter_keys import CHAPTERS, NETWORK
from netwerk.report.chapters.of_gebied import as_document, gebied_called, rows_that_count, said
from netwerk.report.chapters.team_chapter import REACHES
from netwerk.report.description import Point, Section
from netwerk.report.gebied_facts import GebiedFacts
from netwerk.report.phrases import many, number, sentence
from netwerk.report.points import gaps_part, kinds_in, todo_part, told_part


def network_chapter(facts: GebiedFacts) -> Section:
    """The network of the gebied in counts and findings, with the picture."""
    if not facts.numbers.get("actors"):
        return Section(
            NETWORK,
            CHAPTERS[NETWORK],
            (
                sentence(
                    f"over wie elkaar kent in {gebied_called(facts)}, is nog niets vastgelegd"
                ),
                "Vraag elke groep die je spreekt met wie zij contact heeft.",
            ),
            summary="Er is nog geen netwerk vastgelegd.",
        )
    told = kinds_in(REPORT_NETWORK)
    text = [
        _counted(facts),
        _stands(facts),
        *(said(facts, f) for f in facts.findings if f.kind in (*told, WITHOUT_US.name)),
    ]
    cards = told_once(f for f in facts.findings if f.kind not in REACHES)
    parts = (
        gaps_part(cards),
        told_part(
            REPORT_BRIDGES,
            "Waar veel aan hangt",
            cards,
            "Er is geen contact of actor gevonden waar een deel aan hangt.",
        ),
        *todo_part(cards),
    )
    return Section(
        NETWORK,
        CHAPTERS[NETWORK],
        tuple(line for line in text if line),
        beeld=facts.beeld,
        subsections=tuple(_as_document(facts, part) for part in parts),
        summary=_summary(facts.numbers),
    )


def _as_document(facts: GebiedFacts, part: Section) -> Section:
    """A part made of findings, in the words of a document."""

    def words(text: str) -> str:
        return as_document(facts, text)

    return replace(
        part,
        text=tuple(map(words, part.text)),
        points=tuple(
            Point(words(point.text), words(point.note), tuple(map(words, point.more)))
            for point in part.points
        ),
    )


def _counted(facts: GebiedFacts) -> str:
    numbers = facts.numbers
    actors, ties, contacts, pairs, ended = (
        int(numbers.get(key, 0))
        for key in ("actors", "current_ties", "contact_ties", "contact_pairs", "ended")
    )
    if not ties:
        return sentence(f"van {many(actors, w.ACTOR)} zijn nog geen relaties vastgelegd")
    aside = facts.net.n - len(rows_that_count(facts.net))
    also = f" (en {number(aside)} die gestopt {w.verb(aside, 'is', 'zijn')})" if aside else ""
    told = [
        sentence(
            f"tussen {many(actors, w.ACTOR)}{also} {w.verb(ties, 'is', 'zijn')} "
            f"{many(ties, w.RELATIE)} vastgelegd"
        )
    ]
    if contacts == ties:
        told.append("Die gaan alle over contact." if ties > 1 else "Die gaat over contact.")
    elif contacts:
        goes = w.verb(contacts, "gaat", "gaan")
        rest = ties - contacts
        told.append(
            sentence(
                f"daarvan {goes} {number(contacts)} over contact en {number(rest)} over iets "
                "anders, zoals lid zijn of een zaal gebruiken"
            )
        )
    else:
        told.append("Geen daarvan gaat over contact.")
    if contacts:
        told.append(sentence(f"samen {w.verb(pairs, 'is', 'zijn')} dat {many(pairs, w.CONTACT)}"))
    if ended:
        past = f"{many(ended, w.RELATIE)} {w.verb(ended, 'is', 'zijn')} voorbij"
        told.append(sentence(f"{past} en {w.verb(ended, 'telt', 'tellen')} niet mee"))
    return " ".join(part for part in told if part)


def _stands(facts: GebiedFacts) -> str:
    numbers = facts.numbers
    told = list(_alone(facts))
    if not numbers.get("contact_pairs"):
        return " ".join(told)
    cut, span = (int(numbers.get(key, 0)) for key in ("cut_points", "bridges"))
    if cut:
        told.append(sentence(f"aan {many(cut, w.ACTOR)} hangt een deel van het netwerk"))
    if span:
        told.append(
            sentence(
                f"bij {many(span, w.CONTACT)} raken anderen los van de rest als dat contact stopt"
            )
        )
    others = int(numbers.get("actors", 0)) - 1
    if "reachable_share" in numbers and others > 0:
        reached = reached_on_average(float(numbers["reachable_share"]), others)
        told.append(
            sentence(
                f"gemiddeld kan een actor, via anderen, {number(reached)} "
                f"van de {number(others)} anderen bereiken"
            )
        )
    return " ".join(told)


def _alone(facts: GebiedFacts) -> Iterator[str]:
    """Who has no contact, and who has it outside only."""
    without, nothing, outside = (
        int(facts.numbers.get(key, 0)) for key in ("without_contact", "isolated", "outside_only")
    )
    start = f"van {many(without, w.ACTOR)} is geen contact bekend"
    if without and nothing == without:
        yield sentence(f"{start} en ook geen andere relatie")
    elif without and nothing:
        yield sentence(f"{start}; van {number(nothing)} daarvan is ook niets anders bekend")
    elif without:
        yield sentence(f"{start}, wel een andere relatie")
    if outside:
        only = w.verb(outside, "heeft", "hebben")
        yield sentence(
            f"{many(outside, w.ACTOR)} {only} alleen contact buiten {gebied_called(facts)}"
        )
    if not (without or outside):
        yield "Iedereen heeft contact."


def _summary(numbers: Mapping[str, float | int]) -> str:
    pairs, cut, alone = (
        int(numbers.get(key, 0)) for key in ("contact_pairs", "cut_points", "without_contact")
    )
    if not pairs:
        return "Er is nog geen contact vastgelegd."
    parts = [f"{many(pairs, w.CONTACT)} {w.verb(pairs, 'is', 'zijn')} bekend"]
    if alone:
        parts.append(f"van {many(alone, w.ACTOR)} is geen contact bekend")
    told = sentence(w.listing(parts, limit=len(parts)))
    if not cut:
        return told
    return f"{told} {sentence(f'aan {many(cut, w.ACTOR)} hangt een deel van het netwerk')}"
