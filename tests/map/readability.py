"""How readable a picture is, in numbers, on a canvas of 1120 x 700 pixels as the still picture draws it.

used: share of squares of 35 pixels with a sign or word in or beside them. named: share of actors whose name shows at first
sight. through_names: lines through a name, per name. crossings: of lines, per line (lines through one gate meet there and
do not cross). strangers: actors of another kern, or of none, within the outline of a kern. overlaps: signs on signs, names on
names and names on signs (of others; on a crowded map the names of heads may cover lesser signs).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from netwerk.map.hulls import convex, within
from netwerk.map.kern_numbers import kern_numbers
from netwerk.map.picture import draw
from netwerk.map.spots import lines_through
from netwerk.map.svg_lines import way_of
from netwerk.map.svg_names import PlacedWords, words_of
from netwerk.map.svg_paper import camera_of, place_of_node, radius_of_node
from netwerk.map.view import Picture, Position, View
from netwerk.net.net import Net
from netwerk.schema import schema

WIDE, HIGH = 1120.0, 700.0
SQUARE = 35.0
PX = 11.0
"""DejaVu Sans at 11 pixels is as wide as Source Sans of the page at 13."""


@dataclass(frozen=True)
class Readability:
    """The measures of one picture."""

    actors: int
    used: float
    named: float
    through_names: float
    crossings: float
    strangers: int
    overlaps: int


def readability(net: Net, places: dict[str, Position]) -> Readability:
    """The measures of a net with actors at these places."""
    picture = draw(net, schema(), places, View(regions="kern", auto_collapse=False))
    nodes = {str(node["id"]): node for node in picture.network.nodes}
    frame = (0.0, 0.0, WIDE, HIGH)
    camera = camera_of(picture, nodes, frame)
    words = words_of(picture, camera, nodes, frame, PX)
    at = np.array([camera.at(place_of_node(n)) for n in nodes.values()])
    r = np.array([radius_of_node(n, camera) for n in nodes.values()])
    ways = [np.array(way_of(edge, nodes, camera)) for edge in picture.network.edges]
    boxes = np.array([spot.box for spot in words.names.values()]).reshape(-1, 4)
    starts = np.concatenate([way[:-1] for way in ways]) if ways else np.zeros((0, 2))
    ends = np.concatenate([way[1:] for way in ways]) if ways else np.zeros((0, 2))
    return Readability(
        actors=net.n,
        used=used(at, r, words),
        named=len(words.names) / net.n,
        through_names=lines_through(boxes + np.array((2.0, 2, -2, -2)), starts, ends)
        / max(len(boxes), 1),
        crossings=crossings(ways) / max(len(ways), 1),
        strangers=strangers(net, picture, places),
        overlaps=overlaps(picture, at, r, words),
    )


def used(at: np.ndarray, r: np.ndarray, words: PlacedWords) -> float:
    """The share of squares with something in or beside them."""
    seen = np.zeros((int(HIGH / SQUARE), int(WIDE / SQUARE)), bool)
    boxes = [(x - s, y - s, x + s, y + s) for (x, y), s in zip(at, r, strict=True)]
    boxes += [spot.box for spot in words.names.values()]
    boxes += [
        (t.x - 3.5 * len(t.text), t.y - 12, t.x + 3.5 * len(t.text), t.y + 3) for t in words.titles
    ]
    for left, top, right, bottom in boxes:
        c0, c1 = int((left - SQUARE / 2) / SQUARE), int((right + SQUARE / 2) / SQUARE)
        r0, r1 = int((top - SQUARE / 2) / SQUARE), int((bottom + SQUARE / 2) / SQUARE)
        seen[max(r0, 0) : max(r1 + 1, 0), max(c0, 0) : max(c1 + 1, 0)] = True
    return float(seen.mean())


def crossings(ways: list[np.ndarray]) -> int:
    """How often what is drawn crosses: lines that share an end or a gate meet there, and the way that lines share is one line."""
    drawn = {tuple(sorted((tuple(p), tuple(q)))) for way in ways for p, q in pairwise(way)}
    lines = np.array(sorted(drawn)).reshape(-1, 2, 2)
    a, b = lines[:, 0], lines[:, 1]
    count = 0
    for k in range(len(a)):
        p, q, c, d = a[k], b[k], a[k + 1 :], b[k + 1 :]
        shared = np.zeros(len(c), bool)
        for end in (p, q):
            for other in (c, d):
                shared |= np.abs(other - end).sum(axis=1) < 1e-6
        count += int(
            (
                ~shared
                & (_side(p, q, c) * _side(p, q, d) < 0)
                & (_side(c, d, p) * _side(c, d, q) < 0)
            ).sum()
        )
    return count


def _side(a: np.ndarray, b: np.ndarray, p: np.ndarray) -> np.ndarray:
    return (b[..., 0] - a[..., 0]) * (p[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (
        p[..., 0] - a[..., 0]
    )


def strangers(net: Net, picture: Picture, places: dict[str, Position]) -> int:
    """How many stand within the hull of the signs of a kern that is not theirs."""
    of = kern_numbers(net).of
    xy = np.array([places[str(i)] for i in net.actors["id"]])
    return sum(
        int(within(ring, xy[of != kern]).sum())
        for kern in range(len(kern_numbers(net).ids))
        if len(ring := convex(xy[of == kern])) > 2
    )


def overlaps(picture: Picture, at: np.ndarray, r: np.ndarray, words: PlacedWords) -> int:
    """Signs on signs, names on names, names on signs of others."""
    gap = np.linalg.norm(at[:, None] - at[None], axis=2) - r[:, None] - r[None]
    count = int(np.triu(gap < -0.5, 1).sum())
    spots = list(words.names.items())
    boxes = np.array([spot.box for _, spot in spots]).reshape(-1, 4)
    both = (
        (boxes[:, None, 0] < boxes[None, :, 2])
        & (boxes[:, None, 2] > boxes[None, :, 0])
        & (boxes[:, None, 1] < boxes[None, :, 3])
        & (boxes[:, None, 3] > boxes[None, :, 1])
    )
    count += int(np.triu(both, 1).sum())
    if picture.crowded:
        return count
    number = {str(n["id"]): k for k, n in enumerate(picture.network.nodes)}
    low, high = at - r[:, None] * 0.9, at + r[:, None] * 0.9
    for node, spot in spots:
        x0, y0, x1, y1 = spot.box
        hit = (low[:, 0] < x1) & (high[:, 0] > x0) & (low[:, 1] < y1) & (high[:, 1] > y0)
        hit[number[node]] = False
        count += int(hit.sum())
    return count
