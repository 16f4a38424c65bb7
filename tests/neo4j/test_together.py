"""Several processes on one server: nothing acknowledged is lost, nothing is half, and what is read belongs together."""

from __future__ import annotations

import os
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from netwerk.model import Actor
from netwerk.settings import Settings
from netwerk.store.neo4j import open_neo4j
from netwerk.store.port import Change, Put, Store
from tests.store.crashes import crash_rounds

pytestmark = pytest.mark.neo4j


@pytest.mark.slow
@pytest.mark.endurance
@pytest.mark.timeout(3600)
def test_nothing_is_lost_when_writers_and_a_reader_are_killed(
    store: Store, neo4j_url: str, settings: Settings, tmp_path: Path, kill_rounds: int
) -> None:
    seed = int.from_bytes(os.urandom(4), "big")
    tally = crash_rounds(
        neo4j_url, tmp_path, kill_rounds, lambda: open_neo4j(neo4j_url, settings), seed
    )
    sys.stdout.write(f"seed {seed}: {tally}\n")
    assert tally.rounds == kill_rounds
    assert tally.acknowledged > 0


def test_a_snapshot_while_others_write_is_of_one_moment(
    store: Store, neo4j_url: str, settings: Settings
) -> None:
    """Every change renames all actors to its number: two names in one snapshot would be two moments."""
    actors = [Actor(id=f"a{i:03}", naam="0", soort="bedrijf") for i in range(200)]
    store.apply(Change(tuple(map(Put, actors)), "Anna"))
    stop, other = threading.Event(), open_neo4j(neo4j_url, settings)

    def write() -> None:
        base = 1
        while not stop.is_set():
            ops = tuple(Put(replace(actor, naam=str(base)), base) for actor in actors)
            base = other.apply(Change(ops, "Bram")).number

    writer = threading.Thread(target=write)
    writer.start()
    try:
        seen = set()
        for _ in range(12):
            snapshot = store.snapshot()
            names = set(snapshot.actors["naam"])
            assert names == {str(snapshot.revision - 1)}
            seen.add(snapshot.revision)
        assert len(seen) > 1
    finally:
        stop.set()
        writer.join()
        other.close()
