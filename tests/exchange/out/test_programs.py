"""What each program needs of a file: read by others where they can be had, else looked at."""

import csv
import io
import json
import re
import uuid
import xml.etree.ElementTree as ET
from dataclasses import replace

import igraph as ig
import networkx as nx
import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from netwerk.exchange.formats.write_xlsx import CELL_LIMIT
from netwerk.exchange.out.out_formats import out_format
from netwerk.exchange.out.outgoing import Outgoing
from netwerk.exchange.out.write_neo4j import write_neo4j
from netwerk.model import Actor, Relatie
from tests.exchange.given import stored
from tests.exchange.test_round_trip import EVERYTHING, FULL_ACTOR

KOOR = Actor(id="koor", naam="Koor & <Co> ]]> x", soort="bewonersgroep", kern="etten")
ZAAL = Actor(id="zaal", naam='De "Zaal"', soort="bedrijf", omschrijving="Zalen & meer")
WIJK = Actor(id="r1", naam="Wijkteam", soort="professional")
"""Its key is that of a relation too."""


def tie(id, van, naar, soort="kent", **more):
    return Relatie(id=id, van=van, naar=naar, soort=soort, **more)


ONE_WAY = (tie("r1", "koor", "zaal", "verwijst_naar"), tie("r2", "koor", "zaal", "informeert"))
BOTH_WAYS = (tie("r1", "koor", "zaal", sterkte=1), tie("r2", "zaal", "koor", sterkte=4))
MIXED = (*ONE_WAY, tie("r3", "koor", "r1", tot="2020"))
PLACES = {"koor": (10.0, 20.0), "zaal": (-5.0, 40.0), "r1": (0.0, 0.0)}
COLOURS = {"bewonersgroep": (20, 70, 127), "bedrijf": (217, 102, 10)}


def out(*relaties, places=PLACES, ended=frozenset()):
    return Outgoing(stored(KOOR, ZAAL, WIJK, *relaties), places, COLOURS, frozenset(ended))


def content(key, outgoing):
    return next(iter(out_format(key).write(outgoing).values()))


@pytest.mark.parametrize(("key", "read"), [("gexf", nx.read_gexf), ("graphml", nx.read_graphml)])
@pytest.mark.parametrize(("relaties", "directed"), [(ONE_WAY, True), (BOTH_WAYS, False)])
def test_networkx_reads_what_has_one_kind_of_direction(key, read, relaties, directed):
    graph = read(io.BytesIO(content(key, out(*relaties))))
    assert graph.is_directed() == directed
    assert {graph.nodes[n]["label"] for n in graph} == {KOOR.naam, ZAAL.naam, "Wijkteam"}
    assert sorted(d["Sleutel"] for _, _, d in graph.edges(data=True)) == ["r1", "r2"]
    assert graph.nodes["koor"]["Gevestigd in kern"] == "Etten"


def test_networkx_reads_pajek_and_node_link(tmp_path):
    (tmp_path / "a.net").write_bytes(content("pajek", out(*BOTH_WAYS)))
    graph = nx.read_pajek(tmp_path / "a.net")
    assert set(graph) == {KOOR.naam, "De 'Zaal'", "Wijkteam"}
    # networkx takes *Edges of a second kind for arcs; the numbers are right
    assert graph.number_of_nodes() == 3
    linked = nx.node_link_graph(json.loads(content("node-link", out(*MIXED))))
    assert linked.number_of_edges() == 3
    assert linked.nodes["zaal"]["naam"] == ZAAL.naam
    assert [d["gericht"] for *_, d in linked.edges(data=True)].count(True) == 2


def graphml(outgoing):
    root = ET.fromstring(content("graphml", outgoing))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    keys = {key.get("id"): key for key in root.iter(f"{space}key")}
    nodes = {n.get("id"): n.findall(f"{space}data") for n in root.iter(f"{space}node")}
    edges = list(root.iter(f"{space}edge"))
    return keys, nodes, edges


@pytest.mark.parametrize("key", ["gexf", "graphml", "kumu-json"])
def test_every_line_has_a_key_of_its_own_that_no_actor_has(key):
    """yEd shows only the last of lines with one key; in Kumu keys are of elements and lines."""
    text = content(key, out(*MIXED)).decode()
    if key == "kumu-json":
        found = json.loads(text)
        ids = [thing["id"] for thing in (*found["elements"], *found["connections"])]
    else:
        root = ET.fromstring(text)
        ids = [e.get("id") for e in root.iter() if e.tag.endswith(("}node", "}edge"))]
    assert len(ids) == 6
    assert len(set(ids)) == 6


def test_graphml_has_what_gephi_reads():
    """By the names of the keys: label, place (counted upwards) and colour in three numbers."""
    keys, nodes, _ = graphml(out(*MIXED))
    values = {keys[d.get("key")].get("attr.name"): d.text for d in nodes["koor"]}
    assert values["label"] == KOOR.naam
    assert (values["x"], values["y"]) == ("10.0", "-20.0")
    assert (values["r"], values["g"], values["b"]) == ("20", "70", "127")
    types = {key.get("attr.type") for key in keys.values()} - {None}
    assert types <= {"string", "int", "double"}


