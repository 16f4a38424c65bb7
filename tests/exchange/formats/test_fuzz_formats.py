"""Whatever stands in a file: a reader gives tables or one sentence, never anything else."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk.errors import InputError
from netwerk.exchange.formats.recognise import FileKind, sniff
from netwerk.exchange.formats.registry import READERS, read_tables
from tests.exchange.formats.old_excel import xls
from tests.exchange.formats.read import zipped
from tests.exchange.formats.test_json_networks import SHAPES
from tests.exchange.formats.test_old_sheets import ods, row, text
from tests.exchange.formats.test_text_networks import PAJEK
from tests.exchange.formats.test_vcard import CARDS
from tests.exchange.formats.test_xml_networks import GRAPHML, KEYS, YED
from tests.exchange.formats.test_zips import GEXF, HSDS
from tests.exchange.given import xlsx

SEEDS: dict[FileKind, list[bytes]] = {
    FileKind.GEXF: [
        GEXF.format("Koor", "Club").encode(),
        b'<gexf><graph><attributes class="node"><attribute id="0" title="t"><default>a</default></attribute></attributes><nodes>'
        b'<node id="1"><attvalues><attvalue for="0" value="[a, b]"/></attvalues></node></nodes><edges><edge id="0" source="1" target="2" type="mutual" weight="2"/></edges></graph></gexf>',
    ],
    FileKind.GRAPHML: [GRAPHML.format(ns="", keys=KEYS, inside="").encode(), YED.format(more="").encode()],
    FileKind.JSON: [repr(shape).replace("'", '"').replace("False", "false").encode() for shape in SHAPES.values()],
    FileKind.PAJEK: [(PAJEK + "*Arcs :1 \"kent\"\r\n1 2 3\r\n*Matrix\r\n0 1 0 0\r\n0 0 0 0\r\n0 0 0 0\r\n1 0 0 0\r\n*Edgeslist\r\n1 2 3\r\n").encode()],
    FileKind.DL: [
        b"dl n=3 nm=1 format=fullmatrix\nlabels:\nKoor,Club,Klas\ndata:\n0 1 0\n1 0 2\n0 2 0\n",
        b"dl nr=2, nc=2 format=edgelist2\nrow labels:\nA,B\ncolumn labels embedded\ndata:\n1 2\n2 1\n",
        b"dl n=3 format=nodelist1\nlabels embedded\ndata:\nKoor Club Klas\n",
    ],
    FileKind.VNA: [b'*Node data\nID naam\n1 "De Kade"\n*Node properties\nID x shortlabel\n1 1 kade\n*Tie data\nfrom to s\n1 2 3\n'],
    FileKind.GML: [b'graph [ directed 1 node [ id 0 label "Koor" graphics [ x 1 ] ] node [ id 1 ] edge [ source 0 target 1 ] ]'],
    FileKind.GDF: [b"nodedef>name VARCHAR,label VARCHAR\n1,'Koor, x'\nedgedef>node1 VARCHAR,node2 VARCHAR\n1,2\n"],
    FileKind.VCARD: [CARDS.encode()],
    FileKind.XML_LIST: [b"<a><b><naam>Koor</naam><x><y>1</y></x></b><b naam='z'/></a>"],
    FileKind.TEXT: [b"id:ID,naam,:LABEL\n1,Koor,x\n", HSDS["organizations.csv"].encode(), b"Naam;Soort\nKoor;vereniging\n"],
    FileKind.XLSX: [xlsx({"Blad": [["Naam", "Visible"], ["Koor", 0]]})],
    FileKind.OLD_SHEETS: [ods(row(text("Naam")) + row(text("Koor"))), xls({"Blad": [["Naam", 1.0]]})],
    FileKind.ZIP: [zipped({"a.csv": "naam\nKoor\n", "b.gexf": GEXF.format("a", "b")}), zipped(HSDS)],
}  # fmt: skip
"""A small good file of every kind; what is thrown at a reader is made of these."""
WORDS = [b"", b"\0", b'"', b"'", b"<", b">", b"[", b"]", b"{", b"}", b"-1", b"99999999999", b"0", b"\xff", b"\n", b"\r", b"\t", b" ",
         b";", b",", b"*", b"null", b"&#0;", b"&amp;", b"]]>", b"<![CDATA[", b"\xc3\xa9", b"id", b"naam", b"\xf0\x9f\x98\x80", b"e5", b"="]  # fmt: skip


def test_every_kind_has_a_seed_that_is_recognised():
    assert set(SEEDS) == set(FileKind)
    for kind, seeds in SEEDS.items():
        assert {sniff("x", seed) for seed in seeds} == {kind}
        for seed in seeds:
            assert read_tables("x", seed)


def changed(seed: bytes, rng: random.Random) -> bytes:
    """A file with a few places changed: cut, doubled, or a word put in."""
    content = bytearray(seed)
    for _ in range(rng.randint(1, 4)):
        place, length = rng.randrange(len(content) + 1), rng.choice((0, 0, 1, 2, 8, 40))
        piece = bytes(content[place : place + length])
        content[place : place + length] = rng.choice((rng.choice(WORDS), piece * 2, piece[::-1]))
    return bytes(
        content[: rng.choice((len(content), len(content), rng.randrange(1, len(content) + 2)))]
    )


def looked_at(read, name: str, content: bytes) -> None:
    try:
        tables = read(name, content)
    except InputError as refusal:
        sentence = str(refusal)
        assert sentence.startswith(name)
        assert sentence.endswith(".")
        assert not re.search(r"Traceback|Error\b|None", sentence)
        return
    for table in tables:
        numbers = [number for number, _ in table.rows]
        assert numbers == sorted(set(numbers))
        assert all(any(cells) for _, cells in table.rows)


@pytest.mark.parametrize("kind", [kind for kind in FileKind if kind is not FileKind.OLD_SHEETS])
def test_no_error_but_ours_leaves_a_reader(kind, request):
    rng = random.Random(kind.value)
    for _ in range(100_000 if request.config.getoption("--endurance") else 300):
        content = changed(rng.choice(SEEDS[kind]), rng)
        looked_at(read_tables, "x.dat", content)
        if kind in READERS and content:
            looked_at(READERS[kind], "x.dat", content)


def test_no_error_but_ours_leaves_the_reader_of_old_sheets():
    rng = random.Random(1)
    for _ in range(12):
        looked_at(read_tables, "x.ods", changed(rng.choice(SEEDS[FileKind.OLD_SHEETS]), rng))


@settings(max_examples=150, deadline=None)
@given(content=st.binary(max_size=300), kind=st.sampled_from([k for k in READERS if k is not FileKind.OLD_SHEETS]))  # fmt: skip
def test_any_bytes_in_any_reader(content, kind):
    looked_at(READERS[kind], "x.dat", content or b"x")


@settings(max_examples=150, deadline=None)
@given(
    value=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["nodes", "edges", "elements", "data", "id", "label", "source", "target", "graph", "from", "to", "type", "fullGraph", "nodeData", "services", "name"]),
            inner,
            max_size=5,
        ),
        max_leaves=20,
    )
)  # fmt: skip
def test_any_json(value):
    import json

    looked_at(READERS[FileKind.JSON], "x.dat", json.dumps(value).encode())
