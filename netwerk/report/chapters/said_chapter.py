"""Chapter 3, Wat mensen zeggen (vertellen): signalen by domein and kern, never who said it."""

from __future__ import annotations

from collections.abc import Sequence

from netwerk.insight import wording as w
from netwerk.model import Signaal
from netwerk.report.chapters.chapter_keys import CHAPTERS, SAID
from netwerk.report.chapters.of_gebied import domein_words, gebied_called, kern_name
from netwerk.report.description import Point, Section, Table
from netwerk.report.gebied_facts import GebiedFacts
from netwerk.report.phrases import (
    KERN,
    SIGNAL,
    as_written,
    many,
    number,
    sentence,
    whole_title,
)

ENOUGH = 3
"""So many signalen from so many sources about one domein in one kern are told as returning."""
SHOWN = 8
"""So many signalen are told one by one, the newest."""
NO_DOMEIN = "zonder domein"
NOT_SAID = "Geen cijfer dat dit meet."


def said_chapter(facts: GebiedFacts) -> Section:
    """What the team heard, by domein, and what the figures say beside it."""
    signals = newest_first(facts.signalen)
    if not signals:
        return Section(
            SAID,
            CHAPTERS[SAID],
            (
                sentence(f"voor {gebied_called(facts)} is nog geen signaal vastgelegd"),
                "Vraag het gebiedsteam wat het deze maand hoort.",
            ),
            summary="Wat mensen zeggen, is niet bekend.",
        )
    by_domein = _by_domein(signals)
    text = [_count(signals), *_returning(facts, by_domein)]
    if len(signals) > SHOWN:
        text.append(sentence(f"hieronder staan de {number(SHOWN)} nieuwste"))
    return Section(
        SAID,
        CHAPTERS[SAID],
        tuple(text),
        (_table(facts, by_domein),),
        tuple(_point(facts, signal) for signal in signals[:SHOWN]),
        summary=_summary(facts, by_domein),
    )


def newest_first(signals: Sequence[Signaal]) -> list[Signaal]:
    """Signalen by date, the newest first; without a date last."""
    by_title = sorted(signals, key=lambda s: (s.titel.casefold(), s.id))
    return sorted(by_title, key=lambda s: s.datum or "", reverse=True)


def _count(signals: Sequence[Signaal]) -> str:
    kernen = {signal.kern for signal in signals if signal.kern}
    where = f" uit {many(len(kernen), KERN)}" if kernen else ""
    newest = max((s.datum for s in signals if s.datum), default=None)
    last = f", het laatste van {w.day_words(newest)}" if newest and len(signals) > 1 else ""
    return sentence(f"het team legde {many(len(signals), SIGNAL)} vast{where}{last}")


def _by_domein(signals: Sequence[Signaal]) -> list[tuple[str, list[Signaal]]]:
    held: dict[str, list[Signaal]] = {}
    for signal in signals:
        for domein in signal.domeinen or ("",):
            held.setdefault(domein, []).append(signal)
    return sorted(held.items(), key=lambda pair: (pair[0] == "", -len(pair[1]), pair[0]))


def sources_of(signals: Sequence[Signaal]) -> list[str]:
    """From which kinds of source these signalen are, each once, in the order of the schema."""
    return sorted({signal.bronsoort for signal in signals if signal.bronsoort})


def _returning(facts: GebiedFacts, by_domein: Sequence[tuple[str, list[Signaal]]]) -> list[str]:
    told = []
    for domein, signals in by_domein:
        for kern in sorted({s.kern for s in signals if s.kern}):
            here = [s for s in signals if s.kern == kern]
            if domein and len(here) >= ENOUGH and len(sources_of(here)) >= ENOUGH:
                told.append(
                    sentence(
                        f"over {domein_words(facts, domein)} in {kern_name(facts, kern)} komen "
                        f"{many(len(here), SIGNAL)} uit {number(len(sources_of(here)))} "
                        "verschillende hoeken"
                    )
                )
    return told


def _table(facts: GebiedFacts, by_domein: Sequence[tuple[str, list[Signaal]]]) -> Table:
    label = facts.schema.keuzes["bronsoort"].label
    rows = []
    for domein, signals in by_domein:
        kernen = sorted({kern_name(facts, s.kern) for s in signals if s.kern})
        kernen += ["heel gebied"] if any(map(_everywhere, signals)) else []
        heard = [small_source(label(source)) for source in sources_of(signals)]
        rows.append(
            (
                (domein_words(facts, domein) if domein else NO_DOMEIN).capitalize(),
                w.whole(len(signals)),
                w.listing(kernen, limit=len(kernen)) if kernen else w.UNKNOWN,
                w.listing(heard, limit=len(heard)) if heard else w.UNKNOWN,
                agreed_with(facts, domein),
            )
        )
    head = ("Thema", "Signalen", "Waar", "Gehoord bij", "Wat zeggen de cijfers?")
    return Table("Signalen per thema", head, tuple(rows), (4, 3, 5, 6, 9))


def _everywhere(signal: Signaal) -> bool:
    return signal.kern is None and signal.reikwijdte == "heel_gebied"


def small_source(label: str) -> str:
    """The kind of source within a list: 'aan de keukentafel'."""
    return label[:1].lower() + label[1:]


def agreed_with(facts: GebiedFacts, domein: str) -> str:
    """What the figures say beside what was said about a domein; '' without one."""
    return facts.agreed.get(domein, NOT_SAID) if domein else ""


def _point(facts: GebiedFacts, signal: Signaal) -> Point:
    where = kern_name(facts, signal.kern) or ("heel gebied" if _everywhere(signal) else "")
    day = w.day_words(signal.datum) if signal.datum else ""
    note = ", ".join(part for part in (where or "kern niet bekend", day) if part)
    title = whole_title(signal.titel, signal.omschrijving)
    return Point(as_written(title), sentence(note))


def _summary(facts: GebiedFacts, by_domein: Sequence[tuple[str, list[Signaal]]]) -> str:
    named = [(domein, signals) for domein, signals in by_domein if domein]
    if not named:
        return "Bij geen enkel signaal is een thema gekozen."
    most = len(named[0][1])
    first = [domein_words(facts, domein) for domein, held in named if len(held) == most]
    if len(first) > ENOUGH:
        return sentence("er is geen thema dat vaker terugkomt dan de rest")
    often = w.listing(first, limit=len(first))
    return sentence(
        f"het vaakst gaat het over {often}: {many(most, SIGNAL)}", "elk" if len(first) > 1 else ""
    )
