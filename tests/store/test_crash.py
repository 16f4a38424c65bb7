"""Kill -9 at any moment: every acknowledged change is there, none is half, and the file opens."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from netwerk.settings import load_settings
from netwerk.store.connect import connect
from tests.store.crashes import crash_rounds


def _rounds(folder: Path, rounds: int) -> None:
    place = str(folder / "netwerk.db")
    seed = int.from_bytes(os.urandom(4), "big")
    tally = crash_rounds(place, folder, rounds, lambda: connect(place, load_settings()), seed)
    sys.stdout.write(f"seed {seed}: {tally}\n")
    assert tally.rounds == rounds
    assert tally.acknowledged > 0


def test_nothing_is_lost_when_two_writers_and_a_reader_are_killed(tmp_path: Path) -> None:
    _rounds(tmp_path, 3)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_nothing_is_lost_in_fifty_rounds_of_kill(tmp_path: Path) -> None:
    _rounds(tmp_path, int(os.environ.get("NETWERK_CRASH_ROUNDS", "50")))
