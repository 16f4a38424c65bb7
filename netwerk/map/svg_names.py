"""The words on a still picture as SVG: names of actors and places, numbers of bundles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np

from netwerk.map.appearance import PALETTE
from netwerk.map.fonts import text_width
from netwerk.map.short_names import broken
from netwerk.map.spots import LEADING, Covered, NameSpot
from netwerk.map.svg_lines import way_of
from netwerk.map.svg_paper import Box, Camera, place_of_node, radius_of_node, text
from netwerk.map.svg_signs import INK
from netwerk.map.svg_titles import Title, titles_of
from netwerk.map.view import Picture

CALM = 5200.0
"""On a crowded map one name for so many square pixels at most."""
LINES = (26, 15)
"""Letters of one line of a name: tried for everybody, then shorter for who found no room."""
PX = 13.0
FIRST = 70
"""Of a crowded map the names of this percentile and above are written."""
OVER = 0.6
"""What a sign under the name of one of the most important costs, on a crowded map."""

Nodes = Mapping[str, dict[str, Any]]


def covered_of(picture: Picture, camera: Camera, nodes: Nodes) -> Covered:
    """What names may not cover, and the lines that they rather do not."""
    at = np.array([camera.at(place_of_node(n)) for n in nodes.values()]).reshape(-1, 2)
    r = np.array([reach_of(n, camera) for n in nodes.values()]).reshape(-1, 1)
    ways = [way_of(edge, nodes, camera) for edge in picture.network.edges]
    starts = np.array([p for way in ways for p in way[:-1]]).reshape(-1, 2)
    ends = np.array([p for way in ways for p in way[1:]]).reshape(-1, 2)
    return Covered(np.hstack((at - r, at + r)), starts, ends, len(nodes) + len(picture.regions))


def reach_of(node: Mapping[str, Any], camera: Camera) -> float:
    """How far from its middle a sign with its ring reaches, in pixels of the paper."""
    ring = 5.0 if node.get("mark") else 4.0 if node.get("loose") else 0.0
    return radius_of_node(node, camera) + ring


@dataclass(frozen=True)
class PlacedWords:
    """All words on a picture: names of kernen, names of actors by node id, numbers of bundles."""

    titles: tuple[Title, ...]
    names: Mapping[str, NameSpot]
    counts: tuple[Title, ...]


SMALLER = (1.0, 0.75, 0.5, 0.25, 0.0)
"""Of how much larger letters are here, the share that is tried; as frontend/names.js does."""


def words_of(
    picture: Picture, camera: Camera, nodes: Nodes, frame: Box, px: float = PX
) -> PlacedWords:
    """The words that fit in the frame, most important first, each where it covers nothing.

    px: size of the letters of names, where there are many.
    """
    covered = covered_of(picture, camera, nodes)
    titles = titles_of(picture, camera, covered, frame)
    number = {node: k for k, node in enumerate(nodes)}
    budget = (frame[2] - frame[0]) * (frame[3] - frame[1]) / CALM
    budget = budget if picture.crowded else len(nodes)
    names: dict[str, NameSpot] = {}
    ordered = _ordered(picture, nodes)
    for size, letters in product(_sizes(px, picture.letters), LINES):
        for node in ordered:
            key = str(node["id"])
            if key in names or len(names) >= budget:
                continue
            bold = float(node["rank"]) >= 100
            spot = covered.place(
                number[key],
                camera.at(place_of_node(node)),
                reach_of(node, camera),
                broken(str(node.get("short") or node["label"]), letters),
                frame,
                px=size,
                bold=bold,
                over=OVER if bold or (picture.crowded and node.get("head")) else -1.0,
            )
            if spot is not None:
                names[key] = spot
    return PlacedWords(tuple(titles), names, tuple(_counts(picture, camera, nodes, covered)))


def _sizes(px: float, larger: float) -> tuple[float, ...]:
    """How large letters are tried: where they are large, smaller ones for who has no place."""
    return tuple(px * (1 + (larger - 1) * share) for share in (SMALLER if larger > 1 else (1.0,)))


def written(words: PlacedWords) -> Iterator[str]:
    """The words as SVG, but for what lies under the signs."""
    for title in (*words.titles, *words.counts):
        if not title.under:
            yield _written(title)
    for spot in words.names.values():
        for k, line in enumerate(spot.lines):
            base = spot.top + spot.px * (0.88 + LEADING * k)
            yield _written(Title(line, spot.x, base, spot.px, INK, bold=spot.bold))


def titles_under(words: PlacedWords) -> Iterator[str]:
    """The names of kernen that lie large and pale under a crowded map."""
    for title in words.titles:
        if title.under:
            yield (
                f'<text x="{title.x:.1f}" y="{title.y:.1f}" font-size="{title.px:.1f}" '
                f'text-anchor="middle" font-weight="700" fill="{PALETTE[title.colour][0]}" '
                f'fill-opacity="0.5">{text(title.text)}</text>'
            )


def _ordered(picture: Picture, nodes: Nodes) -> Sequence[dict[str, Any]]:
    """Who is named, the most important first; on a crowded map the heads of each kern before."""
    shown = [n for n in nodes.values() if n["label"] and not n.get("faded")]
    if picture.crowded and shown:
        least = np.percentile([float(n["rank"]) for n in shown], FIRST)
        shown = [
            n for n in shown if n.get("head") or (not n.get("loose") and float(n["rank"]) >= least)
        ]
    return sorted(
        shown,
        key=lambda n: (
            not (picture.crowded and n.get("head")),
            -float(n["rank"]),
            str(n["label"]),
            str(n["id"]),
        ),
    )


def _counts(picture: Picture, camera: Camera, nodes: Nodes, covered: Covered) -> Iterator[Title]:
    """The numbers of bundles where there is room: what a bundle is comes before how many."""
    for edge in sorted(picture.network.edges, key=lambda e: -int(e.get("label") or 0)):
        words = str(edge.get("label") or "")
        if not edge.get("bundle") or words in ("", "1") or edge.get("faded"):
            continue
        (x1, y1), (x2, y2) = (
            camera.at(place_of_node(nodes[str(edge[end])])) for end in ("from", "to")
        )
        x, y, half = (x1 + x2) / 2, (y1 + y2) / 2, text_width(words, 12, True) / 2 + 2
        if covered.take_free((x - half, y - 7, x + half, y + 7)):
            yield Title(words, x, y + 4, 12, INK)


def _written(title: Title) -> str:
    """A text on a white edge.

    Edge and text are elements of their own, since not every program knows paint-order.
    """
    place = (
        f'x="{title.x:.1f}" y="{title.y:.1f}" font-size="{title.px:g}" text-anchor="middle" '
        f'font-weight="{700 if title.bold else 400}"'
    )
    words = text(title.text)
    return (
        f'<text {place} fill="none" stroke="#ffffff" stroke-width="3.4" '
        f'stroke-linejoin="round" stroke-opacity="0.85">{words}</text>'
        f'<text {place} fill="{PALETTE.get(title.colour, (title.colour,))[0]}">{words}</text>'
    )
