"""Every Cypher text of the product and its documentation, as JSON on standard output: ``python -m tests.neo4j.texts``."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from netwerk.schema import schema
from netwerk.store.item_rules import forms
from netwerk.store.neo4j.cypher import schema_texts, texts
from netwerk.store.neo4j.form.shape import shape_of

ROOT = Path(__file__).parents[2]
DOCUMENTS = ("docs/neo4j.md", "docs/gebruik/neo4j-vragen.md", "docs/gebruik/neo4j-team.md")
PERSPECTIVE = "docs/neo4j/netwerk.bloom-perspective.json"


def documented(path: str) -> dict[str, str]:
    """The Cypher blocks of a page, by page and the heading above each."""
    found: dict[str, str] = {}
    heading, block = "", None
    for line in (ROOT / path).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            heading = line.lstrip("# ")
        elif line == "```cypher":
            block = []
        elif line == "```" and block is not None:
            found[f"{path}: {heading}"] = "\n".join(block)
            block = None
        elif block is not None:
            block.append(line)
    return found


def every_text() -> dict[str, str]:
    """All of them, by name."""
    shape = shape_of(schema(), forms(schema()))
    made = {**texts(shape), **schema_texts(shape)}
    for path in DOCUMENTS:
        made |= documented(path)
    phrases = json.loads((ROOT / PERSPECTIVE).read_text(encoding="utf-8"))["templates"]
    made |= {f"{PERSPECTIVE}: {phrase['name']}": phrase["cypher"] for phrase in phrases}
    return {name: re.sub(r"\n\s+", "\n", text) for name, text in made.items()}


if __name__ == "__main__":
    json.dump(every_text(), sys.stdout, ensure_ascii=False)
