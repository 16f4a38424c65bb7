"""Chapter 1, De plek: the kernen, who lives there in numbers, houses and distances."""

from __future__ import annotations

from netwerk.insight import wording as w
from netwerk.model import Kern
from netwerk.report.chapters.chapter_keys import CHAPTERS, PLACE
from netwerk.report.chapters.figures_chapter import figure_lines
from netwerk.report.chapters.of_gebied import (
    gebied_called,
    in_kern,
    inhabitants,
    kernen_of,
    rows_that_count,
)
from netwerk.report.description import Section, Table
from netwerk.report.gebied_facts import FigureTold, GebiedFacts
from netwerk.report.phrases import KERN, many, named, number, sentence

INHABITANTS = "inwoners"
NO_PLACE = "Werkt in meer kernen, of kern niet bekend"


def place_chapter(facts: GebiedFacts) -> Section:
    """Which kernen there are, how many people live in each and who is recorded there."""
    kernen = kernen_of(facts)
    figures = [f for f in facts.figures if f.of_place and f.maat != INHABITANTS]
    text = [*_what_it_is(facts, kernen), *_people(facts, kernen), *figure_lines(figures)]
    return Section(
        PLACE,
        CHAPTERS[PLACE],
        tuple(text),
        (_table(facts, kernen),) if kernen else (),
        summary=_summary(facts, kernen),
    )


def _what_it_is(facts: GebiedFacts, kernen: list[Kern]) -> list[str]:
    names = [kern.naam for kern in kernen]
    if not kernen:
        return [
            sentence(f"van {gebied_called(facts)} zijn nog geen kernen vastgelegd"),
            "Vraag de beheerder om de kernen toe te voegen.",
        ]
    if len(kernen) == 1:
        return [sentence(gebied_called(facts), "heeft één kern:", names[0])]
    of = many(len(kernen), KERN)
    return [sentence(gebied_called(facts), f"heeft {of}: {w.listing(names, limit=len(names))}")]


def _people(facts: GebiedFacts, kernen: list[Kern]) -> list[str]:
    total = _of_the_whole(facts)
    if total is not None:
        return [sentence(gebied_called(facts), f"heeft {total.shown} inwoners ({total.bron})")]
    known = {kern.naam: n for kern in kernen if (n := inhabitants(facts, kern)) is not None}
    unknown = [kern.naam for kern in kernen if kern.naam not in known]
    source = f" ({facts.inwoners_bron})" if facts.inwoners_bron else ""
    if not kernen:
        return []
    if not known:
        return ["Hoeveel mensen er wonen, is niet bekend. Vraag de gemeente om de CBS-cijfers."]
    people = w.whole(sum(known.values()))
    have = f"{w.verb(len(known), 'heeft', 'hebben samen')} {people} inwoners{source}"
    if not unknown:
        lead = "Het" if len(kernen) == 1 else "Zij"
        return [sentence(lead, have)]
    names = list(known)
    return [
        sentence(w.listing(names, limit=len(names)), have),
        sentence(
            f"van {w.listing(unknown, limit=len(unknown))} is dat niet bekend, "
            "dus een totaal is er niet"
        ),
    ]


def _of_the_whole(facts: GebiedFacts) -> FigureTold | None:
    """How many people live in the gebied as a whole, when a figure says so."""
    return next((f for f in facts.figures if f.maat == INHABITANTS and f.where == ""), None)


def _table(facts: GebiedFacts, kernen: list[Kern]) -> Table:
    net, rows = facts.net, rows_that_count(facts.net)
    lines = [
        (
            kern.naam,
            facts.schema.toon("Kern", "soort", kern.soort).lower(),
            w.UNKNOWN if (count := inhabitants(facts, kern)) is None else w.whole(count),
            w.whole(here) if (here := len(in_kern(net, rows, kern.id))) else w.UNKNOWN,
        )
        for kern in kernen
    ]
    inside = {kern.id for kern in kernen}
    outside = sum(net.actors["kern"][i] not in inside for i in rows)
    if outside:
        lines.append((NO_PLACE, "", "", w.whole(outside)))
    return Table("Kernen", ("Kern", "Wat", "Inwoners", "Actoren"), tuple(lines), (4, 3, 3, 2))


def _summary(facts: GebiedFacts, kernen: list[Kern]) -> str:
    if not kernen:
        return sentence(f"over de plek {gebied_called(facts)} is nog niets bekend")
    known = [(n, kern.naam) for kern in kernen if (n := inhabitants(facts, kern)) is not None]
    if len(kernen) == 1:
        if known:
            return sentence(f"één kern met {w.whole(known[0][0])} inwoners")
        return "Eén kern; hoeveel mensen er wonen, is niet bekend."
    start = many(len(kernen), KERN)
    whole = _of_the_whole(facts)
    if whole is not None and len(known) < len(kernen):
        return sentence(f"{start} met samen {whole.shown} inwoners")
    if not known:
        return sentence(f"{start}; hoeveel mensen er wonen, is niet bekend")
    if len(known) < len(kernen):
        is_known = f"van {number(len(known))} daarvan is bekend hoeveel mensen er wonen"
        return sentence(f"{start}; {is_known}")
    most = max(known, key=lambda pair: pair[0])
    total = whole.shown if whole is not None else w.whole(sum(n for n, _ in known))
    return sentence(
        f"{start} met samen {total} inwoners; {most[1]} is met {w.whole(most[0])} de grootste"
    )


def place_names(facts: GebiedFacts) -> str:
    """The kernen in a few words, for under a title."""
    return named([kern.naam for kern in kernen_of(facts)], limit=6, rest=("andere kern", "andere"))
