"""GEXF and GraphML, whoever wrote them. networkx refuses or misreads most of these."""

import pytest

from tests.exchange.formats.read import read, refused


@pytest.mark.parametrize(
    "namespace",
    [
        "",
        'xmlns="http://www.gexf.net/1.1draft"',
        'xmlns="http://www.gexf.net/1.3" xmlns:viz="http:///www.gexf.net/1.1draft/viz"',
        'xmlns="http://gexf.net/1.3"',
    ],
)
def test_gexf_of_every_namespace(namespace):
    found = read(
        f"""<?xml version="1.0"?><gexf {namespace} version="1.3"><graph defaultedgetype="directed">
        <attributes class="node"><attribute id="0" title="soort" type="string"><default>vereniging</default></attribute>
        <attribute id="1" title="plaats" type="string"/></attributes>
        <nodes><node id="a" label="Koor"><attvalues><attvalue for="1" value="Etten"/></attvalues></node>
        <node id="b" label="De Kade"><attvalues><attvalue for="0" value="school"/></attvalues></node><node id="c" label="Alleen"/></nodes>
        <edges><edge id="0" source="a" target="b" weight="2" label="kent" start="2020-01-01"/></edges></graph></gexf>"""
    )
    assert found.names == ["Koor", "De Kade", "Alleen"]
    assert found.points["a"] == {
        "id": "a",
        "naam": "Koor",
        "plaats": "Etten",
        "soort": "vereniging",
    }
    assert found.points["b"]["soort"] == "school"
    assert found.lines == [
        {"van": "a", "naar": "b", "weight": "2", "sinds": "2020-01-01", "soort": "kent"}
    ]


def test_gexf_values_straight_in_a_node_changing_values_and_nested_nodes():
    found = read(
        """<gexf><graph><attributes class="node"><attribute id="p" title="Leden"/></attributes><nodes>
        <node id="1" label="Club"><attvalue for="p" value="12"/><attvalue for="p" value="14"/>
        <nodes><node id="2" label="Jeugd"/></nodes></node></nodes><edges/></graph></gexf>"""
    )
    assert found.points["1"]["Leden"] == "12; 14"
    assert found.points["2"]["valt onder groep"] == "1"


def test_ends_that_are_no_point_and_repeats_of_a_pair_are_kept_and_said():
    found = read(
        """<gexf><graph><nodes><node id="a" label="Koor"/><node id="b" label="Club"/></nodes><edges>
        <edge source="a" target="b"/><edge source="b" target="a"/><edge source="a" target="weg"/></edges></graph></gexf>"""
    )
    assert found.pairs == [("a", "b"), ("b", "a"), ("a", "weg")]
    assert "1 lijn verbindt twee punten die al verbonden zijn" in found.said
    assert "rij 4: 1 einde is geen punt van dit bestand (het eerste: 'weg')" in found.said


def test_directions_that_differ_are_said():
    found = read(
        """<gexf><graph defaultedgetype="directed"><nodes><node id="a" label="A1"/><node id="b" label="B1"/></nodes>
        <edges><edge source="a" target="b"/><edge source="a" target="b" type="mutual"/></edges></graph></gexf>"""
    )
    assert "(1 directed, 1 mutual)" in found.said


def test_a_point_without_a_name_gets_none():
    found = read(
        "<gexf><graph><nodes><node id='n7'/><node id='Koor'/></nodes><edges/></graph></gexf>"
    )
    assert found.points["n7"]["naam"] == ""
    assert found.points["Koor"]["naam"] == "Koor"
    assert "1 punt heeft geen naam, alleen een nummer (het eerste: 'n7')" in found.said


def test_a_label_that_repeats_the_number_gives_way_to_a_real_name():
    found = read(
        """<gexf><graph><attributes class="node"><attribute id="0" title="name"/></attributes><nodes>
        <node id="4" label="4"><attvalues><attvalue for="0" value="Fanfare"/></attvalues></node></nodes></graph></gexf>"""
    )
    assert found.names == ["Fanfare"]


GRAPHML = """<?xml version="1.0" encoding="UTF-8"?><graphml {ns}>{keys}<graph edgedefault="undirected">{inside}
<node id="1"><data key="name">Koor</data></node><node id="2"><data key="name">Club</data><data key="kind">school</data></node>
<edge source="1" target="2"><data key="relation">kent</data></edge></graph></graphml>"""
KEYS = (
    '<key id="name" for="node" attr.name="name" attr.type="string"/>'
    '<key id="kind" for="node" attr.name="soort"><default>vereniging</default></key>'
    '<key id="relation" for="edge" attr.name="relation"/>'
)


@pytest.mark.parametrize("ns", ["", 'xmlns="http://graphml.graphdrawing.org/xmlns"'])
@pytest.mark.parametrize(
    ("keys", "inside"),
    [(KEYS, ""), ("", KEYS), ("", "")],
    ids=["above", "inside the graph", "none"],
)
def test_graphml_with_keys_anywhere_and_no_namespace(ns, keys, inside):
    found = read(GRAPHML.format(ns=ns, keys=keys, inside=inside), "beweging.gml")
    assert found.names == ["Koor", "Club"]
    assert found.pairs == [("1", "2")]
    assert found.lines[0]["relation"] == "kent"
    if keys or inside:
        assert [point["soort"] for point in found.points.values()] == ["vereniging", "school"]


