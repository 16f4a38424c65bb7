"""Names on a still picture, the most important first.

Each stands at the first of eight places where it covers nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from netwerk.map.fonts import text_width

CELL = 80.0
LONGEST = 36

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class PlacedName:
    """A text with its place: x and baseline y, anchor as in SVG, size in pixels, bold or not."""

    text: str
    x: float
    y: float
    anchor: str
    size: float
    bold: bool


@dataclass
class Taken:
    """What is covered already, on a grid."""

    cells: dict[tuple[int, int], list[Box]] = field(default_factory=dict)

    def free(self, box: Box, but: Box | None = None) -> bool:
        """Whether nothing (but ``but``) is under the box."""
        return not any(
            box[0] < c[2] and box[2] > c[0] and box[1] < c[3] and box[3] > c[1] and c != but
            for cell in _cells(box)
            for c in self.cells.get(cell, ())
        )

    def take(self, box: Box) -> None:
        """Cover the box."""
        for cell in _cells(box):
            self.cells.setdefault(cell, []).append(box)


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for i in range(math.floor(box[0] / CELL), math.floor(box[2] / CELL) + 1):
        for j in range(math.floor(box[1] / CELL), math.floor(box[3] / CELL) + 1):
            yield i, j


def shortened(text: str) -> str:
    """A name no longer than fits, with an ellipsis."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "\u2026"


def place_label(
    text: str,
    x: float,
    y: float,
    r: float,
    size: float,
    bold: bool,
    labels: Taken,
    signs: Taken,
    frame: Box,
) -> PlacedName | None:
    """A place for a name beside a sign at (x, y) of radius ``r``, or None.

    ``labels`` holds what is taken; the new place joins it.
    """
    width, high = text_width(text, size, bold) + 4, size * 1.15
    sign = (x - r, y - r, x + r, y + r)
    for dx, dy in (
        (0, 1),
        (1, 0),
        (-1, 0),
        (0, -1),
        (0.75, 0.75),
        (0.75, -0.75),
        (-0.75, 0.75),
        (-0.75, -0.75),
    ):
        anchor = "middle" if dx == 0 else "start" if dx > 0 else "end"
        at, middle = x + dx * (r + 4), y + dy * (r + high * 0.55 + 1)
        left = at - width / 2 if dx == 0 else at if dx > 0 else at - width
        box = (left, middle - high / 2, left + width, middle + high / 2)
        inside = (
            box[0] >= frame[0] and box[1] >= frame[1] and box[2] <= frame[2] and box[3] <= frame[3]
        )
        if inside and labels.free(box) and signs.free(box, sign):
            labels.take(box)
            return PlacedName(
                text=text, x=at, y=middle + size * 0.35, anchor=anchor, size=size, bold=bold
            )
    return None
