"""A server that goes away, that only reads, or that is not what the address says."""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import neo4j
import pytest
from neo4j.exceptions import DriverError, Neo4jError

from netwerk.access.rights import User
from netwerk.errors import StoreUnavailable
from netwerk.model import Actor
from netwerk.net.selection import Selection
from netwerk.services import stores
from netwerk.services.answers import findings
from netwerk.settings import Settings
from netwerk.store.neo4j import open_neo4j
from netwerk.store.port import Change, Put, Store
from tests.neo4j.conftest import Outside
from tests.neo4j.server import SETTINGS, NoServer, _die_with_parent, _free_port, start

pytestmark = pytest.mark.neo4j

ACTOR = Actor(id="a", naam="A", soort="bedrijf")


class OwnServer:
    """A server of one test alone, which may be killed and started again with what it holds."""

    def __init__(self) -> None:
        self.server = start(settings=SETTINGS)
        assert self.server.home is not None
        assert self.server.process is not None
        self.url, self.home, self.process = self.server.url, self.server.home, self.server.process
        self.conf = self.home / "conf" / "neo4j.conf"
        self.plain = self.conf.read_text()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def again(self, read_only: bool) -> None:
        """On the same port; Neo4j is told in its settings that its database is only read."""
        if read_only:
            self._recover()
        self._start(self.plain + ("server.databases.read_only=neo4j\n" if read_only else ""))
        _answers(self.url)

    def _recover(self) -> None:
        """Let Neo4j mend what the kill left, and stop in an orderly way: that needs writing.

        On a port of its own, so that at the address of the test nobody answers meanwhile.
        """
        elsewhere = f"127.0.0.1:{_free_port()}"
        self._start(self.plain.replace(self.url.removeprefix("bolt://"), elsewhere))
        _answers(f"bolt://{elsewhere}")
        self.process.terminate()
        self.process.wait(timeout=180)

    def _start(self, settings: str) -> None:
        self.conf.write_text(settings)
        with (self.home / "uitvoer.txt").open("ab") as output:
            self.process = subprocess.Popen(
                self.server.process.args,  # type: ignore[union-attr, arg-type]
                stdout=output,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                preexec_fn=_die_with_parent,
            )

    def run(self, text: str) -> None:
        with neo4j.GraphDatabase.driver(self.url) as driver:
            driver.execute_query(text)


def _answers(url: str) -> None:
    until = time.monotonic() + 180
    while time.monotonic() < until:
        try:
            with neo4j.GraphDatabase.driver(url) as driver:
                driver.execute_query("MATCH (n) RETURN count(n)")
            return
        except (DriverError, Neo4jError):
            time.sleep(0.5)
    raise AssertionError("the server did not come back")


@pytest.fixture
def own() -> Iterator[OwnServer]:
    try:
        server = OwnServer()
    except NoServer as reason:
        if os.environ.get("CI"):
            pytest.fail(f"In CI moet Neo4j draaien: {reason}")
        pytest.skip(f"geen Neo4j-server voor de tests: {reason}")
    yield server
    server.kill()
    server.server.stop()


@pytest.mark.timeout(600)
def test_a_server_that_goes_away_comes_back_read_only_and_writes_again(
    own: OwnServer, settings: Settings, tmp_path: Path
) -> None:
    with closing(open_neo4j(own.url.replace("bolt", "neo4j"), settings)) as store:
        store.apply(Change((Put(ACTOR),), "Anna"))
        look = store.watch()
        assert look
        look()
        own.run("MATCH (a:Actor) SET a.telefoon = '0315'")
        own.kill()
        _it_is_told_soon(store)
        own.again(read_only=True)
        _everything_is_read(store, look, tmp_path)
        with closing(open_neo4j(own.url, settings)) as other:
            assert other.revision() == 1
        own.kill()
        own.again(read_only=False)
        own.run("MATCH (a:Actor) SET a.postcode = '7061'")  # so that there is something to look at
        assert look()
        store.apply(Change((Put(replace(ACTOR, naam="B"), 1),), "Bram"))
        (stored,) = store.all(Actor)
        assert (stored.item.naam, stored.item.telefoon) == ("B", "0315")


def _it_is_told_soon(store: Store) -> None:
    change = Change((Put(ACTOR, 1),), "Bram")
    for ask in (store.revision, store.snapshot, lambda: store.apply(change)):
        began = time.monotonic()
        with pytest.raises(StoreUnavailable, match="niet bereikbaar"):
            ask()
        assert time.monotonic() - began < 6


def _everything_is_read(store: Store, look: Callable[[], bool], folder: Path) -> None:
    findings.findings(stores.desk_at(store, User("Bo", "lezer"), folder), Selection())
    assert store.snapshot().revision == 1
    assert [e.item.id for e in store.search("a")] == ["a"]
    store.backup(folder / "kopie.zip")
    for write in (lambda: store.apply(Change((Put(ACTOR, 1),), "Bram")), store.take_over):
        with pytest.raises(StoreUnavailable, match="alleen te lezen; er is niets opgeslagen"):
            write()
    assert not look()


def test_tls_with_a_server_that_has_none(neo4j_url: str, settings: Settings) -> None:
    for scheme in ("bolt+s", "bolt+ssc", "neo4j+s"):
        url = neo4j_url.replace("bolt", scheme)
        with pytest.raises(
            StoreUnavailable, match=r"geen versleutelde verbinding.*neo4j:// of bolt://"
        ):
            open_neo4j(url, settings)


def test_the_database_of_neo4j_itself(neo4j_url: str, settings: Settings) -> None:
    with pytest.raises(StoreUnavailable, match="'system' is van Neo4j zelf"):
        open_neo4j(neo4j_url, replace(settings, neo4j_database="System"))


def test_nothing_of_the_driver_comes_on_the_screen(tmp_path: Path) -> None:
    with socket.socket() as taken:  # bound, but nobody listens
        taken.bind(("127.0.0.1", 0))
        url = f"neo4j://127.0.0.1:{taken.getsockname()[1]}"
        began = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", "netwerk", "check", "--store", url],
            capture_output=True,
            text=True,
            check=False,
            cwd=Path(__file__).parents[2],
        )
    assert done.returncode == 1
    assert time.monotonic() - began < 30
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert "niet bereikbaar" in line


def test_who_wants_to_see_the_log_of_the_driver_can(
    store: Store, outside: Outside, caplog: pytest.LogCaptureFixture
) -> None:
    logger = logging.getLogger("neo4j")
    logger.addHandler(caplog.handler)
    level = logger.level
    logger.setLevel(logging.DEBUG)
    try:
        store.revision()
    finally:
        logger.removeHandler(caplog.handler)
        logger.setLevel(level)
    assert "BEGIN" in caplog.text
