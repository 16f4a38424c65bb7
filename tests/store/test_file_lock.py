"""A file that writers meet at is locked in one way, for the store and for its log."""

from __future__ import annotations

import os
import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from netwerk.store.file_lock import locked

HOUSE = Path(__file__).parents[2] / "netwerk"
POLL = 0.001


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[int, int]]:
    """The same file, open for two writers."""
    opened = [os.open(tmp_path / "slot", os.O_RDWR | os.O_CREAT) for _ in range(2)]
    yield opened[0], opened[1]
    for handle in opened:
        os.close(handle)


def test_one_module_locks_files() -> None:
    asks = re.compile(r"^\s*import fcntl$", re.MULTILINE)
    found = [
        path.relative_to(HOUSE).as_posix()
        for path in HOUSE.rglob("*.py")
        if asks.search(path.read_text(encoding="utf-8"))
    ]
    assert found == ["store/file_lock.py"]


def test_who_comes_second_waits_until_the_deadline_and_no_longer(two: tuple[int, int]) -> None:
    first, second = two
    assert locked(first, time.monotonic(), POLL)
    began = time.monotonic()
    assert not locked(second, began + 0.1, POLL)
    assert 0.1 <= time.monotonic() - began < 5


def test_who_waits_gets_the_turn_when_the_other_lets_go(two: tuple[int, int]) -> None:
    import fcntl

    first, second = two
    assert locked(first, time.monotonic(), POLL)
    ends = threading.Timer(0.1, fcntl.flock, (first, fcntl.LOCK_UN))
    ends.start()
    assert locked(second, time.monotonic() + 20, POLL)
    ends.join()


def test_a_deadline_that_has_passed_still_takes_what_is_free(two: tuple[int, int]) -> None:
    assert locked(two[0], time.monotonic() - 1, POLL)
