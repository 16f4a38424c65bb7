"""Large work on a store: one at a time, seen by everybody, and finished or undone when it stops.

Work that does not fit in one transaction is done in many. A mark on the store's own node says who
is at it, how far it is and when that was last so; it is read and moved only under the writers'
lock. First comes the history, hidden because nothing says yet that it stands; who dies there leaves
nothing. Then it is decided: from there on the history stands, and whoever comes next brings the
network to where the history says.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from netwerk.store.neo4j.connection.bolt import Bolt, Tx
from netwerk.store.neo4j.connection.stand import Busy, busy_error

WAIT_SECONDS = 15.0
PAUSE_SECONDS = 0.5
MANY = 5_000
"""So many nodes of history are removed or turned in one transaction."""


class Filling:
    """The work of this process: every batch is one transaction that also says how far it is."""

    def __init__(self, bolt: Bolt, busy: Busy, total: int) -> None:
        self._bolt = bolt
        self._total = max(total, 1)
        self.busy = busy

    def batch(self, size: float, work: Callable[[Tx], Any]) -> None:
        """Do this once, also when the answer to the commit got lost; ``size`` of the total."""
        part = min(self.busy.part + size / self._total, 1.0)
        wanted = replace(self.busy, done=self.busy.done + 1, part=part)

        def once(tx: Tx) -> None:
            if _ours(tx, wanted).done < wanted.done:
                work(tx)
                mark(tx, wanted)

        self._bolt.write_known(once)
        self.busy = wanted

    def stage(self, stage: str) -> None:
        """Go on to the next stage."""
        wanted = replace(self.busy, stage=stage)

        def once(tx: Tx) -> None:
            _ours(tx, wanted)
            mark(tx, wanted)

        self._bolt.write_known(once)
        self.busy = wanted

    def until_none(self, name: str, first: int = 0, last: int = 0) -> None:
        """Run a text that removes or turns so many at a time, until it finds none."""
        found = [MANY]

        def some(tx: Tx) -> None:
            values = {"first": first, "last": last} if first or last else {}
            found[0] = int(tx.rows(name, most=MANY, **values)[0][0])

        while found[0]:
            self.batch(0, some)

    def end(self, work: Callable[[Tx], Any], done: Callable[[Tx], bool] = lambda _: True) -> None:
        """Do this last, and take the mark away.

        done: whether it stands when the mark is no longer ours: the answer to the commit got lost,
        or somebody who took us for dead undid it. Raises StoreBusy when it does not.
        """

        def once(tx: Tx) -> None:
            busy = tx.hold().busy
            if busy is not None and busy.token == self.busy.token:
                work(tx)
                tx.do("stand.free")
            elif not done(tx):
                raise busy_error(busy or self.busy)

        self._bolt.write_known(once)


def mark(tx: Tx, busy: Busy) -> None:
    """Say on the store's node what is going on. Called under the lock."""
    tx.do(
        "stand.busy",
        token=busy.token,
        wat=busy.stage,
        deel=busy.part,
        houdt=busy.kept,
        oud=busy.old,
        doel=busy.goal,
        anderen=busy.others,
        klaar=busy.done,
    )


def _ours(tx: Tx, wanted: Busy) -> Busy:
    """The work as it stands, under the lock. Raises StoreBusy when somebody else took it over."""
    busy = tx.hold().busy
    if busy is None or busy.token != wanted.token:
        raise busy_error(busy or wanted)
    return busy


def wait_for(bolt: Bolt) -> Busy | None:
    """Wait until nobody does large work; what somebody died in, if that is there.

    Raises StoreBusy with how far they are when it takes too long.
    """
    until = time.monotonic() + WAIT_SECONDS
    while True:
        stand = bolt.read(lambda tx: tx.stand())
        busy = stand.busy if stand else None
        if busy is None or not busy.alive:
            return busy
        if time.monotonic() > until:
            raise busy_error(busy)
        time.sleep(PAUSE_SECONDS)
