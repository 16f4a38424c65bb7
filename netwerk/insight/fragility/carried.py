"""Ties between organisations that one person carries: what is lost when that person stops.

A contact of a professional is a contact of the organisation, carried by that professional
(Breiger 1974; `net/levels.py`).
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.certainty import Ground, judged
from netwerk.insight.finding import EVIDENCE, ORGANISATION, Finding, actor_refs, evidence_of
from netwerk.insight.kinds import Kind, Question
from netwerk.insight.on_card import Headed, OnCard
from netwerk.insight.remainder import LISTED, rest_of
from netwerk.insight.standing.by_unit import none_with_each_unit
from netwerk.net.levels import Levels


def _heading(about: Headed) -> str:
    contacts = about.count("contacts")
    verb = "contact loopt" if contacts == 1 else "contacten lopen"
    return f"{w.number_word(contacts)} {verb} alleen via {about.lead.actors[0].naam}"


ALL_BY_ONE = Kind(
    "all_by_one",
    kinds.PERSON,
    238,
    overview=kinds.HANGS_ON_ONE,
    report=kinds.ReportSlot(kinds.REPORT_BRIDGES),
)
CARRIED_BY_ONE = Kind(
    "carried_by_one",
    kinds.PERSON,
    240,
    overview=kinds.HANGS_ON_ONE,
    report=kinds.ReportSlot(kinds.REPORT_BRIDGES),
    card=OnCard(_heading),
)


def find_carried_by_one(ground: Ground) -> tuple[Finding, ...]:
    """What hangs on one professional, most first; actors: (person, organisation, the others).

    An organisation that knows everybody over one person is told as exactly that.
    """
    single = _single(ground)
    ordered = sorted(
        ((ends, others) for ends, others in single.items() if _rows(ground, ends[0], others)),
        key=lambda entry: (-len(entry[1]), entry[0]),
    )
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


def _single(ground: Ground) -> dict[tuple[int, int], list[int]]:
    """By (person, organisation) the others whom nobody else of the organisation knows.

    Over all that is recorded: a colleague whom the selection leaves out knows them too. Who is no
    organisation or group is no such other: the contact of a person with a person.
    """
    net, whole, levels = ground.net, ground.net.whole, ground.net.whole.levels
    here = np.full(whole.n, -1, np.int64)
    here[net.place] = np.arange(net.n)
    person = np.array([soort == "professional" for soort in whole.actors["soort"]], bool)
    rows = np.repeat(np.arange(levels.size), levels.degree)
    one = np.flatnonzero(np.diff(levels.cptr) == 1)
    carrier = levels.carrier[levels.cptr[one]]
    organisation, other = levels.head[rows[one]], levels.head[levels.indices[one]]
    told = (carrier != organisation) & ~person[other]
    ends = tuple(here[actors[told]] for actors in (carrier, organisation, other))
    single: dict[tuple[int, int], list[int]] = defaultdict(list)
    for who, where, whom in zip(*(actors.tolist() for actors in ends), strict=True):
        if min(who, where, whom) >= 0:
            single[who, where].append(whom)
    return single


def _only_way(levels: Levels, person: int, organisation: int, told: int) -> bool:
    """Whether an organisation knows nobody but these over this person."""
    unit = int(levels.unit_of_head[organisation])
    if levels.degree[unit] != told:
        return False
    start, end = levels.cptr[levels.indptr[unit]], levels.cptr[levels.indptr[unit + 1]]
    return bool((levels.carrier[start:end] == person).all())


def _finding(ground: Ground, person: int, organisation: int, others: list[int]) -> Finding:
    net = ground.net
    who, where, names = (
        w.name_of(net, person),
        w.name_of(net, organisation),
        w.names_of(net, others),
    )
    colleagues = _others_there(ground, person, organisation)
    rows = _rows(ground, person, others)
    at = net.place[[person, organisation]]
    every = _only_way(net.whole.levels, int(at[0]), int(at[1]), len(others))
    # 'All over one person' is too rare to have been measured: no figure.
    holds = None if every else none_with_each_unit(ground.sure, net.levels, others, colleagues)
    if every:
        count = w.counted(len(others), w.CONTACT)
        text = (
            f"het enige contact van {where}, met {names}, loopt via één persoon: {who}"
            if len(others) == 1
            else f"alle {count} van {where} lopen via één persoon: {who}"
        )
    else:
        text = (
            f"als {who} stopt, verliest {where} het contact met {names}: "
            "niemand anders daar heeft dat"
        )
    return Finding(
        kind=ALL_BY_ONE.name if every else CARRIED_BY_ONE.name,
        sentence=w.sentence(text),
        actors=actor_refs(net, (person, organisation, *others)),
        evidence=evidence_of(net, rows[:EVIDENCE]),
        certainty=judged(ground, rows=rows, holds=holds, several=len(others)),
        holds=holds,
        next_step=f"Laat een collega bij {where} ook kennismaken met {w.names_of(net, others, 3)}.",
        gebied=next(iter(net.gebieden_of(person)), None),
        kern=None,
        numbers={"contacts": len(others), "evidence": len(rows)},
        about=f"{net.actors['id'][person]}:{net.actors['id'][organisation]}",
        level=ORGANISATION,
    )


def _others_there(ground: Ground, person: int, organisation: int) -> list[int]:
    """The organisation itself and who else counts for it."""
    levels = ground.net.levels
    staff = levels.people(int(levels.unit_of_head[organisation]))
    return sorted({*staff, organisation} - {person})


def _rows(ground: Ground, person: int, others: list[int]) -> list[int]:
    """The contacts of a person with these, or with who works for them, in the selection."""
    net, reached = ground.net, set(others)
    return [
        int(row)
        for row in ground.rows.contacts_of(person)
        if reached & {int(net.van[row]), int(net.naar[row])}
        or not reached.isdisjoint(_employers_of_other(ground, int(row), person))
    ]


def _employers_of_other(ground: Ground, row: int, person: int) -> list[int]:
    """The organisations that the other end of a relation counts for."""
    net = ground.net
    other = int(net.naar[row]) if int(net.van[row]) == person else int(net.van[row])
    return [int(net.levels.head[unit]) for unit in net.levels.of(other)]


CARRIED = Question(find_carried_by_one, (ALL_BY_ONE, CARRIED_BY_ONE))
