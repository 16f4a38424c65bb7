"""Two gebieden beside each other: the same counts in two columns, and one sentence on each."""

from __future__ import annotations

from collections.abc import Callable

from netwerk.insight import wording as w
from netwerk.report.chapters.chapter_keys import BESIDE, CHAPTERS
from netwerk.report.chapters.halls_chapter import halls_of
from netwerk.report.chapters.of_gebied import gebied_called, kernen_of, rows_that_count
from netwerk.report.description import Section, Table
from netwerk.report.gebied_facts import GebiedFacts
from netwerk.report.phrases import sentence

ENOUGH_ASKED = 0.5
"""Below this part of the actors asked, a difference in contacts says most about the asking."""


def beside_chapter(facts: GebiedFacts, other: GebiedFacts) -> Section:
    """Two columns of counts. Where few were asked it is said that a difference means little."""
    names = tuple(sentence(gebied_called(each)).rstrip(".") for each in (facts, other))
    rows = [(words, count(facts), count(other)) for words, count in _COUNTS]
    for figure in facts.figures:
        twin = next((f for f in other.figures if f.maat == figure.maat), None)
        if twin is not None and twin.jaar == figure.jaar:
            rows.append((f"{figure.naam} ({figure.jaar})", figure.shown, twin.shown))
    text = ["Een verschil zegt iets over wat is vastgelegd, niet wie het beter doet."]
    few = [n for n, each in zip(names, (facts, other), strict=True) if _asked(each) < ENOUGH_ASKED]
    if few:
        is_asked = w.listing([f"{name[:1].lower()}{name[1:]}" for name in few], limit=2)
        text.append(
            sentence(f"in {is_asked} is minder dan de helft gevraagd, dus contacten ontbreken")
        )
    contacts = [int(each.numbers.get("contact_pairs", 0)) for each in (facts, other)]
    return Section(
        BESIDE,
        CHAPTERS[BESIDE],
        tuple(text),
        (Table("Twee gebieden naast elkaar", ("Wat", *names), tuple(rows), (7, 3, 3)),),
        summary=sentence(
            f"bekende contacten: {w.whole(contacts[0])} in {gebied_called(facts)} en "
            f"{w.whole(contacts[1])} in {gebied_called(other)}"
        ),
    )


def _asked(facts: GebiedFacts) -> float:
    rows = rows_that_count(facts.net)
    asked = sum(bool(facts.net.actors["gevraagd"][i]) for i in rows)
    return asked / len(rows) if rows else 0.0


def _number(key: str) -> Callable[[GebiedFacts], str]:
    return lambda facts: w.whole(int(facts.numbers.get(key, 0)))


_COUNTS: tuple[tuple[str, Callable[[GebiedFacts], str]], ...] = (
    ("Kernen", lambda facts: w.whole(len(kernen_of(facts)))),
    ("Actoren die meetellen", lambda facts: w.whole(len(rows_that_count(facts.net)))),
    ("Naar contacten gevraagd", _number("asked")),
    ("Bekende contacten", _number("contact_pairs")),
    ("Zonder bekend contact", _number("without_contact")),
    ("Actoren waar een deel aan hangt", _number("cut_points")),
    ("Zalen met bekende gebruikers", lambda facts: w.whole(len(halls_of(facts.net)))),
    ("Signalen", lambda facts: w.whole(len(facts.signalen))),
    ("Initiatieven", lambda facts: w.whole(len(facts.initiatieven))),
    ("Opgaven", lambda facts: w.whole(len(facts.opgaven))),
)
