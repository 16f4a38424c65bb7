"""Who stands alone, and why that seems so.

Never asked, asked and none, only affiliations, contacts elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

import numpy as np

from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.certainty import Ground, judged
from netwerk.insight.counts import standing
from netwerk.insight.coverage.look_alikes import look_alikes
from netwerk.insight.finding import (
    ActorRef,
    Certainty,
    Finding,
    actor_ref,
    actor_refs,
    by_naam,
    evidence_of,
)
from netwerk.insight.grouping import Grouping, group_by, group_subject
from netwerk.insight.kinds import Kind, Question
from netwerk.insight.remainder import rest_of
from netwerk.net.net import Net

NO_ACTORS = Kind(
    "no_actors", kinds.FIRST, 10, kinds.the_whole, report=kinds.ReportSlot(kinds.REPORT_NETWORK)
)
ONE_ACTOR = Kind(
    "one_actor", kinds.FIRST, 11, kinds.the_whole, report=kinds.ReportSlot(kinds.REPORT_NETWORK)
)
NO_CONTACTS = Kind(
    "no_contacts", kinds.FIRST, 12, kinds.the_whole, report=kinds.ReportSlot(kinds.REPORT_NETWORK)
)
ISOLATED = Kind(
    "isolated",
    kinds.STANDS_ALONE,
    100,
    overview=kinds.ALONE,
    report=kinds.ReportSlot(kinds.REPORT_LISTED, "Geen enkele relatie bekend"),
    large_map=True,
)
ONLY_AFFILIATION = Kind(
    "only_affiliation",
    kinds.STANDS_ALONE,
    110,
    overview=kinds.ALONE,
    report=kinds.ReportSlot(kinds.REPORT_LISTED, "Wel een andere relatie, geen contact bekend"),
)
OUTSIDE_ONLY = Kind(
    "outside_only",
    kinds.STANDS_ALONE,
    120,
    overview=kinds.ALONE,
    report=kinds.ReportSlot(kinds.REPORT_LISTED, "Alleen contact buiten deze selectie"),
)
ALONE_BY = {
    by: Kind(f"alone_by_{by}", kinds.TOGETHER, rank)
    for by, rank in (("gebied", 500), ("kern", 501), ("categorie", 502), ("domein", 503))
}


LISTED = 100
"""One finding an actor up to here.

