"""Ties between organisations that one person carries: what is lost when that person stops.

Professionals are collapsed to the organisations they work for (Breiger 1974): a contact of the
professional is a contact of the organisation, carried by that professional.
"""

from __future__ import annotations

from collections import defaultdict

from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.certainty import Ground, judged
from netwerk.insight.finding import EVIDENCE, Finding, actor_refs, evidence_of
from netwerk.insight.kinds import Kind, Question
from netwerk.insight.remainder import LISTED, rest_of

CARRIED_BY_ONE = Kind(
    "carried_by_one",
    kinds.PERSON,
    240,
    overview=kinds.HANGS_ON_ONE,
    report=kinds.ReportSlot(kinds.REPORT_BRIDGES),
)


WORKS_FOR = "werkt_voor"


def find_carried_by_one(ground: Ground) -> tuple[Finding, ...]:
    """What hangs on one professional, most first; actors: (person, organisation, the others)."""
    employers = _employers(ground)
    carriers = _carriers(ground, employers)
    single: dict[tuple[int, int], list[int]] = defaultdict(list)
    for (organisation, other), carried_by in carriers.items():
        if len(carried_by) == 1 and (person := next(iter(carried_by))) != organisation:
            single[person, organisation].append(other)
    ordered = sorted(single.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    findings = [
        _finding(ground, person, organisation, sorted(others))
        for (person, organisation), others in ordered[:LISTED]
    ]
    rest = [person for (person, _), _ in ordered[LISTED:]]
    who = w.counted(len(rest), ("andere professional hangt", "andere professionals hangen"))
    text = f"ook aan nog {who} contacten van een organisatie"
    return (
        *findings,
        *rest_of(ground, CARRIED_BY_ONE.name, text, list(dict.fromkeys(rest)), len(rest)),
    )


def _employers(ground: Ground) -> dict[int, list[int]]:
    """The organisations each professional works for."""
    net = ground.net
    employers: dict[int, set[int]] = defaultdict(set)
    for van, naar, soort in zip(
        net.van.tolist(), net.naar.tolist(), net.relaties["soort"], strict=True
    ):
        if soort == WORKS_FOR and van != naar:
            employers[van].add(naar)
    return {person: sorted(organisations) for person, organisations in employers.items()}


def _carriers(ground: Ground, employers: dict[int, list[int]]) -> dict[tuple[int, int], set[int]]:
    """Who carries the contact of an organisation with another: itself, or who works for it."""
    net = ground.net
    involved = set(employers) | {o for organisations in employers.values() for o in organisations}
    carriers: dict[tuple[int, int], set[int]] = defaultdict(set)
    for i in involved:
        for j in net.neighbours(i).tolist():
            for mine in employers.get(i, [i]):
                for theirs in employers.get(j, [j]):
                    if mine != theirs and net.actors["soort"][theirs] != "professional":
                        carriers[mine, theirs].add(i)
    return carriers


def _finding(ground: Ground, person: int, organisation: int, others: list[int]) -> Finding:
    net = ground.net
    who, where, names = (
        w.name_of(net, person),
        w.name_of(net, organisation),
        w.names_of(net, others),
    )
    holds = ground.sure.none_with_each(others, _others_there(ground, person, organisation))
    reached = set(others)
    rows = [
        int(row)
        for row in ground.rows.contacts_of(person)
        if reached & {int(net.van[row]), int(net.naar[row])}
        or not reached.isdisjoint(_employers_of_other(ground, int(row), person))
    ]
    text = (
        f"als {who} stopt, verliest {where} het contact met {names}: niemand anders daar heeft dat"
    )
    return Finding(
        kind=CARRIED_BY_ONE.name,
        sentence=w.sentence(f"{text}, {w.as_far_as_known(net)}"),
        actors=actor_refs(net, (person, organisation, *others)),
        evidence=evidence_of(net, rows[:EVIDENCE]),
        certainty=judged(ground, rows=rows, holds=holds, several=len(others)),
        holds=holds,
        next_step=f"Laat een collega bij {where} ook kennismaken met {w.names_of(net, others, 3)}.",
        gebied=next(iter(net.gebieden_of(person)), None),
        kern=None,
        numbers={"contacts": len(others), "evidence": len(rows)},
        about=f"{net.actors['id'][person]}:{net.actors['id'][organisation]}",
    )


def _others_there(ground: Ground, person: int, organisation: int) -> list[int]:
    """The organisation itself and who else works for it."""
    net, soorten = ground.net, ground.net.relaties["soort"]
    staff = {
        int(net.van[r])
        for r in ground.rows.affiliations_of(organisation)
        if soorten[r] == WORKS_FOR and int(net.naar[r]) == organisation
    }
    return sorted((staff | {organisation}) - {person})


def _employers_of_other(ground: Ground, row: int, person: int) -> list[int]:
    net = ground.net
    other = int(net.naar[row]) if int(net.van[row]) == person else int(net.van[row])
    kinds = net.relaties["soort"]
    return [
        int(net.naar[r])
        for r in ground.rows.affiliations_of(other)
        if kinds[r] == WORKS_FOR and int(net.van[r]) == other
    ]


CARRIED = Question(find_carried_by_one, (CARRIED_BY_ONE,))
