"""Looking again and again for what others changed, cheap enough to do in a running app.

Nothing was written at all since the last look: one small question. Else every item is read and held
against what it was; only what differs is held against history, and taken over under the lock. When
the history is another than it was, such as after a restore, all of it is held against history.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from netwerk.errors import StoreError
from netwerk.store.neo4j import outside
from netwerk.store.neo4j.connection.bolt import Bolt, Tx
from netwerk.store.neo4j.connection.sentences import may_not_write
from netwerk.store.neo4j.connection.stand import Stand
from netwerk.store.neo4j.form.rows import items, lost
from netwerk.store.neo4j.form.shape import Shape
from netwerk.store.neo4j.reading import read
from netwerk.store.neo4j.reading.last_state import Key
from netwerk.store.neo4j.writing.staged import finish_what_died
from netwerk.store.port import NOTHING_YET, Head

MANY = 2000
"""From so many changed items on, all of history is read instead of that of each item."""


class Watch:
    """What was there at the last look.

    A number an item, the name of the last commit, and how far history went.
    """

    def __init__(self, bolt: Bolt, shape: Shape) -> None:
        self._bolt = bolt
        self._shape = shape
        self._commit: Hashable = None
        self._head = NOTHING_YET
        self._marks: dict[Key, int] | None = None

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
        then, now = self._bolt.read(self._heads)
        before = self._marks if then == self._head else None
        marks = self._bolt.read(self._read_marks)
        keys = None if before is None else _changed(before, marks)
        try:
            moved = False
            if self._bolt.read(lambda tx: self._differs(tx, keys)):
                moved, now = self._take_over(keys)
        except StoreError as error:
            if not may_not_write(error.__cause__):
                raise
            self._commit = commit
            return False
        self._commit, self._marks, self._head = commit, marks, now
        return moved

    def _heads(self, tx: Tx) -> tuple[Head, Head]:
        """The revision of the last look as history has it now, and the newest one."""
        rows = tx.rows("revisie.history", before=self._head.revision + 1, limit=1)
        return read.revision_in(rows[0][0]).head if rows else NOTHING_YET, read.head(tx)

    def _read_marks(self, tx: Tx) -> dict[Key, int]:
        marks: dict[Key, int] = {}
        for label, form in self._shape.forms.items():
            rows = tx.rows(f"{label}.all")
            for entry in items(form, rows):
                marks[label, entry.item.id] = hash(entry.item)
            for id, names in lost(form, rows).items():
                marks[label, id] = hash((marks.get((label, id)), *names))
        return marks

    def _differs(self, tx: Tx, keys: set[Key] | None) -> bool:
        """Whether any of these (None: of all) differs from history, or there is more or less."""
        stand = tx.stand()
        if stand is None:
            return False
        if outside.unnoticed(tx, stand):
            return True
        if keys is None or len(keys) > MANY:
            return bool(outside.differences(tx, self._shape, stand.revision))
        return bool(outside.differences_of(tx, self._shape, stand.revision, keys))

    def _take_over(self, keys: set[Key] | None) -> tuple[bool, Head]:
        """Whether anything was taken over, and how far history goes after it."""

        def taken(tx: Tx) -> tuple[bool, Head]:
            stand = tx.lock()
            if keys is None or len(keys) > MANY:
                number = outside.take_over(tx, self._shape, stand.revision)
            else:
                number = outside.take_over_first(tx, self._shape, stand, keys).revision
            return number != stand.revision, read.head(tx)

        return self._bolt.write(taken)


def _changed(before: Mapping[Key, int], marks: Mapping[Key, int]) -> set[Key]:
    return {key for key in marks.keys() | before.keys() if marks.get(key) != before.get(key)}


def _stand(tx: Tx) -> Stand | None:
    return tx.stand()
