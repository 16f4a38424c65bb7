"""The ties of a still picture as SVG: lines, curves and the heads of arrows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from netwerk.map.appearance import PALETTE
from netwerk.map.svg_paper import Camera, place_of_node
from netwerk.map.view import Picture, Position


def lines_of(
    picture: Picture, camera: Camera, nodes: Mapping[str, dict[str, Any]]
) -> Iterator[str]:
    """Every tie, marked ones last so that they lie on top."""
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
        (x1, y1), (x2, y2) = camera.at(place_of_node(a)), camera.at(place_of_node(b))
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
                    camera.at(place_of_node(there)),
                    camera.at(place_of_node(here)),
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
