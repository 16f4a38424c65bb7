"""Searching names: what is rare is read whole, of what is everywhere only the first by naam.

The index on ``zoek`` holds the names in order of naam (a new line sorts before all that a name can
hold), so that a scan in its order stops when it has enough.
"""

# ruff: noqa: S608 (names of tables and columns come from the schema; values are parameters)

from __future__ import annotations

import sqlite3
from heapq import nsmallest

from netwerk.model import Item, fold
from netwerk.store.name_search import rank
from netwerk.store.port import Stored
from netwerk.store.sqlite.read import by_ids
from netwerk.store.sqlite.sql_tables import SqlTable

RARE = 300
"""So many hits are ranked here, one by one."""

_WITHIN = "instr(zoek, ?1) > 0"
_BETTER = (
    "zoek >= ?1 AND zoek < ?1 || char(1114111)",
    "instr(zoek || char(10), char(10) || ?1 || char(10)) > 0",
    "instr(zoek, ' ' || ?1) > 0 OR instr(zoek, char(10) || ?1) > 0",
    _WITHIN,
)
"""The naam begins with it; another name is it; a word begins with it; somewhere in a name.

Each holds every hit that ranks better than those of the next, so the first of each are enough.
"""

Hit = tuple[str, str]
"""`search_text` and id."""


def search(
    connection: sqlite3.Connection, table: SqlTable, text: str, limit: int
) -> list[Stored[Item]]:
    """The actors of which a name holds the text, best first, then by naam and id."""
    wanted = fold(text)
    if not wanted or limit < 1:
        return []
    hits = set(_hits(connection, table, f"{_WITHIN} LIMIT {RARE}", wanted))
    if len(hits) == RARE:
        hits = set()
        for place, where in enumerate(_BETTER):
            if place < 2 or len(hits) < limit:
                hits |= _first(connection, table, where, wanted, limit)
    best = nsmallest(
        limit, ((rank(names, wanted), names.partition("\n")[0], id) for names, id in hits)
    )
    items = by_ids(connection, table, [id for _, _, id in best])
    return [items[id] for _, _, id in best]


def _first(
    connection: sqlite3.Connection, table: SqlTable, where: str, wanted: str, limit: int
) -> set[Hit]:
    """The first so many by naam, with all that have the naam of the last: id decides there."""
    hits = _hits(connection, table, f"{where} ORDER BY zoek LIMIT {limit:d}", wanted)
    if len(hits) == limit:
        naam = hits[-1][0].partition("\n")[0]
        same = "(zoek = ?2 OR (zoek > ?2 || char(10) AND zoek < ?2 || char(11)))"
        hits += _hits(connection, table, f"({where}) AND {same}", wanted, naam)
    return set(hits)


def _hits(connection: sqlite3.Connection, table: SqlTable, where: str, *values: str) -> list[Hit]:
    query = f'SELECT zoek, "id" FROM "{table.name}" WHERE {where}'
    return connection.execute(query, values).fetchall()
