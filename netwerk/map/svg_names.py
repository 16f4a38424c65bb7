"""The words on a still picture as SVG: names of actors and places, numbers of bundles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from netwerk.map.appearance import PALETTE
from netwerk.map.fonts import text_width
from netwerk.map.labels import PlacedName, Taken, place_label, shortened
from netwerk.map.regions import WIDTH
from netwerk.map.svg_paper import Camera, Paper, place_of_node, radius_of_node, text
from netwerk.map.svg_signs import INK
from netwerk.map.view import Picture

CALM = 9000.0
"""One name for so many square pixels at most."""


def names_of(
    picture: Picture, camera: Camera, nodes: Mapping[str, dict[str, Any]], paper: Paper
) -> Iterator[str]:
    """The names that fit, most important first, each where it covers nothing."""
    labels, signs = Taken(), Taken()
    for node in nodes.values():
        x, y = camera.at(place_of_node(node))
        r = radius_of_node(node, camera)
        signs.take((x - r, y - r, x + r, y + r))
    placed = _place_names(picture, camera, nodes, labels)
    left, top, right, bottom = paper.frame
    budget = (right - left) * (bottom - top) / CALM
    shown = (n for n in nodes.values() if n["label"] and not n.get("faded"))
    ordered = sorted(shown, key=lambda n: (-float(n["rank"]), str(n["label"])))
    for order, node in enumerate(ordered):
        if budget <= 0 or order > 1500:
            break
        x, y = camera.at(place_of_node(node))
        bold = float(node["rank"]) >= 100
        crowd = Taken() if order < 8 or bold else signs
        name = place_label(
            shortened(str(node["label"])),
            x,
            y,
            radius_of_node(node, camera) + (5 if node.get("mark") else 0),
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
        points = [camera.at(place_of_node(nodes[m])) for m in region.core]
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
        (x1, y1), (x2, y2) = (
            camera.at(place_of_node(nodes[str(edge[end])])) for end in ("from", "to")
        )
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
