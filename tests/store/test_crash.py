"""Kill -9 at any moment: every acknowledged change is there, none is half, and the file opens."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from netwerk.settings import load_settings
from netwerk.store.connect import connect
from tests.store.crashes import crash_rounds


@pytest.mark.slow
@pytest.mark.endurance
@pytest.mark.timeout(3600)
def test_nothing_is_lost_when_two_writers_and_a_reader_are_killed(
    tmp_path: Path, kill_rounds: int
) -> None:
    place = str(tmp_path / "netwerk.db")
    seed = int.from_bytes(os.urandom(4), "big")
    tally = crash_rounds(
        place, tmp_path, kill_rounds, lambda: connect(place, load_settings()), seed
    )
    sys.stdout.write(f"seed {seed}: {tally}\n")
    assert tally.rounds == kill_rounds
    assert tally.acknowledged > 0
