"""What the network hangs on: cut points and bridges.

By Hopcroft & Tarjan (1973). What is told first is large, weak and old: bridges fade the faster the
weaker they are and the longer nobody confirmed them (Burt 2002).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.certainty import Ground, judged
from netwerk.insight.finding import (
    EVIDENCE,
    Finding,
    Subject,
    actor_refs,
    evidence_of,
    subject_of_actor,
)
from netwerk.insight.fragility.decay import fading_of_actors, fading_of_ties
from netwerk.insight.fragility.mending import mended, second_way
from netwerk.insight.fragility.parts import descendants, parts_without
from netwerk.insight.kinds import Kind, Question
from netwerk.insight.on_card import Headed, OnCard, actors_words, name_and
from netwerk.insight.openings.beside import Beside
from netwerk.insight.openings.settled import decided_pairs
from netwerk.insight.partners import PROFESSIONAL
from netwerk.insight.remainder import LISTED, rest_of
from netwerk.insight.strangers import NOBODY
from netwerk.net.arrays import Longs
from netwerk.net.canonical import content_places
from netwerk.net.net import Net


def _holds(about: Headed) -> str:
    return f"{about.name} houdt {actors_words(about.count('lost'))} vast"


CUT_POINT = Kind(
    "cut_point",
    kinds.HOLDS,
    210,
    overview=kinds.HANGS_ON_ONE,
    report=kinds.ReportSlot(kinds.REPORT_BRIDGES),
    large_map=True,
    mark="spil",
    card=OnCard(_holds, of_place=True),
)
CUT_POINT_MORE = Kind("cut_point_more", kinds.HOLDS, 211, kinds.the_whole)
NO_CUT_POINTS = Kind(
    "no_cut_points",
    kinds.HOLDS,
    212,
    kinds.the_whole,
    report=kinds.ReportSlot(kinds.REPORT_BRIDGES),
)
BRIDGE = Kind(
    "bridge",
    kinds.ONLY_TIE,
    260,
    kinds.first_two,
    report=kinds.ReportSlot(kinds.REPORT_BRIDGES),
    large_map=True,
    mark="brug",
    card=OnCard(name_and("is een brug"), of_place=True, leads_only=True),
)
BRIDGE_MORE = Kind("bridge_more", kinds.ONLY_TIE, 261, kinds.the_whole)
STILL_CUTS = "houdt deze actor {chance} nog anderen bij elkaar"
SHORT, FIRST = 3, 2
"""Up to SHORT actors a part is told by its names, else by its number and the FIRST names."""


def find_cut_points(ground: Ground, beside: Beside | None = None) -> tuple[Finding, ...]:
    """Actors without whom others lose contact: many pairs lost by weak and old ties first.

    actors[0] is the cut point, the others lose contact with the largest part that is left. numbers:
    parts, pairs_lost, lost (how many actors). With ties and no cut point there is one finding that
    says so. beside: what was decided, so that no step proposes such a pair again.
    """
    decided = _decided(ground, beside)
    held = ground.fragility
    cut = held.cut_points
    if not len(cut):
        return _nothing_hangs(ground)
    urgent = held.pairs_lost * fading_of_actors(ground)
    place = content_places(ground.net)
    order = cut[np.lexsort((place[cut], -held.pairs_lost[cut], -urgent[cut]))].tolist()
    told = [_cut_point(ground, actor, decided) for actor in order[:LISTED]]
    rest = order[LISTED:]
    text = (
        f"nog {w.counted(len(rest))} {w.verb(len(rest), 'houdt', 'houden')} anderen in verbinding"
    )
    return (*told, *rest_of(ground, CUT_POINT_MORE.name, text, rest))


def find_bridges(ground: Ground, beside: Beside | None = None) -> tuple[Finding, ...]:
    """Ties that are the only connection between two parts, large, weak and old ones first.

    actors are the two ends. numbers: smaller and larger side in actors.
    """
    decided = _decided(ground, beside)
    held = ground.fragility
    child = np.flatnonzero(held.bridge)
    below, total = held.below[child], held.sizes[held.component[child]]
    smaller = np.minimum(below, total - below)
    parent = held.parent[child]
    place = content_places(ground.net)
    ends = np.sort(np.stack((place[child], place[parent])), axis=0)
    urgent = smaller * fading_of_ties(ground, child, parent)
    order = np.lexsort((ends[1], ends[0], -smaller, -urgent))
    side = descendants(held.parent)
    told = [
        _bridge(ground, int(child[k]), int(smaller[k]), int(total[k]), side, decided)
        for k in order[:LISTED]
    ]
    rest = child[order[LISTED:]]
    text = (
        f"nog {w.counted(len(rest), ('contact is', 'contacten zijn'))} een brug tussen twee "
        "delen; het gaat om"
    )
    both = np.stack((rest, parent[order[LISTED:]]), axis=1).ravel().tolist()
    return (*told, *rest_of(ground, BRIDGE_MORE.name, text, list(dict.fromkeys(both)), len(rest)))


def _decided(ground: Ground, beside: Beside | None) -> Longs:
    return NOBODY if beside is None else decided_pairs(ground.net, beside.choices, ground.today)


def _cut_point(ground: Ground, actor: int, decided: Longs) -> Finding:
    net, held = ground.net, ground.fragility
    parts = parts_without(net, [actor], held)
    rest, lost = parts[0], [i for part in parts[1:] for i in part]
    name = w.name_of(net, actor)
    loses = w.verb(len(lost), "verliest", "verliezen")
    ends = "stopt" if net.actors["soort"][actor] == PROFESSIONAL else "wegvalt"
    from_whom = f"het contact met {_rest(net, rest)}{w.here(net)}"
    if len(rest) == 1:
        every = w.names_of(net, [*rest, *lost])
        text = f"als {name} {ends}, hebben {every} geen contact meer met elkaar{w.here(net)}"
    elif len(lost) <= SHORT:
        text = f"als {name} {ends}, {loses} {w.names_of(net, lost)} {from_whom}"
    else:
        some = f"{w.counted(len(lost))}, zoals {w.names_of(net, lost[:FIRST])},"
        text = f"als {name} {ends}, verliezen {some} {from_whom}"
    rows = ground.rows.contacts_of(actor)
    holds = ground.sure.cut_point(actor, parts)
    return Finding(
        kind=CUT_POINT.name,
        sentence=w.sentence(text),
        actors=actor_refs(net, (actor, *lost)),
        evidence=evidence_of(net, rows[:EVIDENCE]),
        certainty=judged(ground, actors=[actor], rows=rows, holds=holds, claim=STILL_CUTS),
        holds=holds,
        next_step=mended(net, actor, parts, decided),
        gebied=next(iter(net.gebieden_of(actor)), None),
        kern=_kern(net, actor),
        numbers={
            "parts": len(parts),
            "pairs_lost": float(held.pairs_lost[actor]),
            "lost": len(lost),
            "evidence": len(rows),
        },
        about=str(net.actors["id"][actor]),
    )


def _bridge(
    ground: Ground,
    child: int,
    smaller: int,
    total: int,
    side: Callable[[int], list[int]],
    decided: Longs,
) -> Finding:
    net, held = ground.net, ground.fragility
    parent = int(held.parent[child])
    below = side(child)
    inside = np.zeros(net.n, bool)
    inside[below] = True
    above = np.flatnonzero((held.component == held.component[child]) & ~inside).tolist()
    lost, rest, near, far = (
        (below, above, child, parent) if len(below) <= len(above) else (above, below, parent, child)
    )
    a, b = sorted((child, parent))
    tie = f"het contact tussen {w.name_of(net, a)} en {w.name_of(net, b)}"
    if total == 2:
        text = f"{tie} is het enige dat zij hebben"
    elif smaller == 1:
        text = f"zonder {tie} heeft {w.name_of(net, near)} geen contact meer"
    else:
        who = w.names_of(net, lost) if smaller <= SHORT else w.counted(smaller)
        text = f"zonder {tie} verliezen {who} het contact met {_rest(net, rest)}"
    rows = ground.rows.contacts_between(child, parent)
    holds = ground.sure.bridge(lost, near, far) if total > 2 else None
    return Finding(
        kind=BRIDGE.name,
        sentence=w.sentence(f"{text}{w.here(net)}"),
        actors=actor_refs(net, (a, b)),
        evidence=evidence_of(net, rows[:EVIDENCE]),
        certainty=judged(ground, rows=rows, holds=holds),
        holds=holds,
        next_step=second_way(net, near, lost, far, rest, decided)
        if total > 2
        else "Nodig beide uit bij een bestaande bijeenkomst.",
        gebied=next(iter(net.gebieden_of(a)), None),
        kern=_kern(net, a),
        numbers={"smaller": smaller, "larger": total - smaller, "evidence": len(rows)},
        subject=_held_by(net, smaller, total, near, far),
    )


def _held_by(net: Net, smaller: int, total: int, near: int, far: int) -> Subject | None:
    """Whom the smaller side of a bridge hangs on: its own end, or the other end of a single actor.

    That is the actor of whom the cut point tells; two actors with only each other are a tie.
    """
    if total == 2:
        return None
    return subject_of_actor(net, near if smaller > 1 else far)


def _nothing_hangs(ground: Ground) -> tuple[Finding, ...]:
    net = ground.net
    if not len(ground.fragility.sizes) or int(ground.fragility.sizes.max()) < 3:
        return ()
    text = f"er is niemand zonder wie anderen elkaar kwijtraken{w.here(net)}"
    return (Finding(NO_CUT_POINTS.name, w.sentence(text), certainty=judged(ground)),)


def _rest(net: Net, rest: list[int]) -> str:
    return w.names_of(net, rest) if len(rest) <= SHORT else "de rest"


def _kern(net: Net, actor: int) -> str | None:
    kern = net.actors["kern"][actor]
    return str(kern) if kern else None


CUT_POINTS = Question(
    find_cut_points, (CUT_POINT, CUT_POINT_MORE, NO_CUT_POINTS), with_choices=True
)
BRIDGES = Question(find_bridges, (BRIDGE, BRIDGE_MORE), with_choices=True)
