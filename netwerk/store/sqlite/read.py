"""Reading from the tables: items, who refers to whom, search, and history.

All inside a transaction of the caller.
"""

# ruff: noqa: S608 (names of tables and columns come from the schema; values are parameters)

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from netwerk.model import Gebied, Item, Kern, Value, Verschil
from netwerk.store.chain import START
from netwerk.store.codec import decode_change, to_json
from netwerk.store.past import undone_by
from netwerk.store.port import (
    ACTOR_COLUMNS,
    NOTHING_YET,
    RELATIE_COLUMNS,
    Head,
    ItemChange,
    Revision,
    Snapshot,
    Stored,
)
from netwerk.store.sqlite.sql_tables import SqlTable, read_list

Tables = Mapping[str, SqlTable]

IN = "IN (SELECT value FROM json_each(?))"
# Any number of ids in one parameter.


def newest(connection: sqlite3.Connection) -> int:
    """The number of the newest revision, 0 without any."""
    return int(connection.execute("SELECT coalesce(max(nummer), 0) FROM revisie").fetchone()[0])


def last_seal(connection: sqlite3.Connection) -> tuple[int, str]:
    """The number of the newest revision and its seal; 0 and that of the start without any."""
    row = connection.execute(_HEAD).fetchone()
    return (row[0], row[1]) if row else (0, START)


def by_ids(
    connection: sqlite3.Connection, table: SqlTable, ids: Collection[str]
) -> dict[str, Stored[Item]]:
    """The stored items with these ids, ordered by id."""
    if len(ids) == 1:
        rows = connection.execute(f'{table.select} WHERE "id" = ?', tuple(ids))
    else:
        rows = connection.execute(
            f'{table.select} WHERE "id" {IN} ORDER BY "id"', (to_json(list(ids)),)
        )
    stored = map(table.from_row, rows)
    return {entry.item.id: entry for entry in stored}


def everything(connection: sqlite3.Connection, table: SqlTable) -> Iterator[Stored[Item]]:
    """Every item of a table, ordered by id."""
    return map(table.from_row, connection.execute(f'{table.select} ORDER BY "id"'))


def relations_of(
    connection: sqlite3.Connection, table: SqlTable, actor_ids: Collection[str]
) -> list[Stored[Item]]:
    """The relations with one of these actors at either end, ordered by id."""
    wanted = to_json(list(actor_ids))
    at_an_end = (
        f'SELECT "id" FROM "{table.name}" WHERE "van" {IN} UNION SELECT "id" FROM '
        f'"{table.name}" WHERE "naar" {IN}'
    )
    return list(
        map(
            table.from_row,
            connection.execute(
                f'{table.select} WHERE "id" IN ({at_an_end}) ORDER BY "id"', (wanted, wanted)
            ),
        )
    )


def referring(
    connection: sqlite3.Connection,
    tables: Tables,
    label: str,
    ids: Collection[str],
    relations: bool,
) -> list[Stored[Item]]:
    """The items that refer to one of these items, by label and id.

    Relations of actors only when asked.
    """
    wanted, stored = to_json(list(ids)), []
    for table, sources in referring_tables(tables, label, relations):
        query = f'{table.select} WHERE "id" IN ({" UNION ".join(sources)}) ORDER BY "id"'
        stored += list(map(table.from_row, connection.execute(query, (wanted,) * len(sources))))
    return stored


def referring_tables(
    tables: Tables, label: str, relations: bool
) -> Iterator[tuple[SqlTable, list[str]]]:
    """Each table that may refer to a label, and the queries for the ids that do."""
    for table in tables.values():
        if table.form.label == "Relatie" and not relations:
            continue
        sources = [
            f'SELECT "id" FROM "{table.name}" WHERE "{column.name}" {IN}'
            for column in table.columns
            if column.target == label.lower()
        ]
        sources += [
            f'SELECT id FROM "{link.name}" WHERE naar {IN}'
            for link in table.links
            if link.label == label
        ]
        if sources:
            yield table, sources


