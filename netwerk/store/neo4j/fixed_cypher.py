"""The Cypher texts that hold for every schema: the state of the store and its history."""

from __future__ import annotations

from collections.abc import Mapping

from netwerk.store.neo4j.shape import REVISIE, STAND, WIJZIGING

Texts = Mapping[str, str]

_STAND = f"(s:{STAND} {{id: 'netwerk'}})"

_HITS = """WITH * WHERE n.id IS NOT NULL
        RETURN n.id AS id, n.zoek AS zoek ORDER BY split(n.zoek, '\\n')[0], n.id LIMIT $limit"""
"""The first hits of a search by naam and id, which TEXT indexes find."""

FIXED: Texts = {
    "stand.make": f"MERGE {_STAND} ON CREATE SET s.versie = $versie, s.revisie = 0",
    "stand.read": f"MATCH {_STAND} RETURN properties(s) AS stand",
    # Writing and taking back one property takes the lock on the node and leaves nothing to commit.
    "stand.lock": f"MATCH {_STAND} SET s.slot = 1 REMOVE s.slot RETURN properties(s) AS stand",
    # The version that first had seals is 2; nothing else tells which one it was.
    "stand.renew": f"""
        OPTIONAL MATCH (r:{REVISIE}) WITH coalesce(max(r.nummer), 0) AS nummer
        OPTIONAL MATCH (r:{REVISIE} {{nummer: nummer}})
        MERGE {_STAND} ON CREATE SET s.revisie = nummer, s.zegel = r.zegel,
          s.versie = CASE WHEN r.zegel IS NULL THEN 1 ELSE 2 END""",
    "stand.set": f"MATCH {_STAND} SET s.revisie = $revisie, s.geteld = $geteld",
    "stand.migrated": f"MATCH {_STAND} SET s.versie = $versie",
    "revisie.add": f"UNWIND $rows AS row CREATE (r:{REVISIE}) SET r = row",
    "revisie.by_token": f"MATCH (r:{REVISIE} {{kenmerk: $token}}) RETURN r.nummer AS nummer",
    "revisie.newest": f"OPTIONAL MATCH (r:{REVISIE}) RETURN coalesce(max(r.nummer), 0) AS nummer",
    "revisie.exists": f"MATCH (r:{REVISIE} {{nummer: $nummer}}) RETURN r.nummer AS nummer",
    "revisie.undoes": f"MATCH (r:{REVISIE}) WHERE r.herstelt IS NOT NULL RETURN r.nummer AS "
    "nummer, r.herstelt AS herstelt",
    "revisie.tokens": f"MATCH (r:{REVISIE}) RETURN r.nummer AS nummer, r.kenmerk AS kenmerk "
    "ORDER BY nummer",
    "revisie.numbers": f"MATCH (r:{REVISIE}) RETURN r.nummer AS nummer ORDER BY nummer",
    "revisie.history": f"""
        MATCH (r:{REVISIE}) WHERE r.nummer < $before
        RETURN properties(r) AS r ORDER BY r.nummer DESC LIMIT $limit""",
    "revisie.history_of_item": f"""
        MATCH (w:{WIJZIGING} {{label: $label, sleutel: $id}}) WHERE w.revisie < $before
        MATCH (r:{REVISIE} {{nummer: w.revisie}})
        RETURN properties(r) AS r ORDER BY r.nummer DESC LIMIT $limit""",
    "wijziging.add": f"UNWIND $rows AS row CREATE (w:{WIJZIGING}) SET w = row",
    "wijziging.state_after": f"""
        MATCH (w:{WIJZIGING} {{label: $label, sleutel: $id}}) WHERE w.revisie = $revisie
        RETURN w.na AS na""",
    "wijziging.last": f"""
        UNWIND $ids AS id CALL (id) {{
          MATCH (w:{WIJZIGING} {{label: $label, sleutel: id}}) WHERE w.revisie <= $newest
          RETURN w.na AS na ORDER BY w.revisie DESC LIMIT 1 }}
        RETURN id, na""",
    "wijziging.range": f"""
        MATCH (w:{WIJZIGING}) WHERE w.revisie >= $first AND w.revisie <= $last
        RETURN w.revisie AS revisie, w.label AS label, w.sleutel AS id, w.voor AS voor, w.na AS na
        ORDER BY revisie, label, id""",
    "wijziging.lost": f"""
        MATCH (w:{WIJZIGING})
        WHERE w.label IS NULL OR w.sleutel IS NULL
           OR NOT EXISTS {{ (:{REVISIE} {{nummer: w.revisie}}) }}
        RETURN count(w) AS n""",
    # The naam is it or begins with it; another name is it; then a word, then any part of a name.
    "zoek.naam": f"MATCH (n:Actor) WHERE n.zoek STARTS WITH $text {_HITS}",
    "zoek.other": f"""
        MATCH (n:Actor) WHERE n.zoek CONTAINS ('\\n' + $text + '\\n')
          OR n.zoek ENDS WITH ('\\n' + $text) {_HITS}""",
    "zoek.within": f"""
        MATCH (n:Actor) WHERE n.zoek CONTAINS $text
        WITH n, ' ' + replace(n.zoek, '\\n', ' ') CONTAINS (' ' + $text) AS word
        {_HITS.replace("ORDER BY ", "ORDER BY word DESC, ")}""",
    "zoek.all": "MATCH (n:Actor) WHERE n.id IS NOT NULL RETURN n.id AS id, n.zoek AS zoek",
    "schema.constraints": "SHOW CONSTRAINTS YIELD name RETURN name",
    "schema.indexes": "SHOW INDEXES YIELD name RETURN name",
    "server.components": "CALL dbms.components() YIELD name, versions RETURN name, versions",
    "empty.revisie": f"MATCH (n:{REVISIE}) DETACH DELETE n",
    "empty.wijziging": f"MATCH (n:{WIJZIGING}) DETACH DELETE n",
}
