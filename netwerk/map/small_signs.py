"""The signs of a small picture as SVG, in colours that the page around it may set."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from netwerk.map.appearance import PALETTE, shape_of
from netwerk.map.small_ground import Rectangle
from netwerk.map.svg_paper import text
from netwerk.map.svg_signs import CORNERS
from netwerk.net.arrays import Floats

LINES: Mapping[str, str] = {
    "contact": 'stroke-width="1.3"',
    "affiliatie": 'stroke-width="1.1" stroke-dasharray="5 4"',
    "brug": 'stroke-width="2.4"',
    "voorstel": 'stroke-width="2.4" stroke-dasharray="2 4" stroke-linecap="round"',
}
PAPER = "var(--nw-papier,#ffffff)"
FONTS = "'Source Sans 3', 'Liberation Sans', sans-serif"
_SET_BY_A_PAGE = re.compile(r"var\(--[\w-]+,\s*([^)]+)\)")


def colour_of(key: str) -> str:
    """A key of the palette as a colour that a page may set."""
    return f"var(--nw-{key},{PALETTE[key][0]})"


def field_shape(field: Rectangle, key: str, *, dashed: bool = False) -> str:
    """The field of a kern, dashed when nothing leads out of it."""
    left, top, right, bottom = field
    edge = ' stroke-dasharray="6 4" stroke-width="1.8"' if dashed else ' stroke-width="1.1"'
    return (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" '
        f'height="{bottom - top:.1f}" rx="14" fill="{colour_of(key)}" fill-opacity=".08" '
        f'stroke="{colour_of(key)}" stroke-opacity=".65"{edge}/>'
    )


def outline_shape(ring: Sequence[tuple[float, float]], key: str, *, dashed: bool = False) -> str:
    """The outline of a kern, dashed when nothing leads out of it."""
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z"
    edge = ' stroke-dasharray="5 3" stroke-width="1.5"' if dashed else ' stroke-width="1"'
    return (
        f'<path d="{path}" fill="{colour_of(key)}" fill-opacity=".08" '
        f'stroke="{colour_of(key)}" stroke-opacity=".65"{edge}/>'
    )


def line_shape(a: Floats, b: Floats, kind: str) -> str:
    """A line; ``kind`` is a key of LINES."""
    return _path(((a, b),), kind, LINES[kind])


def lines_shape(lines: Sequence[tuple[Floats, Floats]], kind: str, width: float) -> str:
    """Many full lines of one colour and width as one shape, a tenth of what each apart takes."""
    return _path(lines, kind, f'stroke-width="{width:g}"')


def _path(lines: Sequence[tuple[Floats, Floats]], kind: str, style: str) -> str:
    path = "".join(f"M{a[0]:.1f} {a[1]:.1f}L{b[0]:.1f} {b[1]:.1f}" for a, b in lines)
    return f'<path d="{path}" fill="none" stroke="{colour_of(kind)}" {style}/>'


def sign_shape(soort: str, at: Floats, r: float, *, hollow: bool = False, edge: float = 1.0) -> str:
    """The sign of an actor; ``edge``: width of the line around it."""
    colour = colour_of(soort if soort in PALETTE else "rest")
    paint = (
        f'fill="{PAPER}" stroke="{colour}" stroke-width="{2 * edge:g}"'
        if hollow
        else f'fill="{colour}" stroke="{PAPER}" stroke-width="{edge:g}"'
    )
    x, y = float(at[0]), float(at[1])
    corners = CORNERS.get(shape_of(soort))
    if corners is None:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" {paint}/>'
    points = " ".join(f"{x + dx * r:.1f},{y + dy * r:.1f}" for dx, dy in corners)
    return f'<polygon points="{points}" {paint}/>'


def ring_shape(at: Floats, r: float) -> str:
    """The dotted ring around who has no relation."""
    return (
        f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="{r + 4:.1f}" fill="none" '
        f'stroke="{colour_of("tekst")}" stroke-width="1.2" stroke-dasharray="2 2.5"/>'
    )


def words_shape(
    lines: Sequence[str],
    x: float,
    y: float,
    key: str,
    anchor: str = "middle",
    *,
    px: float = 11.0,
    bold: bool = True,
) -> str:
    """Lines of text on an edge of paper, the first with its baseline at ``y``."""
    weight = 600 if bold else 400
    return "".join(
        f'<text x="{x:.1f}" y="{y + k * px * 1.14:.1f}" font-size="{px:g}" font-weight="{weight}" '
        f'text-anchor="{anchor}" fill="{colour_of(key)}" stroke="{PAPER}" stroke-width="3" '
        f'stroke-linejoin="round" paint-order="stroke">{text(line)}</text>'
        for k, line in enumerate(lines)
    )


def whole_shape(parts: Sequence[str], title: str, width: float, height: float) -> str:
    """The picture around its parts, with what it says in words."""
    words = text(title)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'class="nw-klein" role="img" aria-label="{words}"><title>{words}</title>'
        f"{''.join(parts)}</svg>"
    )


def on_paper(svg: str) -> str:
    """A small picture with colours and letters of its own: a file has no page to set them."""
    own = _SET_BY_A_PAGE.sub(r"\1", svg)
    return own.replace("<svg ", f'<svg font-family="{FONTS}" ', 1)
