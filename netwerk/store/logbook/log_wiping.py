"""Other words in lines of which somebody is erased: the seals still fit, and nothing is left of it.

How many lines that were, says a line of its own: more wiped lines than those say is told.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable

from netwerk.access.log_line import WISSEN, LogLine
from netwerk.store.logbook.log_seal import wiped
from netwerk.store.logbook.log_tables import COLUMNS, line_of, row_of

Without = Callable[[LogLine], LogLine]
"""A line as it may be kept."""
SAID = "regels van het logboek aangepast: "
"""Before the number of lines, at the beginning of what an erasure says."""
_SAID = re.compile(rf"{SAID}(\d+)")
_PUT = (
    "UPDATE regel SET wie = ?, waarop = ?, wie_merk = ?, wie_bewijs = ?, waarop_merk = ?, "
    "waarop_bewijs = ? WHERE nummer = ?"
)


def wipe_lines(connection: sqlite3.Connection, key: bytes, without: Without) -> int:
    """Change what may not be kept, in the transaction of the caller; how many lines that were."""
    rows = connection.execute(f"SELECT {COLUMNS} FROM regel ORDER BY nummer")  # noqa: S608
    changed = []
    for found in map(line_of, rows):
        kept = without(found.line)
        if (kept.wie, kept.waarop) != (found.line.wie, found.line.waarop):
            changed.append(wiped(key, found, kept.wie, kept.waarop))
    for sealed in changed:
        _, wie, _, waarop, _, _, _, _, *marks = row_of(sealed)
        connection.execute(_PUT, (wie, waarop, *marks, sealed.number))
    return len(changed)


def is_emptied(connection: sqlite3.Connection) -> bool:
    """Empty what SQLite keeps beside the file, and say whether that went."""
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def said_words(count: int) -> str:
    """That so many lines have other words now."""
    return f"{SAID}{count}"


def said_by(line: LogLine) -> int:
    """How many lines this line says were wiped."""
    found = _SAID.match(line.waarop) if line.wat == WISSEN and line.gelukt else None
    return int(found[1]) if found else 0
