"""The Cypher texts that write the network, by name, for one schema.

``add`` and ``new`` are for what is certainly not there yet: nothing is looked for, and a row is a
list in the order of the properties, so that no name travels with every row. ``put`` and ``set`` are
for what may be there.
"""

from __future__ import annotations

from collections.abc import Iterator

from netwerk.store.neo4j.form.shape import Link, NodeShape, Shape

ENDS = 2
"""The first values in the row of a new relation: from and to."""


def written_names(plain: tuple[str, ...], actor: bool) -> tuple[str, ...]:
    """The properties of a new node or relation, in the order of its row."""
    return (*plain, "zoek", "versie") if actor else (*plain, "versie")


def node_texts(node: NodeShape, shape: Shape) -> Iterator[tuple[str, str]]:
    """Adding, changing and removing the nodes of a label, and their links."""
    label = node.label
    put = f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n += row"
    filled = _filled(written_names(node.plain, label == "Actor"), 0)
    if label == "Actor":
        others = ":".join(shape.soorten.values())
        for soort, second in shape.soorten.items():
            yield f"Actor.put.{soort}", f"{put} REMOVE n:{others} SET n:{second}"
            yield f"Actor.new.{soort}", f"UNWIND $rows AS row CREATE (:Actor:{second} {filled})"
    else:
        yield f"{label}.put", put
        yield f"{label}.new", f"UNWIND $rows AS row CREATE (:{label} {filled})"
    yield f"{label}.detach", f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) DETACH DELETE n"
    yield (
        f"{label}.ties_of_others",
        f"""
        MATCH (n:{label})-[v]-() WHERE n.id IN $ids AND NOT type(v) IN [{_ours(shape)}]
        RETURN type(v) AS kind, count(DISTINCT v) AS n ORDER BY kind""",
    )
    yield (
        f"{label}.foreign",
        f"MATCH (n:{label}) WHERE n.id IS NULL OR NOT n.id IN $known DETACH DELETE n",
    )
    yield f"{label}.nameless.count", f"MATCH (n:{label}) WHERE n.id IS NULL RETURN count(n) AS n"
    yield f"{label}.remove", f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) DELETE n"
    yield (
        f"{label}.tied",
        f"""
        MATCH (n:{label})-[v]-() WHERE n.id IN $ids
        RETURN n.id AS id, collect(DISTINCT type(v)) AS types ORDER BY id LIMIT 5""",
    )
    yield (
        f"{label}.ties_by_item",
        f"""
        MATCH (n:{label})-[v]-() WHERE n.id IN $ids AND NOT type(v) IN [{_ours(shape)}]
        RETURN n.id AS id, collect(DISTINCT type(v)) AS types ORDER BY id LIMIT 5""",
    )
    for link in node.links:
        near, far = f"n:{label} {{id: id}}", f"t:{link.label}"
        yield (
            f"{label}.{link.veld}.clear",
            f"UNWIND $ids AS id MATCH {link.pattern(near, 'v', far)} DELETE v",
        )
        yield f"{label}.{link.veld}.link", _linked(node, link)


def relation_texts(shape: Shape) -> Iterator[tuple[str, str]]:
    """Adding, changing and removing the relations of actors, each type by itself."""
    filled = _filled(written_names(shape.relation_plain, False), ENDS)
    for soort, name in shape.types.items():
        yield (
            f"Relatie.new.{soort}",
            f"""
        UNWIND $rows AS row
        MATCH (a:Actor {{id: row[0]}}), (b:Actor {{id: row[1]}})
        CREATE (a)-[:{name} {filled}]->(b)""",
        )
        yield (
            f"Relatie.move.{soort}",
            f"""
        UNWIND $rows AS row
        MATCH (a:Actor {{id: row.van}}), (b:Actor {{id: row.naar}})
        CREATE (a)-[r:{name}]->(b) SET r = row.eigen""",
        )
        yield (
            f"Relatie.set.{soort}",
            f"UNWIND $rows AS row {_sought(name, 'row.id')} SET r += row",
        )
        yield (
            f"Relatie.take.{soort}",
            f"UNWIND $ids AS id {_sought(name, 'id')} RETURN properties(r) AS eigen",
        )
        yield (
            f"Relatie.remove.{soort}",
            f"UNWIND $ids AS id {_sought(name, 'id')} DELETE r",
        )
        # Found from its actor, a relation goes ten times as fast as found by its id.
        yield (
            f"Relatie.remove_from.{soort}",
            f"""
        UNWIND $rows AS row MATCH (a:Actor {{id: row[0]}})-[r:{name}]->()
        USING INDEX SEEK a:Actor(id) WHERE r.id IN row[1] DELETE r""",
        )
        yield (
            f"Relatie.{soort}.foreign",
            f"MATCH ()-[r:{name}]->() WHERE r.id IS NULL OR NOT r.id IN $known DELETE r",
        )
    every = "|".join(shape.types.values())
    yield (
        "Relatie.nameless.count",
        f"MATCH (:Actor)-[r:{every}]->(:Actor) WHERE r.id IS NULL RETURN count(r) AS n",
    )


def _sought(name: str, id: str) -> str:
    # Planned while few were there, every relation of the type would be looked at for each id.
    return f"MATCH ()-[r:{name} {{id: {id}}}]->() USING INDEX SEEK r:{name}(id)"


def _filled(names: tuple[str, ...], start: int) -> str:
    pairs = ", ".join(f"{name}: row[{place}]" for place, name in enumerate(names, start))
    return f"{{{pairs}}}"


def _linked(node: NodeShape, link: Link) -> str:
    order = " {volgorde: row[2]}" if link.many else ""
    made = link.pattern("n", "v", "t").replace(f"[v:{link.type}]", f"[:{link.type}{order}]")
    return f"""
        UNWIND $rows AS row
        MATCH (n:{node.label} {{id: row[0]}}), (t:{link.label} {{id: row[1]}})
        CREATE {made}"""


def _ours(shape: Shape) -> str:
    links = {link.type for node in shape.nodes.values() for link in node.links}
    return ", ".join(f"'{name}'" for name in sorted({*shape.types.values(), *links}))
