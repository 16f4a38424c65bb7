"""What settling a change sees of the file, from the transaction that will write."""

# ruff: noqa: S608 (names of tables and columns come from the schema; values are parameters)

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Mapping

from netwerk.errors import NotFound
from netwerk.model import Item
from netwerk.store.chain import START, ChangeText, seal
from netwerk.store.codec import decode_change, to_json
from netwerk.store.port import Stored
from netwerk.store.settle_values import Key
from netwerk.store.sqlite.read import (
    IN,
    Tables,
    by_ids,
    history,
    referring,
    referring_tables,
    undone,
)
from netwerk.store.sqlite.sql_tables import SqlTable


def count(connection: sqlite3.Connection, table: SqlTable) -> int:
    """How many rows a table has."""
    return int(connection.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0])


class SqliteReader:
    """A `netwerk.store.settle.Reader` that answers from an open transaction."""

    def __init__(self, connection: sqlite3.Connection, tables: Tables) -> None:
        self._connection = connection
        self._tables = tables
        self._texts: dict[int, dict[str, dict[str, str]]] = {}

    def stored(self, label: str, ids: Collection[str]) -> Mapping[str, Stored[Item]]:
        """The items with these ids."""
        return by_ids(self._connection, self._tables[label], ids)

    def existing(self, label: str, ids: Collection[str]) -> set[str]:
        """Which of these ids are stored."""
        query = f'SELECT "id" FROM "{self._tables[label].name}" WHERE "id" {IN}'
        return {row[0] for row in self._connection.execute(query, (to_json(list(ids)),))}

    def state_after(self, label: str, id: str, revision: int) -> Item | None:
        """The item as a revision left it."""
        row = self._connection.execute(
            "SELECT na FROM wijziging WHERE revisie = ? AND label = ? AND id = ?",
            (revision, label, id),
        ).fetchone()
        return decode_change(revision, label, id, None, row[0]).after if row else None

    def referrers(self, label: str, ids: Collection[str]) -> list[Item]:
        """The items that refer to these, relations included."""
        return [
            entry.item
            for entry in referring(self._connection, self._tables, label, ids, relations=True)
        ]

    def referring_keys(
        self, label: str, ids: Collection[str], touched: Mapping[str, Collection[str]]
    ) -> set[Key]:
        """The keys of these, without what is touched."""
        wanted, keys = to_json(list(ids)), set()
        for table, sources in referring_tables(self._tables, label, relations=True):
            its, own = table.form.label, touched.get(table.form.label, ())
            if count(self._connection, table) == len(own):
                continue  # most often a whole import goes, and nothing is left to refer to it
            rows = self._connection.execute(" UNION ALL ".join(sources), (wanted,) * len(sources))
            keys |= {(its, row[0]) for row in rows if row[0] not in own}
        return keys

    def going(self, label: str, bases: Mapping[str, int]) -> Mapping[str, str]:
        """The texts of these as history has them, where a seal says that it is whole."""
        often = Counter(bases.values()).most_common(1)[0][0]
        texts = self._sealed_texts(often).get(label)
        if not texts:
            return {}
        rows = self._connection.execute(
            f'SELECT "id" FROM "{self._tables[label].name}" WHERE versie = ?', (often,)
        )
        there = {row[0] for row in rows}
        return {
            id: texts[id]
            for id, base in bases.items()
            if base == often and id in there and id in texts
        }

    def _sealed_texts(self, number: int) -> dict[str, dict[str, str]]:
        """The texts that a revision left, by label and id; none when its seal does not fit them.

        What was written by another release, or spoiled, is read item by item.
        """
        if number in self._texts:
            return self._texts[number]
        rows: list[ChangeText] = self._connection.execute(
            "SELECT label, id, voor, na FROM wijziging WHERE revisie = ? ORDER BY label, id",
            (number,),
        ).fetchall()
        made: dict[str, dict[str, str]] = {}
        if self._is_seal_of(number, rows):
            for label, id, _, after in rows:
                if after is not None:
                    made.setdefault(label, {})[id] = after
        self._texts[number] = made
        return made

    def _is_seal_of(self, number: int, rows: list[ChangeText]) -> bool:
        revisions = history(self._connection, None, number + 1, 2)
        if not revisions or revisions[0].number != number or not revisions[0].seal:
            return False
        previous = revisions[1].seal if len(revisions) > 1 else START
        token = self._connection.execute(
            "SELECT kenmerk FROM revisie WHERE nummer = ?", (number,)
        ).fetchone()[0]
        return seal(previous, revisions[0], token, rows) == revisions[0].seal

    def undone_by(self, revision: int) -> int | None:
        """The revision that took this one back."""
        if not self._connection.execute(
            "SELECT 1 FROM revisie WHERE nummer = ?", (revision,)
        ).fetchone():
            raise NotFound(f"Er is geen wijziging met nummer {revision}.")
        return undone(self._connection).get(revision)
