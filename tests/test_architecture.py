"""The page about the house names nothing that is not there."""

import re
from fnmatch import filter as filter_names
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [
    ROOT / "docs/architecture.md",
    ROOT / "docs/neo4j.md",
    ROOT / "docs/notebook.md",
    ROOT / "CONTRIBUTING.md",
]
CODE = [
    *(ROOT / "netwerk").rglob("*.py"),
    *(ROOT / "tests").rglob("*.py"),
    *(ROOT / "graph_schema").glob("*.toml"),
    *(ROOT / "scripts").iterdir(),
    ROOT / "Makefile",
    ROOT / "pyproject.toml",
]
OF_THE_USER = {"netwerk.toml"}
"""Files that a user makes."""
THERE = [
    f"/{path.relative_to(ROOT).as_posix()}"
    for folder in ("netwerk", "tests", "docs", "graph_schema", "scripts", "seed_data", ".github")
    for path in (ROOT / folder, *(ROOT / folder).rglob("*"))
] + [f"/{path.name}" for path in ROOT.iterdir()]
"""Every file and folder of the house; a page may leave out the rooms in front."""
WORDS = {
    word
    for path in CODE
    if path.name != Path(__file__).name
    for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))
}


def spans(page: Path) -> list[str]:
    """What stands between backticks, outside blocks of code."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.findall(r"`([^`\n]+)`", text)


def is_path(span: str) -> bool:
    return bool(re.fullmatch(r"[\w./*-]+", span)) and (
        "/" in span or span.endswith((".py", ".md", ".toml", ".yml", ".yaml", ".lock", ".sh"))
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_on_the_page_exists(page):
    paths = [span.strip("/") for span in spans(page) if is_path(span) and span not in OF_THE_USER]
    assert [path for path in paths if not filter_names(THERE, f"*/{path}")] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_name_on_the_page_stands_in_the_code(page):
    names = [
        name
        for span in spans(page)
        if not is_path(span)
        for name in re.findall(r"[A-Za-z_]\w*", re.sub(r'"[^"]*"', "", span))
    ]
    assert names
    assert sorted({name for name in names if name not in WORDS}) == []
