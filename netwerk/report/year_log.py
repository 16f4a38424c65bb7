"""The yearly report of the log: who may do what, and who did what, as counts and facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from netwerk.report.description import Beschrijving, Point, Section, Table
from netwerk.typed.dates import MONTHS, day_words

Row = tuple[str, ...]

FROM_MACHINE = (
    "Opdrachten op de server gaan niet met een account, maar met de rol die daar is ingesteld."
)


@dataclass(frozen=True)
class YearLog:
    """What the log says of a year.

    kinds: what was done, in the order of the columns. by_person: a name and how often he did each
    kind. by_month: the same by month, of all. refused: when, who, what and on what, at most so many
    as are shown; ``refused_count``: of all. facts: sentences on what is not usual, without
    judgement. days: how long lines are kept. first: the day of the oldest line, "" without one.
    seal, last: of the newest line of the log. problem: what does not fit, "" when all does.
    may: who has which role where and until when: people, groups, applications and who gives
    commands at the server. may_said: what holds for who is in no rule. roles: what each role may.
    """

    jaar: int
    datum: str
    lines: int
    kinds: tuple[str, ...]
    by_person: tuple[tuple[str, tuple[int, ...]], ...]
    by_month: tuple[tuple[int, ...], ...]
    refused: tuple[Row, ...]
    refused_count: int
    facts: tuple[str, ...]
    days: int
    first: str
    last: int
    seal: str
    problem: str
    may: tuple[Row, ...]
    may_said: tuple[str, ...]
    roles: tuple[Row, ...]


USE = (
    "Dit verslag noemt medewerkers bij naam. Gebruik het voor verantwoording, niet om iemand te "
    "beoordelen."
)
"""For what the report is, and for what not."""


def year_log_described(year: YearLog, gemeente: str = "") -> Beschrijving:
    """The report as a document: whether the log is whole, who may what, who did what."""
    return Beschrijving(
        title=f"Wie mag wat en wie deed wat in {year.jaar}",
        intro=tuple(
            filter(
                None,
                (
                    gemeente,
                    f"Gemaakt op {day_words(year.datum)} uit het logboek van netwerk.",
                    f"Regels blijven {year.days} dagen bewaard; ouder is weggehaald.",
                    USE,
                ),
            )
        ),
        sections=(_whole(year), _may(year), _did(year), _refused(year), _facts(year)),
        datum=year.datum,
    )


def _whole(year: YearLog) -> Section:
    fine = "Elke regel past op de regel ervoor: er is niets veranderd, weggehaald of afgeknipt."
    text = [f"In {year.jaar} kwamen er {year.lines} regels bij.", year.problem or fine]
    if year.first:
        text.append(f"De oudste regel die er nog is, is van {day_words(year.first)}.")
    if year.seal:
        text.append(
            f"De nieuwste regel is nummer {year.last}, met zegel {year.seal}. Bewaar dit blad: wie "
            "later dezelfde regel met een ander zegel ziet, weet dat het logboek is herschreven."
        )
    return Section("heel", "Is het logboek heel?", tuple(text))


def _may(year: YearLog) -> Section:
    roles = Table("Wat een rol mag", ("Rol", "Mag"), year.roles, (2, 6))
    who = Table("Wie welke rol heeft", ("Wie", "Rol", "Waar", "Tot en met"), year.may, (4, 2, 4, 2))
    return Section("mag", "Wie mag wat?", (*year.may_said, FROM_MACHINE), (who, roles))


def _did(year: YearLog) -> Section:
    if not year.by_person:
        return Section("deed", "Wie deed wat?", ("Er staat van dit jaar niets in het logboek.",))
    widths = (3, *(1 for _ in year.kinds))
    people = tuple((name, *map(_count, counts)) for name, counts in year.by_person)
    months = tuple((MONTHS[at][0], *map(_count, counts)) for at, counts in enumerate(year.by_month))
    text = ("Een regel telt mee als iets is gedaan. Wat is geweigerd, staat hieronder apart.",)
    return Section(
        "deed",
        "Wie deed wat?",
        text,
        (
            Table("Per persoon", ("Wie", *year.kinds), people, widths),
            Table("Per maand", ("Maand", *year.kinds), months, widths),
        ),
    )


def _refused(year: YearLog) -> Section:
    if not year.refused:
        return Section("geweigerd", "Wat is geweigerd?", ("Er is niets geweigerd.",))
    more = year.refused_count - len(year.refused)
    text = [f"{year.refused_count} keer vroeg iemand iets wat niet mocht of niet lukte."]
    text += [f"Hieronder staan de laatste {len(year.refused)}."] if more else []
    table = Table(
        "Geweigerd of niet gelukt", ("Wanneer", "Wie", "Wat", "Waarop"), year.refused, (3, 3, 2, 5)
    )
    return Section("geweigerd", "Wat is geweigerd?", tuple(text), (table,))


def _facts(year: YearLog) -> Section:
    return Section(
        "opvallend",
        "Wat is niet gewoon?",
        ("Dit zijn feiten, geen oordelen. Vraag ernaar bij wie het deed.",)
        if year.facts
        else ("Er viel niets op.",),
        points=tuple(map(Point, year.facts)),
    )


def _count(value: int) -> str:
    return str(value) if value else "-"


def whole_names(names: Sequence[str], limit: int = 5) -> str:
    """Names with their counts in one line; the rest is counted."""
    more = f" en nog {len(names) - limit}" if len(names) > limit else ""
    return ", ".join(names[:limit]) + more
