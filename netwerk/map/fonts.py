"""How wide a text is in the bundled font.

The font is DejaVu Sans (free, licence beside it): a fresh machine often has no font at all, and
what is measured here must be what the picture is drawn with.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from PIL import ImageFont

FAMILY = "DejaVu Sans"
FILES = {False: "DejaVuSans.ttf", True: "DejaVuSans-Bold.ttf"}
UNIT = 2048
"""Pixels at which texts are measured: that many units make one em, so no width is rounded."""


def font_paths() -> list[str]:
    """Where the font files are."""
    folder = Path(str(files("netwerk.map") / "fonts"))
    return [str(folder / name) for name in FILES.values()]


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Width in pixels of ``text`` at ``size`` pixels; what the font lacks is as wide as its box."""
    return _units(text, bold) * size / UNIT


@lru_cache(maxsize=8192)
def _units(text: str, bold: bool) -> float:
    return _font(bold).getlength(text)


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    # The basic layout is in every build of Pillow, so widths are the same on every machine.
    path = dict(zip(FILES, font_paths(), strict=True))[bold]
    return ImageFont.truetype(path, UNIT, layout_engine=ImageFont.Layout.BASIC)
