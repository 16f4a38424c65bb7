"""Signs and legend as SVG: the same shapes, lines and colours as on the interactive map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from netwerk.map.appearance import PALETTE
from netwerk.map.svg_paper import LEGEND_LINE, Paper
from netwerk.map.view import LegendEntry

INK = "#1f2933"
DASH = {"streep": "7 5", "voorstel": "2 6", "valt_weg": "2 4"}
CORNERS: Mapping[str, tuple[tuple[float, float], ...]] = {
    "square": ((-0.89, -0.89), (0.89, -0.89), (0.89, 0.89), (-0.89, 0.89)),
    "diamond": ((0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)),
    "triangle": ((0.0, -1.15), (1.1, 0.85), (-1.1, 0.85)),
    "triangleDown": ((0.0, 1.15), (1.1, -0.85), (-1.1, -0.85)),
    "hexagon": ((0.5, -0.87), (1.0, 0.0), (0.5, 0.87), (-0.5, 0.87), (-1.0, 0.0), (-0.5, -0.87)),
}


def sign(shape: str, x: float, y: float, r: float, tint: str, hollow: bool = False) -> str:
    """One sign at a place; a hollow one is white inside."""
    color = PALETTE[tint][0]
    paint = (
        f'fill="#ffffff" stroke="{color}" stroke-width="2.2"'
        if hollow
        else f'fill="{color}" stroke="#ffffff" stroke-width="1"'
    )
    corners = CORNERS.get(shape)
    if corners is None:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" {paint}/>'
    points = " ".join(f"{x + dx * r:.1f},{y + dy * r:.1f}" for dx, dy in corners)
    return f'<polygon points="{points}" {paint}/>'


def legend_lines(entries: tuple[LegendEntry, ...], paper: Paper) -> Iterator[str]:
    """The legend as signs and words, in as many columns as the paper says."""
    left, top = paper.legend
    yield (
        f'<text x="{left:g}" y="{top + 4:g}" font-size="16" font-weight="700" '
        f'fill="{INK}">Legenda</text>'
    )
    top += LEGEND_LINE
    y, part, line = top, None, 0
    for entry in entries:
        group = "actor" if entry.part == "maat" else entry.part
        if line == paper.lines:
            left, y, line, part = left + paper.across, top, 0, None
        if paper.columns == 1 and part not in (None, group):
            y += 12.0
        part, line = group, line + 1
        count = f" ({entry.count})" if entry.count is not None else ""
        yield _sign(entry, left + 20, y)
        yield (
            f'<text x="{left + 48:g}" y="{y + 5:g}" font-size="14" '
            f'fill="{INK}">{escape(entry.label)}{count}</text>'
        )
        y += LEGEND_LINE


def _sign(entry: LegendEntry, x: float, y: float) -> str:
    style = entry.style
    color = PALETTE[str(style["tint"])][0]
    if entry.part in ("actor", "kleur"):
        return sign(str(style["shape"]), x, y, 8.5, str(style["tint"]), bool(style.get("hollow")))
    if entry.part == "maat":
        return sign("dot", x - 11, y, 4, str(style["tint"])) + sign(
            "dot", x + 5, y, 9, str(style["tint"])
        )
    if entry.part == "vlak":
        dash = f' stroke="{color}" stroke-dasharray="5 4"' if style.get("dash") else ""
        return (
            f'<rect x="{x - 18:g}" y="{y - 9:g}" width="36" height="18" rx="9" '
            f'fill="{color}" fill-opacity="{0.12 if dash else 0.25}"{dash}/>'
        )
    if style.get("sign") == "ring":
        dashes = {"valt_weg": "4 4", "los": "2 2.5"}.get(str(style["mark"]))
        dash = f' stroke-dasharray="{dashes}"' if dashes else ""
        if style["mark"] == "los":
            return sign("dot", x, y, 5, "tekst", hollow=True) + (
                f'<circle cx="{x:g}" cy="{y:g}" r="9" fill="none" stroke="{color}"{dash}/>'
            )
        return (
            f'<circle cx="{x:g}" cy="{y:g}" r="8" fill="none" stroke="{color}" '
            f'stroke-width="3"{dash}/>'
        )
    return _line(style, color, x, y)


def _line(style: Mapping[str, Any], color: str, x: float, y: float) -> str:
    kind = str(style.get("dash") or style.get("mark"))
    width = 5.0 if kind == "dik" else 4.0 if style.get("sign") else 2.6 if kind == "draad" else 2.0
    dash = f' stroke-dasharray="{DASH[kind]}"' if kind in DASH else ""
    line = (
        f'<path d="M{x - 18:g} {y:g}H{x + 18:g}" stroke="{color}" stroke-width="{width:g}"{dash}/>'
    )
    if kind == "pijl":
        line += (
            f'<path d="M{x + 8:g} {y - 5:g}L{x + 19:g} {y:g}L{x + 8:g} {y + 5:g}Z" fill="{color}"/>'
        )
    if kind == "getal":
        line += f'<rect x="{x - 6:g}" y="{y - 8:g}" width="12" height="16" fill="#ffffff"/>'
        line += (
            f'<text x="{x:g}" y="{y + 5:g}" font-size="13" font-weight="700" '
            f'text-anchor="middle" fill="{INK}">2</text>'
        )
    return line
