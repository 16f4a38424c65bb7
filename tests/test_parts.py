"""The command that runs all tests: nothing is forgotten, and a failure is told and counted."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.parts import ROOT, Part, lasted, parts, run_all

GOOD = "def test_one(): pass\ndef test_two(): pass\n"
BAD = "def test_three(): assert 1 == 2, 'een is geen twee'\n"
SKIPPED = "import pytest\ndef test_four(): pytest.skip('geen Chromium')\n"


def test_every_test_file_is_in_exactly_one_part() -> None:
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    assert len(files) > 100
    for file in files:
        inside = [
            part.name
            for part in parts()
            if any(file.is_relative_to(path) or str(file) == path for path in part.paths)
        ]
        assert len(inside) == 1, (file, inside)


def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pytest that is started from here run by itself, without workers."""
    for name in [name for name in os.environ if name.startswith(("PYTEST_XDIST", "PYTEST_CURR"))]:
        monkeypatch.delenv(name)
    monkeypatch.setattr("tests.parts.WORKERS", 0)


def ran(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, **files: str
) -> tuple[int, str]:
    """What running these files as parts of their own gives: exit code and words."""
    alone(monkeypatch)
    made = []
    for name, content in files.items():
        path = folder / f"test_{name}.py"
        path.write_text(content)
        made.append(Part(f"Deel {name}", (str(path),)))
    code = run_all(made, [f"--rootdir={folder}", f"-c{os.devnull}"])
    return code, capfd.readouterr().out


def test_a_part_is_told_in_one_line_with_its_number_and_its_tests(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, said = ran(tmp_path, capfd, monkeypatch, a=GOOD, b=SKIPPED)
    assert code == 0
    first, second, reason, last = said.splitlines()
    assert first.startswith("1/2 Deel a ... 2 tests, ")
    assert second.startswith("2/2 Deel b ... 1 test, 1 overgeslagen, ")
    assert reason == "Overgeslagen (1): geen Chromium"
    assert last.startswith("Alle tests zijn goed. Duur: ")


def test_a_failure_is_shown_whole_and_the_other_parts_still_run(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, said = ran(tmp_path, capfd, monkeypatch, a=BAD, b=GOOD)
    assert code == 1
    assert "1/2 Deel a ... 1 test, 1 MISLUKT, " in said
    assert "een is geen twee" in said
    assert "2/2 Deel b ... 2 tests, " in said
    assert "Mislukt: Deel a. Duur: " in said


def test_a_part_that_cannot_even_start_is_a_failure(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, said = ran(tmp_path, capfd, monkeypatch, a="import is_er_niet\n")
    assert code == 1
    assert "MISLUKT" in said
    assert "is_er_niet" in said


ONLY_LATER = """
from pathlib import Path
def test_later():
    mark = Path(__file__).with_name("eerder")
    was_there = mark.exists()
    mark.touch()
    assert was_there
"""


@pytest.mark.parametrize(
    ("content", "code", "told"),
    [(ONLY_LATER, 0, "nu goed: zoek uit waarom"), (BAD, 1, "MISLUKT OPNIEUW")],
)
def test_a_test_of_the_app_that_fails_is_tried_once_more_alone_and_that_is_told(
    content: str,
    code: int,
    told: str,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    alone(monkeypatch)
    (tmp_path / "test_a.py").write_text(content)
    part = Part("App", ("test_a.py",), once_more=True, folder=tmp_path)
    assert run_all([part], [f"--rootdir={tmp_path}", f"-c{os.devnull}"]) == code
    said = capfd.readouterr().out
    assert re.search(rf"Nog een keer, alleen: test_a.py::test_\w+ \.\.\. {told}", said)
    assert "1 MISLUKT" in said


def test_only_the_app_in_a_browser_gets_a_second_try() -> None:
    assert [part.name for part in parts() if part.once_more] == ["De app in een browser (Chromium)"]


@pytest.mark.parametrize(("seconds", "words"), [(45.2, "45 s"), (80, "1 min 20 s"), (0, "0 s")])
def test_a_duration_is_in_minutes_and_seconds(seconds: float, words: str) -> None:
    assert lasted(seconds) == words
