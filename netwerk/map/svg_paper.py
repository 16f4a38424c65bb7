"""The paper of a still picture: its size, where the map goes on it, and text that is safe there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from netwerk.map.fonts import text_width
from netwerk.map.view import Picture, Position

Box = tuple[float, float, float, float]

PAPER_MM = {"A4": (297, 210), "A3": (420, 297), "A1": (841, 594)}
PIXELS_PER_MM = 5.0
"""Pixels in a millimetre of paper: a name of 13 pixels is 2.6 mm high on every size."""
EDGE = 40.0
TOP, BOTTOM = 104.0, 56.0
"""Where the map begins under the words, and what is kept free for the source, in pixels."""
LEGEND_LINE = 25.0
"""Height of a line of the legend, in pixels."""
TITLE = 20.0
"""Room for the name of a kern above the uppermost, in pixels."""
AROUND = 26.0
"""Room around a sign for its name, in pixels at zoom 1."""
LARGEST = 1.8
"""A picture of few is drawn at most so many times as large as on the screen."""
_BROKEN = re.compile("[^\\t\\n\\r\\u0020-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


@dataclass(frozen=True)
class Paper:
    """Where things go on the paper, in pixels: its size, the map's frame, and the legend.

    legend: left and top of its first line. columns: how many, each ``across`` wide and with
    ``lines`` lines.
    """

    width: float
    height: float
    frame: Box
    legend: Position
    columns: int = 1
    across: float = 0.0
    lines: int = 1000


@dataclass(frozen=True)
class Camera:
    """From the places of the picture to the paper."""

    scale: float
    x: float
    y: float

    def at(self, place: Position) -> Position:
        """A place on the paper."""
        return place[0] * self.scale + self.x, place[1] * self.scale + self.y


def text(value: str) -> str:
    """Text that is safe in XML: escaped, without characters that XML does not allow."""
    return escape(_BROKEN.sub("", value))


def paper_of(picture: Picture, size: str) -> Paper:
    """The paper of this size for a picture: the legend beside the map or under it.

    Whichever lets the map be drawn larger.
    """
    width, height = (side * PIXELS_PER_MM for side in PAPER_MM[size])
    widest = max((text_width(entry.label, 14) for entry in picture.legend), default=0.0)
    across = min(max(widest + 92, 200.0), width * 0.34)
    legend = width - EDGE - across
    beside = Paper(
        width, height, (EDGE, TOP, legend - 24.0, height - BOTTOM), (legend, TOP + 8), 1, across
    )
    columns = max(1, int((width - 2 * EDGE) / across))
    lines = -(-len(picture.legend) // columns)
    top = height - BOTTOM - (lines + 1) * LEGEND_LINE - 6
    under = Paper(
        width, height, (EDGE, TOP, width - EDGE, top - 12), (EDGE, top + 14), columns,
        (width - 2 * EDGE) / columns, lines,
    )  # fmt: skip
    wide, high = _extent(picture)
    return max((beside, under), key=lambda paper: _scale(paper.frame, wide, high))


def _extent(picture: Picture) -> Position:
    """Width and height of what is drawn."""
    points = _points(picture, {str(n["id"]): n for n in picture.network.nodes})
    if not points:
        return 1.0, 1.0
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return max(max(xs) - min(xs), 1.0), max(max(ys) - min(ys), 1.0)


def _scale(frame: Box, wide: float, high: float) -> float:
    """How large everything can be drawn in a frame."""
    left, top, right, bottom = frame
    return min((right - left - 12) / wide, (bottom - top - TITLE - 6) / high)


def _points(picture: Picture, nodes: Mapping[str, dict[str, Any]]) -> list[Position]:
    """What has to be in the frame: signs with room for names, areas and outlines."""
    places = [
        (float(n["x"]) + dx, float(n["y"]) + dy)
        for n in nodes.values()
        for dx, dy in ((-AROUND, -AROUND / 2), (AROUND, AROUND))
    ]
    places += [point for area in picture.areas for ring in area.rings for point in ring]
    return places + [point for region in picture.regions for point in region.ring]


def camera_of(picture: Picture, nodes: Mapping[str, dict[str, Any]], frame: Box) -> Camera:
    """The camera that fits everything of the picture in a frame."""
    left, top, right, bottom = frame
    places = _points(picture, nodes)
    if not places:
        return Camera(1.0, (left + right) / 2, (top + bottom) / 2)
    xs, ys = [p[0] for p in places], [p[1] for p in places]
    wide, high = max(max(xs) - min(xs), 1.0), max(max(ys) - min(ys), 1.0)
    scale = min(_scale(frame, wide, high), LARGEST)
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    return Camera(
        scale,
        (left + right) / 2 - middle[0] * scale,
        (top + TITLE + bottom) / 2 - middle[1] * scale,
    )


def place_of_node(node: Mapping[str, Any]) -> Position:
    """Where a node stands in the picture."""
    return float(node["x"]), float(node["y"])


def radius_of_node(node: Mapping[str, Any], camera: Camera) -> float:
    """The radius of a node on the paper, never too small to see."""
    return max(float(node["size"]) * camera.scale, 2.2)
