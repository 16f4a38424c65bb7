"""Who belongs together: groups that come back in many runs, who stands between them.

And the heart of the network.

One run of a community method may not be shown as "the groups": runs differ. What is shown here is
what they agree on (Lancichinetti & Fortunato 2012), and who does not clearly belong to one group.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.certainty import BANDS, Ground, judged
from netwerk.insight.chance.blocks import blocks
from netwerk.insight.chance.group_names import Group, Groups, groups_of
from netwerk.insight.counts import single_contacts
from netwerk.insight.finding import Certainty, Finding, Subject, actor_ref, subject_of_actor
from netwerk.insight.fragility.parts import part_subject
from netwerk.insight.fragility.separators import separator
from netwerk.insight.grouping import Grouping, pair_subject
from netwerk.insight.kinds import Kind, Question
from netwerk.insight.remainder import rest_of
from netwerk.net.kernels import core_numbers
from netwerk.net.net import Net

GROUP = Kind("group", kinds.GROUPS, 340)
NO_CLEAR_GROUPS = Kind("no_clear_groups", kinds.GROUPS, 341, kinds.the_whole)
HEART = Kind("heart", kinds.GROUPS, 342, kinds.the_whole)
BETWEEN_GROUPS = Kind("between_groups", kinds.GROUPS, 343, kinds.the_whole)
GROUP_GAP = Kind("group_gap", kinds.GROUPS, 344)


__all__ = ["Group", "Groups", "find_groups", "groups_of"]

SMALL = 10
"""In a smaller network everyone sees the groups without help."""
SMALLEST_GROUP = 4
MOST, NAMED = 8, 20
BETWEEN = 0.6
"""An actor in its group in fewer of the runs stands between groups.

