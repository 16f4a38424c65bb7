"""The whole network of now, followed from revision to revision.

One read of everything; after that only what changed is read, as long as the store goes on from
where we are. A store that was replaced or restored has another seal there and is read as a whole.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from netwerk.model import Verschil
from netwerk.schema import schema
from netwerk.services.live.moment import Moment
from netwerk.services.live.steps import Steps, StoreStep
from netwerk.store.port import NOTHING_YET, Head, Store
from netwerk.typed.moments import end_of

if TYPE_CHECKING:
    from netwerk.net.net import Net
    from netwerk.net.update import WholeNet

MOST_SHARE, FEW = 0.1, 200
"""What changed is followed when it is at most this share of what is there, or this many."""
MOST_PAST = 6
"""Days in the past that are kept from revision to revision."""


@dataclass(frozen=True, eq=False)
class _Held:
    head: Head
    whole: WholeNet


class Follower:
    """The newest whole network that was asked for; one asker brings it up to date, others wait."""

    def __init__(self, store: Store, steps: Steps) -> None:
        self._store = store
        self._steps = steps
        self._turn = threading.Lock()
        self._held: _Held | None = None
        self._past: OrderedDict[str, Net] = OrderedDict()

    def net(self, newest: Callable[[], Moment]) -> Net:
        """The network at the newest moment, which is asked when it is our turn: never back."""
        with self._turn:
            held, moment = self._held, newest()
            head, day = moment.head, moment.day
            if held is None or (held.head, held.whole.day) != (head, day):
                self._held = held = self._followed(held, head, day)
            return held.whole.net

    def past(self, op: str, moment: Moment) -> Net:
        """The network of a day in the past: read once, as long as the store goes on from there."""
        from netwerk.net.net import net_from

        with self._turn:
            held = self._held
            net = self._past.get(op) if held is not None and held.head == moment.head else None
        if net is None:  # not in turn: nobody waits for what somebody looks back at
            net = net_from(self._store.snapshot(op), schema(), moment.day)
            with self._turn:
                if held is not None and held is self._held and held.head == moment.head:
                    self._past[op] = net
                    while len(self._past) > MOST_PAST:
                        self._past.popitem(last=False)
        said = tuple(entry.item for entry in self._store.all(Verschil))  # it holds for all days
        return replace(net, moment=moment.network.name, verschillen=said)

    def _followed(self, held: _Held | None, head: Head, day: str) -> _Held:
        from netwerk.net.update import updated, whole_net

        step = None if held is None else self._steps.step(held.head, head)
        changes = None
        if held is not None and step is not None:
            size = held.whole.net.n + held.whole.net.m
            changes = self._steps.changes(step, max(FEW, MOST_SHARE * size))
        self._past = _still_so(self._past, step)
        if held is None or changes is None:
            snapshot = self._store.snapshot()
            if snapshot.revision != head.revision:  # somebody wrote since the head was asked
                head = _head_at(self._store, snapshot.revision)
                self._past.clear()
            whole = whole_net(snapshot, schema(), day)
        elif held.whole.day != day:
            whole = whole_net(held.whole.snapshot, schema(), day)
            if step is not None and step.revisions:  # one that changed nothing counts too
                whole = updated(whole, changes, head.revision, schema())
        else:
            whole = updated(held.whole, changes, head.revision, schema())
        return _Held(head, replace(whole, net=replace(whole.net, moment=Moment.named(head, day))))


def _head_at(store: Store, number: int) -> Head:
    newest = store.history(before=number + 1, limit=1)
    return newest[0].head if newest else NOTHING_YET


def _still_so(past: OrderedDict[str, Net], step: StoreStep | None) -> OrderedDict[str, Net]:
    """The days in the past that a step left as they were: those that had ended by then."""
    if step is None or step.revisions is None:
        return OrderedDict()
    first = min((r.at for r in step.revisions), default="9")
    return OrderedDict((op, net) for op, net in past.items() if end_of(op) <= first)
