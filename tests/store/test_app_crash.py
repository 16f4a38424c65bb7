"""Kill -9 with the web app among the killed, on both engines: nothing acknowledged is lost, all go on."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from netwerk.settings import load_settings
from netwerk.store.connect import connect
from tests.neo4j.fixtures import told
from tests.neo4j.server import NoServer, Server, again, start
from tests.store.app_crashes import Counted, Rounds

pytestmark = [pytest.mark.long, pytest.mark.endurance, pytest.mark.timeout(7200)]


def played(
    place: str, folder: Path, rounds: int, crash_server: Callable[[], None] | None = None
) -> Counted:
    seed = int(os.environ.get("NETWERK_CRASH_SEED", int.from_bytes(os.urandom(4), "big")))
    sys.stdout.write(f"NETWERK_CRASH_SEED={seed}\n")
    made = Rounds(
        place,
        folder,
        lambda: connect(place, load_settings()),
        random.Random(seed),
        crash_server,
    )
    counted = made.play(rounds)
    sys.stdout.write(f"{rounds} rounds: {counted}\n")
    return counted


def test_nothing_is_lost_on_a_file(tmp_path: Path, app_rounds: int) -> None:
    counted = played(str(tmp_path / "netwerk.db"), tmp_path, app_rounds)
    assert min(counted.acknowledged.values()) > 0


@pytest.fixture
def own_server() -> Iterator[list[Server]]:
    """A server that may be killed: the newest of what was started on the same disk is the last."""
    try:
        servers = [start()]
    except NoServer as reason:
        told(reason)
    yield servers
    servers[-1].stop()


@pytest.mark.neo4j
def test_nothing_is_lost_on_a_server(
    own_server: list[Server], tmp_path: Path, app_rounds: int
) -> None:
    def crash() -> None:
        own_server[-1].crash()
        own_server.append(again(own_server[-1]))

    counted = played(own_server[0].url, tmp_path, app_rounds, crash)
    assert min(counted.acknowledged.values()) > 0
    assert counted.killed["server"] > 0
