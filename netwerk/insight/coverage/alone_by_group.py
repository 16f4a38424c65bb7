"""How many stand alone in a gebied, a kern, a categorie or a domein."""

from __future__ import annotations

import numpy as np

from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.certainty import Ground, judged
from netwerk.insight.counts import standing
from netwerk.insight.finding import (
    ActorRef,
    Certainty,
    Finding,
    actor_refs,
    by_naam,
)
from netwerk.insight.grouping import Grouping, group_by, group_subject
from netwerk.insight.kinds import Kind, Question
from netwerk.insight.on_card import Headed, OnCard
from netwerk.insight.standing.chances import mean_of


def _heading(about: Headed) -> str:
    alone, actors = about.count("alone"), about.count("actors")
    return f"{about.name}: {alone} van de {actors} zonder contact"


ALONE_BY = {
    by: Kind(f"alone_by_{by}", kinds.TOGETHER, rank, card=OnCard(_heading))
    for by, rank in (("gebied", 500), ("kern", 501), ("categorie", 502), ("domein", 503))
}


FEWEST = 3
"""A group of fewer actors is no place to say a share about."""


MOST_GROUPS, MOST_SECTORS = 10, 5
"""Findings of one kind about places, and about categorieën or domeinen."""


ARTICLE = {"categorie": "de categorie ", "domein": "het domein "}


def find_alone_by_group(ground: Ground) -> tuple[Finding, ...]:
    """How many stand alone in each gebied, kern, categorie and domein, most first."""
    net = ground.net
    alone = standing(net).without_contact
    findings: list[Finding] = []
    for by in ALONE_BY:
        if (by == "gebied" and net.selection.gebied) or (
            by in ("gebied", "kern") and net.selection.kern
        ):
            continue
        groups = group_by(net, ground.schema, by)
        findings.extend(
            _group_finding(ground, groups, g, alone) for g in _worst_groups(groups, alone)
        )
    return tuple(findings)


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
    text = f"in {where} {have} {many} geen contact met anderen: {w.names_of(net, lone)}"
    refs: tuple[ActorRef, ...] = actor_refs(net, lone)
    holds = mean_of([ground.sure.isolated(i) for i in lone])
    certainty: Certainty = judged(ground, actors=lone, holds=holds, absence=True, several=len(lone))
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
        holds=holds,
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


STANDING_ALONE_BY_GROUP = Question(find_alone_by_group, tuple(ALONE_BY.values()))