YED = """<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
<key for="node" id="d6" yfiles.type="nodegraphics"/><key for="edge" id="d10" yfiles.type="edgegraphics"/>
<graph edgedefault="directed" id="G"><node id="n0" yfiles.foldertype="group"><data key="d6"><y:ProxyAutoBoundsNode><y:Realizers>
<y:GroupNode><y:NodeLabel>Dorp</y:NodeLabel></y:GroupNode><y:GroupNode><y:NodeLabel>Dorp</y:NodeLabel></y:GroupNode></y:Realizers></y:ProxyAutoBoundsNode></data>
<graph id="n0:"><node id="n0::n0"><data key="d6"><y:ShapeNode><y:Geometry x="10.0" y="20.0"/><y:NodeLabel>Koor</y:NodeLabel></y:ShapeNode></data></node></graph></node>
<node id="n1"><data key="d6"><y:ShapeNode><y:NodeLabel>Club<y:LabelModel/></y:NodeLabel></y:ShapeNode></data></node>
<edge id="e0" source="n0::n0" target="n1"><data key="d10"><y:PolyLineEdge><y:EdgeLabel>kent</y:EdgeLabel></y:PolyLineEdge></data></edge>{more}</graph></graphml>"""


def test_yed_labels_and_groups():
    found = read(YED.format(more=""))
    assert found.names == ["Koor", "Club"]
    assert found.points["n0::n0"]["valt onder groep"] == "Dorp"
    assert found.lines == [{"van": "n0::n0", "naar": "n1", "soort": "kent"}]
    assert "een kader om andere punten is geen actor en is niet gelezen: 'Dorp'" in found.said


def test_a_yed_group_with_a_line_stays_and_is_said():
    found = read(YED.format(more='<edge id="e1" source="n1" target="n0"/>'))
    assert sorted(found.names) == ["Club", "Dorp", "Koor"]
    assert "'Dorp' is een kader om andere punten waar ook een lijn aan vastzit" in found.said


def test_several_graphs_in_one_file_are_relations():
    found = read(
        """<graphml><key id="d0" for="node" attr.name="label"/><graph id="werk"><node id="1"><data key="d0">Koor</data></node>
        <node id="2"><data key="d0">Club</data></node><edge source="1" target="2"/></graph>
        <graph id="feest"><node id="1"><data key="d0">Koor</data></node><node id="2"/><edge source="2" target="1"/></graph></graphml>"""
    )
    assert found.names == ["Koor", "Club"]
    assert [line["soort"] for line in found.lines] == ["werk", "feest"]
    assert "2 punten staan er vaker in" in found.said


def test_network_canvas_hyperedges_and_descriptions():
    found = read(
        """<graphml xmlns:nc="x" nc:caseID="Kees"><graph><key id="ego_name" attr.name="ego_name" for="graph"/><data key="ego_name">Kees</data>
        <node id="n0"><desc>Koor van Etten</desc></node><node id="n1"/><edge source="n0" target="n1"/>
        <hyperedge><endpoint node="n0"/><endpoint node="n1"/></hyperedge></graph></graphml>"""
    )
    assert "Kees" not in str(found.points)
    assert found.points["n0"]["omschrijving"] == "Koor van Etten"
    assert "1 lijn tussen meer dan twee punten (hyperedge)" in found.said


def test_gephi_calls_the_label_of_a_line_its_edge_label():
    found = read(
        """<graphml><key id="d" for="edge" attr.name="Edge Label"/><graph><node id="Koor"/><node id="Club"/>
        <edge source="Koor" target="Club"><data key="d">kent</data></edge></graph></graphml>"""
    )
    assert found.lines == [{"van": "Koor", "naar": "Club", "label": "kent"}]


def test_our_own_columns_are_not_taken_by_those_of_the_file():
    found = read(
        """<graphml><key id="a" for="node" attr.name="id"/><key id="b" for="node" attr.name="label"/><graph>
        <node id="1"><data key="a">zeven</data><data key="b">Koor</data></node></graph></graphml>"""
    )
    assert found.points["1"] == {"id": "1", "naam": "Koor", "kenmerk id": "zeven"}


@pytest.mark.parametrize("root", ["gexf", "graphml", "lijst"])
def test_what_is_unsafe_or_broken_is_refused_in_one_sentence(root):
    assert "DOCTYPE" in refused(
        f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY a "b">]><{root}>&a;</{root}>'
    )
    assert "regel 2: geen goede XML" in refused(f"<{root}>\n<graph>")
    assert "dieper genest" in refused(f"<{root}>" + "<node id='a'>" * 400)
    assert (
        "tekenset" in refused(f'<?xml version="1.0" encoding="klingon"?><{root}/>')
        or root == "lijst"
    )


def test_a_file_that_says_utf8_and_is_windows_is_read():
    text = '<?xml version="1.0" encoding="UTF-8"?><gexf><graph><nodes><node id="a" label="Café"/></nodes></graph></gexf>'
    assert read(text.encode("cp1252")).names == ["Café"]
    assert read(text.replace("UTF-8", "UTF-16").encode("utf-16")).names == ["Café"]


def test_an_xml_list_is_a_table():
    found = read(
        "<beschikkingen><beschikking><naam>Stichting Dorpshuis</naam><plaats>Ulft</plaats></beschikking>"
        "<beschikking><naam>Koor</naam><plaats>Etten</plaats><adres><straat>Laan 1</straat></adres></beschikking></beschikkingen>"
    )
    assert [cells for _, cells in found.tables[0].rows] == [
        ("naam", "plaats", "adres.straat"),
        ("Stichting Dorpshuis", "Ulft", ""),
        ("Koor", "Etten", "Laan 1"),
    ]
