"""Who stands between others: share of shortest routes, structural holes, and roles between groups.

A high place is a position in the network that is recorded, never a merit or a judgement of a
person.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from netwerk.insight import kinds
from netwerk.insight import wording as w
from netwerk.insight.certainty import Ground, judged
from netwerk.insight.chance.roles import (
    ROLE_MEANINGS,
    ROLE_NAMES,
    ROLES,
    Roles,
    role_chances,
    roles_by,
)
from netwerk.insight.chance.steadiness import top_shares
from netwerk.insight.chance.tails import benjamini_hochberg
from netwerk.insight.finding import EVIDENCE, ActorRef, Finding, actor_ref, evidence_of
from netwerk.insight.grouping import BETWEEN, part_of, single_groups
from netwerk.insight.kinds import Kind, Question
from netwerk.net.arrays import Floats
from netwerk.net.kernels import betweenness, burt, participation, reach
from netwerk.net.net import Net
from netwerk.schema import Schema

BROKER = Kind("broker", kinds.CONNECTS, 250, report=kinds.ReportSlot(kinds.REPORT_BRIDGES))
BROKER_ROLE = Kind("broker_role", kinds.CONNECTS, 251)


FULL_UNTIL, NEAR = 5000, 3
"""Up to so many actors all shortest routes count; above it those of at most NEAR steps."""
SMALL = 10
"""In a smaller network there are lists of contacts, no shares or roles."""
MOST, LEAST_SHARE, LEAST_TIMES = 5, 0.03, 20
"""Findings about routes:

At most MOST, from a share of LEAST_SHARE, or of LEAST_TIMES / n in a large network.
"""
ROLE_CANDIDATES, LEAST_PAIRS, EXCESS, CHANCE = 8, 10, 1.5, 0.05
ROLES_BY, ENOUGH_KNOWN = ("categorie", "soort", "gebied"), 0.5
STILL_ON_TOP = f"hoort deze actor {{chance}} nog bij de hoogste {w.number_word(MOST)}"
NOT_DETERMINED = "niet bepaald"
ALL_ROUTES, NEAR_ROUTES = "alle kortste routes", "de kortste routes binnen drie stappen"
PAIRS = {
    ALL_ROUTES: "alle paren van andere actoren",
    NEAR_ROUTES: "de paren op hooguit drie stappen",
}
"""Which routes count, and the pairs of others that the share is a part of:

