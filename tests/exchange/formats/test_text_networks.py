"""Pajek, UCINET, VNA, GML and GDF, as their programs write them."""

import pytest

from tests.exchange.formats.read import read, refused

PAJEK = """% gemaakt in Pajek\r
*Network dorp\r
*Vertices 4\r
1 "Fanfare Crescendo" 0.5 0.2 0.5 box ic Green\r
2 "Café" ic Red\r
3 Koor\r
4\r
"""


def test_pajek_with_arcs_edges_and_relations():
    found = read(PAJEK + '*Arcs :1 "kent"\r\n1 2 3\r\n*Edges :2 "werkt samen"\r\n2 3\r\n')
    assert found.names == ["Fanfare Crescendo", "Café", "Koor", ""]
    assert found.lines == [
        {"van": "1", "naar": "2", "soort": "kent", "sterkte": "3"},
        {"van": "2", "naar": "3", "soort": "werkt samen", "sterkte": ""},
    ]
    assert "1 lijn heeft een richting (*Arcs) en 1 niet (*Edges)" in found.said
    assert "1 punt heeft geen naam" in found.said


def test_pajek_in_latin_1_keeps_its_accents():
    assert read((PAJEK + "*Edges\r\n1 2\r\n").encode("latin-1")).names[1] == "Café"


def test_pajek_lists_and_two_modes():
    found = read("*Vertices 3 2\n1 a1x\n2 b1x\n3 huis\n*Edgeslist\n1 3\n2 3\n*Arcslist\n1 2 -3\n")
    assert found.pairs == [("1", "3"), ("2", "3"), ("1", "2"), ("1", "3")]
    assert [point["groep van punten"] for point in found.points.values()] == ["1", "1", "2"]


def test_pajek_matrices_give_each_contact_once():
    found = read(
        '*Vertices 3\n1 "A1x"\n2 "B1x"\n3 "C1x"\n*Matrix :1 "trouw"\n0 1 0\n1 0 0\n0 0 0\n*Matrix :2 "zaken"\n0 0 2\n0 0\n0\n0 0 0\n'
    )
    assert found.lines == [
        {"van": "1", "naar": "2", "soort": "trouw", "sterkte": ""},
        {"van": "1", "naar": "3", "soort": "zaken", "sterkte": "2"},
    ]
    assert "de matrix 'trouw' is aan beide kanten van de diagonaal gelijk" in found.said


def test_pajek_points_with_one_name_stay_apart():
    found = read('*Vertices 3\n1 "blauw"\n2 "rood"\n3 "blauw"\n*Edges\n1 3\n')
    assert found.names == ["blauw", "rood", "blauw"]


def test_a_pajek_project_with_two_networks_keeps_them_apart():
    found = read(
        '*Vertices 2\n1 "A1x"\n2 "B1x"\n*Edges\n1 2\n*Vertices 2\n1 "C1x"\n2 "D1x"\n*Edges\n1 2\n'
    )
    assert found.names == ["A1x", "B1x", "C1x", "D1x"]
    assert found.pairs == [("1", "2"), ("3", "4")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("*Vertices 2\n1 a\n2 b\n*Edges\n1 9\n", "regel 5: '9' is geen nummer van een punt"),
        ("*Vertices 2\n1 a\n2 b\n*Edges\n1\n", "regel 5: een lijn heeft twee nummers nodig"),
        ("*Vertices 2\n*Matrix\n0 1 1\n", "regel 3: een rij van de matrix"),
        ("*Vertices 2\n*Matrix\n0 1\n", "de matrix is niet heel"),
        ("*Vertices 99999999\n", "regel 1: achter *Vertices"),
    ],
)
def test_a_pajek_file_that_is_wrong_names_its_line(text, said):
    assert said in refused(text)


@pytest.mark.parametrize(
    ("head", "data"),
    [
        ("dl n=3\nlabels:\nKoor,Club,Klas\ndata:\n", "0 1 0\n1 0 2\n0 2 0\n"),
        ("DL N = 3 NM=1\nFORMAT = FULLMATRIX DIAGONAL PRESENT\nROW LABELS:\nKoor\nClub\nKlas\nCOLUMN LABELS:\nKoor\nClub\nKlas\nDATA:\n", "0 1 0\n1 0 2\n0 2 0\n"),
        ("dl n=3 format=fullmatrix\nlabels embedded\ndata:\n", "Koor Club Klas\nKoor 0 1 0\nClub 1 0 2\nKlas 0 2 0\n"),
        ("dl n=3\nlabels:\nKoor Club Klas\nformat = lowerhalf\ndata:\n", "0\n1 0\n0 2 0\n"),
        ("dl n=3\nformat = lowerhalf\nlabels:\nKoor Club Klas\ndata:\n", "0\n1 0\n0 2 0\n"),
        ("dl n=3\nformat = lowerhalf diagonal=absent\nlabels:\nKoor Club Klas\ndata:\n", "1\n0 2\n"),
        ("dl n=3 format=edgelist1\nlabels: Koor, Club, Klas\ndata:\n", "1 2\n2 3 2\n"),
        ('dl n=3 format=edgelist1\nlabels:\nKoor, Club, Klas\nlabels embedded:\ndata:\n', "koor club\nclub klas 2\n"),
    ],
)  # fmt: skip
def test_ucinet_in_all_its_ways_says_the_same(head, data):
    found = read(head + data)
    assert found.names == ["Koor", "Club", "Klas"]
    pairs = [tuple(found.points[end]["naam"] for end in pair) for pair in found.pairs]
    assert sorted(tuple(sorted(pair)) for pair in pairs) == [("Club", "Klas"), ("Club", "Koor")]
    assert sorted(line["sterkte"] for line in found.lines) == ["", "2"]