A group or network with a lower mean is not clear.
"""
STEADY = 0.8
"""From this share of the runs a group is as certain as what it rests on."""
GAP_GROUP, GAP_EXPECTED, GAP_TIES, MOST_GAPS = 5, 5.0, 1, 5
HEART_CONTACTS, NAMED_HEART = 3, 3


def find_groups(ground: Ground) -> tuple[Finding, ...]:
    """The groups, who stands between them, groups that hardly meet, and the heart of the network.

    Nothing below SMALL actors. When runs disagree about most actors that is the finding.
    """
    if ground.net.n < SMALL or not len(ground.net.indices):
        return ()
    groups = groups_of(ground.net, ground.schema)
    large = [group for group in groups.groups if len(group.members) >= SMALLEST_GROUP]
    if len(large) < 2:
        return tuple(_heart(ground))
    shown = [
        group for group in large if _steady(groups, group) >= BETWEEN and _stands_out(ground, group)
    ]
    steady = float(groups.steadiness[groups.labels >= 0].mean())
    if steady < BETWEEN or not shown:
        return (_no_clear_groups(ground, steady), *_heart(ground))
    found = [_group(ground, groups, group) for group in shown[:MOST]]
    rest = [actor for group in shown[MOST:] for actor in group.members]
    text = (
        f"er {w.verb(len(shown) - MOST, 'is', 'zijn')} nog "
        f"{w.counted(len(shown) - MOST, ('groep', 'groepen'))}, met daarin"
    )
    found.extend(rest_of(ground, GROUP.name, text, rest, len(shown) - MOST))
    return (*found, *_between(ground, groups), *_group_gaps(ground, shown), *_heart(ground))


def _ties(ground: Ground, group: Group) -> tuple[int, int]:
    """The contacts within a group, and those of its members with others."""
    net, inside = ground.net, np.zeros(ground.net.n, bool)
    inside[list(group.members)] = True
    ends = sum(int(inside[net.neighbours(i)].sum()) for i in group.members)
    return ends // 2, int(net.degree[list(group.members)].sum()) - ends


def _stands_out(ground: Ground, group: Group) -> bool:
    """Whether its members have more contact with each other than with others.

    A weak community (Radicchi et al. 2004).
    """
    within, out = _ties(ground, group)
    return 2 * within > out


def _group(ground: Ground, groups: Groups, group: Group) -> Finding:
    net = ground.net
    within, out = _ties(ground, group)
    steady = _steady(groups, group)
    text = (
        f"groep {group.naam}: {w.counted(len(group.members))} met "
        f"{w.counted(within, w.CONTACT)} onderling "
        f"en {out if out else 'geen'} met anderen"
    )
    holders = separator(net, group.members)
    if len(holders) == 1:
        text += (
            f"; alleen via {w.name_of(net, holders[0])} is er contact met anderen, "
            f"{w.as_far_as_known(net)}"
        )
    return Finding(
        GROUP.name,
        w.sentence(text),
        tuple(actor_ref(net, i) for i in group.members[:NAMED]),
        certainty=_certainty(ground, steady),
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


def _no_clear_groups(ground: Ground, steady: float) -> Finding:
    text = (
        "in dit netwerk zijn geen duidelijke groepen te zien: de contacten lopen door elkaar heen"
    )
    numbers = {"steadiness": round(steady, 3)}
    return Finding(
        NO_CLEAR_GROUPS.name,
        w.sentence(text),
        certainty=_certainty(ground, steady),
        numbers=numbers,
        about="alles",
    )


def _steady(groups: Groups, group: Group) -> float:
    return float(groups.steadiness[list(group.members)].mean())


def _certainty(ground: Ground, steady: float) -> Certainty:
    """As certain as what the groups rest on, one band less where runs differ."""
    base = judged(ground)
    band = base.band if steady >= STEADY else BANDS[max(0, BANDS.index(base.band) - 1)]
    return Certainty(
        band,
        f"Deelt de computer steeds opnieuw in, dan komt {w.percent(steady)} op hetzelfde uit. "
        f"{base.sentence}",
    )


def _between(ground: Ground, groups: Groups) -> list[Finding]:
    """Actors that the runs put now in one group, now in another: often who can connect them."""
    loose = np.flatnonzero((groups.labels >= 0) & (groups.steadiness < BETWEEN))
    if not len(loose):
        return []
    order = loose[np.lexsort((loose, -ground.net.degree[loose]))]
    stand = w.verb(len(loose), "staat", "staan")
    text = (
        f"{w.names_of(ground.net, order.tolist())} {stand} tussen groepen: bij welke groep "
        "is niet duidelijk"
    )
    return [
        Finding(
            BETWEEN_GROUPS.name,
            w.sentence(text),
            tuple(actor_ref(ground.net, int(i)) for i in order[:NAMED]),
            certainty=judged(ground, actors=order.tolist()),
            next_step="Wie tussen groepen staat, kent vaak beide kanten: vraag wat er bij de "
            "ander speelt.",
            numbers={"actors": len(loose)},
            about="alles",
        )
    ]


def _group_gaps(ground: Ground, shown: Sequence[Group]) -> list[Finding]:
    """Pairs of groups of enough members with no tie or one.

    Groups are made by where ties are, so chance says nothing here.
    """
    net = ground.net
    large = [group for group in shown if len(group.members) >= GAP_GROUP]
    label = np.full(net.n, -1, np.int32)
    for number, group in enumerate(large):
        label[list(group.members)] = number
    has = label >= 0
    indptr = np.zeros(net.n + 1, np.int32)
    np.cumsum(has, out=indptr[1:])
    keys = tuple(group.key for group in large)
    found = blocks(
        net.indptr,
        net.indices,
        Grouping("groep", keys, tuple(g.naam for g in large), indptr, label[has]),
        shuffles=0,
    )
    pairs = [
        (float(found.by_size[a, b]), a, b)
        for a in range(len(large))
        for b in range(a + 1, len(large))
        if found.observed[a, b] <= GAP_TIES and found.by_size[a, b] >= GAP_EXPECTED
    ]
    pairs.sort(key=lambda pair: (-round(pair[0], 9), keys[pair[1]], keys[pair[2]]))
    return [
        _group_gap(ground, large[a], large[b], round(found.observed[a, b]), expected)
        for expected, a, b in pairs[:MOST_GAPS]
    ]


def _group_gap(ground: Ground, one: Group, other: Group, ties: int, expected: float) -> Finding:
    net = ground.net
    known = "is 1 contact bekend" if ties else "is geen contact bekend"
    sides = " en ".join(
        f"groep {group.naam} ({w.counted(len(group.members))})" for group in (one, other)
    )
    centres = f"{w.name_of(net, one.centre)} en {w.name_of(net, other.centre)}"
    return Finding(
        GROUP_GAP.name,
        w.sentence(f"tussen {sides} {known}, {w.as_far_as_known(net)}"),
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
