"""A process killed in the midst of large work on Neo4j, at each stage that others can see.

When to kill is told by the mark on the store's own node, read from outside. The server is one that
cannot hold the work in one transaction.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import neo4j
import pytest

from netwerk.model import Actor, Relatie
from netwerk.settings import load_settings
from netwerk.store.backup import write_backup
from netwerk.store.connect import connect
from netwerk.store.copy import fingerprint
from netwerk.store.neo4j.writing import write
from netwerk.store.port import Change, Put
from netwerk.store.restore import restore
from tests.neo4j.server import SETTINGS, NoServer, Server, empty, start

pytestmark = [
    pytest.mark.neo4j,
    pytest.mark.long,
    pytest.mark.endurance,
    pytest.mark.timeout(3600),
]

SIZE = 3_000
NARROW = {"dbms.memory.transaction.total.max": "48m"}
WAIT_SECONDS = 300

WORKER = """
import sys
from pathlib import Path
from netwerk.settings import load_settings
from netwerk.store.connect import connect
from netwerk.store.port import Change
from netwerk.store.restore import restore
from tests.neo4j.test_killed import big_change
what, url, backup = sys.argv[1:]
if what == "import":
    connect(url, load_settings()).apply(big_change())
else:
    restore(Path(backup), url, load_settings(), overwrite=what == "terugzetten")
"""


def big_change() -> Change:
    """3,000 actors and 9,000 ties."""
    made = [Actor(id=f"a{i}", naam=f"Actor {i}", soort="bedrijf") for i in range(SIZE)]
    ties = [
        Relatie(id=f"r{i}-{k}", van=f"a{i}", naar=f"a{(i + k) % SIZE}", soort="kent")
        for i in range(SIZE)
        for k in (1, 2, 3)
    ]
    return Change(tuple(map(Put, (*made, *ties))), "Anna", token="groot")


@pytest.fixture(scope="module")
def narrow() -> Iterator[Server]:
    try:
        server = start(settings=SETTINGS | NARROW)
    except NoServer as reason:
        if os.environ.get("CI"):
            pytest.fail(f"In CI moet Neo4j draaien: {reason}")
        pytest.skip(f"geen Neo4j-server voor de tests: {reason}")
    yield server
    server.stop()


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of a store with the large change, made without Neo4j."""
    folder = tmp_path_factory.mktemp("kopie")
    with closing(connect(folder / "bron.db", load_settings())) as store:
        store.apply(big_change())
        write_backup(store, folder / "kopie.zip")
    return folder / "kopie.zip"


def test_what_turns_out_too_much_is_done_in_parts_after_all(
    narrow: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that is believed to hold everything refuses, and nobody waits for a second refusal."""
    monkeypatch.setattr(write, "room", lambda _: 2.0**40)
    with neo4j.GraphDatabase.driver(narrow.url, notifications_min_severity="OFF") as driver:
        empty(driver)
    with closing(connect(narrow.url, load_settings())) as store:
        assert store.apply(big_change()).added == 4 * SIZE
        assert store.check() == []


@pytest.mark.parametrize(
    ("what", "stage"),
    [
        ("import", "geschiedenis"),
        ("import", "netwerk"),
        ("vullen", "vullen"),
        ("vullen", "netwerk"),
        ("terugzetten", "vullen"),
        ("terugzetten", "netwerk"),
    ],
)
def test_a_kill_at_each_stage_leaves_old_or_new(
    narrow: Server, backup: Path, what: str, stage: str
) -> None:
    with neo4j.GraphDatabase.driver(narrow.url, notifications_min_severity="OFF") as driver:
        empty(driver)
        with closing(connect(narrow.url, load_settings())) as store:
            if what == "terugzetten":
                ops = [Put(Actor(id=f"oud{i}", naam="Oud", soort="bedrijf")) for i in range(6000)]
                store.apply(Change(tuple(ops), "Bram"))
            old = fingerprint(store)
        killed_at = _killed(driver, narrow.url, what, stage, backup)
        driver.execute_query("MATCH (s:Netwerk_Stand) SET s.bezig_hartslag = 0")
        with closing(connect(narrow.url, load_settings())) as store:
            found = fingerprint(store)
            if killed_at == "netwerk":
                assert store.counts()["Relatie"] == 3 * SIZE
                assert found != old
            else:
                assert found == old
            # Nothing is left that stops the next who tries.
            if what == "import":
                assert store.apply(big_change()).added == 4 * SIZE
            else:
                restore(backup, narrow.url, load_settings(), overwrite=True)
            assert (store.counts()["Actor"], store.counts()["Relatie"]) == (SIZE, 3 * SIZE)
            assert store.check() == []


def _killed(driver: neo4j.Driver, url: str, what: str, stage: str, backup: Path) -> str:
    """Start the work in a process of its own and kill it when it is in the midst of this stage."""
    worker = subprocess.Popen([sys.executable, "-c", WORKER, what, url, str(backup)])
    try:
        until = time.monotonic() + WAIT_SECONDS
        asked = "MATCH (s:Netwerk_Stand) RETURN s.bezig_wat AS wat, s.bezig_klaar AS klaar"
        first = None
        while time.monotonic() < until:
            assert worker.poll() is None, "the work ended before it could be killed"
            rows = driver.execute_query(asked).records
            wat, klaar = (rows[0]["wat"], rows[0]["klaar"]) if rows else (None, None)
            if wat == stage:
                first = klaar if first is None else first
                if klaar > first:
                    os.kill(worker.pid, signal.SIGKILL)
                    worker.wait()
                    rows = driver.execute_query(asked).records
                    return str(rows[0]["wat"])
            time.sleep(0.02)
        raise AssertionError(f"stage {stage} was never seen")
    finally:
        worker.kill()
        worker.wait()
