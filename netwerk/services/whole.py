"""The whole network of now, followed from revision to revision.

One read of everything; after that only what changed is read, as long as the store goes on from
where we are. A store that was replaced or restored has another seal there and is read as a whole.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from netwerk.schema import schema
from netwerk.services.moment import Moment, moment_name
from netwerk.store.port import NOTHING_YET, Head, ItemChange, Store

if TYPE_CHECKING:
    from netwerk.net.net import Net
    from netwerk.net.update import WholeNet

MOST_REVISIONS = 500
"""So many revisions behind, or more: everything is read again."""
MOST_SHARE, FEW = 0.1, 200
"""What changed is followed when it is at most this share of what is there, or this many."""


@dataclass(frozen=True, eq=False)
class _Held:
    head: Head
    whole: WholeNet


class Follower:
    """The newest whole network that was asked for; one asker brings it up to date, others wait."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._turn = threading.Lock()
        self._held: _Held | None = None

    def net(self, newest: Callable[[], Moment]) -> Net:
        """The network at the newest moment, which is asked when it is our turn: never back."""
        with self._turn:
            held, moment = self._held, newest()
            head, day = moment.head, moment.day
            if held is None or (held.head, held.whole.day) != (head, day):
                self._held = held = self._followed(held, head, day)
            return held.whole.net

    def _followed(self, held: _Held | None, head: Head, day: str) -> _Held:
        from netwerk.net.update import updated, whole_net

        changes = None if held is None else _changes(self._store, held, head)
        if held is None or changes is None:
            snapshot = self._store.snapshot()
            if snapshot.revision != head.revision:  # somebody wrote since the head was asked
                head = _head_at(self._store, snapshot.revision)
            whole = whole_net(snapshot, schema(), day)
        elif held.whole.day != day:
            whole = whole_net(held.whole.snapshot, schema(), day)
            if changes:
                whole = updated(whole, changes, head.revision, schema())
        else:
            whole = updated(held.whole, changes, head.revision, schema())
        return _Held(head, replace(whole, net=replace(whole.net, moment=moment_name(head, day))))


def _head_at(store: Store, number: int) -> Head:
    newest = store.history(before=number + 1, limit=1)
    return newest[0].head if newest else NOTHING_YET


def _changes(store: Store, held: _Held, head: Head) -> list[ItemChange] | None:
    """What happened since; None when that cannot be known or is too much to follow.

    How many changes there must be is known from the revisions: an engine that shows a revision
    before all of its changes is found out.
    """
    if held.head == head:
        return []
    behind = head.revision - held.head.revision
    if not 0 < behind < MOST_REVISIONS or not held.head.revision:
        return None
    revisions = store.history(before=head.revision + 1, limit=behind + 1)
    if len(revisions) != behind + 1 or (revisions[0].head, revisions[-1].head) != (head, held.head):
        return None
    wanted = sum(r.added + r.changed + r.removed for r in revisions[:-1])
    net = held.whole.net
    if wanted > max(FEW, MOST_SHARE * (net.n + net.m)):
        return None
    changes = list(store.changes(held.head.revision + 1, head.revision))
    return changes if len(changes) == wanted else None
