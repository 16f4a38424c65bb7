"""How wide a text is in the bundled font, read from the font file itself.

Tables head, hhea, hmtx and cmap format 4.

The font is DejaVu Sans (free, licence beside it): a fresh machine often has no font at all, and
what is measured here must be what the picture is drawn with.
"""

from __future__ import annotations

import struct
from functools import cache
from importlib.resources import files
from pathlib import Path

FAMILY = "DejaVu Sans"
FILES = {False: "DejaVuSans.ttf", True: "DejaVuSans-Bold.ttf"}


def font_paths() -> list[str]:
    """Where the font files are."""
    folder = Path(str(files("netwerk.map") / "fonts"))
    return [str(folder / name) for name in FILES.values()]


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Width of ``text`` at ``size`` pixels, in pixels; an unknown character counts as a wide one."""
    widths, unit = _widths(bold)
    return sum(widths.get(ord(c), 0.9 * unit) for c in text) * size / unit


@cache
def _widths(bold: bool) -> tuple[dict[int, int], int]:
    data = (files("netwerk.map") / "fonts" / FILES[bold]).read_bytes()
    tables = {}
    for k in range(struct.unpack(">H", data[4:6])[0]):
        name, _, start, length = struct.unpack(">4sLLL", data[12 + 16 * k : 28 + 16 * k])
        tables[name] = data[start : start + length]
    unit = int(struct.unpack(">H", tables[b"head"][18:20])[0])
    count = int(struct.unpack(">H", tables[b"hhea"][34:36])[0])
    advance = struct.unpack(f">{2 * count}H", tables[b"hmtx"][: 4 * count])[::2]
    return {
        char: int(advance[min(glyph, count - 1)])
        for char, glyph in _glyphs(tables[b"cmap"]).items()
    }, unit


def _glyphs(cmap: bytes) -> dict[int, int]:
    """Glyph by character of the basic plane."""
    for k in range(struct.unpack(">H", cmap[2:4])[0]):
        start = struct.unpack(">L", cmap[8 + 8 * k : 12 + 8 * k])[0]
        if struct.unpack(">H", cmap[start : start + 2])[0] == 4:
            return _format_4(cmap[start:])
    raise ValueError("the font has no character table of format 4")


def _format_4(table: bytes) -> dict[int, int]:
    segments = struct.unpack(">H", table[6:8])[0] // 2

    def column(k: int, kind: str) -> tuple[int, ...]:
        start = 14 + 2 * segments * k + (2 if k else 0)
        return struct.unpack(f">{segments}{kind}", table[start : start + 2 * segments])

    found = {}
    ends, starts, deltas, offsets = column(0, "H"), column(1, "H"), column(2, "h"), column(3, "H")
    base = 16 + 6 * segments
    for k, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for char in range(first, last + 1):
            glyph = char
            if offsets[k]:
                at = base + 2 * k + offsets[k] + 2 * (char - first)
                glyph = struct.unpack(">H", table[at : at + 2])[0] if at + 2 <= len(table) else 0
            found[char] = (glyph + deltas[k]) % 65536 if glyph or not offsets[k] else 0
    return found
