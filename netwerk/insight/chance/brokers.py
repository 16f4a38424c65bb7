"""Who stands between others: share of shortest routes, structural holes, and roles between groups.

A high place is a position in the network that is recorded, never a merit or a judgement of a
person.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.active import asked_of
from netwerk.insight.certainty import SHAKY, STEADY, Ground, judged
from netwerk.insight.chance.again import on_top_again
from netwerk.insight.chance.broker_table import ALL_ROUTES, NEAR_ROUTES, route_shares
from netwerk.insight.chance.roles import (
    ROLE_MEANINGS,
    ROLE_NAMES,
    ROLES,
    Roles,
    role_chances,
    roles_by,
)
from netwerk.insight.chance.tails import benjamini_hochberg
from netwerk.insight.finding import EVIDENCE, Finding, actor_ref, evidence_of
from netwerk.insight.grouping import BETWEEN, single_groups
from netwerk.insight.kinds import Kind, Question
from netwerk.insight.on_card import OnCard, name_and
from netwerk.net.arrays import Floats

BROKER = Kind(
    "broker",
    kinds.CONNECTS,
    250,
    report=kinds.ReportSlot(kinds.REPORT_BRIDGES),
    card=OnCard(name_and("staat vaak tussen anderen")),
)
BROKER_ROLE = Kind(
    "broker_role",
    kinds.CONNECTS,
    251,
    card=OnCard(name_and("staat tussen groepen"), leads_only=True),
)


SMALL = 10
"""In a smaller network there are lists of contacts, no shares or roles."""
MOST, LEAST_SHARE, LEAST_TIMES, ABOVE_NEXT = 5, 0.05, 20, 1.1
"""Findings about routes: at most MOST, from a share of LEAST_SHARE; LEAST_TIMES / n when large. The
last that is told is on ABOVE_NEXT times as many as the next."""
ROLE_CANDIDATES, LEAST_PAIRS, EXCESS, CHANCE = 8, 10, 1.5, 0.05
ROLES_BY, ENOUGH_KNOWN = ("categorie", "soort", "gebied"), 0.5
STILL_ON_TOP = f"hoort deze actor {{chance}} nog bij de hoogste {w.number_word(MOST)}"
PAIRS = {
    ALL_ROUTES: "tweetallen",
    NEAR_ROUTES: "tweetallen op hooguit drie stappen",
}
"""Which routes count, and the pairs of others the share is a part of, also without a route."""


def find_brokers(
    ground: Ground,
    by: str | None = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[Finding, ...]:
    """The actors on most shortest routes, then who hold a role more often than chance gives.

    ``by``: one of `roles.BYS`; without it the first of ROLES_BY that is known of enough actors.
    Nothing below SMALL actors: there a list of contacts says more than a share. ``progress`` is
    told the share done of the routes; raises `kernels.Stopped` when ``cancelled()`` is true.
    """
    if ground.net.n < SMALL:
        return ()
    return (*_on_routes(ground, progress, cancelled), *_in_roles(ground, by or _known_kind(ground)))


def _known_kind(ground: Ground) -> str:
    """By what roles are counted: the first kind of group that most have, in several values."""
    for by in ROLES_BY:
        grouping = single_groups(ground.net, ground.schema, by)
        if len(grouping.keys) > 1 and (grouping.known > 0).mean() >= ENOUGH_KNOWN:
            return by
    return ROLES_BY[0]


def _on_routes(
    ground: Ground, progress: Callable[[float], None] | None, cancelled: Callable[[], bool] | None
) -> list[Finding]:
    net = ground.net
    shares, routes = route_shares(net, progress, cancelled)
    top = clearly_on_top(shares, min(LEAST_SHARE, LEAST_TIMES / net.n))
    if not top:
        return []
    holds = on_top_again(ground, top, MOST) if routes == ALL_ROUTES else {}
    return [_route_finding(ground, i, float(shares[i]), routes, holds.get(i)) for i in top]


def clearly_on_top(shares: Floats, least: float) -> list[int]:
    """Who is on clearly more routes than the next: at most MOST, none where many are alike.

    So nobody is named out of a ring, and a small change elsewhere puts nobody in or out.
    """
    order = np.lexsort((np.arange(len(shares)), -shares))
    top = shares[order[: MOST + 1]]
    clear = [k for k in range(1, len(top)) if top[k - 1] >= max(least, ABOVE_NEXT * top[k])]
    return [int(i) for i in order[: max(clear, default=0)]]


def _route_finding(
    ground: Ground, i: int, share: float, routes: str, holds: float | None
) -> Finding:
    net, rows = ground.net, ground.rows.contacts_of(i)
    contacts = int(net.degree[i])
    shaky = holds is not None and holds < SHAKY
    # Below it what held lay up to .15 beside what was stated, on either side.
    told = holds if holds is not None and holds >= STEADY else None
    text = (
        f"{w.name_of(net, i)} staat vaak tussen anderen{w.here(net)}: bij {w.of_ten(share)} "
        f"{PAIRS[routes]} op de kortste route"
    )
    return Finding(
        kind=BROKER.name,
        sentence=w.sentence(text),
        actors=(actor_ref(net, i),),
        evidence=evidence_of(net, rows[:EVIDENCE].tolist()),
        certainty=judged(
            ground, actors=[i], rows=rows, holds=told, claim=STILL_ON_TOP, shaky=shaky
        ),
        holds=told,
        next_step=asked_of(net, i, "wie kan helpen om anderen aan elkaar te verbinden."),
        numbers={
            "share": round(share, 4),
            "routes": routes,
            "contacts": contacts,
        },
        about=str(net.actors["id"][i]),
    )


def _in_roles(ground: Ground, by: str) -> list[Finding]:
    """Roles held clearly more often than an actor's total explains, the clearest of each actor."""
    roles = roles_by(ground.net, ground.schema, by)
    totals = roles.counts.sum(axis=1)
    picks = [
        int(k)
        for k in np.lexsort((roles.actors, -totals))[:ROLE_CANDIDATES]
        if totals[k] >= LEAST_PAIRS
    ]
    if not picks or len(roles.names) < 2:
        return []
    chances = role_chances(roles, picks)
    corrected = benjamini_hochberg(chances.ravel()).reshape(chances.shape)
    findings = []
    for row, k in enumerate(picks):
        ratio = roles.counts[k] / np.maximum(roles.expected[k], 1e-9)
        clear = (corrected[row] < CHANCE) & (ratio >= EXCESS) & (roles.counts[k] >= LEAST_PAIRS)
        if clear.any():
            role = int(np.argmax(np.where(clear, roles.counts[k] - roles.expected[k], -math.inf)))
            findings.append(_role_finding(ground, roles, k, role, by, float(chances[row, role])))
    return findings


