"""Every Dutch text speaks to 'je': manual, pages, messages, texts of the schema."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FORMAL = re.compile(r"(?<![\w`'\\.{<>-])(?:u|uw|uzelf)(?![\w`'.=\[(-])", re.IGNORECASE)
MANUAL = [
    ROOT / "README.md",
    ROOT / "publiccode.yml",
    ROOT / "seed_data/README.md",
    *sorted((ROOT / "docs/gebruik").glob("*.md")),
    *sorted((ROOT / "graph_schema").glob("*.toml")),
    *sorted((ROOT / "netwerk/ui/frontend").glob("*.js")),
]
CODE = sorted([*(ROOT / "netwerk").rglob("*.py"), *(ROOT / "scripts").glob("*.py")])


def formal(text: str) -> list[str]:
    """The sentences, by line, that say 'u' or 'uw'; not the headers of others that are recognised."""
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if FORMAL.search(line) and not line.startswith("koppen = [")]


def texts(source: str) -> str:
    """The texts of more than one word in code, one a line; docstrings are English."""
    tree = ast.parse(source)
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return "\n".join(
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and " " in node.value.strip()
        and id(node) not in docstrings
    )


@pytest.mark.parametrize("path", MANUAL, ids=lambda path: path.name)
def test_the_manual_speaks_to_je(path: Path) -> None:
    assert formal(path.read_text(encoding="utf-8")) == [], "Schrijf 'je', niet 'u' of 'uw'."


def test_pages_and_messages_speak_to_je() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): lines
        for path in CODE
        if (lines := formal(texts(path.read_text(encoding="utf-8"))))
    }
    assert found == {}, "Schrijf 'je', niet 'u' of 'uw'."


@pytest.mark.parametrize("text", ["Kiest u een gebied.", "Uw lijst", "zoals u het schrijft"])
def test_the_formal_word_would_be_seen(text: str) -> None:
    assert formal(text) == [text]
    assert formal("Je kunt nu uit een lijst kiezen.") == []
