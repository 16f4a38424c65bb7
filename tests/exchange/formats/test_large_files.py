"""Small files that ask for much: each is read, or refused with a sentence, in a moment."""

import time

import pytest

from netwerk.errors import InputError
from netwerk.exchange.formats.registry import read_tables

MANY = 30_000
LARGE = {
    "one attribute many times": "<gexf><graph><nodes><node id='a' label='Koor'>"
    + "".join(f"<attvalue for='p' value='{n}'/>" for n in range(MANY))
    + "</node></nodes></graph></gexf>",
    "an attribute of its own for each point": "<gexf><graph><nodes>"
    + "".join(f"<node id='Koor {n}' a{n}='x'/>" for n in range(MANY))
    + "</nodes></graph></gexf>",
    "many keys with a usual value": "<graphml>"
    + "".join(f"<key id='k{n}' for='node'><default>x</default></key>" for n in range(5_000))
    + "<graph>"
    + "".join(f"<node id='Koor {n}'/>" for n in range(5_000))
    + "</graph></graphml>",
    "a group with many labels": "<graphml><graph><node id='g'><data key='x'>"
    + "<NodeLabel>a</NodeLabel>" * MANY
    + "</data><graph>"
    + "".join(f"<node id='Koor {n}'/>" for n in range(MANY))
    + "</graph></node></graph></graphml>",
    "many networks in one project": "*Vertices 400000\n" * 20,
    "a value many times in a list": "<a><b><n>Koor</n>" + "<x>1</x>" * 200_000 + "</b></a>",
    "a long folded line": "BEGIN:VCARD\nORG;ENCODING=QUOTED-PRINTABLE:a" + "=\nb" * 300_000 + "\nEND:VCARD\n",
    "blanks in the head of a matrix": "dl n=1 diagonal" + " " * 2_000_000 + "\ndata:\n0\n",
    "blanks in the head of a gdf": "nodedef>name" + " " * 2_000_000 + "x\n1\n",
    "open brackets": "graph [ " + "node [ id 1 ] " * MANY,
    "declarations that do not end": "<" + "!<" * 500_000,
    "a comment that does not end": "//" + "/*" * 200_000,
    "blanks after every line": ("creator x" + " " * 500 + "\n") * 2_000 + "graph x",
    "numbers": ("1 " * 500 + "\n") * 3_000 + "x",
}  # fmt: skip


@pytest.mark.parametrize("shape", LARGE)
def test_a_file_that_asks_much_takes_a_moment(shape):
    begun = time.process_time()
    try:
        tables = read_tables("x", LARGE[shape].encode())
    except InputError:
        tables = []
    assert time.process_time() - begun < 10
    assert all(len(table.rows[0][1]) <= 1_000 for table in tables if table.rows)
