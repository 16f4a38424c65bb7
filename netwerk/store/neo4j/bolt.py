"""The connection: one driver, managed transactions only, and reading as of one moment.

Neo4j reads what is committed at that instant, statement by statement, so two statements may see two
moments. `exact` takes the writers' lock for an instant afterwards: when the revision is still the
one before, nobody wrote in between and everything read belongs together; else it reads again.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

from neo4j import (
    READ_ACCESS,
    WRITE_ACCESS,
    Driver,
    GraphDatabase,
    ManagedTransaction,
    Result,
    unit_of_work,
)
from neo4j.exceptions import Forbidden, IncompleteCommit

from netwerk.errors import InputError, StoreBusy
from netwerk.settings import Settings
from netwerk.store.neo4j.fixed_cypher import Texts
from netwerk.store.neo4j.sentences import as_sentence, too_old
from netwerk.store.neo4j.stand import Stand, stand_from

R = TypeVar("R")

OLDEST = (5, 26)
CONNECT_SECONDS = 10.0
RETRY_SECONDS = 15.0
LONGEST_SECONDS = 900.0
"""After so long the server ends a transaction, so that a lock that never comes free is told."""
TRIES = 5
FETCH = 5000
"""Rows that come in one message of the server."""

_URL = re.compile(
    r"(?P<scheme>(?:neo4j|bolt)(?:\+s|\+ssc)?)://(?P<user>[^/]*@)?(?P<host>[^/@?#]+)/?(?P<rest>.*)",
    re.DOTALL | re.IGNORECASE,
)


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
        """Wait until nobody else writes; how the store stands then."""
        return stand_from(self.rows("stand.lock")[0][0])


class Bolt:
    """One server and database."""

    def __init__(self, url: str, settings: Settings, texts: Texts) -> None:
        self.url = checked_url(url)
        self.texts = texts
        self._database = settings.neo4j_database
        auth = (settings.neo4j_user, settings.neo4j_password or "") if settings.neo4j_user else None
        with as_sentence(self.url, self._database):
            self._driver: Driver = GraphDatabase.driver(
                self.url,
                auth=auth,
                connection_timeout=CONNECT_SECONDS,
                max_transaction_retry_time=RETRY_SECONDS,
                connection_acquisition_timeout=RETRY_SECONDS + CONNECT_SECONDS,
                telemetry_disabled=True,
                notifications_min_severity="OFF",
                user_agent="netwerk",
            )
        self._bookmarks = GraphDatabase.bookmark_manager()

    def greet(self) -> None:
        """See whether the server answers, lets us in and is new enough. Raises StoreUnavailable."""
        with as_sentence(self.url, self._database):
            agent = (
                self._driver.get_server_info().agent
            )  # at once; transactions would try again for a while
            check_version(self.url, agent)
            self._once(READ_ACCESS, newest)

    def read(self, work: Callable[[Tx], R]) -> R:
        """Do this in a read transaction; may be retried. Raises StoreError."""
        with as_sentence(self.url, self._database):
            return self._once(READ_ACCESS, work)

    def write(self, work: Callable[[Tx], R]) -> R:
        """Do this in one write transaction; may be retried. Raises StoreError."""
        with as_sentence(self.url, self._database):
            return self._once(WRITE_ACCESS, work)

    def write_known(self, work: Callable[[Tx], R]) -> R:
        """As `write`, for work that a token makes harmless to do twice.

        It is done again when the answer to the commit got lost.
        """
        with as_sentence(self.url, self._database):
            try:
                return self._once(WRITE_ACCESS, work)
            except IncompleteCommit:
                return self._once(WRITE_ACCESS, work)

    def define(self, statements: list[str]) -> None:
        """Make constraints and indexes, all or none. Raises StoreError."""
        with (
            as_sentence(self.url, self._database),
            self._driver.session(database=self._database) as session,
        ):
            session.execute_write(_defining, statements)

    def exact(self, work: Callable[[Tx], R]) -> tuple[int, R]:
        """Read as of one moment, with the revision of that moment. Raises StoreError.

        The last try holds off writers while it reads.
        """

        def locking(last: bool) -> Callable[[Tx], tuple[int, int, R]]:
            def attempt(tx: Tx) -> tuple[int, int, R]:
                before = tx.lock().revision if last else newest(tx)
                result = work(tx)
                return before, tx.lock().revision, result

            return attempt

        def unlocked(tx: Tx) -> tuple[int, int, R]:
            before = newest(tx)
            result = work(tx)
            return before, newest(tx), result

        with as_sentence(self.url, self._database):
            for turn in range(TRIES):
                try:
                    before, after, result = self._once(WRITE_ACCESS, locking(turn == TRIES - 1))
                except Forbidden:
                    # A user who may only read cannot take the lock; the revision before and after
                    # is then what there is.
                    before, after, result = self._once(READ_ACCESS, unlocked)
                if before == after:
                    return before, result
        raise StoreBusy(
            "Er wordt nu zoveel geschreven dat het netwerk niet in één keer te lezen is. "
            "Probeer het zo opnieuw."
        )

    def close(self) -> None:
        """Close every connection."""
        self._driver.close()

    def _once(self, access: str, work: Callable[[Tx], R]) -> R:
        @unit_of_work(timeout=LONGEST_SECONDS, metadata={"app": "netwerk"})
        def managed(transaction: ManagedTransaction) -> R:
            return work(Tx(transaction, self.texts))

        with self._driver.session(
            database=self._database, default_access_mode=access, bookmark_manager=self._bookmarks
        ) as session:
            return (
                session.execute_read(managed)
                if access == READ_ACCESS
                else session.execute_write(managed)
            )


def _defining(transaction: ManagedTransaction, statements: list[str]) -> None:
    for statement in statements:
        transaction.run(statement).consume()


def newest(tx: Tx) -> int:
    """The number of the newest revision."""
    stand = tx.stand()
    return stand.revision if stand else 0


def checked_url(url: str) -> str:
    """The URL as the driver takes it.

    Raises InputError when a password, path or question is in it.
    """
    parts = _URL.fullmatch(url.strip())
    if parts is None:
        raise InputError(
            "Het adres van Neo4j is niet te lezen. Schrijf het als neo4j://server:7687."
        )
    clean = f"{parts['scheme'].lower()}://{parts['host']}"
    if parts["user"]:
        raise InputError(
            "Zet gebruiker en wachtwoord niet in het adres, maar in NETWERK_NEO4J_USER en "
            "NETWERK_NEO4J_PASSWORD "
            f"(of in netwerk.toml). Gebruik als adres {clean}."
        )
    if parts["rest"]:
        raise InputError(
            f"Achter {clean} hoort niets te staan. Zet de naam van de database in "
            "NETWERK_NEO4J_DATABASE."
        )
    return clean


def check_version(url: str, agent: str) -> None:
    """Refuse a server that is too old; ``agent`` is what it calls itself, as Neo4j/5.26.30."""
    numbers = re.search(r"(\d+)\.(\d+)", agent)
    if numbers and (int(numbers[1]), int(numbers[2])) < OLDEST:
        raise too_old(url, agent.partition("/")[2] or agent)
