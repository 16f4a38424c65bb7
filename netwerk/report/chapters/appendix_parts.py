"""The appendices: actors by kern, the action table, all figures, the sources, the words."""

from __future__ import annotations

from collections.abc import Iterator

from netwerk.insight import wording as w
from netwerk.model import Initiatief, Signaal, Vraagstuk
from netwerk.report.chapters.chapter_keys import (
    ACTIONS,
    ACTORS,
    APPENDICES,
    FIGURE_LIST,
    SOURCES,
    WORDS,
)
from netwerk.report.chapters.figures_by_source import by_source, figure_tables
from netwerk.report.chapters.of_gebied import in_kern, kernen_of, rows_that_count
from netwerk.report.chapters.place_chapter import NO_PLACE
from netwerk.report.description import Section, Table
from netwerk.report.gebied_facts import GebiedFacts
from netwerk.report.phrases import as_written, sentence, whole_title, without_end
from netwerk.report.sources import source_section
from netwerk.typed.moments import DAY

NAMELESS = (
    "Deze versie noemt geen namen. Wie de enige van een soort in een kern is, kan toch te "
    "herkennen zijn."
)
OPEN, DECIDED = "open", "doen"
UP, BACK = "opschalen", "terugleggen"
MEANINGS = (
    ("Actor", "Een groep, bedrijf, instelling of professional. Nooit een bewoner."),
    ("Contact", "Twee actoren die elkaar spreken. Een tweetal telt één keer."),
    ("Relatie", "Eén vastgelegd feit tussen twee actoren: contact, of iets als lid zijn."),
    ("Kern", "Een dorp, wijk of buurtschap in een gebied."),
    ("Signaal", "Iets dat het team opvalt, zonder gegevens over een bewoner."),
    ("Vraagstuk", "Een vraag van het gebied waar signalen samenkomen."),
    ("Initiatief", "Wat actoren samen doen aan een vraagstuk."),
    ("Opgave", "Een doel met een maat, een beginwaarde, een streefwaarde en een datum."),
    ("Nulmeting", "Een bewaard moment om later mee te vergelijken."),
    ("Zekerheid", "Stevig, redelijk of onzeker: of het nog zo is als we alles wisten."),
    ("Niet bekend", "Niet vastgelegd. Dat is iets anders dan: het is er niet."),
)


def actors_appendix(facts: GebiedFacts) -> Section:
    """Who is there, by kern, with how to reach the function; nothing of who stopped.

    Without names there is no list: the only business of a kern is known by its kern.
    """
    if facts.labels:
        return Section(ACTORS, APPENDICES[ACTORS], (NAMELESS,))
    return Section(
        ACTORS,
        APPENDICES[ACTORS],
        () if facts.net.n else ("Er zijn nog geen actoren vastgelegd.",),
        tuple(_actor_tables(facts)),
    )


def _actor_tables(facts: GebiedFacts) -> Iterator[Table]:
    net, rows = facts.net, rows_that_count(facts.net)
    kernen = kernen_of(facts)
    inside = {kern.id for kern in kernen}
    places = [(kern.naam, in_kern(net, rows, kern.id)) for kern in kernen]
    places.append((NO_PLACE, [i for i in rows if net.actors["kern"][i] not in inside]))
    for naam, members in places:
        if members:
            lines = [
                (
                    w.name_of(net, i),
                    _kind(facts, i),
                    facts.spoken_via.get(str(net.actors["id"][i]), w.UNKNOWN),
                )
                for i in sorted(members, key=lambda i: (w.name_of(net, i).casefold(), i))
            ]
            yield Table(naam, ("Wie", "Wat", "Te spreken via"), tuple(lines), (6, 4, 4))


def _kind(facts: GebiedFacts, i: int) -> str:
    actors, label = facts.net.actors, facts.schema.keuzes
    if actors["rol"][i]:
        return label["rol"].label(str(actors["rol"][i]))
    if actors["categorie"][i]:
        return label["categorie"].label(str(actors["categorie"][i]))
    return w.soort_words(str(actors["soort"][i]))[0].capitalize()


def actions_appendix(facts: GebiedFacts) -> Section:
    """What was agreed and what went to the board: wat, wie, wanneer, stand."""
    rows = [*_agreed(facts), *_steps(facts)]
    head = ("Wat", "Wie", "Wanneer", "Stand")
    tables = (Table("Acties", head, tuple(rows), (7, 4, 3, 3)),) if rows else ()
    text = () if rows else ("Er staan geen afspraken open.",)
    return Section(ACTIONS, APPENDICES[ACTIONS], text, tables)


def _agreed(facts: GebiedFacts) -> Iterator[tuple[str, str, str, str]]:
    today = facts.today.isoformat()
    held = [a for a in facts.afspraken if a.stand == OPEN and a.beslissing == DECIDED]
    for item in sorted(held, key=lambda a: (a.voor or "9999", a.titel.casefold())):
        late = item.voor is not None and len(item.voor) == DAY and item.voor < today
        yield (
            without_end(as_written(item.titel)),
            item.wie or w.UNKNOWN,
            w.day_words(item.voor),
            "te laat" if late else "open",
        )


def _steps(facts: GebiedFacts) -> Iterator[tuple[str, str, str, str]]:
    titles = item_titles(facts)
    for step in sorted(facts.stappen, key=lambda s: (s.datum, s.id)):
        title = titles.get(step.signaal or step.vraagstuk or step.initiatief or "")
        if title is None:
            continue
        kind = facts.schema.toon("Stap", "soort", step.soort).lower()
        waits = "ligt daar nu" if step.soort == BACK else "wacht op antwoord"
        stand = f"antwoord {w.day_words(step.antwoord_op)}" if step.antwoord_op else waits
        yield (
            f"{title} ({kind})",
            step.naar or facts.schema.toon("Stap", "niveau", step.niveau),
            w.day_words(step.datum),
            "beantwoord" if step.antwoord and not step.antwoord_op else stand,
        )


def item_titles(facts: GebiedFacts) -> dict[str, str]:
    """The titles of what is on the agenda, by id."""
    items: list[Signaal | Vraagstuk | Initiatief] = [
        *facts.signalen,
        *facts.vraagstukken,
        *facts.initiatieven,
    ]
    return {
        item.id: without_end(as_written(whole_title(item.titel, item.omschrijving)))
        for item in items
    }


def figures_appendix(facts: GebiedFacts) -> Section:
    """Every figure with where, year and source."""
    tables = figure_tables(facts)
    none = ("Er zijn nog geen cijfers.",)
    return Section(FIGURE_LIST, APPENDICES[FIGURE_LIST], () if tables else none, tables)


def sources_appendix(facts: GebiedFacts) -> Section:
    """Where actors, relations and figures come from, how old they are, under what licence."""
    known = source_section(facts.net, facts.inwoners_bron)
    licences = [
        (bron, "; ".join(sorted({f.licentie for f in held if f.licentie})) or w.UNKNOWN)
        for bron, held in sorted(by_source(facts.every_figure).items())
    ]
    tables = list(known.tables)
    if licences:
        head = ("Bron", "Licentie")
        tables.append(Table("Bronnen van cijfers", head, tuple(licences), (8, 4)))
    text = known.text if tables else (sentence("er is nog geen bron vastgelegd"),)
    return Section(SOURCES, APPENDICES[SOURCES], text, tuple(tables))


def words_appendix(_facts: GebiedFacts) -> Section:
    """What the words of this description mean."""
    head = ("Woord", "Wat wij ermee bedoelen")
    return Section(WORDS, APPENDICES[WORDS], (), (Table("Begrippen", head, MEANINGS, (3, 10)),))
