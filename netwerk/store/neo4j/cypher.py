"""Every Cypher text that the engine sends, by name, for one schema.

`make cypher` holds them against Neo4j's parser.

Values are always parameters. Names of labels, types and properties come from the schema (see
`shape`).
"""

from __future__ import annotations

from collections.abc import Iterator

from netwerk.store.neo4j.form.fixed_cypher import FIXED
from netwerk.store.neo4j.form.names import name_texts
from netwerk.store.neo4j.form.shape import REVISIE, STAND, WIJZIGING, Link, NodeShape, Shape
from netwerk.store.neo4j.form.write_cypher import node_texts, relation_texts
from netwerk.store.neo4j.history.tally import kinds
from netwerk.store.port import ACTOR_COLUMNS, RELATIE_COLUMNS


def texts(shape: Shape) -> dict[str, str]:
    """Every text, by name."""
    made = dict(FIXED)
    for node in shape.nodes.values():
        made |= _node(node, shape)
        made |= node_texts(node, shape)
        made |= _referring(node, shape)
    made |= _relaties(shape)
    made |= relation_texts(shape)
    made |= _outside(shape)
    made["Actor.soorten"] = _two_soorten(shape)
    made["others"] = "\nUNION ALL\n".join(_others(shape))
    made |= name_texts(shape)
    made["counted"] = "\nUNION ALL\n".join(_counts(shape))
    made["snapshot.actors"] = _matched(shape.nodes["Actor"], shape, ACTOR_COLUMNS, versie=False)
    made["snapshot.relaties"] = (
        f"{_any_relatie(shape)} RETURN {_relation_columns(RELATIE_COLUMNS, versie=False)} ORDER "
        "BY r.id"
    )
    return made


def schema_texts(shape: Shape) -> dict[str, str]:
    """The constraints and indexes, by the name they get on the server."""
    unique = {f"netwerk_{label.lower()}_id": f"(n:{label}) REQUIRE n.id" for label in shape.nodes}
    unique |= {
        f"netwerk_{name.lower()}_id": f"()-[r:{name}]-() REQUIRE r.id"
        for name in shape.types.values()
    }
    unique |= {
        "netwerk_stand_id": f"(s:{STAND}) REQUIRE s.id",
        "netwerk_revisie_nummer": f"(r:{REVISIE}) REQUIRE r.nummer",
        "netwerk_revisie_kenmerk": f"(r:{REVISIE}) REQUIRE r.kenmerk",
    }
    made = {
        name: f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR {rest} IS UNIQUE"
        for name, rest in unique.items()
    }
    asked = {
        "netwerk_wijziging_item": f"(n:{WIJZIGING}) ON (n.label, n.sleutel)",
        "netwerk_wijziging_revisie": f"(n:{WIJZIGING}) ON (n.revisie)",
        "netwerk_revisie_op": f"(n:{REVISIE}) ON (n.op)",
        "netwerk_actor_naam": "(n:Actor) ON (n.naam)",
        "netwerk_gebied_nummer": "(n:Gebied) ON (n.nummer)",
        "netwerk_kern_naam": "(n:Kern) ON (n.naam)",
    }
    made |= {n: f"CREATE INDEX {n} IF NOT EXISTS FOR {rest}" for n, rest in asked.items()}
    made["netwerk_actor_zoek"] = (
        "CREATE TEXT INDEX netwerk_actor_zoek IF NOT EXISTS FOR (n:Actor) ON (n.zoek)"
    )
    return made


def _node(node: NodeShape, shape: Shape) -> Iterator[tuple[str, str]]:
    label = node.label
    columns = _columns(node, shape, node.form.names)
    yield f"{label}.by_ids", f"MATCH (n:{label}) WHERE n.id IN $ids RETURN {columns} ORDER BY n.id"
    yield f"{label}.all", _matched(node, shape, node.form.names)
    yield f"{label}.existing", f"MATCH (n:{label}) WHERE n.id IN $ids RETURN n.id AS id"
    yield f"{label}.count", f"MATCH (n:{label}) RETURN count(n.id) AS n"
    yield (
        f"{label}.as_added",
        f"MATCH (n:{label}) WHERE n.versie = $number RETURN collect(n.id) AS ids",
    )
    yield f"{label}.empty", f"MATCH (n:{label}) DETACH DELETE n"