def snapshot(connection: sqlite3.Connection, tables: Tables) -> Snapshot:
    """What a Net needs, now."""
    gebieden = tuple(
        e.item for e in everything(connection, tables["Gebied"]) if isinstance(e.item, Gebied)
    )
    kernen = tuple(
        e.item for e in everything(connection, tables["Kern"]) if isinstance(e.item, Kern)
    )
    actors = _columns(connection, tables["Actor"], ACTOR_COLUMNS)
    return Snapshot(
        newest(connection),
        actors,
        _columns(connection, tables["Relatie"], RELATIE_COLUMNS),
        gebieden,
        kernen,
        verschillen=tuple(
            e.item
            for e in everything(connection, tables["Verschil"])
            if isinstance(e.item, Verschil)
        ),
    )


def _columns(
    connection: sqlite3.Connection, table: SqlTable, names: Sequence[str]
) -> dict[str, Sequence[Value]]:
    wanted = ", ".join(f'"{name}"' for name in names)
    rows = connection.execute(f'SELECT {wanted} FROM "{table.name}" ORDER BY "id"').fetchall()
    columns: list[Sequence[Value]] = [list(column) for column in zip(*rows, strict=True)] or [
        [] for _ in names
    ]
    many = {veld.naam for veld in table.form.velden if veld.meervoudig}
    return {
        name: _lists(column) if name in many else column
        for name, column in zip(names, columns, strict=True)
    }


def _lists(column: Sequence[Value]) -> list[Value]:
    # The same few lists come back again and again: each text is read once.
    lists = {text: read_list(text) for text in set(column)}
    return [lists[text] for text in column]


_REVISION = """
    SELECT nummer, op, wie, waarom, soort, toegevoegd, gewijzigd, verwijderd, herstelt, zegel
    FROM revisie WHERE nummer < ? {where} ORDER BY nummer DESC LIMIT ?"""

# As `Revision.head`.
_HEAD = "SELECT nummer, zegel, op FROM revisie ORDER BY nummer DESC LIMIT 1"


def history(
    connection: sqlite3.Connection, item: tuple[str, str] | None, before: int | None, limit: int
) -> list[Revision]:
    """Revisions, newest first."""
    where = (
        "AND nummer IN (SELECT revisie FROM wijziging WHERE id = ? AND label = ?)" if item else ""
    )
    which = (item[1], item[0]) if item else ()
    top = 2**62 if before is None else before
    rows = connection.execute(_REVISION.format(where=where), (top, *which, limit)).fetchall()
    over = undone(connection)
    return [_revision(row, over) for row in rows]


def head(connection: sqlite3.Connection) -> Head:
    """The number and the seal of the newest revision."""
    row = connection.execute(_HEAD).fetchone()
    return Head(row[0], row[1] or row[2]) if row else NOTHING_YET


def _revision(row: tuple[Any, ...], undone: Mapping[int, int]) -> Revision:
    number, at, who, why, kind, added, changed, removed, undoes, seal = row
    return Revision(
        number=number,
        at=at,
        who=who,
        why=why,
        type=kind,
        added=added,
        changed=changed,
        removed=removed,
        undoes=undoes,
        undone_by=undone.get(number),
        seal=seal,
    )


def undone(connection: sqlite3.Connection) -> dict[int, int]:
    """Which revision took back which, as `undone_by` tells."""
    return undone_by(
        connection.execute("SELECT nummer, herstelt FROM revisie WHERE herstelt IS NOT NULL")
    )


def changes(connection: sqlite3.Connection, first: int, last: int | None) -> Iterator[ItemChange]:
    """What revisions did, oldest first, then label and id."""
    rows = connection.execute(
        "SELECT revisie, label, id, voor, na FROM wijziging WHERE revisie BETWEEN ? AND ? "
        "ORDER BY revisie, label, id",
        (first, 2**62 if last is None else last),
    )
    for number, label, id, before, after in rows:
        yield decode_change(number, label, id, before, after)


def as_added(connection: sqlite3.Connection, tables: Tables, number: int) -> dict[str, list[str]]:
    """The ids by label of what a revision added and no later one changed."""
    found = {}
    for label, table in tables.items():
        rows = connection.execute(
            f'SELECT "id" FROM "{table.name}" AS t WHERE versie = ?1 AND EXISTS (SELECT 1 FROM '
            "wijziging WHERE revisie = ?1 AND label = ?2 AND id = t.id AND voor IS NULL)",
            (number, label),
        )
        found[label] = [row[0] for row in rows]
    return found
