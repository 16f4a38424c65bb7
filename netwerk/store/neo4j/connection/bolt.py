"""The connection: one driver, managed transactions only, and reading as of one moment.

Neo4j reads what is committed at that instant, statement by statement, and shows a commit bit by bit
while it is being applied, so two statements may see two moments. `exact` asks for the newest
revision before and after: the same means that nobody wrote in between and everything read belongs
together; else it reads again. Reading never writes and waits for no writer.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from neo4j import (
    READ_ACCESS,
    WRITE_ACCESS,
    GraphDatabase,
    ManagedTransaction,
    Result,
    Session,
    unit_of_work,
)
from neo4j.exceptions import IncompleteCommit, Neo4jError, ServiceUnavailable, SessionExpired

from netwerk.errors import StoreBusy, StoreError
from netwerk.settings import Settings
from netwerk.store.neo4j.connection.address import check_version, checked_database, checked_url
from netwerk.store.neo4j.connection.line import READ_SECONDS, WRITE_SECONDS, Line
from netwerk.store.neo4j.connection.sentences import (
    as_sentence,
    keep_driver_quiet,
    may_not_write,
    passes,
    sentence,
    too_large,
)
from netwerk.store.neo4j.connection.stand import Stand, busy_error, refuse_while_filled, stand_from
from netwerk.store.neo4j.form.fixed_cypher import Texts

R = TypeVar("R")

Head = tuple[int, str]
"""The newest revision and its seal."""

PATIENT_SECONDS = 15.0
"""A writer tries for so long what passes by itself, as another leader in a cluster."""
LONGEST_SECONDS = 900.0
"""After so long the server ends a transaction, so that a lock that never comes free is told."""
TRIES = 5
FETCH = 5000
"""Rows that come in one message of the server."""


class Tx:
    """A transaction that knows the texts by name."""

    def __init__(self, transaction: ManagedTransaction, texts: Texts) -> None:
        self._transaction = transaction
        self._texts = texts

    def run(self, name: str, **values: Any) -> Result:
        """Start the text of that name; the rows come as they are asked for."""
        return self._transaction.run(self._texts[name], values)

    def rows(self, name: str, **values: Any) -> list[list[Any]]:
        """Every row of the text of that name, as lists of values."""
        return self.run(name, **values).values()

    def columns(self, name: str, **values: Any) -> list[list[Any]]:
        """The columns of the text of that name.

        Rows are let go as they come: kept, they would slow Python's clean-up down.
        """
        result = self.run(name, **values)
        made: list[list[Any]] = [[] for _ in range(len(result.keys()))]
        while piece := result.fetch(FETCH):
            for column, part in zip(made, zip(*piece, strict=True), strict=True):
                column.extend(part)
        return made

    def do(self, name: str, **values: Any) -> None:
        """Run the text of that name for what it does."""
        self.run(name, **values).consume()

    def batches(self, name: str, rows: list[Any], size: int = 2000, key: str = "rows") -> None:
        """Run the text once for every so many rows."""
        for start in range(0, len(rows), size):
            self.do(name, **{key: rows[start : start + size]})

    def stand(self) -> Stand | None:
        """How the store stands; None when there is no store here."""
        rows = self.rows("stand.read")
        return stand_from(rows[0][0]) if rows else None

    def lock(self) -> Stand:
        """Wait until nobody else writes; raises StoreBusy while somebody does work in parts."""
        stand = self.hold()
        if stand.busy is not None:
            raise busy_error(stand.busy)
        return stand

    def hold(self) -> Stand:
        """Wait until nobody else writes. A node that was removed is made anew from the history."""
        rows = self.rows("stand.lock")
        if not rows:
            self.do("stand.renew")
            rows = self.rows("stand.lock")
        return stand_from(rows[0][0])


class Bolt:
    """One server and database."""

    def __init__(self, url: str, settings: Settings, texts: Texts) -> None:
        self.url = checked_url(url)
        self.texts = texts
        self._database = checked_database(self.url, settings.neo4j_database)
        keep_driver_quiet()
        with as_sentence(self.url, self._database):
            self._line = Line(self.url, settings)
        self._bookmarks = GraphDatabase.bookmark_manager()

    def greet(self) -> None:
        """See whether the server answers, lets us in and is new enough. Raises StoreUnavailable."""
        with as_sentence(self.url, self._database), self._line.call(READ_SECONDS):
            # At once; a transaction would try again for a while.
            agent = self._line.driver.get_server_info().agent
        check_version(self.url, agent)
        self.read(lambda tx: tx.stand())

    def read(self, work: Callable[[Tx], R]) -> R:
        """Do this in a read transaction; may be retried. Raises StoreError."""
        return self._told(lambda: self._once(READ_ACCESS, work))

    def write(self, work: Callable[[Tx], R]) -> R:
        """Do this in one write transaction; may be retried. Raises StoreError."""
        return self._told(lambda: self._patiently(work), WRITE_SECONDS)

    def write_known(self, work: Callable[[Tx], R]) -> R:
        """As `write`, for work that may be done twice: when the answer to a commit got lost."""

        def known() -> R:
            try:
                return self._patiently(work)
            except IncompleteCommit:
                return self._patiently(work)

        return self._told(known, WRITE_SECONDS)

    def define(self, statements: list[str]) -> None:
        """Make constraints and indexes, all or none. Raises StoreError."""

        def all_of_them() -> None:
            with self._session(WRITE_ACCESS) as session:
                session.execute_write(_defining, statements)

        self._told(all_of_them, WRITE_SECONDS)

    def exact(self, work: Callable[[Tx], R]) -> tuple[int, R]:
        """Read as of one moment, with the revision of that moment. Raises StoreError.

        Only the last try takes the writers' lock: when so much is written that nothing else helps.
        """
        for _ in range(TRIES):
            before, result, after = self._told(lambda: self._between(work))
            if before == after:
                return before[0], result
        try:
            return self.write(lambda tx: (tx.lock().revision, work(tx)))
        except StoreError as error:
            if may_not_write(error.__cause__):
                raise StoreBusy(
                    "Er wordt nu zoveel geschreven dat het netwerk niet in één keer te lezen is. "
                    "Probeer het zo opnieuw."
                ) from error
            raise

    def last_commit(self, work: Callable[[Tx], R]) -> tuple[R, Hashable]:
        """Read, with what names the last commit of anybody that the server knew of then.

        The same name later means that nothing at all was written in between.
        """

        def named() -> tuple[R, Hashable]:
            with self._line.session(
                database=self._database, default_access_mode=READ_ACCESS
            ) as session:
                result = session.execute_read(self._managed(work))
                return result, frozenset(session.last_bookmarks().raw_values)

        return self._told(named)

    def close(self) -> None:
        """Close every connection."""
        self._line.close()

    def _between(self, work: Callable[[Tx], R]) -> tuple[Head, R, Head]:
        """What the work reads, between the newest revision before and after.

        Each in a transaction of its own: with the bookmark of the one before it, a transaction
        waits until every commit up to then is there in full. A commit that was being applied while
        the work read is so seen by the last of the three.
        """
        with self._session(READ_ACCESS) as session:
            before = session.execute_read(self._managed(head))
            result = session.execute_read(self._managed(work))
            return before, result, session.execute_read(self._managed(head))

    def _told(self, act: Callable[[], R], seconds: float = READ_SECONDS) -> R:
        """Do this; what goes wrong becomes a sentence.

        Bookmarks of a server that went away are let go: another one would wait for them in vain.
        """
        with as_sentence(self.url, self._database), self._line.call(seconds):
            try:
                return act()
            except (ServiceUnavailable, SessionExpired):
                self._bookmarks = GraphDatabase.bookmark_manager()
                raise
            except Neo4jError as error:
                if "Bookmark" not in (error.code or ""):
                    raise
                self._bookmarks = GraphDatabase.bookmark_manager()
                return act()

    def _patiently(self, work: Callable[[Tx], R]) -> R:
        """Write; what passes by itself is tried for longer than the driver tries."""
        until = time.monotonic() + PATIENT_SECONDS
        while True:
            try:
                return self._once(WRITE_ACCESS, work)
            except Neo4jError as error:
                if not passes(error) or time.monotonic() > until:
                    raise

    def _once(self, access: str, work: Callable[[Tx], R]) -> R:
        managed = self._managed(work)
        with self._session(access) as session:
            return (
                session.execute_read(managed)
                if access == READ_ACCESS
                else session.execute_write(managed)
            )

    def _session(self, access: str) -> Session:
        return self._line.session(
            fetch_size=FETCH,
            database=self._database,
            default_access_mode=access,
            bookmark_manager=self._bookmarks,
        )

    def _managed(self, work: Callable[[Tx], R]) -> Callable[[ManagedTransaction], R]:
        @unit_of_work(timeout=LONGEST_SECONDS, metadata={"app": "netwerk"})
        def managed(transaction: ManagedTransaction) -> R:
            try:
                return work(Tx(transaction, self.texts))
            except Neo4jError as error:
                # The driver would try again what is too large for the server, in vain.
                if too_large(error):
                    raise sentence(error, self.url, self._database) from error
                raise

        return managed


def _defining(transaction: ManagedTransaction, statements: list[str]) -> None:
    for statement in statements:
        transaction.run(statement).consume()


def head(tx: Tx) -> Head:
    """The number of the newest revision and its seal.

    From the history when somebody removed the node that says it.
    """
    stand = tx.stand()
    refuse_while_filled(stand)
    if stand is not None:
        return stand.revision, stand.seal
    return int(tx.rows("revisie.newest")[0][0]), ""


def newest(tx: Tx) -> int:
    """The number of the newest revision."""
    return head(tx)[0]