def _matched(node: NodeShape, shape: Shape, names: tuple[str, ...], versie: bool = True) -> str:
    columns = _columns(node, shape, names, versie)
    return f"MATCH (n:{node.label}) WHERE n.id IS NOT NULL RETURN {columns} ORDER BY n.id"


def _columns(node: NodeShape, shape: Shape, names: tuple[str, ...], versie: bool = True) -> str:
    links = {link.veld: link for link in node.links}
    made = [f"{_column(node, shape, links.get(name), name)} AS {name}" for name in names]
    return ", ".join([*made, "n.versie AS versie"] if versie else made)


def _column(node: NodeShape, shape: Shape, link: Link | None, name: str) -> str:
    if link is not None:
        order = "v.volgorde, t.id" if link.many else "t.id"
        collected = (
            f"COLLECT {{ MATCH {link.pattern('n', 'v', f't:{link.label}')} RETURN t.id "
            f"ORDER BY {order} }}"
        )
        return collected if link.many else f"head({collected})"
    if node.label == "Actor" and name == "soort":
        whens = " ".join(f"WHEN n:{label} THEN '{soort}'" for soort, label in shape.soorten.items())
        return f"CASE {whens} END"
    return f"n.{name}"


def _referring(node: NodeShape, shape: Shape) -> Iterator[tuple[str, str]]:
    """Items of this label that refer to items of another."""
    columns = _columns(node, shape, node.form.names)
    for target in sorted({link.label for link in node.links}):
        patterns = [
            link.pattern(f"n:{node.label}", "", "t") for link in node.links if link.label == target
        ]
        branches = " UNION ".join(f"MATCH {pattern} RETURN n" for pattern in patterns)
        yield (
            f"{node.label}.referring.{target}",
            f"""
        MATCH (t:{target}) WHERE t.id IN $ids
        CALL (t) {{ {branches} }}
        WITH DISTINCT n WHERE NOT n.id IN $but RETURN {columns} ORDER BY n.id""",
        )


def _any_relatie(shape: Shape) -> str:
    return f"MATCH (a:Actor)-[r:{'|'.join(shape.types.values())}]->(b:Actor) WHERE r.id IS NOT NULL"


def _relation_columns(names: tuple[str, ...], versie: bool = True) -> str:
    special = {"van": "a.id", "naar": "b.id", "soort": "toLower(type(r))"}
    made = [f"{special.get(name, f'r.{name}')} AS {name}" for name in names]
    return ", ".join([*made, "r.versie AS versie"] if versie else made)


def _relaties(shape: Shape) -> Iterator[tuple[str, str]]:
    names = shape.relatie.names
    every = "|".join(shape.types.values())
    returned = f"RETURN {_relation_columns(names)} ORDER BY r.id"
    # One branch a type, since only then the index on the id of that type is used.
    sought = " UNION ALL ".join(
        f"MATCH (a:Actor)-[r:{name}]->(b:Actor) WHERE r.id IN $ids RETURN a, r, b"
        for name in shape.types.values()
    )
    yield "Relatie.by_ids", f"CALL () {{ {sought} }} {returned}"
    for soort, name in shape.types.items():
        yield (
            f"Relatie.by_ids.{soort}",
            f"MATCH (a:Actor)-[r:{name}]->(b:Actor) WHERE r.id IN $ids {returned}",
        )
    yield "Relatie.existing", f"CALL () {{ {sought} }} RETURN r.id AS id"
    yield "Relatie.number", f"MATCH ()-[r:{every}]->() RETURN count(r) AS n"
    yield "Relatie.all", f"{_any_relatie(shape)} {returned}"
    yield (
        "Relatie.as_added",
        f"{_any_relatie(shape)} AND r.versie = $number RETURN collect(r.id) AS ids",
    )
    yield "Relatie.count", f"{_any_relatie(shape)} RETURN count(r) AS n"
    yield (
        "Relatie.referring.Actor",
        f"""
        MATCH (x:Actor)-[r:{every}]-(:Actor) WHERE x.id IN $ids AND NOT r.id IN $but
        WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b {returned}""",
    )