def test_ucinet_nodelist_two_modes_and_two_relations():
    nodes = read("dl n=3 format=nodelist1\nlabels:\nKoor,Club,Klas\ndata:\n1 2 3\n2 3\n")
    assert nodes.pairs == [("1", "2"), ("1", "3"), ("2", "3")]
    two = read(
        "dl nr=2, nc=2 format=fullmatrix\nrow labels:\nAnna,Bram\ncol labels:\nKoor,Club\ndata:\n1 0\n1 1\n"
    )
    assert two.names == ["Anna", "Bram", "Koor", "Club"]
    assert two.pairs == [("1", "3"), ("2", "3"), ("2", "4")]
    levels = read(
        "dl n=2 nm=2\nlabels:\nKoor,Club\nlevel labels:\nvriend,raad\ndata:\n0 1\n0 0\n0 0\n1 0\n"
    )
    assert [(line["van"], line["soort"]) for line in levels.lines] == [
        ("1", "vriend"),
        ("2", "raad"),
    ]


def test_ucinet_without_labels_makes_no_actor_called_1():
    found = read("DL N = 2\nData:\n0 1\n0 0\n")
    assert found.names == ["", ""]
    assert "2 punten hebben geen naam" in found.said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("dl n=2\nlabels:\na,b\n0 1\n", "de regel 'data:' ontbreekt"),
        ("dl n=3\ndata:\n0 1 0\n", "rij 2 van de matrix is te kort"),
        ("dl n=2 format=blockmatrix\ndata:\n0 1\n", "de vorm 'blockmatrix'"),
        ("dl n=9999999\ndata:\n0\n", "te groot"),
        ("dl n=1\ndata:\n0 1 1\n", "2 getallen te veel"),
    ],
)
def test_a_ucinet_file_that_is_wrong_says_what(text, said):
    assert said in refused(text)


def test_vna():
    found = read(
        '*Node data\nID naam soort leeg\n1 "De Kade" school ""\n2 Koor "" ""\n*Node properties\nID x y shortlabel\n1 1 2 kade\n'
        '3 1 2 Los\n*Tie data\nfrom to strength\n1 2 3\n2 1 ""\n'
    )
    assert found.names == ["De Kade", "Koor", "Los"]
    assert found.points["1"]["soort"] == "school"
    assert "leeg" not in found.points["1"]
    assert found.lines == [
        {"van": "1", "naar": "2", "strength": "3"},
        {"van": "2", "naar": "1", "strength": ""},
    ]


def test_gml():
    found = read(
        'Creator "yFiles"\nVersion 1\ngraph\n[\n directed 1\n label ""\n node [ id 0 label "Koor &#233;&eacute;n" graphics [ x 1.0 type "oval" ] ]\n'
        ' node\n [\n  id 1\n  LabelGraphics [ text "Club" ]\n ]\n node [ id B vertexnames "De Boom" ]\n'
        ' edge [ source 0 target 1 LabelGraphics [ text "kent" ] weight 2 ]\n]\n'
    )
    assert found.names == ["Koor één", "Club", "De Boom"]
    assert found.lines == [{"van": "0", "naar": "1", "weight": "2", "label": "kent"}]
    assert "er ontbreekt een ']'" in refused("graph [ node [ id 1")
    assert "regel 2: er staat een ']' te veel" in refused("graph [ ]\n]")
    assert "dieper genest" in refused("graph [" + "a [" * 500)


def test_gdf():
    found = read(
        "nodedef>name VARCHAR,label VARCHAR,soort VARCHAR,color VARCHAR\n1,'Koor, gemengd',vereniging,'0,255,0'\n2,Club,,\n"
        "edgedef>node1 VARCHAR,node2 VARCHAR,weight DOUBLE,directed BOOLEAN\n1,2,3.0,true\n"
    )
    assert found.names == ["Koor, gemengd", "Club"]
    assert found.lines == [{"van": "1", "naar": "2", "weight": "3.0", "gericht": "ja"}]
    assert "plaats en kleur op de tekening zijn niet overgenomen" in found.said
