"""The colour of the municipality, so that it can be read on white and white can be read on it."""

from __future__ import annotations

import re

ACCENT = "#154273"
"""The colour when none is chosen, or when what is chosen is no colour."""
READABLE = 4.5
"""The least contrast of text with what is under it (WCAG 2.2, 1.4.3)."""
WHITE = "#ffffff"
_STEP = 0.94
_COLOUR = re.compile("#[0-9a-fA-F]{6}")


def is_colour(text: str) -> bool:
    """Whether this is written as '#rrggbb'."""
    return _COLOUR.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """The contrast of two colours ('#rrggbb'), 1 to 21, as WCAG reckons it."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def accent_of(kleur: str) -> str:
    """The colour to write and draw with: as chosen, or darker until it can be read on white."""
    if not is_colour(kleur):
        return ACCENT
    red, green, blue = (float(part) for part in rgb(kleur))
    while True:
        colour = f"#{round(red):02x}{round(green):02x}{round(blue):02x}"
        if contrast(colour, WHITE) >= READABLE:
            return colour
        red, green, blue = red * _STEP, green * _STEP, blue * _STEP


def rgb(colour: str) -> tuple[int, int, int]:
    """'#rrggbb' as three numbers of 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white)."""
    parts = []
    for value in rgb(colour):
        share = value / 255
        parts.append(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4)
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
