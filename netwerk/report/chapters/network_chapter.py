"""Chapter 5, Het netwerk: how it hangs together, what lacks, what much depends on, what to do."""

from __future__ import annotations

from collections.abc import Mapping

from netwerk.insight import wording as w
from netwerk.insight.counts import standing_words
from netwerk.insight.coverage.likely_range import reached_on_average
from netwerk.insight.kinds import REPORT_BRIDGES, REPORT_NETWORK
from netwerk.insight.subjects import told_once
from netwerk.report.area_facts import AreaFacts
from netwerk.report.chapters.area import area_words
from netwerk.report.chapters.chapter_keys import CHAPTERS, NETWORK
from netwerk.report.chapters.phrases import many, number, sentence
from netwerk.report.description import Section
from netwerk.report.points import gaps_part, kinds_in, todo_part, told_part

PART = ("los deel", "losse delen")


def network_chapter(facts: AreaFacts) -> Section:
    """The network of the gebied in counts and findings, with the picture."""
    if not facts.numbers.get("actors"):
        return Section(
            NETWORK,
            CHAPTERS[NETWORK],
            (
                sentence(f"over wie elkaar kent in {area_words(facts)}, is nog niets vastgelegd"),
                "Vraag elke groep die je spreekt met wie zij contact heeft.",
            ),
            summary="Er is nog geen netwerk vastgelegd.",
        )
    told = kinds_in(REPORT_NETWORK)
    text = [
        _counted(facts.numbers),
        _stands(facts),
        *(finding.sentence for finding in facts.findings if finding.kind in told),
    ]
    cards = told_once(facts.findings)
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
        tuple(text),
        beeld=facts.beeld,
        subsections=parts,
        summary=_summary(facts.numbers),
    )


def _counted(numbers: Mapping[str, float | int]) -> str:
    actors, ties, contacts, pairs, ended = (
        int(numbers.get(key, 0))
        for key in ("actors", "current_ties", "contact_ties", "contact_pairs", "ended")
    )
    if not ties:
        return sentence(f"van {many(actors, w.ACTOR)} zijn nog geen relaties vastgelegd")
    said = [
        sentence(
            f"tussen {many(actors, w.ACTOR)} {w.verb(ties, 'is', 'zijn')} "
            f"{many(ties, w.RELATIE)} vastgelegd"
        )
    ]
    if contacts == ties:
        said.append("Die gaan alle over contact." if ties > 1 else "Die gaat over contact.")
    elif contacts:
        goes = w.verb(contacts, "gaat", "gaan")
        rest = ties - contacts
        said.append(
            sentence(
                f"daarvan {goes} {number(contacts)} over contact en {number(rest)} over iets "
                "anders, zoals lid zijn of een zaal gebruiken"
            )
        )
    else:
        said.append("Geen daarvan gaat over contact.")
    if contacts:
        said.append(
            sentence(f"samen {w.verb(pairs, 'is', 'zijn')} dat {many(pairs, w.CONTACT)}")
            if pairs != contacts
            else ""
        )
    if ended:
        past = f"{many(ended, w.RELATIE)} {w.verb(ended, 'is', 'zijn')} voorbij"
        said.append(sentence(f"{past} en {w.verb(ended, 'telt', 'tellen')} niet mee"))
    return " ".join(part for part in said if part)


def _stands(facts: AreaFacts) -> str:
    numbers = facts.numbers
    if not numbers.get("contact_pairs"):
        return ""
    once = {**numbers, "doubles": 0}  # told with who does not count
    said = [sentence(part) for part in standing_words(once).split("; ") if part]
    cut, span = (int(numbers.get(key, 0)) for key in ("cut_points", "bridges"))
    if cut:
        said.append(sentence(f"aan {many(cut, w.ACTOR)} hangt een deel van het netwerk"))
    if span:
        loose = w.verb(span, "raakt", "raken")
        said.append(
            sentence(f"bij {many(span, w.CONTACT)} {loose} anderen los van de rest als dat stopt")
        )
    others = int(numbers.get("actors", 0)) - 1
    if "reachable_share" in numbers and others > 0:
        reached = reached_on_average(float(numbers["reachable_share"]), others)
        said.append(
            sentence(
                f"gemiddeld bereikt een actor via via {w.whole(reached)} "
                f"van de {w.whole(others)} anderen"
            )
        )
    return " ".join(said)


def _summary(numbers: Mapping[str, float | int]) -> str:
    pairs, cut, alone = (
        int(numbers.get(key, 0)) for key in ("contact_pairs", "cut_points", "without_contact")
    )
    if not pairs:
        return "Er is nog geen contact vastgelegd."
    parts = [f"{many(pairs, w.CONTACT)} {w.verb(pairs, 'is', 'zijn')} bekend"]
    parts.append(f"{many(alone, w.ACTOR)} {w.verb(alone, 'staat', 'staan')} alleen")
    parts.append(f"aan {many(cut, w.ACTOR)} hangt een deel")
    return sentence(w.listing(parts, limit=len(parts)))
