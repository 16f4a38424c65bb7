"""The Cypher texts that hold for every schema: the state of the store and its history."""

from __future__ import annotations

from collections.abc import Mapping

from netwerk.store.neo4j.form.shape import AFMELDING, HOORT_BIJ, REVISIE, STAND, WIJZIGING

Texts = Mapping[str, str]

_STAND = f"(s:{STAND} {{id: 'netwerk'}})"

WAITING = "wacht:"
"""Before the token of a revision that waits to take the place of another with that token."""
_HITS = """WITH n WHERE n.id IS NOT NULL
        WITH n ORDER BY split(n.zoek, '\\n')[0], n.id LIMIT $limit
        RETURN collect([n.id, n.zoek]) AS hits"""
"""The first hits of a search by naam and id; in one row, which comes sooner than many."""

FIXED: Texts = {
    "stand.make": f"MERGE {_STAND} ON CREATE SET s.versie = $versie, s.revisie = 0",
    "stand.read": f"MATCH {_STAND} RETURN s {{.*, nu: timestamp()}} AS stand",
    # Made to adopt what others have, of which nothing could be taken over.
    "stand.forget": f"""
        MATCH {_STAND} WHERE s.revisie = 0 AND NOT EXISTS {{ MATCH (:{REVISIE}) }} DELETE s""",
    # Writing and taking back one property takes the lock on the node and leaves nothing to commit.
    "stand.lock": f"""
        MATCH {_STAND} SET s.slot = 1 REMOVE s.slot RETURN s {{.*, nu: timestamp()}} AS stand""",
    # The version that first had seals is 2; nothing else tells which one it was.
    "stand.renew": f"""
        OPTIONAL MATCH (r:{REVISIE}) WITH coalesce(max(r.nummer), 0) AS nummer
        OPTIONAL MATCH (r:{REVISIE} {{nummer: nummer}})
        MERGE {_STAND} ON CREATE SET s.revisie = nummer, s.zegel = r.zegel,
          s.versie = CASE WHEN r.zegel IS NULL THEN 1 ELSE 2 END""",
    "stand.set": f"""
        MATCH {_STAND} OPTIONAL MATCH (r:{REVISIE} {{nummer: $revisie}})
        SET s.revisie = $revisie, s.geteld = $geteld, s.zegel = r.zegel""",
    "stand.migrated": f"""
        MATCH {_STAND} OPTIONAL MATCH (r:{REVISIE} {{nummer: s.revisie}})
        SET s.versie = $versie, s.zegel = r.zegel""",
    "stand.busy": f"""
        MATCH {_STAND}
        SET s.bezig = $token, s.bezig_wat = $wat, s.bezig_deel = $deel, s.bezig_houdt = $houdt,
          s.bezig_oud = $oud, s.bezig_doel = $doel, s.bezig_anderen = $anderen,
          s.bezig_klaar = $klaar, s.bezig_hartslag = timestamp()""",
    "stand.free": f"""
        MATCH {_STAND}
        REMOVE s.bezig, s.bezig_wat, s.bezig_deel, s.bezig_houdt, s.bezig_oud, s.bezig_doel,
          s.bezig_anderen, s.bezig_klaar, s.bezig_hartslag""",
    "revisie.add": f"UNWIND $rows AS row CREATE (r:{REVISIE}) SET r = row",
    "revisie.by_token": f"MATCH (r:{REVISIE} {{kenmerk: $token}}) RETURN r.nummer AS nummer",
    "revisie.newest": f"OPTIONAL MATCH (r:{REVISIE}) RETURN coalesce(max(r.nummer), 0) AS nummer",
    "revisie.exists": f"MATCH (r:{REVISIE} {{nummer: $nummer}}) RETURN r.nummer AS nummer",
    "revisie.undoes": f"MATCH (r:{REVISIE}) WHERE r.herstelt IS NOT NULL AND r.nummer > 0 "
    "RETURN r.nummer AS "
    "nummer, r.herstelt AS herstelt",
    "revisie.tokens": f"MATCH (r:{REVISIE}) WHERE r.nummer > 0 RETURN "
    "r.nummer AS nummer, r.kenmerk AS kenmerk ORDER BY nummer",
    # What waits during large work, or was left by who died in it, is no part of history yet.
    "revisie.numbers": f"""
        MATCH (r:{REVISIE}) OPTIONAL MATCH {_STAND}
        WITH r, s WHERE s.bezig IS NULL OR (r.nummer > 0 AND r.nummer <= s.revisie)
        RETURN r.nummer AS nummer ORDER BY nummer""",
    "revisie.history": f"""
        MATCH (r:{REVISIE}) WHERE r.nummer > 0 AND r.nummer < $before
        RETURN properties(r) AS r ORDER BY r.nummer DESC LIMIT $limit""",
    "revisie.history_of_item": f"""
        MATCH (w:{WIJZIGING} {{label: $label, sleutel: $id}})
        WHERE w.revisie > 0 AND w.revisie < $before
        MATCH (r:{REVISIE} {{nummer: w.revisie}})
        RETURN properties(r) AS r ORDER BY r.nummer DESC LIMIT $limit""",
    "revisie.seal": f"MATCH (r:{REVISIE} {{nummer: $nummer}}) RETURN r.zegel AS zegel",
    "wijziging.add": f"""
        UNWIND $rows AS row MATCH (r:{REVISIE} {{nummer: row[0]}})
        CREATE (:{WIJZIGING} {{revisie: row[0], label: row[1], sleutel: row[2], voor: row[3],
          na: row[4]}})-[:{HOORT_BIJ}]->(r)""",
    "wijziging.state_after": f"""
        MATCH (w:{WIJZIGING} {{label: $label, sleutel: $id}}) WHERE w.revisie = $revisie
        RETURN w.na AS na""",
    # Planned while little was there, it would be sought by number: thousands of times all of it.
    "wijziging.last": f"""
        UNWIND $ids AS id CALL (id) {{
          MATCH (w:{WIJZIGING} {{label: $label, sleutel: id}})
          USING INDEX w:{WIJZIGING}(label, sleutel) WHERE w.revisie <= $newest
          RETURN w.na AS na ORDER BY w.revisie DESC LIMIT 1 }}
        RETURN id, na""",
    "wijziging.added": f"""
        MATCH (w:{WIJZIGING}) WHERE w.revisie = $number AND w.voor IS NULL
        RETURN w.label AS label, collect(w.sleutel) AS ids""",
    "wijziging.left": f"""
        MATCH (w:{WIJZIGING}) WHERE w.revisie >= $first AND w.revisie <= $last
        RETURN w.label AS label, w.sleutel AS id, w.na AS na ORDER BY w.revisie""",
    "wijziging.range": f"""
        MATCH (w:{WIJZIGING}) WHERE w.revisie >= $first AND w.revisie <= $last
        RETURN w.revisie AS revisie, w.label AS label, w.sleutel AS id, w.voor AS voor, w.na AS na
        ORDER BY revisie, label, id""",
    "wijziging.lost": f"""
        MATCH (w:{WIJZIGING})
        WHERE w.label IS NULL OR w.sleutel IS NULL
           OR NOT EXISTS {{ (:{REVISIE} {{nummer: w.revisie}}) }}
        RETURN count(w) AS n""",
    "zoek.some": """
        MATCH (n:Actor) WHERE n.zoek CONTAINS $text AND n.id IS NOT NULL WITH n LIMIT $limit
        RETURN collect([n.id, n.zoek]) AS hits""",
    # The naam is it or begins with it; another name is it; a word begins with it; somewhere.
    "zoek.naam": f"MATCH (n:Actor) WHERE n.zoek STARTS WITH $text {_HITS}",
    "zoek.other": f"""
        MATCH (n:Actor) WHERE n.zoek CONTAINS ('\\n' + $text + '\\n')
          OR n.zoek ENDS WITH ('\\n' + $text) {_HITS}""",
    "zoek.word": f"""
        MATCH (n:Actor) WHERE n.zoek CONTAINS (' ' + $text) OR n.zoek CONTAINS ('\\n' + $text)
        {_HITS}""",
    "zoek.within": f"MATCH (n:Actor) WHERE n.zoek CONTAINS $text {_HITS}",
    "zoek.all": "MATCH (n:Actor) WHERE n.id IS NOT NULL RETURN n.id AS id, n.zoek AS zoek",
    "afmelding.keep": f"""
        MERGE (a:{AFMELDING} {{wie: $wie}})
        SET a.op = CASE WHEN a.op > $op THEN a.op ELSE $op END""",
    "afmelding.last": f"""
        MATCH (a:{AFMELDING} {{wie: $wie}}) RETURN max(a.op) AS op""",
    "schema.constraints": "SHOW CONSTRAINTS YIELD name RETURN name",
    "schema.indexes": "SHOW INDEXES YIELD name RETURN name",
    "server.memory": "SHOW SETTINGS YIELD name, value WHERE name IN $names RETURN name, value",
    "server.components": "CALL dbms.components() YIELD name, versions RETURN name, versions",
    "revisie.seals": f"""
        MATCH (r:{REVISIE}) WHERE r.nummer > 0
        RETURN r.nummer AS nummer, r.zegel AS zegel ORDER BY nummer""",
    "revisie.range": f"""
        MATCH (r:{REVISIE}) WHERE r.nummer >= $first AND r.nummer <= $last
        RETURN properties(r) AS r ORDER BY r.nummer""",
    "revisie.migrate": f"""
        UNWIND $rows AS row MATCH (r:{REVISIE} {{nummer: row.nummer}})
        SET r.zegel = row.zegel, r.op = row.op""",
    "wijziging.tie": f"""
        MATCH (w:{WIJZIGING}) WHERE w.revisie >= $first AND w.revisie <= $last
          AND NOT EXISTS {{ (w)-[:{HOORT_BIJ}]->() }}
        WITH w LIMIT $most MATCH (r:{REVISIE} {{nummer: w.revisie}})
        CREATE (w)-[:{HOORT_BIJ}]->(r) RETURN count(*) AS n""",
    "wijziging.keys": f"""
        MATCH (w:{WIJZIGING}) WHERE w.revisie >= $first AND w.revisie <= $last
        RETURN DISTINCT w.label AS label, w.sleutel AS id""",
    "wijziging.number": f"""
        MATCH (w:{WIJZIGING}) WHERE w.revisie >= $first AND w.revisie <= $last
        RETURN count(w) AS n""",
    "wijziging.drop": f"""
        MATCH (w:{WIJZIGING}) WHERE w.revisie >= $first AND w.revisie <= $last
        WITH w LIMIT $most DETACH DELETE w RETURN count(*) AS n""",
    "revisie.drop": f"""
        MATCH (r:{REVISIE}) WHERE r.nummer >= $first AND r.nummer <= $last
        WITH r LIMIT $most DETACH DELETE r RETURN count(*) AS n""",
    "wijziging.turn": f"""
        MATCH (w:{WIJZIGING}) WHERE w.revisie < 0
        WITH w LIMIT $most SET w.revisie = -w.revisie RETURN count(*) AS n""",
    "revisie.turn": f"""
        MATCH (r:{REVISIE}) WHERE r.nummer < 0 WITH r LIMIT $most
        SET r.nummer = -r.nummer, r.kenmerk = substring(r.kenmerk, {len(WAITING)})
        RETURN count(*) AS n""",
}
