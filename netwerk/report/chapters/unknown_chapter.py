"""Chapter 9, Wat wij niet weten: what is missing, and whom to ask for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from netwerk.insight import wording as w
from netwerk.insight.counts import twice
from netwerk.insight.coverage.ask_first import ASK_FIRST_KIND
from netwerk.insight.coverage.twice import MAYBE_TWICE
from netwerk.report.chapters.chapter_keys import CHAPTERS, UNKNOWN
from netwerk.report.chapters.of_gebied import (
    PROFESSIONAL,
    gebied_called,
    inhabitants,
    kernen_of,
    rows_that_count,
)
from netwerk.report.description import Section, Table
from netwerk.report.gebied_facts import GebiedFacts
from netwerk.report.phrases import SIGNAL, many, named, part_of, sentence
from netwerk.report.sources import dates_told

FACT = ("vraag", "vragen")
PLACED = (("kern", "de kern"), ("domeinen", "het domein"), ("categorie", "de categorie"))


def unknown_chapter(facts: GebiedFacts) -> Section:
    """What is not known as sentences, and as a list of questions with whom to ask."""
    rows = rows_that_count(facts.net)
    text = [*_asked(facts, rows), *_unplaced(facts, rows), *dates_told(facts.net, facts.today)]
    questions = list(_questions(facts, rows))
    tables: tuple[Table, ...] = ()
    if questions:
        head = ("Wat we niet weten", "Aan wie je het vraagt")
        tables = (Table("Vragen om te stellen", head, tuple(questions), (7, 5)),)
    return Section(
        UNKNOWN, CHAPTERS[UNKNOWN], tuple(text), tables, summary=_summary(facts, rows, questions)
    )


def _never(facts: GebiedFacts, rows: Sequence[int]) -> list[int]:
    return [i for i in rows if not facts.net.actors["gevraagd"][i]]


def _asked(facts: GebiedFacts, rows: Sequence[int]) -> Iterator[str]:
    never = _never(facts, rows)
    if never and len(never) == len(rows):
        yield sentence(f"aan niemand is nog naar contacten gevraagd ({many(len(rows), w.ACTOR)})")
    elif never:
        names = [w.name_of(facts.net, i) for i in never]
        told = part_of(len(never), len(rows), w.ACTOR)
        yield sentence(f"aan {told} is nooit naar contacten gevraagd: {named(names)}")
    elif rows:
        yield "Aan alle actoren is naar hun contacten gevraagd."


def _unplaced(facts: GebiedFacts, rows: Sequence[int]) -> Iterator[str]:
    fixed = [i for i in rows if _in_one_place(facts, i)]
    for name, words in PLACED:
        of = fixed if name == "kern" else rows
        count = sum(not facts.net.actors[name][i] for i in of)
        if count:
            yield sentence(f"van {many(count, w.ACTOR)} is {words} niet bekend")
    lone = facts.net.lone
    if lone:
        points = w.verb(lone, "wijst", "wijzen")
        yield sentence(f"{many(lone, w.RELATIE)} {points} naar een actor die er niet meer is")


def _in_one_place(facts: GebiedFacts, i: int) -> bool:
    """Whether one would expect a kern: no professional, and nobody who works in more gebieden."""
    return facts.net.actors["soort"][i] != PROFESSIONAL and len(facts.net.gebieden_of(i)) < 2


def _questions(facts: GebiedFacts, rows: Sequence[int]) -> Iterator[tuple[str, str]]:
    """What to ask, and whom: by function or organisation, never a resident."""
    double = twice(facts.net)  # whether they are the same is asked first, further on
    never = [w.name_of(facts.net, i) for i in _never(facts, rows) if not double[i]]
    if never:
        yield "Met wie zij contact hebben", named(never, limit=8)
    empty = [
        kern.naam
        for kern in kernen_of(facts)
        if not any(facts.net.actors["kern"][i] == kern.id for i in rows)
    ]
    if empty:
        yield f"Wie er is in {w.listing(empty, limit=len(empty))}", "het dorpsbelang of de school"
    people = [kern.naam for kern in kernen_of(facts) if inhabitants(facts, kern) is None]
    if people:
        yield f"Hoeveel mensen er wonen in {w.listing(people, limit=len(people))}", "de gemeente"
    if not facts.figures:
        yield "Hoe het gaat, in cijfers", "de gemeente: CBS, RIVM, politie en Leefbaarometer"
    quiet = [
        kern.naam
        for kern in kernen_of(facts)
        if not any(signal.kern == kern.id for signal in facts.signalen)
    ]
    if quiet and facts.signalen:
        yield f"Wat mensen zeggen in {w.listing(quiet, limit=len(quiet))}", "het gebiedsteam"
    if not facts.signalen:
        yield "Wat mensen zeggen", "het gebiedsteam"
    nowhere = sum(not signal.kern for signal in facts.signalen)
    if nowhere:
        yield (
            sentence(
                f"waar {many(nowhere, SIGNAL)} spelen" if nowhere > 1 else "waar één signaal speelt"
            ).rstrip("."),
            "wie het noteerde",
        )
    silent = [told.item.titel for told in facts.opgaven if not told.item.trekker]
    if silent:
        yield f"Wie dit trekt: {named(silent, limit=3, rest=('andere', 'andere'))}", "het college"
    doubles = sum(finding.kind == MAYBE_TWICE.name for finding in facts.findings)
    if doubles:
        pairs = many(doubles, ("tweetal", "tweetallen"))
        yield (
            sentence(f"of {pairs} met bijna dezelfde naam dezelfde {_is(doubles)}").rstrip("."),
            "de gebiedsmakelaar",
        )


def _is(count: int) -> str:
    return w.verb(count, "is", "zijn")


def _summary(facts: GebiedFacts, rows: Sequence[int], questions: Sequence[tuple[str, str]]) -> str:
    if not rows:
        return sentence(f"over {gebied_called(facts)} is nog bijna niets bekend")
    if not questions:
        return "Er staan geen vragen open."
    never = _never(facts, rows)
    count = f"er {w.verb(len(questions), 'staat', 'staan')} {many(len(questions), FACT)} open"
    ask = next((f.next_step for f in facts.findings if f.kind == ASK_FIRST_KIND.name), "")
    return " ".join(part for part in (sentence(count), ask if never else "") if part)
