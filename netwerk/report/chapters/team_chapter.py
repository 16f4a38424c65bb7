"""Chapter 6, Wie er werkt: the team by function, whom it reaches, and whom several of it know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from netwerk.insight import wording as w
from netwerk.insight.coverage.reach import REACH
from netwerk.insight.coverage.team import (
    NO_MAKELAAR_TIE,
    NO_PROFESSIONALS,
    NO_TEAM_TIE,
    team_of,
)
from netwerk.report.chapters.chapter_keys import CHAPTERS, TEAM
from netwerk.report.chapters.of_gebied import (
    PROFESSIONAL,
    as_document,
    gebied_called,
    rows_that_count,
    said,
)
from netwerk.report.description import Point, Section, Table
from netwerk.report.gebied_facts import GebiedFacts
from netwerk.report.phrases import many, named, number, part_of, sentence

PEOPLE = ("professional", "professionals")
REACHES = (NO_TEAM_TIE.name, NO_MAKELAAR_TIE.name, REACH.name)
"""The findings that tell whom the team reaches, in the order in which they are told."""
SEVERAL = 2


def team_chapter(facts: GebiedFacts) -> Section:
    """Who works here by function, and how the contacts of the team lie."""
    team = team_of(facts.net, facts.gebied)
    if not team:
        return Section(
            TEAM,
            CHAPTERS[TEAM],
            (
                sentence(f"wie er voor {gebied_called(facts)} werkt, is nog niet vastgelegd"),
                "Voeg de makelaar en de andere teamleden toe met hun functie.",
            ),
            summary="Het gebiedsteam is niet bekend.",
        )
    text = [sentence(f"voor {gebied_called(facts)} {_works(len(team))} {many(len(team), PEOPLE)}")]
    for kind in REACHES:
        text += [said(facts, f) for f in facts.findings if f.kind == kind][:1]
    several, most = _overlap(facts, team)
    text += several
    step = next((f.next_step for f in facts.findings if f.kind == NO_TEAM_TIE.name), "")
    return Section(
        TEAM,
        CHAPTERS[TEAM],
        tuple(text),
        (_table(facts, team),),
        (Point(as_document(facts, step)),) if step else (),
        summary=_summary(facts, most),
    )


def role_words(facts: GebiedFacts, i: int) -> str:
    """What a professional does, by function: never a name."""
    role = facts.net.actors["rol"][i]
    return facts.schema.keuzes["rol"].label(str(role)) if role else "Professional"


def _works(count: int) -> str:
    return w.verb(count, "werkt", "werken")


def _overlap(facts: GebiedFacts, team: Sequence[int]) -> tuple[list[str], int]:
    """Whom several of the team know, without the organisations that the team works for."""
    net = facts.net
    ours = {unit for i in team for unit in net.whole.levels.of(int(net.place[i]))}
    known: Counter[int] = Counter()
    for i in team:
        known.update(int(j) for j in net.neighbours(i))
    groups = [
        i
        for i in rows_that_count(net)
        if net.actors["soort"][i] != PROFESSIONAL
        and ours.isdisjoint(net.whole.levels.of(int(net.place[i])))
    ]
    several = sorted(
        (i for i in groups if known[i] >= SEVERAL), key=lambda i: (-known[i], w.name_of(net, i))
    )
    if not several or len(team) < SEVERAL:
        return [], 0
    names = named([w.name_of(net, i) for i in several])
    return [
        sentence(
            f"{many(len(several), NO_PROFESSIONALS)} {w.verb(len(several), 'heeft', 'hebben')} "
            f"contact met twee of meer teamleden: {names}"
        )
    ], len(several)


def _table(facts: GebiedFacts, team: Sequence[int]) -> Table:
    net = facts.net
    lines = []
    for i in sorted(team, key=lambda i: (role_words(facts, i), str(net.actors["id"][i]))):
        where = [
            w.short_gebied_words(net, gebied).partition(" (")[0].removeprefix("gebied ")
            for gebied in net.gebieden_of(i)
        ]
        lines.append(
            (
                role_words(facts, i),
                w.listing(where, limit=len(where)) if where else w.UNKNOWN,
                w.whole(int(net.degree[i])),
            )
        )
    return Table("Het team", ("Functie", "Gebied", "Contacten hier"), tuple(lines), (6, 4, 3))


def _summary(facts: GebiedFacts, several: int) -> str:
    without = next((f for f in facts.findings if f.kind == NO_TEAM_TIE.name), None)
    parts = []
    if without is not None:
        count, of, through = (
            int(without.numbers.get(key) or 0) for key in ("without", "actors", "through_colleague")
        )
        knows = f"het team kent {part_of(of - count, of, NO_PROFESSIONALS)}"
        parts.append(f"{knows}, zelf of via een collega" if through else knows)
    if several:
        parts.append(f"{number(several)} {w.verb(several, 'kent', 'kennen')} meer teamleden")
    if not parts:
        return "Van wie het team kent, is niets te zeggen."
    return sentence("; ".join(parts))
