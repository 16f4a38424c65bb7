"""The page about security names tests that exist, for every attack in it."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROWS = [
    row.strip().strip("|").split(" | ")
    for row in (ROOT / "docs/security.md").read_text(encoding="utf-8").splitlines()
    if row.startswith("| ") and not row.startswith("| attack")
]


def test_every_attack_has_what_refuses_it_and_a_test_of_its_own() -> None:
    assert len(ROWS) > 40
    for row in ROWS:
        assert len(row) == 3, row
        assert re.search(r"`tests/[\w/]+\.py::test_\w+`", row[2]), row[0]


def test_every_test_that_is_named_exists() -> None:
    named = [
        found for row in ROWS for found in re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", row[2])
    ]
    lacking = [
        f"{file}::{name}"
        for file, name in named
        if not (ROOT / file).exists() or f"def {name}(" not in (ROOT / file).read_text("utf-8")
    ]
    assert lacking == []
