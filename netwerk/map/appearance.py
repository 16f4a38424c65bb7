"""Shapes and colours that survive colour blindness, both themes and black-and-white print.

Colour is never the only sign: a soort has its own shape, a kind of tie its own line, a mark its own
ring or width. The eight further colours are Tol's qualitative scheme "muted" (SRON/EPS/TN/09-002),
darkened to a contrast of 3:1 on white; each has a lighter twin for the dark theme.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

PAPER = ("#ffffff", "#0e1117")
"""Background of the light and the dark theme that the colours are checked against."""

SOORT_SHAPES: Mapping[str, str] = {
    "bewonersgroep": "dot",
    "bedrijf": "square",
    "instelling": "diamond",
    "professional": "triangle",
}
OTHER_SHAPE, GROUP_SHAPE = "triangleDown", "hexagon"

PALETTE: Mapping[str, tuple[str, str]] = {
    "bewonersgroep": ("#14467f", "#4a8af0"),
    "bedrijf": ("#d9660a", "#ee8a2a"),
    "instelling": ("#13917a", "#8deac4"),
    "professional": ("#9d4edd", "#d897eb"),
    "k0": ("#332288", "#9a92ee"),
    "k1": ("#117733", "#4fb36b"),
    "k2": ("#c25567", "#e58e9b"),
    "k3": ("#2b83b0", "#6bb8e0"),
    "k4": ("#882255", "#d36a9c"),
    "k5": ("#8a7500", "#d6c24a"),
    "k6": ("#aa4499", "#dd8fd4"),
    "k7": ("#2f8f80", "#6fd0bf"),
    "rest": ("#6b7280", "#9aa3af"),
    "groep": ("#44546a", "#a9b8cc"),
    "contact": ("#7d8896", "#8c97a6"),
    "affiliatie": ("#8b93a0", "#7f8a99"),
    "brug": ("#b3005e", "#ff7ab8"),
    "spil": ("#b3005e", "#ff7ab8"),
    "route": ("#005fcc", "#62b0ff"),
    "voorstel": ("#a15c00", "#ffb84d"),
    "valt_weg": ("#b42318", "#ff8a80"),
    "nadruk": ("#111827", "#f3f4f6"),
    "tekst": ("#1f2933", "#e6e9ee"),
}
"""(light theme, dark theme) by key; `k0` to `k7` are the colours of values that are not a soort."""

FEW, LARGEST_LETTERS = 55, 1.7
"""With fewer signs than this names are written larger, at most so many times."""
SERIES = 8
"""Number of further colours.

Values 9 to 16 get them again on a hollow sign, later ones share the grey of the rest.
"""


def series(index: int) -> tuple[str, bool]:
    """Palette key and hollowness of the value with this number, counted from 0."""
    return ("rest", False) if index >= 2 * SERIES else (f"k{index % SERIES}", index >= SERIES)


def shape_of(soort: str | None) -> str:
    """The sign of a soort; an unknown soort has one of its own."""
    return SOORT_SHAPES.get(soort or "", OTHER_SHAPE)


def radius(value: float, most: float) -> float:
    """Radius in pixels of a sign: its area grows with the value.

    6 at nothing and 17 at the greatest value of the picture.
    """
    return round(6.0 + 11.0 * math.sqrt(max(value, 0.0) / most), 1) if most > 0 else 8.0


def group_radius(members: int) -> float:
    """Radius in pixels of a collapsed group."""
    return round(20.0 + 4.0 * math.sqrt(members), 1)


def line_width(sterkte: int | None) -> float:
    """Width in pixels of a tie between two actors; not known is between losing it and seeing it."""
    return round(0.4 + 0.45 * sterkte, 2) if sterkte else 0.9


def bundle_width(count: int) -> float:
    """Width in pixels of a bundle of ties between groups."""
    return round(1.5 + 1.3 * math.log2(max(count, 1)), 1)


def letters_of(signs: int) -> float:
    """How much larger than usual names are written, when so few signs leave room for it."""
    return round(min(max(FEW / max(signs, 1), 1.0), LARGEST_LETTERS), 2)
