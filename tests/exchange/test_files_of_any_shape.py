"""Files of any bytes: they are read, or refused in a sentence of our own."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk.errors import InputError
from tests.exchange.given import plan, xlsx

WORKBOOK = xlsx({"Actoren": [["Naam", "Soort"], ["Koor", "vereniging"], ["Zaal", "bedrijf"]]})
with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as _archive:
    PARTS = {name: _archive.read(name) for name in _archive.namelist()}
XML = sorted(name for name in PARTS if name.endswith((".xml", ".rels")))

PIECES = (
    *(b'r="-1"', b'r="ZZZZZZ99999999"', b't="s"', b"<v>-5</v>", b"<v>1e999</v>", b"</c>"),
    *(b'Id="x"', b'Target=""', b'sqref="A1"', b'count="-1"', b"99999999999999999999", b'""'),
)


def repacked(changed: dict[str, bytes]) -> bytes:
    """The workbook with other parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in (PARTS | changed).items():
            archive.writestr(name, content)
    return out.getvalue()


def read_or_refused(name: str, content: bytes) -> None:
    try:
        plan((name, content))
    except InputError as error:
        assert str(error).startswith(name)  # noqa: PT017 (both ways are right)
        assert str(error).rstrip().endswith(".")  # noqa: PT017


@pytest.mark.parametrize("content", [b"", b"\n\n", b" ; \n;;\n", b"\x8d", b"\xff\xfe\x00\x00"])
def test_a_file_with_nothing_to_read_is_called_empty(content: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.csv is leeg\."):
        plan(("a.csv", content))


@given(
    st.sampled_from(["a.csv", "a.xlsx", "a.txt"]),
    st.sampled_from([b"", b"naam;soort\n", b"\xff\xfe", b"PK\x03\x04", b"\xef\xbb\xbf", b"<x>"]),
    st.binary(max_size=80),
)
def test_any_bytes(name: str, start: bytes, content: bytes) -> None:
    read_or_refused(name, start + content)


@pytest.mark.parametrize("encoding", ["klingon", "utf-7", "utf-16", "idna", "rot13", "", "base64"])
@pytest.mark.parametrize("part", XML)
def test_an_encoding_that_nobody_knows(encoding: str, part: str) -> None:
    declared = f"<?xml version='1.0' encoding='{encoding}'?>".encode()
    body = PARTS[part].partition(b"?>")[2] if PARTS[part].startswith(b"<?xml") else PARTS[part]
    read_or_refused("a.xlsx", repacked({part: declared + body}))


@st.composite
def spoiled(draw: st.DrawFn) -> bytes:
    """A workbook of which one part is cut, has a piece replaced, or is something else."""
    part = draw(st.sampled_from(XML))
    content = PARTS[part]
    place = draw(st.integers(0, len(content)))
    piece = draw(st.binary(max_size=8) | st.sampled_from(PIECES))
    gone = draw(st.integers(0, 20))
    return repacked({part: content[:place] + piece + content[place + gone :]})


@given(spoiled())
def test_a_workbook_with_a_spoiled_part(content: bytes) -> None:
    read_or_refused("a.xlsx", content)


@given(
    st.sampled_from(XML), st.sampled_from([b'"', b">", b"<v>", b"r=", b"s="]), st.binary(max_size=4)
)
def test_a_workbook_with_something_put_after_each_sign(part: str, sign: bytes, more: bytes) -> None:
    read_or_refused("a.xlsx", repacked({part: PARTS[part].replace(sign, sign + more)}))