def _counts(shape: Shape) -> Iterator[str]:
    # Each is answered from the counts that Neo4j keeps, whatever the size of the network.
    for place, kind in enumerate(kinds(shape)):
        pattern = f"()-[x{kind}]->()" if kind.startswith(":") else f"(x:{kind})"
        yield f"MATCH {pattern} WITH count(x) AS n RETURN {place} AS place, n"


def _two_soorten(shape: Shape) -> str:
    """The actors with more than one soort, with the soorten in the order of the schema."""
    has = ", ".join(f"[n:{label}, '{soort}']" for soort, label in shape.soorten.items())
    return f"""
        MATCH (n:Actor) WITH n, [pair IN [{has}] WHERE pair[0] | pair[1]] AS soorten
        WHERE size(soorten) > 1 RETURN n.id AS id, soorten ORDER BY id"""


def _others(shape: Shape) -> Iterator[str]:
    """What is there under the names that netwerk uses too."""
    for label in shape.nodes:
        yield f"MATCH (x:{label}) WITH count(x) AS n RETURN '{label}' AS name, n"
    for kind in (*shape.types.values(), *_link_types(shape)):
        yield f"MATCH ()-[x:{kind}]->() WITH count(x) AS n RETURN '{kind}' AS name, n"


def _link_types(shape: Shape) -> list[str]:
    return sorted({link.type for node in shape.nodes.values() for link in node.links})


def _outside(shape: Shape) -> Iterator[tuple[str, str]]:
    """What people may have written with tools of their own."""
    for label in shape.nodes:
        columns = _columns(shape.nodes[label], shape, shape.nodes[label].form.names)
        yield (
            f"{label}.nameless",
            f"MATCH (n:{label}) WHERE n.id IS NULL RETURN elementId(n) AS element, {columns}",
        )
        yield (
            f"{label}.name",
            f"UNWIND $rows AS row MATCH (n:{label}) WHERE elementId(n) = row.element SET n.id = "
            "row.id",
        )
        yield f"{label}.seal", f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) SET n += row"
        yield (
            f"{label}.keys",
            f"""
        MATCH (n:{label}) UNWIND keys(n) AS name WITH name WHERE NOT name IN $known
        RETURN name, count(*) AS n ORDER BY name""",
        )
    every = "|".join(shape.types.values())
    columns = _relation_columns(shape.relatie.names)
    yield (
        "Relatie.nameless",
        f"""
        MATCH (a:Actor)-[r:{every}]->(b:Actor) WHERE r.id IS NULL
        RETURN elementId(r) AS element, {columns}""",
    )
    yield (
        "Relatie.name",
        f"""
        UNWIND $rows AS row MATCH ()-[r:{every}]->() WHERE elementId(r) = row.element
        SET r.id = row.id""",
    )
    yield (
        "Relatie.keys",
        f"""
        MATCH ()-[r:{every}]->() UNWIND keys(r) AS name WITH name WHERE NOT name IN $known
        RETURN name, count(*) AS n ORDER BY name""",
    )
    yield (
        "Relatie.astray",
        f"""
        MATCH (a)-[r:{every}]->(b) WHERE NOT (a:Actor AND b:Actor)
        RETURN type(r) AS name, count(*) AS n ORDER BY name""",
    )
    kinds = sorted(
        {
            *shape.types.values(),
            *(link.type for node in shape.nodes.values() for link in node.links),
        }
    )
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    yield (
        "Relatie.unknown",
        f"""
        MATCH (n:{"|".join(shape.nodes)})-[r]->() WHERE NOT type(r) IN [{listed}]
        RETURN type(r) AS name, count(*) AS n ORDER BY name""",
    )
    for node in shape.nodes.values():
        for link in node.links:
            if not link.many:
                yield (
                    f"{node.label}.{link.veld}.double",
                    f"""
        MATCH {link.pattern(f"n:{node.label}", "v", f"t:{link.label}")}
        WITH n, count(v) AS n_links WHERE n_links > 1 RETURN n.id AS id ORDER BY id""",
                )
