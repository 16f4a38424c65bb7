"""The runner of planted faults: what the tests do not see, and an entry that no longer fits, is told."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path

import pytest

from tests.mutants.run import ROOT, Mutant, listed, planted, problem, run

RULE = Mutant(
    rule="wie meerderjarig is, mag stemmen",
    file="stem.py",
    old="age >= 18",
    new="age > 18",
    tests=("tests/test_stem.py",),
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "werk"
    (root / "tests").mkdir(parents=True)
    (root / "stem.py").write_text("def may_vote(age):\n    return age >= 18\n")
    (root / "tests/test_stem.py").write_text(
        "from stem import may_vote\n\ndef test_far():\n    assert may_vote(40) and not may_vote(4)\n"
    )
    (root / "pytest.ini").write_text("[pytest]\nmarkers = browser\n  neo4j\n")
    return root


def test_a_fault_that_no_test_sees_is_named_and_is_a_failure(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([RULE], project) == 1
    said = capsys.readouterr().out
    assert "De tests zien 0 van de 1 fouten (0%)" in said
    assert "- NIET GEZIEN: wie meerderjarig is, mag stemmen (stem.py)" in said


def test_a_fault_that_a_test_sees_is_good_and_the_work_tree_stays_as_it_was(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (project / "tests/test_stem.py").open("a") as file:
        file.write("\ndef test_edge():\n    assert may_vote(18)\n")
    before = (project / "stem.py").read_bytes()
    assert run([RULE], project) == 0
    assert "De tests zien 1 van de 1 fouten (100%)" in capsys.readouterr().out
    assert (project / "stem.py").read_bytes() == before


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"old": "age >= 21"}, "de oude tekst staat 0 keer in stem.py"),
        ({"old": "age"}, "de oude tekst staat 2 keer in stem.py"),
        ({"file": "weg.py"}, "weg.py is er niet"),
        ({"new": "age >= 18"}, "de nieuwe tekst is de oude"),
        ({"tests": ("tests/test_weg.py",)}, "tests/test_weg.py is er niet"),
        ({"tests": ()}, "er is geen test bij"),
    ],
)
def test_an_entry_that_does_not_fit_is_told_and_is_a_failure(
    project: Path, capsys: pytest.CaptureFixture[str], change: dict[str, str], why: str
) -> None:
    assert run([replace(RULE, **change)], project) == 1  # type: ignore[arg-type]
    assert (
        f"KLOPT NIET  : wie meerderjarig is, mag stemmen ({change.get('file', 'stem.py')}): {why}"
        in (capsys.readouterr().out)
    )


def test_tests_that_fail_without_a_fault_prove_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "tests/test_stem.py").write_text("def test_bad():\n    assert False\n")
    assert run([RULE], project) == 1
    assert "Zonder fout slagen de tests al niet" in capsys.readouterr().out


def test_a_planted_fault_is_taken_out_again_also_after_an_error(project: Path) -> None:
    with contextlib.suppress(KeyboardInterrupt), planted(RULE, project):
        assert "age > 18" in (project / "stem.py").read_text()
        raise KeyboardInterrupt
    assert "age >= 18" in (project / "stem.py").read_text()


def test_every_kept_fault_still_fits_the_code() -> None:
    mutants = listed()
    assert len(mutants) >= 35
    assert {m.rule: why for m in mutants if (why := problem(m, ROOT))} == {}
    assert len({m.rule for m in mutants}) == len(mutants)
