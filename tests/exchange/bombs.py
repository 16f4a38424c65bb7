"""Small workbooks that ask for gigabytes when they are opened without bounds."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping

from tests.exchange.given import xlsx

_ROW = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>{1}</t></is></c></row>'
_HEAD = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_TAIL = b"</sheetData></worksheet>"
MEGABYTE = 1024 * 1024


def _with(part: str, pieces: Iterator[bytes]) -> bytes:
    """A workbook of which one part is this."""
    out = io.BytesIO()
    plain = xlsx({"Actoren": [["Naam"], ["Koor"]]})
    with (
        zipfile.ZipFile(io.BytesIO(plain)) as archive,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bomb,
    ):
        for name in archive.namelist():
            if name != part:
                bomb.writestr(name, archive.read(name))
        with bomb.open(part, "w", force_zip64=True) as file:
            for piece in pieces:
                file.write(piece)
    return out.getvalue()


def one_text() -> bytes:
    """One cell with 350 MB of text."""

    def pieces() -> Iterator[bytes]:
        yield _HEAD + b'<row r="1"><c r="A1" t="inlineStr"><is><t>Naam</t></is></c></row>'
        yield b'<row r="2"><c r="A2" t="inlineStr"><is><t>'
        for _ in range(350):
            yield b"a" * MEGABYTE
        yield b"</t></is></c></row>" + _TAIL

    return _with("xl/worksheets/sheet1.xml", pieces())


def wide_rows() -> bytes:
    """200,000 rows that are a thousand columns wide."""

    def pieces() -> Iterator[bytes]:
        yield _HEAD
        for row in range(1, 200_001):
            yield f'<row r="{row}"><c r="ALL{row}"><v>1</v></c></row>'.encode()
        yield _TAIL

    return _with("xl/worksheets/sheet1.xml", pieces())


def many_texts() -> bytes:
    """Eight million texts that cells share, all empty."""

    def pieces() -> Iterator[bytes]:
        yield b'<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        for _ in range(800):
            yield b"<si><t/></si>" * 10_000
        yield b"</sst>"

    return _with("xl/sharedStrings.xml", pieces())


def many_rows() -> bytes:
    """A million rows with a word in each."""

    def pieces() -> Iterator[bytes]:
        yield _HEAD
        for row in range(1, 1_000_001):
            yield _ROW.format(row, "a" if row > 1 else "Naam").encode()
        yield _TAIL

    return _with("xl/worksheets/sheet1.xml", pieces())


BOMBS: Mapping[str, Callable[[], bytes]] = {
    "one text": one_text,
    "wide rows": wide_rows,
    "many texts": many_texts,
    "many rows": many_rows,
}
