"""The page for notebooks: its code is run as it stands there."""

import re
from pathlib import Path
from typing import Any

import pytest

from netwerk.cli import main

PAGE = Path(__file__).parent.parent / "docs/notebook.md"


def blocks() -> list[str]:
    return re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.fixture(scope="module")
def values(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The variables of a notebook after every block of the page, beside a store with the demo."""
    values: dict[str, Any] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("notebook"))
        patch.setenv("NETWERK_STORE", "netwerk.db")
        assert main(["demo"]) == 0
        for block in blocks():
            exec(compile(block, str(PAGE), "exec"), values)
    return values


def test_five_lines_lead_from_the_store_to_any_networkx_function(values):
    lines = [
        line
        for line in blocks()[0].splitlines()
        if line and not line.startswith(("import ", "from "))
    ]
    assert len(lines) == 5
    assert sum(values["rank"].values()) == pytest.approx(1)


def test_what_the_page_shows_is_there(values):
    assert len(values["names"]) == 5
    assert -1 <= values["mixed"] <= 1
    assert values["pieces"] >= 1
    assert 0 < values["part"].n < values["net"].n
    assert 0 < values["then"].m < values["net"].m
    assert {"werkt_samen_met", "lid_van"} <= values["kinds"]
    assert values["again"].m == values["net"].m
    assert len(values["between"]) == len(values["groups"]) == values["net"].n
    assert len(values["fragile"]) > 0
