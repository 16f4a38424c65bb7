"""The closed list of words holds for the schema and for the names in the code."""

import ast
import re
from pathlib import Path

import pytest

from netwerk.model import ITEM_TYPES
from netwerk.schema import AFFILIATIE, CONTACT, data_folder, schema

ROOT = Path(__file__).parent.parent / "netwerk"
DRAWN = {"area": {"map", "ui"}}


def rows():
    lines = (data_folder("graph_schema") / "BEGRIPPEN.md").read_text(encoding="utf-8").splitlines()
    table = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in lines
        if line.startswith("|")
    ]
    return table[2:]


WORDS = {row[0]: row for row in rows()}
NAMES = {row[2].strip("`") for row in rows()}
FORBIDDEN = {word for row in rows() for word in re.findall(r"`(\w+)`", row[4])}
REFUSED = {word for row in rows() for word in re.findall(r"\*([\w ]+)\*", row[4])}
SCHEMA = schema()
MARK_KEYS = {"spil"}
"""Keys of the code and of kept views that no reader sees."""
STILL: set[tuple[str, str]] = set()
"""Sentences that are being rewritten; nothing is added here."""
PAGES = (ROOT.parent / "README.md", *sorted((ROOT.parent / "docs/gebruik").glob("*.md")))


def parts(identifier):
    return {part.lower() for part in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", identifier)}


def identifiers(source):
    for node in ast.walk(ast.parse(source)):
        match node:
            case (
                ast.FunctionDef(name=name)
                | ast.AsyncFunctionDef(name=name)
                | ast.ClassDef(name=name)
                | ast.arg(arg=name)
            ):
                yield name
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield name
            case ast.keyword(arg=str(name)):
                yield name


def twins(source, room=""):
    return {
        name
        for name in identifiers(source)
        for word in parts(name) & FORBIDDEN
        if room not in DRAWN.get(word, set())
    }


def test_the_list_is_read():
    assert len(WORDS) >= 40
    assert len(FORBIDDEN) >= 20
    assert len(rows()) == len(WORDS)


@pytest.mark.parametrize("label", ITEM_TYPES)
def test_every_stored_thing_is_in_the_list_with_its_plural(label):
    row = WORDS[SCHEMA.labels[label].enkel]
    assert row[1] == SCHEMA.labels[label].meervoud
    assert row[2] == f"`{label}`"


@pytest.mark.parametrize("relatie", SCHEMA.relaties.values(), ids=lambda relatie: relatie.naam)
def test_every_kind_of_relation_is_in_the_list(relatie):
    assert WORDS[relatie.label][2] == f"`{relatie.naam}`"


def test_soorten_roles_layers_and_lists_are_in_the_list():
    roles = set(SCHEMA.keuzes["rol"].keuzes) - {"anders"}
    lists = set(SCHEMA.keuzes) - {"relatie"}
    assert {*SCHEMA.keuzes["soort"].keuzes, *roles, *lists, CONTACT, AFFILIATIE} - NAMES == set()


def test_a_word_is_not_both_in_use_and_forbidden():
    used = {part for name in NAMES for part in parts(name)}
    assert used & FORBIDDEN == set()


def test_the_note_about_open_klant_is_there():
    assert "Open Klant" in (data_folder("graph_schema") / "BEGRIPPEN.md").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize(
    "path", sorted(ROOT.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT))
)
def test_no_identifier_is_an_english_twin_of_a_dutch_word(path):
    room = path.relative_to(ROOT).parts[0]
    assert twins(path.read_text(encoding="utf-8"), room) == set()


def texts(source):
    """What a reader can come to see: texts in code that are no docstrings."""
    tree = ast.parse(source)
    told = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def refused(text):
    """The words of the list that say the same as another word of it."""
    return {word for word in REFUSED if re.search(rf"\b{word}\b", text, re.IGNORECASE)}


def test_one_word_an_idea_in_all_that_a_reader_sees():
    assert len(REFUSED) >= 10
    found = {
        (path.relative_to(ROOT).as_posix(), word)
        for path in sorted(ROOT.rglob("*.py"))
        for text in texts(path.read_text(encoding="utf-8"))
        if text not in MARK_KEYS
        for word in refused(text)
    }
    assert found == STILL, "Gebruik het woord uit graph_schema/BEGRIPPEN.md."


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_one_word_an_idea_in_the_manual(path):
    assert refused(path.read_text(encoding="utf-8")) == set()


def test_another_word_for_the_same_would_be_seen():
    assert refused("Deze spil, en de Verbinders.") == {"spil", "verbinders"}
    assert list(texts('"""spil"""\nx = "spil"')) == ["spil"]


@pytest.mark.parametrize(
    "source",
    [
        "def find_area(x): ...",
        "stakeholder_count = 1",
        "class VillageList: ...",
        "f(area_id=1)",
        "x.district = 1",
    ],
)
def test_a_twin_would_be_seen(source):
    assert len(twins(source)) == 1