The rest together, so that a list of ten thousand stays readable.
"""
FEWEST = 3
"""A group of fewer actors is no place to say a share about."""
MOST_GROUPS, MOST_SECTORS = 10, 5
"""Findings of one kind about places, and about categorieën or domeinen."""
HELPERS = 5
BROKER = "gebiedsmakelaar"
ARTICLE = {"categorie": "de categorie ", "domein": "het domein "}


@dataclass(frozen=True)
class _Around:
    """Who could take somebody along (see `_helpers`).

    And who may be the same actor under another spelling.
    """

    helpers: Mapping[object, list[int]]
    twins: Mapping[int, int]


def find_too_little(ground: Ground) -> tuple[Finding, ...]:
    """Whether there is anything to look at.

    'no_actors', 'one_actor' or 'no_contacts', else nothing to say.
    """
    net = ground.net
    if net.n == 0:
        step = "Kies een ruimere selectie, voer actoren in of importeer een bestand."
        return (
            Finding(
                NO_ACTORS.name,
                "In deze selectie staan geen actoren.",
                certainty=judged(ground),
                next_step=step,
            ),
        )
    if net.n == 1:
        text = f"in deze selectie staat maar één actor: {w.name_of(net, 0)}"
        step = "Kies een ruimere selectie of voer meer actoren in."
        return (
            Finding(
                ONE_ACTOR.name,
                w.sentence(text),
                actor_refs(net, (0,)),
                certainty=judged(ground),
                next_step=step,
            ),
        )
    if not len(net.indices):
        text = f"tussen deze {w.counted(net.n)} is nog geen enkel contact vastgelegd"
        step = "Vraag wie met wie contact heeft, of importeer een bestand met contacten."
        return (
            Finding(
                NO_CONTACTS.name,
                w.sentence(text),
                certainty=judged(ground, absence=True),
                next_step=step,
            ),
        )
    return ()


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
    around = _Around(_helpers(net), look_alikes(net))
    return (
        *_one_each(ground, ISOLATED.name, [*by_naam(net, told), *by_naam(net, untold)], around),
        *_one_each(ground, ONLY_AFFILIATION.name, by_naam(net, bound), around),
        *_one_each(ground, OUTSIDE_ONLY.name, by_naam(net, outside), around),
    )


def find_alone_by_group(ground: Ground) -> tuple[Finding, ...]:
    """How many stand alone a gebied, kern, categorie and domein.

    'alone_by_kern' and so on, most first.
    """
    net = ground.net
    alone = standing(net).without_contact
    found: list[Finding] = []
    for by in ALONE_BY:
        if (by == "gebied" and net.selection.gebied) or (
            by in ("gebied", "kern") and net.selection.kern
        ):
            continue
        groups = group_by(net, ground.schema, by)
        found.extend(_group_finding(ground, groups, g, alone) for g in _worst_groups(groups, alone))
    return tuple(found)


_MORE = {
    ISOLATED.name: f"geen enkele relatie, {w.AS_FAR_AS_KNOWN}",
    ONLY_AFFILIATION.name: f"geen contact met anderen, {w.AS_FAR_AS_KNOWN}",
    OUTSIDE_ONLY.name: "binnen deze selectie geen contact, wel daarbuiten",
}
"""What those have in common that are told together."""


def _one_each(ground: Ground, kind: str, ordered: list[int], around: _Around) -> list[Finding]:
    found = [_lone_finding(ground, kind, i, around) for i in ordered[:LISTED]]
    rest = ordered[LISTED:]
    text = f"ook {w.verb(len(rest), 'heeft', 'hebben')} nog {w.counted(len(rest))} {_MORE[kind]}"
    found.extend(rest_of(ground, kind, text, rest))
    return found


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
    certainty = (
        judged(ground, actors=[i], rows=rows, absence=True)
        if kind != OUTSIDE_ONLY.name
        else judged(ground)
    )
    asked = net.actors["gevraagd"][i]
    return Finding(
        kind=kind,
        sentence=texts[kind](ground, i),
        actors=(actor_ref(net, i),),
        evidence=evidence_of(net, rows),
        certainty=certainty,
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
        return w.sentence(f"{past}, en er is geen andere relatie bekend")
    if asked:
        return w.sentence(
            f"{name} heeft geen enkele relatie, {w.AS_FAR_AS_KNOWN}; ernaar gevraagd: "
            f"{w.day_words(str(asked))}"
        )
    return w.sentence(
        f"van {name} is geen enkele relatie bekend; naar contacten is nog niet gevraagd"
    )


def _only_affiliations(ground: Ground, i: int) -> str:
    name, rows = w.name_of(ground.net, i), ground.rows.affiliations_of(i)
    if past := _past(ground.net, i):
        return w.sentence(f"{past}, {w.AS_FAR_AS_KNOWN}")
    if not len(rows):
        return w.sentence(
            f"{name} heeft geen contact met anderen, {w.AS_FAR_AS_KNOWN}, alleen een andere "
            "relatie buiten deze selectie"
        )
    known = (_affiliation(ground, i, int(row)) for row in islice(rows, 4))
    asked = "" if ground.asked[i] else "; naar contacten is nog niet gevraagd"
    listed = w.listing(known, 3, len(rows))
    return w.sentence(
        f"{name} heeft geen contact met anderen, {w.AS_FAR_AS_KNOWN}; wel bekend: {listed}{asked}"
    )


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
    return w.sentence(
        f"{w.name_of(ground.net, i)} heeft binnen deze selectie geen contact, wel met "
        f"{w.counted(count)} daarbuiten"
    )


def _step(ground: Ground, i: int, around: _Around) -> str:
    net, name = ground.net, w.name_of(ground.net, i)
    twin = around.twins.get(i)
    if twin is not None:
        return (
            f"Kijk eerst of dit dezelfde is als {w.name_of(net, twin)}: de namen lijken op elkaar."
        )
    ask = "" if ground.asked[i] or net.all_contacts[i] else f"Vraag {name} met wie er contact is. "
    meet = _meeting(ground, i, around.helpers)
    return f"{ask}{meet}" if meet else ask.strip() or f"Maak kennis met {name}."


def _meeting(ground: Ground, i: int, helpers: Mapping[object, list[int]]) -> str:
    """Who could meet this actor.

    One of the same kern and categorie, of the same kern, or the makelaar; '' when nobody could.
    """
    net, name = ground.net, w.name_of(ground.net, i)
    kern, categorie = net.actors["kern"][i], net.actors["categorie"][i]
    same = _one_of(helpers, (kern, categorie), i) if kern and categorie else None
    if same is not None:
        label = ground.schema.keuzes["categorie"].label(str(categorie))
        return f"Breng {name} in contact met {w.name_of(net, same)}: dezelfde kern en ook {label}."
    near = _one_of(helpers, kern, i) if kern else None
    if near is not None:
        return f"Breng {name} in contact met {w.name_of(net, near)}, uit dezelfde kern."
    makelaar = next(
        (m for g in net.gebieden_of(i) if (m := _one_of(helpers, ("makelaar", g), i)) is not None),
        None,
    )
    return (
        f"Laat {w.name_of(net, makelaar)} kennismaken met {name}."
        if makelaar not in (None, i)
        else ""
    )


def _helpers(net: Net) -> dict[object, list[int]]:
    """Who could take somebody along.

    Actors with most contacts a kern and a (kern, categorie), the makelaars a gebied.

    Several each, so that not everybody is sent to the same one.
    """
    helpers: dict[object, list[int]] = {}
    busy = np.lexsort((np.arange(net.n), -net.degree)).tolist()
    for i in busy:
        kern = net.actors["kern"][i]
        if net.degree[i] and kern and net.actors["soort"][i] != "professional":
            helpers.setdefault(kern, []).append(i)
            helpers.setdefault((kern, net.actors["categorie"][i]), []).append(i)
        if net.actors["rol"][i] == BROKER:
            for gebied in net.gebieden_of(i):
                helpers.setdefault(("makelaar", gebied), []).append(i)
    return {key: actors[:HELPERS] for key, actors in helpers.items()}


def _one_of(helpers: Mapping[object, list[int]], key: object, i: int) -> int | None:
    """One of the helpers, another for the next actor."""
    some = helpers.get(key)
    return some[i % len(some)] if some else None


def _worst_groups(groups: Grouping, alone: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> list[int]:
    """Groups of enough actors with at least two alone, most first, then by key.

    Of categorieën and domeinen only those where more of the actors stand alone than in the whole:
    the others say once more what the places said.
    """
    owner = np.repeat(np.arange(len(alone)), groups.known)
    counts = np.bincount(groups.groups[alone[owner]], minlength=len(groups.keys))
    fit = (counts >= 2) & (groups.sizes >= FEWEST)
    sectors = groups.by in ("categorie", "domein")
    if sectors:
        fit &= counts * len(alone) > groups.sizes * alone.sum()
    ordered = sorted(np.flatnonzero(fit).tolist(), key=lambda g: (-int(counts[g]), groups.keys[g]))
    return ordered[: MOST_SECTORS if sectors else MOST_GROUPS]


def _group_finding(
    ground: Ground, groups: Grouping, group: int, alone: np.ndarray[tuple[int], np.dtype[np.bool_]]
) -> Finding:
    net, key = ground.net, groups.keys[group]
    members = groups.members(group)
    lone = by_naam(net, members[alone[members]].tolist())
    untold = [i for i in lone if not ground.asked[i]]
    where = (
        w.short_gebied_words(net, key)
        if groups.by == "gebied"
        else f"{ARTICLE.get(groups.by, '')}{groups.names[group]}"
    )
    have, many = w.verb(len(lone), "heeft", "hebben"), w.of_all(len(lone), len(members))
    text = (
        f"in {where} {have} {many} geen contact met anderen, {w.AS_FAR_AS_KNOWN}: "
        f"{w.names_of(net, lone)}"
    )
    refs: tuple[ActorRef, ...] = actor_refs(net, lone)
    certainty: Certainty = judged(ground, actors=lone, absence=True)
    step = (
        f"Vraag eerst {w.names_of(net, untold[:3])} naar hun contacten."
        if untold
        else "Nodig ze samen uit bij een bestaande bijeenkomst."
    )
    return Finding(
        ALONE_BY[groups.by].name,
        w.sentence(text),
        refs,
        certainty=certainty,
        next_step=step,
        gebied=key if groups.by == "gebied" else None,
        kern=key if groups.by == "kern" else None,
        numbers={
            "alone": len(lone),
            "actors": len(members),
            "never_asked": len(untold),
            "group": groups.names[group],
        },
        about=key,
        subject=group_subject(groups, group),
    )


def _known(value: object) -> str | None:
    return str(value) if value else None


TOO_LITTLE = Question(find_too_little, (NO_ACTORS, ONE_ACTOR, NO_CONTACTS))
STANDING_ALONE = Question(find_isolated, (ISOLATED, ONLY_AFFILIATION, OUTSIDE_ONLY))
STANDING_ALONE_BY_GROUP = Question(find_alone_by_group, tuple(ALONE_BY.values()))
