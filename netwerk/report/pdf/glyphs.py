"""Which characters the PDF can draw: one that it cannot stops the whole file (PDF/UA and PDF/A)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from netwerk.report.description import written

FONTS = (Path(__file__).parent / "fonts", Path(__file__).parents[2] / "map" / "fonts")
"""The folders with the fonts of the PDF: that of its text, and a wide one that steps in."""
WIDE = FONTS[1] / "DejaVuSans.ttf"
MISSING = "□"
"""What stands for a character that cannot be drawn."""
_SEGMENTED = 12
_OWN = range(0xE000, 0xF900)
"""Characters without a meaning of their own: PDF/A refuses them."""


@cache
def covered() -> frozenset[int]:
    """The characters that the wide font can draw, from its own table (cmap, format 12)."""
    data = WIDE.read_bytes()

    def number(at: int, size: int = 4) -> int:
        return int.from_bytes(data[at : at + size], "big")

    entries = range(12, 12 + 16 * number(4, 2), 16)
    cmap = next(number(at + 8) for at in entries if data[at : at + 4] == b"cmap")
    tables = range(cmap + 4, cmap + 4 + 8 * number(cmap + 2, 2), 8)
    starts = (cmap + number(at + 4) for at in tables)
    start = next(start for start in starts if number(start, 2) == _SEGMENTED)
    groups = range(start + 16, start + 16 + 12 * number(start + 12), 12)
    every = (code for at in groups for code in range(number(at), number(at + 4) + 1))
    return frozenset(code for code in every if code >= ord(" ") and code not in _OWN)


def drawable(text: str) -> str:
    """The text with `MISSING` for each character that no font here can draw."""
    return "".join(
        c if c == "\n" or ord(c) in covered() else " " if c in "\t\r" else MISSING
        for c in written(text)
    )