Those without any route too.
"""
BANDS = ("veel", "enige", "geen")


@dataclass(frozen=True)
class BrokerRow:
    """The place of one actor. None is 'niet bepaald' (no contacts, or no group).

    share: part of the shortest routes between two others that pass here (within three steps in a
    large network);
    band: the same in words of BANDS; constraint, effective_size, efficiency, hierarchy: Burt
    (1992);
    participation, within_z: how the contacts spread over the groups of the chosen kind, and
    contacts in the own group.
    """

    actor: ActorRef
    soort: str
    contacts: int
    share: float
    band: str
    constraint: float | None
    effective_size: float | None
    efficiency: float | None
    hierarchy: float | None
    participation: float | None
    within_z: float | None


def route_shares(
    net: Net,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[Floats, str]:
    """Share of the shortest routes between two others on which each actor lies, float64 (n,).

    And which routes count.

    Freeman (1977), exact (Brandes 2001). Up to FULL_UNTIL actors a share of all pairs of others,
    tied together or not reachable included ('alle kortste routes'); above it a share of the pairs
    at most three steps apart.
    """
    if net.n < 3:
        return np.zeros(net.n), ALL_ROUTES
    if net.n <= FULL_UNTIL:
        through = betweenness(net.indptr, net.indices, progress=progress, cancelled=cancelled)
        return through / ((net.n - 1) * (net.n - 2) / 2), ALL_ROUTES
    through = betweenness(
        net.indptr, net.indices, within=NEAR, progress=progress, cancelled=cancelled
    )
    near = reach(net.indptr, net.indices, NEAR)[:, NEAR - 1].astype(np.float64)
    pairs = near.sum() / 2 - near
    return np.where(pairs > 0, through / np.maximum(pairs, 1.0), 0.0), NEAR_ROUTES


def broker_table(net: Net, schema: Schema, by: str = "categorie") -> tuple[BrokerRow, ...]:
    """Every actor's place, the largest share first, ties by id.

    ``by`` (see `roles.BYS`) is for participation and within_z.
    """
    shares, _ = route_shares(net)
    hole = burt(net.indptr, net.indices, np.ones(len(net.indices)))
    columns = (
        hole.constraint,
        hole.effective_size,
        hole.efficiency,
        hole.hierarchy,
        *_spread(net, schema, by),
    )
    border = _border(shares)
    return tuple(
        BrokerRow(
            actor_ref(net, int(i)),
            str(net.actors["soort"][i]),
            int(net.degree[i]),
            float(shares[i]),
            _band(float(shares[i]), border),
            *(_known(float(column[i])) for column in columns),
        )
        for i in np.lexsort((np.arange(net.n), -shares))
    )


def shown(value: float | None, digits: int = 2) -> str:
    """A number of a `BrokerRow` in words: a decimal comma, or 'niet bepaald'."""
    return NOT_DETERMINED if value is None else w.decimal(value, digits)


def find_brokers(
    ground: Ground,
    by: str | None = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[Finding, ...]:
    """The actors on most shortest routes.

    Then those who hold one role between groups more often than chance gives.

    ``by``: one of `roles.BYS`; without it the first of ROLES_BY that is known of enough actors.
    Nothing below SMALL
    actors: there a list of contacts says more than a share. ``progress`` is told the share done of
    the routes; raises `kernels.Stopped` when ``cancelled()`` is true.
    """
    if ground.net.n < SMALL:
        return ()
    return (*_on_routes(ground, progress, cancelled), *_in_roles(ground, by or _known_kind(ground)))


def _known_kind(ground: Ground) -> str:
    """By what the roles are counted.

    The first kind of group that most actors have, in more than one value.
    """
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
    order = np.lexsort((np.arange(net.n), -shares))
    least = min(LEAST_SHARE, LEAST_TIMES / net.n)
    top = [int(i) for i in order[:MOST] if shares[i] >= least]
    if not top:
        return []
    hole = burt(net.indptr, net.indices, np.ones(len(net.indices)))
    stands = top_shares(net, top, MOST)
    return [
        _route_finding(
            ground, i, float(shares[i]), routes, float(hole.effective_size[i]), stands.get(i)
        )
        for i in top
    ]


def _route_finding(
    ground: Ground, i: int, share: float, routes: str, worlds: float, stands: float | None
) -> Finding:
    net, rows = ground.net, ground.rows.contacts_of(i)
    contacts = int(net.degree[i])
    text = (
        f"bij {w.percent(share)} van {PAIRS[routes]} loopt de kortste route langs "
        f"{w.name_of(net, i)}, {w.as_far_as_known(net)}. "
        f"De {w.counted(contacts, w.CONTACT)} {w.verb(contacts, 'telt', 'tellen')} als ongeveer "
        f"{w.whole(max(1, round(worlds)))} die elkaar niet al kennen"
    )
    return Finding(
        kind=BROKER.name,
        sentence=w.sentence(text),
        actors=(actor_ref(net, i),),
        evidence=evidence_of(net, rows[:EVIDENCE].tolist()),
        certainty=judged(ground, actors=[i], rows=rows, stands=stands, claim=STILL_ON_TOP),
        next_step="Bespreek of meer actoren deze verbinding kunnen dragen, en bedank wie hem "
        "nu draagt.",
        numbers={
            "share": round(share, 4),
            "routes": routes,
            "contacts": contacts,
            "effective_size": round(worlds, 2),
        },
        about=str(net.actors["id"][i]),
    )


def _in_roles(ground: Ground, by: str) -> list[Finding]:
    """Roles held clearly more often than the actor's own total explains.

    One finding an actor, its clearest role.
    """
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
    found = []
    for row, k in enumerate(picks):
        ratio = roles.counts[k] / np.maximum(roles.expected[k], 1e-9)
        clear = (corrected[row] < CHANCE) & (ratio >= EXCESS) & (roles.counts[k] >= LEAST_PAIRS)
        if clear.any():
            role = int(np.argmax(np.where(clear, roles.counts[k] - roles.expected[k], -math.inf)))
            found.append(_role_finding(ground, roles, k, role, by, float(chances[row, role])))
    return found


def _role_finding(ground: Ground, roles: Roles, k: int, role: int, by: str, p: float) -> Finding:
    net, i, key = ground.net, int(roles.actors[k]), ROLES[role]
    count, expected, total = (
        round(roles.counts[k, role]),
        float(roles.expected[k, role]),
        round(roles.counts[k].sum()),
    )
    rows = ground.rows.contacts_of(i)
    text = (
        f"{w.name_of(net, i)} heeft vaker dan bij toeval de plek van {ROLE_NAMES[key]} "
        f"{BETWEEN[by]}: bij {count} van de "
        f"{total} paren, verwacht ongeveer {round(expected)}. Wie daar zit, {ROLE_MEANINGS[key]}"
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
        next_step="Vraag of deze actor de verbinding wil blijven leggen, en wie kan helpen.",
        numbers=numbers,
        about=f"{by}:{net.actors['id'][i]}",
    )


def _spread(net: Net, schema: Schema, by: str) -> tuple[Floats, Floats]:
    """Participation and within-group z over the ties among actors whose group is known.

    NaN where not determined.
    """
    grouping = single_groups(net, schema, by)
    known = grouping.known > 0
    indptr, indices = part_of(net.indptr, net.indices, known)
    found = participation(indptr, indices, grouping.groups)
    spread, inside = np.full(net.n, np.nan), np.full(net.n, np.nan)
    spread[known] = np.where(np.diff(indptr) > 0, found.participation, np.nan)
    inside[known] = found.within_z
    return spread, inside


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value


def _border(shares: Floats) -> float:
    """The share from which the band is 'veel'.

    That of the highest tenth of the actors that are on any route.
    """
    some = np.sort(shares[shares > 0])
    return float(some[max(0, len(some) - max(1, round(len(some) / 10)))]) if len(some) else math.inf


def _band(share: float, border: float) -> str:
    return BANDS[2] if share <= 0 else BANDS[0] if share >= border else BANDS[1]


BROKERS = Question(find_brokers, (BROKER, BROKER_ROLE))
