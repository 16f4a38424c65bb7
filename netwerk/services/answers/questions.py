"""Questions about the network that name actors.

Routes, reach, what if, and what changed between two days.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from netwerk.access.rights import LEZEN
from netwerk.errors import InputError
from netwerk.insight.begun import begun, nobody_yet
from netwerk.insight.change import find_changes
from netwerk.insight.counts import exactly_words as exactly_words
from netwerk.insight.coverage.reach import Reach, TeamContacts, reach, who_knows_whom
from netwerk.insight.coverage.team import team_of
from netwerk.insight.finding import Finding
from netwerk.insight.fragility.whatif import WhatIf, what_if
from netwerk.insight.openings.route import Route as Route
from netwerk.insight.openings.route import Routes
from netwerk.insight.openings.routes import find_routes
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.desk import Desk, in_gebied
from netwerk.typed.moments import day_or_moment, end_of, moment_words


def route(desk: Desk, van: str, naar: str, selection: Selection) -> Routes:
    """How to get from one actor to another.

    Within the selection, and said so when only outside it there is a way.
    """
    desk.require(LEZEN, in_gebied(selection.gebied))
    if van == naar:
        raise InputError("Kies twee verschillende actoren.")
    whole = desk.networks.net(Selection(op=selection.op))
    part = desk.networks.net(selection)
    inside = part.index_of(van) is not None and part.index_of(naar) is not None
    if not inside:
        desk.require(LEZEN)
    net = part if inside else whole
    return find_routes(net, van, naar, schema=schema(), today=desk.today, whole=whole)


def reach_of(desk: Desk, actor_ids: Sequence[str], selection: Selection) -> Reach:
    """Who these actors together reach in 1, 2 and 3 steps."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    if not actor_ids:
        raise InputError("Kies een of meer actoren.")
    return reach(desk.networks.net(selection), actor_ids)


def team_ids(desk: Desk, selection: Selection) -> tuple[str, ...]:
    """The professionals with a role in the team of the selected gebied."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    net = desk.networks.net(selection)
    return tuple(str(net.actors["id"][i]) for i in team_of(net, selection.gebied))


def team_contacts(desk: Desk, members: Sequence[str], selection: Selection) -> TeamContacts:
    """Wie van ons kent wie."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    return who_knows_whom(desk.networks.net(selection), members)


def what_changes(
    desk: Desk,
    without: Sequence[str],
    ties: Sequence[tuple[str, str]],
    selection: Selection,
) -> WhatIf:
    """What changes when these actors drop out and these contacts come."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    if not without and not ties:
        raise InputError("Kies wie er wegvalt, of welk contact erbij komt.")
    return what_if(desk.networks.net(selection), without, ties)


def changed_between(
    desk: Desk, first: str, last: str | None, selection: Selection
) -> tuple[Finding, ...]:
    """The network on two days or moments (the second: now when not given) compared in findings.

    Where nobody was recorded on the first, all there is to say is that the network began, and where
    nobody was on either, that nobody is.
    """
    desk.require(LEZEN, in_gebied(selection.gebied))
    day = day_or_moment(first)
    later = day_or_moment(last) if last is not None else None
    if later is not None and end_of(later) < end_of(day):
        raise InputError(
            f"De tweede dag ({moment_words(later)}) ligt voor de eerste ({moment_words(day)}). "
            "Draai ze om."
        )
    before = desk.networks.net(replace(selection, op=day))
    ground = desk.networks.ground(replace(selection, op=later), desk.today)
    if not (ground.net.n or before.n):
        return (nobody_yet(ground, moment_words(later) if later is not None else ""),)
    if not before.whole.n:
        return (begun(ground, _begin_words(desk, day)),)
    return find_changes(before, ground)


def _begin_words(desk: Desk, first: str) -> str:
    """Since when there is a network: today, or some day after the first."""
    yesterday = (desk.today - timedelta(days=1)).isoformat()
    there = desk.networks.net(Selection(op=yesterday)).n
    return f"na {moment_words(first)}" if there else "vandaag"
