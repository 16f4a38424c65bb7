"""The ties of a still picture as SVG: lines, curves, through gates, and the heads of arrows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from netwerk.map.appearance import PALETTE
from netwerk.map.svg_paper import Camera, place_of_node
from netwerk.map.view import Picture, Position

BEND = 14.0
"""So far before a gate a line begins to bend, in pixels."""
PALE = 0.6
"""How much paler and thinner a line between kernen is."""


def way_of(
    edge: Mapping[str, Any], nodes: Mapping[str, dict[str, Any]], camera: Camera
) -> list[Position]:
    """The points that a line goes through on the paper: its ends, and gates between them."""
    start, end = (camera.at(place_of_node(nodes[str(edge[e])])) for e in ("from", "to"))
    return [start, *(camera.at((g[0], g[1])) for g in edge.get("gates", ())), end]


def lines_of(
    picture: Picture, camera: Camera, nodes: Mapping[str, dict[str, Any]]
) -> Iterator[str]:
    """Every tie, marked ones last so that they lie on top."""
    thin = min(1.0, max(0.45, camera.scale))
    count = len(picture.network.edges)
    strong = 0.4 if count > 3000 else 0.55 if count > 800 else 0.8
    for edge in sorted(
        picture.network.edges, key=lambda e: (bool(e.get("mark")), bool(e.get("thread")))
    ):
        way = way_of(edge, nodes, camera)
        color = PALETTE["brug" if edge.get("thread") else edge["tint"]][0]
        opacity, share = _strength(edge, strong)
        dash = (
            f' stroke-dasharray="{" ".join(f"{d * thin:g}" for d in edge["dashes"])}"'
            if edge.get("dashes")
            else ""
        )
        yield (
            f'<path d="{_path(way, edge.get("smooth"))}" fill="none" '
            f'stroke="{color}" stroke-opacity="{opacity:g}" '
            f'stroke-width="{max(0.7, float(edge["width"]) * thin * share):.2f}"{dash}/>'
        )
        arrows = str(edge.get("arrows", ""))
        for points, end, word in ((way, "to", "to"), (way[::-1], "from", "from")):
            if word in arrows:
                r = float(nodes[str(edge[end])]["size"]) * camera.scale
                yield _head(points[-2], points[-1], r, color, opacity)


def _strength(edge: Mapping[str, Any], strong: float) -> tuple[float, float]:
    """How much a line covers, and the share of its width that is drawn."""
    if edge.get("faded"):
        return 0.18, 1.0
    if edge.get("mark"):
        return 1.0, 1.0
    if edge.get("thread"):
        return 0.9, 1.0
    return (strong * PALE, PALE + 0.2) if edge.get("between") else (strong, 1.0)


def _path(way: Sequence[Position], smooth: Mapping[str, Any] | None) -> str:
    """A line, a curve beside others between the same two, or a line that bends at gates."""
    (x1, y1), (x2, y2) = way[0], way[-1]
    if smooth:
        bend = float(smooth["roundness"]) * (1 if smooth["type"] == "curvedCW" else -1)
        return (
            f"M{x1:.1f} {y1:.1f}Q{(x1 + x2) / 2 + (y2 - y1) * bend:.1f} "
            f"{(y1 + y2) / 2 - (x2 - x1) * bend:.1f} {x2:.1f} {y2:.1f}"
        )
    path = f"M{x1:.1f} {y1:.1f}"
    for before, gate, after in zip(way, way[1:], way[2:], strict=False):
        (ax, ay), (bx, by) = _toward(gate, before), _toward(gate, after)
        path += f"L{ax:.1f} {ay:.1f}Q{gate[0]:.1f} {gate[1]:.1f} {bx:.1f} {by:.1f}"
    return f"{path}L{x2:.1f} {y2:.1f}"


def _toward(start: Position, end: Position) -> Position:
    """The point on the way where the bend begins, at most halfway."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = max((dx**2 + dy**2) ** 0.5, 1e-6)
    share = min(0.5, BEND / length)
    return start[0] + dx * share, start[1] + dy * share


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
