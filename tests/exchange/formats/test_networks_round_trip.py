"""A network written in a format comes back with every point, name and line it had."""

import json
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk.exchange.formats.network import numbered
from tests.exchange.formats.read import read

LETTERS = st.characters(categories=("Lu", "Ll", "Nd"), max_codepoint=0x24F)
NAMES = st.text(LETTERS | st.sampled_from(" -.&<"), min_size=2, max_size=20).map(lambda name: " ".join(name.split())).filter(lambda name: name and name[0].isalpha() and not numbered(name))  # fmt: skip


@st.composite
def networks(draw):
    names = draw(st.lists(NAMES, min_size=2, max_size=8))
    end = st.integers(0, len(names) - 1)
    return names, draw(st.lists(st.tuples(end, end), max_size=12))


def gexf(names, lines):
    nodes = "".join(f"<node id='{i}' label={quoteattr(name)}/>" for i, name in enumerate(names))
    edges = "".join(f"<edge id='{i}' source='{a}' target='{b}'/>" for i, (a, b) in enumerate(lines))
    return f"<gexf><graph><nodes>{nodes}</nodes><edges>{edges}</edges></graph></gexf>"


def graphml(names, lines):
    nodes = "".join(
        f"<node id='n{i}'><data key='d'>{quoteattr(name)[1:-1]}</data></node>"
        for i, name in enumerate(names)
    )
    edges = "".join(f"<edge source='n{a}' target='n{b}'/>" for a, b in lines)
    return f"<graphml><key id='d' attr.name='label' for='node'/><graph>{nodes}{edges}</graph></graphml>"


def gml(names, lines):
    nodes = "".join(f"node [ id {i} label {quoteattr(name)} ]\n" for i, name in enumerate(names))
    return f"graph [\n{nodes}{''.join(f'edge [ source {a} target {b} ]' for a, b in lines)}\n]"


def pajek(names, lines):
    vertices = "".join(f'{i} "{name}" 0.1 0.2\n' for i, name in enumerate(names, 1))
    return f"*Vertices {len(names)}\n{vertices}*Arcs\n" + "".join(
        f"{a + 1} {b + 1} 1\n" for a, b in lines
    )


def gdf(names, lines):
    nodes = "".join(f"{i},'{name}'\n" for i, name in enumerate(names))
    return (
        f"nodedef>name VARCHAR,label VARCHAR\n{nodes}edgedef>node1 VARCHAR,node2 VARCHAR\n"
        + "".join(f"{a},{b}\n" for a, b in lines)
    )


def vna(names, lines):
    nodes = "".join(f'{i} "{name}"\n' for i, name in enumerate(names))
    return f"*Node data\nID naam\n{nodes}*Tie data\nfrom to\n" + "".join(
        f"{a} {b}\n" for a, b in lines
    )


def dl(names, lines):
    labels = ",".join(f'"{name}"' for name in names)
    return f"dl n={len(names)} format=edgelist1\nlabels:\n{labels}\ndata:\n" + "".join(
        f"{a + 1} {b + 1}\n" for a, b in lines
    )


def kumu(names, lines):
    return json.dumps(
        {
            "elements": [{"id": f"k{i}", "label": name} for i, name in enumerate(names)],
            "connections": [{"from": f"k{a}", "to": f"k{b}"} for a, b in lines],
        }
    )


def d3(names, lines):
    return json.dumps(
        {
            "nodes": [{"name": name} for name in names],
            "links": [{"source": a, "target": b} for a, b in lines],
        }
    )


@pytest.mark.parametrize("write", [gexf, graphml, gml, pajek, gdf, vna, dl, kumu, d3])
@settings(max_examples=60, deadline=None)
@given(network=networks())
def test_what_is_written_is_read(write, network):
    names, lines = network
    found = read(write(names, lines))
    assert found.names == names
    keys = list(found.points)
    assert found.pairs == [(keys[a], keys[b]) for a, b in lines]
