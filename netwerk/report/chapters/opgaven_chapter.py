"""Chapter 8, Opgaven: each with its problem, measure, goal, who pulls it and the first step."""

from __future__ import annotations

import re
from itertools import combinations

from netwerk.agenda.opgave.saying import given, value_words
from netwerk.insight import wording as w
from netwerk.report.chapters.biggest import biggest_gaps
from netwerk.report.chapters.chapter_keys import CHAPTERS, OPGAVEN
from netwerk.report.chapters.of_gebied import as_document, gebied_called, names_of_ids
from netwerk.report.description import Point, Section, Table
from netwerk.report.gebied_facts import GebiedFacts, OpgaveTold
from netwerk.report.phrases import (
    as_written,
    many,
    named,
    part_of,
    sentence,
    without_end,
)

OPGAVE = ("opgave", "opgaven")
PAIR = ("tweetal", "tweetallen")
PARTNER = ("partner", "partners")
LEVELS = ("bestuur", "gebiedsteam", "netwerk")
"""The levels, that with the widest reach first."""
DONE = "klaar"
NOT_MEASURED, NOT_FOR_ALL = "nog niet gemeten", "nog niet te zeggen"
_PERCENT = re.compile(r"(?<=\d)%")
_NO_DIFFERENCE = re.compile(
    r"\s*(?:Er is geen verschil te zien|Dat is te weinig om verschil te zien)\."
)
HEAD = ("Begin", "Nu", "Doel", "Trekker", "Wie beslist", "Eerste stap")


def opgaven_chapter(facts: GebiedFacts) -> Section:
    """Every opgave as a part of its own; without any, the gaps one could start from."""
    opgaven = by_weight(facts.opgaven)
    if not opgaven:
        gaps = biggest_gaps(facts)
        start = (
            sentence(f"voor {gebied_called(facts)} zijn nog geen opgaven gekozen"),
            "Dit zijn de grootste gaten om mee te beginnen."
            if gaps
            else "Kies samen met het team waar het gebied over vijf jaar wil staan.",
        )
        return Section(
            OPGAVEN,
            CHAPTERS[OPGAVEN],
            start,
            points=tuple(
                Point(sentence(gap.headline), as_document(facts, gap.step)) for gap in gaps
            ),
            summary="Nog geen opgaven gekozen.",
        )
    return Section(
        OPGAVEN,
        CHAPTERS[OPGAVEN],
        (
            sentence(
                f"{gebied_called(facts)} heeft {many(len(opgaven), OPGAVE)}",
            ),
        ),
        subsections=tuple(_one(facts, told, k) for k, told in enumerate(opgaven, 1)),
        summary=_summary(opgaven),
    )


def by_weight(opgaven: tuple[OpgaveTold, ...]) -> list[OpgaveTold]:
    """Opgaven: not yet done first, those for the board before the others, then by target date."""

    def weight(told: OpgaveTold) -> tuple[bool, int, str, str]:
        item = told.item
        level = LEVELS.index(item.niveau) if item.niveau in LEVELS else len(LEVELS)
        return (item.staat == DONE, level, item.streefdatum or "9999", item.titel.casefold())

    return sorted(opgaven, key=weight)


def shown_value(told: OpgaveTold, value: float | None) -> str:
    """A value of an opgave with its unit as its page writes it, or 'niet bekend'."""
    return w.UNKNOWN if value is None else spaced(value_words(told.item, value, told.unit))


def shown_aim(told: OpgaveTold) -> str:
    """What is wished, with the decimals that were given, or 'niet bekend'."""
    aim = told.item.streefwaarde
    return w.UNKNOWN if aim is None else spaced(given(aim, told.unit))


def spaced(text: str) -> str:
    """'69 %' for '69%', as the figures of a description are written."""
    return _PERCENT.sub(" %", text)


def shown_now(told: OpgaveTold) -> str:
    """Where an opgave stands now as it was measured since; the baseline is of then."""
    if told.now is None:
        return NOT_FOR_ALL if told.rests_on else NOT_MEASURED
    return shown_value(told, told.now)


def _one(facts: GebiedFacts, told: OpgaveTold, number: int) -> Section:
    item = told.item
    text = [
        as_written(item.probleem),
        _seen_by(told),
        *_how_far(told),
        *_partners(facts, told),
    ]
    row = (
        _dated(shown_value(told, item.beginwaarde), item.begindatum),
        _dated(shown_now(told), told.now_day if told.now is not None else None),
        _dated(shown_aim(told), item.streefdatum),
        item.trekker or w.UNKNOWN,
        facts.schema.toon("Opgave", "niveau", item.niveau) if item.niveau else w.UNKNOWN,
        without_end(item.eerste_stap or w.UNKNOWN),
    )
    return Section(
        f"{OPGAVEN}_{number}",
        without_end(as_written(item.titel)),
        tuple(line for line in text if line),
        (Table(f"Opgave {number}", HEAD, (row,), (4, 4, 4, 4, 3, 5), row_heads=False),),
    )


def _how_far(told: OpgaveTold) -> tuple[str, ...]:
    """How it goes and on what that rests; that nothing can be seen yet is said once."""
    rests_on = told.rests_on
    if any("verschil te zien" in line for line in (told.progress, *told.warnings)):
        rests_on = _NO_DIFFERENCE.sub("", rests_on)
    lines = (told.progress, rests_on, *told.warnings)
    return tuple(spaced(as_written(line)) for line in lines)


def _dated(value: str, day: str | None) -> str:
    return f"{value} ({w.day_words(day)})" if day and value != w.UNKNOWN else value


def _seen_by(told: OpgaveTold) -> str:
    item = told.item
    if not item.indicator:
        return "Waaraan je ziet of dit lukt, is nog niet gekozen."
    source = f" (bron: {without_end(item.bron)})" if item.bron else ""
    return sentence(f"je ziet het aan {_small_article(without_end(item.indicator))}{source}")


def _small_article(text: str) -> str:
    """'Het aantal' within a sentence."""
    first, _, rest = text.partition(" ")
    return f"{first.lower()} {rest}" if first in {"Het", "De", "Een", "Hoe", "Hoeveel"} else text


def _partners(facts: GebiedFacts, told: OpgaveTold) -> list[str]:
    names = names_of_ids(facts, told.item.partners)
    if not names:
        return []
    whole = facts.net.whole
    rows = [i for id in told.item.partners if (i := whole.index_of(id)) is not None]
    who = sentence(f"{w.verb(len(names), 'partner is', 'partners zijn')} {named(names)}")
    pairs = list(combinations(sorted(set(rows)), 2))
    if not pairs:
        return [who]
    known = sum(b in whole.neighbours(a) for a, b in pairs)
    if len(pairs) == 1:
        meet = "zij hebben contact" if known else "dat zij contact hebben, is niet bekend"
        return [f"{who} {sentence(meet)}"]
    return [f"{who} {sentence(f'van {part_of(known, len(pairs), PAIR)} is contact bekend')}"]


def _summary(opgaven: list[OpgaveTold]) -> str:
    without = sum(told.now is None and told.item.beginwaarde is None for told in opgaven)
    trekker = sum(bool(told.item.trekker) for told in opgaven)
    parts = [f"{part_of(trekker, len(opgaven), OPGAVE)} {_has(trekker)} een trekker"]
    if without:
        parts.append(f"van {part_of(without, len(opgaven), OPGAVE)} is nog niets gemeten")
    return sentence("; ".join(parts))


def _has(count: int) -> str:
    return w.verb(max(1, count), "heeft", "hebben")
