"""Looking again and again for what others changed, cheap enough to do in a running app.

Nothing was written at all since the last look: one small question. Else every item is read and held
against what it was; only what differs is held against history, and taken over under the lock.
"""

from __future__ import annotations

from collections.abc import Hashable

from netwerk.errors import StoreError
from netwerk.store.neo4j import outside
from netwerk.store.neo4j.bolt import Bolt, Tx
from netwerk.store.neo4j.last_state import Key
from netwerk.store.neo4j.rows import items, lost
from netwerk.store.neo4j.sentences import may_not_write
from netwerk.store.neo4j.shape import Shape
from netwerk.store.neo4j.staged import finish_what_died
from netwerk.store.neo4j.stand import Stand

MANY = 2000
"""From so many changed items on, all of history is read instead of that of each item."""


class Watch:
    """What was there at the last look: a number an item, and the name of the last commit."""

    def __init__(self, bolt: Bolt, shape: Shape) -> None:
        self._bolt = bolt
        self._shape = shape
        self._commit: Hashable = None
        self._marks: dict[Key, int] = {}

    def look(self) -> bool:
        """Look once and take over what others changed; whether there was anything.

        Large work that somebody died in is finished: until then nobody who has the store open can
        read it. A user who may only read just looks. Raises StoreError.
        """
        stand, commit = self._bolt.last_commit(_stand)
        if stand is not None and stand.busy is not None:
            finish_what_died(self._bolt, self._shape)
            return False
        if stand is None or commit == self._commit:
            return False
        marks = self._bolt.read(self._read_marks)
        before = self._marks
        keys = {key for key in marks.keys() | before.keys() if marks.get(key) != before.get(key)}
        try:
            moved = self._bolt.read(lambda tx: self._differs(tx, keys)) and self._take_over(keys)
        except StoreError as error:
            if not may_not_write(error.__cause__):
                raise
            self._commit = commit
            return False
        self._commit, self._marks = commit, marks
        return moved

    def _read_marks(self, tx: Tx) -> dict[Key, int]:
        marks: dict[Key, int] = {}
        for label, form in self._shape.forms.items():
            rows = tx.rows(f"{label}.all")
            for entry in items(form, rows):
                marks[label, entry.item.id] = hash(entry.item)
            for id, names in lost(form, rows).items():
                marks[label, id] = hash((marks.get((label, id)), *names))
        return marks

    def _differs(self, tx: Tx, keys: set[Key]) -> bool:
        """Whether any of these differs from history, or something was added or removed."""
        stand = tx.stand()
        if stand is None:
            return False
        if outside.unnoticed(tx, stand):
            return True
        if len(keys) > MANY:
            return bool(outside.differences(tx, self._shape, stand.revision))
        return bool(outside.differences_of(tx, self._shape, stand.revision, keys))

    def _take_over(self, keys: set[Key]) -> bool:
        def taken(tx: Tx) -> bool:
            stand = tx.lock()
            if len(keys) > MANY:
                return outside.take_over(tx, self._shape, stand.revision) != stand.revision
            after = outside.take_over_first(tx, self._shape, stand, keys)
            return after.revision != stand.revision

        return self._bolt.write(taken)


def _stand(tx: Tx) -> Stand | None:
    return tx.stand()
