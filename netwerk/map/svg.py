"""A still picture of the map as SVG, for Word, mail and print.

It has a title, date, selection, the map, a legend and a source line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from netwerk.map.appearance import PALETTE
from netwerk.map.fonts import FAMILY, text_width
from netwerk.map.labels import Box, PlacedName, Taken, place_label, shortened
from netwerk.map.regions import WIDTH
from netwerk.map.svg_signs import legend_lines, sign
from netwerk.map.view import Picture, Position

PAPER_MM = {"A4": (297, 210), "A3": (420, 297), "A1": (841, 594)}
PIXELS_PER_MM = 5.0
"""Pixels of the drawing in a millimetre of paper:

A name of 13 pixels is 2.6 mm high on every size of paper.
"""
INK, SOFT = "#1f2933", "#5b6673"
EDGE = 40.0
CALM = 9000.0
"""One name for so many square pixels at most."""
_BROKEN = re.compile("[^\\t\\n\\r\\u0020-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


@dataclass(frozen=True)
class Paper:
    """Where things go on the paper, in pixels.

    Its size, the frame of the map and the left side of the legend.
    """

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


def svg_of(picture: Picture, *, title: str, source_line: str, day: str, size: str = "A4") -> str:
    """The picture as SVG in light colours; ``size`` is a key of PAPER_MM (landscape)."""
    paper = _paper(picture, size)
    nodes = {str(node["id"]): node for node in picture.network.nodes}
    camera = _camera(picture, nodes, paper)
    wide, high = PAPER_MM[size]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}mm" height="{high}mm" '
        f'viewBox="0 0 {paper.width:g} {paper.height:g}" role="img" aria-labelledby="t d" '
        f'font-family="{FAMILY}, Arial, sans-serif">',
        f'<title id="t">{text(title)}</title><desc id="d">{text(picture.summary)}</desc>',
        f'<rect width="{paper.width:g}" height="{paper.height:g}" fill="#ffffff"/>',
        *_words(
            paper,
            title,
            source_line,
            _subtitle(f"{day}. {picture.headline}", paper.width - 2 * EDGE),
        ),
        *_areas(picture, camera),
        *_regions(picture, camera, nodes),
        *_lines(picture, camera, nodes),
        *(_node(node, camera) for node in sorted(nodes.values(), key=lambda n: float(n["rank"]))),
        *_names(picture, camera, nodes, paper),
        *legend_lines(picture.legend, paper.legend, paper.frame[1] + 8),
        "</svg>",
    ]
    return "\n".join(parts)


def text(value: str) -> str:
    """Text that is safe in XML: escaped, without characters that XML does not allow."""
    return escape(_BROKEN.sub("", value))


def _paper(picture: Picture, size: str) -> Paper:
    width, height = (side * PIXELS_PER_MM for side in PAPER_MM[size])
    widest = max((text_width(entry.label, 14) for entry in picture.legend), default=0.0)
    legend = width - EDGE - min(max(widest + 90, 200.0), width * 0.34)
    return Paper(width, height, (EDGE, 112.0, legend - 24.0, height - 62.0), legend)


def _camera(picture: Picture, nodes: Mapping[str, dict[str, Any]], paper: Paper) -> Camera:
    places = [(float(n["x"]), float(n["y"])) for n in nodes.values()]
    places += [point for area in picture.areas for ring in area.rings for point in ring]
    if not places:
        return Camera(1.0, paper.width / 2, paper.height / 2)
    xs, ys = [p[0] for p in places], [p[1] for p in places]
    left, top, right, bottom = paper.frame
    scale = min(
        (right - left - 120) / (max(xs) - min(xs) + 60),
        (bottom - top - 50) / (max(ys) - min(ys) + 70),
        1.8,
    )
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    return Camera(
        scale, (left + right) / 2 - middle[0] * scale, (top + bottom) / 2 - middle[1] * scale
    )


def _subtitle(sentences: str, room: float) -> str:
    """As many of the sentences as fit on one line."""
    kept = sentences.strip().rstrip(".")
    while text_width(kept, 16) > room and ". " in kept:
        kept = kept.rpartition(". ")[0]
    return kept


def _words(paper: Paper, title: str, source_line: str, subtitle: str) -> Iterator[str]:
    yield (
        f'<text x="{EDGE:g}" y="58" font-size="30" font-weight="700" '
        f'fill="{INK}">{text(title)}</text>'
    )
    yield f'<text x="{EDGE:g}" y="88" font-size="16" fill="{SOFT}">{text(subtitle)}</text>'
    if source_line:
        yield (
            f'<text x="{EDGE:g}" y="{paper.height - 26:g}" font-size="13" '
            f'fill="{SOFT}">{text(source_line)}</text>'
        )


def _areas(picture: Picture, camera: Camera) -> Iterator[str]:
    for area in picture.areas:
        rings = (
            "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in map(camera.at, ring)) + "Z"
            for ring in area.rings
        )
        color = PALETTE[area.colour][0]
        yield (
            f'<path d="{" ".join(rings)}" fill="{color}" fill-opacity="0.1" fill-rule="evenodd" '
            f'stroke="{color}" stroke-opacity="0.55" stroke-width="1.5"/>'
        )


def _regions(
    picture: Picture, camera: Camera, nodes: Mapping[str, dict[str, Any]]
) -> Iterator[str]:
    for region in picture.regions:
        dots = [(camera.at(_place(nodes[m])),) * 2 for m in region.members]
        links = [
            (camera.at(_place(nodes[a])), camera.at(_place(nodes[b]))) for a, b in region.links
        ]
        path = "".join(
            f"M{a[0]:.1f} {a[1]:.1f}L{b[0] + 0.01:.2f} {b[1]:.1f}" for a, b in (*dots, *links)
        )
        yield (
            f'<path d="{path}" fill="none" stroke="{PALETTE[region.colour][0]}" '
            'stroke-opacity="0.13" '
            f'stroke-width="{WIDTH * camera.scale:.1f}" stroke-linecap="round" '
            'stroke-linejoin="round"/>'
        )


def _place(node: Mapping[str, Any]) -> Position:
    return float(node["x"]), float(node["y"])


def _lines(picture: Picture, camera: Camera, nodes: Mapping[str, dict[str, Any]]) -> Iterator[str]:
    thin = min(1.0, max(0.45, camera.scale))
    strong = (
        0.4
        if len(picture.network.edges) > 3000
        else 0.55
        if len(picture.network.edges) > 800
        else 0.8
    )
    for edge in sorted(picture.network.edges, key=lambda e: bool(e.get("mark"))):
        a, b = (nodes[str(edge[end])] for end in ("from", "to"))
        (x1, y1), (x2, y2) = camera.at(_place(a)), camera.at(_place(b))
        color = PALETTE[edge["tint"]][0]
        opacity = 0.18 if edge.get("faded") else 1.0 if edge.get("mark") else strong
        dash = (
            f' stroke-dasharray="{" ".join(f"{d * thin:g}" for d in edge["dashes"])}"'
            if edge.get("dashes")
            else ""
        )
        yield (
            f'<path d="{_curve(x1, y1, x2, y2, edge.get("smooth"))}" fill="none" '
            f'stroke="{color}" stroke-opacity="{opacity:g}" '
            f'stroke-width="{float(edge["width"]) * thin:.2f}"{dash}/>'
        )
        arrows = str(edge.get("arrows", ""))
        for there, here, node, word in ((a, b, b, "to"), (b, a, a, "from")):
            if word in arrows:
                yield _head(
                    camera.at(_place(there)),
                    camera.at(_place(here)),
                    float(node["size"]) * camera.scale,
                    color,
                    opacity,
                )


def _curve(x1: float, y1: float, x2: float, y2: float, smooth: Mapping[str, Any] | None) -> str:
    if not smooth:
        return f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}"
    bend = float(smooth["roundness"]) * (1 if smooth["type"] == "curvedCW" else -1)
    return (
        f"M{x1:.1f} {y1:.1f}Q{(x1 + x2) / 2 + (y2 - y1) * bend:.1f} "
        f"{(y1 + y2) / 2 - (x2 - x1) * bend:.1f} {x2:.1f} {y2:.1f}"
    )


def _head(start: Position, end: Position, r: float, color: str, opacity: float) -> str:
    length = max(((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5, 1e-6)
    ux, uy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    tip = end[0] - ux * (r + 1), end[1] - uy * (r + 1)
    back = tip[0] - ux * 7, tip[1] - uy * 7
    points = (
        (tip[0], tip[1]),
        (back[0] - uy * 3, back[1] + ux * 3),
        (back[0] + uy * 3, back[1] - ux * 3),
    )
    return (
        f'<polygon points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}" fill="{color}" '
        f'fill-opacity="{opacity:g}"/>'
    )


def _radius(node: Mapping[str, Any], camera: Camera) -> float:
    return max(float(node["size"]) * camera.scale, 2.2)


def _node(node: Mapping[str, Any], camera: Camera) -> str:
    x, y = camera.at(_place(node))
    r = _radius(node, camera)
    drawn = sign(str(node["shape"]), x, y, r, str(node["tint"]), bool(node.get("hollow")))
    if node.get("mark"):
        dash = ' stroke-dasharray="4 4"' if node["mark"] == "valt_weg" else ""
        color = PALETTE[node["mark"]][0]
        drawn += (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r + 4:.1f}" fill="none" '
            f'stroke="{color}" stroke-width="2.5"{dash}/>'
        )
    return f'<g opacity="0.28">{drawn}</g>' if node.get("faded") else drawn


def _names(
    picture: Picture, camera: Camera, nodes: Mapping[str, dict[str, Any]], paper: Paper
) -> Iterator[str]:
    labels, signs = Taken(), Taken()
    for node in nodes.values():
        x, y = camera.at(_place(node))
        r = _radius(node, camera)
        signs.take((x - r, y - r, x + r, y + r))
    placed = _place_names(picture, camera, nodes, labels)
    left, top, right, bottom = paper.frame
    budget = (right - left) * (bottom - top) / CALM
    shown = (n for n in nodes.values() if n["label"] and not n.get("faded"))
    ordered = sorted(shown, key=lambda n: (-float(n["rank"]), str(n["label"])))
    for order, node in enumerate(ordered):
        if budget <= 0 or order > 1500:
            break
        x, y = camera.at(_place(node))
        bold = float(node["rank"]) >= 100
        crowd = Taken() if order < 8 or bold else signs
        name = place_label(
            shortened(str(node["label"])),
            x,
            y,
            _radius(node, camera) + (5 if node.get("mark") else 0),
            14.0 if bold else 13.0,
            bold,
            labels,
            crowd,
            (left, top, right, bottom),
        )
        if name:
            placed.append((name, INK))
            budget -= 1
    yield from _written([*placed, *_counts(picture, camera, nodes, labels, signs)])


def _place_names(
    picture: Picture, camera: Camera, nodes: Mapping[str, dict[str, Any]], taken: Taken
) -> list[tuple[PlacedName, str]]:
    named = [(area.name, camera.at(area.at), area.colour) for area in picture.areas]
    for region in picture.regions:
        points = [camera.at(_place(nodes[m])) for m in region.core]
        x, top = sum(p[0] for p in points) / len(points), min(p[1] for p in points)
        named.append((region.name, (x, top - WIDTH * camera.scale / 2 - 6), region.colour))
    placed = []
    for name, (x, y), colour in named:
        half = text_width(name, 16, True) / 2 + 4
        box = (x - half, y - 15, x + half, y + 5)
        if taken.free(box):
            taken.take(box)
            placed.append(
                (
                    PlacedName(text=name, x=x, y=y, anchor="middle", size=16, bold=True),
                    PALETTE[colour][0],
                )
            )
    return placed


def _counts(
    picture: Picture,
    camera: Camera,
    nodes: Mapping[str, dict[str, Any]],
    taken: Taken,
    signs: Taken,
) -> list[tuple[PlacedName, str]]:
    """The numbers of bundles where there is room.

    What a bundle is comes before how many lines there are.
    """
    placed = []
    for edge in sorted(picture.network.edges, key=lambda e: -int(e.get("label") or 0)):
        if (
            not edge.get("bundle")
            or not edge.get("label")
            or edge["label"] == "1"
            or edge.get("faded")
        ):
            continue
        (x1, y1), (x2, y2) = (camera.at(_place(nodes[str(edge[end])])) for end in ("from", "to"))
        x, y, half = (x1 + x2) / 2, (y1 + y2) / 2, text_width(str(edge["label"]), 12, True) / 2 + 2
        box = (x - half, y - 7, x + half, y + 7)
        if taken.free(box) and signs.free(box):
            taken.take(box)
            placed.append(
                (
                    PlacedName(
                        text=str(edge["label"]), x=x, y=y + 4, anchor="middle", size=12, bold=True
                    ),
                    INK,
                )
            )
    return placed


def _written(labels: Iterable[tuple[PlacedName, str]]) -> Iterator[str]:
    """Texts on a white edge.

    Edge and text are elements of their own, since not every program knows paint-order.
    """
    for label, color in labels:
        place = (
            f'x="{label.x:.1f}" y="{label.y:.1f}" font-size="{label.size:g}" '
            f'text-anchor="{label.anchor}" '
            f'font-weight="{700 if label.bold else 400}"'
        )
        words = text(label.text)
        yield (
            f'<text {place} fill="none" stroke="#ffffff" stroke-width="3.4" '
            f'stroke-linejoin="round">{words}</text>'
        )
        yield f'<text {place} fill="{color}">{words}</text>'