def test_graphml_has_what_yed_reads_and_cytoscape_survives():
    """The elements of yEd come last in a node: after them Cytoscape reads no more of it."""
    keys, nodes, edges = graphml(out(*MIXED))
    graphics = keys["n_graphics"]
    assert (graphics.get("yfiles.type"), graphics.get("attr.name")) == ("nodegraphics", None)
    for data in nodes.values():
        assert [d.get("key") for d in data].index("n_graphics") == len(data) - 1
    last = nodes["koor"][-1]
    label = next(e for e in last.iter() if e.tag.endswith("}NodeLabel"))
    place = next(e for e in last.iter() if e.tag.endswith("}Geometry"))
    assert label.text == KOOR.naam
    assert (place.get("x"), place.get("y")) == ("-5.0", "5.0")
    named = {keys[d.get("key")].get("attr.name"): d.text for d in nodes["zaal"]}
    assert named["name"] == ZAAL.naam
    assert {edge.get("directed") for edge in edges} == {"true", "false"}
    kinds = {keys[d.get("key")].get("attr.name"): d.text for d in edges[0]}
    assert kinds["interaction"] == kinds["label"] == "verwijst naar"


def test_a_text_with_signs_of_xml_is_one_piece_for_cytoscape():
    text = content("graphml", out(*MIXED)).decode()
    assert "<![CDATA[Zalen & meer]]>" in text
    assert "&amp;" not in text.replace("xmlns", "")


def test_gexf_is_as_gephi_wants_it():
    text = content("gexf", out(*MIXED)).decode()
    root = ET.fromstring(text)
    space = "{http://gexf.net/1.3}"
    assert root.get("version") == "1.3"
    edges = {e.get("id"): e for e in root.iter(f"{space}edge")}
    assert {e.get("type") for e in edges.values()} == {"directed", "undirected"}
    assert {e.get("kind") for e in edges.values()} == {"verwijst naar", "informeert", "kent"}
    assert all(e.get("weight") is None for e in edges.values())
    position = next(root.iter("{http://gexf.net/1.3/viz}position"))
    assert (position.get("x"), position.get("y")) == ("10.0", "-20.0")


def test_a_strength_that_is_not_known_is_nothing_and_not_one():
    text = content("gexf", out(tie("r1", "koor", "zaal"))).decode()
    assert 'for="sterkte"' not in text
    assert "weight" not in text


def test_pajek_parts_the_kinds_and_stays_within_its_square():
    text = content("pajek", out(*MIXED)).decode()
    assert text.startswith("\ufeff% netwerk")
    assert '*Arcs :1 "informeert"' in text
    assert '*Edges :2 "kent"' in text
    places = [line.split('"')[2].split()[:2] for line in text.split("\r\n")[2:5]]
    assert all(0 <= float(x) <= 1 and 0 <= float(y) <= 1 for x, y in places)


def test_kumu_finds_its_headers_in_the_first_cells():
    book = openpyxl.load_workbook(io.BytesIO(content("kumu", out(*MIXED))))
    assert book.sheetnames == ["Elements", "Connections"]
    assert [c.value for c in book["Elements"][1]][:3] == ["ID", "Label", "Type"]
    connections = [[c.value for c in row[:5]] for row in book["Connections"].iter_rows()]
    assert connections[0] == ["ID", "From", "To", "Type", "Direction"]
    assert {row[4] for row in connections[1:]} == {"directed", "undirected"}
    tagged = stored(Actor(id="a", naam="A", soort="bedrijf", labels=("een", "twee")))
    sheet = openpyxl.load_workbook(io.BytesIO(content("kumu", Outgoing(tagged))))["Elements"]
    cells = dict(zip((c.value for c in sheet[1]), (c.value for c in sheet[2]), strict=True))
    assert cells["Tags"] == "een|twee"


def rows_of(data):
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


def test_neo4j_admin_gets_typed_headers_keys_that_exist_and_its_own_options():
    files = write_neo4j(Outgoing(EVERYTHING))
    readme = files.pop("LEESMIJ.md").decode()
    tables = {name: rows_of(data) for name, data in files.items()}
    assert all(f"=./{name}" in readme for name in files)
    known = {
        rows[0][0].removeprefix("id:ID(").removesuffix(")"): {row[0] for row in rows[1:]}
        for rows in tables.values()
        if rows[0][0].startswith("id:ID(")
    }
    for name, rows in tables.items():
        assert " " not in "".join(rows[0]), name
        if rows[0][0].startswith(":START_ID"):
            start, end = (head.split("(")[1][:-1] for head in rows[0][:2])
            assert {row[0] for row in rows[1:]} <= known[start], name
            assert {row[1] for row in rows[1:]} <= known[end], name
    relaties = tables["relaties.csv"]
    assert "sterkte:int" in relaties[0]
    assert relaties[1][2] == "ONDERSTEUNT"
    actor = dict(zip(*tables["actoren.csv"][:2], strict=True))
    assert '--array-delimiter="|"' in readme  # one of the other names holds a semicolon
    assert actor["andere_namen:string[]"].split("|") == list(FULL_ACTOR.andere_namen)
    assert actor[":LABEL"] == "Actor|Professional"


