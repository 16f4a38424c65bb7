"""Who stands alone, and why: never asked, asked and none, affiliations only, contact elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.active import is_active
from netwerk.insight.certainty import Ground, judged
from netwerk.insight.counts import standing
from netwerk.insight.finding import (
    Finding,
    actor_ref,
    by_naam,
    evidence_of,
)
from netwerk.insight.kinds import Kind, Question
from netwerk.insight.on_card import GATHERED_ALONE, OnCard, name_and
from netwerk.insight.partners import PROFESSIONAL, Partners, partners_of
from netwerk.insight.remainder import rest_of
from netwerk.net.net import Net

ISOLATED = Kind(
    "isolated",
    kinds.STANDS_ALONE,
    100,
    overview=kinds.ALONE,
    report=kinds.ReportSlot(kinds.REPORT_LISTED, "Geen enkele relatie bekend"),
    large_map=True,
    card=OnCard(name_and("staat alleen"), gathered=GATHERED_ALONE),
)
ONLY_AFFILIATION = Kind(
    "only_affiliation",
    kinds.STANDS_ALONE,
    110,
    overview=kinds.ALONE,
    report=kinds.ReportSlot(kinds.REPORT_LISTED, "Wel een andere relatie, geen contact bekend"),
    card=OnCard(name_and("staat alleen"), gathered=GATHERED_ALONE),
)
OUTSIDE_ONLY = Kind(
    "outside_only",
    kinds.OUTSIDE_THIS,
    120,
    overview=kinds.OUTSIDE,
    report=kinds.ReportSlot(kinds.REPORT_LISTED, "Alleen contact buiten deze selectie"),
    card=OnCard(name_and("heeft hier geen contact"), of_place=True),
)


MOST_ALONE = 100
"""One finding an actor up to here, the rest in one, so that a long list stays readable."""
TIES_TOLD = 2
NOT_ASKED = "Naar contacten is nog niet gevraagd."
SHARED = (
    (
        "gebruikt_locatie_van",
        "Vraag {host} wie daar nog meer komt: {name} gebruikt die locatie al.",
    ),
    ("lid_van", "Vraag {host} wie daar nog meer lid is: {name} is dat al."),
)
"""What two can share by a relation of the one that stands alone, and whom to ask then."""
BROKER = "gebiedsmakelaar"


@dataclass(frozen=True)
class _Around:
    """Of the whole network: who could take somebody along, who may be there twice."""

    partners: Partners
    makelaars: Mapping[str, list[int]]
    twins: Mapping[int, int]


def find_isolated(ground: Ground) -> tuple[Finding, ...]:
    """Actors without contact, most certain first.

    'isolated', 'only_affiliation', 'outside_only', by naam.

    isolated: no relation at all (numbers: asked 1 or 0); only_affiliation: relations, but none a
    contact;
    outside_only: contacts, but none within the selection. Actors that stopped are left out.
    """
    net = ground.net
    who = standing(net)
    nothing = np.flatnonzero(who.without_relation).tolist()
    told = [i for i in nothing if ground.asked[i]]
    untold = [i for i in nothing if not ground.asked[i]]
    bound = np.flatnonzero(who.only_affiliation).tolist()
    outside = np.flatnonzero(who.outside_only).tolist()
    if not (nothing or bound or outside):
        return ()
    whole = net.whole
    around = _Around(partners_of(whole), _makelaars(whole), whole.alike.twins)
    return (
        *_one_each(ground, ISOLATED.name, [*by_naam(net, told), *by_naam(net, untold)], around),
        *_one_each(ground, ONLY_AFFILIATION.name, by_naam(net, bound), around),
        *_one_each(ground, OUTSIDE_ONLY.name, by_naam(net, outside), around),
    )


_MORE = {
    ISOLATED.name: "geen enkele relatie",
    ONLY_AFFILIATION.name: "geen contact met anderen",
    OUTSIDE_ONLY.name: "binnen deze selectie geen contact, wel daarbuiten",
}
"""What those have in common that are told together."""


def _one_each(ground: Ground, kind: str, ordered: list[int], around: _Around) -> list[Finding]:
    findings = [_lone_finding(ground, kind, i, around) for i in ordered[:MOST_ALONE]]
    rest = ordered[MOST_ALONE:]
    text = f"ook {w.verb(len(rest), 'heeft', 'hebben')} nog {w.counted(len(rest))} {_MORE[kind]}"
    findings.extend(rest_of(ground, kind, text, rest))
    return findings


def _lone_finding(ground: Ground, kind: str, i: int, around: _Around) -> Finding:
    net = ground.net
    texts = {
        ISOLATED.name: _nothing_known,
        ONLY_AFFILIATION.name: _only_affiliations,
        OUTSIDE_ONLY.name: _only_outside,
    }
    rows = (
        ground.rows.affiliations_of(i)[:10]
        if kind == ONLY_AFFILIATION.name
        else np.empty(0, np.int64)
    )
    outside = kind == OUTSIDE_ONLY.name
    holds = ground.sure.alone_here(i) if outside else ground.sure.isolated(i)
    certainty = judged(
        ground, actors=[] if outside else [i], rows=rows, holds=holds, absence=not outside
    )
    asked = net.actors["gevraagd"][i]
    return Finding(
        kind=kind,
        sentence=texts[kind](ground, i),
        actors=(actor_ref(net, i),),
        evidence=evidence_of(net, rows),
        certainty=certainty,
        holds=holds,
        next_step=_step(ground, i, around),
        gebied=next(iter(net.gebieden_of(i)), None),
        kern=_known(net.actors["kern"][i]),
        numbers={
            "asked": int(bool(asked)),
            "asked_on": str(asked) if asked else None,
            "relations": int(net.all_relations[i]),
            "since": net.last_ended.get(str(net.actors["id"][i]), (None, ""))[0],
        },
    )


def _nothing_known(ground: Ground, i: int) -> str:
    name, asked = w.name_of(ground.net, i), ground.net.actors["gevraagd"][i]
    if past := _past(ground.net, i):
        return f"{w.sentence(past)} Een andere relatie is niet bekend."
    when = f"Ernaar gevraagd: {w.day_words(str(asked))}." if asked else NOT_ASKED
    return f"{w.sentence(f'van {name} is geen enkele relatie bekend')} {when}"


def _only_affiliations(ground: Ground, i: int) -> str:
    name, rows = w.name_of(ground.net, i), ground.rows.affiliations_of(i)
    if past := _past(ground.net, i):
        return w.sentence(past)
    none = f"van {name} is geen contact bekend"
    if not len(rows):
        return w.sentence(f"{none}, alleen een andere relatie buiten deze selectie")
    ties = (_affiliation(ground, i, int(row)) for row in islice(rows, TIES_TOLD + 1))
    told = w.sentence(f"{none}, wel: {w.listing(ties, TIES_TOLD, len(rows), w.MORE_OTHERS)}")
    return told if ground.asked[i] else f"{told} {NOT_ASKED}"


def _past(net: Net, i: int) -> str:
    """That the last contact of an actor is over and since when, '' when there is none."""
    name, last = w.name_of(net, i), net.last_ended.get(str(net.actors["id"][i]))
    if last is None:
        return ""
    other = net.index_of(last[1])
    whom = f"dat met {w.name_of(net, other)}" if other is not None else "het laatste"
    return f"{name} heeft sinds {w.day_words(last[0])} geen contact meer: {whom} is voorbij"


def _affiliation(ground: Ground, i: int, row: int) -> str:
    net = ground.net
    van, naar = int(net.van[row]), int(net.naar[row])
    kind = ground.schema.relaties.get(str(net.relaties["soort"][row]))
    label = kind.label if kind else str(net.relaties["soort"][row])
    return (
        f"{label} {w.name_of(net, naar)}"
        if van == i
        else w.tie_words(w.name_of(net, van), label, w.name_of(net, i))
    )


def _only_outside(ground: Ground, i: int) -> str:
    count = int(ground.net.all_contacts[i])
    name, where = w.name_of(ground.net, i), w.here(ground.net)
    return w.sentence(f"{name} heeft{where} geen contact, wel met {w.counted(count)} daarbuiten")


def _step(ground: Ground, i: int, around: _Around) -> str:
    net, name = ground.net, w.name_of(ground.net, i)
    twin = around.twins.get(int(net.place[i]))
    if twin is not None:
        other = w.name_of(net.whole, twin)
        return f"Kijk eerst of dit dezelfde is als {other}: de namen lijken op elkaar."
    known = ground.asked[i] or net.all_contacts[i]
    ask = "" if known else f"Vraag {name} met wie zij contact hebben. "
    meet = _meeting(ground, int(net.place[i]), around)
    if meet:
        return f"{ask}{meet}"
    if net.actors["soort"][i] == PROFESSIONAL:
        return ask.strip() or f"Maak kennis met {name}."
    if not known:
        return f"{ask}Vraag ook wie zij nodig hebben."
    return f"Vraag {name} wie zij nodig hebben."


def _meeting(ground: Ground, i: int, around: _Around) -> str:
    """Who could take an actor of the whole along, with a reason; else the makelaar, or nobody.

    A colleague, its hall or club, who does the same in its kern, or who speaks for that kern.
    """
    net = ground.net.whole
    name = w.name_of(net, i)
    if (colleague := _colleague(net, i)) is not None:
        return f"Vraag collega {w.name_of(net, colleague)} om {name} mee te nemen."
    for soort, text in SHARED:
        if (host := _host(net, i, soort)) is not None:
            return text.format(host=w.name_of(net, host), name=name)
    if (found := around.partners.of(i, ground.schema)) is not None:
        return f"Breng {name} in contact met {w.name_of(net, found[0])}: {found[1]}."
    team = (_makelaar(net, around.makelaars.get(gebied, ()), i) for gebied in net.gebieden_of(i))
    makelaar = next((m for m in team if m is not None), None)
    if makelaar is None:
        return ""
    meets = f"Laat {w.name_of(net, makelaar)} kennismaken met {name}"
    needs = "" if net.actors["soort"][i] == PROFESSIONAL else ", en vragen wie zij nodig hebben"
    return f"{meets}{needs}."


def _colleague(net: Net, i: int) -> int | None:
    """Who of the same employer knows most others, None when nobody does."""
    levels = net.levels
    if levels.unit_of_head[i] >= 0:
        return None
    others = {
        p
        for unit in levels.of(i)
        for p in levels.people(unit)
        if net.degree[p] and p != i and is_active(net, p)
    }
    return min(others, key=lambda p: (-int(net.degree[p]), p), default=None)


def _host(net: Net, i: int, soort: str) -> int | None:
    """The first whose place this actor uses, or of which it is a member; None without one."""
    for row in net.relations_of(i).tolist():
        host = int(net.naar[row])
        there = net.van[row] == i != host and is_active(net, host)
        if net.relaties["soort"][row] == soort and there:
            return host
    return None


def _makelaar(net: Net, some: Sequence[int], i: int) -> int | None:
    """One who is not of the same organisation, nor knows this actor."""
    return next((m for m in some if not net.levels.related(m, i)), None)


def _makelaars(net: Net) -> Mapping[str, list[int]]:
    """The makelaars of each gebied, those with most contacts first."""
    found: dict[str, list[int]] = {}
    for i in sorted(range(net.n), key=lambda i: (-int(net.degree[i]), i)):
        if net.actors["rol"][i] == BROKER and is_active(net, i):
            for gebied in net.gebieden_of(i):
                found.setdefault(gebied, []).append(i)
    return found


def _known(value: object) -> str | None:
    return str(value) if value else None


STANDING_ALONE = Question(find_isolated, (ISOLATED, ONLY_AFFILIATION, OUTSIDE_ONLY))
