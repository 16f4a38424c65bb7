"""A still picture of the map as SVG, for Word, mail and print.

It has a title, date, selection, the map, a legend and a source line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from netwerk.map.appearance import PALETTE
from netwerk.map.fonts import FAMILY, text_width
from netwerk.map.svg_lines import lines_of
from netwerk.map.svg_names import titles_under, words_of, written
from netwerk.map.svg_paper import (
    EDGE,
    PAPER_MM,
    Camera,
    Paper,
    camera_of,
    paper_of,
    place_of_node,
    radius_of_node,
    text,
)
from netwerk.map.svg_signs import INK, legend_lines, sign
from netwerk.map.view import Picture

SOFT = "#5b6673"


def svg_of(picture: Picture, *, title: str, source_line: str, day: str, size: str = "A4") -> str:
    """The picture as SVG in light colours; ``size`` is a key of PAPER_MM (landscape)."""
    paper = paper_of(picture, size)
    nodes = {str(node["id"]): node for node in picture.network.nodes}
    camera = camera_of(picture, nodes, paper.frame)
    words = words_of(picture, camera, nodes, paper.frame)
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
        *_regions(picture, camera),
        *titles_under(words),
        *lines_of(picture, camera, nodes),
        *(_node(node, camera) for node in sorted(nodes.values(), key=lambda n: float(n["rank"]))),
        *written(words),
        *legend_lines(picture.legend, paper),
        "</svg>",
    ]
    return "\n".join(parts)


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


def _regions(picture: Picture, camera: Camera) -> Iterator[str]:
    """The outlines of kernen, dashed where no line leaves; grey without an edge under them."""
    for region in sorted(picture.regions, key=lambda r: not r.soft):
        if not region.ring:
            continue
        ring = (f"{x:.1f} {y:.1f}" for x, y in map(camera.at, region.ring))
        color = PALETTE[region.colour][0]
        edge = f' stroke="{color}" stroke-opacity="0.5" stroke-width="1.3"'
        if region.los:
            edge = f' stroke="{color}" stroke-width="2" stroke-dasharray="7 5"'
        yield (
            f'<path d="M{"L".join(ring)}Z" fill="{color}" fill-opacity="0.09"'
            f"{'' if region.soft else edge}/>"
        )


def _node(node: Mapping[str, Any], camera: Camera) -> str:
    x, y = camera.at(place_of_node(node))
    r = radius_of_node(node, camera)
    hollow = bool(node.get("hollow") or node.get("loose"))
    drawn = sign(str(node["shape"]), x, y, r, str(node["tint"]), hollow)
    if node.get("mark"):
        dash = ' stroke-dasharray="4 4"' if node["mark"] == "valt_weg" else ""
        color = PALETTE[node["mark"]][0]
        drawn += (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r + 4:.1f}" fill="none" '
            f'stroke="{color}" stroke-width="2.5"{dash}/>'
        )
    if node.get("loose"):
        drawn += (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r + 3.5:.1f}" fill="none" '
            f'stroke="{INK}" stroke-width="1.1" stroke-dasharray="2 2.5"/>'
        )
    return f'<g opacity="0.28">{drawn}</g>' if node.get("faded") else drawn
