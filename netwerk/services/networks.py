"""The network of a store as numbers, kept between questions.

One `Networks` a process: it asks the store for its revision and reads only when that moved on.
Results are kept per (revision, selection) and shared by all users; what depends on who asks has the
name of the user in its key, and whoever asks was asked about his rights before.

The analysis is loaded when it is first asked for: `netwerk start` opens a store without waiting.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from netwerk.model import Verbindkans
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.jobs import Job, Jobs
from netwerk.store.port import Store

if TYPE_CHECKING:
    from netwerk.insight.certainty import Ground
    from netwerk.insight.finding import Finding
    from netwerk.net.net import Net

R = TypeVar("R")
KEPT = 64


@dataclass
class _Slot:
    """One result being made or made; the lock lets a second asker wait for the first."""

    lock: threading.Lock
    value: object = None
    ready: bool = False


class Networks:
    """The nets and findings of one store, newest revision first, at most KEPT results.

    ``clock`` gives the day that a network without a day of its own stands for: what is over by then
    is no contact.
    """

    def __init__(self, store: Store, clock: Callable[[], date] = date.today) -> None:
        self.store = store
        self._clock = clock
        self._slots: OrderedDict[tuple[Hashable, ...], _Slot] = OrderedDict()
        self._guard = threading.Lock()
        self._newest: tuple[int, str, str] = (0, "", "")
        self._jobs = Jobs()

    def net(self, selection: Selection | None = None) -> Net:
        """The network as selected, of the newest revision (or of the day ``selection.op``)."""
        from netwerk.net.net import net_from, select

        selection = selection or Selection()
        day = self._clock().isoformat()
        revision = self._moved_on(day)
        whole = self.kept(
            (revision, "net", selection.op or day),
            lambda: net_from(self.store.snapshot(selection.op), schema(), day),
        )
        if selection.is_whole:
            return whole
        return self.kept((revision, "net", selection, day), lambda: select(whole, selection))

    def revision(self) -> int:
        """The newest revision, to begin the key of `kept` with: what is kept of others is let go.

        That of the store itself would not do: a backup that was put back can have the same number.
        """
        return self._moved_on(self._clock().isoformat())

    def ground(self, selection: Selection | None, today: date) -> Ground:
        """What the findings of the selected network rest on."""
        from netwerk.insight.certainty import ground_of

        net = self.net(selection)
        return self.kept(
            (net.revision, "ground", net.selection, today), lambda: ground_of(net, schema(), today)
        )

    def findings(self, selection: Selection | None, today: date) -> tuple[Finding, ...]:
        """Every finding about the selected network."""
        return self.findings_job(selection, today).result()

    def findings_job(self, selection: Selection | None, today: date) -> Job[tuple[Finding, ...]]:
        """The same as a job: done at once when the answer is kept, else running with progress.

        The result of a job that was stopped raises Stopped.
        """
        from netwerk.insight.catalogue import all_findings

        net = self.net(selection)
        key = (net.revision, "findings", net.selection, today)

        def make(job: Job[tuple[Finding, ...]]) -> tuple[Finding, ...]:
            choices = [entry.item for entry in self.store.all(Verbindkans)]
            ground = self.ground(selection, today)
            return all_findings(
                ground.net,
                schema(),
                today,
                choices=choices,
                progress=job.tell,
                cancelled=job.stopped,
                ground=ground,
            )

        with self._guard:
            jobs = self._jobs
        return jobs.ask(key, lambda job: self.kept(key, lambda: make(job)))

    def numbers(self, selection: Selection | None) -> Mapping[str, int | float]:
        """The counts of the selected network."""
        from netwerk.insight.numbers import numbers

        net = self.net(selection)
        return self.kept((net.revision, "numbers", net.selection), lambda: numbers(net))

    def kept(self, key: tuple[Hashable, ...], make: Callable[[], R]) -> R:
        """The result under this key, made once.

        A second asker waits for the first instead of making it too.

        The key starts with the revision it is about: that of a net, or `revision()`.
        """
        with self._guard:
            slot = self._slots.get(key)
            if slot is None:
                slot = self._slots[key] = _Slot(threading.Lock())
            self._slots.move_to_end(key)
            while len(self._slots) > KEPT:
                self._slots.popitem(last=False)
        with slot.lock:
            if not slot.ready:
                slot.value = make()
                slot.ready = True
        return slot.value  # type: ignore[return-value]

    def _moved_on(self, day: str) -> int:
        """The newest revision; what is kept of others, or of another day, is let go.

        Its time is looked at too: a backup that was put back can have the number of what it
        replaced.
        """
        number = self.store.revision()
        newest = self.store.history(limit=1)
        version = (number, newest[0].at if newest else "", day)
        with self._guard:
            if version != self._newest:
                self._newest = version
                self._slots.clear()
                self._jobs = Jobs()
        return number
