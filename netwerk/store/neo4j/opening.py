"""Opening the store on a server: what may be made there, and what is left alone.

Reading makes nothing, not even an index. A store is made only by what brings facts in, and never
in a graph of others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from netwerk.errors import StoreAbsent, StoreError
from netwerk.store.neo4j.connection.bolt import Bolt, Tx, newest
from netwerk.store.neo4j.connection.sentences import may_not_write, of_others
from netwerk.store.neo4j.form.fixed_cypher import Texts
from netwerk.store.neo4j.migrate import VERSION, bring_up_to_date


@dataclass(frozen=True)
class Found:
    """What is on the server.

    version: of the store, None without the node that says it. revisions: how far history goes.
    others: what is there under our names when neither is.
    """

    version: int | None
    revisions: int
    others: dict[str, int]


def opened(
    bolt: Bolt,
    wanted: Texts,
    backup: Callable[[int], None],
    create: bool,
    adopt: bool,
) -> bool:
    """See what is there; make, mend or migrate the store as far as this caller may.

    Whether every rule and index is there now. Raises StoreAbsent, StoreUnavailable (a graph of
    others, no rights), StoreError (of a newer netwerk).
    """
    found = bolt.read(_found)
    stored = found.version is not None or found.revisions > 0
    if not stored:
        if found.others and not adopt:
            raise of_others(bolt.url, found.others)
        if not found.others and not create:
            raise StoreAbsent(bolt.url)
    elif not create and (found.version is None or found.version == VERSION):
        return False
    try:
        if found.version is None and stored:
            bolt.write(lambda tx: tx.lock())
        bring_up_to_date(bolt, wanted, backup)
    except StoreError as error:
        # Who may only read needs nothing made to read what is there.
        if stored and found.version in (None, VERSION) and may_not_write(error.__cause__):
            return False
        raise
    return True


def _found(tx: Tx) -> Found:
    stand, revisions = tx.stand(), newest(tx)
    if stand is not None or revisions:
        return Found(stand.version if stand else None, revisions, {})
    counts = {str(name): int(n) for name, n in tx.rows("others")}
    return Found(None, 0, {name: n for name, n in counts.items() if n})
