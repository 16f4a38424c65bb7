"""Items that a write looks at more than once, read once.

What others did is looked for first, then the change is settled against what is stored. Both look at
the same items, under the lock: nobody of netwerk changes them in between.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from netwerk.store.neo4j.connection.bolt import Tx
from netwerk.store.neo4j.form.rows import RowsRead, found
from netwerk.store.neo4j.form.shape import Shape
from netwerk.store.neo4j.reading.read import rows_by_ids, rows_by_soort


class ReadOnce:
    """The items of one transaction, by label; one question is kept for each."""

    def __init__(self, tx: Tx, shape: Shape) -> None:
        self._tx = tx
        self._shape = shape
        self._kept: dict[str, tuple[frozenset[str], RowsRead]] = {}

    def found(
        self, label: str, ids: Collection[str], soorten: Mapping[str, str] | None = None
    ) -> RowsRead:
        """The items with these ids; ``soorten``: of relations, as far as they are known."""
        asked = frozenset(ids)
        kept = self._kept.get(label)
        if kept is None or kept[0] != asked:
            rows = (
                rows_by_soort(self._tx, ids, soorten)
                if label == "Relatie" and soorten
                else rows_by_ids(self._tx, label, ids)
            )
            kept = asked, found(self._shape.forms[label], rows)
            self._kept[label] = kept
        return kept[1]

    def forget(self) -> None:
        """They were changed."""
        self._kept.clear()
