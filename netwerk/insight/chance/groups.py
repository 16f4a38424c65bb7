"""Who belongs together: groups clearer than chance makes them, who stands between, the heart.

Every network falls apart in groups when a computer is told to find them. What is told here are
groups that chance does not give, and of them who surely belongs (`clear_groups`).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.active import asked_of
from netwerk.insight.certainty import BANDS, SHAKY, Ground, judged
from netwerk.insight.chance.again import together_again
from netwerk.insight.chance.group_gaps import group_gaps
from netwerk.insight.chance.group_names import Group, Groups, groups_of
from netwerk.insight.counts import single_contacts
from netwerk.insight.finding import (
    EVIDENCE,
    Certainty,
    Finding,
    Subject,
    actor_ref,
    by_naam,
    evidence_of,
    subject_of_actor,
)
from netwerk.insight.fragility.parts import part_subject
from netwerk.insight.fragility.separators import separator
from netwerk.insight.grouping import pair_subject
from netwerk.insight.kinds import Kind, Question
from netwerk.insight.on_card import OnCard, name_and
from netwerk.insight.remainder import rest_of
from netwerk.net.kernels import core_numbers
from netwerk.net.net import Net

BETWEEN = OnCard(name_and("staat tussen groepen"))
GROUP = Kind("group", kinds.GROUPS, 340, card=OnCard(leads_only=True))
NO_CLEAR_GROUPS = Kind("no_clear_groups", kinds.GROUPS, 341, kinds.the_whole)
HEART = Kind("heart", kinds.GROUPS, 342, kinds.the_whole)
BETWEEN_GROUPS = Kind("between_groups", kinds.GROUPS, 343, card=BETWEEN)
GROUP_GAP = Kind("group_gap", kinds.GROUPS, 344)

__all__ = ["Group", "Groups", "find_groups", "groups_of"]

SMALL = 10
"""In a smaller network everyone sees the groups without help."""
MOST, NAMED = 8, 20
STEADY = 0.8
"""From so sure a membership a group is as certain as what it rests on."""
STILL_TOGETHER = "horen deze {chance} nog bij elkaar"
MOST_GAPS, MOST_BETWEEN, HEART_CONTACTS, NAMED_HEART = 5, 5, 3, 3


def find_groups(ground: Ground) -> tuple[Finding, ...]:
    """The groups, who stands between them, groups that hardly meet, and the heart of the network.

    Nothing below SMALL actors, nor of a list with two sides. When chance gives groups as clear as
    these, that is the finding.
    """
    if ground.net.n < SMALL or not len(ground.net.indices) or ground.two_mode:
        return ()
    groups = groups_of(ground.net, ground.schema)
    shown = _standing_out(ground, groups.groups)
    if ground.net.pairs * 2 == ground.net.n * (ground.net.n - 1):
        return ()
    if len(shown) < 2:
        return (_no_clear_groups(ground, groups), *_heart(ground))
    again = together_again(ground, shown[:MOST])
    findings = [
        _group(ground, groups, group, holds)
        for group, holds in zip(shown[:MOST], again, strict=True)
    ]
    rest = [actor for group in shown[MOST:] for actor in group.members]
    text = (
        f"er {w.verb(len(shown) - MOST, 'is', 'zijn')} nog "
        f"{w.counted(len(shown) - MOST, ('groep', 'groepen'))}, met daarin"
    )
    findings.extend(rest_of(ground, GROUP.name, text, rest, len(shown) - MOST, step=""))
    return (
        *findings,
        *_between(ground, groups, shown),
        *_group_gaps(ground, groups, shown),
        *_heart(ground),
    )


def _ties(ground: Ground, group: Group) -> tuple[int, int]:
    """The contacts within a group, and those of its members with others."""
    net, inside = ground.net, np.zeros(ground.net.n, bool)
    inside[list(group.members)] = True
    ends = sum(int(inside[net.neighbours(i)].sum()) for i in group.members)
    return ends // 2, int(net.degree[list(group.members)].sum()) - ends


def _standing_out(ground: Ground, groups: Sequence[Group]) -> list[Group]:
    """Those whose members have most contact with each other (Radicchi et al. 2004, weakly)."""
    net, label = ground.net, np.full(ground.net.n, -1)
    for k, group in enumerate(groups):
        label[list(group.members)] = k
    own = np.repeat(label, np.diff(net.indptr))
    ends = np.bincount(own[own >= 0], minlength=len(groups))
    within = np.bincount(own[(own >= 0) & (own == label[net.indices])], minlength=len(groups))
    return [group for k, group in enumerate(groups) if 2 * within[k] > ends[k]]


def _group(ground: Ground, groups: Groups, group: Group, holds: float | None) -> Finding:
    net = ground.net
    within, out = _ties(ground, group)
    steady, shaky = _steady(groups, group), holds is not None and holds < SHAKY
    told = None if shaky else holds  # below it what held lay .2 higher than what was stated
    text = (
        f"groep {group.naam}: {w.counted(len(group.members))} met "
        f"{w.counted(within, w.CONTACT)} onderling "
        f"en {out if out else 'geen'} met anderen"
    )
    holders = separator(net, group.members)
    if len(holders) == 1:
        text += f". Dat gaat{w.here(net)} alleen via {w.name_of(net, holders[0])}"
    return Finding(
        GROUP.name,
        w.sentence(text),
        tuple(actor_ref(net, i) for i in group.members[:NAMED]),
        certainty=judged(ground, holds=told, claim=STILL_TOGETHER, shaky=shaky)
        if holds is not None
        else _certainty(ground, steady),
        holds=told,
        next_step=""
        if out
        else f"Deze groep staat los: zoek een eerste contact via {w.name_of(net, group.centre)}.",
        kern=group.kern,
        numbers={
            "group": group.key,
            "naam": group.naam,
            "actors": len(group.members),
            "inside": within,
            "outside": out,
            "holders": len(holders),
            "steadiness": round(steady, 3),
        },
        about=group.key,
        subject=_subject(net, group, holders, out),
    )


def _subject(net: Net, group: Group, holders: Sequence[int], out: int) -> Subject:
    """Whom a group hangs on when that is one actor, else the group itself."""
    if len(holders) == 1:
        return subject_of_actor(net, holders[0])
    if not out:
        return part_subject(net, group.members)
    return Subject("groups", (f"groep:{group.key}",), f"groep {group.naam}")


def _no_clear_groups(ground: Ground, groups: Groups) -> Finding:
    return Finding(
        NO_CLEAR_GROUPS.name,
        "In dit netwerk zijn geen duidelijke groepen te zien: bij toeval ziet het er ook zo uit.",
        certainty=judged(ground),
        numbers={"p": round(groups.chance, 4)},
        about="alles",
    )


def _steady(groups: Groups, group: Group) -> float:
    return float(groups.steadiness[list(group.members)].mean())


def _certainty(ground: Ground, steady: float) -> Certainty:
    """As certain as what groups rest on, one band less where a few contacts change them."""
    base = judged(ground)
    band = base.band if steady >= STEADY else BANDS[max(0, BANDS.index(base.band) - 1)]
    return Certainty(
        band,
        "Laten we steeds een vijfde van de contacten weg, dan blijven zij in "
        f"{w.percent(steady)} van de gevallen bij elkaar. {base.sentence}",
    )


def _between(ground: Ground, groups: Groups, shown: Sequence[Group]) -> list[Finding]:
    """Actors that are surely in no group and have contact in two or more: both sides know them.

    With one contact nobody stands between groups.
    """
    net = ground.net
    number = np.full(net.n, -1)
    for at, group in enumerate(shown):
        number[list(group.members)] = at
    found: list[tuple[int, list[int]]] = []
    for i in np.flatnonzero((groups.labels < 0) & (net.degree > 1)).tolist():
        near = number[net.neighbours(i)]
        touched = np.unique(near[near >= 0]).tolist()
        if len(touched) > 1:
            found.append((i, touched))
    order = by_naam(net, [i for i, _ in found])
    order.sort(key=lambda i: -int(net.degree[i]))
    touched_by = dict(found)
    told = [_stands_between(ground, i, [shown[g] for g in touched_by[i]]) for i in order]
    return told[:MOST_BETWEEN]


def _stands_between(ground: Ground, i: int, touched: Sequence[Group]) -> Finding:
    net = ground.net
    sides = w.listing((f"groep {group.naam}" for group in touched), rest=("andere", "andere"))
    rows = ground.rows.contacts_of(i)
    return Finding(
        BETWEEN_GROUPS.name,
        w.sentence(f"{w.name_of(net, i)} staat tussen groepen, met contact in {sides}"),
        (actor_ref(net, i),),
        evidence=evidence_of(net, rows[:EVIDENCE].tolist()),
        certainty=judged(ground, actors=[i], rows=rows),
        next_step=asked_of(net, i, "wat de ene groep van de andere moet weten."),
        numbers={"actors": 1, "groups": len(touched), "contacts": int(net.degree[i])},
        about=str(net.actors["id"][i]),
    )


def _group_gaps(ground: Ground, groups: Groups, shown: Sequence[Group]) -> list[Finding]:
    """Pairs of groups with fewer contacts than other pairs have, where that can be seen."""
    where = [groups.groups.index(group) for group in shown]
    number = np.full(len(groups.groups) + 1, -1, np.int32)
    number[where] = np.arange(len(where), dtype=np.int32)
    rows = [
        row
        for row in group_gaps(ground.net, number[groups.labels], ground.asked)
        if not _one_employer(ground, shown[row.a], shown[row.b])
    ]
    rows.sort(
        key=lambda row: (row.observed - row.expected, shown[row.a].centre, shown[row.b].centre)
    )
    return [
        _group_gap(ground, shown[row.a], shown[row.b], row.observed, row.expected)
        for row in rows[:MOST_GAPS]
    ]


def _one_employer(ground: Ground, one: Group, other: Group) -> bool:
    """Whether somebody of the one works for, or with, somebody of the other."""
    levels = ground.net.levels
    here, there = ({unit for i in g.members for unit in levels.of(i)} for g in (one, other))
    return not here.isdisjoint(there)


def _group_gap(ground: Ground, one: Group, other: Group, ties: int, expected: float) -> Finding:
    net = ground.net
    there_is = (
        "is geen contact"
        if not ties
        else f"{w.verb(ties, 'is', 'zijn')} {w.counted(ties, w.CONTACT)}"
    )
    sides = " en ".join(
        f"groep {group.naam} ({w.counted(len(group.members))})" for group in (one, other)
    )
    centres = f"{w.name_of(net, one.centre)} en {w.name_of(net, other.centre)}"
    return Finding(
        GROUP_GAP.name,
        w.sentence(f"tussen {sides} {there_is} bekend")
        + f" Zoals andere groepen elkaar kennen, verwacht je er {round(expected)}.",
        tuple(actor_ref(net, i) for i in (one.centre, other.centre)),
        certainty=judged(ground, actors=[*one.members, *other.members], absence=True),
        next_step=f"Vraag {centres} of zij iets voor elkaar kunnen betekenen.",
        numbers={"a": one.naam, "b": other.naam, "observed": ties, "expected": round(expected, 1)},
        about=f"{one.key}:{other.key}",
        subject=pair_subject("groep", (one.key, one.naam), (other.key, other.naam)),
    )


def _heart(ground: Ground) -> list[Finding]:
    """Core and edge by k-core (Seidman 1983), only where there is a core that is not everybody."""
    net = ground.net
    core = core_numbers(net.indptr, net.indices)
    deepest = int(core.max(initial=0))
    heart = np.flatnonzero(core == deepest)
    if deepest < HEART_CONTACTS or len(heart) * 2 > net.n:
        return []
    edge = int(single_contacts(net).sum())
    order = heart[np.lexsort((heart, -net.degree[heart]))]
    text = (
        f"het hart van dit netwerk: {w.counted(len(heart))} met elk minstens "
        f"{w.number_word(deepest)} contacten onder elkaar, "
        f"zoals {w.names_of(net, order[:NAMED_HEART].tolist())}. "
        f"Aan de rand {w.verb(edge, 'staat', 'staan')} {w.counted(edge)} met maar één contact"
    )
    return [
        Finding(
            HEART.name,
            w.sentence(text),
            tuple(actor_ref(net, int(i)) for i in order[:NAMED]),
            certainty=judged(ground, actors=order.tolist()),
            next_step="Kijk of iemand uit het hart een actor aan de rand kan meenemen.",
            numbers={"actors": len(heart), "contacts": deepest, "edge": edge},
            about="alles",
        )
    ]


GROUPS_FOUND = Question(find_groups, (GROUP, NO_CLEAR_GROUPS, BETWEEN_GROUPS, GROUP_GAP, HEART))
