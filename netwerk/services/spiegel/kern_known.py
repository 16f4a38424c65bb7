"""What figures, signals and network hold on one kern: what the spiegel compares."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from netwerk.access.rights import LEZEN
from netwerk.agenda.spiegel.mismatch import KernFacts
from netwerk.agenda.spiegel.network_side import NetworkSide, network_sides
from netwerk.agenda.spiegel.themes import THEMES, Theme
from netwerk.agendadata import Signaal
from netwerk.insight.counts import counted
from netwerk.model import Kern
from netwerk.net.net import Net
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.changes import readable
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.figures.figures_of_place import figures_of, inhabitants_of_kernen
from netwerk.services.live.networks import Networks
from netwerk.services.live.networks_seen import NetworksSeen, seen_in

YEARS_BACK = 2
"""Signals of so many years count."""


def known_of_kern(desk: Desk, kern: Kern) -> Mapping[str, KernFacts]:
    """What is known of a kern by theme; what is the same for every theme is asked once.

    Raises AccessDenied.
    """
    desk.require(LEZEN, in_gebied(kern.gebied))
    # Counts of the whole network, the same for every reader: nobody outside the kern is named.
    whole = seen_in(desk.networks, None)
    net = whole.net(Selection())
    counted_by_cbs = inhabitants_of_kernen(desk, [kern.id]).get(kern.id)
    figures, gemeente = figures_of(desk, kern=kern.id), figures_of(desk, gemeente=True)
    recorded = frozenset(
        str(categorie)
        for categorie, there in zip(net.actors["categorie"], net.actors["kern"], strict=True)
        if there == kern.id and categorie
    )
    heard = _signals(desk, kern.id)
    return {
        theme.key: KernFacts(
            kern=kern.id,
            naam=kern.naam,
            inhabitants=counted_by_cbs.value if counted_by_cbs is not None else kern.inwoners,
            figures=figures,
            gemeente=gemeente,
            signals=tuple(s for s in heard if not set(theme.domeinen).isdisjoint(s.domeinen)),
            network=_sides(whole, net, theme)[kern.id],
            recorded=recorded,
        )
        for theme in THEMES.values()
    }


def _sides(whole: Networks | NetworksSeen, net: Net, theme: Theme) -> Mapping[str, NetworkSide]:
    return whole.kept(
        (net.moment, "spiegel", theme.key),
        lambda: network_sides(net, schema(), theme, counted(net)),
    )


def _signals(desk: Desk, kern: str) -> tuple[Signaal, ...]:
    """What was heard in a kern in the years that count, newest first."""
    since = date(desk.today.year - YEARS_BACK, desk.today.month, 1).isoformat()
    stored = [entry.item for entry in desk.reads.all(Signaal) if entry.item.kern == kern]
    found = [
        item
        for item in readable(desk, stored)
        if isinstance(item, Signaal) and (item.datum or since) >= since[: len(item.datum or since)]
    ]
    return tuple(sorted(found, key=lambda s: (s.datum or "", s.id), reverse=True))
