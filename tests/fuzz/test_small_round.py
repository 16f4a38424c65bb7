"""A small round of ``make fuzz`` in the ordinary tests: a few hundred bad files for each reader."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from netwerk.exchange.formats.recognise import FileKind, sniff
from netwerk.exchange.formats.registry import read_tables
from tests.fuzz.mutate import mutated
from tests.fuzz.old_sheet_helper import Helper
from tests.fuzz.readers import readers
from tests.fuzz.run import throw
from tests.fuzz.seeds import SEEDS

NAMES = [reader.name for reader in readers(Helper())]
SLOW = {"xlsx": 60, "zip": 60, "blad van een partner": 20, "van lijst tot plan": 40}
"""How many for readers of which a file takes longer; of the others two hundred."""


@pytest.fixture(scope="module")
def helper() -> Iterator[Helper]:
    """The process that reads old sheets."""
    one = Helper()
    yield one
    one.close()


@pytest.mark.parametrize("name", NAMES)
def test_only_our_refusal_leaves_a_reader(name: str, helper: Helper) -> None:
    reader = next(reader for reader in readers(helper) if reader.name == name)
    done = throw(reader, SLOW.get(name, 200))
    assert not done.found, {wrong: done.files[wrong] for wrong in done.found}
    assert done.read


def test_the_same_number_gives_the_same_files() -> None:
    first, second = random.Random("x"), random.Random("x")
    for seeds in SEEDS.values():
        assert [mutated(seeds, first) for _ in range(20)] == [mutated(seeds, second) for _ in range(20)]  # fmt: skip


def test_every_kind_has_a_seed_that_is_recognised() -> None:
    assert set(SEEDS) == set(FileKind)
    for kind, seeds in SEEDS.items():
        assert {sniff("x", seed) for seed in seeds} == {kind}
        for seed in seeds:
            assert read_tables("x", seed)


def test_a_fault_is_told_once_with_its_place_and_the_file_is_kept() -> None:
    from netwerk.errors import InputError
    from tests.fuzz.readers import Reader

    def read(content: bytes) -> None:
        if len(content) % 3 == 0:
            raise ValueError("onzin")
        if len(content) % 3 == 1:
            raise InputError("Traceback")

    done = throw(Reader("x", [b"abc" * 9], read), 60)
    assert {wrong.split(":")[0] for wrong in done.found} == {"ValueError", "no sentence"}
    assert set(done.files) == set(done.found)
    assert sum(done.found.values()) + done.read == done.inputs == 60
