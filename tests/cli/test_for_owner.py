"""Files that a command writes are for who gave it: others on the machine read nothing of it."""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from netwerk import cli
from netwerk.files import write_whole
from tests.cli.conftest import Netwerk

ITSELF = re.compile(r"\.write_(?:text|bytes)\(|open\([^)]*[\"'][wax]b?[\"']|shutil\.copy")
"""Ways to write a file that leave its rights to the machine."""


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_what_export_writes_is_read_by_its_owner_only(netwerk: Netwerk) -> None:
    assert netwerk("demo").code == 0
    assert netwerk("export", "a.xlsx").code == 0
    assert netwerk("export", "map").code == 0
    made = [Path("a.xlsx"), *Path("map").iterdir()]
    assert {path.name: mode(path) for path in made} == {path.name: 0o600 for path in made}


def test_every_command_writes_its_files_the_same_way() -> None:
    sources = list(Path(cli.__file__).parent.rglob("*.py"))
    assert len(sources) > 20
    assert [s.name for s in sources if ITSELF.search(s.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(("before", "after"), [(0o644, 0o600), (0o664, 0o660), (0o600, 0o600)])
def test_a_file_that_is_written_over_keeps_the_right_of_a_group_that_may_write(
    tmp_path: Path, before: int, after: int
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"oud")
    path.chmod(before)
    write_whole(path, b"nieuw", overwrite=True)
    assert (path.read_bytes(), mode(path)) == (b"nieuw", after)
