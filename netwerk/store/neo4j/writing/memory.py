"""How much the server can hold in one transaction, asked before something large is sent.

Neo4j keeps all that a transaction writes in memory until the commit. Too much is refused after
minutes; with what the server says beforehand the work is divided in time.
"""

from __future__ import annotations

import re

from netwerk.errors import StoreError
from netwerk.store.neo4j.connection.bolt import Bolt, Tx

ALWAYS = 5_000
"""So many items go in one transaction on any server."""
UNKNOWN = 128 * 2**20
"""What is reckoned with when the server does not say what it has."""
ITEM_BYTES = 12_000
"""What one item takes in a transaction with its history and links.

Measured by SHOW TRANSACTIONS: 6,100 new, 4,700 changed, 4,000 removed, at 5,000 to 40,000 items
alike. Twice that, since texts may be longer than those.
"""
GRAPH_BYTES = 7_000
"""The same without history; measured 3,100."""
SHARE = 0.7
"""This part of what there is: others write and read too."""

_LIMITS = (
    "dbms.memory.transaction.total.max",
    "db.memory.transaction.total.max",
    "db.memory.transaction.max",
)
_SIZE = re.compile(r"([\d.]+)\s*([KMGT]?)(?:i?B)?", re.IGNORECASE)


def room(bolt: Bolt) -> float:
    """Bytes that one transaction may take on this server, with some to spare."""
    try:
        return SHARE * (bolt.read(_least) or UNKNOWN)
    except StoreError:
        return SHARE * UNKNOWN


def _least(tx: Tx) -> float | None:
    said = (size_of(str(value)) for _, value in tx.rows("server.memory", names=list(_LIMITS)))
    return min((size for size in said if size), default=None)


def size_of(text: str) -> float:
    """Bytes in a size as Neo4j writes it, such as 358.40MiB; 0 for none."""
    found = _SIZE.fullmatch(text.strip())
    if found is None:
        return 0.0
    return float(found[1]) * 1024.0 ** " KMGT".index(found[2].upper() or " ")


def fits(items: int, each: int, room: float | None) -> bool:
    """Whether so many items go in one transaction; ``room`` is None when nobody needed to ask."""
    return items <= ALWAYS or (room is not None and items * each <= room)
