"""Taking away lines that are older than the settings say, with the chain kept whole.

The new beginning carries the seal of the last line that went, so that what follows still fits.
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta

from netwerk.access.log_line import BEHEER, LogLine
from netwerk.store.logbook.log_seal import LogBegin, begin_of
from netwerk.typed.moments import AS_STORED, day_of

KEEPER = "netwerk"
"""Who takes expired lines away."""


def remove_expired(
    connection: sqlite3.Connection, key: bytes, begin: LogBegin, days: int
) -> tuple[int, LogLine | None]:
    """Remove in the transaction of the caller what is older than ``days``.

    Gives how many lines went, and the line that says so; 0 and None when nothing did. Only from the
    beginning: a line before one that stays, stays.
    """
    at = datetime.now(UTC)
    try:
        until = (at - timedelta(days=days)).strftime(AS_STORED)
    except OverflowError:
        return 0, None
    kept = connection.execute(
        "SELECT min(nummer) FROM regel WHERE wanneer >= ?", (until,)
    ).fetchone()[0]
    last = connection.execute(
        "SELECT nummer, zegel FROM regel WHERE nummer < ? ORDER BY nummer DESC LIMIT 1",
        (2**62 if kept is None else kept,),
    ).fetchone()
    if last is None:
        return 0, None
    gone = connection.execute("DELETE FROM regel WHERE nummer <= ?", (last[0],)).rowcount
    new = begin_of(key, begin.log, int(last[0]), str(last[1]))
    connection.execute(
        "UPDATE begin SET nummer = ?, ervoor = ?, zegel = ?", (new.number, new.after, new.seal)
    )
    lines = "1 regel" if gone == 1 else f"{gone} regels"
    said = f"logboek opgeruimd: {lines} van voor {day_of(until)}, tot en met regel {last[0]}"
    return gone, LogLine(KEEPER, BEHEER, said, at.strftime(AS_STORED), "deze machine", True)
