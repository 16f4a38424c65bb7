"""Parts that are loose or hang by a thread: small clusters, single contacts, one tie or actor."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.certainty import Ground, judged
from netwerk.insight.counts import single_contacts, twice
from netwerk.insight.finding import EVIDENCE, Finding, actor_refs, evidence_of, subject_of_actor
from netwerk.insight.fragility.hanging_cards import (
    CLUSTER_APART,
    HANGS,
    ONLY_CONTACT,
    PAIR_APART,
)
from netwerk.insight.fragility.parts import descendants, part_subject, parts_without
from netwerk.insight.kinds import Kind, Question
from netwerk.insight.partners import Partners, friend_of_friend, no_professionals, partners_of
from netwerk.insight.remainder import LISTED, rest_of
from netwerk.insight.standing.chances import mean_of
from netwerk.net.net import Net

REPORTED = kinds.ReportSlot(kinds.REPORT_GAPS)
PAIR = Kind("pair", kinds.APART, 160, kinds.first_two, report=REPORTED, card=PAIR_APART)
SMALL_COMPONENT = Kind("small_component", kinds.APART, 155, report=REPORTED, card=CLUSTER_APART)
HANGS_ON_ONE = Kind(
    "hangs_on_one",
    kinds.THREAD,
    220,
    overview=kinds.HANGS_ON_ONE,
    report=kinds.ReportSlot(kinds.REPORT_BRIDGES),
    card=HANGS,
)
PENDANT = Kind("pendant", kinds.THREAD, 230, card=ONLY_CONTACT)

NAMED = 3
TOGETHER = 2
"""So many who hang on one are named in one step."""
SMALL_PART = 0.4
"""A part hangs on something when it is at most this share of what it hangs on."""


def find_small_clusters(ground: Ground) -> tuple[Finding, ...]:
    """Groups of two or more that are apart from the largest part, largest first."""
    held = ground.fragility
    if not len(held.sizes):
        return ()
    largest = held.sizes.max()
    unique = int((held.sizes == largest).sum()) == 1
    apart = [
        c
        for c in np.flatnonzero(held.sizes > 1).tolist()
        if not (unique and held.sizes[c] == largest)
    ]
    members = _members(held.component, apart)
    ordered = sorted(members, key=lambda part: (-len(part), part[0]))
    rest = [actor for part in ordered[LISTED:] for actor in part]
    text = (
        f"ook nog {w.counted(len(ordered) - LISTED, ('groepje heeft', 'groepjes hebben'))} "
        "geen contact met de rest"
    )
    if not ordered:
        return ()
    partners = partners_of(ground.net.whole)
    return (
        *(_cluster(ground, part, partners) for part in ordered[:LISTED]),
        *rest_of(ground, SMALL_COMPONENT.name, text, rest, len(ordered) - LISTED),
    )


def find_single_contacts(ground: Ground) -> tuple[Finding, ...]:
    """Actors for whom one other (actors[0]) is the only contact, by that other, most first."""
    net = ground.net
    alone = single_contacts(net) & ~twice(net)
    alone &= ground.fragility.sizes[ground.fragility.component] > 2
    hangers = np.flatnonzero(alone)
    hubs = net.indices[net.indptr[hangers]]
    order = np.lexsort((hangers, hubs))
    groups = (
        np.split(hangers[order], np.flatnonzero(np.diff(hubs[order])) + 1) if len(hangers) else []
    )
    ordered = sorted(
        (group.tolist() for group in groups),
        key=lambda group: (-len(group), int(net.indices[net.indptr[group[0]]])),
    )
    rest = [actor for group in ordered[LISTED:] for actor in group]
    text = f"ook {w.verb(len(rest), 'heeft', 'hebben')} nog {w.counted(len(rest))} maar één contact"
    return (
        *(
            _pendant(ground, int(net.indices[net.indptr[group[0]]]), group)
            for group in ordered[:LISTED]
        ),
        *rest_of(ground, PENDANT.name, text, rest, len(ordered) - LISTED),
    )


def find_hanging_clusters(ground: Ground) -> tuple[Finding, ...]:
    """Clusters that hang on one tie or one actor ('hangs_on_one'), largest first.

    Only the outermost of nested clusters is told; numbers['by'] is 'tie' or 'actor'. actors[0] is
    who the cluster hangs on.
    """
    candidates = [*_on_one_tie(ground), *_on_one_actor(ground)]
    candidates.sort(key=lambda c: (-len(c[2]), c[0] != "tie", c[2][0]))
    kept: list[tuple[str, int, list[int]]] = []
    taken = np.full(ground.net.n, -1)
    for candidate in candidates:
        if taken[candidate[2][0]] < 0:
            taken[candidate[2]] = len(kept)
            kept.append(candidate)
    rest = [actor for _, _, part in kept[LISTED:] for actor in part]
    text = (
        f"ook nog {w.counted(len(kept) - LISTED, ('groepje hangt', 'groepjes hangen'))} aan "
        "één contact of één actor"
    )
    return (
        *(_hanging(ground, *candidate) for candidate in kept[:LISTED]),
        *rest_of(ground, HANGS_ON_ONE.name, text, rest, len(kept) - LISTED),
    )


def _on_one_tie(ground: Ground) -> list[tuple[str, int, list[int]]]:
    """The side below each bridge, or the rest of the component when that is the smaller.

    With who it hangs on.
    """
    held, net = ground.fragility, ground.net
    children = descendants(held.parent)
    sides: list[tuple[str, int, list[int]]] = []
    for child in np.flatnonzero(held.bridge).tolist():
        size, total = int(held.below[child]), int(held.sizes[held.component[child]])
        if 2 <= size <= total * SMALL_PART:
            sides.append(("tie", int(held.parent[child]), children(child)))
        elif 2 <= total - size <= total * SMALL_PART:
            inside = np.zeros(net.n, bool)
            inside[children(child)] = True
            rest = np.flatnonzero((held.component == held.component[child]) & ~inside)
            sides.append(("tie", child, rest.tolist()))
    return sides


def _on_one_actor(ground: Ground) -> list[tuple[str, int, list[int]]]:
    """Small parts that come off without one actor and have more than one tie to it."""
    held, net = ground.fragility, ground.net
    cut = np.flatnonzero(held.parts >= 2)
    most = cut[np.lexsort((cut, -held.pairs_lost[cut]))][:LISTED].tolist()
    hanging: list[tuple[str, int, list[int]]] = []
    for actor in most:
        near = set(net.neighbours(actor).tolist())
        total = int(held.sizes[held.component[actor]])
        for part in parts_without(net, [actor], held):
            if 2 <= len(part) <= total * SMALL_PART and len(near.intersection(part)) > 1:
                hanging.append(("actor", actor, part))
    return hanging


def _cluster(ground: Ground, part: list[int], partners: Partners) -> Finding:
    net = ground.net
    rows = _inner_rows(ground, part)
    outside = int((net.all_contacts[part] > net.degree[part]).sum())
    names = w.names_of(net, part)
    if outside:
        have = w.verb(outside, "heeft", "hebben")
        text = (
            f"{names} hebben{w.here(net)} alleen contact met elkaar; "
            f"{w.counted(outside)} {have} wel contact daarbuiten"
        )
    else:
        text = f"{names} hebben alleen contact met elkaar en niet met de rest"
    step = (
        _way_out(ground, part, partners)
        or "Zoek iemand die een van hen kan voorstellen aan anderen."
    )
    return Finding(
        kind=PAIR.name if len(part) == 2 else SMALL_COMPONENT.name,
        sentence=w.sentence(text),
        actors=actor_refs(net, part),
        evidence=evidence_of(net, rows[:EVIDENCE]),
        certainty=judged(ground, actors=part, rows=rows, absence=True),
        next_step=step,
        numbers={"size": len(part), "outside_selection": outside, "evidence": len(rows)},
        about=_id(net, part[0]),
        subject=part_subject(net, part) if len(part) > 2 else None,
    )


def _pendant(ground: Ground, hub: int, hangers: list[int]) -> Finding:
    net = ground.net
    rows = np.concatenate([ground.rows.contacts_of(i) for i in hangers[:EVIDENCE]])
    holds = mean_of([ground.sure.pendant(i) for i in hangers])
    names = w.names_of(net, hangers)
    return Finding(
        kind=PENDANT.name,
        sentence=w.sentence(f"voor {names} is {w.name_of(net, hub)} het enige contact"),
        actors=actor_refs(net, (hub, *hangers)),
        evidence=evidence_of(net, rows[:EVIDENCE]),
        certainty=judged(
            ground, actors=hangers, rows=rows, holds=holds, absence=True, several=len(hangers)
        ),
        holds=holds,
        next_step=_second_contact(net, hub, hangers),
        numbers={"hanging": len(hangers), "evidence": len(rows)},
        about=_id(net, hub),
    )


def _second_contact(net: Net, hub: int, hangers: Sequence[int]) -> str:
    """Whom their only contact can introduce them to; '' for professionals: they need no help."""
    some = no_professionals(net, hangers)[:TOGETHER]
    if not some:
        return ""
    friend = friend_of_friend(net.whole, int(net.place[hub]), net.place[some].tolist())
    names = w.names_of(net, some)
    if friend is None:
        return f"Vraag {names} wie zij nodig hebben."
    other = w.name_of(net.whole, friend)
    return f"Vraag {w.name_of(net, hub)} om {names} voor te stellen aan {other}."


def _hanging(ground: Ground, by: str, anchor: int, part: list[int]) -> Finding:
    net = ground.net
    inside = set(part)
    links = [i for i in net.neighbours(anchor).tolist() if i in inside]
    rows = np.concatenate([ground.rows.contacts_between(anchor, i) for i in links[:EVIDENCE]])
    names, hook = w.names_of(net, part, NAMED), w.name_of(net, anchor)
    if by == "tie":
        text = (
            f"{names} hangen{w.here(net)} met één contact aan de rest: dat tussen "
            f"{w.name_of(net, links[0])} en {hook}"
        )
        holds = ground.sure.bridge(part, links[0], anchor)
    else:
        text = f"{names} hebben alleen via {hook} contact met de rest{w.here(net)}"
        holds = None  # what was stated of these and what held lay too far apart
    freest = w.name_of(net, _freest(net, part, links))
    return Finding(
        kind=HANGS_ON_ONE.name,
        sentence=w.sentence(text),
        actors=actor_refs(net, (anchor, *part)),
        evidence=evidence_of(net, rows[:EVIDENCE]),
        certainty=judged(ground, actors=part, rows=rows, holds=holds),
        holds=holds,
        next_step=f"Vraag {freest} wie er naast {hook} nog een contact kan leggen.",
        numbers={"by": by, "size": len(part), "evidence": len(rows)},
        about=f"{_id(net, anchor)}:{_id(net, links[0])}",
        subject=subject_of_actor(net, links[0] if by == "tie" else anchor),
    )


def _way_out(ground: Ground, part: Sequence[int], partners: Partners) -> str:
    """Who of a part could meet whom of the others, with a reason; '' when nobody has one."""
    net = ground.net
    members = net.place[list(part)].tolist()
    for one in sorted(members, key=lambda i: w.name_of(net.whole, i)):
        if (found := partners.of(one, ground.schema, members)) is not None:
            names = [w.name_of(net.whole, i) for i in (one, found[0])]
            return f"Breng {names[0]} in contact met {names[1]}: {found[1]}."
    return ""


def _freest(net: Net, part: Sequence[int], links: Sequence[int]) -> int:
    """Who of a part could make another tie.

    Most contacts among those that do not carry the present one.
    """
    others = [i for i in part if i not in links] or list(part)
    return max(others, key=lambda i: (int(net.degree[i]), -i))


def _inner_rows(ground: Ground, part: Sequence[int]) -> NDArray[np.int64]:
    return np.unique(np.concatenate([ground.rows.contacts_of(i) for i in part]))


def _members(component: NDArray[np.int32], wanted: Sequence[int]) -> list[list[int]]:
    order = np.argsort(component, kind="stable")
    starts = np.searchsorted(component[order], wanted)
    ends = np.searchsorted(component[order], wanted, side="right")
    return [order[a:b].tolist() for a, b in zip(starts, ends, strict=True)]


def _id(net: Net, actor: int) -> str:
    return str(net.actors["id"][actor])


SMALL_CLUSTERS = Question(find_small_clusters, (PAIR, SMALL_COMPONENT))
HANGING_CLUSTERS = Question(find_hanging_clusters, (HANGS_ON_ONE,))
SINGLE_CONTACTS = Question(find_single_contacts, (PENDANT,))
