"""Writes docs/neo4j/netwerk.bloom-perspective.json and docs/neo4j/netwerk.grass from the schema.

The first is what Neo4j Bloom (Explore) imports, the second what Neo4j Browser takes: names as
captions, the colours of the map, and without what only netwerk itself needs. The perspective is
laid out as those of Neo4j's own example graphs (version 1.4), which newer releases bring up to
date; it uses only the kinds of value that stand in those.

    python scripts/gen_neo4j_looks.py [--check]

Exit code 0 when both are (now) current, 1 when --check finds that one is not.
"""

import json
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from netwerk.map.appearance import PALETTE, series
from netwerk.schema import Schema, Veld, schema
from netwerk.store.item_rules import forms
from netwerk.store.neo4j.form.names import OWN, relation_types
from netwerk.store.neo4j.form.shape import HOORT_BIJ, REVISIE, WIJZIGING, Shape, shape_of

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "neo4j"
PERSPECTIVE, STYLE = FOLDER / "netwerk.bloom-perspective.json", FOLDER / "netwerk.grass"
VERSION = "1.4.1"
"""Of the layout of a perspective."""
MOMENT = 1795824000000
"""Milliseconds; always the same, so that the file changes only when the schema does."""
NAME = "netwerk"
OURS = frozenset({"id", *OWN, "kenmerk", "zegel", "inhoud", "revisie"})
"""Properties that mean nothing to a reader."""
CAPTIONS = ("naam", "titel", "waarom", "sleutel", "jaar", "besluit")
"""What a node is called by, the first that it has; else the first that means something."""
KINDS = {"getal": "bigint", "kommagetal": "number"}
LIGHT, RELATIONS, TEXT = 0, "rest", "#ffffff"
REVISIE_OWN = ("nummer", "op", "wie", "waarom", "soort", "toegevoegd", "gewijzigd", "verwijderd")
WIJZIGING_OWN = ("label", "sleutel", "voor", "na", "revisie")
NUMBERS = {"nummer", "toegevoegd", "gewijzigd", "verwijderd", "revisie", "versie"}

Looks = dict[str, tuple[str, dict[str, str]]]
"""Colour, and the kind of each property, by label; the label that says most comes first."""


def looks(shape: Shape) -> Looks:
    """How each label looks and what it holds."""
    kinds = {
        label: {
            "versie": "bigint",
            **({"zoek": "string"} if label == "Actor" else {}),
            **{v.naam: _kind(v) for v in node.form.velden if v.naam in node.plain},
        }
        for label, node in shape.nodes.items()
    }
    made: Looks = {
        second: (PALETTE[soort][LIGHT], kinds["Actor"]) for soort, second in shape.soorten.items()
    }
    for number, label in enumerate(label for label in shape.nodes if label != "Actor"):
        made[label] = (PALETTE[series(number)[0]][LIGHT], kinds[label])
    for label, own in ((REVISIE, REVISIE_OWN), (WIJZIGING, WIJZIGING_OWN)):
        held = {name: "bigint" if name in NUMBERS else "string" for name in own}
        made[label] = (PALETTE["groep"][LIGHT], held)
    made["Actor"] = (PALETTE["rest"][LIGHT], kinds["Actor"])
    return made


def _kind(veld: Veld) -> str:
    return KINDS.get(veld.type, "string")


def caption_of(held: dict[str, str]) -> str:
    """The property that a node is called by."""
    own = (name for name in held if name not in OURS)
    return next((name for name in (*CAPTIONS, *own) if name in held), "id")


def type_colour(content: Schema, shape: Shape, type: str) -> str:
    """The colour of a relation type: contact as on the map, everything else as another relation."""
    contact = {shape.types[name] for name, kind in content.relaties.items() if kind.is_contact}
    return PALETTE["contact" if type in contact else "affiliatie"][LIGHT]


def perspective(content: Schema, shape: Shape) -> dict[str, Any]:
    """The whole perspective."""
    made = looks(shape)
    other = {"id": 0, "name": "Other", "color": "#6B6B6B", "size": 1, "icon": "no-icon",
             "labels": [], "properties": [], "caption": [""]}  # fmt: skip
    return {
        "name": NAME,
        "id": str(uuid.uuid5(uuid.NAMESPACE_DNS, f"{NAME}.bloom")),
        "categories": [
            other,
            *(_category(n, label, *look) for n, (label, look) in enumerate(made.items(), 1)),
        ],
        "relationshipTypes": [
            {
                "properties": _held_by(shape, type),
                "name": type,
                "id": type,
                "color": type_colour(content, shape, type),
            }
            for type in sorted(relation_types(shape))
        ],
        "palette": {"colors": sorted({colour for colour, _ in made.values()}), "currentIndex": 0},
        "createdAt": MOMENT,
        "lastEditedAt": MOMENT,
        "templates": [_phrase(n, *phrase) for n, phrase in enumerate(PHRASES)],
        "hiddenRelationshipTypes": [],
        "hiddenCategories": [],
        "hideUncategorisedData": False,
        "parentPerspectiveId": None,
        "version": VERSION,
    }


