"""The place of every actor between others: share of routes, structural holes, spread."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from netwerk.insight import wording as w
from netwerk.insight.finding import ActorRef, actor_ref
from netwerk.insight.grouping import part_of, single_groups
from netwerk.net.arrays import Floats
from netwerk.net.kernels import betweenness, burt, participation, reach
from netwerk.net.net import Net
from netwerk.schema import Schema

FULL_UNTIL, NEAR = 5000, 3
"""Up to so many actors all shortest routes count; above it those of at most NEAR steps."""


NOT_DETERMINED = "niet bepaald"


ALL_ROUTES, NEAR_ROUTES = "alle kortste routes", "de kortste routes binnen drie stappen"


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


def _spread(net: Net, schema: Schema, by: str) -> tuple[Floats, Floats]:
    """Participation and within-group z over the ties among actors whose group is known.

    NaN where not determined.
    """
    grouping = single_groups(net, schema, by)
    grouped = grouping.known > 0
    indptr, indices = part_of(net.indptr, net.indices, grouped)
    spreads = participation(indptr, indices, grouping.groups)
    spread, inside = np.full(net.n, np.nan), np.full(net.n, np.nan)
    spread[grouped] = np.where(np.diff(indptr) > 0, spreads.participation, np.nan)
    inside[grouped] = spreads.within_z
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
