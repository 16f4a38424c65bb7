"""Local bridges: ties without which the way round is long, and for how many that matters.

Granovetter (1973): the ends have no contact in common, the span is the way round without the tie.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.certainty import STEADY, Ground, bridge_entries, judged
from netwerk.insight.finding import EVIDENCE, Finding, actor_refs, evidence_of
from netwerk.insight.kinds import Kind, Question
from netwerk.insight.on_card import OnCard, name_and
from netwerk.insight.partners import PROFESSIONAL, friend_of_friend
from netwerk.insight.standing.fading import OLD_MONTHS
from netwerk.net.kernels import spans
from netwerk.net.net import Net

LOCAL_BRIDGE = Kind(
    "local_bridge",
    kinds.ONLY_TIE,
    262,
    kinds.first_two,
    card=OnCard(name_and("zijn een korte weg")),
)
LISTED, LOOKED = 10, 15
"""So many are told; of so many it is worked out for whom they matter."""
SPAN_LIMIT = 6
SHORTEST_SPAN = 4
"""A way round of three steps is nothing special: local bridges are told from this span on."""
STILL_FAR = "kost het zonder dit contact {chance} nog minstens vier stappen"


@dataclass(frozen=True)
class _Short:
    """A short way between two actors, the way round, and who around each has no other."""

    a: int
    b: int
    span: int
    around: tuple[int, int]

    @property
    def order(self) -> tuple[int, int, int, int, int]:
        """What matters to most on both sides first, then the longest way round."""
        length = self.span if self.span > 0 else SPAN_LIMIT + 1
        return (-min(self.around), -sum(self.around), -length, self.a, self.b)


def find_local_bridges(ground: Ground) -> tuple[Finding, ...]:
    """Those that matter to most first (span None: over SPAN_LIMIT).

    Not of somebody with the own organisation or a colleague: they speak each other anyway. numbers:
    around_a and around_b, how many around each end have no other short way to the other end.
    """
    net, held = ground.net, ground.fragility
    if not len(net.indices):
        return ()
    rows = np.repeat(np.arange(net.n), np.diff(net.indptr))
    span = spans(net.indptr, net.indices, SPAN_LIMIT)
    bridge = bridge_entries(net, held)
    long = np.flatnonzero((rows < net.indices) & ~bridge & ((span < 0) | (span >= SHORTEST_SPAN)))
    place = net.place
    long = long[~net.whole.levels.same_unit(place[rows[long]], place[net.indices[long]])]
    length = np.where(span[long] < 0, SPAN_LIMIT + 1, span[long])
    most = np.minimum(net.degree[rows[long]], net.degree[net.indices[long]])
    order = long[np.lexsort((net.indices[long], rows[long], -length, -most))][:LOOKED]
    found = (
        _Short(a, b, int(span[e]), (_without_other(net, a, b), _without_other(net, b, a)))
        for e in order.tolist()
        for a, b in ((int(rows[e]), int(net.indices[e])),)
    )
    told = sorted(found, key=lambda short: short.order)[:LISTED]
    return tuple(_local_bridge(ground, short) for short in told)


def _without_other(net: Net, a: int, b: int) -> int:
    """How many contacts of ``a`` have no way of under SHORTEST_SPAN steps to ``b`` without it."""
    seen, edge = {b}, [b]
    for _ in range(SHORTEST_SPAN - 1):
        near = {
            other
            for i in edge
            for other in net.neighbours(i).tolist()
            if not (i == b and other == a)
        }
        edge = list(near - seen)
        seen |= near
    return sum(i != b and i not in seen for i in net.neighbours(a).tolist())


def _local_bridge(ground: Ground, short: _Short) -> Finding:
    net, a, b = ground.net, short.a, short.b
    rows = ground.rows.contacts_between(a, b)
    holds = ground.sure.local_bridge(a, b, SHORTEST_SPAN) if ground.coverage >= STEADY else None
    return Finding(
        kind=LOCAL_BRIDGE.name,
        sentence=_words(net, short),
        actors=actor_refs(net, (a, b)),
        evidence=evidence_of(net, rows[:EVIDENCE]),
        certainty=judged(ground, rows=rows, holds=holds, claim=STILL_FAR),
        holds=holds,
        next_step=_step(ground, short, rows.tolist()) if min(short.around) else "",
        numbers={
            "span": short.span if short.span > 0 else None,
            "around_a": short.around[0],
            "around_b": short.around[1],
            "evidence": len(rows),
        },
    )


def _words(net: Net, short: _Short) -> str:
    """What the tie connects, what it costs without, and for whom beside the two."""
    names = [w.name_of(net, i) for i in (short.a, short.b)]
    kernen = [str(k) for i in (short.a, short.b) if (k := net.actors["kern"][i])]
    two = len(set(kernen)) == len(names)
    places = [w.kern_words(net, kern) for kern in kernen]
    where = f" tussen {places[0]} en {places[1]}" if two else ""
    text = f"het contact tussen {names[0]} en {names[1]} is een korte weg{where}"
    steps = (
        f"{w.number_word(short.span)} stappen"
        if short.span > 0
        else f"meer dan {w.number_word(SPAN_LIMIT)} stappen"
    )
    told = [text, f"zonder dit contact kost het{w.here(net)} {steps}"]
    if sum(short.around):
        sides = zip(short.around, names, strict=True)
        who = [f"{count} bij {name}" for count, name in sides if count]
        have = w.verb(sum(short.around), "heeft", "hebben")
        some = w.counted(sum(short.around))
        told.append(f"dan {have} {some} geen korte weg naar de andere kant: {w.listing(who, 2)}")
    return " ".join(map(w.sentence, told))


def _step(ground: Ground, short: _Short, rows: list[int]) -> str:
    """What can be done: see whether it is still there, else make a second way; '' when neither."""
    net, place = ground.net, ground.net.place
    ages = [int(ground.months[row]) for row in rows]
    known = [age for age in ages if age >= 0]
    if not known or min(known) > OLD_MONTHS:
        one, other = w.name_of(net, short.a), w.name_of(net, short.b)
        return f"Vraag {one} of het contact met {other} er nog is."
    for end, far in ((short.a, short.b), (short.b, short.a)):
        if net.actors["soort"][far] != PROFESSIONAL:
            friend = friend_of_friend(net.whole, int(place[end]), (int(place[far]),))
            if friend is not None:
                third = w.name_of(net.whole, friend)
                asked = f"Vraag {w.name_of(net, end)} om {w.name_of(net, far)}"
                return f"{asked} voor te stellen aan {third}: dan is er een tweede weg."
    return ""


LOCAL_BRIDGES = Question(find_local_bridges, (LOCAL_BRIDGE,))
