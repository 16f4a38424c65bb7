"""What a killed restore or migration left beside a store is cleared; what somebody works on stays."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from netwerk.settings import load_settings
from netwerk.store.connect import connect
from netwerk.store.left_behind import maker
from netwerk.store.restore import restore
from netwerk.store.sqlite.unfinished import ENDINGS, new_store, unfinished_copy

SETTINGS = load_settings({})
NAME = "netwerk.db"
OLD = (
    f"{NAME}.nieuw-20260301T120000000000",
    f".{NAME}.versie1-20260301T120000000000.deel",
    f".{NAME}.versie1-voor-0.8.0-20260301T120000000000.deel",
)
"""As netwerk 0.3.0 and before named them: without who made them."""


def opened(path: Path) -> None:
    connect(path, SETTINGS).close()


def gone_process() -> str:
    """The number of a process that is no more."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
        return str(process.pid)


def put(path: Path) -> list[Path]:
    made = [path.with_name(path.name + ending) for ending in ENDINGS]
    for each in made:
        each.write_bytes(b"half")
    return made


def of(path: Path, process: str) -> list[Path]:
    """Both kinds, as a process makes them beside this store."""
    mine = f"-{os.getpid()}"
    names = (
        new_store(path).name,
        unfinished_copy(path.with_name(f"{NAME}.versie1-20260301T120000000000")).name,
    )
    assert all(mine in name for name in names)
    return [
        file
        for name in names
        for file in put(path.with_name(name.replace(maker(), maker().replace(mine, f"-{process}"))))
    ]


def restored_over(path: Path) -> None:
    """Only what comes before a restore knows whether the file is damaged."""
    kopie = path.with_name("kopie.zip")
    with closing(connect(path.with_name("ander.db"), SETTINGS)) as store:
        store.backup(kopie)
    path.write_bytes(path.read_bytes()[:4096] + b"\xff" * 8192)
    assert restore(kopie, str(path), SETTINGS, overwrite=True).aside


@pytest.mark.parametrize("work", [opened, restored_over])
def test_what_the_killed_left_is_cleared_by_who_comes_next(
    work: Callable[[Path], None], tmp_path: Path
) -> None:
    path = tmp_path / NAME
    opened(path)
    left, busy = of(path, gone_process()), of(path, str(os.getppid()))
    ages = [file for name in OLD for file in put(path.with_name(name))]
    for file in ages:
        os.utime(file, (time.time() - 90_000,) * 2)
    fresh = put(path.with_name(OLD[0].replace("03", "04")))
    others = [path.with_name(f"ander.db.nieuw-{maker()}-20260301T120000000000"),
              path.with_name(f"{NAME}.nieuw-rooster"), path.with_name(f"{NAME}.versie1-20260301T120000000000")]  # fmt: skip
    for file in others:
        file.write_bytes(b"of somebody")
    work(path)
    assert [file.name for file in (*left, *ages) if file.exists()] == []
    assert [file.name for file in (*busy, *fresh, *others) if not file.exists()] == []


def test_beside_where_a_link_points_too(tmp_path: Path) -> None:
    (tmp_path / "schijf").mkdir()
    place, link = tmp_path / "schijf" / NAME, tmp_path / "nu.db"
    opened(place)
    link.symlink_to(place)
    left = of(place, gone_process())
    opened(link)
    assert [file.name for file in left if file.exists()] == []