PHRASES = (
    (
        "Geschiedenis van $naam",
        f"MATCH (a:Actor {{naam: $naam}}) MATCH (w:{WIJZIGING} {{label: 'Actor', sleutel: a.id}})"
        f"-[h:{HOORT_BIJ}]->(r:{REVISIE}) RETURN a, w, h, r",
    ),
    (
        "Rond $naam",
        "MATCH (a:Actor {naam: $naam}) OPTIONAL MATCH (a)-[r]-(b:Actor) RETURN a, r, b",
    ),
)
"""What can be typed in the search box, with its question."""


def _phrase(number: int, text: str, cypher: str) -> dict[str, Any]:
    parameter = {"name": "$naam", "dataType": "String", "suggestionLabel": "Actor",
                 "suggestionProp": "naam", "cypher": None}  # fmt: skip
    return {
        "name": text.partition(" $")[0],
        "id": f"tmpl:{MOMENT + number}",
        "createdAt": MOMENT + number,
        "text": text,
        "cypher": cypher,
        "params": [parameter],
    }


def _category(number: int, label: str, colour: str, held: dict[str, str]) -> dict[str, Any]:
    caption = caption_of(held)
    return {
        "id": number,
        "name": label.replace("Netwerk_", ""),
        "color": colour,
        "size": 1,
        "icon": "no-icon",
        "labels": [label],
        "properties": [
            {
                "name": name,
                "exclude": name in OURS and name != caption,
                "isCaption": name == caption,
                "dataType": kind,
            }
            for name, kind in held.items()
        ],
        "caption": [""],
        "createdAt": MOMENT,
        "lastEditedAt": MOMENT,
    }


def _held_by(shape: Shape, type: str) -> list[dict[str, str]]:
    if type not in shape.types.values():
        return []
    held = {v.naam: _kind(v) for v in shape.relatie.velden}
    return [
        {"propertyKey": name, "type": type, "dataType": held[name]}
        for name in shape.relation_plain
        if name not in OURS
    ]


def style(content: Schema, shape: Shape) -> str:
    """The whole style sheet; the parser of Neo4j Browser knows no comments."""
    return "\n".join(_rules(content, shape))


def _rules(content: Schema, shape: Shape) -> Iterator[str]:
    rest = PALETTE[RELATIONS][LIGHT]
    yield _rule("node", diameter="50px", color=rest, border_color=rest, border_width="2px",
                text_color_internal=TEXT, font_size="10px", caption="'{naam}'")  # fmt: skip
    yield _rule("relationship", color=rest, shaft_width="1px", font_size="8px", padding="3px",
                text_color_external=PALETTE["tekst"][LIGHT], caption="'<type>'")  # fmt: skip
    made = looks(shape)
    for label, (colour, held) in sorted(made.items(), key=lambda look: look[0] != "Actor"):
        caption = f"'{{{caption_of(held)}}}'"
        yield _rule(
            f"node.{label}",
            color=colour,
            border_color=colour,
            text_color_internal=TEXT,
            caption=caption,
        )
    for type in sorted(relation_types(shape)):
        colour = type_colour(content, shape, type)
        yield _rule(f"relationship.{type}", color=colour, caption="'<type>'")


def _rule(selector: str, **values: str) -> str:
    lines = "".join(f"  {name.replace('_', '-')}: {value};\n" for name, value in values.items())
    return f"{selector} {{\n{lines}}}\n"


def wanted() -> dict[Path, str]:
    """Both files as they should be."""
    content = schema()
    shape = shape_of(content, forms(content))
    made = json.dumps(perspective(content, shape), ensure_ascii=False, indent=1)
    return {PERSPECTIVE: f"{made}\n", STYLE: style(content, shape)}


def main(arguments: list[str]) -> int:
    """Write the files, or with --check compare them."""
    old = 0
    for path, text in wanted().items():
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        if "--check" in arguments:
            old = 1
            print(
                f"{path.relative_to(FOLDER.parents[1])} is niet bij. Draai: .venv/bin/python "
                "scripts/gen_neo4j_looks.py",
                file=sys.stderr,
            )
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return old


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