def _role_finding(ground: Ground, roles: Roles, k: int, role: int, by: str, p: float) -> Finding:
    net, i, key = ground.net, int(roles.actors[k]), ROLES[role]
    count, expected, total = (
        round(roles.counts[k, role]),
        float(roles.expected[k, role]),
        round(roles.counts[k].sum()),
    )
    rows = ground.rows.contacts_of(i)
    text = (
        f"{w.name_of(net, i)} is vaker dan bij toeval {ROLE_NAMES[key]} {BETWEEN[by]}. "
        f"Wie dat is, {ROLE_MEANINGS[key]}"
    )
    numbers: dict[str, float | int | str | None] = {
        "by": by,
        "group": roles.names[roles.labels[k]],
        "role": key,
        "count": count,
        "expected": round(expected, 1),
        "total": total,
        "p": p,
    }
    return Finding(
        kind=BROKER_ROLE.name,
        sentence=w.sentence(text),
        actors=(actor_ref(net, i),),
        evidence=evidence_of(net, rows[:EVIDENCE].tolist()),
        certainty=judged(ground, actors=[i], rows=rows),
        next_step=asked_of(net, i, "wie dit nog meer kan doen."),
        numbers=numbers,
        about=f"{by}:{net.actors['id'][i]}",
    )


BROKERS = Question(find_brokers, (BROKER, BROKER_ROLE))
