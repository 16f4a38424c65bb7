"""Cycles that nobody holds any more go, also those that were set apart, and at set times."""

from __future__ import annotations

import gc
import time
import weakref
from collections.abc import Iterator

import pytest

from netwerk.server.calm_collecting import YOUNG, keep_tidy
from netwerk.ui.inlezen.memory_back import clear_all


class Held:
    """Something that holds itself, as a page that was drawn does."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def gone(held: weakref.ref[Held], within: float = 5.0) -> bool:
    until = time.monotonic() + within
    while held() is not None and time.monotonic() < until:
        time.sleep(0.01)
    return held() is None


def test_what_was_set_apart_while_it_was_used_goes_when_it_is_used_no_more() -> None:
    used = Held()
    clear_all()
    seen = weakref.ref(used)
    del used
    gc.collect()
    assert seen() is not None  # Python itself does not look there any more
    clear_all()
    assert seen() is None


def test_what_outlived_a_look_is_not_looked_at_with_what_is_new() -> None:
    kept = [[] for _ in range(1000)]
    clear_all()
    assert gc.get_freeze_count() > len(kept)


def test_it_is_done_again_and_again_until_told_to_end() -> None:
    ended = keep_tidy(soon=0.05, every=0.05)
    try:
        assert gc.get_threshold()[0] == YOUNG
        for _ in range(3):
            used = Held()
            seen = weakref.ref(used)
            clear_all()  # set apart while it is used
            del used
            assert gone(seen)
    finally:
        ended.set()
