"""Questions about the network that name actors.

Routes, reach, what if, and what changed between two days.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from netwerk.errors import InputError
from netwerk.insight.change import find_changes
from netwerk.insight.coverage.reach import Reach, TeamContacts, reach, team_of, who_knows_whom
from netwerk.insight.finding import Finding
from netwerk.insight.fragility.whatif import WhatIf, what_if
from netwerk.insight.openings.routes import Routes, find_routes
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.networks import Networks


def route(networks: Networks, van: str, naar: str, selection: Selection, today: date) -> Routes:
    """How to get from one actor to another.

    Within the selection, and said so when only outside it there is a way.
    """
    if van == naar:
        raise InputError("Kies twee verschillende actoren.")
    whole = networks.net(Selection(op=selection.op))
    part = networks.net(selection)
    net = part if part.index_of(van) is not None and part.index_of(naar) is not None else whole
    return find_routes(net, van, naar, schema=schema(), today=today, whole=whole)


def reach_of(networks: Networks, actor_ids: Sequence[str], selection: Selection) -> Reach:
    """Who these actors together reach in 1, 2 and 3 steps."""
    if not actor_ids:
        raise InputError("Kies een of meer actoren.")
    return reach(networks.net(selection), actor_ids)


def team_ids(networks: Networks, selection: Selection) -> tuple[str, ...]:
    """The professionals with a role in the team of the selected gebied."""
    net = networks.net(selection)
    return tuple(str(net.actors["id"][i]) for i in team_of(net, selection.gebied))


def team_contacts(networks: Networks, members: Sequence[str], selection: Selection) -> TeamContacts:
    """Wie van ons kent wie."""
    return who_knows_whom(networks.net(selection), members)


def what_changes(
    networks: Networks,
    without: Sequence[str],
    ties: Sequence[tuple[str, str]],
    selection: Selection,
) -> WhatIf:
    """What changes when these actors drop out and these contacts come."""
    if not without and not ties:
        raise InputError("Kies wie er wegvalt, of welk contact erbij komt.")
    return what_if(networks.net(selection), without, ties)


def changed_between(
    networks: Networks, first: str, last: str | None, selection: Selection, today: date
) -> tuple[Finding, ...]:
    """The network on two days (the second: now when not given) compared in findings."""
    day = check_day(first)
    later = check_day(last) if last is not None else None
    if later is not None and later < day:
        raise InputError(f"De tweede dag ({later}) ligt voor de eerste ({day}). Draai ze om.")
    return find_changes(
        networks.net(replace(selection, op=day)),
        networks.ground(replace(selection, op=later), today),
    )


def check_day(text: str) -> str:
    """A day as ``YYYY-MM-DD``. Raises InputError with an example."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise InputError(f"'{text}' is geen dag. Schrijf bijvoorbeeld 2026-01-31.") from error
