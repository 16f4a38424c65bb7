"""The one node that says how the store stands: version, newest revision, what belongs to it.

It is also the writers' lock, and says which large piece of work is going on. Nothing of the network
is on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from netwerk.errors import StoreBusy

LEASE_SECONDS = 30.0
"""Who says nothing for so long while at work has died."""

HISTORY, LOADING, GRAPH, DROP, TURN = "geschiedenis", "vullen", "netwerk", "opruimen", "wisselen"
"""Stages of large work. HISTORY: history is written, hidden above the newest revision. LOADING: the
same for a whole store. GRAPH: the history stands, whatever happens; the network follows it. DROP:
the history that it replaces goes. TURN: the history that waited takes its place."""


@dataclass(frozen=True)
class Busy:
    """Large work that is going on, or that somebody died in.

    token: of who does it. stage: HISTORY, LOADING or GRAPH. part: how far, 0 to 1. quiet: seconds
    since its last sign of life. kept: so many of the oldest revisions stay. old: the newest
    revision before it. goal: the newest after it. done: batches that are written. others: what
    others made goes where it is in the way.
    """

    token: str
    stage: str
    kept: int
    old: int
    goal: int
    others: bool = False
    part: float = 0.0
    quiet: float = 0.0
    done: int = 0

    @property
    def alive(self) -> bool:
        """Whether somebody is at work."""
        return self.quiet < LEASE_SECONDS

    @property
    def hides(self) -> bool:
        """Whether the network cannot be read now."""
        return self.decided or (self.stage == LOADING and self.alive)

    @property
    def decided(self) -> bool:
        """Whether it is finished by whoever comes next when it stops; else it is undone."""
        return self.stage in {GRAPH, DROP, TURN}

    @property
    def turned(self) -> bool:
        """Whether its history waits under negative numbers, since it replaces what is there."""
        return self.kept < self.old


@dataclass(frozen=True)
class Stand:
    """How the store stands.

    version: of the graph, as `migrate` knows it. revision: the newest, 0 for none. counted: how
    many nodes and relations of each kind belong to that revision, in the order of ``counted``;
    None when nobody counted. seal: of the newest revision. busy: large work, if any. own: every
    property of the node.
    """

    version: int
    revision: int
    counted: tuple[int, ...] | None
    seal: str
    busy: Busy | None
    own: Mapping[str, Any]


def stand_from(own: Mapping[str, Any]) -> Stand:
    """The stand in the properties of its node, with the time of the server in ``nu``."""
    counted = own.get("geteld")
    return Stand(
        version=int(own.get("versie", 0)),
        revision=int(own.get("revisie", 0)),
        counted=None if counted is None else tuple(map(int, counted)),
        seal=str(own.get("zegel", "")),
        busy=_busy(own) if own.get("bezig") else None,
        own=own,
    )


def _busy(own: Mapping[str, Any]) -> Busy:
    return Busy(
        token=str(own["bezig"]),
        stage=str(own.get("bezig_wat", HISTORY)),
        kept=int(own.get("bezig_houdt", 0)),
        old=int(own.get("bezig_oud", 0)),
        goal=int(own.get("bezig_doel", 0)),
        others=bool(own.get("bezig_anderen", False)),
        part=float(own.get("bezig_deel", 0)),
        quiet=(int(own.get("nu", 0)) - int(own.get("bezig_hartslag", 0))) / 1000,
        done=int(own.get("bezig_klaar", 0)),
    )


def busy_error(busy: Busy) -> StoreBusy:
    """What a user is told who comes while somebody does large work."""
    what = "wordt gevuld" if busy.stage == LOADING else "wordt bijgewerkt met een grote wijziging"
    return StoreBusy(
        f"Deze opslag {what}: {100 * busy.part:.0f} % is klaar. Probeer het over een paar "
        "minuten opnieuw."
    )


def refuse_while_filled(stand: Stand | None) -> None:
    """For readers. Raises StoreBusy while the network is being written in parts."""
    if stand is not None and stand.busy is not None and stand.busy.hides:
        raise busy_error(stand.busy)
