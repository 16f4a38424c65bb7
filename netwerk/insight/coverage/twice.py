"""Who may be in the network twice: told first, and asked before anything else is said of them."""

from __future__ import annotations

import numpy as np

from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.certainty import Ground, judged
from netwerk.insight.counts import twice
from netwerk.insight.finding import Finding, actor_ref, by_naam
from netwerk.insight.kinds import Kind, Question
from netwerk.insight.on_card import Headed, OnCard
from netwerk.insight.remainder import LISTED, rest_of


def _heading(about: Headed) -> str:
    """Without a count: the page where it is settled compares more, so that it may list others."""
    if not about.parts:
        return f"Staat {about.lead.actors[0].naam} er dubbel in?"
    return "Sommige actoren staan er misschien dubbel in"


MAYBE_TWICE = Kind(
    "maybe_twice",
    kinds.TWICE,
    20,
    kinds.the_whole,
    report=kinds.ReportSlot(kinds.REPORT_LISTED, "Staat er misschien dubbel in"),
    card=OnCard(_heading, settled_apart=True, leads_only=True),
)


def find_twice(ground: Ground) -> tuple[Finding, ...]:
    """Who has nearly the name of another of the same kern, by naam; actors[0] is the one.

    The other may be outside the selection, and is then told by naam only.
    """
    net = ground.net
    found = by_naam(net, np.flatnonzero(twice(net)).tolist())
    rest = found[LISTED:]
    text = f"ook {w.verb(len(rest), 'lijkt', 'lijken')} nog {w.counted(len(rest))} dubbel"
    return (
        *(_finding(ground, i) for i in found[:LISTED]),
        *rest_of(ground, MAYBE_TWICE.name, text, rest),
    )


def _finding(ground: Ground, i: int) -> Finding:
    net, name = ground.net, w.name_of(ground.net, i)
    whole = net.whole
    at = whole.alike.twins[int(net.place[i])]
    other = w.name_of(whole, at)
    return Finding(
        MAYBE_TWICE.name,
        w.sentence(f"{name} is misschien dezelfde als {other}: de namen lijken op elkaar"),
        (actor_ref(net, i), actor_ref(whole, at)),
        certainty=judged(ground, actors=[i]),
        next_step=f"Kijk of {w.listing((name, other))} dezelfde zijn. Zo ja: voeg hen samen. "
        "Zo nee: zeg dat zij niet hetzelfde zijn.",
    )


MAYBE_DOUBLE = Question(find_twice, (MAYBE_TWICE,))
