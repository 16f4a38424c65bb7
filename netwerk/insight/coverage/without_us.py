"""The network without us: how much of it holds without the professionals of the team.

The share of pairs outside the team that reach each other within STEPS, with the contacts of the
team and without (Provan & Kenis 2008; Valente 2012). A low share is no blame: the team may be doing
its work.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.active import active
from netwerk.insight.certainty import Ground, judged
from netwerk.insight.coverage.likely_range import (
    others_range,
    range_numbers,
    reached_on_average,
)
from netwerk.insight.coverage.team import team_of
from netwerk.insight.finding import Finding, actor_refs
from netwerk.insight.grouping import part_of
from netwerk.insight.kinds import Kind, Question
from netwerk.insight.on_card import OnCard, said
from netwerk.net.arrays import Bools, Ints
from netwerk.net.kernels import pairs_within
from netwerk.net.net import Net
from netwerk.typed.moments import moment_words

WITHOUT_US = Kind(
    "without_us",
    kinds.OF_ITSELF,
    285,
    kinds.the_whole,
    card=OnCard(said("Zonder het team blijft minder over")),
)
WITHOUT_US_THEN = Kind("without_us_then", kinds.CHANGED, 811, kinds.the_whole)
STEPS = 3
RANGE_DRAWS = 30
"""Draws that pay for what takes long."""
FEWEST = 10
"""Fewer actors outside the team are too few to speak of shares."""
LEAST_CHANGE = 0.005
"""A smaller change of a share is none."""


@dataclass(frozen=True)
class Held:
    """The share of pairs within STEPS of each other, with the team and without; of how many."""

    with_team: float
    without_team: float
    actors: int

    @property
    def carried(self) -> float:
        """The share of what can be reached that needs the team, 0 for nothing to reach."""
        return 1 - self.without_team / self.with_team if self.with_team else 0.0


def held_without(indptr: Ints, indices: Ints, team: Bools, among: Bools) -> Held:
    """What holds with and without the team (bool (n,)), counted over the pairs of ``among``.

    The others only pass on.
    """
    ends = among & ~team
    count = int(ends.sum())
    pairs = count * (count - 1)
    if not pairs:
        return Held(0.0, 0.0, count)
    left = part_of(indptr, indices, ~team)
    return Held(
        pairs_within(indptr, indices, STEPS, ends) / pairs,
        pairs_within(*left, STEPS, ends[~team]) / pairs,
        count,
    )


def _of_others(share: float, others: int, digits: int = 0) -> str:
    """'9 van de 46 anderen': whom an actor reaches on average, from a share of pairs.

    digits: behind the comma, for two numbers that are the same as whole ones.
    """
    reached = w.decimal(share * others, digits)
    return f"{reached} van de {w.counted(others, w.OTHERS)}"


def find_without_us(ground: Ground) -> tuple[Finding, ...]:
    """How much of the network holds without the team; nothing without a team or with few others."""
    net = ground.net
    team = _team(net)
    held = held_without(net.indptr, net.indices, team, active(net))
    if not team.any() or held.actors < FEWEST or not held.with_team:
        return ()
    there = active(net)
    likely = ground.between(
        lambda ptr, to: held_without(ptr, to, team, there).without_team,
        held.without_team,
        draws=RANGE_DRAWS,
    )
    others = held.actors - 1
    more = others_range(likely, held.without_team, others)
    with_team = w.whole(reached_on_average(held.with_team, others))
    text = (
        f"zonder het team bereikt een actor gemiddeld {_of_others(held.without_team, others)} "
        f"binnen drie stappen; met het team {with_team}"
    )
    return (
        Finding(
            WITHOUT_US.name,
            f"{w.sentence(text)} {more}".rstrip(),
            actor_refs(net, np.flatnonzero(team).tolist()),
            certainty=judged(ground),
            next_step="Breng groepen die alleen het team kennen ook met elkaar in contact.",
            numbers={
                "with_team": round(held.with_team, 6),
                "without_team": round(held.without_team, 6),
                "actors": held.actors,
                "team": int(team.sum()),
                **range_numbers(likely),
            },
        ),
    )


def find_without_us_then(before: Net, ground: Ground) -> tuple[Finding, ...]:
    """Whether the network needs the team less than on an earlier day.

    Among the actors that were asked for their contacts on both days: more asking is no growth.
    """
    net = ground.net
    asked = [
        {str(a) for a, day in zip(one.actors["id"], one.actors["gevraagd"], strict=True) if day}
        for one in (before, net)
    ]
    both = asked[0] & asked[1]
    then, now = (
        held_without(
            one.indptr,
            one.indices,
            _team(one),
            active(one) & np.array([str(a) in both for a in one.actors["id"]], bool),
        )
        for one in (before, net)
    )
    if not _team(before).any() or not _team(net).any() or min(then.actors, now.actors) < FEWEST:
        return ()
    change = then.carried - now.carried
    if abs(change) < LEAST_CHANGE and abs(now.without_team - then.without_team) < LEAST_CHANGE:
        return ()
    day = moment_words(before.selection.op) if before.selection.op else "eerder"
    when = f"op {day}" if before.selection.op else day
    days = ((then.without_team, then.actors - 1), (now.without_team, now.actors - 1))
    same = len({reached_on_average(*one) for one in days}) == 1
    was, becomes = (_of_others(*one, digits=int(same)) for one in days)
    if was == becomes:  # a difference that cannot be shown is none
        return ()
    return (
        Finding(
            WITHOUT_US_THEN.name,
            w.sentence(f"zonder het team bereikte een actor {when} gemiddeld {was}")
            + f" Nu is dat {becomes}. "
            + w.sentence(_needed(change, now.without_team - then.without_team)),
            certainty=judged(ground),
            numbers={
                "then_with": round(then.with_team, 6),
                "then_without": round(then.without_team, 6),
                "now_with": round(now.with_team, 6),
                "now_without": round(now.without_team, 6),
                "actors": now.actors,
            },
        ),
    )


def _needed(change: float, risen: float) -> str:
    """Whether the team is needed less, by the share that needs it and by what holds without it.

    Where the two go different ways neither is said: less holds, yet the team adds less too.
    """
    if change * risen < 0:
        return "het gaat om wie op beide dagen is gevraagd"
    less = "minder nodig" if change > 0 else "meer nodig" if change < 0 else "even hard nodig"
    return f"het team is {less} dan toen, bij wie op beide dagen is gevraagd"


def _team(net: Net) -> Bools:
    """Who is in the team of the selection, bool (n,)."""
    team = np.zeros(net.n, bool)
    team[team_of(net, net.selection.gebied)] = True
    return team


OF_OURSELVES = Question(find_without_us, (WITHOUT_US,))
