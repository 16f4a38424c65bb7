"""Who has no contact with the gebiedsteam or the makelaar of its gebied."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.active import active, is_active
from netwerk.insight.certainty import Ground, judged
from netwerk.insight.counts import twice
from netwerk.insight.coverage.through import KnownTo, known_to
from netwerk.insight.finding import MORE, ORGANISATION, Finding, actor_refs, by_naam
from netwerk.insight.grouping import group_by
from netwerk.insight.kinds import Kind, Question
from netwerk.insight.on_card import OnCard, said
from netwerk.insight.standing.by_unit import none_with_each_unit, who_counts_with
from netwerk.net.arrays import Bools
from netwerk.net.net import Net

NO_TEAM_KNOWN = Kind(
    "no_team_known", kinds.TEAM, 400, kinds.its_place, report=kinds.ReportSlot(kinds.REPORT_GAPS)
)


NO_MAKELAAR_TIE = Kind(
    "no_makelaar_tie",
    kinds.TEAM,
    410,
    kinds.its_place,
    overview=kinds.NEXT,
    card=OnCard(said("Wie de makelaar nog niet kent"), in_table=True),
)


NO_TEAM_TIE = Kind(
    "no_team_tie",
    kinds.TEAM,
    420,
    kinds.its_place,
    report=kinds.ReportSlot(kinds.REPORT_GAPS),
    card=OnCard(said("Wie het gebiedsteam nog niet kent"), in_table=True),
)


OTHER_ROLE = "anders"


NO_PROFESSIONALS = ("groep, bedrijf of instelling", "groepen, bedrijven en instellingen")
"""Of whom is said whether they have contact with the team: see `counts.DEFINITIONS`."""


FEWEST, FIRST, THROUGH_NAMED = 3, 3, 2
BROKER = "gebiedsmakelaar"


MOST_UNKNOWN = 3
"""Gebieden without a recorded team are told one by one up to here, else together."""


def team_of(net: Net, gebied: str | None = None) -> list[int]:
    """Who is there with a role in the team of a gebied (or of any), ascending: professionals."""
    roles = net.actors["rol"]
    team = [
        i
        for i in range(net.n)
        if roles[i]
        and roles[i] != OTHER_ROLE
        and net.actors["soort"][i] == "professional"
        and is_active(net, i)
    ]
    return team if gebied is None else [i for i in team if gebied in net.gebieden_of(i)]


def find_without_team(ground: Ground) -> tuple[Finding, ...]:
    """Who has no contact with the team, and with the makelaar, of its gebied, by gebied.

    A gebied without a recorded team gives NO_TEAM_KNOWN. Not told when the selection leaves
    professionals out.
    """
    net, chosen = ground.net, ground.net.selection
    if (
        chosen.kern
        or chosen.categorieen
        or chosen.domeinen
        or (chosen.soorten and "professional" not in chosen.soorten)
    ):
        return ()
    gebieden, there = group_by(net, ground.schema, "gebied"), active(net)
    findings: list[Finding] = []
    for group, gebied in enumerate(gebieden.keys):
        if chosen.gebied in (None, gebied):
            members = [i for i in gebieden.members(group).tolist() if there[i]]
            findings.extend(_team_findings(ground, gebied, members))
    return tuple(
        sorted(
            _together(ground, findings),
            key=lambda f: (-int(f.numbers["without"] or 0), f.kind, f.gebied or ""),
        )
    )


def _together(ground: Ground, findings: list[Finding]) -> list[Finding]:
    """The same findings, those about gebieden without a recorded team as one when they are many."""
    unknown = [f for f in findings if f.kind == NO_TEAM_KNOWN.name]
    if len(unknown) <= MOST_UNKNOWN:
        return findings
    names = w.listing(w.short_gebied_words(ground.net, str(f.gebied)) for f in unknown)
    text = (
        f"van {w.counted(len(unknown), ('gebied', 'gebieden'))} is geen gebiedsteam "
        f"vastgelegd: {names}"
    )
    step = "Voeg de makelaar en de andere teamleden toe met hun rol."
    one = Finding(
        NO_TEAM_KNOWN.name,
        w.sentence(text),
        certainty=judged(ground),
        next_step=step,
        numbers={"without": 0},
        about=MORE,
    )
    return [f for f in findings if f.kind != NO_TEAM_KNOWN.name] + [one]


def _team_findings(ground: Ground, gebied: str, members: list[int]) -> list[Finding]:
    net = ground.net
    roles, soorten = net.actors["rol"], net.actors["soort"]
    team = [i for i in members if roles[i] and roles[i] != OTHER_ROLE]
    ours = {unit for i in team for unit in net.whole.levels.of(int(net.place[i]))}
    double = twice(net)
    others = [
        i
        for i in members
        if soorten[i] != "professional"
        and not double[i]
        and ours.isdisjoint(net.whole.levels.of(int(net.place[i])))
    ]
    if len(others) < FEWEST:
        return []
    if not team:
        place = w.short_gebied_words(net, gebied)
        text = w.sentence(f"van {place} is geen gebiedsteam vastgelegd")
        step = "Voeg de makelaar en de andere teamleden toe met hun rol."
        return [
            Finding(
                NO_TEAM_KNOWN.name,
                text,
                gebied=gebied,
                certainty=judged(ground),
                next_step=step,
                numbers={"without": 0},
            )
        ]
    makelaars = [i for i in team if roles[i] == BROKER]
    sides = (
        (NO_TEAM_TIE.name, team, "het gebiedsteam"),
        (NO_MAKELAAR_TIE.name, makelaars, "de gebiedsmakelaar"),
    )
    there = np.zeros(net.n, bool)
    there[members] = True
    there &= active(net)
    answers = (
        _without(ground, kind, gebied, whom, others, there, wie)
        for kind, whom, wie in sides
        if whom
    )
    return [finding for finding in answers if finding is not None]


def _without(
    ground: Ground,
    kind: str,
    gebied: str,
    whom: list[int],
    others: list[int],
    there: Bools,
    wie: str,
) -> Finding | None:
    """Who of the others has no contact with any of these, None when everybody has.

    Counted for organisations, and for the makelaar of the same others as for the team: without the
    organisations that the team works for. Whom a colleague or the organisation itself knows is told
    apart, with that colleague.
    """
    net = ground.net
    known = known_to(net, whom, others)
    without = by_naam(net, known.nobody)
    if not without and not known.through:
        return None
    theirs = sorted({j for i in whom for j in who_counts_with(net.levels, i)})
    holds = none_with_each_unit(ground.sure, net.levels, without, theirs)
    place = w.short_gebied_words(net, gebied)
    if without:
        many = w.of_all(len(without), known.counted, NO_PROFESSIONALS)
        have = w.verb(len(without), "heeft", "hebben")
        text = f"in {place} {have} {many} geen contact met {wie}: {w.names_of(net, without)}"
    else:
        every = w.of_all(known.counted, known.counted, NO_PROFESSIONALS)
        text = f"in {place} kent {wie} {every}, zelf of via een collega"
    step = _first_to(net, without, there)
    return Finding(
        kind,
        " ".join((w.sentence(text), *_through_words(net, known, wie))),
        actor_refs(net, without),
        certainty=judged(
            ground,
            actors=[*whom, *without],
            holds=holds,
            absence=True,
            several=len(without),
        ),
        holds=holds,
        next_step=" ".join(part for part in (step, taken_along(net, known, wie)) if part),
        gebied=gebied,
        numbers={
            "without": len(without),
            "actors": known.counted,
            "through_colleague": len(known.through),
        },
        about=gebied,
        level=ORGANISATION,
    )


def _first_to(net: Net, without: Sequence[int], there: Bools) -> str:
    """Whom to visit first: who has most contacts with who is ``there``; '' without anybody."""
    if not without:
        return ""
    ordered = busiest_first(net, without, there)
    among = f"deze {w.whole(len(ordered))}"
    return f"Ga eerst langs bij {busiest(net, ordered, there, among, 'in dit gebied')}"


def _through_words(net: Net, known: KnownTo, wie: str) -> tuple[str, ...]:
    """Whom only a colleague or the organisation itself knows, in a sentence of its own."""
    if not known.through:
        return ()
    ordered = by_naam(net, known.through)
    told = [
        w.name_of(net, i)
        + (f" (via {w.name_of(net, p)})" if (p := known.through[i]) is not None else "")
        for i in ordered[: THROUGH_NAMED + 1]
    ]
    count = w.counted(len(ordered), w.OTHERS) if known.nobody else f"er {w.whole(len(ordered))}"
    listed = w.listing(told, THROUGH_NAMED, len(ordered))
    return (
        w.sentence(f"{wie} kent {count} alleen via een collega of de eigen organisatie: {listed}"),
    )


def taken_along(net: Net, known: KnownTo, wie: str) -> str:
    """Whom to ask to take ``wie`` along to whom, '' when no colleague is known by name."""
    for i in by_naam(net, known.through):
        if (colleague := known.through[i]) is not None:
            names = w.name_of(net, colleague), w.name_of(net, i)
            return f"Vraag collega {names[0]} om {wie} mee te nemen naar {names[1]}."
    return ""


def busiest_first(net: Net, actors: Sequence[int], there: Bools) -> list[int]:
    """These actors, those with most contacts among who is ``there`` (bool (n,)) first."""
    return sorted(actors, key=lambda i: (-int(there[net.neighbours(i)].sum()), i))


def busiest(net: Net, ordered: Sequence[int], there: Bools, among: str, where: str) -> str:
    """The first three of these actors, and that they have most contacts when that is so.

    Who has no contact ``there`` is not named beside who has. among: 'deze 8', of whom they are.
    """
    some = [i for i in ordered[:FIRST] if there[net.neighbours(i)].any()]
    first = some or ordered[:FIRST]
    names = f"{w.names_of(net, first)}."
    if not some or len(ordered) == len(first):
        return names
    have = w.verb(len(first), "heeft die", "hebben zij")
    return f"{names} {w.sentence(f'van {among} {have} de meeste contacten {where}')}"


WITHOUT_TEAM = Question(find_without_team, (NO_TEAM_KNOWN, NO_MAKELAAR_TIE, NO_TEAM_TIE))
