"""What a visit to each actor is worth: who can be visited, what an answer brings, who is alone.

From this the ronde of a week is chosen (`agenda.choosing`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netwerk.insight.active import active
from netwerk.insight.certainty import Ground
from netwerk.insight.counts import standing, twice
from netwerk.insight.coverage.team import BROKER
from netwerk.insight.standing.ask_next import TOLD
from netwerk.insight.standing.fading import LATELY, MISSING
from netwerk.net.arrays import Bools, Floats


@dataclass(frozen=True, eq=False)
class WorthVisiting:
    """For each actor of a net, (n,), in the order of `ground.net`.

    may: bool, can be visited: still there, not there twice, no makelaar. told: float, contacts that
    are not recorded yet and that it is expected to tell of when asked; 0 for who was asked lately.
    alone: bool, nobody is recorded whom it has contact with, and nobody asked it lately.
    """

    may: Bools
    told: Floats
    alone: Bools


def worth_visiting(ground: Ground) -> WorthVisiting | None:
    """What a visit to each is worth; None when too little is recorded to say."""
    if not ground.sure.given:
        return None
    net = ground.net
    there = active(net) & ~twice(net)
    makelaar = np.array([rol == BROKER for rol in net.actors["rol"]], bool)
    not_lately = ground.when != LATELY
    return WorthVisiting(
        may=np.asarray(there & ~makelaar),
        told=_told(ground),
        alone=np.asarray(standing(net).without_contact & not_lately),
    )


def _told(ground: Ground) -> Floats:
    """Contacts that each would tell of: of what is not recorded, the part that asking brings."""
    told = np.zeros(ground.net.n)
    for then in range(len(MISSING)):
        some = np.flatnonzero(ground.when == then)
        if len(some):
            told += TOLD[ground.when, then] * ground.sure.rates.with_each(some)
    # rounded, so that the order does not hang on how a machine adds up
    told[ground.when == LATELY] = 0.0
    return np.asarray(told.round(6))
