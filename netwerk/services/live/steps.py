"""What a store did between two heads, read once for whoever follows it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from netwerk.store.port import Head, ItemChange, Revision, Store

MOST_REVISIONS = 500
"""So many revisions behind, or more: everything is read again."""
FEW = 50
"""So many changes at most are kept for who asks the same."""


@dataclass(frozen=True)
class StoreStep:
    """The revisions from one head to another, newest first; None when they do not follow it."""

    ours: Head
    head: Head
    revisions: tuple[Revision, ...] | None

    @property
    def wanted(self) -> int:
        """How many changes these revisions hold, as they say themselves."""
        return sum(r.added + r.changed + r.removed for r in self.revisions or ())


class Steps:
    """The last step of a store, with its changes when they are few: asked once, told to all."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._guard = threading.Lock()
        self._step: StoreStep | None = None
        self._changes: tuple[StoreStep, tuple[ItemChange, ...]] | None = None

    def step(self, ours: Head, head: Head) -> StoreStep:
        """What came between two heads.

        Its revisions are None when the store does not go on from ours, or when they are too many.
        """
        with self._guard:
            if self._step is None or (self._step.ours, self._step.head) != (ours, head):
                self._step = StoreStep(ours, head, self._revisions(ours, head))
            return self._step

    def changes(self, step: StoreStep, most: float) -> Sequence[ItemChange] | None:
        """The changes of a step; None when they are more than that, or do not all show yet.

        An engine that shows a revision before all of its changes is found out: how many there must
        be is known from the revisions.
        """
        if step.revisions is None or step.wanted > most:
            return None
        if not step.revisions:
            return ()
        with self._guard:
            if self._changes is not None and self._changes[0] == step:
                return self._changes[1]
            first, last = step.revisions[-1].number, step.revisions[0].number
            found = tuple(self._store.changes(first, last))
            if len(found) != step.wanted:
                return None
            self._changes = (step, found) if len(found) <= FEW else None
            return found

    def all_such(self, step: StoreStep, most: int, such: Callable[[ItemChange], bool]) -> bool:
        """Whether every change of a step is such; False for more than ``most``, or when not sure.

        Read one by one and not kept: it stops at the first that is not.
        """
        if step.revisions is None or step.wanted > most:
            return False
        if not step.revisions:
            return True
        count = 0
        for change in self._store.changes(step.revisions[-1].number, step.revisions[0].number):
            if not such(change):
                return False
            count += 1
        return count == step.wanted

    def _revisions(self, ours: Head, head: Head) -> tuple[Revision, ...] | None:
        behind = head.revision - ours.revision
        if ours == head:
            return ()
        if not 0 < behind < MOST_REVISIONS or not ours.revision:
            return None
        revisions = self._store.history(before=head.revision + 1, limit=behind + 1)
        ends = (revisions[0].head, revisions[-1].head) if len(revisions) == behind + 1 else None
        return tuple(revisions[:-1]) if ends == (head, ours) else None
