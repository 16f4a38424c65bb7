"""Killed at every message to the server: making a store, bringing an older one up to date, load, change, undo.

As `tests/store/test_dying.py` does for a file. The process dies just before or just after it sends a
message, so also when the server still has to answer or to commit. What is left is the old or the
new, whole and usable, for the next one who opens the store; doing the same again succeeds.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import neo4j
import pytest

from netwerk.errors import StoreBusy
from netwerk.model import item_from
from netwerk.store.copy import fingerprint
from netwerk.store.neo4j.connection import stand
from netwerk.store.neo4j.migrate import VERSION
from tests.store.dying import SMALL, Undertaker, change, chosen, opened, undertaker
from tests.store.graph_copy import VERSIONS, kept, put, taken, wipe
from tests.store.tracer import CannotTrace
from tests.store_contract.examples import ONE_OF_EACH, actor, state, write

BUSY_SECONDS = 150.0
"""So long a store may say that somebody is filling it, who is dead."""

pytestmark = [
    pytest.mark.neo4j,
    pytest.mark.slow,
    pytest.mark.endurance,
    pytest.mark.timeout(3600),
]
Prepare = Callable[[neo4j.Driver, str, Path], None]


@dataclass(frozen=True)
class Deed:
    """Work that is killed: what stands there first, and its name and word for `tests.store.dying`."""

    name: str
    before: Prepare
    work: str
    word: str = ""
    parts: bool = False
    """As with a network that does not fit in one transaction."""

    def __str__(self) -> str:
        return self.name


def nothing(driver: neo4j.Driver, url: str, folder: Path) -> None:
    """No store at all; a backup of one lies ready."""
    wipe(driver)
    with closing(opened(str(folder / "ander.db"))) as store:
        store.apply(change(40, "ander"))
        store.backup(folder / "kopie.zip")


def filled(driver: neo4j.Driver, url: str, folder: Path) -> None:
    """A store with one of each, and something to undo."""
    nothing(driver, url, folder)
    with closing(opened(url)) as store:
        write(store, *ONE_OF_EACH, token="begin", at="2026-03-01T00:00:00.000000Z")
        store.apply(change(20, "veel"))


def changed_outside(driver: neo4j.Driver, url: str, folder: Path) -> None:
    """The same, with what somebody else did to it since."""
    filled(driver, url, folder)
    driver.execute_query(
        "MATCH (a:Actor {id: 'veel-1'}) SET a.naam = 'Uit Bloom', a.telefoon = '0315'"
    )
    driver.execute_query("MATCH (a:Actor {id: 'veel-2'})-[r:KENT]-() DELETE r")


def version(number: int) -> Prepare:
    """A store as that version of netwerk left it."""

    def made(driver: neo4j.Driver, url: str, folder: Path) -> None:
        put(driver, kept(VERSIONS / f"neo4j{number}.json.gz"))

    return made


DEEDS = (
    Deed("making a store", nothing, "open"),
    *(Deed(f"a store of version {n}", version(n), "open") for n in range(1, VERSION)),
    Deed("restore where nothing is", nothing, "restore", "kopie.zip"),
    Deed("restore over a store", filled, "restore", "kopie.zip"),
    Deed("copy over a store", filled, "copy", "ander.db"),
    Deed("a small change", filled, "apply", "5"),
    Deed("a large change", filled, "apply", "1500"),
    Deed("a change after others changed it", changed_outside, "apply", "5"),
    Deed("an undo", filled, "undo", "2"),
    Deed("restore in parts where nothing is", nothing, "restore", "kopie.zip", parts=True),
    Deed("restore in parts over a store", filled, "restore", "kopie.zip", parts=True),
    Deed("a change in parts", filled, "apply", "60", parts=True),
    Deed("a change in parts after others changed it", changed_outside, "apply", "60", parts=True),
    Deed("an undo in parts", filled, "undo", "2", parts=True),
)


USUAL = ("a small change",)
"""What is killed in a usual run, at some moments; with --endurance everything is, at every moment."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The deeds of this run."""
    if "deed" in metafunc.fixturenames:
        long = metafunc.config.getoption("--endurance")
        deeds = [deed for deed in DEEDS if long or deed.name in USUAL]
        metafunc.parametrize("deed", deeds, ids=str)


KEPT = [n for n in range(1, VERSION + 1) if (VERSIONS / f"neo4j{n}.json.gz").exists()]


def test_of_every_older_version_a_graph_is_kept() -> None:
    """Made by ``python -m tests.store.graph_copy`` before the version is raised."""
    assert set(range(1, VERSION)) <= set(KEPT)


@pytest.mark.parametrize("number", KEPT)
def test_a_graph_of_every_released_version_opens_with_all_that_was_in_it(
    number: int, neo4j_url: str, tmp_path: Path
) -> None:
    expected = json.loads((VERSIONS / f"neo4j{number}.json").read_text(encoding="utf-8"))
    with neo4j.GraphDatabase.driver(neo4j_url) as driver:
        version(number)(driver, neo4j_url, tmp_path)
        with closing(opened(neo4j_url)) as store:
            found = {f"{label} {id}": item for (label, id), item in state(store).items()}
            assert found == {
                key: item_from(key.split()[0], values) for key, values in expected["items"].items()
            }
            assert [revision.why for revision in store.history()] == expected["history"]
            assert store.check() == []
            write(store, actor("nieuw"))
            assert store.check() == []
        wipe(driver)


def seen_in(url: str) -> object:
    """All that is stored there with its history, as one value, once nobody fills it any more."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            with closing(opened(url)) as store:
                found = fingerprint(store)
                said = [problem.sentence for problem in store.check()]
                return found, said
        except StoreBusy:
            assert time.monotonic() < until, "a dead one keeps the store for itself"
            time.sleep(0.5)


@pytest.fixture(scope="module")
def death() -> Iterator[Undertaker]:
    with undertaker() as made:
        yield made


@pytest.fixture
def driver(neo4j_url: str) -> Iterator[neo4j.Driver]:
    with neo4j.GraphDatabase.driver(neo4j_url, notifications_min_severity="OFF") as made:
        yield made
        wipe(made)


def test_killed_at_any_message_the_store_is_as_before_or_as_after(
    deed: Deed,
    death: Undertaker,
    driver: neo4j.Driver,
    neo4j_url: str,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Who died at work is taken for dead after a second instead of half a minute.
    monkeypatch.setattr(stand, "LEASE_SECONDS", SMALL["LEASE_SECONDS"], raising=False)
    long = request.config.getoption("--endurance")
    deed.before(driver, neo4j_url, tmp_path)
    begin = taken(driver)
    word = str(tmp_path / deed.word) if "." in deed.word else deed.word
    old = seen_in(neo4j_url)
    put(driver, begin)
    try:
        whole = death.die(deed.work, neo4j_url, word, parts=deed.parts)
    except CannotTrace as reason:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"hier is niet te zien waar een proces is: {reason}")
    new = seen_in(neo4j_url)
    for at in chosen(whole.seen, 100_000 if long else 3):
        for after in (False, True) if long else (at % 2 == 0,):
            put(driver, begin)
            died = death.die(deed.work, neo4j_url, word, at, after, parts=deed.parts)
            where = f"killed {'after' if after else 'before'} message {at} of {len(whole.seen)}"
            assert died.killed, where
            assert seen_in(neo4j_url) in (old, new), f"{where}: neither old nor new"
            death.die(deed.work, neo4j_url, word, parts=deed.parts)
            assert seen_in(neo4j_url) == new, f"{where}: not as new when done again"
    assert old != new or deed.work == "open"
