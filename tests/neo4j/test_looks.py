"""The looks for Bloom and Neo4j Browser: readable by them, current, and as the map of the app."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from netwerk.map.appearance import PALETTE
from netwerk.model import Actor
from netwerk.schema import schema
from netwerk.store.item_rules import forms
from netwerk.store.neo4j.form.names import relation_types
from netwerk.store.neo4j.form.shape import shape_of
from netwerk.store.port import Change, Put, Store
from tests.neo4j.conftest import Outside

ROOT = Path(__file__).parents[2]
SHAPE = shape_of(schema(), forms(schema()))
PERSPECTIVE = json.loads((ROOT / "docs/neo4j/netwerk.bloom-perspective.json").read_text(encoding="utf-8"))  # fmt: skip
STYLE = (ROOT / "docs/neo4j/netwerk.grass").read_text(encoding="utf-8")
LABELS = {*SHAPE.nodes, *SHAPE.soorten.values(), "Netwerk_Revisie", "Netwerk_Wijziging"}
OF_EXPORTS = {
    "": {"name", "id", "categories", "relationshipTypes", "palette", "createdAt", "lastEditedAt", "templates",
         "hiddenRelationshipTypes", "hiddenCategories", "hideUncategorisedData", "parentPerspectiveId", "version"},
    "categories": {"id", "name", "color", "size", "icon", "labels", "properties", "caption"},
    "properties": {"name", "exclude", "isCaption", "dataType"},
    "relationshipTypes": {"properties", "name", "id"},
}  # fmt: skip
"""What stands in the perspectives of Neo4j's own example graphs (pole, northwind)."""
IN_EXPORTS = {"string", "bigint", "number", "boolean"}


def grass_rules(text: str) -> dict[str, dict[str, str]]:
    """A style sheet as Neo4j Browser reads it: no comments, braces in quotes are text."""
    rules: dict[str, dict[str, str]] = {}
    for selector, body in re.findall(r"([^{}]+)\{((?:'[^']*'|[^'}])*)\}", text):
        pairs = [line.split(":") for line in body.replace("'", "").split(";") if line.strip()]
        assert all(len(pair) == 2 for pair in pairs), selector
        rules[re.sub(r"\s", "", selector)] = {name.strip(): value.strip() for name, value in pairs}
    return rules


def by_label() -> dict[str, dict]:
    return {category["labels"][0]: category for category in PERSPECTIVE["categories"] if category["labels"]}  # fmt: skip


def test_both_files_are_current() -> None:
    command = [sys.executable, "scripts/gen_neo4j_looks.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_perspective_is_laid_out_as_one_that_bloom_exports() -> None:
    assert set(PERSPECTIVE) == OF_EXPORTS[""]
    assert [category["id"] for category in PERSPECTIVE["categories"]] == list(range(len(LABELS) + 1))  # fmt: skip
    for category in PERSPECTIVE["categories"]:
        assert set(category) >= OF_EXPORTS["categories"]
        for held in category["properties"]:
            assert set(held) == OF_EXPORTS["properties"]
            assert held["dataType"] in IN_EXPORTS
    for relation in PERSPECTIVE["relationshipTypes"]:
        assert set(relation) >= OF_EXPORTS["relationshipTypes"]
    assert {relation["id"] for relation in PERSPECTIVE["relationshipTypes"]} == relation_types(SHAPE)  # fmt: skip


def test_every_label_has_a_name_and_hides_what_only_netwerk_needs() -> None:
    found = by_label()
    assert set(found) == LABELS
    for label, category in found.items():
        captions = [held["name"] for held in category["properties"] if held["isCaption"]]
        assert len(captions) == 1, label
        if "naam" in {held["name"] for held in category["properties"]}:
            assert captions == ["naam"], label
        hidden = {held["name"] for held in category["properties"] if held["exclude"]}
        there = {held["name"] for held in category["properties"]}
        assert hidden >= {"id", "versie", "zoek"} & there, label
        assert not hidden & {"naam", "contact", "omschrijving", "titel", "wie", "waarom", "op"}, label  # fmt: skip
    assert {"id", "versie", "zoek"} <= {held["name"] for held in found["Bewonersgroep"]["properties"]}  # fmt: skip


def test_both_use_the_colours_of_the_map() -> None:
    rules, found = grass_rules(STYLE), by_label()
    for soort, label in SHAPE.soorten.items():
        assert found[label]["color"] == PALETTE[soort][0]
        assert rules[f"node.{label}"]["color"] == PALETTE[soort][0]
    for name, kind in schema().relaties.items():
        wanted = PALETTE["contact" if kind.is_contact else "affiliatie"][0]
        assert rules[f"relationship.{SHAPE.types[name]}"]["color"] == wanted
    names = list(found)
    assert names.index("Actor") > max(names.index(label) for label in SHAPE.soorten.values())


def test_the_style_sheet_has_a_rule_for_everything() -> None:
    rules = grass_rules(STYLE)
    types = {f"relationship.{type}" for type in relation_types(SHAPE)}
    assert set(rules) == {"node", "relationship", *types, *(f"node.{label}" for label in LABELS)}
    assert rules["node.Bewonersgroep"]["caption"] == "{naam}"
    assert rules["node.Netwerk_Revisie"]["caption"] == "{waarom}"
    order = list(rules)
    assert order.index("node.Actor") < order.index("node.Bewonersgroep"), "the last rule wins"


@pytest.mark.neo4j
def test_what_can_be_typed_in_the_search_box_gives_rows(store: Store, outside: Outside) -> None:
    store.apply(Change((Put(Actor(id="a", naam="Harmonie", soort="bewonersgroep")),), "Anna"))
    assert len(PERSPECTIVE["templates"]) == 2
    for phrase in PERSPECTIVE["templates"]:
        assert outside(phrase["cypher"], naam="Harmonie"), phrase["text"]
