"""A small writer of old Excel files (BIFF8 in an OLE container), for tests: texts, numbers, hidden sheets, merges."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR = 512


def record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def sheet_stream(
    rows: Sequence[Sequence[str | float]], merged: Sequence[tuple[int, int, int, int]]
) -> bytes:
    width = max(map(len, rows), default=0)
    out = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0x0600))
    out += record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if isinstance(value, str):
                text = value.encode("utf-16-le")
                out += record(0x0204, struct.pack("<HHHHB", r, c, 0, len(value), 1) + text)
            else:
                out += record(0x0203, struct.pack("<HHHd", r, c, 0, value))
    for first, last, left, right in merged:
        out += record(0x00E5, struct.pack("<HHHHH", 1, first, last, left, right))
    return out + record(0x000A, b"")


def xls(
    sheets: Mapping[str, Sequence[Sequence[str | float]]],
    hidden: Sequence[str] = (),
    merged: Sequence[tuple[int, int, int, int]] = (),
) -> bytes:
    """A workbook; ``merged`` (first row, last row, first column, last column) holds for every sheet."""
    streams = {title: sheet_stream(rows, merged) for title, rows in sheets.items()}
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0x0600))
    begin += record(0x0042, struct.pack("<H", 1200))
    place = len(begin) + sum(4 + 8 + 2 * len(title) for title in streams) + 4
    bounds = b""
    for title, stream in streams.items():
        name = title.encode("utf-16-le")
        bounds += record(
            0x0085, struct.pack("<IBBBB", place, title in hidden, 0, len(title), 1) + name
        )
        place += len(stream)
    return ole(begin + bounds + record(0x000A, b"") + b"".join(streams.values()))


def ole(stream: bytes) -> bytes:
    """A container with one stream called Workbook."""
    stream = stream.ljust(max(4096, -(-len(stream) // SECTOR) * SECTOR), b"\0")
    count = len(stream) // SECTOR
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack(
        "<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, END, 0, END, 0, 0
    )
    header += struct.pack("<I", FREE) * 108
    chain = [FAT, END, *range(3, count + 2), END]
    table = struct.pack(f"<{len(chain)}I", *chain) + struct.pack("<I", FREE) * (128 - len(chain))
    assert len(table) == SECTOR
    entries = entry("Root Entry", 5, END, 0, child=1) + entry("Workbook", 2, 2, len(stream))
    return header[:SECTOR] + table + entries.ljust(SECTOR, b"\0") + stream


def entry(name: str, kind: int, start: int, size: int, child: int = FREE) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    return text.ljust(64, b"\0") + struct.pack(
        "<HBBIII16xI8x8xIII", len(text), kind, 1, FREE, FREE, child, 0, start, size, 0
    )