def test_hsds_has_its_headers_and_keys_and_no_person():
    files = out_format("hsds").write(Outgoing(stored(ZAAL, WIJK, replace(KOOR, kvk="01234567"))))
    organisations = rows_of(files["organizations.csv"])
    assert organisations[0][:5] == ["id", "name", "alternate_name", "description", "email"]
    assert {row[1] for row in organisations[1:]} == {KOOR.naam, ZAAL.naam}
    ids = {str(uuid.UUID(row[0])) for row in organisations[1:]}
    identifiers = rows_of(files["organization_identifiers.csv"])[1:]
    assert {row[1] for row in identifiers} == ids
    assert ["NL-KVK", "KvK-nummer", "01234567"] in [row[2:] for row in identifiers]
    assert "Wijkteam" not in "".join(data.decode() for data in files.values())


def test_a_workbook_opens_in_other_readers_with_headers_in_sight():
    data = content("xlsx", Outgoing(EVERYTHING))
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Actoren"]
    assert sheet.freeze_panes == "A2"
    assert all(cell.font.b for cell in sheet[1])
    other = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("Kernen")
    rows = other.to_python()
    heikant = dict(zip(rows[0], next(r for r in rows if r[0] == "heikant"), strict=True))
    assert heikant["Lengtegraad (WGS84)"] == 6.45295
    assert heikant["Inwoners"] == 1015


def test_a_text_too_long_for_excel_is_cut_where_excel_can_still_open_it():
    """An emoji counts as two there."""
    long = Actor(id="a", naam="A", soort="bedrijf", omschrijving="\U0001f3e1" * 20_000)
    sheet = openpyxl.load_workbook(io.BytesIO(content("xlsx", Outgoing(stored(long)))))["Actoren"]
    text = next(c.value for row in sheet.iter_rows(min_row=2) for c in row if c.value and len(str(c.value)) > 99)  # fmt: skip
    assert len(text.encode("utf-16-le")) // 2 <= CELL_LIMIT


HOSTILE = ('De "Brug"', "=1+1", "001", "1e5", "regel 1\nregel 2", "\u05e9\u05dc\u05d5\u05dd", "\U0001f3e1", "a\tb", "]]>", "x" * 32_767)  # fmt: skip


def hostile():
    """Actors with any text in them, each with a contact with the next; a place for each."""
    actors = [Actor(id=f"a{n}", naam=t, soort="bedrijf", omschrijving=t) for n, t in enumerate(HOSTILE)]  # fmt: skip
    ties = [tie(f"r{n}", f"a{n - 1}", f"a{n}", toelichting=t, sterkte=2) for n, t in enumerate(HOSTILE) if n]  # fmt: skip
    places = {actor.id: (float(n), -2.5) for n, actor in enumerate(actors)}
    return Outgoing(stored(*actors, *ties), places, COLOURS)


def test_igraph_reads_graphml_with_names_places_and_a_key_for_each_line(tmp_path):
    (tmp_path / "a.graphml").write_bytes(content("graphml", hostile()))
    graph = ig.Graph.Read_GraphML(str(tmp_path / "a.graphml"))
    assert (graph.vcount(), graph.ecount()) == (len(HOSTILE), len(HOSTILE) - 1)
    assert len(set(graph.es["Sleutel"])) == graph.ecount()
    by_key = dict(zip(graph.vs["Sleutel"], graph.vs, strict=True))
    for n, text in enumerate(HOSTILE):
        assert by_key[f"a{n}"]["name"].split() == text.split()
        assert by_key[f"a{n}"]["Omschrijving"].split() == text.split()
        assert (by_key[f"a{n}"]["x"], abs(by_key[f"a{n}"]["y"])) == (n, 2.5)


def test_igraph_reads_pajek_once_the_kinds_have_no_name(tmp_path):
    """It does not know ``*Edges :1 "kent"``, as Pajek itself does: the manual says to take GraphML."""
    text = re.sub(r'(\*\w+) :\d+ "[^"]*"', r"\1", content("pajek", hostile()).decode())
    (tmp_path / "a.net").write_text(text, encoding="utf-8", newline="")
    graph = ig.Graph.Read_Pajek(str(tmp_path / "a.net"))
    assert (graph.vcount(), graph.ecount()) == (len(HOSTILE), len(HOSTILE) - 1)


def test_networkx_reads_hostile_texts_with_a_key_for_each_line():
    for key, read in (("gexf", nx.read_gexf), ("graphml", nx.read_graphml)):
        graph = read(io.BytesIO(content(key, hostile())))
        assert [graph.nodes[f"a{n}"]["Omschrijving"].split() for n in range(len(HOSTILE))] == [text.split() for text in HOSTILE]  # fmt: skip
        ids = [data["id"] if "id" in data else data["Sleutel"] for *_, data in graph.edges(data=True)]  # fmt: skip
        assert len(set(ids)) == len(HOSTILE) - 1
