"""What the description of a gebied says: cover, first page, chapters, appendices.

Pure: the same facts give the same description. Each chapter is a module of `chapters`; how it looks
is for the writers.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace

from netwerk.report.chapters import chapter_keys as keys
from netwerk.report.chapters.account_chapter import ABSENT, account_chapter, based_on, made_words
from netwerk.report.chapters.appendix_parts import (
    actions_appendix,
    actors_appendix,
    figures_appendix,
    sources_appendix,
    words_appendix,
)
from netwerk.report.chapters.figures_chapter import figures_chapter
from netwerk.report.chapters.front_page import front_page
from netwerk.report.chapters.halls_chapter import halls_chapter
from netwerk.report.chapters.network_chapter import network_chapter
from netwerk.report.chapters.of_gebied import gebied_title
from netwerk.report.chapters.opgaven_chapter import opgaven_chapter
from netwerk.report.chapters.place_chapter import place_chapter
from netwerk.report.chapters.running_chapter import running_chapter
from netwerk.report.chapters.said_chapter import said_chapter
from netwerk.report.chapters.team_chapter import team_chapter
from netwerk.report.chapters.unknown_chapter import unknown_chapter
from netwerk.report.chapters.who_chapter import who_chapter
from netwerk.report.compared import beside_chapter
from netwerk.report.description import Beschrijving, Cover, Section
from netwerk.report.gebied_facts import GebiedFacts
from netwerk.report.logo_bytes import logo_of
from netwerk.report.names_left_out import by_function, labels_of, without_names
from netwerk.report.phrases import paragraphs

Chapter = Callable[[GebiedFacts], Section]

CHAPTER_OF: Mapping[str, Chapter] = {
    keys.PLACE: place_chapter,
    keys.FIGURES: figures_chapter,
    keys.SAID: said_chapter,
    keys.WHO: who_chapter,
    keys.HALLS: halls_chapter,
    keys.NETWORK: network_chapter,
    keys.TEAM: team_chapter,
    keys.RUNNING: running_chapter,
    keys.OPGAVEN: opgaven_chapter,
    keys.UNKNOWN: unknown_chapter,
    keys.ACCOUNT: account_chapter,
}
"""The chapters in the order in which they are told."""
APPENDIX_OF: Mapping[str, Chapter] = {
    keys.ACTORS: actors_appendix,
    keys.ACTIONS: actions_appendix,
    keys.FIGURE_LIST: figures_appendix,
    keys.SOURCES: sources_appendix,
    keys.WORDS: words_appendix,
}


def describe(
    facts: GebiedFacts,
    parts: Collection[str] = (),
    *,
    beside: GebiedFacts | None = None,
    nameless: bool = False,
) -> Beschrijving:
    """The description that these facts give.

    parts: keys of chapters and appendices (see `chapter_keys`), all of them when empty. beside: the
    facts of another gebied, told as a chapter of its own. nameless: actors by function, or by soort
    and kern; the picture of the network in the facts must be without names too. Raises InputError
    for an unknown part.
    """
    chosen = keys.chosen_parts(parts)
    if nameless:
        labels = labels_of(facts.net, facts.schema)
        told = _told(replace(by_function(facts), labels=labels), chosen, beside)
        return _of_one_gemeente(told, without_names(told, facts, labels))
    return _told(facts, chosen, beside)


def _of_one_gemeente(told: Beschrijving, nameless: Beschrijving) -> Beschrijving:
    """Whose description it is stays on the cover, also when the gemeente is an actor too."""
    if told.cover is None or nameless.cover is None:
        return nameless
    return replace(nameless, cover=replace(nameless.cover, gemeente=told.cover.gemeente))


def _told(facts: GebiedFacts, chosen: Collection[str], beside: GebiedFacts | None) -> Beschrijving:
    sections = [_with_own(facts, make(facts)) for key, make in CHAPTER_OF.items() if key in chosen]
    if keys.WHO in chosen and keys.HALLS in chosen:
        sections = list(_halls_within(sections))
    if beside is not None and keys.BESIDE in chosen:
        sections.append(_with_own(facts, beside_chapter(facts, beside)))
    return Beschrijving(
        f"Beschrijving van {gebied_title(facts)}",
        (made_words(facts), ABSENT) if facts.net.selection.op else (ABSENT,),
        tuple(sections),
        facts.today.isoformat(),
        cover=_cover(facts),
        front=front_page(facts) if keys.FRONT in chosen else None,
        appendices=tuple(make(facts) for key, make in APPENDIX_OF.items() if key in chosen),
    )


def _halls_within(sections: list[Section]) -> Iterator[Section]:
    """The halls as a part of who is there."""
    halls = next(section for section in sections if section.key == keys.HALLS)
    for section in sections:
        if section.key == keys.WHO:
            told = replace(halls, text=(*halls.text, halls.summary), summary="")
            yield replace(section, subsections=(told,))
        elif section.key != keys.HALLS:
            yield section


def _with_own(facts: GebiedFacts, section: Section) -> Section:
    """The chapter with what the team wrote about it."""
    return replace(section, own_text=paragraphs(facts.own.get(section.key)))


def _cover(facts: GebiedFacts) -> Cover:
    edition, style = facts.uitgave, facts.huisstijl
    return Cover(
        gebied=gebied_title(facts),
        datum=facts.today.isoformat(),
        gemeente=(style.gemeente if style and style.gemeente else facts.gemeente) or "",
        nummer=(edition.nummer if edition else None) or "",
        maker=(edition.maker if edition else None) or "",
        evaluatiedatum=edition.evaluatiedatum if edition else None,
        based_on=based_on(facts),
        kleur=(style.kleur if style else None) or "",
        logo=logo_of(style.logo if style else None),
    )
