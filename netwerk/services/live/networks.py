"""The network of a store as numbers, kept between questions.

One `Networks` a process: it asks the store for its head and reads only what changed since. Results
are kept per `Moment` and shared by all users; what depends on who asks has the name of the user in
its key, and whoever asks was asked about his rights before.

The analysis is loaded when it is first asked for: `netwerk start` opens a store without waiting.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakValueDictionary

from netwerk.model import Afspraak, Initiatief, Verbindkans
from netwerk.net.selection import SeenSelection, Selection
from netwerk.schema import schema
from netwerk.services.live.jobs import Job
from netwerk.services.live.kept_reads import KeptReads
from netwerk.services.live.moment import Moment, WorkedOut
from netwerk.services.live.same_network import same_network
from netwerk.services.live.steps import Steps
from netwerk.services.live.whole import Follower
from netwerk.store.port import NOTHING_YET, Head, Reads, Store
from netwerk.typed.moments import today_here

if TYPE_CHECKING:
    from netwerk.insight.certainty import Ground
    from netwerk.insight.finding import Finding
    from netwerk.net.net import Net

R = TypeVar("R")
SAME_ADVICE = 5000
"""In a larger network a part is not kept waiting for the findings of the whole."""


class Networks:
    """The nets and findings of one store.

    ``clock`` gives the day that a network without a day of its own stands for: what is over by then
    is no contact.
    """

    def __init__(self, store: Store, clock: Callable[[], date] = today_here) -> None:
        self.store = store
        self.reads: Reads = KeptReads(store, self.kept_answer)
        """The small questions to the store, each asked once as long as nothing changes there."""
        self._clock = clock
        self._steps = Steps(store)
        self._follower = Follower(store, self._steps)
        self._guard = threading.Lock()
        self._newest = Moment(NOTHING_YET, "")
        self._alive: WeakValueDictionary[str, WorkedOut] = WeakValueDictionary()
        self._run = threading.local()
        self._learned: tuple[str, Mapping[str, float]] = ("", {})

    @contextmanager
    def one_moment(self) -> Iterator[None]:
        """All that this thread asks here is of one moment: the store is asked for its head once.

        A change by this thread (`changed`) begins a new moment.
        """
        outer = getattr(self._run, "depth", 0)
        self._run.depth = outer + 1
        try:
            yield
        finally:
            self._run.depth = outer
            if not outer:
                self._run.moment = None

    def changed(self) -> None:
        """To be called by a thread that changed the store: it asks anew from here on."""
        self._run.moment = None

    def moment(self) -> Moment:
        """The store as it stands now, or as it stood when `one_moment` began.

        What is kept of an older one, or of another day, is let go, unless somebody works with it.
        """
        held: Moment | None = getattr(self._run, "moment", None)
        if held is not None:
            return held
        day = self._clock().isoformat()
        newest, head = self._newest, self.store.head()
        if (newest.head, newest.day) != (head, day):
            with self._guard:  # asked again in turn, so that nobody goes back to an older one
                newest, head = self._newest, self.store.head()
                if (newest.head, newest.day) != (head, day):
                    newest = self._newest = self._next(newest, head, day)
                    self._alive[newest.name] = newest.own
        if getattr(self._run, "depth", 0):
            self._run.moment = newest
        return newest

    def _next(self, before: Moment, head: Head, day: str) -> Moment:
        """The moment after one; the network is carried over when it is still the same."""
        goes_on = before.network.read and before.day == day
        same = goes_on and same_network(self._steps, before.head, head)
        return Moment(head, day, before if same else None)

    def net(self, selection: Selection | None = None) -> Net:
        """The network as selected, of the newest revision (or of the day ``selection.op``)."""
        from netwerk.net.net import select
        from netwerk.net.seen import seen

        selection, moment = selection or Selection(), self.moment()
        kept = moment.network.results.kept
        whole = kept(("net", selection.op), lambda: self._whole(moment, selection))
        if isinstance(selection, SeenSelection):
            own = SeenSelection(op=selection.op, gebieden=selection.gebieden)
            of_all = whole
            whole = kept(("net", own), lambda: seen(of_all, own))
        if selection.is_whole:
            return whole
        return kept(("net", selection), lambda: select(whole, selection))

    def _whole(self, moment: Moment, selection: Selection) -> Net:
        if selection.op is None:
            net = self._follower.net(lambda: self._newest)
            moment.network.read = True
            return net
        return self._follower.past(selection.op, moment)

    def ground(self, selection: Selection | None, today: date) -> Ground:
        """What the findings of the selected network rest on."""
        return self._ground(self.net(selection), today)

    def _ground(self, net: Net, today: date) -> Ground:
        from netwerk.insight.certainty import ground_of

        return self.kept(
            (net.moment, "ground", net.selection, today),
            lambda: ground_of(net, schema(), today, self._corrections(net)),
        )

    def _corrections(self, net: Net) -> Mapping[str, float]:
        """What asking showed up to yesterday, read once a day; nothing in a large network.

        Up to yesterday, so that every process says the same all day.
        """
        from netwerk.insight.standing.recalibration import corrections
        from netwerk.services.live.what_fell import MOST_ACTORS, what_fell

        today = self._clock()
        if net.n > MOST_ACTORS:
            return {}
        if self._learned[0] != today.isoformat():
            tried = what_fell(
                self.store, lambda day: self.net(Selection(op=day)), today - timedelta(days=1)
            )
            self._learned = (today.isoformat(), corrections(tried))
        return self._learned[1]

    def findings(self, selection: Selection | None, today: date) -> tuple[Finding, ...]:
        """Every finding about the selected network."""
        return self.findings_job(selection, today).result()

    def findings_job(self, selection: Selection | None, today: date) -> Job[tuple[Finding, ...]]:
        """The same as a job: done at once when the answer is kept, else running with progress.

        The result of a job that was stopped raises Stopped.
        """
        from netwerk.insight.catalogue import all_findings, all_proposals

        with self.one_moment():
            net, jobs = self.net(selection), self.moment().network.jobs
            choices = [entry.item for entry in self.reads.all(Verbindkans)]
            together = [entry.item for entry in self.reads.all(Initiatief)]
            said = [entry.item for entry in self.reads.all(Afspraak)]

        def make(job: Job[tuple[Finding, ...]]) -> tuple[Finding, ...]:
            ground = self._ground(net, today)
            whole = self._ground(net.whole, today)
            proposed = self.kept(
                (net.moment, "proposals", whole.net.selection, today),
                lambda: all_proposals(whole, choices, together, said),
            )
            asked = partial(
                all_findings,
                schema=schema(),
                today=today,
                choices=choices,
                cancelled=job.stopped,
                initiatieven=together,
                proposed=proposed,
            )
            first: tuple[Finding, ...] = ()
            if net is not net.whole and net.whole.n <= SAME_ADVICE:
                first = self.kept(
                    (net.moment, "findings", whole.net.selection, today),
                    lambda: asked(whole.net, ground=whole),
                )
            return asked(ground.net, progress=job.tell, ground=ground, of_whole=first)

        key = (net.moment, "findings", net.selection, today)
        return jobs.ask(key, lambda job: self.kept(key, lambda: make(job)))

    def numbers(self, selection: Selection | None) -> Mapping[str, int | float]:
        """The counts of the selected network."""
        from netwerk.insight.numbers import numbers

        net = self.net(selection)
        return self.kept((net.moment, "numbers", net.selection), lambda: numbers(net))

    def kept(self, key: tuple[Hashable, ...], make: Callable[[], R]) -> R:
        """The result under this key, made once as long as the store stays as it is.

        A second asker waits for the first instead of making it too.

        The key starts with the moment of the net that it is about, or the name of `moment()`.
        """
        worked = self._alive.get(str(key[0]))
        return worked.results.kept(key, make) if worked is not None else make()

    def kept_answer(self, key: Hashable, ask: Callable[[], R]) -> R:
        """A small answer of the store, asked once as long as the store stays as it is."""
        return self.moment().answers.kept(key, ask)
