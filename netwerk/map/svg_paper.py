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
AROUND = 26.0
"""Room around a sign for its name, in pixels at zoom 1."""
LARGEST = 1.8
"""A picture of few is drawn at most so many times as large as on the screen."""
_BROKEN = re.compile("[^\\t\\n\\r\\u0020-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


@dataclass(frozen=True)
class Paper:
    """Where things go on the paper, in pixels: its size, the map's frame, the legend's left."""

    width: float
    height: float
    frame: Box
    legend: float


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
    """The paper of this size for a picture; the legend is as wide as its words need."""
    width, height = (side * PIXELS_PER_MM for side in PAPER_MM[size])
    widest = max((text_width(entry.label, 14) for entry in picture.legend), default=0.0)
    legend = width - EDGE - min(max(widest + 90, 200.0), width * 0.34)
    return Paper(width, height, (EDGE, 112.0, legend - 24.0, height - 62.0), legend)


def camera_of(picture: Picture, nodes: Mapping[str, dict[str, Any]], paper: Paper) -> Camera:
    """The camera that fits everything of the picture in the frame of the paper."""
    places = [
        (float(n["x"]) + dx, float(n["y"]) + dy)
        for n in nodes.values()
        for dx, dy in ((-AROUND, -AROUND / 2), (AROUND, AROUND))
    ]
    places += [point for area in picture.areas for ring in area.rings for point in ring]
    places += [point for region in picture.regions for point in region.ring]
    if not places:
        return Camera(1.0, paper.width / 2, paper.height / 2)
    xs, ys = [p[0] for p in places], [p[1] for p in places]
    left, top, right, bottom = paper.frame
    title = 20.0  # the name of a kern above the uppermost
    scale = min(
        (right - left - 12) / max(max(xs) - min(xs), 1.0),
        (bottom - top - title - 6) / max(max(ys) - min(ys), 1.0),
        LARGEST,
    )
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    return Camera(
        scale,
        (left + right) / 2 - middle[0] * scale,
        (top + title + bottom) / 2 - middle[1] * scale,
    )


def place_of_node(node: Mapping[str, Any]) -> Position:
    """Where a node stands in the picture."""
    return float(node["x"]), float(node["y"])


def radius_of_node(node: Mapping[str, Any], camera: Camera) -> float:
    """The radius of a node on the paper, never too small to see."""
    return max(float(node["size"]) * camera.scale, 2.2)
