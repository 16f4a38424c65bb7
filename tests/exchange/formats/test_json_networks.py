"""Networks in JSON: every shape gives the same points and lines."""

import json

import pytest

from tests.exchange.formats.read import read, refused

SHAPES = {
    "kumu blueprint": {
        "elements": [{"id": "a", "label": "Koor", "type": "vereniging"}, {"id": "b", "label": "Club", "type": "school"}],
        "connections": [{"id": "c", "from": "a", "to": "b", "type": "kent", "direction": "mutual"}],
    },
    "kumu backup": {
        "name": "x",
        "attributes": [],
        "elements": [
            {"_id": "a", "attributes": {"label": "Koor", "element type": "vereniging"}},
            {"_id": "b", "attributes": {"label": "Club", "element type": "school", "metrics::degree": 1}},
        ],
        "connections": [{"_id": "c", "from": "a", "to": "b", "attributes": {"connection type": "kent"}}],
        "maps": [{"elements": [{"element": "a", "position": {"x": 1, "y": 2}}]}],
    },
    "graph commons": {
        "graph": {
            "id": "g",
            "nodeTypes": [{"id": "t"}],
            "nodes": [{"id": "a", "name": "Koor", "type": "vereniging", "properties": {"leden": 4}}, {"id": "b", "name": "Club", "type": "school"}],
            "edges": [{"id": "e", "from": "a", "to": "b", "edge_type": "kent", "weight": 2, "properties": {}}],
        }
    },
    "polinode": {
        "name": "x",
        "nodes": [{"id": "a", "attributes": {"Name": "Koor", "type": "vereniging"}}, {"id": "b", "attributes": {"Name": "Club", "type": "school"}}],
        "edges": [{"id": 0, "source": "a", "target": "b", "attributes": {"relation": "kent"}}],
    },
    "node-link": {
        "directed": False,
        "nodes": [{"id": "a", "vertexnames": "Koor"}, {"id": "b", "vertexnames": "Club"}],
        "links": [{"source": "a", "target": "b", "soort": "kent", "key": 0}],
    },
    "graphology": {
        "nodes": [{"key": "a", "attributes": {"label": "Koor", "x": 1}}, {"key": "b", "attributes": {"label": "Club"}}],
        "edges": [{"key": "0", "source": "a", "target": "b", "attributes": {"soort": "kent"}}],
    },
    "gephi lite": {
        "graphDataset": {
            "nodeData": {"a": {"label": "Koor"}, "b": {"label": "Club"}},
            "edgeData": {"0": {"soort": "kent"}},
            "fullGraph": {"nodes": [{"key": "a"}, {"key": "b"}], "edges": [{"key": "0", "source": "a", "target": "b"}]},
        }
    },
    "cytoscape desktop": {
        "elements": {
            "nodes": [{"data": {"id": "a", "name": "Koor"}, "position": {"x": 1}}, {"data": {"id": "b", "name": "Club"}}],
            "edges": [{"data": {"id": "e", "source": "a", "target": "b", "soort": "kent"}, "selected": False}],
        }
    },
    "cytoscape flat": [
        {"data": {"id": "a", "label": "Koor"}},
        {"data": {"id": "b", "label": "Club"}},
        {"data": {"id": "e", "source": "a", "target": "b", "soort": "kent"}},
    ],
    "json graph format": {
        "graph": {
            "nodes": {"a": {"label": "Koor"}, "b": {"label": "Club"}},
            "edges": [{"source": "a", "target": "b", "relation": "kent"}],
        }
    },
    "apoc": [
        {"type": "node", "id": "a", "labels": ["Partij"], "properties": {"name": "Koor"}},
        {"type": "node", "id": "b", "labels": ["Partij"], "properties": {"name": "Club"}},
        {"type": "relationship", "id": "0", "label": "kent", "start": {"id": "a"}, "end": {"id": "b"}, "properties": {}},
    ],
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_gives_the_same_network(shape):
    found = read(json.dumps(SHAPES[shape]))
    assert {key: point["naam"] for key, point in found.points.items()} == {"a": "Koor", "b": "Club"}
    assert found.pairs == [("a", "b")]
    assert found.lines[0]["soort" if shape != "kumu blueprint" else "type"] == "kent"


def test_json_lines_are_read_and_a_broken_line_is_named():
    lines = [json.dumps(record) for record in SHAPES["apoc"]]
    assert read("\n".join(lines)).names == ["Koor", "Club"]
    assert "regel 2: geen goede JSON" in refused("\n".join([lines[0], '{"a": }', lines[1]]))


def test_lines_by_position_and_by_name():
    nodes = [
        {"name": "Koor", "group": 1},
        {"name": "Club", "group": 2},
        {"name": "Klas", "group": 2},
    ]
    d3 = read(json.dumps({"nodes": nodes, "links": [{"source": 0, "target": 2, "value": 3}]}))
    assert [(d3.points[van]["naam"], d3.points[naar]["naam"]) for van, naar in d3.pairs] == [
        ("Koor", "Klas")
    ]
    by_name = read(json.dumps({"nodes": nodes, "links": [{"source": "Koor", "target": "Klas"}]}))
    assert by_name.pairs == [("Koor", "Klas")]
    assert "geen punt" not in by_name.said


def test_kumu_without_ids_calls_by_label_and_a_loose_end_is_said():
    found = read(
        json.dumps(
            {
                "elements": [{"label": "Koor"}, {"label": "Club"}],
                "connections": [{"from": "Koor", "to": "Club"}, {"from": "Roos", "to": "Koor"}],
            }
        )
    )
    assert found.pairs == [("Koor", "Club"), ("Roos", "Koor")]
    assert "(het eerste: 'Roos')" in found.said


def test_kumu_remote_files_apart():
    elements = [{"Label": "Koor", "Type": "vereniging", "Tags": ["muziek", "jeugd"]}]
    found = read(json.dumps(elements))
    assert [cells for _, cells in found.tables[0].rows] == [
        ("Label", "Type", "Tags"),
        ("Koor", "vereniging", "muziek; jeugd"),
    ]
    assert read(json.dumps([{"From": "Koor", "To": "Club", "Type": "kent"}])).pairs == [
        ("Koor", "Club")
    ]


def test_a_list_of_records_is_a_table_with_numbers_as_written():
    found = read(
        '{"dataResult": [{"naam": "Koor", "tel": 0.50, "open": true, "geo": {"lat": 52}}]}'
    )
    assert found.tables[0].where.sheet == "dataResult"
    assert [cells for _, cells in found.tables[0].rows] == [
        ("naam", "tel", "open", "geo.lat"),
        ("Koor", "0.50", "ja", "52"),
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"type": "FeatureCollection", "features": [{"a": 1}]}', "GeoJSON"),
        ('{"a": 1}', "Kumu: Export, xlsx"),
        ("[1, 2, 3]", "Kumu: Export, xlsx"),
        ('{"elements": [}', "regel 1: geen goede JSON"),
        ("[" * 100_000 + "]", "te diep genest"),
        ('{"nodes": [' + '{"a":' * 5_000 + "1" + "}" * 5_000 + "]}", "te diep genest"),
    ],
)
def test_json_that_is_no_network_is_named(content, said):
    assert said in refused(content)


def test_an_empty_network_is_said():
    assert "zonder lijst of netwerk" in refused('{"nodes": [], "edges": []}')
