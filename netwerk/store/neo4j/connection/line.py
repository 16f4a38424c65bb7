"""The line to a server: the driver, and somebody who notices that the server says nothing any more.

A server that is frozen, or that hangs, keeps its connections, and takes new ones: the driver waits
for it for minutes. Whether it is only slow, nobody can see on the connection that waits. So when a
call has waited for some seconds, the server is greeted on a connection of its own: who is at work
answers that at once, however long the call takes. When it does not, the call is ended.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from neo4j import Address, Driver, GraphDatabase, Session
from neo4j.exceptions import Neo4jError

from netwerk.settings import Settings
from netwerk.store.neo4j.connection.sentences import silent

CONNECT_SECONDS = 2.0
RETRY_SECONDS = 2.0
"""The driver tries for so long, and once more after it: who is down is told within 6 seconds."""
QUIET_SECONDS = 4.0
"""After so long a call makes somebody greet the server; who is greeted has as long again."""
READ_SECONDS, WRITE_SECONDS = 7.0, 12.0
"""So long a server may keep silent, also when greeted, before the call is ended. What was being
written is lost then, so that takes longer. With the last greeting it is 10 and 16 seconds."""
EVERY = 0.5


@dataclass(eq=False)
class Call:
    """One call of a thread. ended: whether it was ended since the server was silent."""

    seconds: float
    began: float = field(default_factory=time.monotonic)
    session: Session | None = None
    ended: bool = False


class Line:
    """The driver of one server, and the thread that looks after its calls."""

    def __init__(self, url: str, settings: Settings) -> None:
        self.url = url
        self._auth = (
            (settings.neo4j_user, settings.neo4j_password or "") if settings.neo4j_user else None
        )
        self._mine = threading.local()
        self._calls: set[Call] = set()
        self._guard = threading.Lock()
        self.driver: Driver = self._new_driver()
        self._heard = 0.0
        self._closed = threading.Event()
        self._thread: threading.Thread | None = None

    @contextmanager
    def call(self, seconds: float) -> Iterator[None]:
        """Wait for the server in this; raises StoreUnavailable when it keeps silent so long."""
        call, outer = Call(seconds), self.mine
        with self._guard:
            self._calls.add(call)
            if self._thread is None and not self._closed.is_set():
                self._thread = threading.Thread(target=self._watch, name="neo4j-line", daemon=True)
                self._thread.start()
        self._mine.call = call
        try:
            yield
        except Exception as error:
            # What the driver makes of a connection that somebody else ended is of many kinds.
            if call.ended:
                raise silent(self.url) from error
            raise
        finally:
            self._mine.call = outer
            with self._guard:
                self._calls.discard(call)

    def session(self, **settings: Any) -> Session:
        """A session for the call of this thread."""
        session = self.driver.session(**settings)
        if self.mine is not None:
            self.mine.session = session
        return session

    @property
    def mine(self) -> Call | None:
        """The call that this thread is in."""
        call: Call | None = getattr(self._mine, "call", None)
        return call

    def close(self) -> None:
        """Close every connection."""
        self._closed.set()
        self.driver.close()

    def _new_driver(self, seconds: float = RETRY_SECONDS + CONNECT_SECONDS) -> Driver:
        return GraphDatabase.driver(
            self.url,
            auth=self._auth,
            resolver=self._address,
            connection_timeout=CONNECT_SECONDS,
            max_transaction_retry_time=RETRY_SECONDS,
            connection_acquisition_timeout=seconds,
            telemetry_disabled=True,
            notifications_min_severity="OFF",
            user_agent="netwerk",
        )

    def _address(self, address: Address) -> list[Address]:
        """The address as it is. The driver asks this in the thread of a call before it connects.

        It would connect to try once more what was ended; here it hears that this is of no use.
        """
        if self.mine is not None and self.mine.ended:
            raise silent(self.url)
        return [address]

    def _watch(self) -> None:
        while not self._closed.wait(EVERY):
            if self._silent(QUIET_SECONDS) and not self._greeted():
                for call in self._silent(0):
                    self._end(call)

    def _silent(self, seconds: float) -> list[Call]:
        """The calls that have waited so long; 0: for as long as each may."""
        with self._guard:
            calls = list(self._calls)
        now = time.monotonic()
        return [c for c in calls if now - max(c.began, self._heard) > (seconds or c.seconds)]

    def _greeted(self) -> bool:
        """Whether the server answers; also when it answers that it will have nothing of us."""
        heard = False
        # The driver fails in many ways on a connection that says nothing, also in some of its own;
        # this thread goes on after each, or nobody would look after the calls any more.
        with suppress(Exception), self._new_driver(QUIET_SECONDS) as driver:
            with suppress(Neo4jError):
                driver.get_server_info()
            heard = True
        if heard:
            self._heard = time.monotonic()
        return heard

    def _end(self, call: Call) -> None:
        call.ended = True
        connection: Any = getattr(call.session, "_connection", None)
        with suppress(Exception):
            if connection is not None:
                # A polite end would have to be sent, and may wait for the same server.
                connection.kill()
            elif not self._closed.is_set():  # it waits for the routing table
                gone, self.driver = self.driver, self._new_driver()
                gone.close()
