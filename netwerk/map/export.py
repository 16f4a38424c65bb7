"""The picture leaves the tool: one HTML file, an SVG or a PNG, with names or without."""

from __future__ import annotations

from datetime import date

import resvg_py

from netwerk.errors import InputError
from netwerk.map.anonymous import anonymised, without_names
from netwerk.map.fonts import FAMILY, font_paths
from netwerk.map.html_file import html_of
from netwerk.map.svg import svg_of
from netwerk.map.svg_paper import PAPER_MM, PIXELS_PER_MM
from netwerk.map.view import Picture
from netwerk.typed.dates import day_words
from netwerk.typed.moments import today_here

FORMATS = ("html", "svg", "png")
DPI = {"A4": 220, "A3": 200, "A1": 150}
TITLE = "Netwerkkaart"


def export_map(
    picture: Picture,
    fmt: str,
    *,
    anonymous: bool = False,
    title: str = "",
    source_line: str = "",
    size: str = "A4",
    day: date | None = None,
) -> bytes:
    """A file that shows ``picture``, as html, svg or png.

    fmt: ``html`` (interactive, one file, no request outside), ``svg`` or ``png``.

    anonymous: no name, id, note or title of an actor anywhere in the file; a title or source line
      that holds a name is left out too. source_line: the selection and where the data comes from.
      size: A4, A3 or A1, landscape (svg, png).
    day: what day the picture is of, today when absent. Raises InputError for an unknown format or
      size.
    """
    if fmt not in FORMATS:
        raise InputError(f"Het formaat '{fmt}' bestaat niet. Kies html, svg of png.")
    if size not in PAPER_MM:
        raise InputError(f"Het papier '{size}' bestaat niet. Kies A4, A3 of A1.")
    title = title or TITLE
    if anonymous:
        title, source_line = (
            without_names(picture, title, TITLE),
            without_names(picture, source_line, ""),
        )
        picture = anonymised(picture)
    today = day or today_here()
    words = day_words(today.isoformat())
    if fmt == "html":
        return html_of(picture, title=title, source_line=source_line, day=words).encode("utf-8")
    svg = svg_of(picture, title=title, source_line=source_line, day=words, size=size)
    return svg.encode("utf-8") if fmt == "svg" else png_of(svg, size)


def png_of(svg: str, size: str = "A4", width: int | None = None) -> bytes:
    """An SVG of `svg_of` as PNG, drawn with the bundled font only: the same on every machine.

    width: in pixels; as many as print on this paper needs when absent.
    """
    drawn = resvg_py.svg_to_bytes(
        svg_string=svg,
        width=width or round(PAPER_MM[size][0] / 25.4 * DPI[size]),
        skip_system_fonts=True,
        font_files=font_paths(),
        font_family=FAMILY,
        sans_serif_family=FAMILY,
        dpi=25.4 * PIXELS_PER_MM,
    )
    return bytes(drawn)
