"""The names that a graph of netwerk can have, made known to the server when the store is made.

A server knows the name of a property or relation type only after its first use. A question about a
name that nothing has yet (an end date, a signaal) would then come with a warning in Neo4j Browser,
and no tool would propose it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from netwerk.store.neo4j.form.shape import HOORT_BIJ, Shape

OWN = ("versie", "zoek", "volgorde")
"""What netwerk keeps on an item beside what the schema names."""
HISTORY = (
    *("nummer", "op", "wie", "waarom", "soort", "toegevoegd", "gewijzigd", "verwijderd"),
    *("herstelt", "kenmerk", "zegel", "revisie", "label", "sleutel", "voor", "na"),
)
"""The properties of revisions and of what each did."""


def name_texts(shape: Shape) -> Iterator[tuple[str, str]]:
    """The texts that make the names of properties and relation types known, by name."""
    plain = {name for node in shape.nodes.values() for name in node.plain}
    yield (
        "names.properties",
        _each({*plain, *shape.relation_plain, *OWN, *HISTORY}, "db.createProperty"),
    )
    yield "names.types", _each(relation_types(shape), "db.createRelationshipType")


def relation_types(shape: Shape) -> set[str]:
    """Every relation type that netwerk can write."""
    links = {link.type for node in shape.nodes.values() for link in node.links}
    return {*shape.types.values(), *links, HOORT_BIJ}


def _each(names: Iterable[str], procedure: str) -> str:
    listed = ", ".join(f"'{name}'" for name in sorted(names))
    return f"UNWIND [{listed}] AS name CALL {procedure}(name)"
