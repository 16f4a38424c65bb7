"""Page 1, Voor de wethouder: the title is the conclusion, three values, opgaven and what is asked.

Each value leads to its own opgave. Without opgaven it tells the largest gaps instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from netwerk.insight import wording as w
from netwerk.insight.coverage.asked import COVERAGE
from netwerk.model import Opgave, Stap
from netwerk.report.chapters.appendix_parts import UP, item_titles
from netwerk.report.chapters.biggest import biggest_gaps
from netwerk.report.chapters.of_gebied import as_document, gebied_called, rows_that_count
from netwerk.report.chapters.opgaven_chapter import (
    DONE,
    by_weight,
    shown_aim,
    shown_now,
    shown_value,
)
from netwerk.report.chapters.place_chapter import place_names
from netwerk.report.chapters.running_chapter import successes
from netwerk.report.description import OPGAVEN, Front, FrontOpgave, Key
from netwerk.report.gebied_facts import GebiedFacts, OpgaveTold
from netwerk.report.phrases import (
    as_written,
    first_of,
    many,
    number,
    on_day,
    paragraphs,
    part_of,
    sentence,
    without_end,
    without_mark,
)

MOST = 3
FEW = 4
"""With fewer actors nothing is concluded but that little is known."""
BOARD = "bestuur"
_THE_NUMBER = re.compile(r"^(?:het|de)?\s*(?:aantal|gemiddelde aantal)\s+", re.IGNORECASE)
_THE_PART = re.compile(r"^(?:het|de)?\s*deel\s+(?!.*\bdat\b)", re.IGNORECASE)
_OF_SEVERAL = re.compile(r"^([\w-]+(?:en|s)) dat (?=(?:de|het|een|wij|zij|je)\b)")
NO_OPGAVE = "Nog geen opgaven gekozen"


def front_page(facts: GebiedFacts) -> Front:
    """What the gebiedswethouder reads in one minute."""
    running = [told for told in by_weight(facts.opgaven) if told.item.staat != DONE]
    opgaven = running[:MOST]
    return Front(
        headline(facts),
        _under(facts),
        tuple(_keys(facts, opgaven)),
        tuple(_row(told) for told in opgaven) or (FrontOpgave(NO_OPGAVE),),
        tuple(asked_of_the_college(facts)),
        tuple(_proud(facts)),
        tuple(_changed(facts)),
        certainty_sentence(facts),
        facts.kaartje,
        opgaven_shown(len(opgaven), len(running)),
    )


def opgaven_shown(shown: int, of: int) -> str:
    """The heading over the opgaven: that there are more than these is said."""
    return OPGAVEN if shown >= of else f"{OPGAVEN}: {number(shown)} van de {number(of)}"


def headline(facts: GebiedFacts) -> str:
    """The conclusion as a title: 'Gebied 5: twee kernen hangen elk aan één actor'."""
    name = sentence(gebied_called(facts)).rstrip(".")
    if not facts.net.n:
        return f"{name}: wie er is, is nog niet bekend"
    known = len(rows_that_count(facts.net))
    if known < FEW:
        be = w.verb(known, "is", "zijn")
        return f"{name}: er {be} nog maar {many(known, w.ACTOR)} bekend"
    gaps = biggest_gaps(facts)
    if gaps:
        return f"{name}: {gaps[0].headline}"
    if not facts.numbers.get("contact_pairs"):
        return f"{name}: wie elkaar kent, is nog niet bekend"
    return f"{name}: geen grote gaten in wat er is vastgelegd"


def _under(facts: GebiedFacts) -> str:
    count = len(rows_that_count(facts.net))
    places = place_names(facts)
    kinds = ("groep, bedrijf, instelling of professional", WHO)
    who = sentence(many(count, kinds)) if count else "Er is nog niemand vastgelegd."
    return f"{sentence(places)} {who}" if places != "niemand" else who


WHO = "groepen, bedrijven, instellingen en professionals"


def _keys(facts: GebiedFacts, opgaven: list[OpgaveTold]) -> Iterator[Key]:
    for told in opgaven:
        item = told.item
        goal = f"Doel: {shown_aim(told)}" if item.streefwaarde is not None else ""
        begun = item.beginwaarde if told.now is None else None
        begin = f"Begin: {shown_value(told, begun)}" if begun is not None else ""
        measured, day = told.now is not None, told.now_day
        several = measured and told.now != 1  # '1 kernen' is no Dutch
        when = f"Gemeten: {w.day_words(day)}" if measured and day else ""
        yield Key(
            shown_now(told),
            _counts(item.indicator) if item.indicator and several else _what(item),
            ". ".join(part for part in (begin, goal, when) if part),
        )
    for gap in biggest_gaps(facts)[: MOST - len(opgaven)]:
        yield gap.key


def _counts(indicator: str) -> str:
    """What a value counts, behind that value: 'clubs met een afspraak'."""
    words = without_end(as_written(indicator))
    counted = _THE_NUMBER.sub("", words)
    # 'Het aantal clubs dat het team kent' is one thing, 'clubs die het team kent' are several.
    return _THE_PART.sub("", words) if counted == words else _OF_SEVERAL.sub(r"\1 die ", counted)


def _what(item: Opgave) -> str:
    return without_end(as_written(item.indicator or item.titel))


def _row(told: OpgaveTold) -> FrontOpgave:
    item = told.item
    return FrontOpgave(
        without_end(as_written(item.titel)),
        shown_now(told),
        shown_aim(told),
        item.trekker or w.UNKNOWN,
        without_end(item.eerste_stap or w.UNKNOWN),
    )


def open_questions(facts: GebiedFacts) -> list[Stap]:
    """What went up to the board and got no answer yet, the oldest first."""
    held = [
        step
        for step in facts.stappen
        if step.soort == UP and step.niveau == BOARD and not step.antwoord and not step.antwoord_op
    ]
    return sorted(held, key=lambda step: (step.datum, step.id))


def asked_of_the_college(facts: GebiedFacts) -> Iterator[str]:
    """What is asked: what the maker wrote, then what went up and waits for an answer."""
    if facts.uitgave is not None:
        lines = paragraphs(facts.uitgave.gevraagd)
        yield from (as_written(without_mark(line)) for line in lines)
    titles = item_titles(facts)
    for step in open_questions(facts):
        title = titles.get(step.signaal or step.vraagstuk or step.initiatief or "")
        if title is not None:
            yield sentence(f"geef antwoord op '{title}', gevraagd {on_day(step.datum)}")


def _proud(facts: GebiedFacts) -> Iterator[str]:
    for item in successes(facts.initiatieven)[:MOST]:
        yield f"{without_end(item.titel)}: {first_of(item.succes)}"


def _changed(facts: GebiedFacts) -> Iterator[str]:
    if facts.since is None:
        yield "Er is nog geen nulmeting om mee te vergelijken."
        return
    day = w.day_words(facts.since.dag)
    if not facts.since.sentences:
        yield sentence(f"sinds {day} ({facts.since.naam}) is er geen verandering vastgelegd")
        return
    yield sentence(f"vergeleken met {day} ({facts.since.naam})")
    yield from (as_document(facts, line) for line in facts.since.sentences[:MOST])


def certainty_sentence(facts: GebiedFacts) -> str:
    """How sure this is and what is not known, in one sentence."""
    rows = rows_that_count(facts.net)
    if not rows:
        return "Er is nog niets vastgelegd: vraag het gebiedsteam waar te beginnen."
    asked = sum(bool(facts.net.actors["gevraagd"][i]) for i in rows)
    coverage = next((f for f in facts.findings if f.kind == COVERAGE.name), None)
    old = int(coverage.numbers.get("old") or 0) if coverage is not None else 0
    start = f"aan {part_of(asked, len(rows), w.ACTOR)} is naar contacten gevraagd"
    if not old:
        return sentence(f"{start}; wat niet is vastgelegd, kan er wel zijn")
    be = w.verb(old, "is", "zijn")
    return sentence(f"{start}; {many(old, w.RELATIE)} {be} twee jaar of langer niet bevestigd")
